"""Facts: what somebody else has told us, with who said it, when, and until when it can be relied on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who a fact comes from.

    Attributes:
        name: of the source, as a person reads it.
        url: where it tells about itself and its terms.
        licence: the short name of the licence of the data.
        attribution: the words that must be shown with the data.
    """

    name: str
    url: str
    licence: str
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact[T]:
    """A value with its source.

    Attributes:
        value: what is the case.
        source: who says so.
        observed_at: when the source saw it or was asked for it, in UTC; of a map, when its newest part was surveyed.
        valid_until: when to ask again; None where the value does not age (a map, until it is built anew).
        stale: whether it is given although it is no longer valid, since the source does not answer.
    """

    value: T
    source: Source
    observed_at: datetime
    valid_until: datetime | None = None
    stale: bool = False

    def is_valid_at(self, moment: datetime) -> bool:
        """Whether the fact can still be relied on."""
        return not self.stale and (self.valid_until is None or moment < self.valid_until)

    def but_stale(self) -> "Fact[T]":
        """The same, marked as given beyond its validity."""
        return replace(self, stale=True)

    def map[U](self, change: Callable[[T], U]) -> "Fact[U]":
        """A value that follows from this one, of the same source and validity."""
        return Fact(
            value=change(self.value),
            source=self.source,
            observed_at=self.observed_at,
            valid_until=self.valid_until,
            stale=self.stale,
        )
