"""The map of Helsinki's centre for tests, places on it, and stand-ins for the services that adapters ask."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from impl.travel_agent.domain.geography import Circle, Position
from impl.travel_agent.domain.incidents import Incident, IncidentKind
from scripts.maps import obtain_map
from tests.support.web import web_server

ANNANKATU = Position(latitude=60.1660, longitude=24.9370)
HAKANIEMI = Position(latitude=60.1780, longitude=24.9510)
RAILWAY_SQUARE = Position(latitude=60.1713, longitude=24.9442)
SENATE_SQUARE = Position(latitude=60.1695, longitude=24.9521)
BERLIN = Position(latitude=52.52, longitude=13.405)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@cache
def helsinki_map() -> Path:
    """The directory of the built map; the first test that asks for it builds it."""
    return obtain_map()


def an_incident(key: str = "flooding-1", *, at: Position = RAILWAY_SQUARE, blocks: bool = True) -> Incident:
    """A flooding in force around noon."""
    return Incident(
        key=key,
        kind=IncidentKind.FLOODING,
        title="Flooding",
        description="Water on the road.",
        area=Circle(centre=at, radius_m=60),
        blocks=blocks,
        delay_factor=1.0 if blocks else 2.0,
        valid_from=NOON - timedelta(hours=1),
        valid_until=NOON + timedelta(hours=1),
    )


class SetClock:
    """A clock in UTC that moves only when told to."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        self.now += by


type Responder = Callable[[Request], Response]


@dataclass(slots=True, kw_only=True)
class StandIn:
    """A service that answers what it is told to, and remembers what it was asked.

    `answers` are responders by path; while `held` is clear, answers wait.
    """

    url: str = ""
    answers: dict[str, Responder] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    held: asyncio.Event = field(default_factory=asyncio.Event)

    def tells(self, path: str, content: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """Answer the path with JSON from now on."""
        self.says(path, json.dumps(content), status=status, headers=headers)

    def says(self, path: str, text: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """Answer the path with a text from now on."""
        self.answers[path] = lambda _: Response(text, status_code=status, headers=headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        self.requests.append(request)
        self.bodies.append(await request.body())
        await self.held.wait()
        respond = self.answers.get(request.url.path, _nothing)
        await respond(request)(scope, receive, send)


def _nothing(_: Request) -> Response:
    return Response(status_code=404)


@asynccontextmanager
async def standing_in() -> AsyncIterator[StandIn]:
    """A stand-in that listens."""
    stand_in = StandIn()
    stand_in.held.set()
    async with web_server(stand_in) as url:
        stand_in.url = url
        try:
            yield stand_in
        finally:
            stand_in.held.set()
