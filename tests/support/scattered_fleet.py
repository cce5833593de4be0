"""A large fleet scattered over a metro of its own, with reservations of every kind, the same each time."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from random import Random
from typing import Final
from uuid import UUID

import asyncpg

from generated.models import VehicleClass

METRO: Final = UUID("01920000-0000-7000-8000-00000000aaaa")
CENTRE: Final = (52.52, 13.405)
RADIUS_M: Final = 12_000
_CUSTOMER: Final = UUID("01920000-0000-7000-8000-00000000bbbb")
_METRES_PER_DEGREE: Final = 111_195
_CLASSES: Final = tuple(VehicleClass)
_SHARES: Final = (46, 46, 4, 4)
_LONG_AGO: Final = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScatteredVehicle:
    """A row of vehicles, as far as a search looks at it."""

    id: UUID
    vehicle_class: VehicleClass
    latitude: float
    longitude: float
    range_m: int
    out_of_service: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A row of reservations, as far as a search looks at it."""

    vehicle_id: UUID
    starts_at: datetime
    ends_at: datetime
    status: str
    hold_expires_at: datetime | None = None

    def blocks(self, *, starts_at: datetime, ends_at: datetime, now: datetime) -> bool:
        """Whether the claim keeps the vehicle from a trip."""
        if self.status == "held" and self.hold_expires_at is not None and self.hold_expires_at <= now:
            return False
        if self.status in ("active", "paused") and starts_at <= now:
            return True
        is_open = self.status in ("held", "confirmed", "active", "paused")
        return is_open and self.starts_at < ends_at and starts_at < self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class ScatteredFleet:
    """The vehicles of the metro and the claims on them at the moment for which they were made."""

    vehicles: tuple[ScatteredVehicle, ...]
    claims: Mapping[UUID, tuple[Claim, ...]]

    def claims_on(self, vehicle: ScatteredVehicle) -> tuple[Claim, ...]:
        return self.claims.get(vehicle.id, ())


def scattered_fleet(size: int, *, now: datetime, seed: int = 1) -> ScatteredFleet:
    """So many vehicles, dense in the middle of the metro; a third of them have claims."""
    random = Random(seed)
    vehicles = tuple(_vehicles(size, random))
    claimed = [vehicle for vehicle in vehicles if random.random() < 0.33]
    return ScatteredFleet(
        vehicles=vehicles, claims={vehicle.id: tuple(_claims(vehicle, random, now)) for vehicle in claimed}
    )


