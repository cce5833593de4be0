"""The WebSockets that the gateway holds."""

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

_SECONDS_TO_TAKE = 5.0


class Gone(Exception):
    """There is no such connection, or not any more."""


class Connection:
    """A client's WebSocket. Frames go out one after the other, whoever sends them."""

    def __init__(self, socket: WebSocket, *, source_ip: str, user_agent: str | None) -> None:
        # As AWS names them: 12 bytes, of which the last makes up the sign at the end.
        self.id = secrets.token_urlsafe(11) + "="
        self.source_ip = source_ip
        self.user_agent = user_agent
        self.connected_at = datetime.now(UTC)
        self.last_active_at = self.connected_at
        self.active_at = asyncio.get_running_loop().time()
        self._socket = socket
        self._sending = asyncio.Lock()

    def touch(self) -> None:
        """Note that something went through."""
        self.last_active_at = datetime.now(UTC)
        self.active_at = asyncio.get_running_loop().time()

    async def send(self, text: str) -> None:
        """Send a frame.

        Raises:
            Gone: the client has left, or takes nothing any more.
        """
        async with self._sending:
            if self._socket.application_state is not WebSocketState.CONNECTED:
                raise Gone
            try:
                async with asyncio.timeout(_SECONDS_TO_TAKE):
                    await self._socket.send_text(text)
            except (WebSocketDisconnect, OSError, TimeoutError):
                raise Gone from None
        self.touch()

    async def close(self, code: int) -> None:
        """Close the connection, unless that has happened already."""
        async with self._sending:
            if self._socket.application_state is WebSocketState.CONNECTED:
                await self._socket.close(code)

    def told(self) -> dict[str, Any]:
        """What ``GET @connections/{id}`` tells of it."""
        return {
            "connectedAt": self.connected_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "identity": {"sourceIp": self.source_ip, "userAgent": self.user_agent},
            "lastActiveAt": self.last_active_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }


class Connections:
    """The open connections by their ids."""

    def __init__(self) -> None:
        self._open: dict[str, Connection] = {}

    def __len__(self) -> int:
        return len(self._open)

    @contextmanager
    def holding(self, connection: Connection) -> Iterator[None]:
        """Keep a connection for as long as it is open."""
        self._open[connection.id] = connection
        try:
            yield
        finally:
            del self._open[connection.id]

    def find(self, connection_id: str) -> Connection:
        """An open connection.

        Raises:
            Gone: there is none of that id.
        """
        connection = self._open.get(connection_id)
        if connection is None:
            raise Gone
        return connection
