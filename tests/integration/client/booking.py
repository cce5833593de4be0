"""What a customer does through the generated client, in types of the contract."""

from datetime import timedelta
from typing import Any

from generated import models
from generated.reservation.client import ReservationClient
from generated.reservation.client_operations import CreateReservation
from tests.support.customers import HOUR, IN_THE_MORNING, SettableClock
from tests.support.fleet import CAR, FleetVehicle

HELSINKI_CENTRE: dict[str, Any] = {"latitude": models.Latitude(60.1699), "longitude": models.Longitude(24.9384)}
FREE = models.ReservationCancel(accepted_fee=models.AcceptedAmount(amount=0, currency=models.Currency("EUR")))


def wish(clock: SettableClock, vehicle: FleetVehicle = CAR, *, lasting: timedelta = HOUR) -> models.QuoteCreate:
    """A car for an hour tomorrow morning."""
    starts_at = clock.now + IN_THE_MORNING
    return models.QuoteCreate(vehicle_id=models.VehicleId(vehicle.id), starts_at=starts_at, ends_at=starts_at + lasting)


async def hold(api: ReservationClient, clock: SettableClock, vehicle: FleetVehicle = CAR) -> CreateReservation.Created:
    """A hold on a vehicle."""
    quote = await api.create_quote(body=wish(clock, vehicle))
    return await api.create_reservation(body=models.ReservationCreate(quote_id=quote.body.id))
