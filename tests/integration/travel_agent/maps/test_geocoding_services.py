import json
from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic import AnyHttpUrl

from impl.platform.settings import Environment
from impl.travel_agent.domain.places import (
    Ambiguous,
    ClearMatch,
    OpeningState,
    PlaceCategory,
    PlaceKind,
    PlaceQuery,
    resolve,
)
from impl.travel_agent.maps.assemble import Maps, build_maps
from impl.travel_agent.maps.errors import MapUnavailable, Refused
from impl.travel_agent.maps.settings import MapSettings
from tests.support.maps import HAKANIEMI, RAILWAY_SQUARE, StandIn, helsinki_map

CAFES = PlaceQuery(category=PlaceCategory.CAFE)


def feature(name: str | None, *, key: str, value: str, number: int = 1, **properties: object) -> dict[str, object]:
    """A place as Photon tells it."""
    told = {"osm_type": "N", "osm_id": number, "osm_key": key, "osm_value": value, "type": "house", **properties}
    position = [RAILWAY_SQUARE.longitude + number / 1e4, RAILWAY_SQUARE.latitude]
    return {
        "type": "Feature",
        "properties": told if name is None else {**told, "name": name},
        "geometry": {"type": "Point", "coordinates": position},
    }


def collection(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": features}


def found(name: str | None, *, category: str, kind: str, number: int = 1, **more: object) -> dict[str, object]:
    """A place as Nominatim tells it."""
    return {
        "place_id": number,
        "osm_type": "node",
        "osm_id": number,
        "lat": str(RAILWAY_SQUARE.latitude),
        "lon": str(RAILWAY_SQUARE.longitude + number / 1e4),
        "category": category,
        "type": kind,
        "name": name,
        "display_name": f"{name}, Helsinki",
        "address": {"road": "Kaivokatu", "house_number": "8"},
        "extratags": {"opening_hours": "Mo-Su 08:00-20:00", "cuisine": "coffee_shop;cake"},
        **more,
    }


async def assembled(**addresses: AnyHttpUrl) -> AsyncIterator[Maps]:
    settings = MapSettings.model_validate({"map_directory": helsinki_map(), **addresses})
    maps = build_maps(settings, environment=Environment.TEST)
    yield maps
    await maps.close()


@pytest.fixture
async def photon(service: StandIn) -> AsyncIterator[Maps]:
    async for maps in assembled(photon_url=AnyHttpUrl(service.url)):
        yield maps


@pytest.fixture
async def nominatim(service: StandIn) -> AsyncIterator[Maps]:
    async for maps in assembled(nominatim_url=AnyHttpUrl(service.url)):
        yield maps


async def test_photon_finds_a_place_by_name(photon: Maps, service: StandIn) -> None:
    service.tells("/api", collection(feature("Stockmann", key="shop", value="department_store", street="Keskuskatu")))
    fact = await photon.geocoder.search("Stockman", near=HAKANIEMI, language="de")
    match = resolve(fact.value)
    assert isinstance(match, ClearMatch)
    assert (match.place.name, match.place.kind, match.place.address) == ("Stockmann", PlaceKind.POI, "Keskuskatu")
    assert fact.source.attribution == "© OpenStreetMap contributors"
    query = service.requests[0].query_params
    assert (query["q"], query["lang"], query["lat"]) == ("Stockman", "de", "60.1780")


async def test_photon_is_not_asked_for_languages_that_it_refuses(photon: Maps, service: StandIn) -> None:
    service.tells("/api", collection())
    await photon.geocoder.search("Stockmann", language="fi")
    assert service.requests[0].query_params["lang"] == "default"


async def test_what_photon_finds_is_scored_as_the_gazetteer_does(photon: Maps, service: StandIn) -> None:
    places = [feature("Hesburger", key="amenity", value="fast_food", number=number) for number in (1, 80)]
    service.tells("/api", collection(*places, feature("Berlin", key="place", value="city", type="city")))
    candidates = (await photon.geocoder.search("Hesburger")).value
    assert isinstance(resolve(candidates), Ambiguous)
    assert [each.place.name for each in candidates] == ["Hesburger", "Hesburger"]


async def test_photon_tells_an_address(photon: Maps, service: StandIn) -> None:
    house = feature(None, key="building", value="yes", street="Kaivokatu", housenumber="8")
    service.tells("/reverse", collection(feature("Cafe", key="amenity", value="cafe"), house))
    place = (await photon.geocoder.reverse(RAILWAY_SQUARE)).value
    assert place is not None
    assert (place.name, place.kind) == ("Kaivokatu 8", PlaceKind.ADDRESS)


async def test_photon_finds_places_of_a_category(photon: Maps, service: StandIn) -> None:
    cafe, bank = feature("Fazer", key="amenity", value="cafe"), feature("Nordea", key="amenity", value="bank", number=2)
    far = feature("Far", key="amenity", value="cafe", number=300)
    service.tells("/reverse", collection(bank, far, cafe))
    near = (await photon.geocoder.around(RAILWAY_SQUARE, radius_m=500, query=CAFES)).value
    assert [each.place.name for each in near] == ["Fazer"]
    assert service.requests[0].query_params.getlist("osm_tag") == ["amenity:cafe"]


async def test_photon_finds_a_dish_by_its_name(photon: Maps, service: StandIn) -> None:
    service.tells("/api", collection(feature("Pizza Hut", key="amenity", value="restaurant")))
    shape = (RAILWAY_SQUARE, HAKANIEMI)
    along = (await photon.geocoder.along(shape, corridor_m=200, query=PlaceQuery(cuisine="pizza"))).value
    assert [each.place.name for each in along] == ["Pizza Hut"]
    assert service.requests[0].query_params["q"] == "pizza"
    assert "bbox" in service.requests[0].query_params


async def test_photon_does_not_know_hours(photon: Maps, service: StandIn) -> None:
    service.tells("/reverse", collection(feature("Fazer", key="amenity", value="cafe")))
    query = PlaceQuery(category=PlaceCategory.CAFE, open_at=datetime(2026, 11, 24, 4, tzinfo=ZoneInfo("UTC")))
    [cafe] = (await photon.geocoder.around(RAILWAY_SQUARE, radius_m=500, query=query)).value
    assert cafe.opening is not None
    assert cafe.opening.state is OpeningState.UNKNOWN


async def test_photon_cannot_be_asked_by_key(photon: Maps) -> None:
    with pytest.raises(Refused, match="by name and position"):
        await photon.geocoder.place("n1")


async def test_nominatim_finds_a_place_by_name(nominatim: Maps, service: StandIn) -> None:
    service.tells("/search", [found("Fazer Café", category="amenity", kind="cafe", number=7)])
    fact = await nominatim.geocoder.search("fazer cafe", near=RAILWAY_SQUARE, language="fi")
    match = resolve(fact.value)
    assert isinstance(match, ClearMatch)
    assert (match.place.key, match.place.category) == ("n7", PlaceCategory.CAFE)
    assert (match.place.address, match.place.cuisine) == ("Kaivokatu 8", ("coffee_shop", "cake"))
    query = service.requests[0].query_params
    assert (query["format"], query["accept-language"]) == ("jsonv2", "fi")
    assert "viewbox" in query


async def test_nominatim_tells_an_address_or_that_there_is_none(nominatim: Maps, service: StandIn) -> None:
    service.tells("/reverse", found(None, category="place", kind="house"))
    place = (await nominatim.geocoder.reverse(RAILWAY_SQUARE)).value
    assert place is not None
    assert (place.name, place.kind) == ("Kaivokatu 8", PlaceKind.ADDRESS)
    service.tells("/reverse", {"error": "Unable to geocode"})
    assert (await nominatim.geocoder.reverse(HAKANIEMI)).value is None


async def test_nominatim_finds_places_that_are_open(nominatim: Maps, service: StandIn) -> None:
    closed = found("Late", category="amenity", kind="cafe", number=2, extratags={"opening_hours": "Mo-Su 20:00-24:00"})
    service.tells("/search", [closed, found("Fazer", category="amenity", kind="cafe")])
    query = PlaceQuery(
        category=PlaceCategory.CAFE, open_at=datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Helsinki"))
    )
    near = (await nominatim.geocoder.around(RAILWAY_SQUARE, radius_m=500, query=query)).value
    assert [(each.place.name, each.opening and each.opening.state) for each in near] == [("Fazer", OpeningState.OPEN)]
    assert service.requests[0].query_params["bounded"] == "1"


async def test_nominatim_finds_a_place_by_its_key(nominatim: Maps, service: StandIn) -> None:
    service.tells("/lookup", [found("Fazer", category="amenity", kind="cafe", number=7)])
    place = (await nominatim.geocoder.place("n7")).value
    assert place is not None
    assert place.name == "Fazer"
    assert service.requests[0].query_params["osm_ids"] == "N7"


NONSENSE = pytest.mark.parametrize("text", ["", "<html>", "null", '{"features": 1}', '[{"lat": "north"}]'])


@NONSENSE
async def test_an_answer_of_photon_that_makes_no_sense_is_told(photon: Maps, service: StandIn, text: str) -> None:
    service.says("/api", text)
    with pytest.raises(MapUnavailable, match="makes no sense"):
        await photon.geocoder.search("Stockmann")


@NONSENSE
async def test_an_answer_of_nominatim_that_makes_no_sense_is_told(nominatim: Maps, service: StandIn, text: str) -> None:
    service.says("/search", text)
    with pytest.raises(MapUnavailable, match="makes no sense"):
        await nominatim.geocoder.search("Stockmann")


async def test_names_that_turn_the_writing_around_are_made_plain(photon: Maps, service: StandIn) -> None:
    service.tells("/api", collection(feature("Stock\u202e\nmann" + " x" * 500, key="shop", value="yes")))
    [candidate] = (await photon.geocoder.search("Stock mann" + " x" * 90)).value
    assert candidate.place.name.startswith("Stock mann x")
    assert len(candidate.place.name) <= 200


async def test_a_place_that_does_not_exist_is_told(photon: Maps, service: StandIn) -> None:
    elsewhere = feature("Stockmann", key="shop", value="yes")
    elsewhere["geometry"] = {"type": "Point", "coordinates": [999, 999]}
    service.says("/api", json.dumps(collection(elsewhere)))
    with pytest.raises(MapUnavailable, match="makes no sense"):
        await photon.geocoder.search("Stockmann")


async def test_a_question_that_photon_refuses_is_told(photon: Maps, service: StandIn) -> None:
    service.tells("/api", {"message": "no"}, status=400)
    with pytest.raises(Refused, match="status 400"):
        await photon.geocoder.search("Stockmann")
