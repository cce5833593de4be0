"""Corrections of customers as they are kept, and what they make true."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from generated import models
from impl.platform.database import Database
from impl.platform.identifiers import InvalidIdentifier, decode, new_uuid7
from impl.travel_agent import representations
from impl.travel_agent.domain.corrections import CorrectedFact, Overrides, overrides_of, validity
from impl.travel_agent.domain.geography import Position

_COLUMNS: Final = "id, kind, subject, geometry, statement, valid_until, created_at"
_INSERT: Final = """
INSERT INTO facts (id, conversation_id, customer_id, kind, subject, geometry, statement, valid_until, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
_CURRENT: Final = f"""
SELECT {_COLUMNS} FROM facts
WHERE customer_id = $1 AND revoked_at IS NULL AND (valid_until IS NULL OR valid_until > $2)
ORDER BY created_at DESC, id DESC LIMIT $3
"""
_FIND: Final = f"SELECT {_COLUMNS} FROM facts WHERE id = $1 AND customer_id = $2"
_MOST_FACTS: Final = 200
LONGEST_SUBJECT: Final = 200
LONGEST_NOTE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Geometry:
    """What is stored beside the columns of a fact."""

    place_key: str | None
    position: Position | None
    is_street: bool
    note: str | None


_GEOMETRY: Final = TypeAdapter(_Geometry)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFact:
    """A correction to be kept; without `until` it holds for a day."""

    kind: models.CorrectionKind
    subject: str
    place_key: str | None = None
    position: Position | None = None
    is_street: bool = False
    note: str | None = None
    until: datetime | None = None


class Facts:
    """Keeps what customers know better. It holds for the customer who said so, in all conversations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, new: NewFact, *, conversation_id: UUID, customer_id: UUID, now: datetime) -> CorrectedFact:
        """Keep a correction.

        Raises:
            ValueError: it would have ended before it was made.
        """
        fact = CorrectedFact(
            id=new_uuid7(),
            kind=new.kind,
            subject=new.subject[:LONGEST_SUBJECT],
            place_key=new.place_key,
            position=new.position,
            is_street=new.is_street,
            note=None if new.note is None else new.note[:LONGEST_NOTE],
            valid_until=validity(new.until, now=now),
            created_at=now,
        )
        geometry = _Geometry(place_key=fact.place_key, position=fact.position, is_street=fact.is_street, note=fact.note)
        async with self._database.connection() as connection:
            await connection.execute(
                _INSERT,
                fact.id,
                conversation_id,
                customer_id,
                fact.kind,
                fact.subject,
                _GEOMETRY.dump_python(geometry, mode="json"),
                representations.statement_of(fact),
                fact.valid_until,
                fact.created_at,
            )
        return fact

    async def current(self, customer_id: UUID, *, now: datetime) -> tuple[CorrectedFact, ...]:
        """The customer's corrections that still hold, newest first."""
        async with self._database.connection() as connection:
            rows = await connection.fetch(_CURRENT, customer_id, now, _MOST_FACTS)
        return tuple(_fact(row) for row in rows)

    async def overrides(self, customer_id: UUID, *, now: datetime) -> Overrides:
        """What the customer's corrections make true at this moment."""
        return overrides_of(await self.current(customer_id, now=now), at=now)

    async def get(self, fact_id: str, *, customer_id: UUID) -> CorrectedFact | None:
        """A correction of the customer's; None where there is none of that id."""
        try:
            value = decode("fct", text=fact_id)
        except InvalidIdentifier:
            return None
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_FIND, value, customer_id)
        return None if row is None else _fact(row)


def _fact(row: asyncpg.Record) -> CorrectedFact:
    geometry = _GEOMETRY.validate_python(row["geometry"])
    return CorrectedFact(
        id=row["id"],
        kind=models.CorrectionKind(row["kind"]),
        subject=row["subject"],
        place_key=geometry.place_key,
        position=geometry.position,
        is_street=geometry.is_street,
        note=geometry.note,
        valid_until=row["valid_until"],
        created_at=row["created_at"],
    )


def earlier_than(fact: CorrectedFact, facts: Sequence[CorrectedFact]) -> tuple[CorrectedFact, ...]:
    """The corrections that held before one was made."""
    return tuple(each for each in facts if each.id != fact.id and each.created_at <= fact.created_at)
