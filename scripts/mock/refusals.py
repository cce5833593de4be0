"""Why a request is refused, in the contract's own problems."""

import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic_core import to_json
from starlette.responses import Response

from generated.runtime import (
    BodyTooLarge,
    MalformedBody,
    NotAcceptable,
    Operation,
    RequirementMissing,
    UnsupportedMediaType,
    ValidationFailed,
)
from scripts.mock import answers
from scripts.mock.contract import PROBLEM, Contract, Described
from scripts.mock.exchange import CURRENT
from scripts.mock.preferences import SwitchUnknown

_BLANK: Final = "about:blank"


class Unauthenticated(Exception):
    """The request has no token; the text says how to send one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What there is to say: the code of the problem, or any other of its status, and what it is made of."""

    code: str
    status: int
    detail: str
    members: Mapping[str, Any] = field(default_factory=dict)


def refuse(error: Exception, operation: Operation, described: Described) -> Response:
    """The answer to an exception, as the operation declares it."""
    if isinstance(error, SwitchUnknown):
        return of_the_mock(400, title="The mock does not know this switch", detail=str(error))
    refusal = _explain(error, operation)
    try:
        answer = answers.problem(
            operation,
            described,
            code=refusal.code,
            status=refusal.status,
            detail=refusal.detail,
            members=refusal.members,
            request_id=CURRENT.get().request_id,
        )
    except answers.ProblemUndeclared:
        return of_the_mock(refusal.status, title=refusal.code, detail=refusal.detail)
    return answer.render()


def outside(contracts: Sequence[Contract], code: str, status: int, *, title: str, detail: str) -> Response:
    """A problem outside every operation. Its words are those of the first contract that has this kind of problem."""
    name = "".join(part.capitalize() for part in code.split("_"))
    for contract in contracts:
        if name in contract.document["components"]["schemas"]:
            members = contract.members(contract.schema(name))
            constants = {member: members[member]["const"] for member in ("type", "title", "status", "code")}
            document = {**constants, "detail": detail, "request_id": CURRENT.get().request_id}
            return Response(to_json(document), status, media_type=PROBLEM)
    return of_the_mock(status, title=title, detail=detail)


def of_the_mock(status: int, *, title: str, detail: str) -> Response:
    """A problem that is no contract's: something is wrong with what the mock is asked for, or with the mock."""
    document = {
        "type": _BLANK,
        "title": title,
        "status": status,
        "code": "mock",
        "detail": detail,
        "request_id": CURRENT.get().request_id,
    }
    return Response(to_json(document), status, media_type=PROBLEM)


def _explain(error: Exception, operation: Operation) -> Refusal:
    match error:
        case Unauthenticated():
            return Refusal(code="unauthenticated", status=401, detail=str(error))
        case MalformedBody():
            return Refusal(code="malformed_request", status=400, detail="The body is not valid JSON.")
        case RequirementMissing():
            return Refusal(code=error.code, status=operation.problems[error.code].status, detail=error.detail)
        case NotAcceptable():
            made = " or ".join(operation.produces)
            detail = f"The operation answers with {made}, which the Accept header rules out."
            return Refusal(code="not_acceptable", status=406, detail=detail)
        case BodyTooLarge():
            detail = f"The body has more than {operation.max_body_bytes} bytes."
            return Refusal(code="payload_too_large", status=413, detail=detail)
        case UnsupportedMediaType():
            detail = f"The body must be sent as Content-Type: {' or '.join(operation.accepts)}."
            return Refusal(code="unsupported_media_type", status=415, detail=detail)
        case ValidationFailed():
            faults = [{"pointer": item.pointer, "code": item.code, "detail": item.detail} for item in error.errors]
            detail = "The request does not have the form that the contract describes; `errors` names each place."
            return Refusal(code="validation_failed", status=422, detail=detail, members={"errors": faults})
        case _:
            traceback.print_exception(error, file=sys.stderr)
            detail = f"The mock failed, which is a defect of it or of an example: {type(error).__name__}."
            return Refusal(code="internal_error", status=500, detail=detail)
