"""What an OpenAPI document tells of its operations."""

from collections.abc import Iterator

from scripts.drift.facts import Aspect, Fact, access, limit, operation, parameter
from scripts.drift.trees import Tree, plain, text_of

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
ASPECTS = (
    *(Aspect.OPERATION, Aspect.NAME, Aspect.PARAMETER, Aspect.BODY, Aspect.LARGEST_BODY, Aspect.RESPONSE),
    *(Aspect.STATUS, Aspect.ACCESS, Aspect.TOKEN, Aspect.LIMIT, Aspect.TIMEOUT, Aspect.INPUT, Aspect.STREAM),
)


def facts(document: Tree, *, service: str) -> Iterator[Fact]:
    """Tell everything of the operations that clients have; those that are internal are told by `internal_subjects`."""
    for subject, item, found in _operations(document, service=service):
        yield Fact(subject, Aspect.OPERATION, "is there")
        yield Fact(subject, Aspect.NAME, text_of(found, "operationId"))
        for holder in (item, found):
            yield from _parameters(holder, subject=subject)
        yield from _body(found, subject=subject)
        yield from _responses(found, subject=subject)
        yield from _policy(found, subject=subject)


def internal_subjects(document: Tree, *, service: str) -> Iterator[str]:
    """Name the operations that no gateway has a route to."""
    for subject, _, found in _operations(document, service=service):
        if plain(found, "x-internal", default=False):
            yield subject


def schema_names(schema: Tree) -> Iterator[str]:
    """Name the schemas that a value may have: a reference has one, a choice those of its parts, a text its type."""
    reference = plain(schema, "$ref")
    if reference is not None:
        yield str(reference).rsplit("/", 1)[-1]
        return
    choices = [part for key in ("oneOf", "anyOf") if (parts := schema.get(key)) is not None for part in parts.items()]
    for choice in choices:
        yield from schema_names(choice)
    if not choices:
        yield str(plain(schema, "type", default="any"))


def _operations[T: Tree](document: T, *, service: str) -> Iterator[tuple[str, T, T]]:
    paths = document.get("paths")
    assert paths is not None, f"The document of {service} has no paths."
    for path, item in paths.members():
        for method, found in item.members():
            if method in METHODS:
                yield operation(service=service, method=method, path=path), item, found


def _parameters(holder: Tree, *, subject: str) -> Iterator[Fact]:
    listed = holder.get("parameters")
    for entry in listed.items() if listed is not None else ():
        found = entry.resolved()
        told = parameter(
            location=text_of(found, "in"),
            name=text_of(found, "name"),
            required=bool(plain(found, "required", default=False)),
        )
        yield Fact(subject, Aspect.PARAMETER, told)
        yield Fact(subject, Aspect.INPUT, f"{text_of(found, 'in')} {text_of(found, 'name')}")


def _body(found: Tree, *, subject: str) -> Iterator[Fact]:
    body = found.get("requestBody")
    if body is None:
        return
    content = body.resolved().get("content")
    for media_type, entry in content.members() if content is not None else ():
        schema = entry.get("schema")
        for name in schema_names(schema) if schema is not None else ():
            yield Fact(subject, Aspect.BODY, f"{media_type} {name}")
    largest = plain(found, "x-max-body-bytes")
    if largest is not None:
        yield Fact(subject, Aspect.LARGEST_BODY, f"{largest} bytes")


def _responses(found: Tree, *, subject: str) -> Iterator[Fact]:
    responses = found.get("responses")
    for status, entry in responses.members() if responses is not None else ():
        yield Fact(subject, Aspect.STATUS, status)
        content = entry.resolved().get("content")
        if content is None:
            yield Fact(subject, Aspect.RESPONSE, f"{status} without content")
            continue
        for media_type, media in content.members():
            if media_type == "text/event-stream":
                yield Fact(subject, Aspect.STREAM, "is one")
            schema = media.get("schema")
            for name in schema_names(schema) if schema is not None else ():
                yield Fact(subject, Aspect.RESPONSE, f"{status} {name}")


def _policy(found: Tree, *, subject: str) -> Iterator[Fact]:
    public = bool(plain(found, "x-public", default=False))
    yield Fact(subject, Aspect.ACCESS, access(public=public, scopes=plain(found, "x-scopes", default=())))
    yield Fact(subject, Aspect.TOKEN, "none" if public else "needed")
    allowed = plain(found, "x-rate-limit")
    if allowed is not None:
        told = limit(requests=allowed["requests"], seconds=allowed["per_seconds"])
        yield Fact(subject, Aspect.LIMIT, told)
    timeout = plain(found, "x-timeout-ms")
    if timeout is not None:
        yield Fact(subject, Aspect.TIMEOUT, f"{timeout} ms")