def metres_between(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The distance of two positions (latitude, longitude) on the sphere, by the haversine formula."""
    south, west, north, east = map(math.radians, (*first, *second))
    chord = math.sin((north - south) / 2) ** 2 + (math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2)
    return 2 * 6_371_009 * math.asin(math.sqrt(chord))


async def insert_scattered_fleet(connection: "asyncpg.Connection[asyncpg.Record]", fleet: ScatteredFleet) -> None:
    """Insert the metro, its tariffs, the fleet and the claims, and bring the statistics up to date."""
    await connection.execute(
        "INSERT INTO metros (id, name, country, currency, time_zone, vat_basis_points, centre_latitude,"
        " centre_longitude, radius_m) VALUES ($1, 'Scatterville', 'DE', 'EUR', 'Europe/Berlin', 1900, $2, $3, $4)",
        METRO,
        *CENTRE,
        RADIUS_M,
    )
    await connection.executemany(
        "INSERT INTO tariffs VALUES (gen_random_uuid(), $1, $2, 100, 29, 5900, 60, 500, 30, 1000, 10, 60, 2500, 1500,"
        " $3)",
        [(METRO, vehicle_class, _LONG_AGO) for vehicle_class in _CLASSES],
    )
    await _copy(connection, "vehicles", (_vehicle_row(vehicle) for vehicle in fleet.vehicles))
    await connection.execute("INSERT INTO customers (id) VALUES ($1)", _CUSTOMER)
    claims = chain.from_iterable(fleet.claims.values())
    numbered = [(UUID(int=METRO.int + 1 + number), claim) for number, claim in enumerate(claims)]
    await _copy(connection, "quotes", (_quote_row(id_, claim) for id_, claim in numbered))
    await _copy(connection, "reservations", (_reservation_row(id_, claim) for id_, claim in numbered))
    await connection.execute("VACUUM (ANALYZE)")


def _vehicles(size: int, random: Random) -> Iterator[ScatteredVehicle]:
    for number in range(size):
        distance, bearing = abs(random.gauss(0, 3500)), random.uniform(0, math.tau)
        north, east = distance * math.cos(bearing), distance * math.sin(bearing)
        yield ScatteredVehicle(
            id=_registered(number, random),
            vehicle_class=random.choices(_CLASSES, _SHARES)[0],
            latitude=CENTRE[0] + north / _METRES_PER_DEGREE,
            longitude=CENTRE[1] + east / (_METRES_PER_DEGREE * math.cos(math.radians(CENTRE[0]))),
            range_m=random.randint(1_000, 60_000),
            out_of_service=random.random() < 0.05,
        )


def _registered(number: int, random: Random) -> UUID:
    """A UUIDv7 of the moment the vehicle came to the fleet, one every hour."""
    milliseconds = 1_700_000_000_000 + number * 3_600_000
    return UUID(int=milliseconds << 80 | 0x7 << 76 | 0b10 << 62 | random.getrandbits(62))


def _claims(vehicle: ScatteredVehicle, random: Random, now: datetime) -> Iterator[Claim]:
    yield _ended(vehicle, random, now)
    free_from = now - timedelta(minutes=random.randint(-30, 90))
    if random.random() < 0.3:
        ride = _ride(vehicle, random, now)
        free_from = max(ride.ends_at, now)
        yield ride
    for _ in range(random.randint(0, 2)):
        starts_at = free_from + timedelta(minutes=random.randint(0, 240))
        free_from = starts_at + timedelta(minutes=random.randint(15, 240))
        held = random.random() < 0.4
        yield Claim(
            vehicle_id=vehicle.id,
            starts_at=starts_at,
            ends_at=free_from,
            status="held" if held else "confirmed",
            hold_expires_at=now + timedelta(seconds=random.randint(-240, 240)) if held else None,
        )


def _ended(vehicle: ScatteredVehicle, random: Random, now: datetime) -> Claim:
    """What is over keeps nobody from the vehicle, whenever it was meant for."""
    starts_at = now + timedelta(minutes=random.randint(-300, 300))
    return Claim(
        vehicle_id=vehicle.id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        status=random.choice(("returned", "settled", "expired", "no_show")),
    )


def _ride(vehicle: ScatteredVehicle, random: Random, now: datetime) -> Claim:
    """Somebody rides the vehicle now, and some should have come back already."""
    return Claim(
        vehicle_id=vehicle.id,
        starts_at=now - timedelta(minutes=random.randint(120, 180)),
        ends_at=now + timedelta(minutes=random.randint(-60, 120)),
        status=random.choice(("active", "paused")),
    )


def _vehicle_row(vehicle: ScatteredVehicle) -> dict[str, object]:
    planned = vehicle.vehicle_class in (VehicleClass.CAR, VehicleClass.VAN)
    return {
        "id": vehicle.id,
        "metro_id": METRO,
        "vehicle_class": vehicle.vehicle_class,
        "model": "Roamer",
        "licence_plate": "SC 1" if planned else None,
        "seats": 4 if planned else None,
        "cargo_volume_l": 3000 if planned else None,
        "latitude": vehicle.latitude,
        "longitude": vehicle.longitude,
        "battery_percent": 70,
        "range_m": vehicle.range_m,
        "out_of_service": vehicle.out_of_service,
    }


def _quote_row(id_: UUID, claim: Claim) -> dict[str, object]:
    return {
        "id": id_,
        "customer_id": _CUSTOMER,
        "vehicle_id": claim.vehicle_id,
        "starts_at": claim.starts_at,
        "ends_at": claim.ends_at,
        "expected_duration_min": 15,
        "tariff": "{}",
        "estimate": "{}",
        "expires_at": claim.starts_at,
    }


def _reservation_row(id_: UUID, claim: Claim) -> dict[str, object]:
    return {
        "id": id_,
        "customer_id": _CUSTOMER,
        "vehicle_id": claim.vehicle_id,
        "metro_id": METRO,
        "quote_id": id_,
        "during": asyncpg.Range(claim.starts_at, claim.ends_at),
        "open_ended": False,
        "status": claim.status,
        "hold_expires_at": claim.hold_expires_at,
        "tariff": "{}",
        "estimate": "{}",
    }


async def _copy(
    connection: "asyncpg.Connection[asyncpg.Record]", table: str, rows: Iterator[dict[str, object]]
) -> None:
    records = list(rows)
    await connection.copy_records_to_table(
        table, records=[tuple(record.values()) for record in records], columns=list(records[0])
    )
