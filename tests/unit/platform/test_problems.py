import json
from types import MappingProxyType
from typing import Any

import asyncpg
import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from structlog.testing import capture_logs

from generated.runtime import (
    BodyTooLarge,
    FieldError,
    MalformedBody,
    NotAcceptable,
    RequirementMissing,
    UnsupportedMediaType,
    ValidationFailed,
)
from impl.platform.auth import Forbidden, Unauthenticated
from impl.platform.cursors import InvalidCursor
from impl.platform.database import DatabaseBusy, DatabaseUnavailable
from impl.platform.errors import DomainError, Invalid, NotFound, RecordedOutcome
from impl.platform.etags import PreconditionFailed
from impl.platform.idempotency import IdempotencyInProgress, IdempotencyKeyReused
from impl.platform.keys import IdentityUnavailable
from impl.platform.lifecycle import NotReady
from impl.platform.problem_forms import UndeclaredProblem
from impl.platform.problems import Problems
from impl.platform.rate_limit import RateLimited
from tests.support.contract import CREATE_PARCEL, GET_PARCEL, OPERATIONS, PROBLEMS


class ParcelError(DomainError):
    pass


class ParcelTooHeavy(ParcelError):
    pass


class VeryHeavyParcel(ParcelTooHeavy):
    pass


class PureFact(Exception):
    """As a domain defines it that may not know the platform."""

    detail = "The scales are out of order."
    members = MappingProxyType({"limit_g": 1})


FAULT = FieldError(pointer="/body/weight_g", code="too_large", detail="Too much.")
STRICT = Problems(
    domain={ParcelTooHeavy: "parcel_too_heavy", PureFact: "parcel_too_heavy"},
    operations=OPERATIONS,
    strict_contract=True,
)
LENIENT = Problems(domain={ParcelTooHeavy: "parcel_too_heavy"}, operations=OPERATIONS, strict_contract=False)


def request() -> Request:
    return Request({"type": "http", "method": "POST", "path": "/", "headers": [(b"x-request-id", b"r-1")]})


