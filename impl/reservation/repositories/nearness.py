"""Positions in lists that are ordered by distance."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """Where something stands in a list that is ordered by distance in metres, then by id."""

    distance_m: float
    id: UUID
