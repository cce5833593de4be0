"""The weather is told with its source."""

from datetime import timedelta
from pathlib import Path

from generated import models
from impl.travel_agent.domain.weather import WeatherCondition
from impl.travel_agent.maps.errors import WeatherUnavailable
from impl.travel_agent.maps.sandbox_weather import ScriptedWeather, write_weather
from tests.support.planning import (
    HOME,
    TUESDAY_NOON,
    WORK,
    Dead,
    PlanningTurn,
)


async def test_the_weather_is_told_with_its_source(turn: PlanningTurn, directory: Path) -> None:
    rain = ScriptedWeather(
        start=TUESDAY_NOON - timedelta(hours=1),
        end=TUESDAY_NOON + timedelta(hours=5),
        condition=WeatherCondition.HEAVY_RAIN,
        precipitation_mm=6,
    )
    write_weather(directory / "weather.json", script=(rain,))
    told = await turn.call("get_weather", place=HOME)
    assert told["weather"]["condition"] == "heavy_rain"
    card = turn.events.cards[-1]
    assert isinstance(card, models.WeatherCard)
    planned = await turn.call("plan_trip", origin=HOME, destination=WORK, modes=["walk"])
    assert "rain_expected" in planned["notes"]


async def test_weather_that_nobody_knows_is_told(turn: PlanningTurn) -> None:
    trouble = await turn.call("get_weather", place=HOME, at="2026-12-24T12:00:00+02:00")
    assert (trouble["status"], trouble["what"]) == ("unavailable", "weather")
    assert (await turn.call("get_weather", place=HOME, at="2026-11-20T12:00:00+02:00"))["status"] == "time_in_past"
    dead = turn.with_maps(weather=Dead(WeatherUnavailable("down")))
    assert (await dead.call("get_weather", place=HOME))["what"] == "weather"
