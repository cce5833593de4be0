"""Which turn of which conversation a message of the client leads to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scripts.generate.example_conversations import Conversation, Turn
from scripts.mock.chat.channel import Message

TEXT: Final = "text"
"""The member in which clients say something in their own words."""
LEAST_LIKENESS: Final = 0.6
"""From how well words fit on they mean what they fit."""
_LEAST_SHARED: Final = 2
_EXACT: Final = 2.0


class Repertoire:
    """All conversations that the mock knows by heart."""

    def __init__(self, conversations: Sequence[Conversation]) -> None:
        self._conversations = conversations

    @property
    def names(self) -> list[str]:
        """What the conversations are called."""
        return [conversation.name for conversation in self._conversations]

    def beginning(self, message: Message) -> Turn | None:
        """The turn that begins a conversation with this message; None where there is none.

        In words it is the conversation that is named, or the one whose first words are most alike, or the one for all
        the rest.
        """
        rated = [(_rate(turn, message, name=name), turn) for name, turn in self._roots()]
        best = max(rated, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= LEAST_LIKENESS:
            return best[1]
        rest = (turn for conversation in self._conversations if conversation.otherwise for turn in conversation.turns)
        return next((turn for turn in rest if turn.client.message == message["type"]), None)

    def named(self, name: str) -> Turn | None:
        """The first turn of the conversation of that name."""
        return next((turn for other, turn in self._roots() if other == name), None)

    def beginning_with(self, kind: str) -> Turn | None:
        """The first turn that a message of that kind begins."""
        return next((turn for _name, turn in self._roots() if turn.client.message == kind), None)

    def is_rest(self, turn: Turn) -> bool:
        """Whether a turn is there for what begins no other."""
        return any(turn in conversation.turns for conversation in self._conversations if conversation.otherwise)

    def only_answers(self, kind: str) -> bool:
        """Whether messages of that kind go on with conversations and begin none."""
        kinds = {turn.client.message for _name, root in self._roots() for turn in root.walk()}
        return kind in kinds and all(turn.client.message != kind for _name, turn in self._roots())

    def _roots(self) -> Iterator[tuple[str, Turn]]:
        for conversation in self._conversations:
            for turn in conversation.turns:
                yield conversation.name, turn


def following(turns: Iterable[Turn], message: Message) -> tuple[float, Turn] | None:
    """The turn that goes on with this message and how well it fits; where words are awaited, any words fit a little."""
    fitting = [(_rate(turn, message), turn) for turn in turns if _is_possible(turn, message)]
    return max(fitting, key=lambda pair: pair[0], default=None)


def _rate(turn: Turn, message: Message, *, name: str | None = None) -> float:
    """How well a message fits the first one of a turn: 0 not at all, 1 like it, more where it means no other."""
    if not _is_possible(turn, message):
        return 0.0
    if TEXT not in turn.client.given:
        # Of several turns, the one that says most of what is said.
        return _EXACT + sum(name in message for name in turn.client.given)
    said, wanted = _words(message.get(TEXT, "")), _words(turn.client.given[TEXT])
    if said == wanted or (name is not None and name in said):
        return _EXACT
    shared = len(set(said) & set(wanted))
    return shared / min(len(set(said)), len(set(wanted))) if shared >= _LEAST_SHARED else 0.0


def _is_possible(turn: Turn, message: Message) -> bool:
    if turn.client.message != message["type"]:
        return False
    given = {name: value for name, value in turn.client.given.items() if name != TEXT and name in message}
    return all(message[name] == value for name, value in given.items())


def _words(text: object) -> list[str]:
    return re.findall(r"\w+", str(text).casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the words of a client ask of the mock: `mock:close=1012`, `mock:error=…`, `mock:play=…` and so on."""

    asked: dict[str, str]

    @classmethod
    def of(cls, message: Message) -> "Words":
        """Read what a message asks for in any of its texts."""
        text = " ".join(_texts(message))
        return cls(asked={name: value or "" for name, value in re.findall(r"\bmock:([a-z_]+)(?:=([\w.-]+))?", text)})

    def number(self, name: str, *, default: int) -> int | None:
        """The number that is asked for; the default where only the name stands; None where not even that."""
        value = self.asked.get(name)
        if value is None:
            return None
        return int(value) if value.isascii() and value.isdigit() else default


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for member in value.values():
                yield from _texts(member)
        case _:
            return
