"""A service with one slow operation, for tests that stop it."""

import asyncio

from fastapi import APIRouter, FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from impl.platform.application import build_application
from impl.platform.database import Database
from impl.platform.lifecycle import Lifecycle, NotReady
from impl.platform.problems import Problems
from impl.platform.settings import Settings, load_settings
from impl.platform.telemetry import configure_logging, exchange_of


def create_app() -> FastAPI:
    """The service; `/slow` answers once `/release` has been asked."""
    settings = load_settings(Settings)
    configure_logging(level=settings.log_level)
    lifecycle = Lifecycle(database=Database.from_settings(settings), drain_seconds=settings.drain_seconds)
    released = asyncio.Event()
    waiting = 0
    router = APIRouter()

    async def slow(request: Request) -> Response:
        nonlocal waiting
        exchange_of(request.scope).operation = "slow"
        waiting += 1
        await released.wait()
        return PlainTextResponse("complete")

    async def count(_request: Request) -> Response:
        return PlainTextResponse(str(waiting))

    async def release(_request: Request) -> Response:
        released.set()
        return PlainTextResponse("released")

    async def readiness(_request: Request) -> Response:
        try:
            await lifecycle.check_readiness()
        except NotReady as refusal:
            return PlainTextResponse(refusal.detail, status_code=503)
        return PlainTextResponse("ready")

    for path, endpoint in (("/slow", slow), ("/waiting", count), ("/release", release), ("/readyz", readiness)):
        router.add_route(path, endpoint)
    problems = Problems(domain={}, operations=(), strict_contract=False)
    return build_application(router=router, lifecycle=lifecycle, problems=problems)
