from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from generated.models import AcceptedAmount, Currency, PriceLineKind, ReservationStatus, Tariff, VehicleClass
from impl.reservation.domain.changes import Change, Terms, edit_note, move, require_acceptance
from impl.reservation.domain.errors import (
    IllegalTransition,
    OutsideBookingWindow,
    PriceChanged,
    RangeInsufficient,
    VehicleUnavailable,
)
from impl.reservation.domain.quotes import Candidate
from impl.reservation.domain.reservations import Reservation
from tests.support.bookings import HELSINKI, NOW, ZURICH, reservation, tariff, vehicle

TERMS = Terms(expected_duration_min=15, trip_distance_m=8000)
HOUR = timedelta(hours=1)


def candidate(
    vehicle_class: VehicleClass = VehicleClass.CAR, *, number: int = 10, zurich: bool = False, range_m: int = 200_000
) -> Candidate:
    return Candidate(
        vehicle=vehicle(number, vehicle_class=vehicle_class),
        metro_id=ZURICH if zurich else HELSINKI,
        time_zone="Europe/Zurich" if zurich else "Europe/Helsinki",
        range_m=range_m,
        out_of_service=False,
    )


def accept(amount: int, *, currency: str = "EUR") -> AcceptedAmount:
    return AcceptedAmount(amount=amount, currency=Currency(currency))


def moved(
    change: Change, *, target: Candidate | None = None, today: Tariff | None = None, before: Reservation | None = None
) -> Reservation:
    start = before or reservation()
    after = move(
        start,
        change,
        target=target or candidate(),
        todays_tariff=today or tariff(per_minute=99),
        terms=TERMS,
        now=NOW,
    )
    require_acceptance(after, before=start, accepted=change.accepted_total)
    return after


def test_what_is_already_so_moves_nothing() -> None:
    held = reservation()
    helsinki = timezone(timedelta(hours=2))
    same = Change(
        vehicle_id=held.vehicle.id,
        starts_at=held.period.starts_at.astimezone(helsinki),
        ends_at=held.period.reserved_until,
    )
    assert not same.moves(held)
    assert not Change(note="Hello").moves(held)
    assert Change(ends_at=held.period.reserved_until + HOUR).moves(held)


def test_a_later_end_costs_more_and_needs_acceptance() -> None:
    end = reservation().period.reserved_until + timedelta(minutes=30)
    with pytest.raises(PriceChanged) as refusal:
        moved(Change(ends_at=end))
    current = refusal.value.members["current_price"]
    changed = moved(Change(ends_at=end, accepted_total=accept(2710)))
    assert changed.estimate == current
    assert changed.estimate.total.amount == 2710
    assert changed.version == 2
    assert changed.period.ends_at == end


@pytest.mark.parametrize("accepted", [accept(2709), accept(2711), accept(2710, currency="CHF")])
def test_another_total_than_the_accepted_one_is_refused(accepted: AcceptedAmount) -> None:
    end = reservation().period.reserved_until + timedelta(minutes=30)
    with pytest.raises(PriceChanged):
        moved(Change(ends_at=end, accepted_total=accepted))


def test_moving_both_ends_alike_costs_the_same_and_needs_no_acceptance() -> None:
    period = reservation().period
    changed = moved(Change(starts_at=period.starts_at + HOUR, ends_at=period.reserved_until + HOUR))
    assert changed.estimate == reservation().estimate


def test_another_vehicle_of_the_class_keeps_the_frozen_tariff() -> None:
    changed = moved(Change(vehicle_id=vehicle(11).id), target=candidate(number=11))
    assert changed.tariff == reservation().tariff
    assert changed.vehicle.id == vehicle(11).id


def test_another_class_takes_the_tariff_of_today() -> None:
    today = tariff(vehicle_class=VehicleClass.VAN, per_minute=50)
    change = Change(vehicle_id=vehicle(11).id, accepted_total=accept(100 + 60 * 50))
    changed = moved(change, target=candidate(VehicleClass.VAN, number=11), today=today)
    assert changed.tariff == today


