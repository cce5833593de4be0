"""Where the time of turns goes: the travel agent with clocks around what a turn waits for.

``uvicorn --factory tests.load.turn_trace:create_app`` is the service itself, which notes when each of these began and
ended, and writes that down at its end, into the file that LOAD_TRACE_FILE names. The clock is the machine's monotonic
one, which other processes can read, too.
"""

import json
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Final

import asyncpg
from fastapi import FastAPI

from impl.travel_agent.app import create_app as create_service
from impl.travel_agent.conversations.events import EventLog
from impl.travel_agent.language.understander import Understander
from impl.travel_agent.maps.gazetteer import Gazetteer
from impl.travel_agent.maps.sandbox_incidents import SandboxIncidents
from impl.travel_agent.maps.sandbox_weather import SandboxWeather
from impl.travel_agent.maps.valhalla_router import ValhallaRouter
from impl.travel_agent.models.embedded.model import EmbeddedModel
from impl.travel_agent.reservations.api import ReservationApi

FILE_VARIABLE: Final = "LOAD_TRACE_FILE"
UNDERSTANDING, MODEL, ROUTING, PLACES = "understanding of language", "requests to the model", "routing", "places"
SURROUNDINGS, RESERVATIONS = "weather and incidents", "calls of the Reservation API"
EVENTS, DATABASE = "writing of events", "statements in PostgreSQL"
# An event is written by a statement, and the model understands language: these lie within others.
CLOCKS: Final[Mapping[str, Sequence[tuple[type, tuple[str, ...]]]]] = {
    UNDERSTANDING: [(Understander, ("understand",))],
    MODEL: [(EmbeddedModel, ("_respond",))],
    ROUTING: [(ValhallaRouter, ("route", "matrix", "isochrone"))],
    PLACES: [(Gazetteer, ("search", "reverse", "place", "around", "along", "scenery"))],
    SURROUNDINGS: [(SandboxWeather, ("forecast",)), (SandboxIncidents, ("along", "within"))],
    RESERVATIONS: [
        (ReservationApi, ("profile", "list_reservations", "get", "search_vehicles", "vehicle", "metro", "quote"))
    ],
    EVENTS: [(EventLog, ("store",))],
    DATABASE: [(asyncpg.Connection, ("fetch", "fetchrow", "fetchval", "execute"))],
}

type Span = tuple[float, float]
"""When something began and ended, in seconds of the monotonic clock."""


def create_app() -> FastAPI:
    """The service with the clocks around it."""
    spans: dict[str, list[Span]] = {name: [] for name in CLOCKS}
    for name, places in CLOCKS.items():
        for owner, methods in places:
            for method in methods:
                setattr(owner, method, _timed(getattr(owner, method), spans=spans[name]))
    service = create_service()
    service.router.lifespan_context = _noting(service.router.lifespan_context, spans=spans)
    return service


def write_spans(file: Path, spans: Mapping[str, Sequence[Span]]) -> None:
    """Write down what was noted."""
    file.write_text(json.dumps(spans))


def read_spans(file: Path) -> dict[str, list[Span]]:
    """What a service that has ended noted."""
    return {name: [(began, ended) for began, ended in spans] for name, spans in json.loads(file.read_text()).items()}


def within(spans: Sequence[Span], *, window: Span) -> tuple[int, float]:
    """How many began in the window, and the seconds in which at least one was under way."""
    inside = sorted(span for span in spans if window[0] <= span[0] <= window[1])
    total, reached = 0.0, window[0]
    for began, ended in inside:
        total += max(0.0, ended - max(began, reached))
        reached = max(reached, ended)
    return len(inside), total


def _noting(
    lifespan: Callable[[Any], AbstractAsyncContextManager[Any]], *, spans: Mapping[str, Sequence[Span]]
) -> Callable[[Any], AbstractAsyncContextManager[Any]]:
    """The life of the service, at whose end the spans are written down."""

    @asynccontextmanager
    async def noting(application: Any) -> AsyncIterator[Any]:
        async with lifespan(application) as state:
            yield state
        write_spans(Path(os.environ[FILE_VARIABLE]), spans)

    return noting


def _timed(call: Callable[..., Awaitable[Any]], *, spans: list[Span]) -> Callable[..., Awaitable[Any]]:
    @wraps(call)
    async def timed(*arguments: Any, **options: Any) -> Any:
        began = time.monotonic()
        try:
            return await call(*arguments, **options)
        finally:
            spans.append((began, time.monotonic()))

    return timed
