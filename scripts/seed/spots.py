"""Where seeded vehicles may be left: real places on the map of Helsinki, and well-known squares of Stockholm."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from scripts.maps import Location, LocationKind
from scripts.seed.identities import seeded_id
from scripts.seed.metros import HELSINKI, STOCKHOLM, VehicleClass

SHORT_HOPS: tuple[VehicleClass, ...] = ("scooter", "bike")
PLANNED_TRIPS: tuple[VehicleClass, ...] = ("car", "van")
RACK = 20
STREET_PARKING = 16
GARAGE = 120
CHARGING_STATION = 8
FEWEST_CHARGERS = 4

# Public squares, with latitude and longitude.
STOCKHOLM_SQUARES = (
    ("Sergels torg", 59.3326, 18.0649),
    ("Hötorget", 59.3353, 18.0632),
    ("Norra Bantorget", 59.3350, 18.0548),
    ("Stureplan", 59.3362, 18.0733),
    ("Östermalmstorg", 59.3360, 18.0787),
    ("Norrmalmstorg", 59.3334, 18.0741),
    ("Karlaplan", 59.3389, 18.0908),
    ("Gustav Adolfs torg", 59.3289, 18.0672),
    ("Stortorget", 59.3250, 18.0707),
    ("Medborgarplatsen", 59.3143, 18.0735),
    ("Mariatorget", 59.3184, 18.0630),
    ("Odenplan", 59.3429, 18.0497),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkingSpot:
    """A row of the table parking_spots."""

    id: UUID
    metro_id: UUID
    name: str
    latitude: float
    longitude: float
    vehicle_classes: tuple[VehicleClass, ...]
    capacity: int
    chargers: int


def helsinki_spots(locations: Sequence[Location]) -> tuple[ParkingSpot, ...]:
    """The places of the map as spots: racks for scooters and bikes, parking and charging stations for cars and vans."""
    return tuple(_spot(location) for location in locations)


def stockholm_spots() -> tuple[ParkingSpot, ...]:
    """The squares as spots for every class."""
    return tuple(
        ParkingSpot(
            id=seeded_id("spot", "stockholm", name),
            metro_id=STOCKHOLM.id,
            name=name,
            latitude=latitude,
            longitude=longitude,
            vehicle_classes=(*SHORT_HOPS, *PLANNED_TRIPS),
            capacity=RACK,
            chargers=FEWEST_CHARGERS,
        )
        for name, latitude, longitude in STOCKHOLM_SQUARES
    )


def _spot(location: Location) -> ParkingSpot:
    capacity = location.capacity or _usual_capacity(location)
    return ParkingSpot(
        id=seeded_id("spot", "helsinki", location.key),
        metro_id=HELSINKI.id,
        name=location.name,
        latitude=location.latitude,
        longitude=location.longitude,
        vehicle_classes=SHORT_HOPS if location.kind is LocationKind.BICYCLE_PARKING else PLANNED_TRIPS,
        capacity=capacity,
        chargers=_chargers(location, capacity=capacity),
    )


def _usual_capacity(location: Location) -> int:
    match location.kind:
        case LocationKind.BICYCLE_PARKING:
            return RACK
        case LocationKind.CHARGING_STATION:
            return CHARGING_STATION
        case LocationKind.PARKING:
            return GARAGE if location.underground else STREET_PARKING


def _chargers(location: Location, *, capacity: int) -> int:
    match location.kind:
        case LocationKind.BICYCLE_PARKING:
            return 0
        case LocationKind.CHARGING_STATION:
            return capacity
        case LocationKind.PARKING:
            return max(FEWEST_CHARGERS, capacity // 4)
