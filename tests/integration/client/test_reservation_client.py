"""The Travel Agent's way into the Reservation API: the generated client, with the customer's own token."""

import socket
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from pydantic import MISSING

from generated import client_problems as problems
from generated import models
from generated.client_runtime import Operation, ServiceUnreachable, Timing, UnexpectedAnswer
from generated.reservation import client_operations
from generated.reservation.client import ReservationClient
from generated.reservation.client_operations import GetReservation
from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from impl.reservation.app import assemble
from impl.reservation.settings import ReservationSettings
from tests.integration.client.booking import FREE, HELSINKI_CENTRE, hold, wish
from tests.support.customers import ALL_SCOPES, HOUR, SettableClock
from tests.support.fleet import BROKEN_CAR, CAR, HELSINKI, OTHER_CAR, TIRED_CAR
from tests.support.outcomes import nothing_changes
from tests.support.tokens import TokenIssuer
from tests.support.web import web_server

UNKNOWN_RESERVATION = models.ReservationId(encode("res", value=new_uuid7()))


async def test_a_trip_is_found_priced_held_confirmed_previewed_and_cancelled(
    annas: ReservationClient, clock: SettableClock
) -> None:
    found = await annas.search_vehicles(**HELSINKI_CENTRE, vehicle_class=[models.VehicleClass.CAR], limit=1)
    vehicle = found.body.items[0].vehicle
    assert isinstance(vehicle, models.Car)

    quote = await annas.create_quote(body=wish(clock))
    assert quote.location == f"/v1/quotes/{quote.body.id}"
    assert quote.body.estimate.total == models.Money(amount=1840, currency=models.Currency("EUR"))

    held = await annas.create_reservation(body=models.ReservationCreate(quote_id=quote.body.id))
    assert held.body.status is models.ReservationStatus.HELD
    assert held.idempotent_replayed is None

    confirmed = await annas.confirm_reservation(reservation_id=held.body.id, if_match=held.etag)
    assert confirmed.body.status is models.ReservationStatus.CONFIRMED

    preview = await annas.preview_cancellation(reservation_id=held.body.id)
    assert preview.body.fee.total.amount == 0

    cancelled = await annas.cancel_reservation(reservation_id=held.body.id, if_match=confirmed.etag, body=FREE)
    assert cancelled.body.status is models.ReservationStatus.CANCELLED
    page = await annas.list_reservations(status=[models.ReservationStatus.CANCELLED])
    assert [item.id for item in page.body.items] == [held.body.id]


async def test_a_merge_patch_sends_what_is_set_and_nulls(annas: ReservationClient, clock: SettableClock) -> None:
    held = await hold(annas, clock)
    patch = models.ReservationPatch(note=models.Note("Two child seats?"))
    noted = await annas.update_reservation(reservation_id=held.body.id, if_match=held.etag, body=patch)
    assert noted.body.note == "Two child seats?"
    assert (noted.body.starts_at, noted.body.ends_at) == (held.body.starts_at, held.body.ends_at)
    without = models.ReservationPatch(note=None)
    plain = await annas.update_reservation(reservation_id=held.body.id, if_match=noted.etag, body=without)
    assert "note" not in plain.body.model_fields_set


async def test_a_reservation_that_is_known_is_not_sent_again(annas: ReservationClient, clock: SettableClock) -> None:
    held = await hold(annas, clock)
    match await annas.get_reservation(reservation_id=held.body.id):
        case GetReservation.Ok(body=body, etag=etag):
            assert (body.id, etag) == (held.body.id, held.etag)
        case GetReservation.NotModified():
            pytest.fail("nothing was known")
    again = await annas.get_reservation(reservation_id=held.body.id, if_none_match=held.etag)
    assert isinstance(again, GetReservation.NotModified)


