"""Fresh identifiers of the form that the written ones have, the same ones in each run with the same seed."""

import random
import re
from collections.abc import Iterator
from typing import Any, Final

_IDENTIFIER: Final = re.compile(r"(?P<prefix>[a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}")
_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
# Milliseconds at which the examples of our contracts were written: identifiers begin there and sort by age.
_FIRST_MILLISECOND: Final = 1_796_061_600_000


class Identifiers:
    """Makes identifiers. With the same seed they come in the same order, so that a test of a client can be repeated."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.begin_again()

    def begin_again(self) -> None:
        """Make the same identifiers once more."""
        self._random = random.Random(self._seed)
        self._made = 0

    def like(self, written: str) -> str:
        """A fresh identifier of the kind of a written one; what is no identifier of ours stays as it is written."""
        kind = _IDENTIFIER.fullmatch(written)
        return self.fresh(kind["prefix"]) if kind is not None else written

    def fresh(self, prefix: str) -> str:
        """A fresh identifier: a UUID of version 7 in base32, greater than those made before."""
        self._made += 1
        number = (
            (_FIRST_MILLISECOND + self._made) << 80
            | 0x7 << 76
            | self._random.getrandbits(12) << 64
            | 0b10 << 62
            | self._random.getrandbits(62)
        )
        return f"{prefix}_" + "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))


def identifiers_in(value: Any) -> Iterator[tuple[str, str]]:
    """Every identifier in a JSON value, with the name of the member that holds it."""
    match value:
        case dict():
            for name, member in value.items():
                if isinstance(member, str) and is_identifier(member):
                    yield name, member
                else:
                    yield from identifiers_in(member)
        case list():
            for item in value:
                yield from identifiers_in(item)
        case _:
            return


def is_identifier(text: str) -> bool:
    """Whether a text has the form of an identifier."""
    return _IDENTIFIER.fullmatch(text) is not None
