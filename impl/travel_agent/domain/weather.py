"""The weather of an hour."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WeatherCondition(StrEnum):
    """What the sky does."""

    CLEAR = "clear"
    CLOUDY = "cloudy"
    FOG = "fog"
    RAIN = "rain"
    HEAVY_RAIN = "heavy_rain"
    SLEET = "sleet"
    SNOW = "snow"
    THUNDER = "thunder"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeatherReport:
    """The weather at a place in one hour.

    Attributes:
        hour: its start, in UTC.
        temperature_c: degrees Celsius in the air.
        precipitation_mm: rain or melted snow of the hour.
        wind_m_s: metres per second, ten metres above the ground.
        condition: what the sky does.
    """

    hour: datetime
    temperature_c: float
    precipitation_mm: float
    wind_m_s: float
    condition: WeatherCondition
