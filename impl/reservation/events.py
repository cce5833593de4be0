"""The events of reservations, as the contract's `ReservationEvent` writes them, on their way to the outbox."""

from generated.models import CustomerId, EventId, ReservationEvent, ReservationEventType
from impl.platform.identifiers import encode, new_uuid7
from impl.platform.outbox import OutboxEvent
from impl.reservation.domain.reservations import Reservation
from impl.reservation.representations import represent_reservation


def event_of(reservation: Reservation, type_: ReservationEventType) -> OutboxEvent:
    """The event that brought a reservation to its version, which is the event's sequence."""
    id_ = new_uuid7()
    event = ReservationEvent(
        id=EventId(encode("evt", value=id_)),
        type=type_,
        sequence=reservation.version,
        occurred_at=reservation.updated_at,
        customer_id=CustomerId(encode("cus", value=reservation.customer_id)),
        reservation=represent_reservation(reservation),
    )
    return OutboxEvent(
        id=id_,
        aggregate_id=reservation.id,
        sequence=reservation.version,
        type=type_,
        payload=event.__pydantic_serializer__.to_json(event),
    )
