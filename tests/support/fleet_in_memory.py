"""The reads of the Reservation API that planning needs, in memory: vehicles where a test parks them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pydantic import MISSING

from generated import models
from impl.platform.identifiers import encode, new_uuid7
from impl.travel_agent.domain.geography import Position, distance_m
from impl.travel_agent.reservations.port import VehicleWish

_UPDATED = datetime(2026, 11, 24, tzinfo=UTC)
_PRICES = {"scooter": (100, 25), "bike": (80, 20), "car": (150, 29), "van": (200, 39)}


@dataclass(slots=True, kw_only=True)
class FleetInMemory:
    """The reads of the Reservation API that planning needs. `failing` is raised by every call while it is set."""

    vehicles: list[models.Vehicle] = field(default_factory=list)
    preferences: models.Preferences = field(default_factory=models.Preferences)
    failing: Exception | None = None
    wishes: list[VehicleWish] = field(default_factory=list)

    def put(self, vehicle_class: models.VehicleClass, *, at: Position, range_m: int = 30_000) -> models.VehicleId:
        """Park a vehicle."""
        id_ = models.VehicleId(encode("veh", value=new_uuid7()))
        members: dict[str, Any] = {
            "id": id_,
            "metro_id": encode("met", value=new_uuid7()),
            "model": f"Test {vehicle_class}",
            "status": models.VehicleStatus.AVAILABLE,
            "battery_percent": 80,
            "range_m": range_m,
            "equipment": [],
            "position": models.Position(
                latitude=models.Latitude(at.latitude), longitude=models.Longitude(at.longitude)
            ),
        }
        match vehicle_class:
            case models.VehicleClass.SCOOTER:
                self.vehicles.append(models.Scooter(vehicle_class="scooter", **members))
            case models.VehicleClass.BIKE:
                self.vehicles.append(models.Bike(vehicle_class="bike", **members))
            case models.VehicleClass.CAR:
                plate = models.LicencePlate("ABC-123")
                self.vehicles.append(models.Car(vehicle_class="car", seats=5, licence_plate=plate, **members))
            case models.VehicleClass.VAN:
                plate = models.LicencePlate("XYZ-987")
                self.vehicles.append(
                    models.Van(vehicle_class="van", seats=3, licence_plate=plate, cargo_volume_l=5000, **members)
                )
        return id_

    async def search_vehicles(self, wish: VehicleWish) -> tuple[models.VehicleOffer, ...]:
        """The vehicles within the radius that reach far enough, nearest first."""
        self._fail()
        self.wishes.append(wish)
        centre = Position(latitude=wish.position.latitude, longitude=wish.position.longitude)
        offers = [
            (distance, vehicle)
            for vehicle in self.vehicles
            if (not wish.vehicle_classes or vehicle.vehicle_class in wish.vehicle_classes)
            and vehicle.range_m >= (wish.trip_distance_m or 0)
            and vehicle.position is not MISSING
            and (
                distance := distance_m(
                    centre, Position(latitude=vehicle.position.latitude, longitude=vehicle.position.longitude)
                )
            )
            <= wish.radius_m
        ]
        return tuple(_offer(vehicle, distance) for distance, vehicle in sorted(offers, key=lambda each: each[0]))

    async def list_reservations(
        self, *, statuses: Collection[models.ReservationStatus] = (), limit: int = 20
    ) -> tuple[models.Reservation, ...]:
        """None."""
        self._fail()
        return ()

    async def change_preferences(self, preferences: models.PreferencesPatch) -> models.Customer:
        """Merge the patch into the preferences."""
        self._fail()
        merged = self.preferences.model_dump() | preferences.model_dump()
        self.preferences = models.Preferences.model_validate(
            {name: value for name, value in merged.items() if value is not None}
        )
        return models.Customer(
            id=models.CustomerId(encode("cus", value=new_uuid7())),
            locale=models.Locale.EN,
            preferences=self.preferences,
            has_payment_method=True,
            updated_at=_UPDATED,
        )

    def _fail(self) -> None:
        if self.failing is not None:
            raise self.failing


def _offer(vehicle: models.Vehicle, distance: float) -> models.VehicleOffer:
    unlock, minute = _PRICES[vehicle.vehicle_class]
    euro = models.Currency("EUR")
    return models.VehicleOffer(
        vehicle=vehicle,
        distance_m=models.DistanceM(round(distance)),
        unlock_fee=models.Money(amount=unlock, currency=euro),
        per_minute=models.Money(amount=minute, currency=euro),
    )
