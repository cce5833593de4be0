"""Which problem of the contract each fact of the domain is answered with."""

from collections.abc import Mapping
from typing import Final

from impl.reservation.domain import errors

DOMAIN_PROBLEMS: Final[Mapping[type[Exception], str]] = {
    errors.VehicleUnavailable: "vehicle_unavailable",
    errors.RangeInsufficient: "range_insufficient",
    errors.OutsideBookingWindow: "outside_booking_window",
    errors.QuoteExpired: "quote_expired",
    errors.QuoteAlreadyUsed: "quote_already_used",
    errors.TooManyOpenReservations: "too_many_open_reservations",
    errors.PaymentMethodRequired: "payment_method_required",
    errors.PriceChanged: "price_changed",
    errors.CancellationFeeChanged: "cancellation_fee_changed",
    errors.IllegalTransition: "illegal_transition",
}
