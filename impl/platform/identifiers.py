"""Identifiers: UUIDs that sort by time (RFC 9562, version 7), written as TypeIDs (`res_` + 26 characters)."""

import os
import re
import time
from uuid import UUID

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = tuple(high + low for high in _ALPHABET for low in _ALPHABET)
_TO_INT_DIGITS = str.maketrans(_ALPHABET, "0123456789abcdefghijklmnopqrstuv")
# The first character carries three bits: above 7 the text would not fit 128 bits.
_SUFFIX = re.compile(r"[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}")
_SHIFTS = tuple(range(120, -1, -10))

_last_tick = 0


class InvalidIdentifier(ValueError):
    """The text is not an identifier of the wanted kind."""

    def __init__(self, prefix: str) -> None:
        super().__init__(f"An identifier of this kind is {prefix}_ followed by 26 characters of lowercase base32.")


def new_uuid7() -> UUID:
    """Make a UUID that is greater than every one made before in this process (RFC 9562, section 6.2, method 3)."""
    global _last_tick
    milliseconds, nanoseconds = divmod(time.time_ns(), 1_000_000)
    tick = max((milliseconds << 12) | (nanoseconds * 4096 // 1_000_000), _last_tick + 1)
    _last_tick = tick
    random_bits = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=(tick >> 12) << 80 | 0x7 << 76 | (tick & 0xFFF) << 64 | 0b10 << 62 | random_bits)


def encode(prefix: str, *, value: UUID) -> str:
    """Write `value` as `prefix_` and 26 characters of lowercase Crockford base32."""
    number = value.int
    return f"{prefix}_" + "".join([_PAIRS[(number >> shift) & 0x3FF] for shift in _SHIFTS])


def decode(prefix: str, *, text: str) -> UUID:
    """Read what `encode` wrote.

    Raises:
        InvalidIdentifier: another prefix, another length, a character outside the alphabet, or more than 128 bits.
    """
    start = len(prefix) + 1
    if not text.startswith(f"{prefix}_") or not _SUFFIX.fullmatch(text, start):
        raise InvalidIdentifier(prefix)
    return UUID(int=int(text[start:].translate(_TO_INT_DIGITS), 32))
