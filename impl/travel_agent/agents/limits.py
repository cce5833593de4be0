"""What one turn may take: requests to models, tool calls, tokens, seconds and money."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from pydantic import BaseModel, ConfigDict, Field
from pydantic_ai.usage import UsageLimits


class LimitSettings(BaseModel):
    """The settings of the limits, to mix into those of the service."""

    model_config = ConfigDict(frozen=True)

    turn_seconds: float = Field(60, gt=0, le=600, description="seconds one turn may take", examples=["60"])
    turn_model_requests: int = Field(
        40, ge=1, le=1000, description="requests to models in one turn, of all agents", examples=["40"]
    )
    turn_tool_calls: int = Field(40, ge=1, le=1000, description="tool calls in one turn", examples=["40"])
    turn_tokens: int = Field(
        200_000, ge=1000, description="tokens that models may read and write in one turn", examples=["200000"]
    )
    turn_cost_usd: Decimal = Field(
        Decimal("0.50"), gt=0, description="US dollars one turn may cost, where prices are known", examples=["0.50"]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLimits:
    """What one turn may take. Cost is limited only where the provider's prices are known (genai-prices)."""

    seconds: float = 60.0
    model_requests: int = 40
    tool_calls: int = 40
    tokens: int = 200_000
    cost_usd: Decimal = Decimal("0.50")

    @classmethod
    def from_settings(cls, settings: LimitSettings) -> Self:
        """The limits that the settings name."""
        return cls(
            seconds=settings.turn_seconds,
            model_requests=settings.turn_model_requests,
            tool_calls=settings.turn_tool_calls,
            tokens=settings.turn_tokens,
            cost_usd=settings.turn_cost_usd,
        )

    def for_run(self) -> UsageLimits:
        """The limits as the framework counts them, over all agents; `delegation.supervised` minds cost and tokens."""
        return UsageLimits(
            request_limit=self.model_requests,
            tool_calls_limit=self.tool_calls,
        )
