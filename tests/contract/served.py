"""The Reservation service on a real socket inside the test process, with its database and its issuer's keys."""

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MethodType
from typing import NoReturn, cast

import asyncpg
import pytest
import uvicorn
from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute

from generated.runtime.routing import ContractRoute
from impl.platform.settings import load_settings
from impl.reservation.app import assemble
from impl.reservation.migrate import upgrade
from impl.reservation.settings import ReservationSettings
from scripts.seed.load import load, make_seed
from tests.support.tokens import AUDIENCE, ISSUER, TokenIssuer

_LONGEST_START_SECONDS = 30.0


@contextmanager
def published_keys(issuer: TokenIssuer) -> Iterator[str]:
    """Serve the issuer's keys; gives their address."""

    class KeyDocument(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            document = json.dumps({"keys": [key.published() for key in issuer.keys]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(document)))
            self.end_headers()
            self.wfile.write(document)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), KeyDocument) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/jwks.json"
        finally:
            server.shutdown()
            thread.join()


def seed(database_url: str) -> None:
    """Bring an empty database to the service's schema, with the seeded fleet in it."""

    async def fill() -> None:
        connection = await asyncpg.connect(database_url)
        try:
            await load(make_seed(issuer=ISSUER), connection=connection)
        finally:
            await connection.close()

    upgrade(database_url)
    asyncio.run(fill())


def application(*, database_url: str, keys_url: str, settings: Mapping[str, str] | None = None) -> FastAPI:
    """The service as its settings describe it. Rate limits are out of the way, and an undeclared answer is an error."""
    environment = {
        "MOBILITY_ENV": "test",
        "MOBILITY_STRICT_CONTRACT": "true",
        "MOBILITY_RATE_LIMIT_SCALE": "1000000",
        "MOBILITY_TOKEN_ISSUER": ISSUER,
        "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
        "MOBILITY_TOKEN_JWKS_URL": keys_url,
        "DATABASE_URL": database_url,
        **(settings or {}),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        return assemble(load_settings(ReservationSettings))


@contextmanager
def served(served_application: FastAPI) -> Iterator[str]:
    """Serve an application from a thread of its own; gives its address."""
    config = uvicorn.Config(
        served_application, host="127.0.0.1", port=0, http="httptools", log_config=None, access_log=False, lifespan="on"
    )
    with serving(config) as address:
        yield f"http://{address}"


@contextmanager
def serving(config: uvicorn.Config) -> Iterator[str]:
    """Run a server in a thread of its own; gives its host and port."""
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        _await_start(server, thread)
        yield f"127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def _await_start(server: uvicorn.Server, thread: threading.Thread) -> None:
    """Wait until a server that runs in a thread takes requests."""
    deadline = time.monotonic() + _LONGEST_START_SECONDS
    while not server.started:
        assert thread.is_alive(), "The service ended while it started."
        assert time.monotonic() < deadline, "The service did not start in time."
        time.sleep(0.005)


class _Broken:
    """Handlers that all fail in a way nobody foresaw."""

    def __getattr__(self, name: str) -> Callable[..., Awaitable[NoReturn]]:
        async def fail(*_: object, **__: object) -> NoReturn:
            raise RuntimeError(f"The fault that the test put into {name}.")

        return fail


def break_handlers(broken: FastAPI, *, operations: Collection[str]) -> None:
    """Take the handlers behind some operations away, and those of the same tag with them."""
    for route in contract_routes(broken):
        if route.operation.id in operations:
            # The routes of a tag are one object, of which the endpoint is a method.
            vars(cast(MethodType, route.endpoint).__self__)["_handlers"] = _Broken()


def contract_routes(served_application: FastAPI) -> Iterator[ContractRoute]:
    """Every route of the application that serves an operation of the contract."""
    return (route for route in all_routes(served_application.router) if isinstance(route, ContractRoute))


def all_routes(router: APIRouter) -> Iterator[BaseRoute]:
    """Every route of a router and of the routers it includes."""
    for route in router.routes:
        included = getattr(route, "original_router", None)
        if included is None:
            yield route
        else:
            yield from all_routes(included)
