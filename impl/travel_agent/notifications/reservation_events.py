"""What the Reservation API tells of reservations, told on in the customer's conversations."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from generated import models
from impl.platform.database import Connection, Database
from impl.platform.identifiers import decode, encode
from impl.travel_agent.conversations import repository
from impl.travel_agent.conversations.errors import UnknownConversation
from impl.travel_agent.conversations.events import Appended, Draft, EventLog

# A later event that came earlier tells more than this one does.
_KEEP: Final = """
INSERT INTO reservation_events AS event (id, reservation_id, customer_id, sequence, body, received_at, notified_at)
VALUES ($1, $2, $3, $4, $5, $6, $6) ON CONFLICT (id) DO NOTHING
RETURNING EXISTS (
    SELECT FROM reservation_events AS later WHERE later.reservation_id = $2 AND later.sequence > $4) AS is_outdated
"""
_INVALIDATE: Final = """
UPDATE plans AS plan SET status = 'invalidated', invalidated_reason = 'reservation_changed'
FROM plan_options AS option
WHERE option.plan_id = plan.id AND option.reservation_id = $1 AND plan.customer_id = $2 AND plan.status = 'valid'
RETURNING plan.id, plan.conversation_id
"""
_PURGE: Final = "DELETE FROM reservation_events WHERE received_at < $1"
_UNSETTLING: Final = frozenset(
    {
        models.ReservationEventType.RESERVATION_CHANGED,
        models.ReservationEventType.RESERVATION_CANCELLED,
        models.ReservationEventType.RESERVATION_EXPIRED,
    }
)


class ReservationNews:
    """Keeps each event once, and tells it in the conversations the customer has used last."""

    def __init__(
        self, database: Database, *, events: EventLog, conversations: int, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._events = events
        self._conversations = conversations
        self._clock = clock

    async def accept(self, event: models.ReservationEvent) -> None:
        """Keep an event and tell it, in one transaction; a repeated one, or one that was overtaken, is not told."""

        async def work(connection: Connection) -> list[Appended]:
            if not await self._keep(connection, event):
                return []
            return await self._tell(connection, event)

        for appended in await self._database.run(work):
            self._events.tell(appended)

    async def purge(self, *, older_than: timedelta) -> None:
        """Forget events that nobody will repeat any more."""
        async with self._database.connection() as connection:
            await connection.execute(_PURGE, self._clock() - older_than)

    async def _keep(self, connection: Connection, event: models.ReservationEvent) -> bool:
        """Keep the event; whether it is to be told."""
        is_outdated = await connection.fetchval(
            _KEEP,
            decode("evt", text=event.id),
            decode("res", text=event.reservation.id),
            decode("cus", text=event.customer_id),
            event.sequence,
            event.__pydantic_serializer__.to_json(event, by_alias=True).decode(),
            self._clock(),
        )
        return is_outdated is False

    async def _tell(self, connection: Connection, event: models.ReservationEvent) -> list[Appended]:
        customer_id = decode("cus", text=event.customer_id)
        plans = await self._invalidated(connection, event, customer_id=customer_id)
        recent = await repository.latest(connection, customer_id=customer_id, limit=self._conversations)
        changed = Draft(
            message=models.ReservationChanged,
            members={"event": event.type, "reservation": event.reservation},
        )
        appended = []
        # Whoever locks several conversations locks them in this order.
        for conversation_id in sorted({*recent, *plans}):
            drafts = [changed, *map(_invalidation, plans.get(conversation_id, ()))]
            try:
                appended.append(await self._events.store(connection, conversation_id, drafts=drafts))
            except UnknownConversation:
                continue
        return appended

    async def _invalidated(
        self, connection: Connection, event: models.ReservationEvent, *, customer_id: UUID
    ) -> dict[UUID, Sequence[UUID]]:
        """The plans, by conversation, that stood on the reservation as it was."""
        if event.type not in _UNSETTLING:
            return {}
        plans: dict[UUID, list[UUID]] = {}
        rows = await connection.fetch(_INVALIDATE, decode("res", text=event.reservation.id), customer_id)
        for row in rows:
            plans.setdefault(row["conversation_id"], []).append(row["id"])
        return dict(plans)


def _invalidation(plan_id: UUID) -> Draft:
    reason = models.InvalidationReason.RESERVATION_CHANGED
    members = {"plan_id": encode("pln", value=plan_id), "reason": reason}
    return Draft(message=models.PlanInvalidated, members=members)