async def test_the_same_key_gives_the_first_answer(
    annas: ReservationClient, clock: SettableClock, database: Database
) -> None:
    quote = await annas.create_quote(body=wish(clock))
    body = models.ReservationCreate(quote_id=quote.body.id)
    first = await annas.create_reservation(body=body, idempotency_key="turn-7")
    async with nothing_changes(database):
        again = await annas.create_reservation(body=body, idempotency_key="turn-7")
    assert (again.idempotent_replayed, again.body, again.etag) == ("true", first.body, first.etag)
    with pytest.raises(problems.IdempotencyKeyReused):
        await annas.create_reservation(
            body=models.ReservationCreate(quote_id=quote.body.id, note=models.Note("Other")), idempotency_key="turn-7"
        )


class ForgetfulTransport(httpx.AsyncBaseTransport):
    """Loses the answer of each request that is to be forgotten, after the service has worked on it."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.forgets = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self.client.send(request)
        if self.forgets:
            self.forgets -= 1
            raise httpx.ReadError("connection reset", request=request)
        return response


async def at_once(_seconds: float) -> None:
    """Wait for nothing."""


async def test_a_lost_answer_is_asked_for_again_without_booking_twice(
    annas: ReservationClient, client: httpx.AsyncClient, issuer: TokenIssuer, clock: SettableClock
) -> None:
    transport = ForgetfulTransport(client)
    token = issuer.token("auth0|anna", scopes=ALL_SCOPES)
    async with httpx.AsyncClient(transport=transport) as http:
        api = ReservationClient("http://service", token=token, http=http, timing=Timing(sleep=at_once))
        quote = await api.create_quote(body=wish(clock))
        transport.forgets = 1
        held = await api.create_reservation(body=models.ReservationCreate(quote_id=quote.body.id))
        assert held.idempotent_replayed == "true"
        assert len((await annas.list_reservations()).body.items) == 1
        transport.forgets = 1
        patch = models.ReservationPatch(note=models.Note("Window seat"))
        with pytest.raises(ServiceUnreachable) as caught:
            await api.update_reservation(reservation_id=held.body.id, if_match=held.etag, body=patch)
        assert caught.value.outcome_unknown


async def test_a_price_that_changes_is_told_and_taken_only_when_accepted(
    annas: ReservationClient, clock: SettableClock
) -> None:
    held = await hold(annas, clock)
    assert held.body.ends_at is not MISSING
    later = held.body.ends_at + HOUR
    change: dict[str, Any] = {"reservation_id": held.body.id, "if_match": held.etag}
    with pytest.raises(problems.PriceChanged) as caught:
        await annas.update_reservation(**change, body=models.ReservationPatch(ends_at=later))
    total = caught.value.problem.current_price.total
    assert total.amount == 100 + 120 * 29
    assert caught.value.request_id
    accepted = models.AcceptedAmount(amount=total.amount, currency=total.currency)
    changed = await annas.update_reservation(
        **change, body=models.ReservationPatch(ends_at=later, accepted_total=accepted)
    )
    assert changed.body.estimate.total == total


async def test_problems_are_exceptions_of_their_own(
    annas: ReservationClient, api_for: Callable[[str], ReservationClient], clock: SettableClock
) -> None:
    held = await hold(annas, clock)
    with pytest.raises(problems.VehicleUnavailable):
        await annas.create_quote(body=wish(clock, BROKEN_CAR))
    with pytest.raises(problems.VehicleUnavailable):
        await api_for("ben").create_quote(body=wish(clock, CAR))
    with pytest.raises(problems.RangeInsufficient) as range_:
        body = wish(clock, TIRED_CAR).model_copy(update={"trip_distance_m": 9000})
        await annas.create_quote(body=body)
    assert range_.value.problem.range_m == 5000
    with pytest.raises(problems.NotFound) as missing:
        await annas.get_reservation(reservation_id=UNKNOWN_RESERVATION)
    assert (missing.value.status, missing.value.code) == (404, "not_found")
    with pytest.raises(problems.NotFound):
        await api_for("ben").get_reservation(reservation_id=held.body.id)
    with pytest.raises(problems.PreconditionFailed):
        await annas.confirm_reservation(reservation_id=held.body.id, if_match='"99"')
    with pytest.raises(problems.PaymentMethodRequired):
        bens = await hold(api_for("ben"), clock, OTHER_CAR)
        await api_for("ben").confirm_reservation(reservation_id=bens.body.id, if_match=bens.etag)
    with pytest.raises(problems.CancellationFeeChanged) as fee:
        other = models.ReservationCancel(accepted_fee=models.AcceptedAmount(amount=1, currency=models.Currency("EUR")))
        await annas.cancel_reservation(reservation_id=held.body.id, if_match=held.etag, body=other)
    assert fee.value.problem.current_fee.total.amount == 0


async def test_a_quote_that_lapsed_or_was_used_is_told(annas: ReservationClient, clock: SettableClock) -> None:
    quote = await annas.create_quote(body=wish(clock))
    body = models.ReservationCreate(quote_id=quote.body.id)
    await annas.create_reservation(body=body)
    with pytest.raises(problems.QuoteAlreadyUsed):
        await annas.create_reservation(body=body)
    late = await annas.create_quote(body=wish(clock, OTHER_CAR))
    clock.advance(timedelta(minutes=11))
    with pytest.raises(problems.QuoteExpired):
        await annas.create_reservation(body=models.ReservationCreate(quote_id=late.body.id))


async def test_faults_of_a_request_are_listed(annas: ReservationClient) -> None:
    with pytest.raises(problems.ValidationFailed) as caught:
        await annas.search_vehicles(latitude=models.Latitude(91.0), longitude=models.Longitude(0.0), limit=0)
    pointers = {error.pointer for error in caught.value.problem.errors}
    assert pointers == {"/query/latitude", "/query/limit"}


async def test_a_token_that_does_not_hold_or_lacks_a_scope_is_told(
    annas: ReservationClient, issuer: TokenIssuer
) -> None:
    with pytest.raises(problems.Unauthenticated) as caught:
        await annas.with_token("no.token.atall").get_customer()
    assert caught.value.www_authenticate
    with pytest.raises(problems.Forbidden):
        await annas.with_token(issuer.token("auth0|anna", scopes="vehicles:read")).get_customer()


type Call = Callable[[ReservationClient, SettableClock], Awaitable[object]]


async def _held(api: ReservationClient, clock: SettableClock) -> dict[str, Any]:
    held = await hold(api, clock)
    return {"reservation_id": held.body.id, "if_match": held.etag}


async def _create_quote(api: ReservationClient, clock: SettableClock) -> object:
    return await api.create_quote(body=wish(clock))


async def _get_quote(api: ReservationClient, clock: SettableClock) -> object:
    return await api.get_quote(quote_id=(await api.create_quote(body=wish(clock))).body.id)


async def _get_reservation(api: ReservationClient, clock: SettableClock) -> object:
    return await api.get_reservation(reservation_id=(await hold(api, clock)).body.id)


async def _update_reservation(api: ReservationClient, clock: SettableClock) -> object:
    return await api.update_reservation(**await _held(api, clock), body=models.ReservationPatch(note=None))


async def _confirm_reservation(api: ReservationClient, clock: SettableClock) -> object:
    return await api.confirm_reservation(**await _held(api, clock))


async def _preview_cancellation(api: ReservationClient, clock: SettableClock) -> object:
    return await api.preview_cancellation(reservation_id=(await hold(api, clock)).body.id)


async def _preview_change(api: ReservationClient, clock: SettableClock) -> object:
    return await api.preview_change(reservation_id=(await hold(api, clock)).body.id)


async def _cancel_reservation(api: ReservationClient, clock: SettableClock) -> object:
    return await api.cancel_reservation(**await _held(api, clock), body=FREE)


async def _update_customer(api: ReservationClient, _clock: SettableClock) -> object:
    profile = await api.get_customer()
    return await api.update_customer(if_match=profile.etag, body=models.CustomerPatch(locale=models.Locale.FI))


async def _get_parking_spot(api: ReservationClient, _clock: SettableClock) -> object:
    # The fleet has no spots.
    with pytest.raises(problems.NotFound) as caught:
        await api.get_parking_spot(parking_spot_id=models.ParkingSpotId(encode("spt", value=new_uuid7())))
    return caught.value


CALLS: dict[str, Call] = {
    "listMetros": lambda api, _clock: api.list_metros(),
    "getMetro": lambda api, _clock: api.get_metro(metro_id=models.MetroId(encode("met", value=HELSINKI))),
    "searchVehicles": lambda api, clock: api.search_vehicles(**HELSINKI_CENTRE, starts_at=clock.now),
    "getVehicle": lambda api, _clock: api.get_vehicle(vehicle_id=models.VehicleId(CAR.id)),
    "searchParkingSpots": lambda api, _clock: api.search_parking_spots(**HELSINKI_CENTRE, with_charger=True),
    "getParkingSpot": _get_parking_spot,
    "createQuote": _create_quote,
    "getQuote": _get_quote,
    "listReservations": lambda api, _clock: api.list_reservations(),
    "createReservation": hold,
    "getReservation": _get_reservation,
    "updateReservation": _update_reservation,
    "confirmReservation": _confirm_reservation,
    "previewCancellation": _preview_cancellation,
    "previewChange": _preview_change,
    "cancelReservation": _cancel_reservation,
    "getCustomer": lambda api, _clock: api.get_customer(),
    "updateCustomer": _update_customer,
    "getHealth": lambda api, _clock: api.get_health(),
    "getReadiness": lambda api, _clock: api.get_readiness(),
    "getContract": lambda api, _clock: api.get_contract(),
}


async def test_every_operation_of_the_contract_can_be_called(annas: ReservationClient, clock: SettableClock) -> None:
    operations = {value.id for value in vars(client_operations).values() if isinstance(value, Operation)}
    assert operations == CALLS.keys()
    for name, call in CALLS.items():
        assert await call(annas, clock), name
        # What one call reserves must not be in the way of the next.
        await _cancel_everything(annas)


async def _cancel_everything(api: ReservationClient) -> None:
    open_ones = [models.ReservationStatus.HELD, models.ReservationStatus.CONFIRMED]
    for reservation in (await api.list_reservations(status=open_ones)).body.items:
        current = await api.get_reservation(reservation_id=reservation.id)
        assert isinstance(current, GetReservation.Ok)
        await api.cancel_reservation(reservation_id=reservation.id, if_match=current.etag, body=FREE)


async def test_the_client_works_over_real_connections(
    settings: ReservationSettings, clock: SettableClock, issuer: TokenIssuer
) -> None:
    token = issuer.token("auth0|anna", scopes=ALL_SCOPES)
    application = assemble(settings, clock=clock, verifier=issuer.verifier())
    async with (
        web_server(application) as address,
        ReservationClient(address, token=token, context_headers=lambda: {"X-Request-Id": "the-turn"}) as api,
    ):
        held = await hold(api, clock)
        assert held.body.status is models.ReservationStatus.HELD
        with pytest.raises(problems.NotFound) as caught:
            await api.get_reservation(reservation_id=UNKNOWN_RESERVATION)
        assert caught.value.request_id == "the-turn"


async def test_a_service_that_is_not_there_is_unreachable() -> None:
    with socket.socket() as taken:
        # Bound, but nobody listens.
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        async with ReservationClient(address, token="t", timing=Timing(sleep=at_once)) as api:
            with pytest.raises(ServiceUnreachable) as caught:
                await api.list_reservations()
    assert (caught.value.answer_lost, caught.value.attempts) == (False, 3)


async def test_another_service_at_the_address_is_noticed(client: httpx.AsyncClient) -> None:
    api = ReservationClient("http://service/elsewhere", token="t", http=client)
    with pytest.raises(UnexpectedAnswer) as caught:
        await api.get_health()
    assert (caught.value.status, caught.value.operation) == (404, "getHealth")
