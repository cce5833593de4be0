"""When a request is sent again, and how long to wait before: full jitter, and what the service asks for."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from random import Random

from httpx import Headers

from scripts.generate.static.client_runtime.errors import (
    CallFailed,
    CallTimedOut,
    ProblemError,
    ServiceUnreachable,
    UnexpectedAnswer,
)
from scripts.generate.static.client_runtime.operations import Operation, Result

_BUSY = (429, 503)
_LOST_BEHIND_A_GATEWAY = (502, 504)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often and how long a call tries. `attempts` counts the first one; `deadline_seconds` is for all together.

    Pauses are drawn between zero and a bound that doubles each time. A service that asks for more patience than
    `longest_retry_after_seconds` is not asked again. Each attempt may take the time-out of the contract and
    `grace_seconds`, so that the service's own answer about a time-out arrives. A stream of events may be silent for
    `silence_seconds`; the service gives a sign of life more often.
    """

    attempts: int = 3
    deadline_seconds: float = 20.0
    first_pause_seconds: float = 0.1
    longest_pause_seconds: float = 2.0
    longest_retry_after_seconds: float = 5.0
    connect_seconds: float = 2.0
    grace_seconds: float = 1.0
    silence_seconds: float = 45.0

    def pause_seconds(self, *, attempt: int, chance: float) -> float:
        """Draw the pause after an attempt, counted from one; `chance` is from zero to one."""
        return chance * min(self.longest_pause_seconds, self.first_pause_seconds * 2.0 ** (attempt - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The clock (monotonic seconds), the pauses and the chance that retries depend on."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = field(default_factory=lambda: Random().random)


def may_be_repeated(failure: CallFailed, operation: Operation[Result]) -> bool:
    """Tell whether sending the request again may help and cannot do anything twice."""
    match failure:
        case ServiceUnreachable(answer_lost=lost) | CallTimedOut(answer_lost=lost):
            return operation.repeatable or not lost
        case ProblemError(status=status) | UnexpectedAnswer(status=status):
            return status in _BUSY or (status in _LOST_BEHIND_A_GATEWAY and operation.repeatable)
        case _:
            return False


def loses_the_outcome(failure: CallFailed) -> bool:
    """Tell whether nobody knows what the service has done with the request."""
    match failure:
        case ServiceUnreachable(answer_lost=lost) | CallTimedOut(answer_lost=lost):
            return lost
        case ProblemError(status=status):
            return status >= 500
        case UnexpectedAnswer(status=status):
            # A success in a form that cannot be read is as unknown as a failure of the service.
            return status >= 500 or status < 400
        case _:
            return False


def retry_after_seconds(headers: Headers) -> float | None:
    """Read `Retry-After`: seconds, or a date that is compared with the answer's own (RFC 9110, section 10.2.3)."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
        return max(0.0, (until - parsedate_to_datetime(headers.get("date", ""))).total_seconds())
    except (OverflowError, TypeError, ValueError):
        return None
