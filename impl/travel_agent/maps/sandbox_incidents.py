"""Incidents from a file that people write, for trying things out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from impl.travel_agent.clock import Clock, system_clock
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Area, Position
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.maps.errors import IncidentsUnavailable
from impl.travel_agent.maps.incident_file import Incidents
from impl.travel_agent.maps.incident_selection import along, within
from impl.travel_agent.maps.sources import SANDBOX_INCIDENTS
from impl.travel_agent.maps.watched_files import WatchedFile

_VALIDITY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxIncidents:
    """An incidents port over a file, which is read again when it changes; without a file nothing ever happens."""

    file: WatchedFile[Incidents] | None = None
    clock: Clock = field(default=system_clock)

    async def along(
        self, shape: Sequence[Position], *, start: datetime, end: datetime | None = None, corridor_m: float = 25
    ) -> Fact[tuple[Incident, ...]]:
        """See `Incidents.along`."""
        return self._fact(along(await self._all(), shape=shape, start=start, end=end, corridor_m=corridor_m))

    async def within(self, area: Area, *, start: datetime, end: datetime | None = None) -> Fact[tuple[Incident, ...]]:
        """See `Incidents.within`."""
        return self._fact(within(await self._all(), area=area, start=start, end=end))

    async def _all(self) -> Incidents:
        if self.file is None:
            return ()
        try:
            return await self.file.read()
        except (OSError, ValueError) as error:
            raise IncidentsUnavailable(f"the incidents in {self.file.path} cannot be read: {error}") from error

    def _fact(self, incidents: Incidents) -> Fact[tuple[Incident, ...]]:
        now = self.clock()
        return Fact(value=incidents, source=SANDBOX_INCIDENTS, observed_at=now, valid_until=now + _VALIDITY)
