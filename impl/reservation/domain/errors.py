"""Facts of the domain that stand in the way of a request. `problems.py` gives each its problem code."""

from collections.abc import Mapping

from generated.models import Price, ReservationEventName, ReservationStatus


class DomainError(Exception):
    """Base of them all: `detail` tells the customer what is the matter, `members` are the problem's extra members."""

    def __init__(self, detail: str, **members: object) -> None:
        super().__init__(detail)
        self.detail = detail
        self.members: Mapping[str, object] = members


class VehicleUnavailable(DomainError):
    """The vehicle is promised to somebody for an overlapping time, or out of service. Which, is nobody's business."""

    def __init__(self) -> None:
        super().__init__("The vehicle cannot be had for that time. Choose another vehicle or time.")


class RangeInsufficient(DomainError):
    """The battery does not reach as far as the trip; distances are metres."""

    def __init__(self, *, range_m: int, trip_distance_m: int) -> None:
        super().__init__(f"The vehicle reaches {range_m} m; the trip has {trip_distance_m} m.", range_m=range_m)


class OutsideBookingWindow(DomainError):
    """The times are not bookable for the vehicle's class; the detail says which rule they break."""


class QuoteExpired(DomainError):
    """The quote's price holds no longer."""

    def __init__(self) -> None:
        super().__init__("The quote has expired. Ask for a new one.")


class QuoteAlreadyUsed(DomainError):
    """A reservation was made from the quote before."""

    def __init__(self) -> None:
        super().__init__("A reservation was made from this quote before. Ask for a new quote.")


class TooManyOpenReservations(DomainError):
    """The customer has as many open reservations as one may have."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(
            f"You have as many open reservations as one may have ({limit}). Cancel or finish one first.", limit=limit
        )


class PaymentMethodRequired(DomainError):
    """The customer's profile has no payment method."""

    def __init__(self) -> None:
        super().__init__("Your profile has no payment method. Store one first.")


class PriceChanged(DomainError):
    """A change alters the total, and the customer has not accepted the new one."""

    def __init__(self, *, current_price: Price) -> None:
        super().__init__(
            "The change alters the price. Send accepted_total with the new total.", current_price=current_price
        )


class CancellationFeeChanged(DomainError):
    """Cancelling costs something else than the customer accepts."""

    def __init__(self, *, current_fee: Price) -> None:
        super().__init__("Cancelling costs something else now. Look at the preview again.", current_fee=current_fee)


_DONE = {
    ReservationEventName.CONFIRM: "confirmed",
    ReservationEventName.EXPIRE: "expired",
    ReservationEventName.CANCEL: "cancelled",
    ReservationEventName.MISS: "given up as missed",
    ReservationEventName.START: "started",
    ReservationEventName.PAUSE: "paused",
    ReservationEventName.RESUME: "resumed",
    ReservationEventName.RETURN: "returned",
    ReservationEventName.SETTLE: "settled",
    ReservationEventName.CHANGE: "changed",
}


class IllegalTransition(DomainError):
    """The reservation's status does not allow what was attempted."""

    def __init__(self, *, current_status: ReservationStatus, attempted: ReservationEventName) -> None:
        status = "a no-show" if current_status is ReservationStatus.NO_SHOW else current_status.value
        super().__init__(
            f"The reservation is {status}, so it cannot be {_DONE[attempted]}.",
            current_status=current_status,
            attempted=attempted,
        )
