"""Throttles: a bucket of tokens for each method, which all clients share, as those of a stage on AWS."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, kw_only=True)
class Bucket:
    """Holds at most `burst` tokens, and gets `per_second` new ones every second; begins full."""

    per_second: float
    burst: float
    tokens: float = field(init=False)
    refilled_at: float | None = None

    def __post_init__(self) -> None:
        self.tokens = self.burst

    def take(self, now: float) -> bool:
        """Take a token, if there is one; `now` is in seconds of any clock that does not go back."""
        since = 0.0 if self.refilled_at is None else now - self.refilled_at
        self.tokens = min(self.burst, self.tokens + since * self.per_second)
        self.refilled_at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class Throttles[Key]:
    """Buckets by what they are for; what has none is never throttled."""

    def __init__(self, buckets: Mapping[Key, Bucket], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._buckets = buckets
        self._clock = clock

    def admits(self, key: Key) -> bool:
        """Whether one more may pass now."""
        bucket = self._buckets.get(key)
        return bucket is None or bucket.take(self._clock())


def operation_buckets(operations: Iterable[Mapping[str, Any]], *, scale: float) -> dict[tuple[str, str], Bucket]:
    """Buckets for the operations of the generated policy, by method and path.

    Args:
        operations: as the policy tells them; limits there are those of one customer.
        scale: how many customers at once they are to suffice for.
    """
    return {
        (operation["method"], operation["path"]): Bucket(
            per_second=operation["rate_limit"]["requests"] * scale / operation["rate_limit"]["per_seconds"],
            burst=max(1.0, operation["rate_limit"]["requests"] * scale),
        )
        for operation in operations
    }
