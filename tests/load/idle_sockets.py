"""Idle sockets: what they take of a worker's memory, and whether each of them still answers and hears."""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from typing import Final

from tests.load.chat import Chat, UnexpectedMessage, chat_with
from tests.load.conversation_writer import conversation_writer
from tests.load.customer import Identity
from tests.load.ground import Listening
from tests.load.machine import resident_bytes

AT_ONCE: Final = 16
SECONDS: Final = 180.0
SETTLED_BYTES: Final = 256 * 1024
SECONDS_TO_SETTLE: Final = 10.0
LOOK_SECONDS: Final = 0.5
NEWS: Final = "The weather on your way has changed: it will rain from four o'clock on."


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleSockets:
    """What so many idle sockets took, and what they did afterwards.

    Attributes:
        sockets: sockets with a session.
        refused: how often a session could not begin, because the service was too busy, and the client connected again.
        idle_bytes: memory for each of them, all being silent.
        used_bytes: the same after each was asked for a sign of life and has heard an event.
        answered: those that answered a ping.
        heard: those that heard an event that another process had written.
        opening_seconds: until all had their session.
        hearing_seconds: from the first event's writing until the last socket had heard its own.
    """

    sockets: int
    refused: int
    idle_bytes: float
    used_bytes: float
    answered: int
    heard: int
    opening_seconds: float
    hearing_seconds: float


async def measure_idle_sockets(server: Listening, *, database_url: str, identities: Sequence[Identity]) -> IdleSockets:
    """Open a socket for each customer, in a conversation of its own, and look at the memory of the server.

    Raises:
        TimeoutError: it takes minutes.
        UnexpectedMessage: a session does not begin.
    """
    async with asyncio.timeout(SECONDS), AsyncExitStack() as sockets:
        before = await settled_memory(server.process)
        began = time.perf_counter()
        chats: list[Chat] = []

        async def open_one(identity: Identity) -> int:
            """Connect as often as it takes; gives how often the service was too busy."""
            for attempt in itertools.count():
                chat = await sockets.enter_async_context(chat_with(server.port, token=identity.token))
                with suppress(UnexpectedMessage):
                    await chat.hello(identity.token)
                    # The answer follows when the session has wholly begun.
                    await _answers(chat)
                    chats.append(chat)
                    return attempt
            raise AssertionError

        refused = sum(await for_each(identities, open_one))
        opening_seconds = time.perf_counter() - began
        idle = await settled_memory(server.process)
        answered = sum(await for_each(chats, _answers))
        began = time.perf_counter()
        async with conversation_writer(database_url) as writer:
            await for_each(chats, lambda chat: writer.say(chat.conversation_id, text=NEWS))
        heard = sum(await for_each(chats, _hears))
        hearing_seconds = time.perf_counter() - began
        used = await settled_memory(server.process)
        for chat in chats:
            chat.leave()
        return IdleSockets(
            sockets=len(chats),
            refused=refused,
            idle_bytes=(idle - before) / len(chats),
            used_bytes=(used - before) / len(chats),
            answered=answered,
            heard=heard,
            opening_seconds=opening_seconds,
            hearing_seconds=hearing_seconds,
        )


async def for_each[T, R](items: Sequence[T], work: Callable[[T], Awaitable[R]]) -> list[R]:
    """Do the work for each item, for a few of them at a time."""
    waiting = iter(items)
    results: list[R] = []

    async def take() -> None:
        for item in waiting:
            results.append(await work(item))  # noqa: PERF401  # Several take from the same iterator.

    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(take())
    return results


async def settled_memory(process: int) -> float:
    """The memory of a process once it has stopped to change, or after some seconds."""
    deadline = time.perf_counter() + SECONDS_TO_SETTLE
    last = resident_bytes(process)
    while time.perf_counter() < deadline:
        await asyncio.sleep(LOOK_SECONDS)
        now = resident_bytes(process)
        if abs(now - last) < SETTLED_BYTES:
            return now
        last = now
    return last


async def _answers(chat: Chat) -> bool:
    identifier = await chat.send("ping")
    pong = await chat.wait_for("pong")
    return bool(pong["message_id"] == identifier)


async def _hears(chat: Chat) -> bool:
    event = await chat.wait_for("message.completed")
    if event["conversation_id"] != chat.conversation_id:
        raise UnexpectedMessage(event)
    return bool(event["text"] == NEWS)
