"""The ports to the world outside. Each answer is a fact, with its source and validity.

All methods may raise what `errors` holds: `MapUnavailable` (or the like for weather and incidents) when the source does
not answer, and what is named below.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Area, Polygon, Position
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.domain.places import Candidate, NearbyPlace, Place, PlaceAlong, PlaceQuery
from impl.travel_agent.domain.routes import Matrix, Route, RouteRequest, TravelMode
from impl.travel_agent.domain.weather import WeatherReport


class Router(Protocol):
    """Finds ways."""

    async def route(self, request: RouteRequest) -> Fact[Route]:
        """The best way for the request's preference.

        Raises:
            NoRoute: there is none.
            OutsideCoverage: a waypoint is off the map.
            Refused: the request is too large.
        """
        ...

    async def alternatives(self, request: RouteRequest, *, limit: int = 3) -> Fact[tuple[Route, ...]]:
        """Different ways for the request, the one for its own preference first, the others by other preferences.

        Raises:
            NoRoute, OutsideCoverage, Refused: as for `route`, and for the request's own preference only.
        """
        ...

    async def matrix(
        self, sources: Sequence[Position], *, targets: Sequence[Position], mode: TravelMode
    ) -> Fact[Matrix]:
        """Seconds and metres from each source to each target, at most 2,500 pairs.

        Raises:
            OutsideCoverage, Refused: as for `route`.
        """
        ...

    async def isochrone(self, centre: Position, *, mode: TravelMode, minutes: float) -> Fact[Polygon]:
        """What can be reached within some minutes, at most 120.

        Raises:
            OutsideCoverage, Refused: as for `route`.
        """
        ...


class Geocoder(Protocol):
    """Knows places by name, by position and by what they are for. `language` is that of the names, such as `sv`."""

    async def search(
        self, text: str, *, near: Position | None = None, language: str = "en", limit: int = 5
    ) -> Fact[tuple[Candidate, ...]]:
        """The places that may be meant, the best first; `domain.places.resolve` tells whether the first is clear."""
        ...

    async def reverse(self, position: Position, *, language: str = "en") -> Fact[Place | None]:
        """The address, or else the street, at a position; None where nothing is near."""
        ...

    async def place(self, key: str, *, language: str = "en") -> Fact[Place | None]:
        """The place of a key from an earlier answer; None where it is no longer known.

        Raises:
            Refused: the source cannot be asked by key.
        """
        ...

    async def around(
        self, position: Position, *, radius_m: float, query: PlaceQuery, language: str = "en", limit: int = 20
    ) -> Fact[tuple[NearbyPlace, ...]]:
        """The places of a kind around a position, the nearest first."""
        ...

    async def along(
        self,
        shape: Sequence[Position],
        *,
        corridor_m: float,
        query: PlaceQuery,
        language: str = "en",
        limit: int = 20,
    ) -> Fact[tuple[PlaceAlong, ...]]:
        """The places of a kind within some metres of a line, the nearest to it first."""
        ...


class Weather(Protocol):
    """Knows the weather to come."""

    async def forecast(self, position: Position, *, at: datetime) -> Fact[WeatherReport]:
        """The weather in the hour of a moment.

        Raises:
            WeatherUnavailable: also when the moment is further off than forecasts reach.
        """
        ...


class Incidents(Protocol):
    """Knows what is in the way of traffic between two moments, or at the first where no second is given."""

    async def along(
        self, shape: Sequence[Position], *, start: datetime, end: datetime | None = None, corridor_m: float = 25
    ) -> Fact[tuple[Incident, ...]]:
        """The incidents within some metres of a line, those that block first."""
        ...

    async def within(self, area: Area, *, start: datetime, end: datetime | None = None) -> Fact[tuple[Incident, ...]]:
        """The incidents that touch an area, those that block first."""
        ...
