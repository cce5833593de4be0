"""A small HTTP/1.1 client for measuring: one keep-alive connection, one request at a time, little work per request."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, cast

import httptools


class ConnectionLost(Exception):
    """The connection ended before the answer was complete. What was asked for may have happened."""


class ConnectionRefused(Exception):
    """Nobody listens. Nothing was asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response; the names of its headers are in lower case."""

    status: int
    headers: Mapping[bytes, bytes]
    body: bytes

    def header(self, name: str) -> str:
        """A header that must be there."""
        return self.headers[name.encode()].decode()


def compose(method: str, target: str, *, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """The bytes of a request, made before the clock runs."""
    fields = {"Host": "127.0.0.1", **headers}
    if body:
        fields |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{method} {target} HTTP/1.1\r\n{head}\r\n".encode() + body


class HttpConnection(asyncio.Protocol):
    """A connection to a server on the loopback interface."""

    _transport: asyncio.Transport

    def __init__(self) -> None:
        self._waiting: asyncio.Future[Answer] | None = None
        self._lost = False

    @classmethod
    async def open(cls, port: int) -> Self:
        """Connect.

        Raises:
            ConnectionRefused: nobody listens.
        """
        try:
            _, connection = await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port)
        except OSError as error:
            raise ConnectionRefused from error
        return connection

    async def request(self, message: bytes) -> Answer:
        """Send a composed request and wait for the answer.

        Raises:
            ConnectionLost: the server went away.
        """
        if self._lost:
            raise ConnectionLost
        self._waiting = asyncio.get_running_loop().create_future()
        self._parser = httptools.HttpResponseParser(self)
        self._headers: dict[bytes, bytes] = {}
        self._body: list[bytes] = []
        self._transport.write(message)
        return await self._waiting

    def abandon(self, message: bytes) -> None:
        """Send a composed request and leave before the answer.

        Raises:
            ConnectionLost: the server went away before.
        """
        if self._lost:
            raise ConnectionLost
        self._transport.write(message)
        self._transport.close()

    def close(self) -> None:
        """End the connection."""
        self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost = True
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(ConnectionLost())

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.lower()] = value

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        answer = Answer(self._parser.get_status_code(), self._headers, b"".join(self._body))
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(answer)
