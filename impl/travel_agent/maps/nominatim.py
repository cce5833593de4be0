"""The geocoding service Nominatim (nominatim.org/release-docs/latest/api)."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from impl.travel_agent.domain.facts import Fact
from impl.travel_agent.domain.geography import Bounds, Position
from impl.travel_agent.domain.places import Place, PlaceKind, PlaceQuery
from impl.travel_agent.maps.categories import categories_of, cuisines_of
from impl.travel_agent.maps.errors import Refused
from impl.travel_agent.maps.resilient_calls import CallRefused, Question, ResilientService
from impl.travel_agent.maps.strangers_text import plain

type Places = tuple[Place, ...]
_DETAILS: Final = (("format", "jsonv2"), ("addressdetails", "1"), ("extratags", "1"))
_MOST: Final = 40
_NEAR_DEGREES: Final = 0.2


class _Address(BaseModel):
    road: str | None = None
    house_number: str | None = None


class _Found(BaseModel):
    osm_type: str = ""
    osm_id: int = 0
    category: str = ""
    type: str = ""
    name: str | None = None
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    address: _Address = _Address()
    extratags: dict[str, str] | None = None


class _NothingThere(BaseModel):
    error: str


_LIST: Final = TypeAdapter(Annotated[list[_Found], Field(max_length=500)])
_ONE: Final = TypeAdapter(_Found | _NothingThere)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominatim:
    """A place finder over Nominatim."""

    service: ResilientService[Places]

    async def named(self, text: str, *, near: Position | None, language: str, limit: int) -> Fact[Places]:
        """See `PlaceFinder.named`. Nearby places are preferred, and others not left out."""
        query = [*_DETAILS, ("q", text), ("limit", str(min(limit, _MOST))), ("accept-language", language)]
        if near is not None:
            west, east = near.longitude - _NEAR_DEGREES, near.longitude + _NEAR_DEGREES
            south, north = near.latitude - _NEAR_DEGREES, near.latitude + _NEAR_DEGREES
            query.append(("viewbox", f"{west:.3f},{south:.3f},{east:.3f},{north:.3f}"))
        return await self._ask(Question(path="/search", query=tuple(query)))

    async def at(self, position: Position, *, language: str) -> Fact[Place | None]:
        """See `PlaceFinder.at`."""
        where = (("lat", f"{position.latitude:.5f}"), ("lon", f"{position.longitude:.5f}"))
        query = (*_DETAILS, *where, ("zoom", "18"), ("layer", "address"), ("accept-language", language))
        found = await self._ask(Question(path="/reverse", query=query))
        return found.map(lambda places: places[0] if places else None)

    async def within(self, bounds: Bounds, *, query: PlaceQuery, language: str, limit: int) -> Fact[Places]:
        """See `PlaceFinder.within`. A category is asked for by its name, which Nominatim knows as a kind of place."""
        box = f"{bounds.west:.5f},{bounds.south:.5f},{bounds.east:.5f},{bounds.north:.5f}"
        category = "" if query.category is None else query.category.value.replace("_", " ")
        text = query.name or query.cuisine or category
        asked = (("amenity", text), ("viewbox", box), ("bounded", "1"), ("limit", str(min(limit, _MOST))))
        return await self._ask(Question(path="/search", query=(*_DETAILS, *asked, ("accept-language", language))))

    async def by_key(self, key: str, *, language: str) -> Fact[Place | None]:
        """See `PlaceFinder.by_key`."""
        query = (*_DETAILS, ("osm_ids", key.split(":")[0].upper()), ("accept-language", language))
        found = await self._ask(Question(path="/lookup", query=query))
        return found.map(lambda places: places[0] if places else None)

    async def _ask(self, question: Question) -> Fact[Places]:
        parse = parse_one if question.path == "/reverse" else parse_list
        try:
            return await self.service.ask(question, parse=parse)
        except CallRefused as refusal:
            raise Refused(f"Nominatim refuses the question with status {refusal.status}") from refusal


def parse_list(body: bytes) -> Places:
    """The places of an answer that have a name or an address.

    Raises:
        ValueError: it is no answer of Nominatim.
    """
    try:
        return tuple(place for each in _LIST.validate_json(body) if (place := _place(each)) is not None)
    except ValidationError as error:
        raise ValueError("not an answer of Nominatim") from error


def parse_one(body: bytes) -> Places:
    """The one place of an answer, or none where it says that nothing is there.

    Raises:
        ValueError: it is no answer of Nominatim.
    """
    try:
        found = _ONE.validate_json(body)
    except ValidationError as error:
        raise ValueError("not an answer of Nominatim") from error
    place = _place(found) if isinstance(found, _Found) else None
    return () if place is None else (place,)


def _place(found: _Found) -> Place | None:
    address = plain(" ".join(part for part in (found.address.road, found.address.house_number) if part)) or None
    name = plain(found.name or "") or address
    if name is None:
        return None
    tags = {found.category: found.type, **(found.extratags or {})}
    categories = categories_of(tags)
    return Place(
        key=f"{found.osm_type[:1].lower()}{found.osm_id}",
        name=name,
        kind=_kind(found),
        category=categories[0] if categories else None,
        position=Position(latitude=found.lat, longitude=found.lon),
        address=address,
        cuisine=cuisines_of(tags.get("cuisine", "")),
        opening_hours=tags.get("opening_hours"),
        attributes={key: plain(tags[key]) for key in ("wheelchair", "website", "phone") if key in tags},
    )


def _kind(found: _Found) -> PlaceKind:
    if found.category == "highway":
        return PlaceKind.STREET
    if found.category in {"boundary", "place"}:
        return PlaceKind.ADDRESS if found.type == "house" else PlaceKind.AREA
    return PlaceKind.POI if found.name else PlaceKind.ADDRESS
