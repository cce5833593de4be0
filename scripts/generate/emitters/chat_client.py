"""The TypeScript client of a channel: its messages and methods, and the runtime that keeps the conversation going."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment

from scripts.generate.contract import Channel
from scripts.generate.emitters import sdk_docs
from scripts.generate.emitters.chat_methods import methods
from scripts.generate.emitters.headers import marked
from scripts.generate.emitters.sdk_names import camel
from scripts.generate.emitters.text_templates import text_templates
from scripts.generate.emitters.typescript import kebab
from scripts.generate.python_names import pascal

TEMPLATES = Path(__file__).parents[1] / "templates" / "chat"
RUNTIME = Path(__file__).parents[1] / "static" / "chat_client"
# Parts of the runtime that stand on messages which not every channel has.
_NEEDS: Final = {"texts": frozenset({"message.delta", "message.completed", "message.retracted"})}


def emit(channel: Channel, *, schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Give the modules of a channel's client; `schemas` are those of all contracts."""
    directory = f"typescript/src/{kebab(channel.name)}"
    messages = (*channel.client_messages, *channel.server_messages)
    names = {message.name for message in messages}
    runtime = [path for path in sorted(RUNTIME.glob("*.ts")) if _NEEDS.get(path.stem, frozenset()) <= names]
    variables = {
        "channel": channel,
        "methods": list(methods(channel, schemas=schemas)),
        "modules": {path.stem for path in runtime},
        "prefix": pascal(channel.name),
        "variable": camel(channel.name),
        "types": sorted({message.schema for message in messages}),
    }
    environment = _environment()
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


def _environment() -> Environment:
    environment = text_templates(TEMPLATES)
    environment.filters |= {"comment": sdk_docs.block, "json": json.dumps}
    return environment
