from itertools import product

import pytest

from generated.models import ReservationEventName, ReservationStatus
from generated.models.state_machines import RESERVATION_STATUS
from impl.reservation.domain.errors import IllegalTransition, PaymentMethodRequired
from impl.reservation.domain.reservations import confirm, expire
from impl.reservation.domain.transitions import status_after
from tests.support.bookings import NOW, reservation

# The domain's life of a reservation: held → confirmed → active ⇄ paused → returned → settled; held → expired;
# held|confirmed → cancelled; confirmed → no_show. A change keeps the status.
ALLOWED = {
    ("held", "confirm"): "confirmed",
    ("held", "expire"): "expired",
    ("held", "cancel"): "cancelled",
    ("held", "change"): "held",
    ("confirmed", "cancel"): "cancelled",
    ("confirmed", "change"): "confirmed",
    ("confirmed", "miss"): "no_show",
    ("confirmed", "start"): "active",
    ("active", "pause"): "paused",
    ("active", "return"): "returned",
    ("paused", "resume"): "active",
    ("paused", "return"): "returned",
    ("returned", "settle"): "settled",
}
EVERY_PAIR = [(status, event) for status, event in product(ReservationStatus, ReservationEventName)]
LEGAL = [pair for pair in EVERY_PAIR if pair in ALLOWED]
ILLEGAL = [pair for pair in EVERY_PAIR if pair not in ALLOWED]


def test_the_table_names_only_what_the_contract_has() -> None:
    assert len(LEGAL) == len(ALLOWED)


def test_the_contract_lists_no_other_transitions() -> None:
    listed = {(source, event) for event, targets in RESERVATION_STATUS.transitions.items() for source in targets}
    assert listed == {pair for pair in ALLOWED if pair[1] != "change"}


@pytest.mark.parametrize(("status", "event"), LEGAL)
def test_a_listed_event_leads_to_its_status(status: ReservationStatus, event: ReservationEventName) -> None:
    assert status_after(status, event) == ALLOWED[status, event]


@pytest.mark.parametrize(("status", "event"), ILLEGAL)
def test_every_other_event_is_refused_with_status_and_attempt(
    status: ReservationStatus, event: ReservationEventName
) -> None:
    with pytest.raises(IllegalTransition) as refusal:
        status_after(status, event)
    assert refusal.value.members == {"current_status": status, "attempted": event}
    assert "cannot be" in refusal.value.detail


def test_a_reservation_begins_as_a_hold() -> None:
    assert RESERVATION_STATUS.initial is ReservationStatus.HELD


def test_confirming_makes_the_next_version_and_ends_the_countdown() -> None:
    confirmed = confirm(reservation(), has_payment_method=True, now=NOW)
    assert (confirmed.status, confirmed.version, confirmed.hold_expires_at) == (ReservationStatus.CONFIRMED, 2, None)


def test_confirming_needs_a_payment_method() -> None:
    with pytest.raises(PaymentMethodRequired):
        confirm(reservation(), has_payment_method=False, now=NOW)


@pytest.mark.parametrize("status", sorted(set(ReservationStatus) - {ReservationStatus.HELD}))
def test_only_a_hold_is_confirmed_or_expires(status: ReservationStatus) -> None:
    with pytest.raises(IllegalTransition):
        confirm(reservation(status), has_payment_method=False, now=NOW)
    with pytest.raises(IllegalTransition):
        expire(reservation(status))
