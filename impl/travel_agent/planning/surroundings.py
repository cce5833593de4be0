"""What is going on where a trip leads: incidents and weather, asked for once and used by every option."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Bounds, Polygon, Position
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.domain.trips import TripRequest
from impl.travel_agent.domain.weather import WeatherReport
from impl.travel_agent.maps.errors import MapError
from impl.travel_agent.maps.ports import Incidents, Weather

_MARGIN_M: Final = 2500
_HORIZON: Final = timedelta(hours=12)


@dataclass(slots=True, kw_only=True)
class Surroundings:
    """Asks each source once, however many ask here; a source that does not answer leaves None."""

    incidents_port: Incidents
    weather_port: Weather
    request: TripRequest
    now: datetime
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _incidents: list[Fact[tuple[Incident, ...]] | None] = field(default_factory=list)
    _weather: list[Fact[WeatherReport] | None] = field(default_factory=list)

    async def incidents(self) -> Fact[tuple[Incident, ...]] | None:
        """The incidents around the trip from now on, without those the customer knows to be over."""
        async with self._lock:
            if not self._incidents:
                self._incidents.append(await self._ask_incidents())
        return self._incidents[0]

    async def weather(self) -> Fact[WeatherReport] | None:
        """The weather where and when the trip begins."""
        async with self._lock:
            if not self._weather:
                self._weather.append(await self._ask_weather())
        return self._weather[0]

    @property
    def known_incidents(self) -> Fact[tuple[Incident, ...]] | None:
        """The incidents as far as somebody has asked for them."""
        return self._incidents[0] if self._incidents else None

    @property
    def known_weather(self) -> Fact[WeatherReport] | None:
        """The weather as far as somebody has asked for it."""
        return self._weather[0] if self._weather else None

    @property
    def begins_at(self) -> datetime:
        """About when the trip begins."""
        window = self.request.window
        moments = window.moments
        return max(moments[0], self.now) if moments else self.now

    async def _ask_incidents(self) -> Fact[tuple[Incident, ...]] | None:
        area = _around(self.request.waypoints)
        end = max(self.request.window.moments, default=self.now) + _HORIZON
        try:
            found = await self.incidents_port.within(area, start=self.now, end=end)
        except MapError:
            return None
        overrides = self.request.overrides
        return found.map(lambda incidents: tuple(each for each in incidents if not overrides.ignores(each)))

    async def _ask_weather(self) -> Fact[WeatherReport] | None:
        try:
            return await self.weather_port.forecast(self.request.waypoints[0], at=self.begins_at)
        except MapError:
            return None


def _around(waypoints: tuple[Position, ...]) -> Polygon:
    bounds = Bounds.around(waypoints, margin_m=_MARGIN_M)
    corners = (
        (bounds.south, bounds.west),
        (bounds.south, bounds.east),
        (bounds.north, bounds.east),
        (bounds.north, bounds.west),
    )
    return Polygon(ring=tuple(Position(latitude=latitude, longitude=longitude) for latitude, longitude in corners))
