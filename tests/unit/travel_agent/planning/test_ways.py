"""Ways keep clear of what blocks, and say so where they cannot."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast

import pytest

from impl.travel_agent.domain.corrections import NO_OVERRIDES, Overrides
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Area, Circle, Position, line_meets
from impl.travel_agent.domain.routes import Route, RouteRequest, TravelMode
from impl.travel_agent.maps.errors import NoRoute
from impl.travel_agent.maps.ports import Router
from impl.travel_agent.maps.sources import OPEN_STREET_MAP
from impl.travel_agent.planning.ways import delay_s, find_way, streets_of
from tests.support.maps import an_incident
from tests.support.trips import END, START, a_route

MIDDLE = Position(latitude=60.17, longitude=24.95)
NORTH = Position(latitude=60.175, longitude=24.95)
REQUEST = RouteRequest(waypoints=(START, END), mode=TravelMode.CAR)


def straight(duration_s: float = 300) -> Route:
    return a_route(TravelMode.CAR, shape=(START, END), streets=("Main Street",), duration_s=duration_s)


def around(duration_s: float = 400) -> Route:
    return a_route(TravelMode.CAR, shape=(START, NORTH, END), streets=("North Street",), duration_s=duration_s)


@dataclass(slots=True)
class TwoWays:
    """A router that knows a few ways, and gives the first that keeps clear of the areas."""

    ways: tuple[Route, ...]
    asked: list[tuple[Area, ...]] = field(default_factory=list)

    async def route(self, request: RouteRequest) -> Fact[Route]:
        self.asked.append(request.avoid_areas)
        for way in self.ways:
            if not any(line_meets(way.shape, area=area) for area in request.avoid_areas):
                return Fact(value=way, source=OPEN_STREET_MAP, observed_at=datetime(2026, 11, 24, tzinfo=UTC))
        raise NoRoute("no way around")


def router(*ways: Route) -> tuple[Router, TwoWays]:
    two = TwoWays(ways)
    return cast("Router", two), two


async def test_an_open_way_is_asked_for_once() -> None:
    port, known = router(straight(), around())
    way = await find_way(port, request=REQUEST, incidents=(), overrides=NO_OVERRIDES)
    assert way.route.value == straight()
    assert len(known.asked) == 1


async def test_a_blocked_way_is_gone_around() -> None:
    port, _ = router(straight(), around())
    incident = an_incident(at=MIDDLE)
    way = await find_way(port, request=REQUEST, incidents=(incident,), overrides=NO_OVERRIDES)
    assert way.route.value == around()
    assert (way.met, way.avoided) == ((), (incident,))


async def test_where_there_is_no_way_around_the_way_through_says_so() -> None:
    port, _ = router(straight())
    incident = an_incident(at=MIDDLE)
    way = await find_way(port, request=REQUEST, incidents=(incident,), overrides=NO_OVERRIDES)
    assert way.route.value == straight()
    assert (way.met, way.avoided) == ((incident,), ())


@pytest.mark.parametrize(("seconds", "is_gone_around"), [(3000, True), (300, False)])
async def test_what_delays_is_gone_around_where_that_is_quicker(seconds: float, is_gone_around: bool) -> None:
    port, _ = router(straight(duration_s=seconds), around(duration_s=seconds + 100))
    slow = an_incident(at=MIDDLE, blocks=False)
    way = await find_way(port, request=REQUEST, incidents=(slow,), overrides=NO_OVERRIDES)
    assert (way.route.value.shape == around().shape) is is_gone_around
    assert bool(way.met) is not is_gone_around


async def test_a_street_that_the_customer_says_is_blocked_is_gone_around() -> None:
    port, _ = router(straight(), around())
    overrides = Overrides(streets=("MAIN street",))
    way = await find_way(port, request=REQUEST, incidents=(), overrides=overrides)
    assert streets_of(way.route.value) == {"North Street"}
    assert way.follows_overrides


async def test_a_blocked_street_without_a_way_around_is_told() -> None:
    port, _ = router(straight())
    way = await find_way(port, request=REQUEST, incidents=(), overrides=Overrides(streets=("Main Street",)))
    assert not way.follows_overrides


async def test_a_blocked_spot_without_a_way_around_is_told() -> None:
    port, _ = router(straight())
    overrides = Overrides(areas=(Circle(centre=MIDDLE, radius_m=25),))
    way = await find_way(port, request=REQUEST, incidents=(), overrides=overrides)
    assert way.route.value == straight()
    assert not way.follows_overrides


async def test_without_any_way_there_is_none() -> None:
    port, _ = router()
    with pytest.raises(NoRoute):
        await find_way(port, request=REQUEST, incidents=(), overrides=NO_OVERRIDES)


def test_an_incident_costs_time_on_the_part_of_the_way_within_it() -> None:
    slow = an_incident(at=MIDDLE, blocks=False)
    share = 2 * (60 + 25) / 1107
    assert delay_s(straight(duration_s=1000), slow) == pytest.approx(1000 * share, rel=0.15)


def test_nobody_on_foot_is_delayed() -> None:
    assert delay_s(a_route(TravelMode.WALK), an_incident(at=MIDDLE, blocks=False)) == 0
