"""Parking spots: designated places to leave a vehicle."""

from dataclasses import dataclass
from uuid import UUID

from generated.models import VehicleClass
from impl.reservation.domain.geography import Place, Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkingSpot:
    """Where vehicles of some classes may be left; `capacity` counts vehicles, `chargers` charging points."""

    id: UUID
    metro_id: UUID
    name: str
    place: Place
    vehicle_classes: tuple[VehicleClass, ...]
    capacity: int
    chargers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NearbySpot:
    """A parking spot and how many metres away it is."""

    spot: ParkingSpot
    distance_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotSearch:
    """What a customer looks for: where, for a vehicle of which classes, and with how many chargers at least."""

    around: Surroundings
    vehicle_classes: frozenset[VehicleClass]
    chargers: int
