"""Rate limits per subject and operation, in this process's memory (GCRA: a leaky bucket kept as one number)."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from generated.runtime import RateLimit
from impl.platform.errors import Refusal

# Sums of many small intervals drift from the window's length by less than this.
_ROUNDING = 1e-6


class Limited(Protocol):
    """Something that is limited, as an operation is."""

    @property
    def id(self) -> str:
        """What the limit is kept under."""
        ...

    @property
    def rate_limit(self) -> RateLimit | None:
        """How often it may be used; None for as often as one likes."""
        ...


class RateLimited(Refusal):
    """The subject has used up its requests for now."""

    code = "rate_limited"

    def __init__(self, *, retry_after: int) -> None:
        super().__init__(f"Too many requests. Try again in {retry_after} s.")
        self.headers = (("Retry-After", str(retry_after)),)


@dataclass(frozen=True, slots=True)
class Usage:
    """What is left of a limit: requests that may be made at once, and seconds until all of them are back."""

    remaining: int
    reset_seconds: int
    retry_after: int | None
    policy: bytes

    def response_headers(self) -> tuple[tuple[bytes, bytes], tuple[bytes, bytes]]:
        """The `RateLimit` and `RateLimit-Policy` fields (draft-ietf-httpapi-ratelimit-headers-10)."""
        usage = f'"default";r={self.remaining};t={self.reset_seconds}'
        return (b"ratelimit", usage.encode()), (b"ratelimit-policy", self.policy)


class _Policy:
    __slots__ = ("header", "interval", "window")

    def __init__(self, limit: RateLimit, *, scale: float) -> None:
        quota = max(1, round(limit.requests * scale))
        self.window = float(limit.per_seconds)
        self.interval = self.window / quota
        self.header = f'"default";q={quota};w={limit.per_seconds}'.encode()


class RateLimiter:
    """Counts requests. `scale` multiplies every quota; at most `capacity` subjects are remembered, the latest ones."""

    def __init__(
        self, *, scale: float = 1.0, capacity: int = 100_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._scale = scale
        self._capacity = capacity
        self._clock = clock
        self._policies: dict[str, _Policy] = {}
        self._full_again_at: OrderedDict[tuple[str, object], float] = OrderedDict()

    def use(self, operation: Limited, *, subject: object) -> Usage | None:
        """Take one request from the subject's quota; None where the operation has no limit.

        A refused request takes nothing: `retry_after` then says in how many seconds the next one is allowed.
        """
        policy = self._policies.get(operation.id)
        if policy is None:
            if operation.rate_limit is None:
                return None
            policy = self._policies[operation.id] = _Policy(operation.rate_limit, scale=self._scale)
        now = self._clock()
        key = (operation.id, subject)
        empty_at = max(self._full_again_at.pop(key, now), now)
        debt = empty_at + policy.interval - now
        if debt > policy.window + _ROUNDING:
            self._remember(key, empty_at, now=now)
            return Usage(0, math.ceil(empty_at - now), max(1, math.ceil(debt - policy.window)), policy.header)
        self._remember(key, now + debt, now=now)
        remaining = int((policy.window - debt) / policy.interval + _ROUNDING)
        return Usage(remaining, math.ceil(debt - _ROUNDING), None, policy.header)

    @property
    def remembered(self) -> int:
        """The number of subjects whose use is kept in memory."""
        return len(self._full_again_at)

    def _remember(self, key: tuple[str, object], full_again_at: float, *, now: float) -> None:
        remembered = self._full_again_at
        remembered[key] = full_again_at
        # Each request removes up to two settled subjects, so that memory shrinks without a sweep.
        for _ in range(2):
            oldest = next(iter(remembered))
            if len(remembered) <= self._capacity and remembered[oldest] > now:
                break
            del remembered[oldest]
