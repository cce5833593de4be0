"""Clients of the chat that connect through the WebSocket API."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from generated.travel_agent.channel import SUBPROTOCOL, TOKEN_SUBPROTOCOL
from tests.support.travel_agent import ChatTester


def offer(token: str | None) -> list[Subprotocol]:
    """The subprotocols that a client offers."""
    shown = [] if token is None else [Subprotocol(TOKEN_SUBPROTOCOL + token)]
    return [Subprotocol(SUBPROTOCOL), *shown]


@asynccontextmanager
async def connected(url: str, *, token: str | None) -> AsyncIterator[ChatTester]:
    """A client that is connected, and has not said hello."""
    async with connect(url, subprotocols=offer(token), proxy=None, compression=None, max_queue=None) as socket:
        yield ChatTester(socket)


@asynccontextmanager
async def chatting(url: str, *, token: str, **hello: object) -> AsyncIterator[ChatTester]:
    """A client with a session, told in a language and a time zone so that nobody is asked for them."""
    async with connected(url, token=token) as chat:
        await chat.hello(token, **({"time_zone": "Europe/Helsinki"} | hello))
        yield chat


async def finish_turn(chat: ChatTester, text: str) -> list[dict[str, Any]]:
    """Say something and wait for the end of its turn; gives the events of the turn."""
    sent = await chat.send("user.message", text=text)
    said = await chat.wait_for("user.said", client_message_id=sent)
    await chat.wait_for("turn.completed", turn_id=said["turn_id"])
    return [event for event in chat.events if event.get("turn_id") == said["turn_id"]]
