"""What the place where the portal is served decides of it."""

import json
from pathlib import Path

import httpx
import pytest

from gateway.portal.app import create_app
from gateway.portal.settings import PortalFailure, PortalSettings
from tests.gateway.portal.conftest import TOKEN_URL, Serving

CONFIGURATION = "/portal/configuration.json"


def directives(answer: httpx.Response) -> dict[str, str]:
    """What the answer allows its page, by kinds."""
    policy = answer.headers["content-security-policy"]
    return dict(directive.split(" ", 1) for directive in policy.split("; "))


async def test_the_portal_is_told_what_the_place_offers(client: httpx.AsyncClient) -> None:
    answer = await client.get(CONFIGURATION)
    assert answer.json() == {
        "demoSignIn": {"tokenUrl": TOKEN_URL, "customers": [{"name": "aino", "locale": "fi"}]},
        "map": {"url": "/portal/map", "attribution": "© somebody", "attributionUrl": "https://map.example/terms"},
    }
    assert answer.headers["cache-control"] == "no-store"


async def test_nobody_made_up_signs_in_where_there_is_no_local_issuer(serving: Serving) -> None:
    async with serving(token_url=None, map_directory=None) as client:
        answer = await client.get(CONFIGURATION)
        assert answer.json() == {}
        assert directives(answer)["connect-src"] == "'self'"
        assert (await client.get("/portal/map/roads.geojson")).status_code == 404


@pytest.mark.parametrize("path", ["/", "/portal/nowhere", "/portal/assets/index-AbC123.js", CONFIGURATION])
async def test_pages_fetch_nothing_from_elsewhere(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    allowed = directives(answer)
    assert allowed["default-src"] == "'none'"
    assert allowed["script-src"] == "'self'"
    assert allowed["connect-src"] == "'self' http://127.0.0.1:8009"
    assert allowed["frame-ancestors"] == "'none'"
    foreign = {source for sources in allowed.values() for source in sources.split() if "://" in source}
    assert foreign == {"http://127.0.0.1:8009"}
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_production_refuses_made_up_customers(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_ENV", "production")
    monkeypatch.setenv("MOBILITY_PORTAL_DIRECTORY", str(built))
    create_app()
    monkeypatch.setenv("MOBILITY_PORTAL_TOKEN_URL", TOKEN_URL)
    with pytest.raises(PortalFailure, match="unset MOBILITY_PORTAL_TOKEN_URL"):
        create_app()


def test_a_portal_that_is_not_built_says_how_to_build_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_PORTAL_DIRECTORY", str(tmp_path))
    with pytest.raises(PortalFailure, match="scripts/bootstrap portal-packages portal"):
        create_app()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MOBILITY_PORTAL_TOKEN_URL", "http://issuer; script-src *"),
        ("MOBILITY_PORTAL_TOKEN_URL", "issuer"),
        ("MOBILITY_PORTAL_CUSTOMERS", json.dumps([{"nom": "aino"}])),
    ],
)
def test_wrong_variables_are_named(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(PortalFailure, match=variable):
        PortalSettings.load()


async def test_a_server_of_its_own_tells_that_it_is_ready(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_PORTAL_DIRECTORY", str(built))
    transport = httpx.ASGITransport(create_app())
    async with httpx.AsyncClient(transport=transport, base_url="http://portal.example") as client:
        assert (await client.get("/readyz")).status_code == 200
        assert (await client.get("/")).status_code == 200
        assert (await client.get("/v1/metros")).status_code == 404
