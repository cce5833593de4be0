"""Example conversations of a channel (`x-example-conversations`): what clients say, and what the service answers.

A conversation is a tree. Each turn begins with a message of the client; its messages of the service follow, then the
turns from which the client may choose. Messages are examples of the channel with changes (a merge patch, RFC 7396), so
a conversation says only what it is about. A mock replays them, documentation shows them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KEY = "x-example-conversations"
CONVERSATION = frozenset({"name", "summary", "otherwise", "turns"})
TURN = frozenset({"client", "server", "turns"})
CLIENT_LINE = frozenset({"message", "example", "with"})
SERVER_LINE = frozenset({"message", "example", "with", "echo", "stream", "pause_ms"})

type Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message.

    Attributes:
        message: its name, such as `user.message`.
        payload: what it is, as the example and the changes say.
        given: the members that the conversation itself gives.
        echo: the members that are those of the client's message, by the names they have there.
        stream: the member of which a piece after the other is sent, each with its `index`; None for all at once.
        pause_ms: how long the service takes before it sends the message; None where nothing is said of it.
    """

    message: str
    payload: Json
    given: Json
    echo: Json
    stream: str | None
    pause_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A message of the client, what follows from it, and the turns that may come next."""

    client: Line
    server: Sequence[Line]
    turns: Sequence["Turn"]

    def walk(self) -> Iterator["Turn"]:
        """This turn and all that may follow."""
        yield self
        for turn in self.turns:
            yield from turn.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation by its name. One that is there `otherwise` answers what begins no other."""

    name: str
    summary: str
    otherwise: bool
    turns: Sequence[Turn]


def read(document: Json, channel: str) -> list[Conversation]:
    """The conversations of a channel in a bundled document, which has passed the lint."""
    messages = {message["name"]: message for message in document["components"]["messages"].values()}
    return [
        Conversation(
            name=written["name"],
            summary=written["summary"],
            otherwise=written.get("otherwise", False),
            turns=[_turn(turn, messages) for turn in written["turns"]],
        )
        for written in document["channels"][channel].get(KEY, ())
    ]


def payload_of(line: Json, message: Json) -> Any:
    """What a line sends: an example of its message, the first where none is named, with the changes of the line.

    Raises:
        LookupError: the message has no such example.
    """
    wanted = line.get("example")
    for example in message["examples"]:
        if wanted in (None, example.get("name")):
            return merged(example["payload"], line.get("with", {}))
    raise LookupError(wanted)


def merged(target: Any, patch: Any) -> Any:
    """A value after a merge patch (RFC 7396)."""
    if not isinstance(patch, Mapping):
        return patch
    found = dict(target) if isinstance(target, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            found.pop(name, None)
        else:
            found[name] = merged(found.get(name), value)
    return found


def _turn(written: Json, messages: Mapping[str, Json]) -> Turn:
    return Turn(
        client=_line(written["client"], messages),
        server=[_line(line, messages) for line in written.get("server", ())],
        turns=[_turn(turn, messages) for turn in written.get("turns", ())],
    )


def _line(written: Json, messages: Mapping[str, Json]) -> Line:
    return Line(
        message=written["message"],
        payload=payload_of(written, messages[written["message"]]),
        given=written.get("with", {}),
        echo=written.get("echo", {}),
        stream=written.get("stream"),
        pause_ms=written.get("pause_ms"),
    )
