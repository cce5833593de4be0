"""The limits of Amazon API Gateway's WebSocket APIs, and how many messages a stage takes of all customers together.

Limits are the quotas of the developer guide, "Quotas for configuring and running a WebSocket API in API Gateway";
account-wide ones are those of "Amazon API Gateway quotas".
"""

from dataclasses import dataclass
from typing import Final

from scripts.generate.contract import Channel

MESSAGE_BYTES: Final = 131_072
FRAME_BYTES: Final = 32_768
IDLE_SECONDS: Final = 600
CONNECTION_SECONDS: Final = 7_200
TIMEOUT_MS: Final = range(50, 29_001)
ROUTES: Final = 300
CONNECTIONS_PER_SECOND: Final = 500
ACCOUNT_RATE: Final = 10_000
ACCOUNT_BURST: Final = 5_000

SCALES: Final = (100, 1_000, 10_000)
"""How many customers at once a stage may be made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttle:
    """So many messages a second, and so many at once."""

    per_second: float
    burst: int


def throttles(channel: Channel, *, customers: int) -> dict[str, Throttle]:
    """What each route takes so that so many customers may each use their limit; `$default` stands for all others.

    An account takes 10,000 requests a second and 5,000 at once: more is not promised.
    """
    limits = {
        operation.message.name: Throttle(
            per_second=min(ACCOUNT_RATE, operation.rate_limit.requests * customers / operation.rate_limit.per_seconds),
            burst=min(ACCOUNT_BURST, operation.rate_limit.requests * customers),
        )
        for operation in channel.operations
        if operation.rate_limit is not None
    }
    largest = Throttle(
        per_second=max((limit.per_second for limit in limits.values()), default=ACCOUNT_RATE),
        burst=max((limit.burst for limit in limits.values()), default=ACCOUNT_BURST),
    )
    return limits | {"$default": largest}
