"""What documents may hold. Whatever is not listed here would be lost on the way to the code, so it is refused."""

import re
from collections.abc import Iterator, Set

from scripts.generate.contract import EVENT_STREAM
from scripts.generate.documents import Node
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import METHODS, OperationUse, Survey

RULES = Rules()
_SOURCE = "pipeline"
_SCALARS = ("string", "integer", "number", "boolean")
_ANNOTATIONS = {"summary", "description", "externalDocs"}

DOCUMENT = {"openapi", "jsonSchemaDialect", "info", "servers", "tags", "security", "paths", "webhooks", "components"}
PATH_ITEM = {*METHODS, "parameters", "summary", "description"}
OPERATION = {
    *_ANNOTATIONS,
    *("operationId", "tags", "parameters", "requestBody", "responses", "security", "deprecated"),
    *("x-internal", "x-public", "x-scopes", "x-rate-limit", "x-timeout-ms", "x-max-body-bytes"),
}
PARAMETER = {
    *("name", "in", "required", "description", "deprecated", "schema", "style", "explode", "example", "examples"),
    "x-problem-when-missing",
}
HEADER = {"description", "required", "deprecated", "schema", "example", "examples", "x-ambient"}
BODY = {"description", "required", "content"}
MEDIA = {"schema", "example", "examples"}
RESPONSE = {"description", "headers", "content", "links"}
COMPONENTS = {"schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links"}

TEXTS = ("text/markdown", "text/plain")

_WAYS_OUT = {
    "callbacks": "describe the message under `webhooks`.",
    "head": "leave it out; 405 answers it.",
    "options": "leave it out; CORS is the gateway's concern.",
    "trace": "leave it out.",
    "cookie": "use a header.",
    "encoding": "send JSON; forms are not generated yet.",
    "allowReserved": "leave it out; values are percent-encoded.",
    "allowEmptyValue": "make the parameter a boolean.",
    "content": "give the parameter a `schema`.",
    "itemSchema": "give the media type a `schema`; that of an event stream is the schema of each event's data.",
    "servers": "name the servers once, at the top of the document.",
}


@RULES.rule(
    "unsupported-construct",
    source=_SOURCE,
    why="Nothing is generated for it, so it would be lost without a word.",
    fix="leave it out, or teach the pipeline to generate it.",
)
def members(survey: Survey) -> Iterator[Finding]:
    """Every member of documents, operations, parameters, bodies, responses and headers is one we know."""
    for document in survey.documents:
        yield from _document_members(document.root)
    for operation in (*survey.operations, *survey.webhooks):
        yield from _operation_members(operation)
    for parameter in survey.parameters:
        yield from _unknown(parameter, PARAMETER, of="a parameter")
    for response in survey.responses:
        yield from _unknown(response.node, RESPONSE, of="a response")
        for _type, media in response.media():
            yield from _unknown(media, MEDIA, of="a media type")
    for header in survey.headers:
        yield from _unknown(header, HEADER, of="a header")


def _document_members(root: Node) -> Iterator[Finding]:
    yield from _unknown(root, DOCUMENT, of="a document")
    components = root.get("components")
    if components is not None:
        yield from _unknown(components, COMPONENTS, of="components")
    for holder in (root.get("paths"), root.get("webhooks")):
        for _path, item in holder.members() if holder is not None else ():
            yield from _unknown(item, PATH_ITEM, of="a path")


def _operation_members(operation: OperationUse) -> Iterator[Finding]:
    yield from _unknown(operation.node, OPERATION, of="an operation")
    body = operation.body()
    if body is not None:
        yield from _unknown(body, BODY, of="a request body")
    for _type, media in operation.body_media():
        yield from _unknown(media, MEDIA, of="a media type")


def _unknown(node: Node, known: Set[str], *, of: str) -> Iterator[Finding]:
    for name, member in node.members():
        if name not in known:
            yield Finding(member, f"`{name}` of {of} is not supported.", _WAYS_OUT.get(name))


@RULES.rule(
    "document-version",
    source="documents",
    why="The tools read schemas by the rules of OpenAPI 3.1 (JSON Schema 2020-12).",
    fix="write `openapi: 3.1.0`.",
)
def version(survey: Survey) -> Iterator[Finding]:
    """Documents are OpenAPI 3.1."""
    for document in survey.documents:
        value = document.root.get("openapi")
        if value is None or not str(value.value).startswith("3.1."):
            yield Finding(value or document.root, "The document is not OpenAPI 3.1.")


@RULES.rule(
    "parameter-form",
    source=_SOURCE,
    why="Generated routes read parameters of paths, queries and headers in the default styles.",
    fix="use a scalar, or an array of scalars in the query.",
)
def parameter_forms(survey: Survey) -> Iterator[Finding]:
    """Parameters have a schema and stand in places, and in styles, that routes read."""
    for node in survey.parameters:
        location = node.value.get("in")
        if location not in ("path", "query", "header"):
            yield Finding(node, f"A parameter in `{location}` is not supported.", _WAYS_OUT.get(str(location)))
            continue
        if "schema" not in node:
            yield Finding(node, f"The parameter {node.value.get('name')} has no schema.")
            continue
        style = node.value.get("style")
        if style not in (None, "form" if location == "query" else "simple"):
            yield Finding(node["style"], f"The style `{style}` is not supported.", "leave `style` out.")
        yield from _parameter_type(node["schema"], location=location)
    for header in survey.headers:
        kind = header["schema"].resolved().value.get("type") if "schema" in header else None
        if kind not in _SCALARS:
            yield Finding(header, "A response header must be a scalar.", "give it a schema of type string.")


