from itertools import islice
from pathlib import Path

import pytest

from tests.load.turn_trace import read_spans, within, write_spans
from tests.load.turns import wishes


def test_what_is_under_way_side_by_side_counts_once() -> None:
    times, seconds = within([(1.0, 3.0), (2.0, 4.0), (6.0, 7.0)], window=(0.0, 10.0))
    assert (times, seconds) == (3, 4.0)


def test_one_within_another_adds_nothing() -> None:
    assert within([(1.0, 5.0), (2.0, 3.0)], window=(0.0, 10.0)) == (2, 4.0)


def test_what_began_before_or_after_does_not_count() -> None:
    assert within([(0.0, 2.0), (2.5, 3.0), (9.0, 9.5)], window=(1.0, 8.0)) == (1, 0.5)


def test_spans_are_read_as_they_were_written(tmp_path: Path) -> None:
    spans = {"routing": [(1.0, 2.5), (3.0, 3.25)], "places": []}
    write_spans(tmp_path / "spans.json", spans)
    assert read_spans(tmp_path / "spans.json") == spans


def test_the_same_ways_are_asked_for_each_time() -> None:
    first, second = list(islice(wishes(), 90)), list(islice(wishes(), 90))
    assert first == second
    assert len(set(first)) == 90


@pytest.mark.parametrize("wish", list(islice(wishes(), 3)))
def test_nobody_asks_for_a_way_to_where_they_are(wish: str) -> None:
    origin, _, destination = wish.removeprefix("From ").removesuffix(" by bike").partition(" to ")
    assert origin != destination
