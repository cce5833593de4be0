"""Metros with the tariffs in force."""

from uuid import UUID

from impl.platform.database import Database
from impl.platform.errors import NotFound
from impl.reservation.clock import Clock, system_clock
from impl.reservation.domain.metros import Metro
from impl.reservation.repositories.metros import find_metro, list_metros


class MetroService:
    """Reads metros, each time in one round trip."""

    def __init__(self, database: Database, *, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    async def get(self, metro_id: UUID) -> Metro:
        """A metro.

        Raises:
            NotFound: there is none.
        """
        async with self._database.connection() as connection:
            metro = await find_metro(connection, metro_id, now=self._clock())
        if metro is None:
            raise NotFound
        return metro

    async def list(self, *, after: str | None, limit: int) -> list[Metro]:
        """The metros by name, at most `limit`, from the first one past the name `after`."""
        async with self._database.connection() as connection:
            return await list_metros(connection, after=after, limit=limit, now=self._clock())