def _parameter_type(schema: Node, *, location: str) -> Iterator[Finding]:
    target = schema.resolved()
    kind = target.value.get("type")
    if "default" in target and "format" in target:
        yield Finding(target["default"], "A default of a formatted text is not supported.", "say what absence means.")
    if kind == "array" and target is not schema:
        yield Finding(schema, "A named array as a parameter is not supported.", "write the array in place.")
    elif kind == "array" and location != "query":
        yield Finding(schema, f"An array in a {location} parameter is not supported.")
    elif kind == "array" and "items" in target:
        items = target["items"].resolved()
        if items.value.get("type") not in _SCALARS:
            yield Finding(target["items"], "Items of a parameter must be scalars.")
        if "default" in target:
            yield Finding(target["default"], "A default of an array is not supported.", "say what absence means.")
    elif kind not in (*_SCALARS, "array"):
        yield Finding(schema, "A parameter must be a scalar or an array of scalars, and never null.")


@RULES.rule(
    "media-type",
    source=_SOURCE,
    why="Generated code reads JSON, and writes JSON, texts and streams of events.",
    fix="use application/json, application/merge-patch+json or another media type that ends in +json; "
    f"for successes also {', '.join((*TEXTS, EVENT_STREAM))}.",
)
def media_types(survey: Survey) -> Iterator[Finding]:
    """Bodies are JSON. A response has one media type; a request may have several of one schema."""
    for operation in (*survey.operations, *survey.webhooks):
        yield from (_not_json(name, media) for name, media in operation.body_media() if not _is_json(name))
        schemas = {media.value.get("schema", {}).get("$ref") for _name, media in operation.body_media()}
        body = operation.body()
        if body is not None and len(schemas) != 1:
            yield Finding(body, f"The media types of {operation.label} have different schemas.", "use one schema.")
    for response in survey.responses:
        media = list(response.media())
        yield from (_not_json(name, node) for name, node in media if not _is_written(name))
        if len(media) > 1:
            yield Finding(response.node["content"], "The response has several media types.", "keep one of them.")


def _is_json(media_type: str) -> bool:
    return re.fullmatch(r"application/([a-z0-9.-]+\+)?json", media_type) is not None


def _is_written(media_type: str) -> bool:
    return _is_json(media_type) or media_type in (*TEXTS, EVENT_STREAM)


def _not_json(media_type: str, node: Node) -> Finding:
    return Finding(node, f"The media type {media_type} is not supported.")


@RULES.rule(
    "body-schema",
    source=_SOURCE,
    why="The name of the schema becomes the name of the type that handlers work with.",
    fix="define the object under `$defs` in schemas/ and refer to it.",
)
def body_schemas(survey: Survey) -> Iterator[Finding]:
    """Bodies are named objects, or unions of them; problems may be listed in place. Texts are strings."""
    for operation in (*survey.operations, *survey.webhooks):
        for _type, media in operation.body_media():
            yield from _unnamed(media)
    for response in survey.responses:
        for media_type, media in response.media():
            if media_type in TEXTS:
                yield from _not_text(media)
            elif media_type != "application/problem+json":
                yield from _unnamed(media)


def _not_text(media: Node) -> Iterator[Finding]:
    schema = media.value.get("schema", {})
    if schema.get("type") != "string":
        yield Finding(media, "The body of a text is not a string.", "write `schema: {type: string}` in place.")


def _unnamed(media: Node) -> Iterator[Finding]:
    if "schema" not in media:
        yield Finding(media, "The media type has no schema.")
    elif "$ref" not in media["schema"]:
        yield Finding(media["schema"], "The schema of a body has no name.")
    elif media["schema"].resolved().value.get("type", "object") != "object":
        yield Finding(media["schema"], "A body must be an object, so that members can be added to it later.")


@RULES.rule(
    "response-status",
    source=_SOURCE,
    why="Every response is a type, and a type has one status.",
    fix="list each status on its own.",
)
def statuses(survey: Survey) -> Iterator[Finding]:
    """Responses are listed by exact status."""
    for operation in survey.operations:
        for response in operation.responses():
            if not re.fullmatch(r"[2-5][0-9][0-9]", response.status):
                yield Finding(response.listed, f"`{response.status}` of {operation.label} is not one status.")


@RULES.rule(
    "path-form",
    source=_SOURCE,
    why="The router compares whole segments.",
    fix="make the parameter a segment of its own.",
)
def path_forms(survey: Survey) -> Iterator[Finding]:
    """A path parameter is a whole segment of its path."""
    for operation in survey.operations:
        for segment in operation.path.split("/"):
            if "{" in segment and not re.fullmatch(r"\{[a-z0-9_]+\}", segment):
                yield Finding(operation.item, f"`{segment}` mixes a parameter with text.")
