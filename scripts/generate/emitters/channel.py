"""The Python side of a channel: messages as typed constants, the handler Protocol, and dispatch by type."""

from pathlib import Path

from jinja2 import Environment

from scripts.generate.contract import Channel
from scripts.generate.emitters.headers import marked
from scripts.generate.emitters.text_templates import text_templates
from scripts.generate.python_names import constant, pascal, snake
from scripts.generate.route_writing import doc

TEMPLATES = Path(__file__).parents[1] / "templates" / "channel"


def emit(channel: Channel, *, package: str) -> dict[str, str]:
    """Give the package of a channel's service, with the module of the channel."""
    init = f'"""Generated package of {channel.title}."""\n'
    text = (
        _environment()
        .get_template("channel.jinja2")
        .render(
            channel=channel,
            package=package,
            prefix=pascal(channel.name),
            durable=[message for message in channel.server_messages if message.durable],
        )
    )
    return {
        f"{channel.service}/__init__.py": marked(init, source=channel.source),
        f"{channel.service}/channel.py": marked(f"{text}\n", source=channel.source),
    }


def _environment() -> Environment:
    environment = text_templates(TEMPLATES)
    environment.filters |= {
        "constant": constant,
        "doc": lambda text, indent: doc(text, indent=indent),
        "python": repr,
        "snake": snake,
    }
    return environment
