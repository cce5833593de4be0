"""Made-up weather for trying things out: the same for a day and place, whoever asks, unless a file says otherwise."""

import math
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter

from impl.travel_agent.clock import Clock, system_clock
from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.weather import WeatherCondition, WeatherReport
from impl.travel_agent.maps.errors import WeatherUnavailable
from impl.travel_agent.maps.sources import SANDBOX_WEATHER
from impl.travel_agent.maps.watched_files import WatchedFile, write_file

_HOUR: Final = timedelta(hours=1)
_FURTHEST: Final = timedelta(days=9)
_COLDEST_DAY: Final = 25


class ScriptedWeather(BaseModel):
    """What the weather shall be between two moments, everywhere."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: AwareDatetime
    end: AwareDatetime
    condition: WeatherCondition
    temperature_c: float = Field(12.0, ge=-60, le=60)
    precipitation_mm: float = Field(0.0, ge=0, le=200)
    wind_m_s: float = Field(3.0, ge=0, le=90)


type Script = tuple[ScriptedWeather, ...]
_SCRIPT: Final = TypeAdapter[Script](Script)


def write_weather(path: Path, *, script: Script) -> None:
    """Write what the sandbox shall tell; of overlapping parts the first holds."""
    write_file(path, _SCRIPT.dump_json(script, indent=2))


def watch_script(path: Path) -> WatchedFile[Script]:
    """The file of what the sandbox shall tell."""
    return WatchedFile[Script](path, parse=_SCRIPT.validate_json, absent=())


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxWeather:
    """A weather port that makes things up. `file` holds what it shall tell instead."""

    file: WatchedFile[Script] | None = None
    clock: Clock = field(default=system_clock)

    async def forecast(self, position: Position, *, at: datetime) -> Fact[WeatherReport]:
        """See `Weather.forecast`: nine days ahead, as real ones reach about that far."""
        now = self.clock()
        if not now - _FURTHEST <= at <= now + _FURTHEST:
            raise WeatherUnavailable("forecasts reach nine days ahead")
        hour = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        report = await self._scripted(hour) or _made_up(position, hour=hour)
        return Fact(value=report, source=SANDBOX_WEATHER, observed_at=now, valid_until=now + _HOUR)

    async def _scripted(self, hour: datetime) -> WeatherReport | None:
        if self.file is None:
            return None
        try:
            script = await self.file.read()
        except (OSError, ValueError) as error:
            raise WeatherUnavailable(f"the script of weather {self.file.path} cannot be read: {error}") from error
        for part in script:
            if part.start < hour + _HOUR and hour < part.end:
                return WeatherReport(
                    hour=hour,
                    temperature_c=part.temperature_c,
                    precipitation_mm=part.precipitation_mm,
                    wind_m_s=part.wind_m_s,
                    condition=part.condition,
                )
        return None


def _made_up(position: Position, *, hour: datetime) -> WeatherReport:
    """By the season and the time of day, with rain and wind by chance that hangs on the day and the place only."""
    place = f"{position.latitude:.1f},{position.longitude:.1f}"
    wet, warm, windy = _chances(f"{hour:%Y-%m-%d}/{place}")
    now, *_ = _chances(f"{hour:%Y-%m-%dT%H}/{place}")
    season = -math.cos(2 * math.pi * (hour.timetuple().tm_yday - _COLDEST_DAY) / 365)
    sun = -math.cos(2 * math.pi * (hour.hour + position.longitude / 15 - 3) / 24)
    temperature = round(22 - abs(position.latitude) / 4 + 10 * season + 4 * sun + 6 * (warm - 0.5), 1)
    rain = round(4 * (wet - 0.6) * now, 1) if wet > 0.6 and now > 0.4 else 0.0
    return WeatherReport(
        hour=hour,
        temperature_c=temperature,
        precipitation_mm=rain,
        wind_m_s=round(1 + 9 * windy * (0.6 + 0.4 * now), 1),
        condition=_condition(rain, temperature=temperature, cloudy=wet > 0.3),
    )


def _condition(rain: float, *, temperature: float, cloudy: bool) -> WeatherCondition:
    if rain > 0:
        return WeatherCondition.SNOW if temperature < 0 else WeatherCondition.RAIN
    return WeatherCondition.CLOUDY if cloudy else WeatherCondition.CLEAR


def _chances(text: str) -> tuple[float, float, float]:
    digest = sha256(text.encode()).digest()
    one, two, three = (int.from_bytes(digest[start : start + 4]) / 2**32 for start in (0, 4, 8))
    return one, two, three
