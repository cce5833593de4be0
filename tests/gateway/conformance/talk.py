"""What is said over a WebSocket through a gateway, and what of it reached the service."""

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus
from websockets.typing import Data, Subprotocol

from tests.gateway.conformance.calls import CASE_HEADER, Written, written
from tests.support.waiting import until

PLEASE_CLOSE: Final = "please-close"
"""The id of a message after which the service closes the connection."""
CLOSE_CODE: Final = 4401
LARGEST_MESSAGE: Final = 1_048_576
"""Bytes of a message that the service reads at all."""
_PATIENCE_S: Final = 10.0
# An emulator starts a process for its first handshake.
_HANDSHAKE_S: Final = 30.0


@dataclass(slots=True)
class Reception:
    """What the service got of one client's WebSocket."""

    connected: list[Mapping[str, str]] = field(default_factory=list)
    received: list[str | bytes] = field(default_factory=list)
    disconnected: list[int | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a client does: it connects with subprotocols and headers, and sends frames; a tuple is one in fragments."""

    path: str
    subprotocols: tuple[Written, ...]
    headers: tuple[tuple[str, str], ...] = ()
    frames: tuple[str | bytes | tuple[str, ...], ...] = ()

    async def hold(self, *, url: str, case: str, reception: Reception) -> "Held":
        """Talk through a gateway; gives what came of it."""
        address = f"{url.replace('http', 'ws', 1)}{self.path}"
        try:
            async with connect(
                address,
                subprotocols=[Subprotocol(written(name)) for name in self.subprotocols] or None,
                additional_headers=[*self.headers, (CASE_HEADER, case)],
                compression=None,
                max_size=None,
                proxy=None,
                open_timeout=_HANDSHAKE_S,
                close_timeout=1,
                ping_interval=None,
            ) as socket:
                held = await self._exchange(socket)
            await _until_told(reception)
            return held
        except InvalidStatus as refusal:
            response = refusal.response
            request = httpx.Request("GET", url)
            # The body has been put together already.
            headers = [pair for pair in response.headers.raw_items() if pair[0].lower() != "transfer-encoding"]
            answer = httpx.Response(
                response.status_code, headers=headers, content=bytes(response.body or b""), request=request
            )
            return Held(refusal=answer)
        except (InvalidHandshake, OSError, EOFError, TimeoutError) as error:
            return Held(failure=type(error).__name__)

    async def _exchange(self, socket: ClientConnection) -> "Held":
        answers: list[Data | None] = []
        closed = None
        try:
            for frame in self.frames:
                await socket.send(frame)
                answers.append(await _answer(socket))
        except ConnectionClosed:
            closed = socket.close_code
        return Held(subprotocol=socket.subprotocol, answers=tuple(answers), closed=closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What came of a talk: how it was refused, or what was answered and how it was closed by the other side."""

    refusal: httpx.Response | None = None
    failure: str | None = None
    subprotocol: str | None = None
    answers: tuple[Data | None, ...] = ()
    closed: int | None = None


def answer_to(frame: str | bytes) -> str:
    """How the service acknowledges a frame: with its id where it has one."""
    return json.dumps({"type": "ack", "message_id": identifier_of(frame), "duplicate": False})


def identifier_of(frame: str | bytes) -> str | None:
    """The id of a message, if the frame is one that has an id."""
    try:
        message = json.loads(frame)
    except ValueError:
        return None
    return message.get("id") if isinstance(message, dict) else None


async def _answer(socket: ClientConnection) -> Data | None:
    try:
        async with asyncio.timeout(_PATIENCE_S):
            return await socket.recv()
    except TimeoutError:
        return None


async def _until_told(reception: Reception) -> None:
    """Wait until the service has heard of the end; where it never does, the case tells."""
    with suppress(AssertionError):
        await until(lambda: reception.disconnected or not reception.connected)
