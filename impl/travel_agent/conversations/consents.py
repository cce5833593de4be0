"""What customers allow. Where nothing is stored nothing is allowed but what a conversation needs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import asyncpg

from impl.platform.database import Connection, Database
from impl.platform.etags import require_match

_COLUMNS: Final = "use_location, keep_history, external_models, version, updated_at"
_GET: Final = f"SELECT {_COLUMNS} FROM consents WHERE customer_id = $1"
_MAKE: Final = "INSERT INTO consents (customer_id, updated_at) VALUES ($1, $2) ON CONFLICT DO NOTHING"
_LOCK: Final = f"{_GET} FOR NO KEY UPDATE"
_SAVE: Final = f"""
UPDATE consents SET use_location = $2, keep_history = $3, external_models = $4, version = version + 1, updated_at = $5
WHERE customer_id = $1 RETURNING {_COLUMNS}
"""
# What a customer who has never decided is shown as the time of the decision.
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consents:
    """What one customer allows."""

    use_location: bool = False
    keep_history: bool = False
    external_models: bool = False
    version: int = 1
    updated_at: datetime = _NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentChange:
    """A change of the consents; None leaves one as it is."""

    use_location: bool | None = None
    keep_history: bool | None = None
    external_models: bool | None = None


class ConsentBook:
    """The consents of all customers. Each question is answered from the database: a change takes effect at once."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def get(self, customer_id: UUID) -> Consents:
        """What the customer allows now."""
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_GET, customer_id)
        return Consents() if row is None else _consents(row)

    async def change(self, customer_id: UUID, change: ConsentChange, *, if_match: str) -> Consents:
        """Change them, where they still are as the customer has seen them.

        Raises:
            PreconditionFailed: `if_match` names an older version.
        """

        async def work(connection: Connection) -> Consents:
            now = self._clock()
            await connection.execute(_MAKE, customer_id, _NEVER)
            row = await connection.fetchrow(_LOCK, customer_id)
            assert row is not None
            current = _consents(row)
            require_match(if_match, version=current.version)
            wanted = _apply(change, current)
            row = await connection.fetchrow(
                _SAVE, customer_id, wanted.use_location, wanted.keep_history, wanted.external_models, now
            )
            assert row is not None
            return _consents(row)

        return await self._database.run(work)


def _apply(change: ConsentChange, current: Consents) -> Consents:
    return replace(
        current,
        use_location=current.use_location if change.use_location is None else change.use_location,
        keep_history=current.keep_history if change.keep_history is None else change.keep_history,
        external_models=current.external_models if change.external_models is None else change.external_models,
    )


def _consents(row: asyncpg.Record) -> Consents:
    return Consents(**dict(row))
