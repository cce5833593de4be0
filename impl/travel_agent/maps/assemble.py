"""Chooses the adapters by the settings."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from pydantic import AnyHttpUrl

from impl.platform.settings import Environment
from impl.travel_agent.clock import Clock, system_clock
from impl.travel_agent.domain.facts import Source
from impl.travel_agent.domain.geography import Bounds, Position
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.domain.places import Place
from impl.travel_agent.maps import digitraffic, met_norway, open_meteo
from impl.travel_agent.maps.errors import (
    IncidentsUnavailable,
    MapUnavailable,
    NotForProduction,
    Unavailable,
    WeatherUnavailable,
)
from impl.travel_agent.maps.gazetteer import Gazetteer
from impl.travel_agent.maps.hourly_forecasts import HourlyForecasts, Series
from impl.travel_agent.maps.incident_file import watch_incidents
from impl.travel_agent.maps.map_directory import REMEDY, read_manifest
from impl.travel_agent.maps.nominatim import Nominatim
from impl.travel_agent.maps.not_configured import NoIncidents, NoWeather
from impl.travel_agent.maps.photon import Photon
from impl.travel_agent.maps.ports import Geocoder, Incidents, Router, Weather
from impl.travel_agent.maps.remote_geocoder import RemoteGeocoder
from impl.travel_agent.maps.resilient_calls import CallPolicy, Question, ResilientService, http_client
from impl.travel_agent.maps.sandbox_incidents import SandboxIncidents
from impl.travel_agent.maps.sandbox_weather import SandboxWeather, watch_script
from impl.travel_agent.maps.scenic_routes import ScenicRouter
from impl.travel_agent.maps.settings import IncidentsProvider, MapSettings, WeatherProvider
from impl.travel_agent.maps.sources import (
    DIGITRAFFIC,
    MET_NORWAY,
    OPEN_METEO,
    OPEN_STREET_MAP,
    SANDBOX_INCIDENTS,
    SANDBOX_WEATHER,
)
from impl.travel_agent.maps.valhalla_router import ValhallaRouter
from impl.travel_agent.maps.valhalla_service import RemoteValhalla
from impl.travel_agent.maps.valhalla_tiles import LocalValhalla

type _Close = Callable[[], Awaitable[None]]
type _Patience = tuple[timedelta, timedelta]
"""How long an answer holds when its source does not say, and how long beyond it may be given when that fails."""

_ROUTES: Final = (timedelta(minutes=10), timedelta(0))
_PLACES: Final = (timedelta(hours=12), timedelta(days=7))
_WEATHER: Final = (timedelta(minutes=30), timedelta(hours=3))
_INCIDENTS: Final = (timedelta(minutes=1), timedelta(minutes=15))


@dataclass(frozen=True, slots=True, kw_only=True)
class Maps:
    """All that is known of the world outside.

    Attributes:
        attributions: the sources whose words have to be shown with what comes from them.
        coverage: what routes and places are known for; None where that is not known beforehand.
        closing: what ends threads and connections.
    """

    router: Router
    geocoder: Geocoder
    weather: Weather
    incidents: Incidents
    attributions: tuple[Source, ...]
    coverage: Bounds | None
    closing: tuple[_Close, ...] = field(default=(), repr=False)

    async def close(self) -> None:
        """End threads and connections."""
        await asyncio.gather(*(close() for close in self.closing))


def build_maps(settings: MapSettings, *, environment: Environment, clock: Clock = system_clock) -> Maps:
    """The maps that the settings describe.

    Raises:
        MapUnavailable: there is no built map where one is needed.
        NotForProduction: a sandbox is asked for in production.
    """
    return _Assembly(settings, environment=environment, clock=clock).build()


class _Assembly:
    """What is made on the way, and how it is put away again."""

    def __init__(self, settings: MapSettings, *, environment: Environment, clock: Clock) -> None:
        self._settings = settings
        self._environment = environment
        self._clock = clock
        self._closing: list[_Close] = []
        self._sources = [OPEN_STREET_MAP]
        self._manifest = read_manifest(settings.map_directory) if settings.map_directory is not None else None

    def build(self) -> Maps:
        # What may be refused comes first, so that no thread is left behind.
        weather, incidents = self._weather(), self._incidents()
        router, gazetteer = self._router(), self._gazetteer()
        geocoder = self._remote_geocoder() or gazetteer
        if geocoder is None:
            raise MapUnavailable(f"there is no map, no MOBILITY_PHOTON_URL and no MOBILITY_NOMINATIM_URL; {REMEDY}")
        is_local = self._settings.valhalla_url is None and self._manifest is not None
        return Maps(
            router=router if gazetteer is None else ScenicRouter(router=router, scenery=gazetteer),
            geocoder=geocoder,
            weather=weather,
            incidents=incidents,
            attributions=tuple(self._sources),
            coverage=self._manifest.bounds if is_local and self._manifest is not None else None,
            closing=tuple(self._closing),
        )

    def _router(self) -> ValhallaRouter:
        settings = self._settings
        if settings.valhalla_url is not None:
            service: ResilientService[bytes] = self._service(
                settings.valhalla_url, source=OPEN_STREET_MAP, patience=_ROUTES, unavailable=MapUnavailable
            )
            return ValhallaRouter(valhalla=RemoteValhalla(service=service), clock=self._clock)
        if settings.map_directory is None or self._manifest is None:
            raise MapUnavailable(f"there is no map and no MOBILITY_VALHALLA_URL; {REMEDY}")
        tiles = LocalValhalla(settings.map_directory, threads=settings.map_threads)
        self._closing.append(_awaitable(tiles.close))
        manifest = self._manifest
        return ValhallaRouter(valhalla=tiles, coverage=manifest.bounds, as_of=manifest.as_of, clock=self._clock)

    def _gazetteer(self) -> Gazetteer | None:
        directory = self._settings.map_directory
        if directory is None or self._manifest is None:
            return None
        gazetteer = Gazetteer.of(directory, as_of=self._manifest.as_of, threads=self._settings.map_threads)
        self._closing.append(_awaitable(gazetteer.close))
        return gazetteer

    def _remote_geocoder(self) -> Geocoder | None:
        settings = self._settings
        address = settings.photon_url or settings.nominatim_url
        if address is None:
            return None
        service: ResilientService[tuple[Place, ...]] = self._service(
            address, source=OPEN_STREET_MAP, patience=_PLACES, unavailable=MapUnavailable
        )
        return RemoteGeocoder(
            finder=Photon(service=service) if settings.photon_url is not None else Nominatim(service=service)
        )

    def _weather(self) -> Weather:
        match self._settings.weather_provider:
            case WeatherProvider.SANDBOX:
                self._refuse_production("MOBILITY_WEATHER_PROVIDER")
                self._sources.append(SANDBOX_WEATHER)
                path = self._settings.weather_file
                return SandboxWeather(file=None if path is None else watch_script(path), clock=self._clock)
            case WeatherProvider.OPEN_METEO:
                return self._forecasts(open_meteo.ADDRESS, OPEN_METEO, open_meteo.question, open_meteo.parse)
            case WeatherProvider.MET_NORWAY:
                return self._forecasts(met_norway.ADDRESS, MET_NORWAY, met_norway.question, met_norway.parse)
            case WeatherProvider.NONE:
                return NoWeather()

    def _forecasts(
        self,
        address: str,
        source: Source,
        question: Callable[[Position], Question],
        parse: Callable[[bytes], Series],
    ) -> HourlyForecasts:
        self._sources.append(source)
        service: ResilientService[Series] = self._service(
            self._settings.weather_url or address,
            source=source,
            patience=_WEATHER,
            unavailable=WeatherUnavailable,
        )
        return HourlyForecasts(service=service, question=question, parse=parse)

    def _incidents(self) -> Incidents:
        match self._settings.incidents_provider:
            case IncidentsProvider.SANDBOX:
                self._refuse_production("MOBILITY_INCIDENTS_PROVIDER")
                self._sources.append(SANDBOX_INCIDENTS)
                path = self._settings.incidents_file
                return SandboxIncidents(file=None if path is None else watch_incidents(path), clock=self._clock)
            case IncidentsProvider.DIGITRAFFIC:
                self._sources.append(DIGITRAFFIC)
                service: ResilientService[tuple[Incident, ...]] = self._service(
                    self._settings.incidents_url or digitraffic.ADDRESS,
                    source=DIGITRAFFIC,
                    patience=_INCIDENTS,
                    unavailable=IncidentsUnavailable,
                )
                return digitraffic.Digitraffic(service=service)
            case IncidentsProvider.NONE:
                return NoIncidents()

    def _service[T](
        self, address: AnyHttpUrl | str, *, source: Source, patience: _Patience, unavailable: type[Unavailable]
    ) -> ResilientService[T]:
        timeout = self._settings.map_timeout_seconds
        client = http_client(str(address).rstrip("/"), user_agent=self._settings.map_user_agent, timeout_s=timeout)
        lifetime, stale_for = patience
        policy = CallPolicy(timeout_s=timeout, lifetime=lifetime, stale_for=stale_for)
        service = ResilientService[T](client, source=source, policy=policy, unavailable=unavailable, clock=self._clock)
        self._closing.append(service.close)
        return service

    def _refuse_production(self, variable: str) -> None:
        if self._environment is Environment.PRODUCTION:
            raise NotForProduction(
                f"{variable} is sandbox, which makes things up. Set it to a provider, or to none to go without."
            )


def _awaitable(close: Callable[[], None]) -> _Close:
    async def closed() -> None:
        close()

    return closed
