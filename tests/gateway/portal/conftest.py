"""A small built portal, and clients of its server."""

import gzip
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from gateway.portal.app import portal_routes
from gateway.portal.settings import DemoCustomer, PortalSettings

SCRIPT = b"export const fleet = 'scooters';\n" * 50
TOKEN_URL = "http://127.0.0.1:8009/token"

type Serving = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """What a build leaves, with a secret beside it that nobody may read."""
    directory = tmp_path / "dist"
    for name, content in {
        "index.html": b"<title>Start</title>",
        "404.html": b"<title>Not found</title>",
        "problems.html": b"<title>Problems</title>",
        "reference/chat.html": b"<title>Chat</title>",
        "assets/index-AbC123.js": SCRIPT,
        "assets/index-AbC123.js.gz": gzip.compress(SCRIPT),
        "assets/icon-XyZ.svg": b"<svg/>",
        ".complete": b"digest",
        ".vite/manifest.json": b"{}",
    }.items():
        file = directory / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (tmp_path / "secret.html").write_bytes(b"secret")
    (directory / "link.html").symlink_to(tmp_path / "secret.html")
    return directory


@pytest.fixture
def settings(built: Path, tmp_path: Path) -> PortalSettings:
    map_directory = tmp_path / "map"
    map_directory.mkdir()
    (map_directory / "roads.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    return PortalSettings(
        directory=built,
        token_url=TOKEN_URL,
        customers=(DemoCustomer(name="aino", locale="fi"),),
        map_directory=map_directory,
        map_attribution="© somebody",
        map_attribution_url="https://map.example/terms",
    )


@pytest.fixture
def serving(settings: PortalSettings) -> Serving:
    """Serve the portal with other settings than the usual ones."""

    @asynccontextmanager
    async def serve(**changed: Any) -> AsyncIterator[httpx.AsyncClient]:
        application = Starlette(routes=portal_routes(settings.model_copy(update=changed)))
        application.router.redirect_slashes = False
        transport = httpx.ASGITransport(application)
        async with httpx.AsyncClient(transport=transport, base_url="http://portal.example") as client:
            yield client

    return serve


@pytest.fixture
async def client(serving: Serving) -> AsyncIterator[httpx.AsyncClient]:
    async with serving() as opened:
        yield opened
