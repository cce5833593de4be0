"""The TypeScript client of a channel: its messages and methods, and the runtime that keeps the conversation going."""

import json
import textwrap
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.generate.contract import Answer, Channel, Member, Message
from scripts.generate.emitters.headers import marked
from scripts.generate.emitters.typescript import kebab
from scripts.generate.python_names import pascal

TEMPLATES = Path(__file__).parents[1] / "templates" / "chat"
RUNTIME = Path(__file__).parents[1] / "static" / "chat_client"
# Parts of the runtime that stand on messages which not every channel has.
_NEEDS: Final = {"texts": frozenset({"message.delta", "message.completed", "message.retracted"})}
_FILLED_IN = frozenset({"type", "id"})
_WIDTH = 114


def emit(channel: Channel, *, schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Give the modules of a channel's client; `schemas` are those of all contracts."""
    directory = f"typescript/src/{kebab(channel.name)}"
    messages = (*channel.client_messages, *channel.server_messages)
    names = {message.name for message in messages}
    runtime = [path for path in sorted(RUNTIME.glob("*.ts")) if _NEEDS.get(path.stem, frozenset()) <= names]
    variables = {
        "channel": channel,
        "prefix": pascal(channel.name),
        "modules": {path.stem for path in runtime},
        "types": sorted({message.schema for message in messages}),
    }
    environment = _environment(schemas)
    files = {
        f"{directory}/{name}.ts": marked(
            environment.get_template(f"{name}.jinja2").render(variables) + "\n", source=channel.source, comment="//"
        )
        for name in ("messages", "index")
    }
    for path in runtime:
        source = f"scripts/generate/static/{RUNTIME.name}/{path.name}"
        files[f"{directory}/{path.name}"] = marked(path.read_text(), source=source, comment="//")
    return files


def _environment(schemas: Mapping[str, Mapping[str, Any]]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "comment": _comment,
        "filled_in": _filled_in,
        "json": json.dumps,
        "left_to_say": _left_to_say,
        "needs_content": _needs_content,
        "sole_text": partial(_sole_text, schemas=schemas),
        "values": _values,
    }
    return environment


def _comment(text: str, indent: str) -> str:
    """Continue a text over the lines of a comment that begins at `indent`."""
    lines = textwrap.wrap(text.replace("*/", "* /"), _WIDTH - len(indent))
    return f"\n{indent}* ".join(lines)


def _left_to_say(message: Message, answer: Answer) -> list[Member]:
    """List what an answer leaves to the application."""
    known = _FILLED_IN | answer.taken.keys() | answer.fixed.keys()
    return [member for member in message.members if member.name not in known]


def _filled_in(answer: Answer) -> list[str]:
    return [json.dumps(name) for name in (*answer.taken, *answer.fixed)]


def _values(answer: Answer) -> list[str]:
    """Write the members that an answer fills in, as those of an object."""
    taken = (f"{name}: {'.'.join(('message', *path))}" for name, path in answer.taken.items())
    return [*taken, *(f"{name}: {json.dumps(value)}" for name, value in answer.fixed.items())]


def _sole_text(members: Iterable[Member], *, schemas: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Name the one member that must be said, if it is a text, so that it can be said without its name."""
    required = [member for member in members if member.required and member.name not in _FILLED_IN]
    if len(required) != 1:
        return None
    schema = required[0].schema
    while "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[-1]]
    return required[0].name if schema.get("type") == "string" else None


def _needs_content(message: Message) -> bool:
    return any(member.required and member.name not in _FILLED_IN for member in message.members)
