"""The catalogue of a channel for people: every message with its members, the order of things, the close codes."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.generate.contract import Channel, Member
from scripts.generate.emitters.headers import COMMAND
from scripts.generate.emitters.text_templates import text_templates
from scripts.generate.emitters.typescript import kebab
from scripts.generate.schema_words import SchemaWords, last

TEMPLATES = Path(__file__).parents[1] / "templates" / "chat"

type Json = Mapping[str, Any]

# A turn from beginning to end; steps whose messages a channel does not have are left out.
_TURN = (
    ("client", "{}", ("user.message",)),
    ("service", "{}", ("ack", "user.said", "turn.started")),
    ("service", "for each agent: {}", ("agent.started", "agent.finished")),
    ("service", "for each tool of an agent: {}", ("tool.started", "tool.progress", "tool.finished")),
    ("service", "piece by piece: {}", ("message.delta",)),
    ("service", "one of: {}", ("message.completed", "message.retracted")),
    ("service", "as they come: {}", ("card", "suggestions")),
    ("service", "at most one of: {}", ("clarification.required", "confirmation.required")),
    ("service", "{}", ("turn.completed",)),
)


def emit(channel: Channel, *, schemas: Mapping[str, Json]) -> dict[str, str]:
    """Give the document of a channel; `schemas` are those of all contracts."""
    writing = _Writing(channel, schemas)
    environment = text_templates(TEMPLATES)
    environment.filters |= {"cell": _cell, "rows": writing.rows, "example": _example}
    text = environment.get_template("catalogue.jinja2").render(
        channel=channel,
        mark=f"Generated from {channel.source} by `{COMMAND}`. DO NOT EDIT.",
        turn=list(writing.turn()),
        types=list(writing.types()),
    )
    return {f"docs/{kebab(channel.name)}.md": text.rstrip() + "\n"}


class _Writing:
    def __init__(self, channel: Channel, schemas: Mapping[str, Json]) -> None:
        self._channel = channel
        self._schemas = schemas
        self._words = SchemaWords(schemas=schemas, named=lambda name: f"[{name}](#{name.lower()})")
        self._messages = {message.schema for message in (*channel.client_messages, *channel.server_messages)}

    def turn(self) -> Iterator[tuple[str, str]]:
        """Give who sends what in a turn, step by step."""
        known = {message.name for message in (*self._channel.client_messages, *self._channel.server_messages)}
        for sender, form, names in _TURN:
            present = [f"`{name}`" for name in names if name in known]
            if present:
                yield sender, form.format(", ".join(present))

    def rows(self, members: tuple[Member, ...]) -> Iterator[tuple[str, str, str, str]]:
        """Give name, presence, type and explanation of each member."""
        for member in members:
            yield (
                member.name,
                "yes" if member.required else "",
                self._words.type_of(member.schema),
                self._words.text_of(member.schema),
            )

    def types(self) -> Iterator[tuple[str, str, str, list[tuple[str, str, str, str]]]]:
        """Give name, description, form and members of each type that messages are made of, messages left out."""
        found: set[str] = set()
        waiting = sorted(self._messages)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(_references(self._schemas[name]))
        for name in sorted(found - self._messages):
            schema = self._schemas[name]
            yield (
                name,
                schema.get("description", "").strip(),
                self._words.form_of(schema),
                list(self.rows(tuple(self._words.members_of(schema)))),
            )


def _references(node: Any) -> Iterator[str]:
    match node:
        case {"$ref": str(reference)}:
            yield last(reference)
        case dict():
            for child in node.values():
                yield from _references(child)
        case list():
            for child in node:
                yield from _references(child)
        case _:
            pass


def _cell(text: str) -> str:
    """Write a text as a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _example(payload: Json) -> str:
    return json.dumps(payload, indent=2, ensure_ascii=False)
