"""Conventions for example conversations: they are made of the channel's messages, and each message fits its schema."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from scripts.generate import asyncapi, example_conversations
from scripts.generate.documents import Node
from scripts.generate.example_conversations import CLIENT_LINE, CONVERSATION, KEY, SERVER_LINE, TURN
from scripts.generate.lint.channel_survey import ChannelUse, MessageUse
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import Survey, properties_of

SHAPE = Rules()
RULES = Rules()
_SOURCE = "chat"
_SCHEMAS = "urn:schemas"
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_INDEX = "index"
_LONGEST_PAUSE_MS = 60_000
# The session's own messages are sent by whoever keeps the session, not by heart.
_OF_THE_SESSION = frozenset({"session.hello", "token.refresh", "ping", "session.ready", "ack", "pong"})


@SHAPE.rule(
    "conversation-shape",
    source=_SOURCE,
    why="The mock replays conversations by heart, and people read them as documentation.",
    fix="write [{name, summary, turns: [{client: {message, with}, server: [{message, with}], turns}]}];"
    " `python -m scripts.generate --supported` lists all members.",
)
def shapes(survey: Survey) -> Iterator[Finding]:
    """Conversations have a name of their own, a summary and turns, and no member that nobody reads."""
    for channel in survey.channels:
        seen: set[object] = set()
        for conversation in _items(channel.node.get(KEY), "conversations"):
            if isinstance(conversation, Finding):
                yield conversation
                continue
            yield from _unknown(conversation, CONVERSATION, of="a conversation")
            name = conversation.value.get("name")
            if not isinstance(name, str) or not _NAME.fullmatch(name) or name in seen:
                where = conversation.get("name") or conversation
                yield Finding(where, f"{name} is no name in snake_case, or that of another conversation.")
            seen.add(name)
            if not str(conversation.value.get("summary", "")).strip():
                yield Finding(conversation, f"The conversation {name} has no summary.")
            yield from _turn_shapes(conversation, of=f"the conversation {name}", needed=True)


def _turn_shapes(holder: Node, *, of: str, needed: bool) -> Iterator[Finding]:
    turns = list(_items(holder.get("turns"), "turns"))
    if needed and not turns:
        yield Finding(holder, f"{of[0].upper()}{of[1:]} has no turns.")
    for turn in turns:
        if isinstance(turn, Finding):
            yield turn
            continue
        yield from _unknown(turn, TURN, of="a turn")
        client = turn.get("client")
        if client is None or not isinstance(client.value, dict):
            yield Finding(turn, f"A turn of {of} does not begin with a message of the client.")
        else:
            yield from _unknown(client, CLIENT_LINE, of="a client's line")
        for line in _items(turn.get("server"), "messages of the service"):
            yield from [line] if isinstance(line, Finding) else _unknown(line, SERVER_LINE, of="a service's line")
        yield from _turn_shapes(turn, of=of, needed=False)


@RULES.rule(
    "conversation-message",
    source=_SOURCE,
    why="What a conversation shows must be what really is sent.",
    fix="name a message of the channel by its `name`, an example that it has, and change only members of its schema.",
)
def messages(survey: Survey) -> Iterator[Finding]:
    """Each line is a message of its side that fits its schema, whatever it changes, echoes and streams."""
    for channel in survey.channels:
        if KEY in channel.node:
            check = _Check.of(channel)
            for turn in _turns(channel.node[KEY].items()):
                yield from check.client_faults(turn["client"])
                for line in turn["server"].items() if "server" in turn else ():
                    yield from check.server_faults(line, turn["client"])


@RULES.rule(
    "conversation-choice",
    source=_SOURCE,
    why="What a client sends must lead to one turn and no other.",
    fix="let the messages of clients differ in what `with` gives, or remove one of the turns.",
)
def choices(survey: Survey) -> Iterator[Finding]:
    """No two turns that are to be chosen from begin with the same message; one conversation answers all the rest."""
    for channel in survey.channels:
        conversations = list(channel.node[KEY].items()) if KEY in channel.node else []
        roots = [turn for conversation in conversations for turn in _direct(conversation)]
        for alternatives in (roots, *(list(_direct(turn)) for turn in _turns(conversations))):
            seen: list[tuple[object, object]] = []
            for turn in alternatives:
                client = turn["client"].value
                said = (client.get("message"), client.get("with", {}))
                if said in seen:
                    yield Finding(turn["client"], f"Another turn begins with this {said[0]}, too.")
                seen.append(said)
        rest = [conversation for conversation in conversations if conversation.value.get("otherwise")]
        for conversation in rest[1:]:
            yield Finding(conversation["otherwise"], f"{rest[0].value['name']} is there `otherwise` already.")


@dataclass(frozen=True, slots=True)
class _Check:
    """The messages of a channel, and whether payloads fit their schemas."""

    client: Mapping[str, MessageUse]
    server: Mapping[str, MessageUse]
    registry: Any

    @classmethod
    def of(cls, channel: ChannelUse) -> "_Check":
        import jsonschema_rs

        schemas = asyncapi.bundle(channel.document)["components"]["schemas"]
        return cls(
            client={message.label: message for message in channel.client_messages()},
            server={message.label: message for message in channel.server_messages()},
            registry=jsonschema_rs.Registry([(_SCHEMAS, {"components": {"schemas": schemas}})]),
        )

    def client_faults(self, line: Node) -> Iterator[Finding]:
        yield from self._faults(line, self.client, side="a message of clients")

    def server_faults(self, line: Node, client: Node) -> Iterator[Finding]:
        faults = list(self._faults(line, self.server, side="a message of the service"))
        yield from faults
        message = self.server.get(line.value.get("message"))
        sent = self.client.get(client.value.get("message"))
        if faults or message is None or sent is None:
            return
        members, theirs = _members(message), _members(sent)
        for name, source in line["echo"].members() if "echo" in line else ():
            if name not in members or source.value not in theirs:
                what = f"{message.label} has no {name}, or {sent.label} no {source.value}."
                yield Finding(source, what)
        stream = line.get("stream")
        if stream is not None and not {stream.value, _INDEX} <= members:
            yield Finding(stream, f"{message.label} has no {stream.value} or no {_INDEX}, so it cannot be streamed.")
        pause = line.get("pause_ms")
        if pause is not None and (type(pause.value) is not int or not 0 <= pause.value <= _LONGEST_PAUSE_MS):
            yield Finding(pause, f"{pause.value} is no pause from 0 to {_LONGEST_PAUSE_MS} milliseconds.")

    def _faults(self, line: Node, known: Mapping[str, MessageUse], *, side: str) -> Iterator[Finding]:
        name = line.value.get("message")
        message = known.get(name) if isinstance(name, str) else None
        where = line.get("message") or line
        if message is None:
            yield Finding(where, f"{name} is not {side}.")
        elif name in _OF_THE_SESSION:
            yield Finding(where, f"{name} belongs to every session and is sent without being written.")
        else:
            yield from self._payload_faults(line, message)

    def _payload_faults(self, line: Node, message: MessageUse) -> Iterator[Finding]:
        import jsonschema_rs

        try:
            payload = example_conversations.payload_of(line.value, message.node.value)
        except LookupError:
            yield Finding(line["example"], f"{message.label} has no example {line.value['example']}.")
            return
        schema = message.schema()
        assert schema is not None, "A message without a schema is found before."
        reference = {"$ref": f"{_SCHEMAS}#/components/schemas/{schema.name}"}
        validator = jsonschema_rs.Draft202012Validator(reference, validate_formats=True, registry=self.registry)
        for error in validator.iter_errors(payload):
            path = "".join(f"/{part}" for part in error.instance_path)
            where = line.get("with") or line
            yield Finding(where, f"The {message.label} does not fit its schema at `{path}`: {error.message}.")


def _members(message: MessageUse) -> Set[str]:
    schema = message.schema()
    return properties_of(schema).keys() if schema is not None else set()


def _turns(holders: Any) -> Iterator[Node]:
    """All turns of conversations, whose shape has been checked."""
    for holder in holders:
        for turn in _direct(holder):
            yield turn
            yield from _turns([turn])


def _direct(holder: Node) -> Iterator[Node]:
    turns = holder.get("turns")
    for turn in turns.items() if turns is not None else ():
        if isinstance(turn.value, dict) and isinstance(turn.value.get("client"), dict):
            yield turn


def _items(node: Node | None, what: str) -> Iterator[Node | Finding]:
    if node is None:
        return
    if not isinstance(node.value, list):
        yield Finding(node, f"This is no list of {what}.")
    for item in node.items():
        yield item if isinstance(item.value, dict) else Finding(item, f"{item.value!r} is none of the {what}.")


def _unknown(node: Node, known: Set[str], *, of: str) -> Iterator[Finding]:
    for name, member in node.members():
        if name not in known:
            yield Finding(member, f"`{name}` of {of} is not known.")
