"""Ways to be refused by the rules of the business, with a request whose form is right."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

from impl.platform.identifiers import decode
from tests.contract.customers import Reservation, acting, reserving, times_from_now
from tests.contract.published_contract import PublishedOperation
from tests.contract.refusals import Attempt, FleetScene, brings_about
from tests.contract.sample_requests import SampleRequest, sample_request

_OPEN_RESERVATIONS = 5


@brings_about("vehicle_unavailable", "createQuote")
async def a_vehicle_out_of_service(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    vehicle = await scene.fleet.vehicle(out_of_service=True)
    request = sample_request(found).with_body({"vehicle_id": vehicle, **times_from_now(days=1)})
    yield Attempt(customer=scene.customer(), request=request)


@brings_about("range_insufficient", "createQuote")
async def a_trip_that_is_too_long(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    body = {"vehicle_id": await scene.fleet.vehicle(), **times_from_now(days=1), "trip_distance_m": 1_000_000}
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_body(body))


@brings_about("outside_booking_window", "createQuote")
async def a_start_that_has_passed(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    body = {"vehicle_id": await scene.fleet.vehicle(), **times_from_now(days=-1)}
    yield Attempt(customer=scene.customer(), request=sample_request(found).with_body(body))


@brings_about("vehicle_unavailable", "createReservation")
async def somebody_was_faster(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    vehicle, customer, times = await scene.fleet.vehicle(), scene.customer(), times_from_now(days=1)
    quote = await customer.quote(vehicle, **times)
    await scene.customer().hold(vehicle, **times)
    yield Attempt(customer=customer, request=reserving(quote))


@brings_about("range_insufficient", "createReservation")
async def the_battery_ran_down(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    vehicle, customer = await scene.fleet.vehicle(), scene.customer()
    quote = await customer.quote(vehicle, **times_from_now(days=1), trip_distance_m=10_000)
    statement = "UPDATE vehicles SET range_m = 9000, battery_percent = 5 WHERE id = $1"
    await scene.fleet.change(statement, decode("veh", text=vehicle))
    yield Attempt(customer=customer, request=reserving(quote))


@brings_about("outside_booking_window", "createReservation")
async def the_quoted_start_has_passed(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    quote = await customer.quote(await scene.fleet.vehicle())
    await scene.fleet.change(
        "UPDATE quotes SET starts_at = starts_at - interval '2 days', ends_at = ends_at - interval '2 days' "
        "WHERE id = $1",
        decode("quo", text=quote["id"]),
    )
    yield Attempt(customer=customer, request=reserving(quote))


@brings_about("quote_expired", "createReservation")
async def the_quote_has_lapsed(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    quote = await customer.quote(await scene.fleet.vehicle())
    statement = "UPDATE quotes SET expires_at = now() - interval '1 second' WHERE id = $1"
    await scene.fleet.change(statement, decode("quo", text=quote["id"]))
    yield Attempt(customer=customer, request=reserving(quote))


@brings_about("quote_already_used", "createReservation")
async def a_quote_for_the_second_time(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    quote = await customer.quote(await scene.fleet.vehicle())
    assert (await customer.send(reserving(quote))).status_code == 201
    yield Attempt(customer=customer, request=reserving(quote))


@brings_about("too_many_open_reservations", "createReservation")
async def one_more_than_allowed(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    for _ in range(_OPEN_RESERVATIONS):
        await customer.hold(await scene.fleet.vehicle())
    yield Attempt(customer=customer, request=reserving(await customer.quote(await scene.fleet.vehicle())))


@brings_about("vehicle_unavailable", "updateReservation")
async def somebody_comes_right_after(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    vehicle, customer = await scene.fleet.vehicle(), scene.customer()
    held = await customer.hold(vehicle, **times_from_now(days=1))
    later = times_from_now(days=1.25)
    await scene.customer().hold(vehicle, **later)
    yield Attempt(customer=customer, request=acting(found.id, held).with_body(later))


@brings_about("vehicle_unavailable", "previewChange")
async def somebody_comes_right_after_what_is_previewed(
    scene: FleetScene, found: PublishedOperation
) -> AsyncIterator[Attempt]:
    vehicle, customer = await scene.fleet.vehicle(), scene.customer()
    held = await customer.hold(vehicle, **times_from_now(days=1))
    later = times_from_now(days=1.25)
    await scene.customer().hold(vehicle, **later)
    yield Attempt(customer=customer, request=acting(found.id, held).with_query(**later))


@brings_about("range_insufficient", "updateReservation", "previewChange")
async def another_vehicle_with_a_low_battery(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    vehicle, weaker, customer = await scene.fleet.vehicle(), await scene.fleet.vehicle(), scene.customer()
    held = await customer.hold(vehicle, **times_from_now(days=1), trip_distance_m=10_000)
    statement = "UPDATE vehicles SET range_m = 9000, battery_percent = 5 WHERE id = $1"
    await scene.fleet.change(statement, decode("veh", text=weaker))
    yield Attempt(customer=customer, request=_changing(found, held, {"vehicle_id": weaker}))


@brings_about("outside_booking_window", "updateReservation", "previewChange")
async def a_start_in_a_month(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    held = await customer.hold(await scene.fleet.vehicle())
    yield Attempt(customer=customer, request=_changing(found, held, times_from_now(days=30)))


@brings_about("price_changed", "updateReservation")
async def a_later_end_at_the_old_price(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    held = await customer.hold(await scene.fleet.vehicle())
    later_end = datetime.fromisoformat(held.document["ends_at"]).astimezone(UTC) + timedelta(hours=1)
    yield Attempt(customer=customer, request=acting(found.id, held).with_body({"ends_at": later_end.isoformat()}))


@brings_about(
    "illegal_transition",
    "updateReservation",
    "confirmReservation",
    "previewChange",
    "previewCancellation",
    "cancelReservation",
)
async def a_cancelled_reservation(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = await scene.paying_customer()
    cancelled = await customer.cancel(await customer.hold(await scene.fleet.vehicle()))
    request = acting(found.id, cancelled)
    yield Attempt(customer=customer, request=request)


@brings_about("payment_method_required", "confirmReservation")
async def nothing_to_pay_with(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    held = await customer.hold(await scene.fleet.vehicle())
    yield Attempt(customer=customer, request=acting(found.id, held))


@brings_about("cancellation_fee_changed", "cancelReservation")
async def another_fee_than_shown(scene: FleetScene, found: PublishedOperation) -> AsyncIterator[Attempt]:
    customer = scene.customer()
    held = await customer.hold(await scene.fleet.vehicle())
    body = {"accepted_fee": {"amount": 100, "currency": "EUR"}}
    yield Attempt(customer=customer, request=acting(found.id, held).with_body(body))


def _changing(found: PublishedOperation, held: Reservation, change: dict[str, str]) -> SampleRequest:
    """The request that makes a change, or the one that previews it."""
    request = acting(found.id, held)
    return request.with_query(**change) if found.method == "GET" else request.with_body(change)
