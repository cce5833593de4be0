"""A customer's chat under load: one WebSocket, whose frames are read by whoever waits for them."""

import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from generated.travel_agent.channel import ADDRESS, SUBPROTOCOL

SECONDS_TO_CONNECT = 30.0
TOKEN_SUBPROTOCOL = "mobility.token."


class UnexpectedMessage(Exception):
    """The service said something that has no place in a measurement."""

    def __init__(self, message: object) -> None:
        super().__init__(json.dumps(message))


class Chat:
    """One connection of a customer. `conversation_id` and `last_seq` are those of its session, once it has one."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.conversation_id = ""
        self.last_seq = 0

    def leave(self) -> None:
        """End the connection without a farewell, which gateways take their time for."""
        self._socket.transport.abort()

    async def hello(self, token: str, **members: object) -> None:
        """Begin a session.

        Raises:
            UnexpectedMessage: it does not begin.
        """
        await self.send("session.hello", token=token, locale="en", **members)
        ready = await self.receive()
        if ready["type"] != "session.ready":
            raise UnexpectedMessage(ready)
        self.conversation_id, self.last_seq = ready["conversation_id"], ready["last_seq"]

    async def send(self, kind: str, **members: object) -> str:
        """Send a message; gives its id."""
        identifier = secrets.token_hex(8)
        await self._socket.send(json.dumps({"type": kind, "id": identifier, **members}))
        return identifier

    async def receive(self) -> dict[str, Any]:
        """The next message."""
        return self.read(await self.next_frame())

    async def next_frame(self) -> bytes:
        """The next frame, unread."""
        return await self._socket.recv(decode=False)

    @staticmethod
    def read(frame: bytes) -> dict[str, Any]:
        """What a frame says."""
        message: dict[str, Any] = json.loads(frame)
        return message

    async def wait_for(self, kind: str) -> dict[str, Any]:
        """The next message of the kind; others are passed over.

        Raises:
            UnexpectedMessage: the service refuses something meanwhile.
        """
        while True:
            message = await self.receive()
            if message["type"] == kind:
                return message
            if message["type"] in ("error", "rate_limited"):
                raise UnexpectedMessage(message)


@asynccontextmanager
async def chat_with(port: int, *, token: str | None = None) -> AsyncIterator[Chat]:
    """A connection to the travel agent, or the gateway before it, on the port; gateways want the token."""
    async with connection_to(port, token=token) as socket:
        yield Chat(socket)


def connection_to(port: int, *, token: str | None = None) -> connect:
    """A connection that has no session: without pings, compression and a bound on what waits to be read."""
    return connect(
        f"ws://127.0.0.1:{port}{ADDRESS}",
        subprotocols=[Subprotocol(SUBPROTOCOL), *([] if token is None else [Subprotocol(TOKEN_SUBPROTOCOL + token)])],
        proxy=None,
        compression=None,
        ping_interval=None,
        max_queue=None,
        open_timeout=SECONDS_TO_CONNECT,
    )
