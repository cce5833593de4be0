"""A stream of events as the server sees it: it ends, breaks, is left, or is silent for long."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel
from starlette.types import Message

from scripts.generate.static.runtime import EventStreamResponse, ServerSentEvent, streaming
from tests.support.waiting import until


class Tick(BaseModel):
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks(EventStreamResponse):
    status: ClassVar[int] = 200
    headers: ClassVar[tuple[tuple[str, str], ...]] = (("zone", "Zone"), ("other", "Other"))
    events: AsyncIterator[ServerSentEvent[Tick]]
    zone: str = "north"
    other: str | None = None


@dataclass
class Clock:
    """Ticks as often as it is told; notes when nobody listens any more."""

    ticks: asyncio.Queue[int | Exception | None] = field(default_factory=asyncio.Queue)
    stopped: bool = False

    async def __call__(self) -> AsyncIterator[ServerSentEvent[Tick]]:
        try:
            while (tick := await self.ticks.get()) is not None:
                if isinstance(tick, Exception):
                    raise tick
                yield ServerSentEvent(data=Tick(count=tick))
        finally:
            self.stopped = True


@dataclass
class Connection:
    """The server's end of a connection."""

    sent: list[Message] = field(default_factory=list)
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    blocked: asyncio.Event | None = None
    _asked: bool = False

    async def receive(self) -> Message:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.sent.append(message)
        if self.blocked is not None:
            await self.blocked.wait()

    @property
    def body(self) -> list[bytes]:
        return [message["body"] for message in self.sent[1:]]

    def serve(self, clock: Clock) -> asyncio.Task[None]:
        response: Any = Ticks(events=clock()).render()
        return asyncio.create_task(response({"type": "http"}, self.receive, self.send))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def connection() -> Connection:
    return Connection()


async def test_a_stream_begins_with_its_headers_and_ends_with_its_iterator(
    clock: Clock, connection: Connection
) -> None:
    for tick in (1, 2, None):
        clock.ticks.put_nowait(tick)
    await connection.serve(clock)
    start = connection.sent[0]
    assert (start["type"], start["status"]) == ("http.response.start", 200)
    assert (b"zone", b"north") in start["headers"]
    assert b"other" not in dict(start["headers"])
    assert connection.body == [b": keep-alive\n\n", b'data: {"count":1}\n\n', b'data: {"count":2}\n\n', b""]
    assert [message["more_body"] for message in connection.sent[1:]] == [True, True, True, False]


async def test_the_headers_leave_before_there_is_any_event(clock: Clock, connection: Connection) -> None:
    serving = connection.serve(clock)
    await until(lambda: len(connection.sent) == 2)
    clock.ticks.put_nowait(None)
    await serving


async def test_a_client_that_goes_away_stops_the_iterator_and_gets_nothing_more(
    clock: Clock, connection: Connection
) -> None:
    serving = connection.serve(clock)
    clock.ticks.put_nowait(1)
    await until(lambda: len(connection.sent) == 3)
    connection.gone.set()
    await serving
    assert clock.stopped
    assert len(connection.sent) == 3


async def test_a_client_that_goes_away_while_it_is_written_to_stops_the_iterator(
    clock: Clock, connection: Connection
) -> None:
    serving = connection.serve(clock)
    await until(lambda: len(connection.sent) == 2)
    connection.blocked = asyncio.Event()
    clock.ticks.put_nowait(1)
    await until(lambda: len(connection.sent) == 3)
    connection.gone.set()
    await serving
    assert clock.stopped


async def test_a_failing_iterator_leaves_the_stream_unfinished(clock: Clock, connection: Connection) -> None:
    clock.ticks.put_nowait(LookupError("gone"))
    with pytest.raises(LookupError):
        await connection.serve(clock)
    assert clock.stopped
    assert all(message.get("more_body", True) for message in connection.sent)


async def test_a_server_that_stops_closes_the_iterator(clock: Clock, connection: Connection) -> None:
    serving = connection.serve(clock)
    clock.ticks.put_nowait(1)
    await until(lambda: len(connection.sent) == 3)
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    assert clock.stopped


async def test_a_silent_stream_gives_signs_of_life(
    clock: Clock, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "KEEP_ALIVE_SECONDS", 0.001)
    serving = connection.serve(clock)
    await until(lambda: connection.body.count(b": keep-alive\n\n") > 3)
    clock.ticks.put_nowait(1)
    clock.ticks.put_nowait(None)
    await serving
    assert b'data: {"count":1}\n\n' in connection.body
