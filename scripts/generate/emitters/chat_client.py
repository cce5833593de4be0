"""The TypeScript client of a channel: its messages and methods, and the runtime that keeps the conversation going."""

import json
import textwrap
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.generate.contract import Channel, Message
from scripts.generate.emitters.headers import marked
from scripts.generate.emitters.typescript import kebab
from scripts.generate.python_names import pascal

TEMPLATES = Path(__file__).parents[1] / "templates" / "chat"
RUNTIME = Path(__file__).parents[1] / "static" / "chat_client"
_FILLED_IN = frozenset({"type", "id"})
_WIDTH = 114


def emit(channel: Channel) -> dict[str, str]:
    """Give the modules of a channel's client; types come from the package of its service."""
    directory = f"typescript/src/{kebab(channel.name)}"
    messages = (*channel.client_messages, *channel.server_messages)
    variables = {
        "channel": channel,
        "prefix": pascal(channel.name),
        "types": sorted({message.schema for message in messages}),
    }
    environment = _environment()
    files = {
        f"{directory}/{name}.ts": marked(
            environment.get_template(f"{name}.jinja2").render(variables) + "\n", source=channel.source, comment="//"
        )
        for name in ("messages", "index")
    }
    for path in sorted(RUNTIME.glob("*.ts")):
        source = f"scripts/generate/static/{RUNTIME.name}/{path.name}"
        files[f"{directory}/{path.name}"] = marked(path.read_text(), source=source, comment="//")
    return files


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"comment": _comment, "json": json.dumps, "needs_content": _needs_content}
    return environment


def _comment(text: str, indent: str) -> str:
    """Continue a text over the lines of a comment that begins at `indent`."""
    lines = textwrap.wrap(text.replace("*/", "* /"), _WIDTH - len(indent))
    return f"\n{indent}* ".join(lines)


def _needs_content(message: Message) -> bool:
    return any(member.required and member.name not in _FILLED_IN for member in message.members)
