"""What a turn took, as the contract tells it."""

from decimal import ROUND_CEILING, Decimal
from typing import Final

from pydantic import MISSING
from pydantic_ai.usage import RunUsage

from generated import models

_MINOR_UNITS: Final = Decimal(100)


def usage_of(usage: RunUsage, *, seconds: float) -> models.TurnUsage:
    """The usage of a turn that took so many seconds. The cost is in US dollars, started cents counted whole."""
    cents = int(((usage.cost or Decimal(0)) * _MINOR_UNITS).to_integral_value(rounding=ROUND_CEILING))
    return models.TurnUsage(
        model_requests=usage.requests,
        tool_calls=usage.tool_calls,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        duration_ms=models.DurationMs(round(seconds * 1000)),
        cost=models.Money(amount=cents, currency=models.Currency("USD")) if cents else MISSING,
    )
