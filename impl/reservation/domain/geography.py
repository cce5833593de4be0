"""Places, and what is around them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A WGS 84 position in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies within `radius_m` metres of a place."""

    centre: Place
    radius_m: int
