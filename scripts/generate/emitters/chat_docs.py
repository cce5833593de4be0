"""The catalogue of a channel for people: every message with its members, the order of things, the close codes."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.generate.contract import Channel, Member
from scripts.generate.emitters.headers import COMMAND
from scripts.generate.emitters.typescript import kebab

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
_LIMITS = (
    ("minLength", "at least {} characters"),
    ("maxLength", "at most {} characters"),
    ("minimum", "at least {}"),
    ("exclusiveMinimum", "more than {}"),
    ("maximum", "at most {}"),
    ("exclusiveMaximum", "less than {}"),
    ("multipleOf", "a multiple of {}"),
    ("minItems", "at least {} items"),
    ("maxItems", "at most {} items"),
    ("minProperties", "at least {} members"),
    ("pattern", "matches `{}`"),
)
_WORDS = {"string": "text", "integer": "integer", "number": "number", "boolean": "true or false", "object": "object"}


def emit(channel: Channel, *, schemas: Mapping[str, Json]) -> dict[str, str]:
    """Give the document of a channel; `schemas` are those of all contracts."""
    writing = _Writing(channel, schemas)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
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
            yield member.name, "yes" if member.required else "", self._type(member.schema), self._text(member.schema)

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
                self._form(schema),
                list(self.rows(self._members(schema))),
            )

    def _members(self, schema: Json) -> tuple[Member, ...]:
        inherited = tuple(
            member
            for part in schema.get("allOf", ())
            for member in self._members(self._schemas[_last(part["$ref"])] if "$ref" in part else part)
        )
        required = schema.get("required", ())
        own = (Member(name=name, schema=member, required=name in required) for name, member in _properties(schema))
        return (*inherited, *own)

    def _text(self, schema: Json) -> str:
        if "description" in schema or "$ref" not in schema:
            return str(schema.get("description", "")).strip()
        return str(self._schemas[_last(schema["$ref"])].get("description", "")).strip()

    def _type(self, schema: Json) -> str:
        """Write the type of a member, with its constraints where it has no name."""
        if "$ref" in schema:
            name = _last(schema["$ref"])
            return f"[{name}](#{name.lower()})"
        return self._form(schema)

    def _form(self, schema: Json) -> str:
        if "const" in schema:
            return f"`{json.dumps(schema['const'], ensure_ascii=False)}`"
        if "enum" in schema:
            return "one of " + ", ".join(f"`{value}`" for value in schema["enum"])
        if "oneOf" in schema:
            return " or ".join(self._type(option) for option in schema["oneOf"])
        kinds = schema.get("type", "object")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        written = " or ".join(self._kind(kind, schema) for kind in kinds)
        limits = [_limit(form, schema[keyword]) for keyword, form in _LIMITS if keyword in schema]
        if schema.get("uniqueItems"):
            limits.append("all different")
        return ", ".join([written, *limits])

    def _kind(self, kind: str, schema: Json) -> str:
        if kind == "array":
            return f"list of {self._type(schema['items'])}"
        if kind == "string" and "format" in schema:
            return str(schema["format"])
        if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
            return f"object whose members are {self._type(schema['additionalProperties'])}"
        return _WORDS.get(kind, kind)


def _limit(form: str, value: object) -> str:
    written = form.format(value)
    return written.removesuffix("s") if value == 1 and form.endswith("s") else written


def _properties(schema: Json) -> list[tuple[str, Json]]:
    return list(schema.get("properties", {}).items())


def _references(node: Any) -> Iterator[str]:
    match node:
        case {"$ref": str(reference)}:
            yield _last(reference)
        case dict():
            for child in node.values():
                yield from _references(child)
        case list():
            for child in node:
                yield from _references(child)
        case _:
            pass


def _last(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]


def _cell(text: str) -> str:
    """Write a text as a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _example(payload: Json) -> str:
    return json.dumps(payload, indent=2, ensure_ascii=False)
