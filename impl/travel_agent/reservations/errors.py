"""Why the Reservation API does not do what was asked, in the words of the travel agent."""

from generated.models import Price, ReservationStatus


class ReservationsError(Exception):
    """Base of them all; `detail` is the Reservation API's own words, in English."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class ReservationsUnavailable(ReservationsError):
    """There was no answer, or not one that can be understood.

    With `outcome_unknown` the request may have been carried out all the same.
    """

    def __init__(self, detail: str, *, outcome_unknown: bool = False) -> None:
        super().__init__(detail)
        self.outcome_unknown = outcome_unknown


class TokenRejected(ReservationsError):
    """The customer's token does not hold any more."""


class ScopeMissing(ReservationsError):
    """The customer's token does not allow this."""


class NotYours(ReservationsError):
    """The customer has no such reservation, quote or vehicle; whether anybody else has is not said."""


class VehicleTaken(ReservationsError):
    """The vehicle cannot be had for that time."""


class RangeInsufficient(ReservationsError):
    """The battery does not reach as far as the trip; `range_m` is how far it does, in metres."""

    def __init__(self, detail: str, *, range_m: int) -> None:
        super().__init__(detail)
        self.range_m = range_m


class OutsideBookingWindow(ReservationsError):
    """The vehicle's class is not reserved for these times; the detail says which rule they break."""


class QuoteExpired(ReservationsError):
    """The quote's price holds no longer."""


class QuoteUsed(ReservationsError):
    """A reservation was made from the quote before."""


class TooManyReservations(ReservationsError):
    """The customer has as many open reservations as one may have."""


class PaymentMethodMissing(ReservationsError):
    """The customer's profile has no payment method."""


class PriceChanged(ReservationsError):
    """A change, or a cancellation, costs something else than was accepted; `price` is what it costs now."""

    def __init__(self, detail: str, *, price: Price) -> None:
        super().__init__(detail)
        self.price = price


class NotPossibleNow(ReservationsError):
    """The reservation's status does not allow it."""

    def __init__(self, detail: str, *, status: ReservationStatus) -> None:
        super().__init__(detail)
        self.status = status


class ReservationChanged(ReservationsError):
    """The reservation has changed since it was read."""


class InvalidWish(ReservationsError):
    """The wish does not fit the contract of the Reservation API."""
