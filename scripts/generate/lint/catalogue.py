"""The supported constructs and the rules as a text for people."""

import textwrap
from collections.abc import Iterable, Iterator

from scripts.generate import example_conversations
from scripts.generate.lint import (
    CHANNEL_CONVENTIONS,
    CHANNEL_SHAPE,
    CONVENTIONS,
    SHAPE,
    channel_constructs,
    constructs,
    schema_constructs,
)

_WIDTH = 110
_CONSTRUCTS = {
    "document": constructs.DOCUMENT,
    "components": constructs.COMPONENTS,
    "path": constructs.PATH_ITEM,
    "operation": constructs.OPERATION,
    "parameter (path, query, header)": constructs.PARAMETER,
    "request body": constructs.BODY,
    "media type (JSON; text and event stream in answers)": constructs.MEDIA,
    "response (one status, one media type)": constructs.RESPONSE,
    "response header": constructs.HEADER,
    "channel document": channel_constructs.DOCUMENT,
    "channel": channel_constructs.CHANNEL,
    "channel operation": channel_constructs.OPERATION,
    "message": channel_constructs.MESSAGE,
    "example conversation": example_conversations.CONVERSATION,
    "turn of a conversation": example_conversations.TURN,
    "line of a client": example_conversations.CLIENT_LINE,
    "line of the service": example_conversations.SERVER_LINE,
    "schema": schema_constructs.KEYWORDS,
    "format": schema_constructs.FORMATS,
}


def text() -> str:
    """Write what contracts may hold, then each rule with its topic, reason and way out."""
    return "\n".join((*_construct_lines(), "", *_rule_lines()))


def _construct_lines() -> Iterator[str]:
    yield "Constructs"
    for owner, members in _CONSTRUCTS.items():
        yield _wrapped(f"{owner}: {', '.join(_sorted(members))}")


def _rule_lines() -> Iterator[str]:
    yield "Rules"
    for rule in (*SHAPE, *CONVENTIONS, *CHANNEL_SHAPE, *CHANNEL_CONVENTIONS):
        yield _wrapped(f"{rule.id} ({rule.source}): {rule.why} Fix: {rule.fix}")


def _sorted(members: Iterable[str]) -> list[str]:
    return sorted(members, key=lambda member: (member.startswith(("x-", "$")), member))


def _wrapped(line: str) -> str:
    return textwrap.fill(line, _WIDTH, initial_indent="  ", subsequent_indent="      ")
