"""The geocoding service Photon (github.com/komoot/photon, "Photon API")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, Field, ValidationError

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Bounds, Position, distance_m
from impl.travel_agent.domain.places import Place, PlaceCategory, PlaceKind, PlaceQuery
from impl.travel_agent.maps.categories import EATERIES, categories_of, cuisines_of, tags_of
from impl.travel_agent.maps.errors import Refused
from impl.travel_agent.maps.resilient_calls import CallRefused, Question, ResilientService
from impl.travel_agent.maps.strangers_text import plain

type Places = tuple[Place, ...]
# What the public service is built for; it refuses other languages.
_LANGUAGES: Final = frozenset({"en", "de", "fr"})
_OF_LAYER: Final[Mapping[str, PlaceKind]] = {
    "house": PlaceKind.ADDRESS,
    "street": PlaceKind.STREET,
    "locality": PlaceKind.AREA,
    "district": PlaceKind.AREA,
    "city": PlaceKind.AREA,
    "county": PlaceKind.AREA,
    "state": PlaceKind.AREA,
    "country": PlaceKind.AREA,
}


class _Properties(BaseModel):
    osm_type: str = "N"
    osm_id: int
    osm_key: str = ""
    osm_value: str = ""
    type: str = "other"
    name: str | None = None
    street: str | None = None
    housenumber: str | None = None
    extra: dict[str, str] = {}


class _Geometry(BaseModel):
    coordinates: tuple[float, float]


class _Feature(BaseModel):
    properties: _Properties
    geometry: _Geometry


class _Answer(BaseModel):
    features: list[_Feature] = Field(max_length=500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photon:
    """A place finder over Photon. It tells no opening hours, so these are unknown."""

    service: ResilientService[Places]

    async def named(self, text: str, *, near: Position | None, language: str, limit: int) -> Fact[Places]:
        """See `PlaceFinder.named`."""
        query = [("q", text), ("limit", str(limit)), _language(language)]
        if near is not None:
            query += [("lat", f"{near.latitude:.4f}"), ("lon", f"{near.longitude:.4f}")]
        return await self._ask(Question(path="/api", query=tuple(query)))

    async def at(self, position: Position, *, language: str) -> Fact[Place | None]:
        """See `PlaceFinder.at`."""
        query = (*_position(position), ("limit", "5"), ("radius", "0.15"), _language(language))
        found = await self._ask(Question(path="/reverse", query=query))
        return found.map(
            lambda places: next(
                (each for kind in (PlaceKind.ADDRESS, PlaceKind.STREET) for each in places if each.kind is kind), None
            )
        )

    async def within(self, bounds: Bounds, *, query: PlaceQuery, language: str, limit: int) -> Fact[Places]:
        """See `PlaceFinder.within`."""
        text = query.name or query.cuisine
        tags = [("osm_tag", key if value == "*" else f"{key}:{value}") for key, value in _tags(query)]
        asked = [*tags, ("limit", str(limit)), _language(language)]
        if text:
            box = f"{bounds.west:.5f},{bounds.south:.5f},{bounds.east:.5f},{bounds.north:.5f}"
            return await self._ask(Question(path="/api", query=(("q", text), ("bbox", box), *asked)))
        south_west = Position(latitude=bounds.south, longitude=bounds.west)
        north_east = Position(latitude=bounds.north, longitude=bounds.east)
        centre = Position(latitude=(bounds.south + bounds.north) / 2, longitude=(bounds.west + bounds.east) / 2)
        radius = ("radius", f"{distance_m(south_west, north_east) / 2000:.3f}")
        return await self._ask(Question(path="/reverse", query=(*_position(centre), radius, *asked)))

    async def by_key(self, key: str, *, language: str) -> Fact[Place | None]:
        """See `PlaceFinder.by_key`. Photon cannot be asked by key.

        Raises:
            Refused: always.
        """
        raise Refused(f"Photon cannot be asked for {key} in {language}: it finds by name and position only")

    async def _ask(self, question: Question) -> Fact[Places]:
        try:
            return await self.service.ask(question, parse=parse)
        except CallRefused as refusal:
            raise Refused(f"Photon refuses the question with status {refusal.status}") from refusal


def parse(body: bytes) -> Places:
    """The places of an answer that have a name or an address.

    Raises:
        ValueError: it is no answer of Photon.
    """
    try:
        features = _Answer.model_validate_json(body).features
        return tuple(place for feature in features if (place := _place(feature)) is not None)
    except ValidationError as error:
        raise ValueError("not an answer of Photon") from error


def _place(feature: _Feature) -> Place | None:
    told = feature.properties
    address = plain(" ".join(part for part in (told.street, told.housenumber) if part)) or None
    name = plain(told.name or "") or address
    if name is None:
        return None
    categories = categories_of({told.osm_key: told.osm_value})
    kind = PlaceKind.POI if told.name and told.type in {"house", "other"} else _OF_LAYER.get(told.type, PlaceKind.POI)
    east, north = feature.geometry.coordinates
    return Place(
        key=f"{told.osm_type.lower()}{told.osm_id}",
        name=name,
        kind=kind,
        category=categories[0] if categories else None,
        position=Position(latitude=north, longitude=east),
        address=address,
        cuisine=cuisines_of(told.extra.get("cuisine", "")),
        opening_hours=told.extra.get("opening_hours"),
    )


def _tags(query: PlaceQuery) -> Sequence[tuple[str, str]]:
    wanted: list[PlaceCategory]
    if query.cuisine and (query.category is None or query.category in EATERIES):
        wanted = sorted(EATERIES)
    else:
        wanted = [] if query.category is None else [query.category]
    return [tag for category in wanted for tag in tags_of(category)]


def _language(language: str) -> tuple[str, str]:
    primary = language.split("-")[0].lower()
    return ("lang", primary if primary in _LANGUAGES else "default")


def _position(position: Position) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("lat", f"{position.latitude:.5f}"), ("lon", f"{position.longitude:.5f}")
