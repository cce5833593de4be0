"""What the REST document for AWS tells. Amazon holds less of a contract; the report of losses says what and why."""

import re
from collections.abc import Iterable, Iterator

from scripts.drift.facts import Aspect, Fact, operation
from scripts.drift.openapi import METHODS, schema_names
from scripts.drift.trees import JsonTree, plain, text_of

ASPECTS = (
    *(Aspect.OPERATION, Aspect.NAME, Aspect.INPUT, Aspect.BODY, Aspect.STATUS, Aspect.TOKEN),
    *(Aspect.TIMEOUT, Aspect.STREAM),
)
_INTEGRATION = "x-amazon-apigateway-integration"
_URL_OF_SERVICE = re.compile(r"\$\{(\w+)Url\}(/.*)")
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def without_what_it_leaves_out(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Leave out how long the first event of a stream may take, since AWS bounds the stream as a whole."""
    known = list(facts)
    streams = {fact.subject for fact in known if fact.aspect is Aspect.STREAM}
    return (fact for fact in known if not (fact.aspect is Aspect.TIMEOUT and fact.subject in streams))


def facts(document: JsonTree) -> Iterator[Fact]:
    """Tell everything of its operations; those for browsers and for other methods are of AWS alone."""
    paths = document.get("paths")
    for path, item in paths.members() if paths is not None else ():
        for method, found in item.members():
            if method in METHODS and not _is_mock(found):
                yield from _operation(found, path=path, method=method)


def _operation(found: JsonTree, *, path: str, method: str) -> Iterator[Fact]:
    integration = found.get(_INTEGRATION)
    assert integration is not None, f"{method} {path} leads nowhere."
    place = _URL_OF_SERVICE.fullmatch(text_of(integration, "uri"))
    assert place is not None, f"{method} {path} leads to {text_of(integration, 'uri')}."
    # What it leads to is what it is: a route to another path of the service would be another operation.
    service = _CAPITAL.sub("_", place[1]).lower()
    subject = operation(service=service, method=text_of(integration, "httpMethod"), path=place[2])
    yield Fact(subject, Aspect.OPERATION, "is there" if place[2] == path else f"stands at {path}")
    yield Fact(subject, Aspect.NAME, text_of(found, "operationId"))
    yield Fact(subject, Aspect.TOKEN, "needed" if plain(found, "security") else "none")
    if plain(integration, "responseTransferMode") == "STREAM":
        yield Fact(subject, Aspect.STREAM, "is one")
    else:
        yield Fact(subject, Aspect.TIMEOUT, f"{text_of(integration, 'timeoutInMillis')} ms")
    for entry in plain(found, "parameters", default=()):
        yield Fact(subject, Aspect.INPUT, f"{entry['in']} {entry['name']}")
    for status in plain(found, "responses"):
        yield Fact(subject, Aspect.STATUS, status)
    yield from _body(found, subject=subject)


def _body(found: JsonTree, *, subject: str) -> Iterator[Fact]:
    body = found.get("requestBody")
    content = body.get("content") if body is not None else None
    for media_type, entry in content.members() if content is not None else ():
        schema = entry.get("schema")
        for name in schema_names(schema) if schema is not None else ():
            yield Fact(subject, Aspect.BODY, f"{media_type} {name}")


def _is_mock(found: JsonTree) -> bool:
    integration = found.get(_INTEGRATION)
    return integration is not None and plain(integration, "type") == "mock"
