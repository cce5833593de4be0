"""What may happen to a reservation in which status: the contract's state machine (`x-state-machine`), enforced."""

from generated.models import ReservationEventName, ReservationStatus
from generated.models.state_machines import RESERVATION_STATUS
from impl.reservation.domain.errors import IllegalTransition

# A change keeps the status, so the machine does not list it; the contract's updateReservation says when it is allowed.
_CHANGEABLE = frozenset({ReservationStatus.HELD, ReservationStatus.CONFIRMED})


def status_after(status: ReservationStatus, event: ReservationEventName) -> ReservationStatus:
    """The status that an event leads to.

    Raises:
        IllegalTransition: the contract lists no such transition.
    """
    if event is ReservationEventName.CHANGE:
        target = status if status in _CHANGEABLE else None
    else:
        target = RESERVATION_STATUS.after(status, event)
    if target is None:
        raise IllegalTransition(current_status=status, attempted=event)
    return target
