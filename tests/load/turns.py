"""Turns: customers who ask for a way in Helsinki's centre, and wait for the answer."""

import asyncio
import itertools
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.load.chat import Chat, UnexpectedMessage, chat_with
from tests.load.customer import Identity
from tests.load.ground import Server

TURNS_IN_A_CONVERSATION: Final = 4
PLACES: Final = (
    *("Annankatu 22", "Hakaniemi", "Senaatintori", "Rautatientori", "Kauppatori", "Mannerheimintie 10"),
    *("Bulevardi 12", "Kalevankatu 15", "Eerikinkatu 10", "Siltasaarenkatu 10"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnTaken:
    """One turn: when its user.message was sent and its turn.completed came (monotonic clock), and its events."""

    began: float
    ended: float
    events: Sequence[dict[str, Any]]

    @property
    def seconds(self) -> float:
        """How long the customer waited."""
        return self.ended - self.began


def wishes() -> Iterator[str]:
    """Ways to ask for, without end: all pairs of the places in a random order, which is the same each time."""
    pairs = list(itertools.permutations(PLACES, 2))
    random.Random(0).shuffle(pairs)
    return (f"From {origin} to {destination} by bike" for origin, destination in itertools.cycle(pairs))


async def take_turns(
    server: Server, *, identities: Sequence[Identity], wishes: Iterator[str], each: int
) -> list[TurnTaken]:
    """Have each customer, all at once, take so many turns one after the other.

    Raises:
        UnexpectedMessage: a turn does not end with a route.
    """

    async def converse(identity: Identity) -> list[TurnTaken]:
        taken: list[TurnTaken] = []
        while len(taken) < each:
            async with chat_with(server.port) as chat:
                await chat.hello(identity.token)
                for _ in range(min(TURNS_IN_A_CONVERSATION, each - len(taken))):
                    taken.append(await _take_turn(chat, next(wishes)))  # noqa: PERF401  # The number is looked at above.
        return taken

    return [turn for turns in await asyncio.gather(*map(converse, identities)) for turn in turns]


async def _take_turn(chat: Chat, wish: str) -> TurnTaken:
    """Say what is wished and wait for the end.

    Only the end of the turn is looked for while the clock runs.
    """
    frames: list[bytes] = []
    began = time.monotonic()
    await chat.send("user.message", text=wish, locale="en")
    while not frames or b'"type":"turn.completed"' not in frames[-1]:
        frames.append(await chat.next_frame())
        if b'"type":"error"' in frames[-1] or b'"type":"rate_limited"' in frames[-1]:
            raise UnexpectedMessage(frames[-1].decode())
    ended = time.monotonic()
    messages = [Chat.read(frame) for frame in frames]
    turn = TurnTaken(began=began, ended=ended, events=[message for message in messages if "seq" in message])
    _check(turn)
    return turn


def _check(turn: TurnTaken) -> None:
    """See that the turn has led to a route.

    Raises:
        UnexpectedMessage: it has not.
    """
    shown = [event for event in turn.events if event["type"] == "card"]
    if turn.events[-1]["status"] != "completed" or not shown:
        raise UnexpectedMessage(list(turn.events))
