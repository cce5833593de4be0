"""The ports on the Reservation API behave alike on the real service and in memory, where fast tests use them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest

from generated import models
from impl.platform.settings import load_settings
from impl.reservation.migrate import upgrade
from impl.reservation.settings import ReservationSettings
from impl.travel_agent.reservations import errors
from impl.travel_agent.reservations.port import (
    ChangeWish,
    QuoteWish,
    VehicleWish,
)
from scripts.stack.database import scratch_database
from tests.support.customers import HOUR, SettableClock
from tests.support.fleet import BIKE, CAR, OTHER_CAR, SCOOTER, TIRED_CAR, VAN, insert_fleet
from tests.support.reservation_grounds import Ground, MemoryGround, ServiceGround, Traveller, copied_database
from tests.support.reservation_service import running_service
from tests.support.tokens import TokenIssuer

NOBODYS = models.ReservationId("res_01m7q5cvd0ftqv6emwfx5191va")
FREE = models.AcceptedAmount(amount=0, currency=models.Currency("EUR"))


@pytest.fixture(scope="module")
def template_url(postgres_url: str) -> Iterator[str]:
    with scratch_database(postgres_url) as database, ThreadPoolExecutor(max_workers=1) as executor:
        executor.submit(upgrade, database.url).result()
        executor.submit(asyncio.run, insert_fleet(database.url)).result()
        yield database.url


@pytest.fixture(params=["memory", "service"])
async def ground(
    request: pytest.FixtureRequest, issuer: TokenIssuer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Ground]:
    """Each test runs on both."""
    if request.param == "memory":
        yield MemoryGround()
        return
    server_url: str = request.getfixturevalue("postgres_url")
    template: str = request.getfixturevalue("template_url")
    async with copied_database(server_url, template) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("MOBILITY_ENV", "test")
        monkeypatch.setenv("MOBILITY_RATE_LIMIT_SCALE", "1000")
        monkeypatch.setenv("MOBILITY_SWEEP_SECONDS", "3600")
        clock = SettableClock()
        async with running_service(load_settings(ReservationSettings), clock=clock, issuer=issuer) as client:
            yield ServiceGround(client, issuer=issuer, clock=clock)


async def test_a_quote_becomes_a_hold_and_the_hold_a_reservation(ground: Ground) -> None:
    anna = await ground.customer("anna")
    quote = await anna.quote(CAR)
    held = await anna.writes.hold(quote.id, note="Two seats", key="k1")
    assert (held.reservation.status, held.version) == (models.ReservationStatus.HELD, '"1"')
    confirmed = await anna.writes.confirm(held.reservation.id, version=held.version, key="k2")
    assert (confirmed.reservation.status, confirmed.version) == (models.ReservationStatus.CONFIRMED, '"2"')
    assert confirmed.reservation.estimate == quote.estimate
    assert confirmed.reservation.note == "Two seats"
    assert [each.id for each in await anna.asks.list_reservations()] == [confirmed.reservation.id]
    made = await anna.writes.made_from(quote.id)
    assert made == await anna.asks.get(held.reservation.id)


async def test_a_repeated_key_is_answered_with_the_first_answer(ground: Ground) -> None:
    anna = await ground.customer("anna")
    quote = await anna.quote(CAR)
    first = await anna.writes.hold(quote.id, note=None, key="k1")
    assert await anna.writes.hold(quote.id, note=None, key="k1") == first
    confirmed = await anna.writes.confirm(first.reservation.id, version=first.version, key="k2")
    assert await anna.writes.confirm(first.reservation.id, version=first.version, key="k2") == confirmed
    cancelled = await anna.writes.cancel(first.reservation.id, version=confirmed.version, accepted_fee=FREE, key="k3")
    again = await anna.writes.cancel(first.reservation.id, version=confirmed.version, accepted_fee=FREE, key="k3")
    assert again == cancelled
    assert len(await anna.asks.list_reservations()) == 1


async def test_nobody_sees_or_touches_what_is_anothers(ground: Ground) -> None:
    anna, ben = await ground.customer("anna"), await ground.customer("ben")
    booked = await anna.book(CAR)
    quote = await anna.quote(VAN)
    refused: list[str] = []
    for reservation_id in (booked.reservation.id, NOBODYS):
        for call in _calls_about(ben, reservation_id, version=booked.version):
            with pytest.raises(errors.NotYours) as refusal:
                await call()
            refused.append(refusal.value.detail)
    assert len(set(refused)) == 1
    with pytest.raises(errors.NotYours):
        await ben.writes.hold(quote.id, note=None, key="k")
    assert await ben.writes.made_from(booked.reservation.quote_id) is None
    assert await ben.asks.list_reservations() == ()
    assert await anna.asks.get(booked.reservation.id) == booked


def _calls_about(
    customer: Traveller, reservation_id: models.ReservationId, *, version: str
) -> tuple[Callable[[], Awaitable[object]], ...]:
    asks, writes = customer.asks, customer.writes
    patch = models.ReservationPatch(note=models.Note("mine"))
    return (
        lambda: asks.get(reservation_id),
        lambda: asks.cancellation_preview(reservation_id),
        lambda: asks.change_preview(reservation_id, ChangeWish(vehicle_id=models.VehicleId(VAN.id))),
        lambda: writes.read(reservation_id),
        lambda: writes.confirm(reservation_id, version=version, key=uuid4().hex),
        lambda: writes.change(reservation_id, version=version, patch=patch),
        lambda: writes.cancel(reservation_id, version=version, accepted_fee=FREE, key=uuid4().hex),
    )


async def test_a_taken_vehicle_is_refused_when_priced_and_when_held(ground: Ground) -> None:
    anna, ben = await ground.customer("anna"), await ground.customer("ben")
    quote = await ben.quote(CAR)
    await anna.book(CAR)
    with pytest.raises(errors.VehicleTaken):
        await ben.quote(CAR)
    with pytest.raises(errors.VehicleTaken):
        await ben.writes.hold(quote.id, note=None, key="k")
    assert (await ben.book(OTHER_CAR)).reservation.status is models.ReservationStatus.CONFIRMED


async def test_a_hold_lapses_by_itself(ground: Ground) -> None:
    anna, ben = await ground.customer("anna"), await ground.customer("ben")
    held = await anna.hold(CAR)
    ground.clock.advance(timedelta(minutes=5))
    assert (await anna.asks.get(held.reservation.id)).reservation.status is models.ReservationStatus.EXPIRED
    with pytest.raises(errors.NotPossibleNow) as refusal:
        await anna.writes.confirm(held.reservation.id, version=held.version, key="k")
    assert refusal.value.status is models.ReservationStatus.EXPIRED
    await ben.book(CAR)


async def test_an_old_quote_and_a_used_one_make_no_hold(ground: Ground) -> None:
    anna = await ground.customer("anna")
    quote = await anna.quote(CAR)
    await anna.writes.hold(quote.id, note=None, key="k1")
    with pytest.raises(errors.QuoteUsed):
        await anna.writes.hold(quote.id, note=None, key="k2")
    other = await anna.quote(VAN)
    ground.clock.advance(timedelta(minutes=10))
    with pytest.raises(errors.QuoteExpired):
        await anna.writes.hold(other.id, note=None, key="k3")


async def test_without_a_payment_method_a_hold_is_not_confirmed_and_costs_nothing_to_give_back(ground: Ground) -> None:
    anna = await ground.customer("anna", pays=False)
    assert not (await anna.asks.profile()).has_payment_method
    held = await anna.hold(CAR)
    with pytest.raises(errors.PaymentMethodMissing):
        await anna.writes.confirm(held.reservation.id, version=held.version, key="k")
    released = await anna.writes.cancel(held.reservation.id, version=held.version, accepted_fee=FREE, key="r")
    assert released.reservation.status is models.ReservationStatus.CANCELLED


async def test_only_so_many_reservations_are_open_at_once(ground: Ground) -> None:
    anna = await ground.customer("anna")
    for hours in range(5):
        quote = await anna.quote(CAR, starts_in=timedelta(hours=2 * hours + 1))
        await anna.writes.hold(quote.id, note=None, key=uuid4().hex)
    quote = await anna.quote(VAN)
    with pytest.raises(errors.TooManyReservations):
        await anna.writes.hold(quote.id, note=None, key="k")


async def test_a_change_is_previewed_and_made_at_the_accepted_total(ground: Ground) -> None:
    anna = await ground.customer("anna")
    booked = await anna.book(CAR)
    ends_at = booked.reservation.starts_at + 2 * HOUR
    previewed = await anna.asks.change_preview(booked.reservation.id, ChangeWish(ends_at=ends_at))
    assert previewed.version == booked.version
    assert previewed.preview.previous_total == booked.reservation.estimate.total
    with pytest.raises(errors.PriceChanged) as refusal:
        patch = models.ReservationPatch(ends_at=ends_at)
        await anna.writes.change(booked.reservation.id, version=booked.version, patch=patch)
    assert refusal.value.price == previewed.preview.price
    total = previewed.preview.price.total
    accepted = models.AcceptedAmount(amount=total.amount, currency=total.currency)
    patch = models.ReservationPatch(ends_at=ends_at, accepted_total=accepted)
    changed = await anna.writes.change(booked.reservation.id, version=booked.version, patch=patch)
    assert (changed.reservation.ends_at, changed.reservation.estimate) == (ends_at, previewed.preview.price)
    with pytest.raises(errors.ReservationChanged):
        await anna.writes.change(booked.reservation.id, version=booked.version, patch=patch)


async def test_a_move_to_a_taken_vehicle_is_refused_in_the_preview(ground: Ground) -> None:
    anna, ben = await ground.customer("anna"), await ground.customer("ben")
    booked = await anna.book(CAR)
    await ben.book(OTHER_CAR)
    wish = ChangeWish(vehicle_id=models.VehicleId(OTHER_CAR.id))
    with pytest.raises(errors.VehicleTaken):
        await anna.asks.change_preview(booked.reservation.id, wish)


async def test_a_note_is_changed_and_removed(ground: Ground) -> None:
    anna = await ground.customer("anna")
    booked = await anna.book(CAR)
    noted = await anna.writes.change(
        booked.reservation.id, version=booked.version, patch=models.ReservationPatch(note=models.Note("Roof box"))
    )
    assert noted.reservation.note == "Roof box"
    bare = await anna.writes.change(
        booked.reservation.id, version=noted.version, patch=models.ReservationPatch(note=None)
    )
    assert bare.reservation.model_dump().get("note") is None


async def test_cancelling_costs_the_fee_that_was_shown(ground: Ground) -> None:
    anna = await ground.customer("anna")
    booked = await anna.book(CAR)
    ground.clock.advance(timedelta(hours=14, minutes=30))
    preview = await anna.asks.cancellation_preview(booked.reservation.id)
    assert preview.fee.total.amount == 500
    with pytest.raises(errors.PriceChanged) as refusal:
        await anna.writes.cancel(booked.reservation.id, version=booked.version, accepted_fee=FREE, key="k1")
    assert refusal.value.price == preview.fee
    accepted = models.AcceptedAmount(amount=500, currency=models.Currency("EUR"))
    cancelled = await anna.writes.cancel(booked.reservation.id, version=booked.version, accepted_fee=accepted, key="k2")
    assert cancelled.reservation.status is models.ReservationStatus.CANCELLED
    with pytest.raises(errors.NotPossibleNow):
        await anna.asks.cancellation_preview(booked.reservation.id)


async def test_vehicles_are_refused_outside_their_windows_and_beyond_their_range(ground: Ground) -> None:
    anna = await ground.customer("anna")
    now = ground.clock.now
    with pytest.raises(errors.OutsideBookingWindow):
        await anna.asks.quote(QuoteWish(vehicle_id=models.VehicleId(SCOOTER.id), starts_at=now + HOUR))
    with pytest.raises(errors.OutsideBookingWindow):
        await anna.asks.quote(QuoteWish(vehicle_id=models.VehicleId(CAR.id)))
    with pytest.raises(errors.RangeInsufficient) as refusal:
        wish = QuoteWish(vehicle_id=models.VehicleId(TIRED_CAR.id), ends_at=now + HOUR, trip_distance_m=9_000)
        await anna.asks.quote(wish)
    assert refusal.value.range_m == TIRED_CAR.range_m
    ride = await anna.asks.quote(QuoteWish(vehicle_id=models.VehicleId(BIKE.id), expected_duration_min=20))
    assert ride.estimate.total.amount == 100 + 20 * 20
    with pytest.raises(errors.NotYours):
        await anna.asks.quote(QuoteWish(vehicle_id=models.VehicleId("veh_01m7q5crf8fe59x9fhj1jp84n9")))


async def test_vehicles_metro_and_preferences_are_read(ground: Ground) -> None:
    anna = await ground.customer("anna")
    here = models.Position(latitude=models.Latitude(60.1699), longitude=models.Longitude(24.9384))
    offers = await anna.asks.search_vehicles(VehicleWish(position=here, vehicle_classes=[models.VehicleClass.VAN]))
    assert [offer.vehicle.id for offer in offers] == [VAN.id]
    assert (await anna.asks.vehicle(models.VehicleId(VAN.id))).model == "Volt van"
    assert (await anna.asks.metro(here)).name == "Helsinki"
    patch = models.PreferencesPatch(avoid_tolls=True)
    assert (await anna.asks.change_preferences(patch)).preferences.avoid_tolls is True
    assert (await anna.asks.profile()).preferences.avoid_tolls is True
