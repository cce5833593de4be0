from datetime import timedelta
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from generated.models import PriceLineKind, Tariff
from impl.reservation.domain.pricing import (
    MINUTES_PER_DAY,
    charge_time,
    estimate,
    net_of,
    price_of,
    started_minutes,
)
from tests.support.bookings import tariff

minutes = st.integers(min_value=0, max_value=8 * MINUTES_PER_DAY)
per_minute = st.integers(min_value=0, max_value=1000)
daily_cap = st.integers(min_value=0, max_value=200_000)
tariffs = st.builds(
    tariff,
    vat_rate=st.integers(min_value=0, max_value=10_000),
    unlock_fee=st.integers(min_value=0, max_value=10_000),
    per_minute=per_minute,
    daily_cap=daily_cap,
)


def test_the_contracts_example_is_reckoned_to_the_cent() -> None:
    price = estimate(tariff(), minutes=60)
    assert [(line.kind, line.amount.amount) for line in price.lines] == [
        (PriceLineKind.UNLOCK_FEE, 100),
        (PriceLineKind.USAGE, 1740),
    ]
    assert (price.net.amount, price.vat.amount, price.total.amount) == (1466, 374, 1840)


@given(tariffs, minutes)
def test_the_lines_sum_to_the_total(terms: Tariff, length: int) -> None:
    price = estimate(terms, minutes=length)
    assert sum(line.amount.amount for line in price.lines) == price.total.amount


@given(tariffs, minutes)
def test_net_and_vat_sum_to_the_total_and_neither_is_negative(terms: Tariff, length: int) -> None:
    price = estimate(terms, minutes=length)
    assert price.net.amount + price.vat.amount == price.total.amount
    assert price.net.amount >= 0
    assert price.vat.amount >= 0


@given(tariffs, minutes)
def test_every_amount_is_in_the_currency_of_the_tariff(terms: Tariff, length: int) -> None:
    price = estimate(terms, minutes=length)
    amounts = [price.net, price.vat, price.total, *(line.amount for line in price.lines)]
    assert {amount.currency for amount in amounts} == {terms.currency}


@given(minutes, per_minute, daily_cap)
def test_no_24_hours_cost_more_than_the_cap(length: int, rate: int, cap: int) -> None:
    charge = charge_time(length, per_minute=rate, daily_cap=cap)
    begun_days = -(-length // MINUTES_PER_DAY)
    assert 0 <= charge.usage + charge.discount <= begun_days * cap


@given(minutes, per_minute, daily_cap)
def test_the_cap_only_ever_takes_off(length: int, rate: int, cap: int) -> None:
    charge = charge_time(length, per_minute=rate, daily_cap=cap)
    assert charge.usage == length * rate
    assert -charge.usage <= charge.discount <= 0


@given(minutes, minutes, per_minute, daily_cap)
def test_a_longer_time_never_costs_less(one: int, other: int, rate: int, cap: int) -> None:
    shorter, longer = (charge_time(length, per_minute=rate, daily_cap=cap) for length in sorted((one, other)))
    assert shorter.usage + shorter.discount <= longer.usage + longer.discount


@given(st.integers(min_value=0, max_value=6), minutes)
def test_full_days_cost_the_cap_and_the_rest_starts_anew(days: int, length: int) -> None:
    rest = length % MINUTES_PER_DAY
    charge = charge_time(days * MINUTES_PER_DAY + rest, per_minute=29, daily_cap=5900)
    assert charge.usage + charge.discount == days * 5900 + min(5900, rest * 29)


@given(st.integers(min_value=0, max_value=10**8), st.integers(min_value=0, max_value=10_000))
@example(1, 10_000)
@example(3, 10_000)
def test_net_is_rounded_half_up(total: int, vat_rate: int) -> None:
    exact = Fraction(total * 10_000, 10_000 + vat_rate)
    assert exact - Fraction(1, 2) < net_of(total, vat_rate=vat_rate) <= exact + Fraction(1, 2)


def test_half_a_unit_of_net_is_rounded_up() -> None:
    assert net_of(1, vat_rate=10_000) == 1


@given(tariffs)
def test_a_price_without_lines_is_nothing(terms: Tariff) -> None:
    price = price_of([], currency=terms.currency, vat_rate=terms.vat_rate)
    assert (price.net.amount, price.vat.amount, price.total.amount) == (0, 0, 0)


@given(tariffs, minutes)
def test_a_discount_line_is_there_only_where_the_cap_takes_off(terms: Tariff, length: int) -> None:
    kinds = [line.kind for line in estimate(terms, minutes=length).lines]
    charge = charge_time(length, per_minute=terms.per_minute, daily_cap=terms.daily_cap)
    assert (PriceLineKind.CAP_DISCOUNT in kinds) == (charge.discount < 0)


@given(st.integers(min_value=0, max_value=20_000), st.integers(min_value=1, max_value=60_000_000))
def test_a_minute_counts_as_soon_as_it_has_begun(whole: int, microseconds: int) -> None:
    assert started_minutes(timedelta(minutes=whole)) == whole
    assert started_minutes(timedelta(minutes=whole, microseconds=microseconds)) == whole + 1
