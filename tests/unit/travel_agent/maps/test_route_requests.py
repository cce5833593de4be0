import json
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from impl.travel_agent.domain.geography import Circle
from impl.travel_agent.domain.routes import RoutePreference, RouteRequest, TravelMode
from impl.travel_agent.maps.valhalla_requests import route_request
from tests.support.maps import ANNANKATU, HAKANIEMI, RAILWAY_SQUARE

BY_CAR = RouteRequest(waypoints=(ANNANKATU, HAKANIEMI), mode=TravelMode.CAR)


def test_a_route_from_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="2 to 12 waypoints"):
        RouteRequest(waypoints=(ANNANKATU,), mode=TravelMode.CAR)


def test_a_route_with_too_many_stops_is_refused() -> None:
    with pytest.raises(ValueError, match="2 to 12 waypoints"):
        RouteRequest(waypoints=(ANNANKATU,) * 13, mode=TravelMode.CAR)


def test_a_departure_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        replace(BY_CAR, departs_at=datetime(2026, 11, 24, 8))  # noqa: DTZ001 (what is refused)


def test_tolls_are_avoided_by_those_who_pay_them() -> None:
    asked = json.loads(route_request(replace(BY_CAR, avoid_tolls=True)))
    assert asked["costing_options"]["auto"]["use_tolls"] == 0
    assert "use_tolls" not in route_request(replace(BY_CAR, avoid_tolls=True, mode=TravelMode.BIKE))


def test_a_departure_is_told_as_the_clock_at_the_start_shows_it() -> None:
    moment = datetime(2026, 11, 24, 8, 30, tzinfo=ZoneInfo("Europe/Helsinki"))
    asked = json.loads(route_request(replace(BY_CAR, departs_at=moment)))
    assert asked["date_time"] == {"type": 1, "value": "2026-11-24T08:30"}


def test_areas_to_avoid_are_closed_rings_of_longitude_and_latitude() -> None:
    asked = json.loads(route_request(replace(BY_CAR, avoid_areas=(Circle(centre=RAILWAY_SQUARE, radius_m=50),))))
    [ring] = asked["exclude_polygons"]
    assert ring[0] == ring[-1]
    assert all(24 < east < 25 and 60 < north < 61 for east, north in ring)


def test_what_is_passed_is_no_stop() -> None:
    asked = json.loads(route_request(replace(BY_CAR, through=(RAILWAY_SQUARE,))))
    assert [location.get("type") for location in asked["locations"]] == [None, "through", None]


@pytest.mark.parametrize("mode", TravelMode)
def test_every_preference_differs_for_every_mode(mode: TravelMode) -> None:
    asked = {
        route_request(replace(BY_CAR, mode=mode, preference=preference))
        for preference in (RoutePreference.FAST, RoutePreference.SHORT, RoutePreference.QUIET)
    }
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("language", "tag"), [("de", "de-DE"), ("fi-FI", "fi-FI"), ("NL", "nl-NL"), ("eo", "en-US"), ("", "en-US")]
)
def test_instructions_are_in_the_language_asked_for_or_english(language: str, tag: str) -> None:
    assert json.loads(route_request(replace(BY_CAR, language=language)))["language"] == tag
