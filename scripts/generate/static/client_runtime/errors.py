"""Why a call gave no result. Everything that the network or the service may do wrong is a `CallFailed`."""

import re
from collections.abc import Mapping
from typing import ClassVar, Protocol

from httpx import Headers
from pydantic import BaseModel

LONGEST_EXCERPT = 200


class CallFailed(Exception):
    """A call gave no result; the subclass says why.

    `operation` is the operationId, `attempts` counts the requests that were sent or tried. With `outcome_unknown` the
    service may have carried the request out all the same: read the resource again, or repeat the call with the same
    idempotency key.
    """

    def __init__(self, message: str, *, operation: str, outcome_unknown: bool = False) -> None:
        super().__init__(message)
        self.operation = operation
        self.outcome_unknown = outcome_unknown
        self.attempts = 1


class ProblemDocument(Protocol):
    """What all problem documents have (RFC 9457)."""

    @property
    def type(self) -> str:
        """The stable address of the kind of problem."""
        ...

    @property
    def title(self) -> str:
        """The name of the kind of problem, for people."""
        ...

    @property
    def status(self) -> int:
        """The status of the answer."""
        ...

    @property
    def detail(self) -> str:
        """What happened and what to do, for people."""
        ...

    @property
    def code(self) -> str:
        """The stable name of the kind of problem."""
        ...

    @property
    def request_id(self) -> str:
        """Finds the request in the service's logs."""
        ...


class ProblemError(CallFailed):
    """The service answered with a problem that the operation declares. Each kind of problem is a subclass."""

    status: ClassVar[int]
    code: ClassVar[str]
    model: ClassVar[type[BaseModel]]
    problem: ProblemDocument

    def __init__(
        self,
        problem: ProblemDocument,
        *,
        operation: str,
        headers: Mapping[str, str] | None = None,
        outcome_unknown: bool = False,
    ) -> None:
        super().__init__(
            f"{operation}: {problem.status} {problem.code}: {problem.detail}",
            operation=operation,
            outcome_unknown=outcome_unknown,
        )
        self.problem = problem
        self.headers = Headers(headers)

    @property
    def title(self) -> str:
        """The name of the kind of problem, for people."""
        return self.problem.title

    @property
    def detail(self) -> str:
        """What happened and what to do, for people."""
        return self.problem.detail

    @property
    def request_id(self) -> str:
        """Finds the request in the service's logs."""
        return self.problem.request_id

    def _number(self, header: str) -> int | None:
        """Read a header that is a count; None where the answer has none, or something else."""
        text = self._text(header) or ""
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None

    def _text(self, header: str) -> str | None:
        """Read a header; None where the answer has none."""
        return _text(self.headers, header) or None


class UnexpectedAnswer(CallFailed):
    """The answer is not one that the contract declares, or does not have the form it says.

    `pointer` leads to the faulty place of the answer, seen as an object of `headers` and `body`. `excerpt` is the
    beginning of an answer that is no success, without the token.
    """

    def __init__(
        self,
        reason: str,
        *,
        operation: str,
        status: int,
        headers: Mapping[str, str] | None = None,
        pointer: str | None = None,
        excerpt: str = "",
        outcome_unknown: bool = False,
    ) -> None:
        self.headers = Headers(headers)
        where = f" at {pointer}" if pointer is not None else ""
        super().__init__(
            f"{operation}: the answer {status} ({self.media_type or 'no media type'}) is not by the contract: "
            f"{reason}{where}",
            operation=operation,
            outcome_unknown=outcome_unknown,
        )
        self.reason = reason
        self.status = status
        self.pointer = pointer
        self.excerpt = excerpt

    @property
    def media_type(self) -> str | None:
        """What the answer says it is, without parameters."""
        return media_type_of(self.headers)

    @property
    def request_id(self) -> str | None:
        """Finds the request in the service's logs, if the answer came from the service."""
        return _text(self.headers, "x-request-id") or None


class ServiceUnreachable(CallFailed):
    """There was no connection to the service, or it broke. With `answer_lost` the request had gone out before."""

    def __init__(self, reason: str, *, operation: str, answer_lost: bool, outcome_unknown: bool = False) -> None:
        what = "the connection broke before the answer was there" if answer_lost else "there is no connection"
        super().__init__(f"{operation}: {what}: {reason}", operation=operation, outcome_unknown=outcome_unknown)
        self.reason = reason
        self.answer_lost = answer_lost


class CallTimedOut(CallFailed):
    """The answer took longer than `seconds`. With `answer_lost` the request had gone out before."""

    def __init__(self, *, operation: str, seconds: float, answer_lost: bool, outcome_unknown: bool = False) -> None:
        what = "no complete answer" if answer_lost else "no connection"
        super().__init__(
            f"{operation}: {what} within {seconds:.3g} s", operation=operation, outcome_unknown=outcome_unknown
        )
        self.seconds = seconds
        self.answer_lost = answer_lost


def media_type_of(headers: Headers) -> str | None:
    """Give the media type of an answer in lower case, without parameters; None if it says none."""
    return _text(headers, "content-type").partition(";")[0].strip().lower() or None


def _text(headers: Headers, name: str) -> str:
    text: str = headers.get(name, "")
    return text


class TokenMissing(Exception):
    """The operation needs a token, and the client was made without one: a mistake of the program."""

    def __init__(self, operation: str) -> None:
        super().__init__(f"{operation} needs a token. Fix: give the client one, or use `with_token`.")
        self.operation = operation
