"""The seeded vehicles: cars and vans at chargers, scooters and bikes in racks or, where those are full, near them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from uuid import UUID

from scripts.maps import METRES_PER_DEGREE
from scripts.seed.identities import seeded_id
from scripts.seed.metros import Metro, VehicleClass
from scripts.seed.spots import ParkingSpot

INSIDE_M = 4.0
BESIDE_M = 40.0
PLATE_LETTERS = "ABCEFGHJKLMNPRSTUXYZ"
NEEDS_CHARGING = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What a maker sells: how far a full battery reaches, and what it carries."""

    name: str
    range_m: int
    seats: int | None = None
    cargo_volume_l: int | None = None
    equipment: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """A row of the table vehicles."""

    id: UUID
    metro_id: UUID
    vehicle_class: VehicleClass
    model: str
    licence_plate: str | None
    seats: int | None
    cargo_volume_l: int | None
    equipment: tuple[str, ...]
    latitude: float
    longitude: float
    parking_spot_id: UUID | None
    battery_percent: int
    range_m: int
    charging: bool
    out_of_service: bool


MODELS: dict[VehicleClass, tuple[Model, ...]] = {
    "scooter": (
        Model(name="Glide S2", range_m=40_000, equipment=("phone_holder",)),
        Model(name="Glide S3", range_m=65_000, equipment=("phone_holder", "helmet")),
    ),
    "bike": (
        Model(name="Pedal E1", range_m=80_000, equipment=("basket", "phone_holder")),
        Model(name="Pedal E2", range_m=110_000, equipment=("basket", "child_seat", "phone_holder")),
    ),
    "car": (
        Model(name="Volt C1", range_m=320_000, seats=5, equipment=("charging_cable", "phone_holder")),
        Model(name="Volt C2", range_m=410_000, seats=4, equipment=("charging_cable", "child_seat")),
    ),
    "van": (
        Model(
            name="Cargo V1", range_m=230_000, seats=3, cargo_volume_l=3300, equipment=("cargo_straps", "charging_cable")
        ),
        Model(
            name="Cargo V2", range_m=290_000, seats=3, cargo_volume_l=6100, equipment=("cargo_straps", "charging_cable")
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a vehicle stands: around a spot, and counted there or not."""

    spot: ParkingSpot
    inside: bool


def fleet(metro: Metro, *, spots: Sequence[ParkingSpot], sizes: dict[VehicleClass, int]) -> Iterator[Vehicle]:
    """So many vehicles of each class around the spots of a metro; the same on every machine.

    Raises:
        ValueError: the cars and vans have too few chargers.
    """
    random = Random(f"fleet of {metro.name}")
    chargers = _shuffled([spot for spot in spots for _ in range(spot.chargers)], random=random)
    racks = [spot for spot in spots if "bike" in spot.vehicle_classes]
    free = _shuffled([spot for spot in racks for _ in range(spot.capacity - spot.chargers)], random=random)
    if sizes["car"] + sizes["van"] > len(chargers):
        raise ValueError(f"{metro.name} has {len(chargers)} chargers, too few for its cars and vans")
    share = len(free) / (sizes["scooter"] + sizes["bike"])
    for vehicle_class, size in sizes.items():
        for number in range(size):
            if vehicle_class in ("car", "van"):
                place = Place(chargers.pop(), inside=True)
            else:
                place = _short_hop_place(racks, free=free, share=share, random=random)
            yield _vehicle(metro, vehicle_class=vehicle_class, number=number, place=place, random=random)


def _short_hop_place(racks: list[ParkingSpot], *, free: list[ParkingSpot], share: float, random: Random) -> Place:
    """In a rack while there is room; by the share of room, so that the first class does not take it all."""
    if free and random.random() < share:
        return Place(free.pop(), inside=True)
    return Place(random.choice(racks), inside=False)


def _vehicle(metro: Metro, *, vehicle_class: VehicleClass, number: int, place: Place, random: Random) -> Vehicle:
    model = random.choice(MODELS[vehicle_class])
    battery = _battery(random)
    latitude, longitude = _near(place.spot, within_m=INSIDE_M if place.inside else BESIDE_M, random=random)
    return Vehicle(
        id=seeded_id("vehicle", metro.name, vehicle_class, number),
        metro_id=metro.id,
        vehicle_class=vehicle_class,
        model=model.name,
        licence_plate=_plate(number, metro=metro, vehicle_class=vehicle_class) if model.seats else None,
        seats=model.seats,
        cargo_volume_l=model.cargo_volume_l,
        equipment=model.equipment,
        latitude=latitude,
        longitude=longitude,
        parking_spot_id=place.spot.id if place.inside else None,
        battery_percent=battery,
        range_m=model.range_m * battery // 100,
        charging=vehicle_class in ("car", "van") and battery < NEEDS_CHARGING,
        out_of_service=random.random() < 0.01,
    )


def _battery(random: Random) -> int:
    """Most batteries are well charged, and one in fifty is nearly empty."""
    return random.randint(3, 12) if random.random() < 0.02 else round(random.triangular(20, 100, 85))


def _near(spot: ParkingSpot, *, within_m: float, random: Random) -> tuple[float, float]:
    distance = within_m * math.sqrt(random.random())
    bearing = random.random() * math.tau
    north, east = distance * math.cos(bearing), distance * math.sin(bearing)
    latitude = spot.latitude + north / METRES_PER_DEGREE
    longitude = spot.longitude + east / (METRES_PER_DEGREE * math.cos(math.radians(spot.latitude)))
    return round(latitude, 7), round(longitude, 7)


def _plate(number: int, *, metro: Metro, vehicle_class: VehicleClass) -> str:
    """A plate in the form of the country, such as ABC-123 in Finland and ABC 12D in Sweden."""
    first = "M" if vehicle_class == "car" else "V"
    second, third = divmod(number, len(PLATE_LETTERS))
    letters = f"{first}{PLATE_LETTERS[second % len(PLATE_LETTERS)]}{PLATE_LETTERS[third]}"
    digits = f"{(number * 37 + 100) % 1000:03}"
    return f"{letters}-{digits}" if metro.country == "FI" else f"{letters} {digits[:2]}{PLATE_LETTERS[number % 20]}"


def _shuffled(spots: list[ParkingSpot], *, random: Random) -> list[ParkingSpot]:
    random.shuffle(spots)
    return spots
