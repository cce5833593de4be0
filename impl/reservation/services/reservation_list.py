"""A customer's reservations, page by page."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from generated.models import ReservationStatus
from generated.reservation.operations import LIST_RESERVATIONS
from impl.platform.cursors import CursorCodec
from impl.platform.database import Database
from impl.reservation.clock import Clock, system_clock
from impl.reservation.domain.reservations import Reservation, as_of
from impl.reservation.repositories.reservations import list_reservations

_OPERATION: Final = LIST_RESERVATIONS.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationPage:
    """Some reservations, latest start first, and the cursor of the page after them; None on the last page."""

    reservations: list[Reservation]
    next_cursor: str | None


class ReservationList:
    """Lists reservations. Cursors hold for the customer and the statuses they were made for."""

    def __init__(self, database: Database, *, cursors: CursorCodec, clock: Clock = system_clock) -> None:
        self._database = database
        self._cursors = cursors
        self._clock = clock

    async def page(
        self, *, customer_id: UUID, statuses: Collection[ReservationStatus] | None, limit: int, cursor: str | None
    ) -> ReservationPage:
        """One page of the customer's reservations as they are now, in one round trip. No statuses mean all.

        Raises:
            InvalidCursor: the cursor was made elsewhere, or for other statuses.
        """
        now = self._clock()
        scope = {"customer": str(customer_id), "statuses": sorted(statuses or ())}
        after = self._position(cursor, scope)
        async with self._database.connection() as connection:
            found = await list_reservations(
                connection,
                customer_id=customer_id,
                statuses=statuses or None,
                after=after,
                limit=limit + 1,
                now=now,
            )
        shown = found[:limit]
        last = shown[-1] if len(found) > limit else None
        return ReservationPage(
            reservations=[as_of(reservation, now) for reservation in shown],
            next_cursor=None if last is None else self._cursor(last, scope),
        )

    def _position(self, cursor: str | None, scope: Mapping[str, object]) -> tuple[datetime, UUID] | None:
        if cursor is None:
            return None
        starts_at, reservation_id = self._cursors.decode(_OPERATION, scope=scope, cursor=cursor)
        return datetime.fromisoformat(starts_at), UUID(reservation_id)

    def _cursor(self, last: Reservation, scope: Mapping[str, object]) -> str:
        position = [last.period.starts_at.isoformat(), str(last.id)]
        return self._cursors.encode(_OPERATION, scope=scope, position=position)
