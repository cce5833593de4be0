"""Which of many incidents matter for a line or an area, at a time."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from impl.travel_agent.domain.geography import Area, Circle, Position, distance_m, line_meets
from impl.travel_agent.domain.incidents import Incident


def along(
    incidents: Iterable[Incident],
    *,
    shape: Sequence[Position],
    start: datetime,
    end: datetime | None,
    corridor_m: float,
) -> tuple[Incident, ...]:
    """Those in force within some metres of a line, those that block first."""
    return _worst_first(
        each
        for each in incidents
        if each.is_in_force(start=start, end=end) and each.is_on(shape, corridor_m=corridor_m)
    )


def within(incidents: Iterable[Incident], *, area: Area, start: datetime, end: datetime | None) -> tuple[Incident, ...]:
    """Those in force that touch an area, those that block first."""
    return _worst_first(
        each for each in incidents if each.is_in_force(start=start, end=end) and _touches(each.area, other=area)
    )


def _touches(area: Area, *, other: Area) -> bool:
    if not area.bounds.meets(other.bounds):
        return False
    if isinstance(area, Circle) and isinstance(other, Circle):
        return distance_m(area.centre, other.centre) <= area.radius_m + other.radius_m
    if isinstance(area, Circle):
        return other.distance_m(area.centre) <= area.radius_m
    # One may hold the other without their outlines meeting; a corner tells.
    return line_meets(area.closed, area=other) or area.holds(other.as_polygon().ring[0])


def _worst_first(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(incidents, key=lambda each: (not each.blocks, -each.delay_factor, each.key)))
