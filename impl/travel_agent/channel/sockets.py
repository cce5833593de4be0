"""WebSockets that this process holds itself."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from starlette.types import Message, Receive, Scope, Send

from generated.travel_agent.channel import SUBPROTOCOL, ChatCloseCode
from impl.travel_agent.channel.connection import ChatSession
from impl.travel_agent.channel.outbox import Outbox
from impl.travel_agent.channel.reception import Reception
from impl.travel_agent.channel.rooms import Rooms, Seat
from impl.travel_agent.conversations.events import StoredEvent

_SECONDS_TO_CLOSE: Final = 5.0


class SocketConnection:
    """A socket: the connection as handlers know it, the sender of its frames, and a listener of its conversation."""

    __slots__ = ("_outbox", "_rooms", "_seat", "last_seen_at", "opened_at", "session")

    def __init__(self, send: Send, *, rooms: Rooms, limit: int, now: float) -> None:
        self._outbox = Outbox(send, limit=limit)
        self._rooms = rooms
        self._seat: Seat | None = None
        self.session: ChatSession | None = None
        self.opened_at = now
        self.last_seen_at = now

    @property
    def sender(self) -> "SocketConnection":
        """What carries frames to the client: the socket itself."""
        return self

    @property
    def admitted(self) -> None:
        """Not known: whoever let the client in does not tell."""
        return

    @property
    def is_closing(self) -> bool:
        """Whether the socket is about to close."""
        return self._outbox.is_closing

    async def send(self, text: str) -> None:
        """Send a frame after those that wait."""
        self._outbox.put(text)

    async def close(self, code: ChatCloseCode) -> None:
        """Close the socket after what waits has been sent."""
        self._outbox.close(code)

    async def begin(self, session: ChatSession, *, after: int) -> None:
        """Take a seat in the conversation; where there is none to be had, the client is to connect again and resume."""
        self.session = session
        try:
            self._seat = await self._rooms.join(session.conversation_id, listener=self, after=after)
        except Exception:
            self.hang_up(ChatCloseCode.RESTART)
            raise

    async def changed(self) -> None:
        """Do nothing: the session ends with the process."""

    def hear(self, text: str) -> None:
        """Take a message that is not kept."""
        self._outbox.put(text)

    def hear_event(self, event: StoredEvent) -> None:
        """Take the next event."""
        self._outbox.put(event.text)

    def lose(self, code: ChatCloseCode, /) -> None:
        """Close, as nothing more will be heard."""
        self._outbox.close(code)

    def hang_up(self, code: int) -> None:
        """Close the socket."""
        self._outbox.close(code)

    async def settle(self) -> None:
        """Wait until what was heard has been sent."""
        await self._outbox.settle()

    async def finish(self) -> None:
        """Wait until everything was sent."""
        await self._outbox.finish()

    def end(self) -> None:
        """Leave the conversation, as the client has left."""
        self._outbox.abandon()
        if self._seat is not None:
            self._rooms.leave(self._seat)


class ChatSockets:
    """The ASGI application of the chat, and all its sockets."""

    def __init__(
        self,
        reception: Reception,
        *,
        rooms: Rooms,
        clock: Callable[[], datetime],
        queue_limit: int,
        hello_seconds: float,
        idle_seconds: float,
        token_grace_seconds: float,
    ) -> None:
        self._reception = reception
        self._rooms = rooms
        self._clock = clock
        self._queue_limit = queue_limit
        self._hello_seconds = hello_seconds
        self._idle_seconds = idle_seconds
        self._token_grace = timedelta(seconds=token_grace_seconds)
        self._connections: set[SocketConnection] = set()

    @property
    def connections(self) -> frozenset[SocketConnection]:
        """The open sockets."""
        return frozenset(self._connections)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket, from the handshake to its end."""
        await receive()
        subprotocol = SUBPROTOCOL if SUBPROTOCOL in scope.get("subprotocols", ()) else None
        try:
            await send({"type": "websocket.accept", "subprotocol": subprotocol})
        except OSError:
            return
        connection = SocketConnection(
            send, rooms=self._rooms, limit=self._queue_limit, now=asyncio.get_running_loop().time()
        )
        self._connections.add(connection)
        try:
            await self._converse(connection, receive)
        finally:
            self._connections.discard(connection)
            connection.end()

    async def _converse(self, connection: SocketConnection, receive: Receive) -> None:
        time = asyncio.get_running_loop().time
        while True:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                return
            connection.last_seen_at = time()
            if not connection.is_closing:
                await self._reception.receive(connection, _frame_of(message))

    def session_of(self, customer_id: UUID, *, now: datetime) -> ChatSession | None:
        """A session of the customer whose token holds, if one of the sockets has one."""
        sessions = (connection.session for connection in self._connections)
        return next(
            (
                session
                for session in sessions
                if session is not None and session.customer_id == customer_id and not session.is_expired(now)
            ),
            None,
        )

    async def check_times(self) -> None:
        """Close what did not say hello in time, what has been silent, and what has no valid token any more."""
        now, present = asyncio.get_running_loop().time(), self._clock()
        for connection in tuple(self._connections):
            session = connection.session
            if session is None:
                if now - connection.opened_at > self._hello_seconds:
                    connection.hang_up(ChatCloseCode.UNAUTHENTICATED)
            elif session.is_expired(present - self._token_grace):
                connection.hang_up(ChatCloseCode.UNAUTHENTICATED)
            elif now - connection.last_seen_at > self._idle_seconds:
                connection.hang_up(1000)

    async def close(self) -> None:
        """Close every socket, so that clients resume elsewhere; waits a moment for what is being sent."""
        open_ones = tuple(self._connections)
        for connection in open_ones:
            connection.hang_up(ChatCloseCode.RESTART)
        try:
            async with asyncio.timeout(_SECONDS_TO_CLOSE):
                for connection in open_ones:
                    await connection.finish()
        except TimeoutError:
            return


def _frame_of(message: Message) -> str | bytes:
    text: str | None = message.get("text")
    if text is not None:
        return text
    frame: bytes = message.get("bytes") or b""
    return frame
