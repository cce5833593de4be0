"""Prices: exact integers in minor units of the tariff's currency, VAT included, reckoned from a tariff alone.

The rules are those of the contract's schemas `Tariff` and `Price`: per started minute with a cap for every 24 hours, an
unlock fee on top, and `net` = total × 10000 / (10000 + vat_rate), rounded half up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from generated.models import BasisPoints, Currency, Money, Price, PriceLine, PriceLineKind, Tariff

MINUTES_PER_DAY = 24 * 60
_WHOLE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCharge:
    """What minutes cost: `usage` without the cap, and the `discount` (zero or less) that the cap gives."""

    usage: int
    discount: int


def started_minutes(duration: timedelta) -> int:
    """How many minutes have begun within a duration: 60 s are one minute, a microsecond more makes two."""
    return -(-duration // timedelta(minutes=1))


def charge_time(minutes: int, *, per_minute: int, daily_cap: int) -> TimeCharge:
    """Charge started minutes: no 24 hours, counted from the start, cost more than the cap."""
    days, rest = divmod(minutes, MINUTES_PER_DAY)
    usage = minutes * per_minute
    capped = days * min(daily_cap, MINUTES_PER_DAY * per_minute) + min(daily_cap, rest * per_minute)
    return TimeCharge(usage=usage, discount=capped - usage)


def net_of(total: int, *, vat_rate: int) -> int:
    """The part of a total that is not VAT, rounded half up; the rate is in basis points."""
    divisor = _WHOLE + vat_rate
    return (2 * total * _WHOLE + divisor) // (2 * divisor)


def price_of(lines: Sequence[PriceLine], *, currency: Currency, vat_rate: BasisPoints) -> Price:
    """The price that is the sum of its lines. No lines cost nothing."""
    total = sum(line.amount.amount for line in lines)
    net = net_of(total, vat_rate=vat_rate)
    return Price(
        lines=list(lines),
        net=Money(amount=net, currency=currency),
        vat=Money(amount=total - net, currency=currency),
        vat_rate=vat_rate,
        total=Money(amount=total, currency=currency),
    )


def estimate(tariff: Tariff, *, minutes: int) -> Price:
    """What a ride of so many minutes costs: unlock fee, usage, and what the cap takes off, where it does."""
    time = charge_time(minutes, per_minute=tariff.per_minute, daily_cap=tariff.daily_cap)
    lines = [
        PriceLine(kind=PriceLineKind.UNLOCK_FEE, amount=Money(amount=tariff.unlock_fee, currency=tariff.currency)),
        PriceLine(kind=PriceLineKind.USAGE, minutes=minutes, amount=Money(amount=time.usage, currency=tariff.currency)),
    ]
    if time.discount:
        discount = Money(amount=time.discount, currency=tariff.currency)
        lines.append(PriceLine(kind=PriceLineKind.CAP_DISCOUNT, amount=discount))
    return price_of(lines, currency=tariff.currency, vat_rate=tariff.vat_rate)
