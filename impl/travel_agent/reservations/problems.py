"""What failures of the generated client mean to the travel agent."""

from collections.abc import Iterator
from contextlib import contextmanager

from generated import client_problems as problems
from generated.client_runtime import CallFailed
from impl.travel_agent.reservations import errors


@contextmanager
def understood() -> Iterator[None]:
    """Raise what a call fails with as one of `errors`; what cannot be sent at all is an `InvalidWish`.

    Raises:
        ReservationsError: the subclass says why.
    """
    try:
        yield
    except CallFailed as failure:
        raise meaning_of(failure) from failure
    except ValueError as mistake:
        raise errors.InvalidWish(f"The request does not fit the contract: {mistake}") from mistake


def meaning_of(failure: CallFailed) -> errors.ReservationsError:
    """What a failure means: whether the customer is refused, or there is no answer."""
    refusal = _access(failure) or _booking(failure) or _state(failure)
    return refusal or errors.ReservationsUnavailable(str(failure), outcome_unknown=failure.outcome_unknown)


def _access(failure: CallFailed) -> errors.ReservationsError | None:
    match failure:
        case problems.Unauthenticated():
            return errors.TokenRejected(failure.detail)
        case problems.Forbidden():
            return errors.ScopeMissing(failure.detail)
        case problems.NotFound():
            return errors.NotYours(failure.detail)
        case problems.ValidationFailed() | problems.MalformedRequest() | problems.IdempotencyKeyReused():
            return errors.InvalidWish(failure.detail)
        case _:
            return None


def _booking(failure: CallFailed) -> errors.ReservationsError | None:
    match failure:
        case problems.VehicleUnavailable():
            return errors.VehicleTaken(failure.detail)
        case problems.RangeInsufficient(problem=problem):
            return errors.RangeInsufficient(failure.detail, range_m=problem.range_m)
        case problems.OutsideBookingWindow():
            return errors.OutsideBookingWindow(failure.detail)
        case problems.QuoteExpired():
            return errors.QuoteExpired(failure.detail)
        case problems.QuoteAlreadyUsed():
            return errors.QuoteUsed(failure.detail)
        case problems.TooManyOpenReservations():
            return errors.TooManyReservations(failure.detail)
        case problems.PaymentMethodRequired():
            return errors.PaymentMethodMissing(failure.detail)
        case _:
            return None


def _state(failure: CallFailed) -> errors.ReservationsError | None:
    match failure:
        case problems.PriceChanged(problem=changed):
            return errors.PriceChanged(failure.detail, price=changed.current_price)
        case problems.CancellationFeeChanged(problem=fee):
            return errors.PriceChanged(failure.detail, price=fee.current_fee)
        case problems.IllegalTransition(problem=transition):
            return errors.NotPossibleNow(failure.detail, status=transition.current_status)
        case problems.IdempotencyInProgress():
            return errors.ReservationsUnavailable(failure.detail, outcome_unknown=True)
        case problems.PreconditionFailed():
            return errors.ReservationChanged(failure.detail)
        case _:
            return None
