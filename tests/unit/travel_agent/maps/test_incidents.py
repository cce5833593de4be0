from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from impl.travel_agent.domain.geography import Circle, Polygon, Position
from impl.travel_agent.maps.incident_file import read_incidents, write_incidents
from impl.travel_agent.maps.incident_selection import along, within
from tests.support.maps import HAKANIEMI, NOON, RAILWAY_SQUARE, SENATE_SQUARE, an_incident

PAST_THE_SQUARE = (
    Position(latitude=RAILWAY_SQUARE.latitude, longitude=24.940),
    Position(latitude=RAILWAY_SQUARE.latitude, longitude=24.948),
)


def test_an_incident_is_in_force_from_its_start_to_before_its_end() -> None:
    incident = an_incident()
    assert incident.is_in_force(start=NOON - timedelta(hours=1))
    assert not incident.is_in_force(start=NOON + timedelta(hours=1))
    assert not incident.is_in_force(start=NOON - timedelta(hours=2))


def test_an_incident_that_begins_during_the_trip_is_in_force() -> None:
    assert an_incident().is_in_force(start=NOON - timedelta(hours=3), end=NOON)


def test_an_incident_of_unknown_end_stays_in_force() -> None:
    assert replace(an_incident(), valid_until=None).is_in_force(start=NOON + timedelta(days=400))


def test_an_incident_that_makes_ways_shorter_is_refused() -> None:
    with pytest.raises(ValueError, match="delay factor"):
        replace(an_incident(), delay_factor=0.5)


def test_an_incident_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends after"):
        replace(an_incident(), valid_until=NOON - timedelta(days=1))


def test_incidents_on_a_line_are_found_and_those_that_block_come_first() -> None:
    slow, blocked, elsewhere = an_incident("a", blocks=False), an_incident("b"), an_incident("c", at=HAKANIEMI)
    found = along([slow, blocked, elsewhere], shape=PAST_THE_SQUARE, start=NOON, end=None, corridor_m=25)
    assert [incident.key for incident in found] == ["b", "a"]


@pytest.mark.parametrize(
    "area",
    [
        Circle(centre=RAILWAY_SQUARE, radius_m=10),
        Circle(centre=SENATE_SQUARE, radius_m=600),
        Circle(centre=RAILWAY_SQUARE, radius_m=30).as_polygon(),
        Circle(centre=SENATE_SQUARE, radius_m=600).as_polygon(),
    ],
)
def test_incidents_that_touch_an_area_are_found(area: Circle | Polygon) -> None:
    round_, angular = an_incident("a"), replace(an_incident("b"), area=an_incident().area.as_polygon())
    assert len(within([round_, angular], area=area, start=NOON, end=None)) == 2


def test_incidents_elsewhere_do_not_touch_an_area() -> None:
    angular = replace(an_incident(), area=an_incident().area.as_polygon())
    for area in (Circle(centre=HAKANIEMI, radius_m=100), Circle(centre=HAKANIEMI, radius_m=100).as_polygon()):
        assert within([an_incident(), angular], area=area, start=NOON, end=None) == ()


def test_what_is_written_to_the_file_is_read_from_it(tmp_path: Path) -> None:
    incidents = (
        an_incident("a"),
        replace(an_incident("b"), area=an_incident().area.as_polygon(), valid_until=None),
    )
    write_incidents(tmp_path / "new" / "incidents.json", incidents=incidents)
    assert read_incidents(tmp_path / "new" / "incidents.json") == incidents


def test_without_a_file_there_are_no_incidents(tmp_path: Path) -> None:
    assert read_incidents(tmp_path / "incidents.json") == ()


@pytest.mark.parametrize(
    "content",
    [
        "{",
        '[{"key": "a"}]',
        '[{"key": "a", "kind": "flooding", "title": "", "valid_from": "2026-11-24T12:00Z"}]',
        '[{"key": "a", "kind": "flooding", "title": "", "position": [24.9, 160], "valid_from": "2026-11-24T12:00Z"}]',
        '[{"key": "a", "kind": "flooding", "title": "", "position": [24.9, 60], "valid_from": "2026-11-24T12:00"}]',
    ],
)
def test_a_file_that_holds_no_incidents_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "incidents.json").write_text(content)
    with pytest.raises(ValueError, match="validation error"):
        read_incidents(tmp_path / "incidents.json")
