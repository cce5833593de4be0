"""What the maps are made from: local data by default, services by address."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AnyHttpUrl, BaseModel, ConfigDict, Field, StringConstraints


class WeatherProvider(StrEnum):
    """Who tells the weather. The sandbox makes it up and is refused in production."""

    SANDBOX = "sandbox"
    OPEN_METEO = "open_meteo"
    MET_NORWAY = "met_norway"
    NONE = "none"


class IncidentsProvider(StrEnum):
    """Who tells of incidents. The sandbox reads them from a file, and is refused in production."""

    SANDBOX = "sandbox"
    DIGITRAFFIC = "digitraffic"
    NONE = "none"


class MapSettings(BaseModel):
    """The map part of the service's settings: a base class for them, as the names are those of the variables."""

    model_config = ConfigDict(frozen=True)

    map_directory: Path | None = Field(
        None,
        description="where `python -m impl.travel_agent.maps.build` has put a map",
        examples=["maps/helsinki"],
    )
    map_threads: int = Field(2, ge=1, le=64, description="threads that find routes and places", examples=["2"])
    map_user_agent: Annotated[str, StringConstraints(min_length=3, max_length=200, pattern=r"^[\x20-\x7e]+$")] = Field(
        "mobilitycorp-travel-agent/0.1 (+https://mobilitycorp.example/contact)",
        description="how we name ourselves to public services, with an address for their complaints",
        examples=["mobilitycorp-travel-agent/0.1 (+https://mobilitycorp.example/contact)"],
    )
    map_timeout_seconds: float = Field(
        3.0, gt=0, le=60, description="seconds a service for maps may take to answer", examples=["3"]
    )
    valhalla_url: AnyHttpUrl | None = Field(
        None, description="a Valhalla service for routes, in place of local tiles", examples=["http://valhalla:8002"]
    )
    photon_url: AnyHttpUrl | None = Field(
        None,
        description="a Photon service for places, in place of the local gazetteer",
        examples=["http://photon:2322"],
    )
    nominatim_url: AnyHttpUrl | None = Field(
        None, description="a Nominatim service for places, in place of Photon", examples=["http://nominatim:8080"]
    )
    weather_provider: WeatherProvider = Field(
        WeatherProvider.SANDBOX, description="who tells the weather", examples=["open_meteo"]
    )
    weather_url: AnyHttpUrl | None = Field(
        None, description="the provider's address, where it is not the public one", examples=["http://open-meteo:8080"]
    )
    weather_file: Path | None = Field(
        None,
        description="the sandbox's script of weather, read again when it changes",
        examples=[".local/weather.json"],
    )
    incidents_provider: IncidentsProvider = Field(
        IncidentsProvider.SANDBOX, description="who tells of incidents", examples=["digitraffic"]
    )
    incidents_url: AnyHttpUrl | None = Field(
        None, description="the provider's address, where it is not the public one", examples=["http://digitraffic:8080"]
    )
    incidents_file: Path | None = Field(
        None, description="the sandbox's incidents, read again when it changes", examples=[".local/incidents.json"]
    )
