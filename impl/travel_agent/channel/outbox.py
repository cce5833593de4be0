"""What waits to be sent over one socket: in order, bounded, and without a task of its own while there is nothing."""

import asyncio
from collections import deque
from typing import Final

from starlette.types import Message, Send

from generated.travel_agent.channel import ChatCloseCode

_NORMAL: Final = 1000


class Outbox:
    """Sends frames one after the other. Nothing here waits for the client but `settle`.

    A client that does not read what it is sent is cut off with RESTART once `limit` frames wait: it resumes from the
    last event it has read.
    """

    __slots__ = ("_close_code", "_is_over", "_limit", "_send", "_sending", "_settled", "_waiting")

    def __init__(self, send: Send, *, limit: int) -> None:
        self._send = send
        self._limit = limit
        self._waiting: deque[str] = deque()
        self._sending: asyncio.Task[None] | None = None
        self._settled: asyncio.Event | None = None
        self._close_code: int | None = None
        self._is_over = False

    @property
    def is_closing(self) -> bool:
        """Whether nothing more is taken."""
        return self._is_over or self._close_code is not None

    def put(self, text: str) -> None:
        """Send a frame after those that wait."""
        if self.is_closing:
            return
        if len(self._waiting) >= self._limit:
            self._waiting.clear()
            self.close(ChatCloseCode.RESTART)
            return
        self._waiting.append(text)
        self._work()

    def close(self, code: int = _NORMAL) -> None:
        """Close the socket after what waits has been sent."""
        if not self.is_closing:
            self._close_code = code
            self._work()

    def abandon(self) -> None:
        """Forget everything: the client is gone."""
        self._is_over = True
        self._waiting.clear()
        if self._settled is not None:
            self._settled.set()

    async def settle(self) -> None:
        """Wait until nothing waits any more, or the client is gone."""
        if self._waiting and not self._is_over:
            self._settled = self._settled or asyncio.Event()
            self._settled.clear()
            await self._settled.wait()

    async def finish(self) -> None:
        """Wait until everything was sent, the closing included."""
        if self._sending is not None:
            await asyncio.wait((self._sending,))

    def _work(self) -> None:
        if self._sending is None:
            self._sending = asyncio.create_task(self._send_waiting(), name="sending")

    async def _send_waiting(self) -> None:
        try:
            while self._waiting:
                await self._send({"type": "websocket.send", "text": self._waiting.popleft()})
            if self._close_code is not None and not self._is_over:
                self._is_over = True
                message: Message = {"type": "websocket.close", "code": self._close_code}
                await self._send(message)
        except (OSError, RuntimeError):
            # The client has left; the server says so in one way or the other.
            self.abandon()
        finally:
            self._sending = None
            if self._settled is not None:
                self._settled.set()
