"""From an answer to the result that the contract declares for it, or to the exception."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, Never, cast, get_args, get_type_hints

from httpx import Headers
from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from scripts.generate.static.client_runtime.errors import (
    LONGEST_EXCERPT,
    ProblemDocument,
    ProblemError,
    UnexpectedAnswer,
    media_type_of,
)
from scripts.generate.static.client_runtime.operations import PROBLEM, Operation, Result
from scripts.generate.static.json_pointers import place, pointer

_TOKEN = re.compile(r"eyJ[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*)*|(?i:bearer)\s+\S+")
_UNPRINTABLE = re.compile(r"[^\x20-\x7e\xa0-\U0010ffff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it came. `secret` is the token of the request, which must not be shown anywhere."""

    status: int
    headers: Headers
    body: bytes
    secret: str = field(default="", repr=False)


def result_of[Success: Result](answer: Answer, operation: Operation[Success]) -> Success:
    """Read a result.

    Raises:
        ProblemError: the answer is a problem that the operation declares.
        UnexpectedAnswer: the operation does not declare the answer, or not in this form.
    """
    kind = declared_success(answer, operation)
    members = header_members(answer, kind, operation)
    if kind.media_type is not None:
        body = _form_of(kind).body
        members["body"] = (
            _text(answer, operation) if body is None else document_of(answer, body.validate_json, operation)
        )
    return kind.of(**members)


def declared_success[Success: Result](answer: Answer, operation: Operation[Success]) -> type[Success]:
    """Tell which result the status and the media type of an answer announce; raises like `result_of`."""
    for kind in operation.results:
        if kind.status == answer.status:
            if kind.media_type is not None and media_type_of(answer.headers) != kind.media_type:
                refuse(answer, operation, f"the media type is not {kind.media_type}")
            return kind
    if media_type_of(answer.headers) == PROBLEM:
        raise _problem(answer, operation)
    return refuse(answer, operation, "it is neither a declared success nor a problem")


def header_members(answer: Answer, kind: type[Result], operation: Operation[Any]) -> dict[str, object]:
    """Read the headers of a result; raises UnexpectedAnswer."""
    return {header.attribute: _header(answer, header, operation) for header in _form_of(kind).headers}


def event_type_of(kind: type[Result]) -> TypeAdapter[Any]:
    """Give the type of the data of a stream's events."""
    events = _form_of(kind).events
    assert events is not None
    return events


@dataclass(frozen=True, slots=True)
class _HeaderForm:
    attribute: str
    name: str
    type: TypeAdapter[Any]
    required: bool


@dataclass(frozen=True, slots=True)
class _Form:
    """How a result is read: compiled once, from the annotations of its class."""

    body: TypeAdapter[Any] | None
    events: TypeAdapter[Any] | None
    headers: tuple[_HeaderForm, ...]


_forms: dict[type[Result], _Form] = {}


def _form_of(kind: type[Result]) -> _Form:
    if kind not in _forms:
        _forms[kind] = _compiled(kind)
    return _forms[kind]


def _compiled(kind: type[Result]) -> _Form:
    types: dict[str, Any] = get_type_hints(kind)
    body = types.get("body", str)
    events = types.get("events")
    return _Form(
        body=TypeAdapter(body) if body is not str else None,
        # The annotation is AsyncIterator[ServerSentEvent[...]].
        events=TypeAdapter(get_args(get_args(events)[0])[0]) if events is not None else None,
        headers=tuple(
            _HeaderForm(attribute, name, TypeAdapter(types[attribute]), NoneType not in get_args(types[attribute]))
            for attribute, name in kind.headers
        ),
    )


def _header(answer: Answer, header: _HeaderForm, operation: Operation[Any]) -> object:
    text = answer.headers.get(header.name)
    if text is None:
        return refuse(answer, operation, "it is missing", "headers", header.name) if header.required else None
    try:
        return header.type.validate_strings(text)
    except ValidationError:
        return refuse(answer, operation, "the value is not declared", "headers", header.name)


def _text(answer: Answer, operation: Operation[Any]) -> str:
    try:
        return answer.body.decode()
    except UnicodeDecodeError:
        return refuse(answer, operation, "it is not UTF-8", "body")


def document_of[T](answer: Answer, read: Callable[[bytes], T], operation: Operation[Any]) -> T:
    """Read JSON; raises UnexpectedAnswer that points at the fault."""
    try:
        return read(answer.body)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
        try:
            document = from_json(answer.body)
        except ValueError:
            return refuse(answer, operation, "it is not JSON", "body")
        parts = place(fault["loc"], document, absent=fault["type"] == "missing")
        return refuse(answer, operation, fault["msg"], "body", *parts)


def _problem(answer: Answer, operation: Operation[Any]) -> ProblemError:
    """Make the exception of the problem that `code` names."""
    try:
        document = from_json(answer.body)
    except ValueError:
        return refuse(answer, operation, "it is not JSON", "body")
    code = document.get("code") if isinstance(document, Mapping) else None
    for kind in operation.problems:
        if (kind.status, kind.code) == (answer.status, code):
            problem = document_of(answer, kind.model.model_validate_json, operation)
            return kind(cast(ProblemDocument, problem), operation=operation.id, headers=answer.headers)
    return refuse(answer, operation, "the problem is not declared", "body", "code")


def refuse(answer: Answer, operation: Operation[Any], reason: str, *parts: str | int) -> Never:
    """Raise UnexpectedAnswer; the parts lead to the faulty place."""
    raise UnexpectedAnswer(
        reason,
        operation=operation.id,
        status=answer.status,
        headers=answer.headers,
        pointer=pointer(*parts) if parts else None,
        excerpt=_excerpt(answer),
    ) from None


def _excerpt(answer: Answer) -> str:
    """Give the beginning of an answer that is no success: successes hold what belongs to the customer."""
    if answer.status < 300:
        return ""
    text = answer.body.decode(errors="replace")
    if answer.secret:
        text = text.replace(answer.secret, "[token]")
    return _TOKEN.sub("[token]", _UNPRINTABLE.sub(" ", text))[:LONGEST_EXCERPT]
