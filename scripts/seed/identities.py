"""Identifiers of seeded things: the same on every machine, and in the form of all others (UUID version 7)."""

import hashlib
from datetime import UTC, datetime
from uuid import UUID

FOUNDED = datetime(2026, 1, 1, tzinfo=UTC)


def seeded_id(*key: str | int) -> UUID:
    """The identifier of the seeded thing with this key; its time is the day the company was founded."""
    digest = int.from_bytes(hashlib.sha256("/".join(map(str, key)).encode()).digest())
    milliseconds = int(FOUNDED.timestamp() * 1000)
    first_random, last_random = digest & 0xFFF, (digest >> 12) & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=milliseconds << 80 | 0x7 << 76 | first_random << 64 | 0b10 << 62 | last_random)
