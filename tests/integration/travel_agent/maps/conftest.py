from collections.abc import AsyncIterator

import pytest

from impl.platform.settings import Environment
from impl.travel_agent.maps.assemble import Maps, build_maps
from impl.travel_agent.maps.settings import MapSettings
from tests.support.maps import StandIn, helsinki_map, standing_in


@pytest.fixture
async def maps() -> AsyncIterator[Maps]:
    """What the service has by default: local routes and places, sandbox weather and incidents."""
    built = build_maps(MapSettings(map_directory=helsinki_map()), environment=Environment.TEST)
    yield built
    await built.close()


@pytest.fixture
async def service() -> AsyncIterator[StandIn]:
    """A service on a real socket that answers what the test tells it to."""
    async with standing_in() as stand_in:
        yield stand_in
