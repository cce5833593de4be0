"""Plans whose time has passed: they no longer hold, and their conversations are told."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from generated import models
from impl.platform.identifiers import encode
from impl.travel_agent.conversations.errors import UnknownConversation
from impl.travel_agent.conversations.events import Draft, EventLog


class AgeingPlans(Protocol):
    """Ends plans that nobody can follow any more. `planning.plans.Plans` is one."""

    async def expire(self, *, before: datetime, limit: int = 500) -> tuple[tuple[UUID, UUID], ...]:
        """Invalidate plans whose last departure was before a moment; their ids with those of their conversations."""
        ...


class PlanExpiry:
    """Looks for plans whose last departure has passed."""

    def __init__(self, plans: AgeingPlans, *, events: EventLog, clock: Callable[[], datetime]) -> None:
        self._plans = plans
        self._events = events
        self._clock = clock

    async def look(self) -> int:
        """End the plans whose time has passed; returns how many there were."""
        expired = await self._plans.expire(before=self._clock())
        by_conversation: dict[UUID, list[Draft]] = {}
        for plan_id, conversation_id in expired:
            by_conversation.setdefault(conversation_id, []).append(_expired(plan_id))
        for conversation_id, drafts in by_conversation.items():
            try:
                await self._events.append(conversation_id, drafts=drafts)
            except UnknownConversation:
                continue
        return len(expired)


def _expired(plan_id: UUID) -> Draft:
    members = {"plan_id": encode("pln", value=plan_id), "reason": models.InvalidationReason.EXPIRED}
    return Draft(message=models.PlanInvalidated, members=members)
