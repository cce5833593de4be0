"""From written examples to the response types of the generated package, which only take what the contract allows."""

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, replace
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from pydantic import TypeAdapter

from generated.runtime import ContractResponse, EventStreamResponse, Operation, ServerSentEvent
from scripts.mock.contract import Described, Example
from scripts.mock.preferences import SwitchUnknown

REPLAYED: Final = "idempotent_replayed"


class ProblemUndeclared(Exception):
    """An operation declares no problem of that code or status."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What a response type takes."""

    body: TypeAdapter[Any] | None
    headers: tuple[tuple[str, str, object], ...]


_forms: dict[type[ContractResponse], _Form] = {}


def success(
    operation: Operation,
    described: Described,
    *,
    status: int,
    body: Any,
    headers: Mapping[str, str] | None = None,
) -> ContractResponse:
    """The answer of that status with that body. Headers that are not given are those that the contract has written."""
    kind = next(kind for kind in operation.responses if kind.status == status)
    if issubclass(kind, EventStreamResponse):
        return kind.of(events=_stream(kind, body if isinstance(body, list) else [body]))
    return _filled(kind, body=body, headers={**described.headers[status], **(headers or {})}, given=headers or {})


def problem(
    operation: Operation,
    described: Described,
    *,
    code: str,
    request_id: str,
    status: int | None = None,
    detail: str | None = None,
    members: Mapping[str, object] | None = None,
) -> ContractResponse:
    """The problem of that code, or else the first of that status, as it is written, with what is known better.

    Raises:
        ProblemUndeclared: the operation has neither.
    """
    known = operation.problems.get(code) or next(
        (kind for kind in operation.problems.values() if kind.status == status), None
    )
    if known is None:
        raise ProblemUndeclared(f"{operation.id} declares no problem {code}.")
    declared = next(name for name, kind in operation.problems.items() if kind is known)
    example = described.written_problem(declared)
    body = {
        **(example.body if example is not None else {}),
        "request_id": request_id,
        **({"detail": detail} if detail is not None else {}),
        **(members or {}),
    }
    return _filled(known, body=body, headers=described.headers[known.status], given={})


def as_written(operation: Operation, described: Described, example: Example, *, request_id: str) -> ContractResponse:
    """A written answer as it stands in the contract."""
    if example.problem is not None:
        return problem(operation, described, code=example.problem, request_id=request_id)
    return success(operation, described, status=example.status, body=example.body)


def chosen(described: Described, *, code: int | None, name: str | None) -> Example:
    """The first written answer of that status and name.

    Raises:
        SwitchUnknown: there is none; the text lists those that there are.
    """
    for answer in described.answers:
        if code in (None, answer.status) and name in (None, answer.name):
            return answer
    wanted = " and ".join(f"{what}={value}" for what, value in (("code", code), ("example", name)) if value is not None)
    listed = ", ".join(f"{answer.status} {answer.name}".strip() for answer in described.answers)
    raise SwitchUnknown(f"{described.id} has no answer with {wanted}. Fix: ask for one of these: {listed}.")


def replayed(response: ContractResponse) -> ContractResponse:
    """The answer with the mark that it is that of an earlier request, where its type has one."""
    if not any(attribute == REPLAYED for attribute, _header in response.headers):
        return response
    again: ContractResponse = replace(response, **{REPLAYED: "true"})  # type: ignore[type-var]  # All are dataclasses.
    return again


def _filled(
    kind: type[ContractResponse], *, body: Any, headers: Mapping[str, str], given: Mapping[str, str]
) -> ContractResponse:
    form = _form_of(kind)
    members: dict[str, object] = {}
    for attribute, header, hint in form.headers:
        options = get_args(hint) or (hint,)
        if NoneType in options and header not in given:
            continue
        members[attribute] = int(headers[header]) if int in options else headers[header]
    if form.body is not None:
        members["body"] = form.body.validate_json(json.dumps(body))
    return kind.of(**members)


def _form_of(kind: type[ContractResponse]) -> _Form:
    form = _forms.get(kind)
    if form is None:
        hints = get_type_hints(kind)
        body = TypeAdapter(hints["body"]) if "body" in hints else None
        headers = tuple((attribute, header, hints[attribute]) for attribute, header in kind.headers)
        form = _forms[kind] = _Form(body, headers)
    return form


async def _stream(
    kind: type[EventStreamResponse], bodies: Iterable[Mapping[str, Any]]
) -> AsyncIterator[ServerSentEvent[Any]]:
    [event] = get_args(get_type_hints(kind)["events"])
    [data] = get_args(event)
    type_: TypeAdapter[Any] = TypeAdapter(data)
    for body in bodies:
        number = body.get("seq")
        yield ServerSentEvent(
            data=type_.validate_json(json.dumps(body)),
            id=None if number is None else str(number),
            event=body.get("type"),
        )
