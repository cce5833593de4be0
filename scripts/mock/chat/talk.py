"""One conversation as it is held: what has happened in it, who listens, and what is being played."""

import asyncio
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from scripts.generate.example_conversations import Line, Turn
from scripts.mock.chat.channel import Message, MockedChannel
from scripts.mock.chat.renewal import Names, Renewal
from scripts.mock.chat.repertoire import TEXT, following
from scripts.mock.identifiers import Identifiers, is_identifier
from scripts.mock.switches import Chance
from scripts.mock.times import Clock, moved, written

_BEGINS_A_TURN: Final = "turn.started"
_PAUSE_MS: Final = 150
_PIECE_PAUSE_MS: Final = 45
_MOST_OPEN: Final = 20
_PIECES: Final = re.compile(r"\S+\s*")


class Listener(Protocol):
    """Somebody who hears a conversation."""

    def hear(self, frame: str, *, counts: bool) -> None:
        """Take a frame; those that count are kept and sent again on resumption."""
        ...


@dataclass(frozen=True, slots=True)
class _Open:
    """Turns that the client may choose from, with the identifiers of their conversation."""

    turns: Sequence[Turn]
    names: Names


@dataclass(slots=True, kw_only=True)
class Talk:
    """A conversation. Nothing is played twice at the same time: what is new stops what is being said."""

    id: str
    channel: MockedChannel
    renewal: Renewal
    identifiers: Identifiers
    chance: Chance
    clock: Clock
    happened: Callable[[Message], None]
    stop_turn: Turn | None
    events: list[Message] = field(default_factory=list)
    received: dict[str, Message] = field(default_factory=dict)
    listeners: list[Listener] = field(default_factory=list)
    issued: set[str] = field(default_factory=set)
    _open: list[_Open] = field(default_factory=list)
    _names: Names = field(default_factory=Names)
    _task: "asyncio.Task[None] | None" = None
    _unfinished: str | None = None

    @property
    def is_playing(self) -> bool:
        """Whether something is being said."""
        return self._task is not None and not self._task.done()

    def after(self, seq: int) -> Iterator[Message]:
        """The events with a greater number, in their order."""
        yield from self.events[seq:]

    def continuation(self, message: Message) -> tuple[float, Turn, Names] | None:
        """The open turn that the message leads to, how well it fits, and the identifiers of its conversation.

        A message that names something leads on from where that was shown; words lead on from the last turn.
        """
        told = {value for name, value in message.items() if name.endswith("_id") and is_identifier(str(value))}
        for place, choice in enumerate(reversed(self._open)):
            found = following(choice.turns, message)
            named = told <= set(choice.names.run.values())
            if found is not None and named and (told or place == 0 or TEXT not in message):
                return *found, choice.names
        return None

    def shown(self, identifier: str) -> Message | None:
        """The thing of that identifier, as an event has shown it last."""
        return next((found for event in reversed(self.events) for found in _things(event, identifier)), None)

    async def begin(self, turn: Turn, message: Message) -> None:
        """Begin a conversation with this turn. What is being said is stopped."""
        await self.stop()
        begins = _begins(turn)
        self._play(turn, message, Names(turn={} if begins else self._names.turn), after=None)

    def go_on(self, turn: Turn, message: Message, names: Names) -> None:
        """Go on with an open turn of the conversation that has these identifiers, once what is being said has been."""
        self._open = [choice for choice in self._open if turn not in choice.turns]
        turn_names = {} if _begins(turn) else self._names.turn
        self._play(turn, message, Names(run=names.run, turn=turn_names), after=self._task)

    def reply(self, line: Line, message: Message) -> str:
        """The frame of a line that answers one client and is no event."""
        payload = self._filled(line, message, self._names)
        return self.channel.frame({**payload, **self._envelope(payload, kept=False)})

    async def stop(self) -> None:
        """Stop what is being said, and say that it is stopped."""
        task, self._task = self._task, None
        if task is None or task.done():
            return
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        for line in self.stop_turn.server if self.stop_turn is not None else ():
            payload = self._filled(line, {}, self._names)
            if "message_id" in payload and self._unfinished is None:
                continue
            if "message_id" in payload:
                payload["message_id"] = self._unfinished
            self._send(payload)
        self._unfinished = None

    def _play(self, turn: Turn, message: Message, names: Names, *, after: "asyncio.Task[None] | None") -> None:
        self._names = names
        if turn.turns:
            self._open = [*self._open, _Open(turn.turns, names)][-_MOST_OPEN:]
        self._task = asyncio.create_task(self._perform(turn, message, names, after=after))

    async def _perform(self, turn: Turn, message: Message, names: Names, *, after: "asyncio.Task[None] | None") -> None:
        if after is not None:
            await asyncio.gather(after, return_exceptions=True)
        try:
            for line in turn.server:
                payload = self._filled(line, message, names)
                await self._pause(line.pause_ms if line.pause_ms is not None else _PAUSE_MS)
                if line.stream is None:
                    self._send(payload)
                else:
                    await self._stream(payload, member=line.stream)
        except Exception:  # noqa: BLE001  # Clients see nothing more of the turn; whoever runs the mock is told why.
            traceback.print_exc()

    async def _stream(self, payload: Message, *, member: str) -> None:
        self._unfinished = payload.get("message_id")
        for index, piece in enumerate(_PIECES.findall(payload[member])):
            await self._pause(_PIECE_PAUSE_MS)
            self._send({**payload, member: piece, "index": index})

    async def _pause(self, milliseconds: int) -> None:
        await asyncio.sleep(milliseconds * self.chance.switches.pace / 1000 + self.chance.seconds())

    def _filled(self, line: Line, message: Message, names: Names) -> Message:
        payload: Message = self.renewal.renewed(moved(dict(line.payload), now=self.clock()), names)
        for name, source in line.echo.items():
            payload.pop(name, None)
            if source in message:
                payload[name] = message[source]
        return payload

    def _send(self, payload: Message) -> None:
        """Give a message its number and time, and have everybody hear it."""
        kept = self.channel.is_durable(payload["type"])
        event = {**payload, **self._envelope(payload, kept=kept)}
        frame = self.channel.frame(event)
        self.issued.update(_named(event))
        if kept:
            self.events.append(event)
            self.happened(event)
            if event.get("message_id") == self._unfinished:
                self._unfinished = None
        for listener in tuple(self.listeners):
            listener.hear(frame, counts=kept)

    def _envelope(self, payload: Message, *, kept: bool) -> Message:
        members: Message = {}
        if "id" in payload:
            members["id"] = self.identifiers.like(payload["id"])
        if "conversation_id" in payload:
            members["conversation_id"] = self.id
        if kept:
            members |= {"seq": len(self.events) + 1, "ts": written(self.clock())}
        return members


def _begins(turn: Turn) -> bool:
    return any(line.message == _BEGINS_A_TURN for line in turn.server)


def _named(value: Any) -> Iterator[str]:
    """Everything that a message names by an id."""
    match value:
        case dict():
            for name, member in value.items():
                if isinstance(member, str) and (name == "id" or name.endswith("_id")):
                    yield member
                else:
                    yield from _named(member)
        case list():
            for item in value:
                yield from _named(item)
        case _:
            return


def _things(value: Any, identifier: str) -> Iterator[Message]:
    """The objects in a message that have this id."""
    children: Iterable[Any] = ()
    match value:
        case dict():
            if value.get("id") == identifier:
                yield value
            children = value.values()
        case list():
            children = value
        case _:
            return
    for child in children:
        yield from _things(child, identifier)
