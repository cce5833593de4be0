"""The sweeper: expires holds that nobody else comes across."""

from typing import Final

from impl.platform.database import Connection, Database
from impl.reservation.clock import Clock, system_clock
from impl.reservation.repositories.lapsed_holds import lock_some_lapsed_holds
from impl.reservation.services.lapsed_holds import expire_holds

_BATCH: Final = 100


class HoldSweeper:
    """Expires lapsed holds in batches. Several may run at once: each takes what the others leave."""

    def __init__(self, database: Database, *, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    async def sweep(self) -> int:
        """Expire every hold that has lapsed by now; returns their number."""
        expired = 0
        while True:
            batch = await self._database.run(self._sweep_batch)
            expired += batch
            if batch < _BATCH:
                return expired

    async def _sweep_batch(self, connection: Connection) -> int:
        lapsed = await lock_some_lapsed_holds(connection, limit=_BATCH, now=self._clock())
        await expire_holds(connection, lapsed)
        return len(lapsed)
