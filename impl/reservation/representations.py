"""Quotes, reservations and what cancelling costs, as the contract writes them."""

from pydantic import MISSING

from generated import models
from impl.platform.identifiers import encode
from impl.reservation.domain.changes import ChangePreview
from impl.reservation.domain.quotes import Quote
from impl.reservation.domain.reservations import Cancellation, CancellationPreview, Reservation, ReservedVehicle


def represent_reservation(reservation: Reservation) -> models.Reservation:
    """A reservation for its customer and for subscribers."""
    return models.Reservation(
        id=models.ReservationId(encode("res", value=reservation.id)),
        status=reservation.status,
        vehicle=_represent_vehicle(reservation.vehicle),
        metro_id=models.MetroId(encode("met", value=reservation.metro_id)),
        time_zone=models.TimeZone(reservation.time_zone),
        starts_at=reservation.period.starts_at,
        ends_at=reservation.period.ends_at or MISSING,
        hold_expires_at=reservation.hold_expires_at or MISSING,
        estimate=reservation.estimate,
        tariff=reservation.tariff,
        quote_id=models.QuoteId(encode("quo", value=reservation.quote_id)),
        note=MISSING if reservation.note is None else models.Note(reservation.note),
        cancellation=_represent_cancellation(reservation.cancellation),
        created_at=reservation.created_at,
        updated_at=reservation.updated_at,
    )


def represent_quote(quote: Quote) -> models.Quote:
    """A quote for its customer."""
    return models.Quote(
        id=models.QuoteId(encode("quo", value=quote.id)),
        vehicle=_represent_vehicle(quote.vehicle),
        metro_id=models.MetroId(encode("met", value=quote.metro_id)),
        time_zone=models.TimeZone(quote.time_zone),
        starts_at=quote.period.starts_at,
        ends_at=quote.period.ends_at or MISSING,
        estimate=quote.estimate,
        tariff=quote.tariff,
        trip_distance_m=MISSING if quote.trip_distance_m is None else models.DistanceM(quote.trip_distance_m),
        expires_at=quote.expires_at,
        created_at=quote.created_at,
    )


def represent_preview(preview: CancellationPreview) -> models.CancellationPreview:
    """What cancelling would cost."""
    return models.CancellationPreview(
        reservation_id=models.ReservationId(encode("res", value=preview.reservation_id)),
        fee=preview.fee,
        free_until=preview.free_until or MISSING,
        previewed_at=preview.previewed_at,
        time_zone=models.TimeZone(preview.time_zone),
    )


def represent_change_preview(preview: ChangePreview) -> models.ChangePreview:
    """What a change would lead to and cost."""
    reservation = preview.reservation
    return models.ChangePreview(
        reservation_id=models.ReservationId(encode("res", value=reservation.id)),
        vehicle=_represent_vehicle(reservation.vehicle),
        starts_at=reservation.period.starts_at,
        ends_at=reservation.period.ends_at or MISSING,
        price=reservation.estimate,
        previous_total=preview.previous_total,
        previewed_at=preview.previewed_at,
        time_zone=models.TimeZone(reservation.time_zone),
    )


def _represent_vehicle(vehicle: ReservedVehicle) -> models.VehicleSummary:
    return models.VehicleSummary(
        id=models.VehicleId(encode("veh", value=vehicle.id)),
        vehicle_class=vehicle.vehicle_class,
        model=vehicle.model,
        licence_plate=MISSING if vehicle.licence_plate is None else models.LicencePlate(vehicle.licence_plate),
    )


def _represent_cancellation(cancellation: Cancellation | None) -> models.Cancellation | MISSING:
    if cancellation is None:
        return MISSING
    return models.Cancellation(cancelled_at=cancellation.cancelled_at, fee=cancellation.fee)
