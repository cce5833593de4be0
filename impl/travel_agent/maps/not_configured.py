"""What stands where nobody tells the weather or incidents: it says so, instead of inventing anything."""

from typing import NoReturn

from impl.travel_agent.maps.errors import IncidentsUnavailable, WeatherUnavailable


class NoWeather:
    """A weather port without a provider."""

    async def forecast(self, *_: object, **__: object) -> NoReturn:
        """See `Weather.forecast`.

        Raises:
            WeatherUnavailable: always.
        """
        raise WeatherUnavailable("nobody tells the weather: MOBILITY_WEATHER_PROVIDER is none")


class NoIncidents:
    """An incidents port without a provider."""

    async def along(self, *_: object, **__: object) -> NoReturn:
        """See `Incidents.along`.

        Raises:
            IncidentsUnavailable: always.
        """
        raise IncidentsUnavailable("nobody tells of incidents: MOBILITY_INCIDENTS_PROVIDER is none")

    async def within(self, *_: object, **__: object) -> NoReturn:
        """See `Incidents.within`.

        Raises:
            IncidentsUnavailable: always.
        """
        raise IncidentsUnavailable("nobody tells of incidents: MOBILITY_INCIDENTS_PROVIDER is none")