def body_of(response: Response) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(bytes(response.body))
    return document


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (MalformedBody(), 400, "malformed_request"),
        (RequirementMissing(code="idempotency_key_required", detail="d"), 400, "idempotency_key_required"),
        (InvalidCursor(), 400, "invalid_cursor"),
        (ClientDisconnect(), 400, "malformed_request"),
        (Unauthenticated("The token is bad."), 401, "unauthenticated"),
        (Forbidden({"a:read"}), 403, "forbidden"),
        (NotFound(), 404, "not_found"),
        (NotAcceptable(), 406, "not_acceptable"),
        (IdempotencyInProgress(), 409, "idempotency_in_progress"),
        (PreconditionFailed(), 412, "precondition_failed"),
        (BodyTooLarge(), 413, "payload_too_large"),
        (UnsupportedMediaType(), 415, "unsupported_media_type"),
        (ValidationFailed((FAULT,)), 422, "validation_failed"),
        (Invalid(FAULT), 422, "validation_failed"),
        (IdempotencyKeyReused(), 422, "idempotency_key_reused"),
        (RequirementMissing(code="precondition_required", detail="d"), 428, "precondition_required"),
        (RateLimited(retry_after=7), 429, "rate_limited"),
        (DatabaseBusy(), 503, "service_unavailable"),
        (DatabaseUnavailable(), 503, "service_unavailable"),
        (IdentityUnavailable(), 503, "service_unavailable"),
        (NotReady("The service is ending."), 503, "service_unavailable"),
        (TimeoutError(), 503, "service_unavailable"),
        (KeyError("x"), 500, "internal_error"),
        (asyncpg.UniqueViolationError("x"), 500, "internal_error"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_each_error_is_the_problem_the_contract_declares(error: Exception, status: int, code: str) -> None:
    response = STRICT.refuse(error, request(), CREATE_PARCEL)
    document = body_of(response)

    assert response.status_code == document["status"] == status
    assert response.headers["content-type"] == "application/problem+json"
    assert document["code"] == code
    assert document["type"] == f"https://errors.mobilitycorp.example/{code.replace('_', '-')}"
    assert document["title"]
    assert document["detail"]
    assert document["request_id"] == "r-1"


@pytest.mark.parametrize(
    ("error", "header", "value"),
    [
        (RateLimited(retry_after=7), "retry-after", "7"),
        (DatabaseBusy(), "retry-after", "1"),
        (IdempotencyInProgress(), "retry-after", "1"),
        (Unauthenticated("Bad."), "www-authenticate", 'Bearer error="invalid_token", error_description="Bad."'),
        (Forbidden({"b", "a"}), "www-authenticate", 'Bearer error="insufficient_scope", scope="a b"'),
    ],
)
def test_headers_that_go_with_a_problem_are_sent_once(error: Exception, header: str, value: str) -> None:
    assert STRICT.refuse(error, request(), CREATE_PARCEL).headers.getlist(header) == [value]


def test_validation_problems_point_at_each_fault() -> None:
    document = body_of(STRICT.refuse(ValidationFailed((FAULT,) * 150), request(), CREATE_PARCEL))

    fault = {"pointer": "/body/weight_g", "code": "too_large", "detail": "Too much."}
    assert document["errors"] == [fault] * 100


@pytest.mark.parametrize("error_class", [ParcelTooHeavy, VeryHeavyParcel])
def test_a_domain_error_takes_the_code_of_its_nearest_class(error_class: type[DomainError]) -> None:
    document = body_of(STRICT.refuse(error_class("Too heavy.", limit_g=500), request(), CREATE_PARCEL))

    assert (document["code"], document["detail"], document["limit_g"]) == ("parcel_too_heavy", "Too heavy.", 500)


def test_a_domain_error_need_not_know_the_platform() -> None:
    document = body_of(STRICT.refuse(PureFact(), request(), CREATE_PARCEL))

    assert (document["code"], document["detail"]) == ("parcel_too_heavy", "The scales are out of order.")


def test_a_code_that_no_operation_declares_is_found_at_start() -> None:
    with pytest.raises(ValueError, match="parcel_lost, which no operation declares"):
        Problems(domain={ParcelError: "parcel_lost"}, operations=OPERATIONS, strict_contract=False)


@pytest.mark.parametrize(
    "error",
    [
        ParcelTooHeavy("Too heavy.", limit_g=500),
        Unauthenticated("No token."),
    ],
)
def test_a_problem_that_the_operation_does_not_declare_is_raised_in_tests(error: Exception) -> None:
    with pytest.raises(UndeclaredProblem, match="getParcel does not declare the problem") as defect:
        STRICT.refuse(error, request(), GET_PARCEL)
    assert defect.value.__cause__ is error


def test_a_problem_that_lacks_members_is_raised_in_tests() -> None:
    with pytest.raises(UndeclaredProblem, match="does not fit its contract"):
        STRICT.refuse(ParcelTooHeavy("Too heavy."), request(), CREATE_PARCEL)


def test_a_problem_that_lacks_its_header_is_raised_in_tests() -> None:
    error = RequirementMissing(code="rate_limited", detail="d")

    with pytest.raises(UndeclaredProblem, match="does not fit its contract"):
        STRICT.refuse(error, request(), CREATE_PARCEL)


@pytest.mark.parametrize(
    ("error", "operation"),
    [(ParcelTooHeavy("Too heavy.", limit_g=5), GET_PARCEL), (ParcelTooHeavy("Too heavy."), CREATE_PARCEL)],
)
def test_an_undeclared_problem_is_logged_and_hidden_in_production(error: Exception, operation: Any) -> None:
    with capture_logs() as events:
        response = LENIENT.refuse(error, request(), operation)

    document = body_of(response)
    assert (response.status_code, document["code"], document["request_id"]) == (500, "internal_error", "r-1")
    assert "heavy" not in bytes(response.body).decode()
    [event] = events
    assert (event["event"], event["log_level"], event["problem"]) == ("undeclared_problem", "error", "parcel_too_heavy")


def test_an_unknown_error_is_logged_with_its_trace_and_says_nothing() -> None:
    error = KeyError("customer anna@example.com")
    with capture_logs() as events:
        response = LENIENT.refuse(error, request(), CREATE_PARCEL)

    assert "anna" not in bytes(response.body).decode()
    [event] = events
    assert (event["event"], event["operation"], event["exc_info"]) == ("unhandled_error", "createParcel", error)


def test_the_reason_of_unavailability_is_logged() -> None:
    error = DatabaseUnavailable()
    error.__cause__ = ConnectionRefusedError()
    with capture_logs() as events:
        LENIENT.refuse(error, request(), CREATE_PARCEL)

    assert events[0]["reason"] == "DatabaseUnavailable < ConnectionRefusedError"


def test_a_recorded_outcome_is_sent_as_it_was() -> None:
    recorded = STRICT.describe(ParcelTooHeavy("No.", limit_g=1), operation=CREATE_PARCEL, request_id="first")
    assert recorded is not None

    document = body_of(STRICT.refuse(RecordedOutcome(recorded), request(), CREATE_PARCEL))
    assert (document["request_id"], document["detail"]) == ("first", "No.")


def test_only_known_and_declared_errors_are_described() -> None:
    def describe(error: Exception, operation: Any = CREATE_PARCEL) -> object:
        return STRICT.describe(error, operation=operation, request_id="r-1")

    assert isinstance(describe(NotFound()), PROBLEMS["not_found"])
    assert describe(KeyError("x")) is None
    assert describe(PreconditionFailed(), GET_PARCEL) is None


def test_a_page_outside_operations_speaks_as_the_contract_does() -> None:
    response = LENIENT.page("not_found", request=request(), detail="Nothing.", headers={"X-Extra": "1"})

    assert response.status_code == 404
    assert response.headers["x-extra"] == "1"
    assert body_of(response) == {
        "type": "https://errors.mobilitycorp.example/not-found",
        "title": "Nothing there",
        "status": 404,
        "code": "not_found",
        "detail": "Nothing.",
        "request_id": "r-1",
    }
