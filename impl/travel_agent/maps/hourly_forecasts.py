"""Weather from a service that answers with a series of hours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.weather import WeatherReport
from impl.travel_agent.maps.errors import WeatherUnavailable
from impl.travel_agent.maps.resilient_calls import CallRefused, Question, ResilientService

type Series = Mapping[datetime, WeatherReport]
# About a kilometre: forecasts are no finer, neighbours share an answer, and nobody's position is given away.
DECIMALS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class HourlyForecasts:
    """A weather port over a service that is asked by `question` and understood by `parse`."""

    service: ResilientService[Series]
    question: Callable[[Position], Question]
    parse: Callable[[bytes], Series]

    async def forecast(self, position: Position, *, at: datetime) -> Fact[WeatherReport]:
        """See `Weather.forecast`."""
        coarse = Position(latitude=round(position.latitude, DECIMALS), longitude=round(position.longitude, DECIMALS))
        try:
            series = await self.service.ask(self.question(coarse), parse=self.parse)
        except CallRefused as refusal:
            raise WeatherUnavailable(f"the weather service refuses with status {refusal.status}") from refusal
        hour = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        report = series.value.get(hour)
        if report is None:
            raise WeatherUnavailable(f"there is no forecast for {hour:%Y-%m-%dT%H:%MZ}")
        return series.map(lambda _: report)
