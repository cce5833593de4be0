import pytest

from tests.load.measures import Spread, percentile, ratio, spread


def test_a_percentile_is_one_of_the_values_and_not_exceeded_by_that_share() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert percentile(values, percent=50) == 50
    assert percentile(values, percent=99) == 99
    assert percentile(values, percent=100) == 100
    assert percentile([7.0], percent=99) == 7


def test_a_spread_tells_the_middle_and_both_ends() -> None:
    assert spread([3.0, 1.0, 2.0]) == Spread(median=2.0, least=1.0, greatest=3.0)
    assert spread([1000.0, 2000.0]).text(0) == "1,500 (1,000–2,000)"


def test_ratios_are_taken_within_each_round() -> None:
    assert ratio([10.0, 40.0, 30.0], to=[5.0, 10.0, 10.0]) == Spread(median=3.0, least=2.0, greatest=4.0)


def test_rounds_that_do_not_match_have_no_ratio() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratio([1.0, 2.0], to=[1.0])
