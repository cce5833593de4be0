"""Many customers want the same vehicles, and the service dies in the middle of its work."""

from collections.abc import Iterator

import pytest

from tests.load.contention import Outcome, book
from tests.load.ground import Ground, prepared_ground


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    with prepared_ground() as prepared:
        yield prepared


def test_what_was_acknowledged_before_a_crash_is_there_after_it_and_only_once(ground: Ground) -> None:
    outcome = book(ground, clients=30, each=8, kills=2)

    assert outcome.audit.faults == {}
    assert _acknowledged(outcome) == outcome.audit.reservations > 0
    assert outcome.crowd.acknowledged.cancelled
    # Work was under way at each crash, and some of it had been done; else nothing would be proved.
    assert outcome.crowd.reserving.cut + outcome.crowd.cancelling.cut >= outcome.kills
    assert outcome.crowd.reserving.replayed + outcome.crowd.cancelling.replayed > 0


def test_many_customers_who_want_the_same_vehicles_get_each_of_them_once(ground: Ground) -> None:
    outcome = book(ground, clients=60, each=5, kills=0)

    assert outcome.audit.faults == {}
    assert _acknowledged(outcome) == outcome.audit.reservations > 0
    assert set(outcome.crowd.reserving.outcomes) == {"201", "vehicle_unavailable"}
    assert outcome.crowd.reserving.busy_without_advice == 0


def _acknowledged(outcome: Outcome) -> int:
    return sum(reservation is not None for reservation in outcome.crowd.acknowledged.reservations.values())
