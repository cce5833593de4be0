"""The weather service of MET Norway (api.met.no/weatherapi/locationforecast/2.0).

Its terms ask for an identifying User-Agent, for no more than four decimals, and for not asking again before an answer
expires, nor for what has not been modified.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Final

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.weather import WeatherCondition, WeatherReport
from impl.travel_agent.maps.hourly_forecasts import Series
from impl.travel_agent.maps.resilient_calls import Question

ADDRESS: Final = "https://api.met.no"
_HEAVY_MM: Final = 4.0
_HOUR: Final = timedelta(hours=1)
# Symbols are words run together, such as `lightrainshowersandthunder_day`; the first part found decides.
_BY_PART: Final = (
    ("thunder", WeatherCondition.THUNDER),
    ("sleet", WeatherCondition.SLEET),
    ("snow", WeatherCondition.SNOW),
    ("heavyrain", WeatherCondition.HEAVY_RAIN),
    ("rain", WeatherCondition.RAIN),
    ("fog", WeatherCondition.FOG),
    ("cloudy", WeatherCondition.CLOUDY),
)
type _Number = Annotated[float, Field(allow_inf_nan=False)]


class _Instant(BaseModel):
    air_temperature: _Number
    wind_speed: _Number


class _InstantOf(BaseModel):
    details: _Instant


class _Amount(BaseModel):
    precipitation_amount: _Number = 0.0


class _Summary(BaseModel):
    symbol_code: str


class _Period(BaseModel):
    summary: _Summary
    details: _Amount = _Amount()


class _Data(BaseModel):
    instant: _InstantOf
    next_1_hours: _Period | None = None
    next_6_hours: _Period | None = None


class _Step(BaseModel):
    time: AwareDatetime
    data: _Data


class _Properties(BaseModel):
    timeseries: Annotated[list[_Step], Field(min_length=1, max_length=1000)]


class _Answer(BaseModel):
    properties: _Properties


def question(position: Position) -> Question:
    """About nine days at a position."""
    where = (("lat", f"{position.latitude:g}"), ("lon", f"{position.longitude:g}"))
    return Question(path="/weatherapi/locationforecast/2.0/compact", query=where)


def parse(body: bytes) -> Series:
    """The hours of an answer. Steps of six hours, which follow the first days, count for each of their hours.

    Raises:
        ValueError: there are none in it.
    """
    try:
        steps = _Answer.model_validate_json(body).properties.timeseries
    except ValidationError as error:
        raise ValueError("not an answer of MET Norway") from error
    series: dict[datetime, WeatherReport] = {}
    for step in steps:
        hours, period = (1, step.data.next_1_hours) if step.data.next_1_hours else (6, step.data.next_6_hours)
        if period is None:
            continue
        start = step.time.astimezone(UTC)
        for hour in range(hours):
            moment = start + hour * _HOUR
            series.setdefault(moment, _report(moment, instant=step.data.instant.details, period=period, hours=hours))
    return series


def _report(moment: datetime, *, instant: _Instant, period: _Period, hours: int) -> WeatherReport:
    rain = round(period.details.precipitation_amount / hours, 1)
    return WeatherReport(
        hour=moment,
        temperature_c=instant.air_temperature,
        precipitation_mm=rain,
        wind_m_s=instant.wind_speed,
        condition=_condition(period.summary.symbol_code, rain=rain),
    )


def _condition(symbol: str, *, rain: float) -> WeatherCondition:
    found = next((condition for part, condition in _BY_PART if part in symbol), WeatherCondition.CLEAR)
    return WeatherCondition.HEAVY_RAIN if found is WeatherCondition.RAIN and rain >= _HEAVY_MM else found
