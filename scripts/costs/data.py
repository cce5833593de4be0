"""Prices and assumptions, read from the files beside this one."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What units cost, in US dollars. The tiers are how many units each has, the last without end, and its price."""

    unit: str
    source: str
    read: str | None
    tiers: tuple[tuple[Decimal | None, Decimal], ...]

    def of(self, units: Decimal) -> Decimal:
        """What so many units of a month cost."""
        total, below = Decimal(0), Decimal(0)
        for up_to, price in self.tiers:
            end = units if up_to is None else min(units, up_to)
            if end > below:
                total += (end - below) * price
                below = end
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A number that is taken for granted, and why."""

    value: Decimal
    reason: str


def read_prices() -> dict[str, Price]:
    """The prices by name."""
    return {name: _price(entry) for name, entry in _read("prices.yaml").items()}


def read_assumptions() -> dict[str, Assumption]:
    """The assumptions by name."""
    entries = _read("assumptions.yaml").items()
    return {name: Assumption(value=_number(entry["value"]), reason=entry["reason"]) for name, entry in entries}


def _price(entry: dict[str, Any]) -> Price:
    tiers = entry.get("tiers", [{"price": entry.get("price")}])
    return Price(
        unit=entry["unit"],
        source=entry["source"],
        read=entry.get("read"),
        tiers=tuple((_number(tier["up_to"]) if "up_to" in tier else None, _number(tier["price"])) for tier in tiers),
    )


def _number(value: float | str) -> Decimal:
    return Decimal(str(value))


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((_HERE / name).read_text())
    return content
