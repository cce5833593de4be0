"""Vehicles: what they are doing, and which of them can be offered for a trip."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from generated.models import Equipment, VehicleClass, VehicleStatus
from impl.reservation.domain.booking_windows import WINDOWS
from impl.reservation.domain.geography import Place, Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """A vehicle of the fleet. `place` is where it was last left; distances are metres.

    `ridden` tells whether somebody rides it now, `promised` whether a reservation covers this moment.
    """

    id: UUID
    metro_id: UUID
    vehicle_class: VehicleClass
    model: str
    licence_plate: str | None
    seats: int | None
    cargo_volume_l: int | None
    equipment: tuple[Equipment, ...]
    place: Place
    parking_spot_id: UUID | None
    battery_percent: int
    range_m: int
    charging: bool
    out_of_service: bool
    ridden: bool
    promised: bool

    @property
    def status(self) -> VehicleStatus:
        """What the vehicle does now. It follows from the facts and is never stored, so it cannot contradict them."""
        if self.out_of_service:
            return VehicleStatus.OUT_OF_SERVICE
        if self.ridden:
            return VehicleStatus.IN_USE
        if self.promised:
            return VehicleStatus.RESERVED
        return VehicleStatus.CHARGING if self.charging else VehicleStatus.AVAILABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A vehicle that can be reserved, how many metres away it is, and what it costs in minor units of the currency."""

    vehicle: Vehicle
    distance_m: float
    unlock_fee: int
    per_minute: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleSearch:
    """What a customer looks for: where, which classes, from when (None: now), for how long and how many metres."""

    around: Surroundings
    vehicle_classes: frozenset[VehicleClass]
    starts_at: datetime | None
    duration: timedelta
    trip_distance_m: int

    def needed(self, now: datetime) -> "Need":
        """When vehicles must be free for this search; a class that cannot be reserved for these times is left out."""
        starts_at = self.starts_at or now
        return Need(
            starts_at=starts_at,
            until={
                vehicle_class: starts_at + window.reserved(self.duration)
                for vehicle_class, window in WINDOWS.items()
                if vehicle_class in self.vehicle_classes
                and window.admits_start(starts_at, now=now)
                and (window.open_ended or self.duration <= window.longest)
            },
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """The time for which vehicles must be free, which ends differently for each class."""

    starts_at: datetime
    until: Mapping[VehicleClass, datetime]
