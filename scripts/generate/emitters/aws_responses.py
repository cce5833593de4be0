"""What the gateway answers by itself, as problem documents: Amazon's gateway responses.

Their templates are no Velocity: variables are replaced, nothing is escaped. So every text is fixed, and the only
variable is the id that Amazon gives to the request: `$context.requestId` and the texts of `$context.error` are in a
client's hands.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.generate.contract import ContractSet
from scripts.generate.emitters.aws_losses import BODY_SIZES, FIELD_ERRORS, GATEWAY_CORS, Ledger
from scripts.generate.emitters.gateway_policy import problem_members
from scripts.generate.gateway_policy import GatewayPolicy

REQUEST_ID = "$context.extendedRequestId"
PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is the same in every problem of a kind."""

    code: str
    type: str
    title: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """The problem that answers a type of gateway response, and what its detail says."""

    code: str
    detail: str
    headers: tuple[tuple[str, str], ...] = ()
    errors: tuple[tuple[str, str], ...] = ()


_CHALLENGE = (("WWW-Authenticate", "Bearer"),)
_NO_TOKEN = "The request has no access token, or one that is not valid. Get a fresh one and send it as a bearer token."
_MISCONFIGURED = "The gateway is not set up well for this request. The failure is recorded; repeating does not help."

# Every type that Amazon lists, but REQUEST_TOO_LARGE, of which it says that it cannot be customised.
_ANSWERS = {
    "ACCESS_DENIED": _Answer(code="forbidden", detail="The access token does not have the scope that this needs."),
    "API_CONFIGURATION_ERROR": _Answer(code="internal_error", detail=_MISCONFIGURED),
    "AUTHORIZER_CONFIGURATION_ERROR": _Answer(code="internal_error", detail=_MISCONFIGURED),
    "AUTHORIZER_FAILURE": _Answer(
        code="service_unavailable",
        detail="The access token could not be checked. Repeat the request in a few seconds.",
        headers=(("Retry-After", "3"),),
    ),
    "BAD_REQUEST_BODY": _Answer(
        code="validation_failed",
        detail="The body is not the JSON that the contract describes.",
        errors=(("/body", "invalid"),),
    ),
    "BAD_REQUEST_PARAMETERS": _Answer(
        code="validation_failed",
        detail="A required parameter of the path or the query is absent or empty.",
        errors=(("", "required"),),
    ),
    "DEFAULT_4XX": _Answer(code="malformed_request", detail="The request is not one that the gateway understands."),
    "DEFAULT_5XX": _Answer(code="internal_error", detail="The gateway failed. The failure is recorded."),
    "EXPIRED_TOKEN": _Answer(code="unauthenticated", detail=_NO_TOKEN, headers=_CHALLENGE),
    "INTEGRATION_FAILURE": _Answer(
        code="service_unavailable",
        detail="The service could not be reached. Repeat the request in a few seconds.",
        headers=(("Retry-After", "3"),),
    ),
    "INTEGRATION_TIMEOUT": _Answer(
        code="gateway_timeout",
        detail="The service did not answer in time. What was asked may be done all the same: "
        "repeat the request with the same Idempotency-Key.",
    ),
    "INVALID_API_KEY": _Answer(code="forbidden", detail="The API key is not one of this API."),
    "INVALID_SIGNATURE": _Answer(code="unauthenticated", detail=_NO_TOKEN, headers=_CHALLENGE),
    "MISSING_AUTHENTICATION_TOKEN": _Answer(code="not_found", detail="There is no such resource."),
    "QUOTA_EXCEEDED": _Answer(
        code="rate_limited",
        detail="The quota of this API key is used up. Wait until the next period.",
        headers=(("Retry-After", "3600"),),
    ),
    "RESOURCE_NOT_FOUND": _Answer(code="not_found", detail="There is no such resource."),
    "THROTTLED": _Answer(
        code="rate_limited",
        detail="There are too many requests at once. Repeat the request after the time in Retry-After.",
        headers=(("Retry-After", "1"),),
    ),
    "UNAUTHORIZED": _Answer(code="unauthenticated", detail=_NO_TOKEN, headers=_CHALLENGE),
    "UNSUPPORTED_MEDIA_TYPE": _Answer(
        code="unsupported_media_type", detail="The body has a media type that is not taken here."
    ),
    "WAF_FILTERED": _Answer(code="forbidden", detail="The request was refused by a rule of the firewall."),
}


def problems_by_code(policy: GatewayPolicy, *, model: ContractSet) -> dict[str, Problem]:
    """Give the problems that gateways answer themselves."""
    return {
        str(problem.code): Problem(code=str(problem.code), **problem_members(problem, model=model))
        for problem in policy.problems
    }


def gateway_responses(policy: GatewayPolicy, *, problems: Mapping[str, Problem], ledger: Ledger) -> dict[str, Any]:
    """Give the gateway responses, those whose problem the contract has. The status of each is that of its body."""
    found: dict[str, Any] = {}
    for name, answer in _ANSWERS.items():
        if answer.code in problems:
            found[name] = _gateway_response(policy, problems[answer.code], answer)
            ledger.record(GATEWAY_CORS, place=name, constraint="Access-Control-Allow-Origin: only allowed origins")
            if answer.errors:
                ledger.record(FIELD_ERRORS, place=name, constraint="errors: one for each fault")
    if "payload_too_large" in problems:
        ledger.record(BODY_SIZES, place="REQUEST_TOO_LARGE", constraint="413 as a problem document")
    return found


def _gateway_response(policy: GatewayPolicy, problem: Problem, answer: _Answer) -> dict[str, Any]:
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": ", ".join(policy.cors_response_headers),
        "Cache-Control": "no-store",
        "Content-Type": PROBLEM,
        **dict(answer.headers),
    }
    parameters = {f"gatewayresponse.header.{name}": literal(value) for name, value in sorted(headers.items())}
    parameters["gatewayresponse.header.X-Request-Id"] = REQUEST_ID.removeprefix("$")
    errors = [{"pointer": pointer, "code": code, "detail": answer.detail} for pointer, code in answer.errors]
    return {
        "statusCode": str(problem.status),
        "responseParameters": parameters,
        "responseTemplates": {"application/json": problem_template(problem, detail=answer.detail, errors=errors)},
    }


def problem_template(problem: Problem, *, detail: str, errors: Sequence[Mapping[str, str]] = ()) -> str:
    """Write a problem document in which Amazon replaces the request's id."""
    document: dict[str, Any] = {
        "type": problem.type,
        "title": problem.title,
        "status": problem.status,
        "detail": detail,
        "code": problem.code,
        "request_id": REQUEST_ID,
    }
    if errors:
        document["errors"] = list(errors)
    return json.dumps(document, ensure_ascii=False)


def literal(text: str) -> str:
    """Write a text as a mapping expression."""
    assert "'" not in text
    return f"'{text}'"
