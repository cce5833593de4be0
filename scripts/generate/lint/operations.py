"""Conventions for documents: what each operation says of itself."""

import re
from collections.abc import Iterator

from scripts.generate.documents import Node
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import OperationUse, Survey

RULES = Rules()


@RULES.rule(
    "operation-id",
    source="documents",
    why="Handlers, types and SDK functions are named after it.",
    fix="write an `operationId` in camelCase: a verb and its object.",
)
def operation_id(survey: Survey) -> Iterator[Finding]:
    """Every operation has an operationId in camelCase."""
    for operation in (*survey.operations, *survey.webhooks):
        identifier = operation.node.get("operationId")
        if identifier is None:
            yield Finding(operation.node, f"{operation.label} has no operationId.")
        elif not re.fullmatch(r"[a-z][a-zA-Z0-9]*", str(identifier.value)):
            yield Finding(identifier, f"The operationId {identifier.value} is not camelCase.")


@RULES.rule(
    "operation-id-unique",
    source="documents",
    why="Two operations cannot be one function.",
    fix="rename one of the two.",
)
def operation_id_unique(survey: Survey) -> Iterator[Finding]:
    """No operationId is used twice in a document."""
    seen: dict[tuple[object, object], Node] = {}
    for operation in (*survey.operations, *survey.webhooks):
        identifier = operation.node.get("operationId")
        if identifier is not None:
            key = (operation.document.path, identifier.value)
            if key in seen:
                yield Finding(identifier, f"The operationId {identifier.value} is also used at {seen[key].place}.")
            seen.setdefault(key, identifier)


@RULES.rule(
    "operation-summary",
    source="documents",
    why="It is the docstring of the handler and the title in the reference.",
    fix="write a `summary` of one line without a full stop.",
)
def summary(survey: Survey) -> Iterator[Finding]:
    """Every operation has a summary."""
    for operation in (*survey.operations, *survey.webhooks):
        text = operation.node.get("summary")
        if text is None or not str(text.value).strip():
            yield Finding(operation.node, f"{operation.label} has no summary.")
        elif str(text.value).endswith(".") or "\n" in str(text.value).strip():
            yield Finding(text, f"The summary of {operation.label} is not a title.")


@RULES.rule(
    "operation-tag",
    source="documents",
    why="Handlers are grouped by tag: one Protocol for each.",
    fix="write exactly one tag that `tags` at the top of the document describes.",
)
def tag(survey: Survey) -> Iterator[Finding]:
    """Every operation has exactly one tag, which the document declares."""
    for operation in (*survey.operations, *survey.webhooks):
        written = operation.node.get("tags")
        declared = {entry.get("name") for entry in operation.document.value.get("tags", ())}
        if written is None or len(written.value) != 1:
            yield Finding(written or operation.node, f"{operation.label} does not have exactly one tag.")
        elif written.value[0] not in declared:
            yield Finding(written, f"The tag {written.value[0]} is not declared.")


@RULES.rule(
    "examples",
    source="documents",
    why="Documentation, mocks and tests of the contract start from them.",
    fix="write `examples` with a realistic value.",
)
def examples(survey: Survey) -> Iterator[Finding]:
    """Every media type of a request or a response has an example."""
    for operation in (*survey.operations, *survey.webhooks):
        for media_type, media in operation.body_media():
            if not _has_example(media):
                yield Finding(media, f"The body of {operation.label} ({media_type}) has no example.")
    for response in survey.responses:
        for media_type, media in response.media():
            if not _has_example(media):
                yield Finding(
                    media, f"The response {response.status or response.node.name} ({media_type}) has no example."
                )


def _has_example(media: Node) -> bool:
    return bool(media.value.get("examples")) or "example" in media


@RULES.rule(
    "responses",
    source="documents",
    why="Handlers can answer only what is declared, and clients must be ready for all of it.",
    fix="declare the status with its response.",
)
def responses(survey: Survey) -> Iterator[Finding]:
    """Every operation declares a success and its 4xx responses."""
    for operation in survey.operations:
        declared = {response.status for response in operation.responses()}
        if not any(status.startswith("2") for status in declared):
            yield Finding(operation.node, f"{operation.label} declares no success.")
        if not any(status.startswith("4") for status in declared):
            yield Finding(operation.node, f"{operation.label} declares no 4xx response.")
            continue
        for status, reason in _expected(operation):
            if status not in declared:
                yield Finding(operation.node, f"{operation.label} does not declare {status}, but {reason}.")


def _expected(operation: OperationUse) -> Iterator[tuple[str, str]]:
    """What the generated route, or the platform before it, answers."""
    yield "422", "refuses parameters it does not know"
    yield "500", "may fail"
    if any(list(response.media()) for response in operation.responses() if response.is_success):
        yield "406", "produces a media type that clients may refuse"
    if not operation.is_public:
        yield "401", "needs a token"
        yield "403", "needs scopes"
    if "x-rate-limit" in operation.node:
        yield "429", "is rate-limited"
    if "{" in operation.path:
        yield "404", "names a resource"
    if operation.body() is not None:
        yield "400", "reads a body that may be malformed"
        yield "413", "limits the size of its body"
        yield "415", "takes certain media types"
