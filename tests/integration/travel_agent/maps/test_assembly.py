import pytest
from pydantic import AnyHttpUrl, ValidationError

from impl.platform.settings import Environment
from impl.travel_agent.maps.assemble import build_maps
from impl.travel_agent.maps.errors import MapUnavailable
from impl.travel_agent.maps.settings import MapSettings
from tests.support.maps import HAKANIEMI, helsinki_map


async def test_by_default_all_is_local() -> None:
    maps = build_maps(MapSettings(map_directory=helsinki_map()), environment=Environment.LOCAL)
    assert maps.coverage is not None
    assert maps.coverage.holds(HAKANIEMI)
    assert [source.name for source in maps.attributions] == [
        "OpenStreetMap",
        "Sandbox weather (made up)",
        "Sandbox incidents (made up)",
    ]
    await maps.close()


async def test_services_need_no_map() -> None:
    settings = MapSettings(
        valhalla_url=AnyHttpUrl("http://127.0.0.1:1"), nominatim_url=AnyHttpUrl("http://127.0.0.1:1")
    )
    maps = build_maps(settings, environment=Environment.LOCAL)
    assert maps.coverage is None
    await maps.close()


@pytest.mark.parametrize("settings", [MapSettings(), MapSettings(valhalla_url=AnyHttpUrl("http://127.0.0.1:1"))])
def test_without_a_map_or_services_the_remedy_is_told(settings: MapSettings) -> None:
    with pytest.raises(MapUnavailable, match="MOBILITY_MAP_DIRECTORY"):
        build_maps(settings, environment=Environment.LOCAL)


@pytest.mark.parametrize("name", ["", "x", "two\nlines", "naïve"])
def test_a_name_that_no_header_can_carry_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        MapSettings(map_user_agent=name)
