"""What customers know better: it holds until its end, the newest counts, and plans that stood on the old fact fall."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from generated.models import CorrectionKind
from impl.travel_agent.domain.corrections import (
    DEFAULT_VALIDITY,
    Basis,
    CorrectedFact,
    obstacles,
    overrides_of,
    stands_on,
    validity,
)
from impl.travel_agent.domain.geography import Position, line_meets
from tests.support.maps import RAILWAY_SQUARE, an_incident
from tests.support.trips import END, START, a_place

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def a_fact(
    kind: CorrectionKind,
    *,
    subject: str = "Mannerheimintie",
    key: str | None = None,
    at: Position | None = None,
    is_street: bool = False,
    said_at: datetime = NOW,
    until: datetime | None = None,
) -> CorrectedFact:
    return CorrectedFact(
        id=uuid4(),
        kind=kind,
        subject=subject,
        place_key=key,
        position=at,
        is_street=is_street,
        valid_until=until or said_at + DEFAULT_VALIDITY,
        created_at=said_at,
    )


def test_a_correction_holds_for_a_day_where_no_end_is_said() -> None:
    assert validity(None, now=NOW) == NOW + timedelta(days=1)


def test_a_correction_holds_for_a_year_at_most() -> None:
    assert validity(NOW + timedelta(days=4000), now=NOW) == NOW + timedelta(days=365)


def test_a_correction_that_has_ended_is_refused() -> None:
    with pytest.raises(ValueError, match="ended"):
        validity(NOW, now=NOW)


def test_a_closed_place_is_closed_until_its_end() -> None:
    fact = a_fact(CorrectionKind.CLOSED, key="n1")
    assert overrides_of([fact], at=NOW).closed == {"n1"}
    assert overrides_of([fact], at=NOW + timedelta(days=1)).closed == frozenset()


def test_a_place_that_is_open_again_is_no_longer_closed() -> None:
    closed = a_fact(CorrectionKind.CLOSED, key="n1")
    opened = a_fact(CorrectionKind.OPEN, key="n1", said_at=NOW + timedelta(hours=1))
    overrides = overrides_of([opened, closed], at=NOW + timedelta(hours=2))
    assert overrides.closed == frozenset()
    assert overrides.opened == {"n1"}


def test_a_street_that_is_passable_again_is_no_longer_blocked() -> None:
    blocked = a_fact(CorrectionKind.BLOCKED, is_street=True)
    passable = a_fact(CorrectionKind.PASSABLE, subject="MANNERHEIMINTIE", said_at=NOW + timedelta(hours=1))
    assert overrides_of([blocked], at=NOW).blocks_street(["mannerheimintie"])
    assert not overrides_of([blocked, passable], at=NOW + timedelta(hours=2)).streets


def test_a_blocked_spot_is_an_area_to_avoid() -> None:
    [area] = overrides_of([a_fact(CorrectionKind.BLOCKED, at=START)], at=NOW).areas
    assert area.holds(START)


def test_an_incident_that_is_over_by_the_customers_word_is_ignored() -> None:
    overrides = overrides_of([a_fact(CorrectionKind.PASSABLE, subject="x", at=RAILWAY_SQUARE)], at=NOW)
    assert overrides.ignores(an_incident())
    assert not overrides.ignores(an_incident(at=START))


def test_a_place_that_has_moved_is_where_the_customer_says() -> None:
    overrides = overrides_of([a_fact(CorrectionKind.MOVED, key="n1", at=END)], at=NOW)
    assert overrides.position_of(a_place(key="n1", at=START)) == END
    assert overrides.position_of(a_place(key="n2", at=START)) == START


def test_a_plan_stands_on_the_places_it_leads_to() -> None:
    basis = Basis(place_keys=("n1",))
    assert stands_on(basis, fact=a_fact(CorrectionKind.CLOSED, key="n1"))
    assert not stands_on(basis, fact=a_fact(CorrectionKind.CLOSED, key="n2"))


def test_a_plan_stands_on_the_streets_it_uses() -> None:
    basis = Basis(streets=frozenset({"Mannerheimintie"}))
    assert stands_on(basis, fact=a_fact(CorrectionKind.BLOCKED, is_street=True))
    assert not stands_on(basis, fact=a_fact(CorrectionKind.BLOCKED, subject="Bulevardi", is_street=True))


def test_a_plan_stands_on_the_spots_it_passes() -> None:
    basis = Basis(shapes=((START, END),))
    middle = Position(latitude=60.17, longitude=24.95)
    assert stands_on(basis, fact=a_fact(CorrectionKind.BLOCKED, subject="", at=middle))
    assert not stands_on(basis, fact=a_fact(CorrectionKind.BLOCKED, subject="", at=RAILWAY_SQUARE))


def test_a_plan_stands_on_what_it_kept_clear_of() -> None:
    basis = Basis(avoided_incidents=(an_incident(),))
    assert stands_on(basis, fact=a_fact(CorrectionKind.PASSABLE, subject="", at=RAILWAY_SQUARE))


def test_a_plan_stands_on_the_corrections_it_followed() -> None:
    blocked = a_fact(CorrectionKind.BLOCKED, is_street=True)
    passable = a_fact(CorrectionKind.PASSABLE)
    assert stands_on(Basis(fact_ids=(blocked.id,)), fact=passable, before=[blocked])


def test_a_remark_ends_no_plan() -> None:
    assert not stands_on(Basis(place_keys=("n1",)), fact=a_fact(CorrectionKind.OTHER, key="n1"))


def test_obstacles_lie_across_the_line_and_leave_its_ends_free() -> None:
    areas = obstacles((START, END))
    assert areas
    assert all(line_meets((START, END), area=area) for area in areas)
    assert not any(area.holds(START) or area.holds(END) for area in areas)


def test_obstacles_of_a_long_line_are_few() -> None:
    line = tuple(Position(latitude=60.17, longitude=24.9 + step / 1000) for step in range(100))
    assert len(obstacles(line)) <= 12
