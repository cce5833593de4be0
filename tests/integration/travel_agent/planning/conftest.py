"""A turn of a customer in Helsinki on the real map."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from impl.platform.database import Database
from impl.travel_agent.maps.assemble import Maps
from tests.support.maps import SetClock
from tests.support.planning import TUESDAY_NOON, PlanningTurn, begin_turn, helsinki_maps


@pytest.fixture
def clock() -> SetClock:
    """The present of the turn."""
    return SetClock(TUESDAY_NOON)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Where the files of incidents and weather lie."""
    return tmp_path


@pytest.fixture
async def maps(clock: SetClock, directory: Path) -> AsyncIterator[Maps]:
    """The real local maps."""
    async with helsinki_maps(clock, directory=directory) as built:
        yield built


@pytest.fixture
async def turn(database: Database, maps: Maps, clock: SetClock) -> PlanningTurn:
    """A turn of a new customer."""
    return await begin_turn(database, maps=maps, clock=clock)
