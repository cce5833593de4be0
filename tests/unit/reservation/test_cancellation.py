from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generated.models import AcceptedAmount, Currency, PriceLineKind, ReservationStatus
from impl.reservation.domain.errors import CancellationFeeChanged, IllegalTransition
from impl.reservation.domain.reservations import as_of, cancel, preview_cancellation
from tests.support.bookings import NOW, reservation, tariff

MOMENT = timedelta(microseconds=1)


def accept(amount: int, *, currency: str = "EUR") -> AcceptedAmount:
    return AcceptedAmount(amount=amount, currency=Currency(currency))


def test_a_hold_is_free_to_cancel_until_its_very_start() -> None:
    preview = preview_cancellation(reservation(starts_in=timedelta()), now=NOW)
    assert preview.fee.total.amount == 0
    assert preview.fee.lines == []
    assert preview.free_until is None


def test_a_confirmed_reservation_is_free_before_the_cut_off_and_costs_the_fee_from_it_on() -> None:
    confirmed = reservation(ReservationStatus.CONFIRMED)
    cut_off = confirmed.period.starts_at - timedelta(minutes=60)
    before, at = (preview_cancellation(confirmed, now=moment) for moment in (cut_off - MOMENT, cut_off))
    assert before.free_until == at.free_until == cut_off
    assert before.fee.total.amount == 0
    assert at.fee.total.amount == 500
    assert [line.kind for line in at.fee.lines] == [PriceLineKind.CANCELLATION_FEE]


@given(st.integers(min_value=0, max_value=100_000), st.integers(min_value=0, max_value=10_000))
def test_the_fee_shows_its_vat(fee: int, vat_rate: int) -> None:
    confirmed = reservation(
        ReservationStatus.CONFIRMED,
        starts_in=timedelta(minutes=1),
        terms=tariff(cancellation_fee=fee, vat_rate=vat_rate),
    )
    price = preview_cancellation(confirmed, now=NOW).fee
    assert price.total.amount == fee
    assert price.net.amount + price.vat.amount == fee
    assert len(price.lines) == bool(fee)


def test_cancelling_at_the_accepted_fee_ends_the_reservation() -> None:
    confirmed = reservation(ReservationStatus.CONFIRMED, starts_in=timedelta(minutes=30))
    cancelled = cancel(confirmed, accepted_fee=accept(500), now=NOW)
    assert cancelled.status is ReservationStatus.CANCELLED
    assert cancelled.version == confirmed.version + 1
    assert cancelled.cancellation is not None
    assert cancelled.cancellation.cancelled_at == NOW
    assert cancelled.cancellation.fee.total.amount == 500


def test_a_cancelled_hold_no_longer_lapses() -> None:
    cancelled = cancel(reservation(), accepted_fee=accept(0), now=NOW)
    assert cancelled.hold_expires_at is None


@pytest.mark.parametrize("accepted", [accept(0), accept(499), accept(501), accept(500, currency="CHF")])
def test_another_fee_than_the_accepted_one_changes_nothing(accepted: AcceptedAmount) -> None:
    confirmed = reservation(ReservationStatus.CONFIRMED, starts_in=timedelta(minutes=30))
    with pytest.raises(CancellationFeeChanged) as refusal:
        cancel(confirmed, accepted_fee=accepted, now=NOW)
    assert refusal.value.members["current_fee"] == preview_cancellation(confirmed, now=NOW).fee


@pytest.mark.parametrize(
    "status", sorted(set(ReservationStatus) - {ReservationStatus.HELD, ReservationStatus.CONFIRMED})
)
def test_what_has_begun_or_ended_can_neither_be_cancelled_nor_previewed(status: ReservationStatus) -> None:
    with pytest.raises(IllegalTransition):
        preview_cancellation(reservation(status), now=NOW)
    with pytest.raises(IllegalTransition):
        cancel(reservation(status), accepted_fee=accept(0), now=NOW)


def test_a_lapsed_hold_is_expired_before_anybody_writes_it_down() -> None:
    held = reservation()
    assert held.hold_expires_at is not None
    assert as_of(held, held.hold_expires_at - MOMENT) is held
    expired = as_of(held, held.hold_expires_at)
    assert expired.status is ReservationStatus.EXPIRED
    assert expired.hold_expires_at is None
    assert (expired.version, expired.updated_at) == (held.version + 1, held.hold_expires_at)
    with pytest.raises(IllegalTransition) as refusal:
        cancel(expired, accepted_fee=accept(0), now=NOW)
    assert refusal.value.members["current_status"] is ReservationStatus.EXPIRED
