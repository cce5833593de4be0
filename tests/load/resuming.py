"""Resuming: how long a client that comes back waits for what it has missed."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.load.chat import UnexpectedMessage, chat_with
from tests.load.conversation_writer import conversation_writer
from tests.load.customer import Identity
from tests.load.ground import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A conversation that has gone on without its customer."""

    identity: Identity
    conversation_id: str
    heard: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """One return: its seconds, and the bytes that were heard."""

    seconds: float
    bytes: int


async def miss_events(
    server: Server, *, database_url: str, identity: Identity, events: Sequence[Mapping[str, Any]], count: int
) -> Missed:
    """Begin a conversation, leave it, and have so many events happen in it that say what these said."""
    async with chat_with(server.port) as chat:
        await chat.hello(identity.token)
    async with conversation_writer(database_url) as writer:
        await writer.repeat(chat.conversation_id, events=events, count=count)
    return Missed(identity=identity, conversation_id=chat.conversation_id, heard=chat.last_seq, count=count)


async def resume(server: Server, missed: Missed) -> Resumed:
    """Come back: timed from sending session.hello to the arrival of the last event missed.

    Raises:
        UnexpectedMessage: something else came, or in another order.
    """
    async with chat_with(server.port) as chat:
        began = time.perf_counter()
        await chat.send(
            "session.hello",
            token=missed.identity.token,
            conversation_id=missed.conversation_id,
            last_seq=missed.heard,
        )
        frames = [await chat.next_frame() for _ in range(1 + missed.count)]
        seconds = time.perf_counter() - began
    ready, *events = map(json.loads, frames)
    numbers = [event.get("seq") for event in events]
    if ready["type"] != "session.ready" or numbers != list(range(missed.heard + 1, missed.heard + 1 + missed.count)):
        raise UnexpectedMessage({"ready": ready, "seqs": numbers})
    return Resumed(seconds=seconds, bytes=sum(map(len, frames)))
