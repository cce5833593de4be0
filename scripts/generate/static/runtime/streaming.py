"""Responses that go on for as long as there are events: server-sent events."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any, ClassVar

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from scripts.generate.static.runtime.operations import ContractResponse
from scripts.generate.static.server_sent_events import EVENT_STREAM, KEEP_ALIVE, ServerSentEvent, written

KEEP_ALIVE_SECONDS = 15.0


class EventStreamResponse(ContractResponse):
    """Base of responses whose `events` the handler goes on to give after it has returned.

    The time-out of the operation is for the handler alone. The stream ends with the iterator; it is cancelled when
    the client goes away. A comment from time to time keeps what is between the two from closing the connection.
    """

    __slots__ = ()
    media_type: ClassVar[str | None] = EVENT_STREAM
    events: AsyncIterator[ServerSentEvent[Any]]

    def render(self) -> Response:
        """Write the response: its events are read while it is sent."""
        return _Stream(status=self.status, headers=list(self.written_headers()), events=self.events)


class _Stream(Response):
    """A response that is sent event by event."""

    def __init__(
        self, *, status: int, headers: list[tuple[bytes, bytes]], events: AsyncIterator[ServerSentEvent[Any]]
    ) -> None:
        self.status_code = status
        self.background = None
        self.body = b""
        self.raw_headers = [
            (b"content-type", EVENT_STREAM.encode()),
            (b"cache-control", b"no-store"),
            # Reverse proxies that collect answers before they pass them on would hold the events back.
            (b"x-accel-buffering", b"no"),
            *headers,
        ]
        self._events = events

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until there are no more, or nobody is there to read them."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await _send(send, KEEP_ALIVE)
        writing = asyncio.create_task(self._write(send))
        listening = asyncio.create_task(_disconnected(receive))
        try:
            while not await _first_done(writing, listening):
                await _send(send, KEEP_ALIVE)
        finally:
            for task in (writing, listening):
                task.cancel()
            await asyncio.gather(writing, listening, return_exceptions=True)
        if not writing.cancelled():
            # What the iterator raised belongs to the server's log, and to the client as a broken connection.
            writing.result()
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _write(self, send: Send) -> None:
        try:
            async for event in self._events:
                await _send(send, written(event))
        finally:
            if isinstance(self._events, AsyncGenerator):
                await self._events.aclose()


async def _first_done(*tasks: asyncio.Task[None]) -> bool:
    """Wait until one of the tasks is done, or it is time to give a sign of life."""
    done, _waiting = await asyncio.wait(tasks, timeout=KEEP_ALIVE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    return bool(done)


async def _send(send: Send, content: bytes) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": True})


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
