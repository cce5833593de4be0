"""A reservation and its life: held, confirmed, cancelled, expired. Every step gives the next version."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from generated.models import (
    AcceptedAmount,
    Price,
    ReservationEventName,
    ReservationStatus,
    Tariff,
    VehicleClass,
)
from impl.reservation.domain.booking_windows import Period
from impl.reservation.domain.cancellation import cancellation_fee
from impl.reservation.domain.errors import CancellationFeeChanged, PaymentMethodRequired
from impl.reservation.domain.transitions import status_after


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedVehicle:
    """Which vehicle is meant."""

    id: UUID
    vehicle_class: VehicleClass
    model: str
    licence_plate: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancellation:
    """When a reservation was cancelled, and for what fee."""

    cancelled_at: datetime
    fee: Price


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellationPreview:
    """What cancelling costs at a moment. `free_until` is None for a hold, which is always free to cancel."""

    reservation_id: UUID
    time_zone: str
    fee: Price
    free_until: datetime | None
    previewed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A customer's claim on a vehicle for a time. `hold_expires_at` is there while it is held, and only then."""

    id: UUID
    customer_id: UUID
    vehicle: ReservedVehicle
    metro_id: UUID
    time_zone: str
    quote_id: UUID
    period: Period
    status: ReservationStatus
    hold_expires_at: datetime | None
    tariff: Tariff
    estimate: Price
    note: str | None
    cancellation: Cancellation | None
    version: int
    created_at: datetime
    updated_at: datetime


def as_of(reservation: Reservation, now: datetime) -> Reservation:
    """The reservation as it is now: a hold that has lapsed is expired, whether or not that has been written down.

    Nothing else can happen to a lapsed hold, so the version and times are those which `expire` writes down later.
    """
    lapse = reservation.hold_expires_at
    return reservation if lapse is None or lapse > now else expire(reservation)


def expire(reservation: Reservation) -> Reservation:
    """End a hold at the moment at which it lapsed.

    Raises:
        IllegalTransition: it is not held.
    """
    status = status_after(reservation.status, ReservationEventName.EXPIRE)
    assert reservation.hold_expires_at is not None
    return replace(
        reservation,
        status=status,
        hold_expires_at=None,
        version=reservation.version + 1,
        updated_at=reservation.hold_expires_at,
    )


def confirm(reservation: Reservation, *, has_payment_method: bool, now: datetime) -> Reservation:
    """Turn a hold into a promise that both sides keep.

    Raises:
        IllegalTransition: it is not held.
        PaymentMethodRequired: there is nothing to charge.
    """
    status = status_after(reservation.status, ReservationEventName.CONFIRM)
    if not has_payment_method:
        raise PaymentMethodRequired
    return replace(reservation, status=status, hold_expires_at=None, version=reservation.version + 1, updated_at=now)


def cancel(reservation: Reservation, *, accepted_fee: AcceptedAmount, now: datetime) -> Reservation:
    """Give the vehicle back, for the fee that the customer accepts.

    Raises:
        IllegalTransition: it is neither held nor confirmed.
        CancellationFeeChanged: cancelling costs another amount, or in another currency.
    """
    status = status_after(reservation.status, ReservationEventName.CANCEL)
    fee = cancellation_fee(reservation.tariff, free_until=_free_until(reservation), now=now)
    if not is_accepted(fee, accepted_fee):
        raise CancellationFeeChanged(current_fee=fee)
    return replace(
        reservation,
        status=status,
        hold_expires_at=None,
        cancellation=Cancellation(cancelled_at=now, fee=fee),
        version=reservation.version + 1,
        updated_at=now,
    )


def preview_cancellation(reservation: Reservation, *, now: datetime) -> CancellationPreview:
    """What cancelling costs now.

    Raises:
        IllegalTransition: it can no longer be cancelled.
    """
    status_after(reservation.status, ReservationEventName.CANCEL)
    free_until = _free_until(reservation)
    return CancellationPreview(
        reservation_id=reservation.id,
        time_zone=reservation.time_zone,
        fee=cancellation_fee(reservation.tariff, free_until=free_until, now=now),
        free_until=free_until,
        previewed_at=now,
    )


def is_accepted(price: Price, accepted: AcceptedAmount | None) -> bool:
    """Whether the customer accepts exactly this total."""
    return accepted is not None and accepted.amount == price.total.amount and accepted.currency == price.total.currency


def _free_until(reservation: Reservation) -> datetime | None:
    if reservation.status is ReservationStatus.HELD:
        return None
    before_start = timedelta(minutes=reservation.tariff.cancellation.free_until_min_before_start)
    return reservation.period.starts_at - before_start
