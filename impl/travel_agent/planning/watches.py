"""What has to be looked at from time to time: commutes whose booking opens, and plans of the past.

Each look returns the events that it leads to, one list for each conversation; whoever calls appends them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from generated import models
from impl.travel_agent import representations
from impl.travel_agent.conversations.events import Draft as EventDraft
from impl.travel_agent.domain.commutes import CommuteDay
from impl.travel_agent.planning.commutes import Commutes, StoredCommute
from impl.travel_agent.planning.plans import Plans

_EXPIRES_AFTER: Final = timedelta(minutes=30)

type Told = Mapping[UUID, Sequence[EventDraft]]
"""The events to append, by conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """A day of a commute that can be booked from now on, in the conversation that planned it."""

    conversation_id: UUID
    customer_id: UUID
    commute: StoredCommute
    day: CommuteDay


class CommuteWatch:
    """Looks for days of commutes that can be booked from now on; each day is given once."""

    def __init__(self, commutes: Commutes) -> None:
        self._commutes = commutes

    async def look(self, now: datetime) -> tuple[DueDay, ...]:
        """The days whose booking window has opened since the last look."""
        due: list[DueDay] = []
        after = UUID(int=0)
        while page := await self._commutes.active(on=(now - timedelta(days=1)).date(), after=after):
            for stored in page:
                due.extend(await self._due(stored, now=now))
            after = page[-1].commute.id
        return tuple(due)

    async def _due(self, stored: StoredCommute, *, now: datetime) -> list[DueDay]:
        days = [
            day
            for day in stored.days(now)
            if day.status is models.CommuteDayStatus.BOOKABLE and day.date not in stored.records
        ]
        return [
            DueDay(conversation_id=stored.conversation_id, customer_id=stored.customer_id, commute=stored, day=day)
            for day in days
            if await self._commutes.tell_once(stored.commute.id, day=day.date)
        ]


def commute_events(due: Iterable[DueDay], *, now: datetime, turn_id: UUID) -> Told:
    """The commute as it is now, once for each conversation, for days that can be booked from now on."""
    newest = {(each.conversation_id, each.commute.commute.id): each for each in due}
    told: dict[UUID, list[EventDraft]] = {}
    for each in newest.values():
        commute = representations.represent_commute(each.commute.commute, days=each.commute.days(now))
        card = EventDraft(
            message=models.CardShown, turn_id=turn_id, members={"card": models.CommuteCard(commute=commute)}
        )
        told.setdefault(each.conversation_id, []).append(card)
    return told


async def expire_plans(plans: Plans, *, now: datetime) -> Told:
    """End the plans whose last departure is over."""
    told: dict[UUID, list[EventDraft]] = {}
    for plan_id, conversation_id in await plans.expire(before=now - _EXPIRES_AFTER):
        members = {"plan_id": representations.plan_id(plan_id), "reason": models.InvalidationReason.EXPIRED}
        told.setdefault(conversation_id, []).append(EventDraft(message=models.PlanInvalidated, members=members))
    return told
