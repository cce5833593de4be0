"""Incidents on routes that customers have planned: each is told once in the conversation of the plan."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, Protocol

from pydantic import MISSING

from generated import models
from impl.platform.database import Connection, Database
from impl.platform.telemetry import log
from impl.travel_agent import representations
from impl.travel_agent.conversations.errors import UnknownConversation
from impl.travel_agent.conversations.events import Appended, Draft, EventLog
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.maps.errors import MapError
from impl.travel_agent.maps.ports import Incidents
from impl.travel_agent.planning.plans import StoredPlan, line_of

# Plans that begin later than this are looked at when their time comes nearer.
_AHEAD: Final = timedelta(hours=24)
_REMEMBER: Final = """
INSERT INTO incident_alerts (conversation_id, incident_id, told_at) SELECT id, $2, $3 FROM conversations WHERE id = $1
ON CONFLICT DO NOTHING RETURNING true
"""
_INVALIDATE: Final = """
UPDATE plans SET status = 'invalidated', invalidated_reason = 'incident' WHERE id = $1 AND status = 'valid'
RETURNING true
"""


type _Seen = Fact[tuple[Incident, ...]]


class UpcomingPlans(Protocol):
    """Finds the plans that matter now. `planning.plans.Plans` is one."""

    async def upcoming(self, *, now: datetime, until: datetime, limit: int = 500) -> tuple[StoredPlan, ...]:
        """Valid plans whose last departure lies between two moments, newest first."""
        ...


class IncidentWatch:
    """Looks for incidents on the routes of plans, and alerts their customers."""

    def __init__(
        self,
        database: Database,
        *,
        incidents: Incidents,
        plans: UpcomingPlans,
        events: EventLog,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._incidents = incidents
        self._plans = plans
        self._events = events
        self._clock = clock

    async def look(self) -> int:
        """Alert the customers of plans that an incident has come upon; returns how many alerts were told."""
        now = self._clock()
        told = 0
        try:
            for plan in await self._plans.upcoming(now=now, until=now + _AHEAD):
                for incident, seen in await self._on_route(plan):
                    told += await self._alert(plan, incident, seen=seen)
        except MapError as error:
            log().warning("incidents_unknown", reason=type(error).__qualname__)
        return told

    async def _on_route(self, plan: StoredPlan) -> list[tuple[Incident, _Seen]]:
        """What happens on the way that is recommended, while it is travelled, and was not known to the plan."""
        best = plan.best
        fact = await self._incidents.along(line_of(best), start=best.departs_at, end=best.arrives_at)
        known = set() if best.incidents is MISSING else {incident.id for incident in best.incidents}
        return [(found, fact) for found in fact.value if representations.incident_id(found) not in known]

    async def _alert(self, plan: StoredPlan, incident: Incident, *, seen: _Seen) -> bool:
        async def work(connection: Connection) -> Appended | None:
            is_new = await connection.fetchval(_REMEMBER, plan.conversation_id, incident.key, self._clock())
            if not is_new:
                return None
            drafts = [_alert(plan, incident, seen=seen)]
            if incident.blocks and await connection.fetchval(_INVALIDATE, plan.id):
                drafts.append(_invalidation(plan))
            return await self._events.store(connection, plan.conversation_id, drafts=drafts)

        try:
            appended = await self._database.run(work)
        except UnknownConversation:
            return False
        if appended is not None:
            self._events.tell(appended)
        return appended is not None


def _alert(plan: StoredPlan, incident: Incident, *, seen: _Seen) -> Draft:
    told = representations.incident_of(incident, source=seen.source, observed_at=seen.observed_at)
    return Draft(message=models.IncidentAlert, members={"incident": told, "plan_id": plan.plan.id})


def _invalidation(plan: StoredPlan) -> Draft:
    members = {"plan_id": plan.plan.id, "reason": models.InvalidationReason.INCIDENT}
    return Draft(message=models.PlanInvalidated, members=members)
