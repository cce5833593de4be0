"""From any exception to the problem document that the contract declares for the operation (RFC 9457)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from pydantic_core import to_json
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from generated.runtime import (
    BodyTooLarge,
    ContractResponse,
    MalformedBody,
    NotAcceptable,
    Operation,
    RequirementMissing,
    UnsupportedMediaType,
    ValidationFailed,
)
from impl.platform.errors import Invalid, RecordedOutcome, Refusal
from impl.platform.problem_forms import Problem, UndeclaredProblem, form_of
from impl.platform.telemetry import exchange_of, log

type Explain = Callable[[Any, Operation], Problem]

_TYPES: Final = "https://errors.mobilitycorp.example/"
_MOST_ERRORS: Final = 100
_INTERNAL_ERROR: Final = Problem(
    code="internal_error", detail="The service failed in a way it did not foresee. The failure is recorded.", members={}
)
# For documents outside every operation; where the contract declares the same problem, its own words are used.
_OUTSIDE: Final[Mapping[str, tuple[int, str]]] = {
    "malformed_request": (400, "Malformed request"),
    "not_found": (404, "Not found"),
    "method_not_allowed": (405, "Method not allowed"),
    "internal_error": (500, "Internal error"),
    "service_unavailable": (503, "Service unavailable"),
}


class Problems:
    """Answers exceptions for the operations of one service.

    `domain` maps exception classes of the service to problem codes; the nearest class in an exception's ancestry
    counts. With `strict_contract` an undeclared problem is raised, which is for tests; else it is logged and hidden.

    Raises:
        ValueError: `domain` names a code that no operation declares.
    """

    def __init__(
        self, *, domain: Mapping[type[Exception], str], operations: Iterable[Operation], strict_contract: bool
    ) -> None:
        self._strict = strict_contract
        self._explanations = _EXPLANATIONS | {kind: _explain_as(code) for kind, code in domain.items()}
        declared = {
            code: form_of(response_type)
            for operation in operations
            for code, response_type in operation.problems.items()
        }
        self._outside = {
            code: (declared[code].response_type.status, declared[code].title) if code in declared else words
            for code, words in _OUTSIDE.items()
        }
        unknown = sorted(set(domain.values()) - set(declared))
        if unknown:
            raise ValueError(f"Errors are mapped to {', '.join(unknown)}, which no operation declares as a problem.")

    def refuse(self, error: Exception, request: Request, operation: Operation) -> Response:
        """The response to `error`, in the form that the operation declares.

        Raises:
            UndeclaredProblem: the operation does not declare the problem, and contracts are strict.
        """
        exchange = exchange_of(request.scope)
        if isinstance(error, RecordedOutcome):
            return error.response.render()
        problem = self._explain(error, operation=operation)
        try:
            response = _declared(problem, operation=operation, request_id=exchange.request_id).render()
        except UndeclaredProblem as defect:
            if self._strict:
                raise defect from error
            log().error("undeclared_problem", operation=operation.id, problem=problem.code, exc_info=error)
            return self.page("internal_error", request=request, detail=_INTERNAL_ERROR.detail)
        exchange.problem = problem.code
        for name, value in problem.headers:
            response.headers.setdefault(name, value)
        return response

    def describe(self, error: Exception, *, operation: Operation, request_id: str) -> ContractResponse | None:
        """The typed problem for an error that is known by its class and declared by the operation, else None."""
        explain = self._explanation(error)
        problem = explain(error, operation) if explain is not None else _INTERNAL_ERROR
        if explain is None or problem.code not in operation.problems:
            return None
        return _declared(problem, operation=operation, request_id=request_id)

    def page(self, code: str, *, request: Request, detail: str, headers: Mapping[str, str] | None = None) -> Response:
        """A problem document outside every operation, such as for a path that does not exist."""
        exchange = exchange_of(request.scope)
        exchange.problem = code
        status, title = self._outside[code]
        document = {
            "type": _TYPES + code.replace("_", "-"),
            "title": title,
            "status": status,
            "code": code,
            "detail": detail,
            "request_id": exchange.request_id,
        }
        return Response(to_json(document), status, headers, "application/problem+json")

    def _explain(self, error: Exception, *, operation: Operation) -> Problem:
        explain = self._explanation(error)
        if explain is None:
            log().error("unhandled_error", operation=operation.id, kind=type(error).__qualname__, exc_info=error)
            return _INTERNAL_ERROR
        problem = explain(error, operation)
        if problem.code == "service_unavailable":
            log().warning("service_unavailable", operation=operation.id, reason=_reasons(error))
        return problem

    def _explanation(self, error: Exception) -> Explain | None:
        return next((self._explanations[kind] for kind in type(error).__mro__ if kind in self._explanations), None)


def _declared(problem: Problem, *, operation: Operation, request_id: str) -> ContractResponse:
    response_type = operation.problems.get(problem.code)
    if response_type is None:
        raise UndeclaredProblem(f"{operation.id} does not declare the problem {problem.code}: {problem.detail}")
    return form_of(response_type).fill(problem, request_id=request_id)


def _reasons(error: BaseException | None) -> str:
    """The chain of causes by kind; their texts might hold personal data."""
    names = []
    while error is not None:
        names.append(type(error).__qualname__)
        error = error.__cause__
    return " < ".join(names)


def _explain_refusal(error: Refusal, _operation: Operation) -> Problem:
    return Problem(code=error.code, detail=error.detail, members=error.members, headers=error.headers)


def _explain_as(code: str) -> Explain:
    def explain(error: Any, _operation: Operation) -> Problem:
        return Problem(code=code, detail=error.detail, members=error.members)

    return explain


def _explain_malformed_body(_error: MalformedBody, _operation: Operation) -> Problem:
    return Problem(code="malformed_request", detail="The body is not valid JSON.", members={})


def _explain_media_type(_error: UnsupportedMediaType, operation: Operation) -> Problem:
    detail = f"The body must be sent as Content-Type: {' or '.join(operation.accepts)}."
    return Problem(code="unsupported_media_type", detail=detail, members={})


def _explain_accept(_error: NotAcceptable, operation: Operation) -> Problem:
    detail = f"The operation answers with {' or '.join(operation.produces)}, which the Accept header rules out."
    return Problem(code="not_acceptable", detail=detail, members={})


def _explain_size(_error: BodyTooLarge, operation: Operation) -> Problem:
    detail = f"The body has more than {operation.max_body_bytes} bytes."
    return Problem(code="payload_too_large", detail=detail, members={})


def _explain_invalid(error: ValidationFailed, _operation: Operation) -> Problem:
    detail = "The request does not have the form that the contract describes; `errors` names each place."
    return Problem(code=Invalid.code, detail=detail, members=Invalid(*error.errors[:_MOST_ERRORS]).members)


def _explain_missing(error: RequirementMissing, _operation: Operation) -> Problem:
    return Problem(code=error.code, detail=error.detail, members={})


def _explain_timeout(_error: TimeoutError, _operation: Operation) -> Problem:
    detail = "The request took too long and was given up. Try again, with the same Idempotency-Key."
    return Problem(code="service_unavailable", detail=detail, members={}, headers=(("Retry-After", "1"),))


def _explain_disconnect(_error: ClientDisconnect, _operation: Operation) -> Problem:
    detail = "The client went away before the request was complete."
    return Problem(code="malformed_request", detail=detail, members={})


_EXPLANATIONS: Final[dict[type[BaseException], Explain]] = {
    Refusal: _explain_refusal,
    MalformedBody: _explain_malformed_body,
    UnsupportedMediaType: _explain_media_type,
    NotAcceptable: _explain_accept,
    BodyTooLarge: _explain_size,
    ValidationFailed: _explain_invalid,
    RequirementMissing: _explain_missing,
    TimeoutError: _explain_timeout,
    ClientDisconnect: _explain_disconnect,
}
