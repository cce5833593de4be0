from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.weather import WeatherCondition
from impl.travel_agent.maps.errors import WeatherUnavailable
from impl.travel_agent.maps.sandbox_weather import SandboxWeather, ScriptedWeather, watch_script, write_weather
from tests.support.maps import ANNANKATU, NOON, RAILWAY_SQUARE, SetClock

HOUR = timedelta(hours=1)


def sandbox(path: Path | None = None) -> SandboxWeather:
    return SandboxWeather(file=None if path is None else watch_script(path), clock=SetClock())


async def test_the_weather_of_a_day_and_place_is_the_same_whoever_asks() -> None:
    assert await sandbox().forecast(RAILWAY_SQUARE, at=NOON) == await sandbox().forecast(RAILWAY_SQUARE, at=NOON)


async def test_neighbours_have_the_same_weather() -> None:
    reports = [await sandbox().forecast(each, at=NOON) for each in (RAILWAY_SQUARE, ANNANKATU)]
    assert reports[0].value.condition is reports[1].value.condition


async def test_the_weather_says_that_it_is_made_up() -> None:
    fact = await sandbox().forecast(RAILWAY_SQUARE, at=NOON)
    assert "made up" in fact.source.name
    assert fact.valid_until == NOON + HOUR


async def test_the_weather_is_that_of_the_hour() -> None:
    fact = await sandbox().forecast(RAILWAY_SQUARE, at=NOON + timedelta(minutes=59))
    assert fact.value.hour == NOON


async def test_the_weather_of_a_year_is_possible() -> None:
    clock = SetClock()
    reports = []
    for day in range(0, 365, 5):
        clock.now = NOON + timedelta(days=day)
        weather = SandboxWeather(clock=clock)
        reports.append((await weather.forecast(RAILWAY_SQUARE, at=clock.now)).value)
    assert all(-25 <= report.temperature_c <= 35 for report in reports)
    assert all(0 <= report.precipitation_mm <= 5 for report in reports)
    assert all(0 < report.wind_m_s <= 12 for report in reports)
    assert len({report.condition for report in reports}) >= 3
    wet = {WeatherCondition.RAIN, WeatherCondition.SNOW}
    assert all((report.precipitation_mm > 0) == (report.condition in wet) for report in reports)


@pytest.mark.parametrize("days", [-10, 10, 400])
async def test_nobody_knows_the_weather_of_next_year(days: int) -> None:
    with pytest.raises(WeatherUnavailable, match="nine days"):
        await sandbox().forecast(RAILWAY_SQUARE, at=NOON + timedelta(days=days))


async def test_a_script_decides_where_there_is_one(tmp_path: Path) -> None:
    script = tmp_path / "weather.json"
    weather = sandbox(script)
    before = (await weather.forecast(RAILWAY_SQUARE, at=NOON)).value
    storm = ScriptedWeather(
        start=NOON, end=NOON + HOUR, condition=WeatherCondition.THUNDER, precipitation_mm=20, wind_m_s=18
    )
    write_weather(script, script=(storm,))
    during = (await weather.forecast(RAILWAY_SQUARE, at=NOON)).value
    assert (during.condition, during.precipitation_mm) == (WeatherCondition.THUNDER, 20)
    assert (await weather.forecast(RAILWAY_SQUARE, at=NOON + HOUR)).value.condition is not WeatherCondition.THUNDER
    script.unlink()
    assert (await weather.forecast(RAILWAY_SQUARE, at=NOON)).value == before


async def test_a_script_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "weather.json").write_text("sunny")
    with pytest.raises(WeatherUnavailable, match="cannot be read"):
        await sandbox(tmp_path / "weather.json").forecast(RAILWAY_SQUARE, at=NOON)


async def test_the_southern_summer_is_in_december() -> None:
    clock = SetClock(datetime(2026, 12, 20, 3, tzinfo=UTC))
    fact = await SandboxWeather(clock=clock).forecast(Position(latitude=-33.9, longitude=151.2), at=clock.now)
    assert fact.value.temperature_c > 0
