"""How many messages a stage of Amazon API Gateway takes, of all customers together: it counts no single one."""

from dataclasses import dataclass
from typing import Final

from scripts.generate.aws_socket_quotas import ACCOUNT_BURST, ACCOUNT_RATE
from scripts.generate.contract import Channel

SCALES: Final = (100, 1_000, 10_000)
"""How many customers at once a stage may be made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttle:
    """So many messages a second, and so many at once."""

    per_second: float
    burst: int


def throttles(channel: Channel, *, customers: int) -> dict[str, Throttle]:
    """Leave room on each route for so many customers who use their limits; `$default` stands for all other routes.

    More than the account has is not promised.
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