def test_another_metro_takes_its_tariff_currency_and_time_zone() -> None:
    today = tariff(currency="CHF", vat_rate=810)
    target = candidate(number=11, zurich=True)
    with pytest.raises(PriceChanged):
        moved(Change(vehicle_id=target.vehicle.id), target=target, today=today)
    change = Change(vehicle_id=target.vehicle.id, accepted_total=accept(1840, currency="CHF"))
    changed = moved(change, target=target, today=today)
    assert (changed.metro_id, changed.time_zone, changed.estimate.total.currency) == (ZURICH, "Europe/Zurich", "CHF")


def test_on_the_way_to_an_open_ended_class_the_agreed_end_falls_away() -> None:
    soon = reservation(starts_in=timedelta(minutes=10))
    today = tariff(vehicle_class=VehicleClass.SCOOTER)
    change = Change(vehicle_id=vehicle(11).id, accepted_total=accept(100 + 15 * 29))
    changed = moved(change, target=candidate(VehicleClass.SCOOTER, number=11), today=today, before=soon)
    assert changed.period.ends_at is None
    assert changed.period.reserved_until == soon.period.starts_at + timedelta(hours=12)
    usage = next(line for line in changed.estimate.lines if line.kind is PriceLineKind.USAGE)
    assert usage.minutes == TERMS.expected_duration_min


def test_on_the_way_to_a_planned_class_an_end_is_wanted() -> None:
    ride = reservation(starts_in=timedelta(minutes=10), vehicle_class=VehicleClass.BIKE)
    with pytest.raises(OutsideBookingWindow):
        moved(Change(vehicle_id=vehicle(11).id), target=candidate(number=11), before=ride)


def test_an_open_ended_ride_takes_no_end() -> None:
    ride = reservation(starts_in=timedelta(minutes=10), vehicle_class=VehicleClass.BIKE)
    change = Change(ends_at=ride.period.starts_at + HOUR)
    assert change.moves(ride)
    with pytest.raises(OutsideBookingWindow):
        moved(change, target=candidate(VehicleClass.BIKE), before=ride)


def test_the_trip_of_the_quote_must_still_be_in_reach() -> None:
    with pytest.raises(RangeInsufficient) as refusal:
        moved(Change(vehicle_id=vehicle(11).id), target=candidate(number=11, range_m=7999))
    assert refusal.value.members == {"range_m": 7999}


def test_a_vehicle_out_of_service_is_not_to_be_had() -> None:
    target = replace(candidate(number=11), out_of_service=True)
    with pytest.raises(VehicleUnavailable):
        moved(Change(vehicle_id=vehicle(11).id), target=target)


def test_a_move_may_edit_the_note_as_well() -> None:
    period = reservation().period
    change = Change(starts_at=period.starts_at + HOUR, ends_at=period.reserved_until + HOUR, note="Later")
    assert moved(change).note == "Later"
    assert moved(replace(change, note=None), before=replace(reservation(), note="Before")).note is None


def test_the_note_is_written_replaced_kept_and_removed() -> None:
    held = reservation()
    noted = edit_note(held, "Two child seats", now=NOW)
    assert (noted.note, noted.version) == ("Two child seats", 2)
    assert edit_note(noted, "Two child seats", now=NOW) is noted
    assert edit_note(noted, Change().note, now=NOW) is noted
    assert edit_note(noted, None, now=NOW).note is None
    assert edit_note(held, None, now=NOW) is held


@pytest.mark.parametrize(
    "status", sorted(set(ReservationStatus) - {ReservationStatus.HELD, ReservationStatus.CONFIRMED})
)
def test_what_has_begun_or_ended_is_not_changed(status: ReservationStatus) -> None:
    with pytest.raises(IllegalTransition):
        edit_note(reservation(status), "Too late", now=NOW)
    with pytest.raises(IllegalTransition):
        moved(Change(starts_at=NOW.astimezone(UTC)), before=reservation(status))
