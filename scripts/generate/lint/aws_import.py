"""What Amazon API Gateway (REST API) cannot import or would change: each rule names the documentation that says so.

Operations that are `x-internal` are not imported, so nothing is asked of them here.
"""

import re
from collections.abc import Iterator

from scripts.generate.amazon import (
    DOCUMENT_BYTES,
    INTEGRATION_MS,
    MAPPING_SOURCES,
    MODELS,
    NOTES,
    PAYLOAD_BYTES,
    QUOTAS,
    RESOURCES,
    RESOURCES_OF_AN_API,
    SUBSTITUTION,
)
from scripts.generate.contract import EVENT_STREAM
from scripts.generate.diagnostics import Diagnostic
from scripts.generate.documents import Node, Workspace
from scripts.generate.gateway_policy import HEADER_BYTES
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import OperationUse, Survey

SHAPE = Rules()
RULES = Rules()
# The important notes list these as dropped or renamed on the way to an HTTP proxy, or on the way back.
_DROPPED_FROM_REQUESTS = frozenset(
    (
        *("content-encoding", "content-md5", "expect", "host", "max-forwards", "proxy-authenticate", "server", "te"),
        *("trailer", "transfer-encoding", "upgrade", "via", "www-authenticate"),
    )
)
_DROPPED_FROM_RESPONSES = frozenset(
    (
        *("authorization", "connection", "content-md5", "date", "expect", "host", "max-forwards", "proxy-authenticate"),
        *("server", "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "via"),
    )
)
# An access token of 4 KB, and what browsers, proxies and tracing add.
_BYTES_OF_OTHERS = 6_144
# Where a parameter does not say how long it may be.
_BYTES_OF_A_VALUE = 64


@SHAPE.rule(
    "aws-model-names",
    source=NOTES,
    why="Amazon API Gateway takes letters and digits in the names of models.",
    fix="write the name without other characters.",
)
def model_names(survey: Survey) -> Iterator[Finding]:
    """Names of schemas are alphanumeric."""
    for node in survey.definitions:
        if not re.fullmatch(r"[A-Za-z0-9]+", node.name):
            yield Finding(node, f"The name {node.name} is not alphanumeric.")


@RULES.rule(
    "aws-path-characters",
    source=NOTES,
    why="Amazon API Gateway takes letters, digits and `_-.,:` in the segments of a path.",
    fix="write the path without other characters.",
)
def path_characters(survey: Survey) -> Iterator[Finding]:
    """Paths have the characters that can be imported."""
    for operation in _imported(survey):
        if not re.fullmatch(r"(/[A-Za-z0-9_\-.,:{}]+)+|/", operation.path):
            yield Finding(operation.item, f"The path {operation.path} has a segment that cannot be imported.")


@RULES.rule(
    "aws-path-variables",
    source=RESOURCES,
    why="Amazon API Gateway keeps paths as a tree, in which a resource has one child with a variable, of one name.",
    fix="give the variable the same name in all paths, and another one to each variable of a path.",
)
def path_variables(survey: Survey) -> Iterator[Finding]:
    """The variable after the same segments has the same name in all documents, and no path has one twice."""
    names: dict[tuple[str, ...], str] = {}
    for operation in _imported(survey):
        segments = operation.path.split("/")
        variables = [segment for segment in segments if segment.startswith("{")]
        for variable in sorted({each for each in variables if variables.count(each) > 1}):
            yield Finding(operation.item, f"{variable} stands twice in {operation.path}.")
        for position, segment in enumerate(segments):
            if segment.startswith("{"):
                before = tuple("{}" if each.startswith("{") else each for each in segments[:position])
                first = names.setdefault(before, segment)
                if first != segment:
                    yield Finding(operation.item, f"{segment} in {operation.path} is {first} in another path.")


@RULES.rule(
    "aws-reserved-path",
    source=NOTES,
    why="Amazon API Gateway answers /ping and /sping itself, to tell whether it is well.",
    fix="choose another path.",
)
def reserved_paths(survey: Survey) -> Iterator[Finding]:
    """No operation has the path of the gateway's own health check."""
    for operation in _imported(survey):
        if re.fullmatch(r"/s?ping(/.*)?", operation.path):
            yield Finding(operation.item, f"The path {operation.path} is reserved.")


@RULES.rule(
    "aws-resources",
    source=QUOTAS,
    why="Amazon API Gateway counts each segment of each path as a resource of the API, and has a quota for them.",
    fix="have fewer or shorter paths, or put a part of the documents behind an API of its own.",
)
def resources(survey: Survey) -> Iterator[Finding]:
    """All paths together are not more resources than an API may have."""
    found: set[tuple[str, ...]] = {("",)}
    for operation in _imported(survey):
        before = len(found)
        segments = operation.path.split("/")
        found |= {tuple(segments[:length]) for length in range(1, len(segments) + 1)}
        if before <= RESOURCES_OF_AN_API < len(found):
            what = f"Up to {operation.path} the paths are {len(found)} resources, more than {RESOURCES_OF_AN_API}."
            yield Finding(operation.item, what)


@RULES.rule(
    "aws-timeout",
    source=QUOTAS,
    why="Amazon API Gateway ends an integration after 29 s at the latest, and not before 50 ms.",
    fix="write `x-timeout-ms` of 50 to 29000; answer long work with a stream, or with 202 and a resource to read.",
)
def timeouts(survey: Survey) -> Iterator[Finding]:
    """Operations end in the time that the gateway waits; streams may take longer."""
    shortest, longest = INTEGRATION_MS
    for operation in _imported(survey):
        timeout = operation.node.get("x-timeout-ms")
        if timeout is None or not isinstance(timeout.value, int) or _streams(operation):
            continue
        if not shortest <= timeout.value <= longest:
            yield Finding(timeout, f"{operation.label} may take {timeout.value} ms.")


@RULES.rule(
    "aws-body-size",
    source=QUOTAS,
    why="Amazon API Gateway refuses bodies of more than 10 MB with an answer of its own.",
    fix=f"write `x-max-body-bytes` of at most {PAYLOAD_BYTES}; let clients store larger things elsewhere.",
)
def body_sizes(survey: Survey) -> Iterator[Finding]:
    """Bodies fit through the gateway."""
    for operation in _imported(survey):
        size = operation.node.get("x-max-body-bytes")
        if size is not None and isinstance(size.value, int) and size.value > PAYLOAD_BYTES:
            yield Finding(size, f"{operation.label} takes {size.value} bytes.")


@RULES.rule(
    "aws-parameter-names",
    source=MAPPING_SOURCES,
    why="Amazon API Gateway maps parameters by expressions, in which a name is letters, digits and `._$-`.",
    fix="rename the parameter.",
)
def parameter_names(survey: Survey) -> Iterator[Finding]:
    """Names of parameters can stand in mapping expressions."""
    for parameter in _parameters(survey):
        name = str(parameter.value.get("name"))
        if not re.fullmatch(r"[A-Za-z0-9._$-]+", name):
            yield Finding(parameter, f"The parameter {name} cannot be mapped.")


@RULES.rule(
    "aws-dropped-headers",
    source=NOTES,
    why="Amazon API Gateway drops or renames these headers on their way.",
    fix="use a header of another name.",
)
def dropped_headers(survey: Survey) -> Iterator[Finding]:
    """No operation counts on a header that does not arrive; of WWW-Authenticate the report of losses tells."""
    for parameter in _parameters(survey):
        name = str(parameter.value.get("name"))
        if parameter.value.get("in") == "header" and name.lower() in _DROPPED_FROM_REQUESTS:
            yield Finding(parameter, f"The header {name} does not reach the service.")
    for operation in _imported(survey):
        for response in operation.responses():
            for name, header in response.node["headers"].members() if "headers" in response.node else ():
                if name.lower() in _DROPPED_FROM_RESPONSES:
                    yield Finding(header, f"The header {name} does not reach the client.")


@RULES.rule(
    "aws-header-bytes",
    source=QUOTAS,
    why=f"Amazon API Gateway takes {HEADER_BYTES} bytes of headers, names included; the access token is among them.",
    fix="let headers be shorter (maxLength), or put their content into the body.",
)
def header_bytes(survey: Survey) -> Iterator[Finding]:
    """The headers of an operation fit through the gateway, when all are as long as they may be."""
    for operation in _imported(survey):
        size = sum(_longest(each) for each in operation.parameters() if each.value.get("in") == "header")
        if size + _BYTES_OF_OTHERS > HEADER_BYTES:
            yield Finding(operation.node, f"The headers of {operation.label} may have {size} bytes.")


def _longest(parameter: Node) -> int:
    schema = parameter["schema"].resolved().value if "schema" in parameter else {}
    return len(f"{parameter.value.get('name')}: \r\n") + int(schema.get("maxLength", _BYTES_OF_A_VALUE))


@RULES.rule(
    "aws-responses",
    source=NOTES,
    why="Amazon API Gateway imports OpenAPI 3.0, in which an operation has responses.",
    fix="list the responses of the operation.",
)
def responses(survey: Survey) -> Iterator[Finding]:
    """Every operation has responses."""
    for operation in _imported(survey):
        if not list(operation.responses()):
            yield Finding(operation.node, f"{operation.label} has no responses.")


@RULES.rule(
    "aws-comment-marks",
    source=MODELS,
    why="In descriptions of models it ends comments in the SDKs that Amazon API Gateway writes.",
    fix="write the description without `*/`.",
)
def comment_marks(survey: Survey) -> Iterator[Finding]:
    """No description of what clients write has the end of a comment."""
    for use in survey.schemas:
        if use.request and "*/" in str(use.node.value.get("description", "")):
            yield Finding(use.node["description"], "The description holds `*/`.")


@RULES.rule(
    "aws-placeholders",
    source=SUBSTITUTION,
    why="In the imported document `${` begins a name that CloudFormation replaces.",
    fix="write it in another way; in patterns a `$` before a brace can be `[$]`.",
)
def placeholders(survey: Survey) -> Iterator[Finding]:
    """No text that comes into the imported document looks like a placeholder."""
    for operation in _imported(survey):
        yield from _placeholders(operation.node.get("summary"))
    for use in survey.schemas:
        if use.request:
            for keyword in ("description", "pattern", "enum", "const"):
                yield from _placeholders(use.node.get(keyword))
    for response in survey.responses:
        yield from _placeholders(response.node.get("description"))


def _placeholders(node: Node | None) -> Iterator[Finding]:
    if node is not None and "${" in str(node.value):
        yield Finding(node, "The text holds `${`.")


def oversized(document: str, *, workspace: Workspace) -> list[Diagnostic]:
    """Find the fault of a document that is too large to be imported; it is told of the largest source."""
    size = len(document.encode())
    if size <= DOCUMENT_BYTES:
        return []
    largest = max(workspace.contracts(), key=lambda contract: len(str(contract.value.get("paths"))))
    return [
        Diagnostic(
            place=largest.root["paths"].place,
            rule="aws-document-size",
            what=f"The document for Amazon API Gateway has {size} bytes.",
            why=f"No more than {DOCUMENT_BYTES} can be imported ({QUOTAS}).",
            fix="put a part of the documents behind an API of its own.",
        )
    ]


def _imported(survey: Survey) -> Iterator[OperationUse]:
    return (operation for operation in survey.operations if not operation.node.value.get("x-internal"))


def _parameters(survey: Survey) -> Iterator[Node]:
    """Give the parameters of what is imported, each once."""
    found = (parameter for operation in _imported(survey) for parameter in operation.parameters())
    yield from {parameter.identity: parameter for parameter in found}.values()


def _streams(operation: OperationUse) -> bool:
    return any(media_type == EVENT_STREAM for response in operation.responses() for media_type, _ in response.media())
