"""The weather service Open-Meteo (open-meteo.com/en/docs)."""

from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import BaseModel, Field, ValidationError

from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.weather import WeatherCondition, WeatherReport
from impl.travel_agent.maps.hourly_forecasts import Series
from impl.travel_agent.maps.resilient_calls import Question

ADDRESS: Final = "https://api.open-meteo.com"
_HOURLY: Final = "temperature_2m,precipitation,wind_speed_10m,weather_code"
type _Numbers = Annotated[list[Annotated[float, Field(allow_inf_nan=False)] | None], Field(max_length=1000)]
# WMO 4677, as Open-Meteo uses it: from which code on a condition holds.
_FROM_CODE: Final = (
    (95, WeatherCondition.THUNDER),
    (85, WeatherCondition.SNOW),
    (82, WeatherCondition.HEAVY_RAIN),
    (80, WeatherCondition.RAIN),
    (71, WeatherCondition.SNOW),
    (66, WeatherCondition.SLEET),
    (65, WeatherCondition.HEAVY_RAIN),
    (58, WeatherCondition.RAIN),
    (56, WeatherCondition.SLEET),
    (51, WeatherCondition.RAIN),
    (45, WeatherCondition.FOG),
    (2, WeatherCondition.CLOUDY),
    (0, WeatherCondition.CLEAR),
)


class _Hourly(BaseModel):
    time: Annotated[list[int], Field(max_length=1000)]
    temperature_2m: _Numbers
    precipitation: _Numbers
    wind_speed_10m: _Numbers
    weather_code: _Numbers


class _Answer(BaseModel):
    hourly: _Hourly


def question(position: Position) -> Question:
    """Ten days of hours at a position."""
    return Question(
        path="/v1/forecast",
        query=(
            ("latitude", f"{position.latitude:g}"),
            ("longitude", f"{position.longitude:g}"),
            ("hourly", _HOURLY),
            ("wind_speed_unit", "ms"),
            ("timeformat", "unixtime"),
            ("timezone", "UTC"),
            ("forecast_days", "10"),
        ),
    )


def parse(body: bytes) -> Series:
    """The hours of an answer that are complete.

    Raises:
        ValueError: there are none in it.
    """
    try:
        hourly = _Answer.model_validate_json(body).hourly
        rows = zip(
            hourly.time,
            hourly.temperature_2m,
            hourly.precipitation,
            hourly.wind_speed_10m,
            hourly.weather_code,
            strict=True,
        )
        reports = [
            _report(moment, temperature=temperature, rain=rain, wind=wind, code=code)
            for moment, temperature, rain, wind, code in rows
            if temperature is not None and rain is not None and wind is not None and code is not None
        ]
    except (ValidationError, ValueError, OverflowError, OSError) as error:
        raise ValueError("not an answer of Open-Meteo") from error
    if not reports:
        raise ValueError("no hour is complete")
    return {report.hour: report for report in reports}


def _report(moment: int, *, temperature: float, rain: float, wind: float, code: float) -> WeatherReport:
    return WeatherReport(
        hour=datetime.fromtimestamp(moment, UTC),
        temperature_c=temperature,
        precipitation_mm=rain,
        wind_m_s=wind,
        condition=next((condition for start, condition in _FROM_CODE if code >= start), WeatherCondition.CLEAR),
    )
