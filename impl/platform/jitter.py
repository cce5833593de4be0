"""Chance in pauses, from a generator of its own: the interpreter's shared one is for whoever seeds it."""

from random import Random
from typing import Final

_CHANCE: Final = Random()


def spread(seconds: float, *, least: float, most: float) -> float:
    """So many seconds times a factor between `least` and `most`, so that many who wait do not come back at once."""
    return seconds * _CHANCE.uniform(least, most)
