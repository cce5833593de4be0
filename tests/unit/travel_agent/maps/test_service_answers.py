"""What services answer, by their documentation, and what else may come."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impl.travel_agent.domain.geography import Circle, Polygon, Position
from impl.travel_agent.domain.incidents import IncidentKind
from impl.travel_agent.domain.routes import RouteRequest, TravelMode
from impl.travel_agent.domain.weather import WeatherCondition
from impl.travel_agent.maps import digitraffic, met_norway, nominatim, open_meteo, photon
from impl.travel_agent.maps.polylines import decode
from impl.travel_agent.maps.valhalla_answers import Nonsense, read_isochrone, read_matrix, read_route
from tests.support.maps import ANNANKATU, HAKANIEMI, NOON

REQUEST = RouteRequest(waypoints=(ANNANKATU, HAKANIEMI), mode=TravelMode.BIKE)
json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def encode(numbers: list[int]) -> str:
    """The algorithm that `decode` undoes, for whole numbers of millionths."""
    text = ""
    for number in numbers:
        value = ~(number << 1) if number < 0 else number << 1
        while value >= 0x20:
            text += chr((0x20 | (value & 0x1F)) + 63)
            value >>= 5
        text += chr(value + 63)
    return text


@given(st.lists(st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000)), max_size=20))
def test_an_encoded_line_is_decoded(steps: list[tuple[int, int]]) -> None:
    positions = decode(encode([number for step in steps for number in step]))
    north = east = 0
    for (up, aside), position in zip(steps, positions, strict=True):
        north, east = north + up, east + aside
        assert (position.latitude, position.longitude) == pytest.approx((north / 1e6, east / 1e6))


@given(st.text(alphabet=st.characters(max_codepoint=300), max_size=30))
def test_what_is_no_encoded_line_is_refused(text: str) -> None:
    try:
        decode(text)
    except ValueError:
        return
    assert all(63 <= ord(letter) < 127 for letter in text)


def met(symbol: str, *, rain: float = 0.0) -> bytes:
    step = {
        "time": "2026-11-24T12:00:00Z",
        "data": {
            "instant": {"details": {"air_temperature": -1.5, "wind_speed": 4.2, "relative_humidity": 80.1}},
            "next_1_hours": {"summary": {"symbol_code": symbol}, "details": {"precipitation_amount": rain}},
        },
    }
    return json.dumps({"type": "Feature", "properties": {"meta": {}, "timeseries": [step]}}).encode()


@pytest.mark.parametrize(
    ("symbol", "rain", "condition"),
    [
        ("clearsky_day", 0, WeatherCondition.CLEAR),
        ("partlycloudy_night", 0, WeatherCondition.CLOUDY),
        ("fog", 0, WeatherCondition.FOG),
        ("lightrain", 0.4, WeatherCondition.RAIN),
        ("rain", 5, WeatherCondition.HEAVY_RAIN),
        ("heavyrainshowers_day", 2, WeatherCondition.HEAVY_RAIN),
        ("lightsleet", 0.4, WeatherCondition.SLEET),
        ("heavysnow", 2, WeatherCondition.SNOW),
        ("rainshowersandthunder_polartwilight", 2, WeatherCondition.THUNDER),
    ],
)
def test_symbols_of_met_norway_are_understood(symbol: str, rain: float, condition: WeatherCondition) -> None:
    report = met_norway.parse(met(symbol, rain=rain))[NOON]
    assert (report.temperature_c, report.wind_m_s, report.condition) == (-1.5, 4.2, condition)


def test_six_hours_of_met_norway_count_for_each_of_them() -> None:
    step = {
        "time": "2026-11-24T12:00:00Z",
        "data": {
            "instant": {"details": {"air_temperature": 5, "wind_speed": 3}},
            "next_6_hours": {"summary": {"symbol_code": "rain"}, "details": {"precipitation_amount": 6}},
        },
    }
    series = met_norway.parse(json.dumps({"properties": {"timeseries": [step]}}).encode())
    assert [(hour.hour, report.precipitation_mm) for hour, report in series.items()] == [
        (hour, 1.0) for hour in range(12, 18)
    ]


def meteo(code: float | None) -> bytes:
    hourly: dict[str, list[Any]] = {
        "time": [int(NOON.timestamp())],
        "temperature_2m": [7.1],
        "precipitation": [0.3],
        "wind_speed_10m": [5.0],
        "weather_code": [code],
    }
    return json.dumps({"latitude": 60.2, "hourly_units": {}, "hourly": hourly}).encode()


@pytest.mark.parametrize(
    ("code", "condition"),
    [
        (0, WeatherCondition.CLEAR),
        (1, WeatherCondition.CLEAR),
        (3, WeatherCondition.CLOUDY),
        (48, WeatherCondition.FOG),
        (53, WeatherCondition.RAIN),
        (57, WeatherCondition.SLEET),
        (61, WeatherCondition.RAIN),
        (65, WeatherCondition.HEAVY_RAIN),
        (67, WeatherCondition.SLEET),
        (75, WeatherCondition.SNOW),
        (77, WeatherCondition.SNOW),
        (80, WeatherCondition.RAIN),
        (82, WeatherCondition.HEAVY_RAIN),
        (86, WeatherCondition.SNOW),
        (95, WeatherCondition.THUNDER),
        (99, WeatherCondition.THUNDER),
    ],
)
def test_codes_of_open_meteo_are_understood(code: int, condition: WeatherCondition) -> None:
    assert open_meteo.parse(meteo(code))[NOON].condition is condition


def test_hours_that_open_meteo_does_not_know_are_left_out() -> None:
    with pytest.raises(ValueError, match="no hour is complete"):
        open_meteo.parse(meteo(None))


def message(geometry: object, **properties: object) -> bytes:
    announcement = {
        "language": "fi",
        "title": "Unioninkatu, Helsinki. Liikennetiedote. ",
        "location": {"description": "Unioninkatu, Helsinki."},
        "features": [{"name": "Tie on suljettu liikenteeltä"}],
        "comment": "Vesivahinko.",
        "timeAndDuration": {"startTime": "2026-11-24T11:00:00.000Z"},
    }
    told = {"situationId": "GUID1", "situationType": "traffic announcement", "announcements": [announcement]}
    feature = {"type": "Feature", "geometry": geometry, "properties": {**told, **properties}}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


POINT = {"type": "Point", "coordinates": [24.95, 60.17]}
LINE = {"type": "LineString", "coordinates": [[24.95, 60.17], [24.95, 60.171], [24.951, 60.172]]}


def test_a_message_of_digitraffic_becomes_an_incident() -> None:
    [incident] = digitraffic.parse(message(POINT))
    assert (incident.key, incident.kind, incident.blocks) == ("GUID1", IncidentKind.CLOSURE, True)
    assert incident.title == "Unioninkatu, Helsinki. Liikennetiedote."
    assert incident.description == "Unioninkatu, Helsinki. Vesivahinko."
    assert incident.area == Circle(centre=Position(latitude=60.17, longitude=24.95), radius_m=40)
    assert (incident.valid_from, incident.valid_until) == (datetime(2026, 11, 24, 11, tzinfo=UTC), None)


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ({"situationType": "road work"}, IncidentKind.WORKS),
        ({"situationType": "ROAD_WORK"}, IncidentKind.WORKS),
        ({"trafficAnnouncementType": "accident report"}, IncidentKind.CRASH),
        ({"trafficAnnouncementType": "PRELIMINARY_ACCIDENT_REPORT"}, IncidentKind.CRASH),
        ({"trafficAnnouncementType": "general"}, IncidentKind.CLOSURE),
    ],
)
def test_kinds_of_digitraffic_are_understood(properties: dict[str, str], kind: IncidentKind) -> None:
    [incident] = digitraffic.parse(message(POINT, **properties))
    assert incident.kind is kind


def test_a_situation_that_has_ended_is_no_incident() -> None:
    assert digitraffic.parse(message(POINT, trafficAnnouncementType="ended")) == ()


def test_a_message_without_a_place_is_no_incident() -> None:
    assert digitraffic.parse(message(None)) == ()


def test_a_road_of_digitraffic_becomes_a_narrow_area() -> None:
    [incident] = digitraffic.parse(message(LINE))
    assert isinstance(incident.area, Polygon)
    assert incident.area.holds(Position(latitude=60.1705, longitude=24.95))
    assert not incident.area.holds(Position(latitude=60.1705, longitude=24.9505))


@pytest.mark.parametrize(
    ("geometry", "areas"),
    [
        ({"type": "MultiPoint", "coordinates": [[24.95, 60.17], [24.96, 60.17]]}, 2),
        ({"type": "MultiLineString", "coordinates": [LINE["coordinates"], LINE["coordinates"]]}, 2),
        ({"type": "Polygon", "coordinates": [[[24, 60], [25, 60], [25, 61], [24, 60]]]}, 1),
        ({"type": "MultiPolygon", "coordinates": [[[[24, 60], [25, 60], [25, 61], [24, 60]]]] * 2}, 2),
        ({"type": "LineString", "coordinates": [[24.95, 60.17]]}, 1),
        ({"type": "LineString", "coordinates": []}, 0),
        ({"type": "Point", "coordinates": [24.95, 160.17]}, 0),
        ({"type": "Polygon", "coordinates": []}, 0),
    ],
)
def test_every_geometry_of_digitraffic_has_areas(geometry: object, areas: int) -> None:
    incidents = digitraffic.parse(message(geometry))
    assert len(incidents) == len({incident.key for incident in incidents}) == areas


PARSERS: list[Callable[[bytes], object]] = [
    digitraffic.parse,
    met_norway.parse,
    open_meteo.parse,
    photon.parse,
    nominatim.parse_list,
    nominatim.parse_one,
]


@pytest.mark.parametrize("parse", PARSERS)
@given(content=json_values)
def test_other_json_is_an_answer_or_refused(parse: Callable[[bytes], object], content: object) -> None:
    try:
        parse(json.dumps(content).encode())
    except ValueError:
        return


@pytest.mark.parametrize("parse", PARSERS)
@given(content=st.binary(max_size=40))
def test_other_bytes_are_refused(parse: Callable[[bytes], object], content: bytes) -> None:
    try:
        parse(content)
    except ValueError:
        return
    json.loads(content)


@given(content=json_values)
def test_other_json_is_no_answer_of_valhalla(content: object) -> None:
    text = json.dumps(content)
    with pytest.raises(Nonsense):
        read_route(text, request=REQUEST)
    with pytest.raises(Nonsense):
        read_matrix(text, rows=1, columns=1)
    with pytest.raises(Nonsense):
        read_isochrone(text)


@pytest.mark.parametrize("shape", ["", "_", "\\", "~~~~~~~~~~~~~~~~~~~~~~~~~~"])
def test_a_route_along_an_impossible_line_is_nonsense(shape: str) -> None:
    summary = {"time": 1, "length": 1}
    manoeuvre = {"instruction": "Go.", "time": 1, "length": 1, "begin_shape_index": 0}
    trip = {
        "legs": [{"maneuvers": [manoeuvre], "summary": summary, "shape": shape}],
        "summary": summary,
        "language": "en",
    }
    with pytest.raises(Nonsense):
        read_route(json.dumps({"trip": trip}), request=REQUEST)
