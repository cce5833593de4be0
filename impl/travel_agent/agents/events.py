"""What agents and their tools tell the customer while a turn runs."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from generated import models


class TurnEvents(Protocol):
    """The ear of a turn. What is told here reaches every connection of the conversation, in this order.

    Everything but `progress` is kept, and sent again to a client that resumes. What is told within a few milliseconds
    is stored together.
    """

    async def agent_started(self, agent: "models.AgentName") -> None:
        """A sub-agent begins; `delegation.delegate` tells it."""
        ...

    async def agent_finished(self, agent: "models.AgentName", *, succeeded: bool) -> None:
        """A sub-agent has ended; `delegation.delegate` tells it."""
        ...

    async def tool_started(self, tool: str, *, agent: "models.AgentName") -> None:
        """A tool begins; the hooks of `delegation.supervised` tell it."""
        ...

    async def tool_finished(
        self, tool: str, *, agent: "models.AgentName", outcome: "models.ToolOutcome", duration_s: float
    ) -> None:
        """A tool has ended; the hooks of `delegation.supervised` tell it."""
        ...

    async def progress(self, tool: str, *, detail: str, percent: int | None = None) -> None:
        """How far a long tool is; not kept."""
        ...

    async def card(self, card: "models.Card") -> None:
        """Something to show. Made of what tools know, never of a model's words."""
        ...

    async def suggestions(self, suggestions: tuple[str, ...]) -> None:
        """Words the customer could say next, at most six."""
        ...

    async def fact_updated(self, fact: "models.Fact") -> None:
        """A fact is held otherwise from now on."""
        ...

    async def plan_invalidated(
        self, plan_id: "models.PlanId", *, reason: "models.InvalidationReason", fact_id: "models.FactId | None" = None
    ) -> None:
        """A plan no longer holds."""
        ...
