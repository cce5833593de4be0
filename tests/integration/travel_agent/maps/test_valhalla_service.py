"""The adapter for a Valhalla service, against the service that Valhalla's package brings, and against stand-ins."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from pydantic import AnyHttpUrl

from impl.platform.settings import Environment
from impl.travel_agent.domain.geography import Circle
from impl.travel_agent.domain.routes import RoutePreference, RouteRequest, TravelMode
from impl.travel_agent.maps.assemble import Maps, build_maps
from impl.travel_agent.maps.errors import MapUnavailable, NoRoute, OutsideCoverage, Refused
from impl.travel_agent.maps.map_directory import TILES
from impl.travel_agent.maps.settings import MapSettings
from impl.travel_agent.maps.valhalla_programs import serve_tiles
from tests.support.maps import ANNANKATU, BERLIN, HAKANIEMI, RAILWAY_SQUARE, StandIn, helsinki_map
from tests.support.waiting import until

REQUEST = RouteRequest(waypoints=(ANNANKATU, HAKANIEMI), mode=TravelMode.BIKE)


def remote(url: str) -> Maps:
    settings = MapSettings(
        map_directory=helsinki_map(), valhalla_url=AnyHttpUrl(url), map_user_agent="tests/1 (+mailto:tests@example.com)"
    )
    return build_maps(settings, environment=Environment.TEST)


def free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def tiles() -> Path:
    return helsinki_map() / TILES


@pytest.fixture
async def valhalla(tiles: Path, tmp_path: Path) -> AsyncIterator[Maps]:
    port = free_port()
    # Sockets have short names at most.
    command = serve_tiles(tiles, configuration=tmp_path / "v.json", port=port)
    with (tmp_path / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        await until(lambda: _answers(f"{url}/status"))
        maps = remote(url)
        yield maps
        await maps.close()
    finally:
        process.kill()
        await process.wait()


async def _answers(url: str) -> bool:
    try:
        async with httpx.AsyncClient() as client:
            return (await client.get(url)).is_success
    except httpx.HTTPError:
        return False


async def test_a_service_finds_what_the_library_finds(valhalla: Maps, maps: Maps) -> None:
    for mode in TravelMode:
        request = replace(REQUEST, mode=mode, language="fi")
        remote_fact, local_fact = await valhalla.router.route(request), await maps.router.route(request)
        assert remote_fact.value == local_fact.value
        assert remote_fact.valid_until is not None
    scenic = replace(REQUEST, preference=RoutePreference.SCENIC)
    assert (await valhalla.router.route(scenic)).value == (await maps.router.route(scenic)).value


async def test_a_service_gives_matrices_and_isochrones(valhalla: Maps, maps: Maps) -> None:
    targets = (RAILWAY_SQUARE, ANNANKATU)
    matrices = [
        await each.router.matrix((HAKANIEMI,), targets=targets, mode=TravelMode.CAR) for each in (valhalla, maps)
    ]
    assert matrices[0].value == matrices[1].value
    reach = [await each.router.isochrone(HAKANIEMI, mode=TravelMode.WALK, minutes=5) for each in (valhalla, maps)]
    assert reach[0].value == reach[1].value


async def test_a_service_tells_why_it_finds_nothing(valhalla: Maps) -> None:
    assert valhalla.coverage is None
    with pytest.raises(NoRoute):
        await valhalla.router.route(replace(REQUEST, avoid_areas=(Circle(centre=ANNANKATU, radius_m=100),)))
    near_berlin = replace(BERLIN, latitude=BERLIN.latitude + 0.01)
    with pytest.raises(OutsideCoverage):
        await valhalla.router.route(replace(REQUEST, waypoints=(BERLIN, near_berlin)))
    with pytest.raises(Refused, match="circumference"):
        await valhalla.router.route(replace(REQUEST, avoid_areas=(Circle(centre=BERLIN, radius_m=5000),)))


async def test_a_service_that_is_not_there_is_told() -> None:
    maps = remote(f"http://127.0.0.1:{free_port()}")
    with pytest.raises(MapUnavailable, match="ConnectError"):
        await maps.router.route(REQUEST)
    await maps.close()


@pytest.mark.parametrize("text", ["", "<html>", "[]", "null", "{}", '{"trip": {}}', '{"trip": {"legs": []}}'])
async def test_an_answer_that_makes_no_sense_is_told(service: StandIn, text: str) -> None:
    maps = remote(service.url)
    service.says("/route", text)
    with pytest.raises(MapUnavailable, match="makes no sense"):
        await maps.router.route(REQUEST)
    await maps.close()


@pytest.mark.parametrize("text", ["", "nonsense", "{}", '{"error_code": "x"}'])
async def test_a_refusal_that_makes_no_sense_is_told(service: StandIn, text: str) -> None:
    maps = remote(service.url)
    service.says("/route", text, status=400)
    with pytest.raises(MapUnavailable, match="does not say why"):
        await maps.router.route(REQUEST)
    await maps.close()


async def test_we_name_ourselves(service: StandIn) -> None:
    maps = remote(service.url)
    service.says("/route", "{}")
    with pytest.raises(MapUnavailable):
        await maps.router.route(REQUEST)
    [request] = service.requests
    assert request.headers["user-agent"] == "tests/1 (+mailto:tests@example.com)"
    assert json.loads(service.bodies[0])["costing"] == "bicycle"
    await maps.close()
