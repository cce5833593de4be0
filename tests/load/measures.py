"""The statistics of the figures: percentiles within a run, and spreads over rounds."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A measure over several rounds: its median, its least and its greatest value."""

    median: float
    least: float
    greatest: float

    def text(self, digits: int = 2) -> str:
        """As a reader of the report sees it, such as ``2.31 (2.20–2.45)``."""
        return f"{self.median:,.{digits}f} ({self.least:,.{digits}f}–{self.greatest:,.{digits}f})"


def spread(values: Sequence[float]) -> Spread:
    """The spread of at least one value."""
    return Spread(median=statistics.median(values), least=min(values), greatest=max(values))


def ratio(values: Sequence[float], *, to: Sequence[float]) -> Spread:
    """The spread of the ratios taken round by round, so that a slow phase of the machine falls on both sides.

    Raises:
        ValueError: the rounds do not match.
    """
    return spread([value / base for value, base in zip(values, to, strict=True)])


def percentile(values: Sequence[float], *, percent: float) -> float:
    """The least value that is not exceeded by `percent` of all (nearest rank); `percent` lies above 0, up to 100."""
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1]
