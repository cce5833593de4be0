"""Places, and what is around them."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A WGS 84 position in degrees."""

    latitude: float
    longitude: float

    @classmethod
    def asked_for(cls, *, latitude: float, longitude: float) -> Self:
        """A place that a caller names, to a tenth of a millimetre: PostgreSQL refuses to reckon with 5e-324."""
        return cls(latitude=round(latitude, 9), longitude=round(longitude, 9))


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies within `radius_m` metres of a place."""

    centre: Place
    radius_m: int
