"""A small fleet in two metros, inserted as rows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import asyncpg

from generated.models import VehicleClass
from impl.platform.identifiers import encode

HELSINKI: Final = UUID("01920000-0000-7000-8000-000000000001")
ZURICH: Final = UUID("01920000-0000-7000-8000-000000000002")

_METRO: Final = """
INSERT INTO metros (id, name, country, currency, time_zone, vat_basis_points, centre_latitude, centre_longitude,
    radius_m, attributions)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 8000, '[{"text": "© Survey", "url": "https://survey.example/licence"}]')
"""
_TARIFF: Final = """
INSERT INTO tariffs (id, metro_id, vehicle_class, unlock_fee, per_minute, daily_cap, cancellation_free_until_min,
    cancellation_fee, no_show_grace_min, no_show_fee, late_return_grace_min, late_return_per_minute, wrong_place_fine,
    unplugged_fine, valid_from)
VALUES (gen_random_uuid(), $1, $2, 100, $3, $4, 60, 500, 30, 1000, 10, 60, 2500, 1500, $5)
"""
_VEHICLE: Final = """
INSERT INTO vehicles (id, metro_id, vehicle_class, model, licence_plate, seats, cargo_volume_l, latitude, longitude,
    battery_percent, range_m, out_of_service)
SELECT $1, metros.id, $3, 'Volt ' || $3, $4, $5, $6, centre_latitude, centre_longitude, 80, $7, $8
FROM metros WHERE metros.id = $2
"""
_LONG_AGO: Final = datetime(2026, 1, 1, tzinfo=UTC)
# Minor units per started minute, and per 24 hours at most.
_PRICES: Final = {
    VehicleClass.SCOOTER: (25, 3000),
    VehicleClass.BIKE: (20, 2500),
    VehicleClass.CAR: (29, 5900),
    VehicleClass.VAN: (39, 7900),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetVehicle:
    """A vehicle of the fleet; `id` is as the API writes it."""

    number: int
    metro_id: UUID = HELSINKI
    vehicle_class: VehicleClass = VehicleClass.CAR
    range_m: int = 200_000
    out_of_service: bool = False

    @property
    def uuid(self) -> UUID:
        return UUID(int=HELSINKI.int + 0x1000 + self.number)

    @property
    def id(self) -> str:
        return encode("veh", value=self.uuid)

    @property
    def licence_plate(self) -> str | None:
        return f"TST-{self.number}" if self.vehicle_class in (VehicleClass.CAR, VehicleClass.VAN) else None


CAR: Final = FleetVehicle(number=1)
OTHER_CAR: Final = FleetVehicle(number=2)
VAN: Final = FleetVehicle(number=3, vehicle_class=VehicleClass.VAN)
SCOOTER: Final = FleetVehicle(number=4, vehicle_class=VehicleClass.SCOOTER, range_m=20_000)
BIKE: Final = FleetVehicle(number=5, vehicle_class=VehicleClass.BIKE, range_m=40_000)
BROKEN_CAR: Final = FleetVehicle(number=6, out_of_service=True)
TIRED_CAR: Final = FleetVehicle(number=7, range_m=5_000)
SWISS_CAR: Final = FleetVehicle(number=8, metro_id=ZURICH)
FLEET: Final = (CAR, OTHER_CAR, VAN, SCOOTER, BIKE, BROKEN_CAR, TIRED_CAR, SWISS_CAR)


async def insert_fleet(url: str) -> None:
    """Insert metros, tariffs and vehicles into a migrated database."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(_METRO, HELSINKI, "Helsinki", "FI", "EUR", "Europe/Helsinki", 2550, 60.1699, 24.9384)
        await connection.execute(_METRO, ZURICH, "Zürich", "CH", "CHF", "Europe/Zurich", 810, 47.3769, 8.5417)
        tariffs = [
            (metro_id, vehicle_class, *prices, _LONG_AGO)
            for metro_id in (HELSINKI, ZURICH)
            for vehicle_class, prices in _PRICES.items()
        ]
        await connection.executemany(_TARIFF, tariffs)
        await connection.executemany(_VEHICLE, [_row(vehicle) for vehicle in FLEET])
    finally:
        await connection.close()


def _row(vehicle: FleetVehicle) -> tuple[object, ...]:
    seats = None if vehicle.licence_plate is None else 5
    cargo_volume_l = 6000 if vehicle.vehicle_class is VehicleClass.VAN else None
    return (
        vehicle.uuid,
        vehicle.metro_id,
        vehicle.vehicle_class,
        vehicle.licence_plate,
        seats,
        cargo_volume_l,
        vehicle.range_m,
        vehicle.out_of_service,
    )
