"""Conventions for content: open and closed objects, pages of lists."""

from collections.abc import Iterator

from scripts.generate.contract import EVENT_STREAM
from scripts.generate.documents import Node
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import OperationUse, Survey, properties_of

RULES = Rules()


@RULES.rule(
    "closed-request",
    source="content",
    why="A member that nobody reads is a misspelt one.",
    fix="add `additionalProperties: false`.",
)
def closed_requests(survey: Survey) -> Iterator[Finding]:
    """Objects that clients write refuse unknown members."""
    for use in survey.schemas:
        if use.request and "properties" in use.node and use.node.value.get("additionalProperties") is not False:
            yield Finding(use.node, f"{use.name or 'The object'} is written by clients, but open.")


@RULES.rule(
    "open-response",
    source="content",
    why="A client that refused unknown members would break when one is added.",
    fix="remove `additionalProperties: false`; use a schema of its own for requests.",
)
def open_responses(survey: Survey) -> Iterator[Finding]:
    """Objects that clients only read may have more members."""
    for use in survey.schemas:
        closed = use.node.get("additionalProperties")
        if not use.request and closed is not None and closed.value is False:
            yield Finding(closed, f"{use.name or 'The object'} is read by clients, but closed.")


@RULES.rule(
    "page",
    source="paging",
    why="Lists are read page by page in one way.",
    fix="take `limit` and `cursor`, answer {items, next_cursor} and no totals.",
)
def pages(survey: Survey) -> Iterator[Finding]:
    """Operations that list or search answer with pages."""
    for operation in survey.operations:
        schema = _success_schema(operation)
        if operation.method != "get" or schema is None:
            continue
        members = properties_of(schema)
        if operation.label.startswith(("list", "search")) or "items" in members:
            yield from _page_faults(operation, members)


def _page_faults(operation: OperationUse, members: dict[str, Node]) -> Iterator[Finding]:
    for name in ("items", "next_cursor"):
        if name not in members:
            yield Finding(operation.node, f"The answer of {operation.label} has no {name}.")
    for name in ("limit", "cursor"):
        if operation.parameter(name) is None:
            yield Finding(operation.node, f"{operation.label} takes no {name}.")
    for name in ("total", "total_count", "count"):
        if name in members:
            yield Finding(members[name], f"The page of {operation.label} has a total.")


@RULES.rule(
    "event-stream",
    source="content",
    why="A client whose connection broke goes on after the event it has seen last.",
    fix="let a GET that takes the optional header Last-Event-ID answer with the stream.",
)
def event_streams(survey: Survey) -> Iterator[Finding]:
    """A stream of events is read, can be resumed, and is the only success."""
    for operation in survey.operations:
        successes = [response for response in operation.responses() if response.is_success]
        for response in successes:
            if EVENT_STREAM not in dict(response.media()):
                continue
            if not _is_resumable(operation):
                yield Finding(response.listed, f"The stream of {operation.label} cannot be resumed.")
            if len(successes) > 1:
                fix = "give the other success an operation of its own."
                yield Finding(response.listed, f"{operation.label} has another success besides its stream.", fix)


def _is_resumable(operation: OperationUse) -> bool:
    header = operation.parameter("Last-Event-ID")
    return operation.method == "get" and header is not None and not header.value.get("required")


def _success_schema(operation: OperationUse) -> Node | None:
    ok = operation.response("200")
    for _type, media in ok.media() if ok else ():
        if "schema" in media:
            return media["schema"]
    return None
