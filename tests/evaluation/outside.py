"""The world outside, of which any part can be made to fail: the real map, and incidents that a conversation scripts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, cast

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Area, Position
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.maps.assemble import Maps
from impl.travel_agent.maps.errors import IncidentsUnavailable, MapUnavailable, NoRoute, WeatherUnavailable
from impl.travel_agent.maps.incident_selection import along, within
from impl.travel_agent.maps.ports import Geocoder, Router, Weather
from impl.travel_agent.maps.sources import SANDBOX_INCIDENTS
from impl.travel_agent.reservations.errors import ReservationsUnavailable
from tests.evaluation.conversation import Part
from tests.support.conversation_driver import BothPorts

WRITES: Final = frozenset({"hold", "confirm", "change", "cancel"})
_VALIDITY: Final = timedelta(minutes=1)


@dataclass(slots=True, kw_only=True)
class Outside:
    """What happens outside one conversation. `writes` are the calls that have changed something, in order."""

    clock: Callable[[], datetime]
    failing: set[Part] = field(default_factory=set)
    incidents: list[Incident] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)

    def maps(self, shared: Maps) -> Maps:
        """The maps as this conversation has them."""
        return replace(
            shared,
            router=cast("Router", _Switched(shared.router, self._check_routes)),
            geocoder=cast("Geocoder", _Switched(shared.geocoder, lambda: self.check(Part.MAP))),
            weather=cast("Weather", _Switched(shared.weather, lambda: self.check(Part.WEATHER))),
            incidents=_Scripted(self),
        )

    def reservations(self, ports: Sequence[object]) -> BothPorts:
        """The ports to the Reservation API as this conversation has them."""
        return cast("BothPorts", _Noted(ports, outside=self))

    def _check_routes(self) -> None:
        self.check(Part.MAP)
        self.check(Part.ROUTES)

    def check(self, part: Part) -> None:
        """Raise what the adapters raise where the part does not answer."""
        if part not in self.failing:
            return
        match part:
            case Part.MAP:
                raise MapUnavailable("the map does not answer")
            case Part.ROUTES:
                raise NoRoute("there is no way")
            case Part.WEATHER:
                raise WeatherUnavailable("the weather does not answer")
            case Part.INCIDENTS:
                raise IncidentsUnavailable("the incidents do not answer")
            case Part.RESERVATIONS:
                raise ReservationsUnavailable("there is no connection", outcome_unknown=False)


class _Switched:
    """A port in front of which something is checked."""

    def __init__(self, port: object, check: Callable[[], None]) -> None:
        self._port = port
        self._check = check

    def __getattr__(self, name: str) -> object:
        method = getattr(self._port, name)

        async def call(*positional: object, **named: object) -> object:
            self._check()
            return await method(*positional, **named)

        return call


class _Noted:
    """Ports that note what was written."""

    def __init__(self, ports: Sequence[object], *, outside: Outside) -> None:
        self._ports = ports
        self._outside = outside

    def __getattr__(self, name: str) -> object:
        method = next(getattr(port, name) for port in self._ports if hasattr(port, name))

        async def call(*positional: object, **named: object) -> object:
            self._outside.check(Part.RESERVATIONS)
            answer = await method(*positional, **named)
            if name in WRITES:
                self._outside.writes.append(name)
            return answer

        return call


class _Scripted:
    """The incidents of one conversation."""

    def __init__(self, outside: Outside) -> None:
        self._outside = outside

    async def along(
        self, shape: Sequence[Position], *, start: datetime, end: datetime | None = None, corridor_m: float = 25
    ) -> Fact[tuple[Incident, ...]]:
        return self._fact(along(self._outside.incidents, shape=shape, start=start, end=end, corridor_m=corridor_m))

    async def within(self, area: Area, *, start: datetime, end: datetime | None = None) -> Fact[tuple[Incident, ...]]:
        return self._fact(within(self._outside.incidents, area=area, start=start, end=end))

    def _fact(self, found: tuple[Incident, ...]) -> Fact[tuple[Incident, ...]]:
        self._outside.check(Part.INCIDENTS)
        now = self._outside.clock()
        return Fact(value=found, source=SANDBOX_INCIDENTS, observed_at=now, valid_until=now + _VALIDITY)
