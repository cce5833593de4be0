"""A fact: something that must be told or shown, and how to look whether it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.evaluation.hearing import Heard
from tests.evaluation.moments import ZONE

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that must be so. `look` gives what is there instead, or None where it is so."""

    expected: str
    look: Callable[[Heard], str | None]


def words(given: Mapping[str, object]) -> str:
    """What is given, in words."""
    return " ".join(f"{name} {value}" for name, value in given.items() if value is not None)


def local(at: datetime) -> str:
    """A moment in Helsinki's zone."""
    return f"{at.astimezone(ZONE):%a %d %b %H:%M}"


def short(text: str) -> str:
    """A text in a line that is not too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 160 else f"{flat[:157]}…"
