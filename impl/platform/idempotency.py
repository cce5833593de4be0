"""Requests that may be sent again: the first outcome is stored in the effect's transaction and given each time.

After draft-ietf-httpapi-idempotency-key-header-07. A key counts within one customer and operation.
"""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any, Final, cast
from uuid import UUID

import asyncpg
from pydantic import BaseModel, TypeAdapter

from generated.runtime import ContractResponse, Operation
from impl.platform.context import RequestContext
from impl.platform.database import Connection, Database, DatabaseBusy, DatabaseUnavailable
from impl.platform.errors import RecordedOutcome, Refusal
from impl.platform.problems import Problems

_CONFLICT: Final = 409
_FIRST_PROBLEM: Final = 400
_REPLAYED: Final = "idempotent_replayed"
_PURGED_AT_ONCE: Final = 1000

# One round trip takes the lock and reads the record. The lock is taken after the statement's snapshot: a transaction
# that ends in between leaves a record which is not seen here, and which `_record` and `_recorded` find later.
_CLAIM: Final = """
SELECT pg_try_advisory_xact_lock($4) AS is_free, recorded.fingerprint, recorded.response_type, recorded.response
FROM (VALUES (1)) AS always
LEFT JOIN idempotency_keys AS recorded ON customer_id = $1 AND operation = $2 AND key = $3 AND expires_at > now()
"""
_READ: Final = """
SELECT fingerprint, response_type, response
FROM idempotency_keys WHERE customer_id = $1 AND operation = $2 AND key = $3 AND expires_at > now()
"""
_RECORD: Final = """
INSERT INTO idempotency_keys AS recorded (customer_id, operation, key, fingerprint, response_type, response, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, now() + $7)
ON CONFLICT (customer_id, operation, key) DO UPDATE
SET fingerprint = excluded.fingerprint, response_type = excluded.response_type, response = excluded.response,
    expires_at = excluded.expires_at
WHERE recorded.expires_at <= now()
RETURNING true
"""
_PURGE: Final = """
DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM idempotency_keys WHERE expires_at <= now() LIMIT $1 FOR UPDATE SKIP LOCKED))
"""


class IdempotencyKeyReused(Refusal):
    """The key was used before with another request."""

    code = "idempotency_key_reused"
    detail = "This Idempotency-Key was used for another request. Use a new key for each new request."


class IdempotencyInProgress(Refusal):
    """The first request with this key has not ended yet."""

    code = "idempotency_in_progress"
    detail = "A request with this Idempotency-Key is still being worked on. Try again in a moment, with the same key."
    headers = (("Retry-After", "1"),)


class _Overtaken(Exception):
    """Another request with the same key ended between our claim and our record."""


class _Conflict[R: ContractResponse](Exception):
    """The effect returned a 409: its writes are undone, then the outcome is recorded."""

    def __init__(self, response: R) -> None:
        super().__init__()
        self.response = response


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    customer_id: UUID
    operation: Operation
    key: str
    fingerprint: bytes

    @property
    def place(self) -> tuple[UUID, str, str]:
        return self.customer_id, self.operation.id, self.key

    @property
    def lock(self) -> int:
        name = b"\0".join((self.customer_id.bytes, self.operation.id.encode(), self.key.encode()))
        return int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), signed=True)


def fingerprint(operation: Operation, *, path: Mapping[str, str] | None = None, body: BaseModel | None = None) -> bytes:
    """What makes two requests the same: the operation, the path parameters and the body, whatever its spelling."""
    digest = hashlib.sha256(operation.id.encode())
    for name, value in sorted((path or {}).items()):
        digest.update(f"\0{name}\0{value}".encode())
    if body is not None:
        digest.update(b"\0\0" + body.__pydantic_serializer__.to_json(body, by_alias=True, exclude_unset=True))
    return digest.digest()


class Idempotency:
    """Runs effects once per key and remembers their outcomes for `retention`."""

    def __init__(self, database: Database, *, problems: Problems, retention: timedelta = timedelta(hours=24)) -> None:
        self._database = database
        self._problems = problems
        self._retention = retention

    async def run[R: ContractResponse](
        self,
        context: RequestContext,
        operation: Operation,
        *,
        key: str,
        fingerprint: bytes,
        effect: Callable[[Connection], Awaitable[R]],
    ) -> R:
        """The response of `effect`, or the recorded response of an earlier request with the same key.

        `effect` runs in one transaction with the record and may run more than once, so it does database work only.
        Successes are recorded, and conflicts (409) too, whose writes are undone; other errors are not.

        Raises:
            IdempotencyKeyReused: the earlier request had another fingerprint.
            IdempotencyInProgress: the earlier request has not ended.
            RecordedOutcome: the earlier request ended in a conflict.
            Exception: what `effect` raises.
        """
        claim = _Claim(customer_id=context.customer_id, operation=operation, key=key, fingerprint=fingerprint)
        try:
            return await self._database.run(partial(self._perform, claim, effect))
        except (DatabaseBusy, DatabaseUnavailable, IdempotencyKeyReused, IdempotencyInProgress, RecordedOutcome):
            raise
        except _Conflict as conflict:
            recorded = await self._database.run(partial(self._settle, claim, conflict.response))
            return cast(R, recorded or conflict.response)
        except Exception as error:
            recorded = await self._after_error(claim, error, request_id=context.request_id)
            if recorded is None:
                raise
            return cast(R, recorded)

    async def recorded(
        self, context: RequestContext, operation: Operation, *, key: str, fingerprint: bytes
    ) -> ContractResponse | None:
        """The recorded response of an earlier request with the key, for effects that `run` cannot hold.

        Raises:
            IdempotencyKeyReused: the earlier request had another fingerprint.
            RecordedOutcome: the earlier request ended in a conflict.
        """
        claim = _Claim(customer_id=context.customer_id, operation=operation, key=key, fingerprint=fingerprint)
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_READ, *claim.place)
        return None if row is None else _replay(claim, row)

    async def purge(self) -> int:
        """Delete the records that have expired; returns their number."""
        purged = 0
        while True:
            async with self._database.connection() as connection:
                deleted = int((await connection.execute(_PURGE, _PURGED_AT_ONCE)).removeprefix("DELETE "))
            purged += deleted
            if deleted < _PURGED_AT_ONCE:
                return purged

    async def _perform[R: ContractResponse](
        self, claim: _Claim, effect: Callable[[Connection], Awaitable[R]], connection: Connection
    ) -> R:
        recorded = await _take(claim, connection)
        if recorded is not None:
            return cast(R, recorded)
        response = await effect(connection)
        if response.status == _CONFLICT:
            raise _Conflict(response)
        if not await self._record(claim, response, connection):
            raise _Overtaken
        return response

    async def _after_error(self, claim: _Claim, error: Exception, *, request_id: str) -> ContractResponse | None:
        """Record a conflict; for any other error, find out whether another request with the key ended first."""
        outcome = self._problems.describe(error, operation=claim.operation, request_id=request_id)
        if outcome is not None and outcome.status == _CONFLICT:
            return await self._database.run(partial(self._settle, claim, outcome))
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_READ, *claim.place)
        return None if row is None else _replay(claim, row)

    async def _settle(
        self, claim: _Claim, outcome: ContractResponse, connection: Connection
    ) -> ContractResponse | None:
        recorded = await _take(claim, connection)
        if recorded is None and not await self._record(claim, outcome, connection):
            raise IdempotencyInProgress
        return recorded

    async def _record(self, claim: _Claim, response: ContractResponse, connection: Connection) -> bool:
        kind = type(response)
        document = _adapter(kind).dump_json(response, by_alias=True, exclude_unset=True).decode()
        return bool(
            await connection.fetchval(
                _RECORD, *claim.place, claim.fingerprint, kind.__qualname__, document, self._retention
            )
        )


async def _take(claim: _Claim, connection: Connection) -> ContractResponse | None:
    row = await connection.fetchrow(_CLAIM, *claim.place, claim.lock)
    assert row is not None
    if row["response_type"] is not None:
        return _replay(claim, row)
    if not row["is_free"]:
        raise IdempotencyInProgress
    return None


def _replay(claim: _Claim, row: asyncpg.Record) -> ContractResponse:
    if row["fingerprint"] != claim.fingerprint:
        raise IdempotencyKeyReused
    kinds = {kind.__qualname__: kind for kind in (*claim.operation.responses, *claim.operation.problems.values())}
    kind = kinds[row["response_type"]]
    recorded = _adapter(kind).validate_json(row["response"])
    if (_REPLAYED, "Idempotent-Replayed") in kind.headers:
        recorded = replace(recorded, **{_REPLAYED: "true"})
    response: ContractResponse = recorded
    if response.status >= _FIRST_PROBLEM:
        raise RecordedOutcome(response)
    return response


_adapters: dict[type[ContractResponse], TypeAdapter[Any]] = {}


def _adapter(kind: type[ContractResponse]) -> TypeAdapter[Any]:
    adapter = _adapters.get(kind)
    if adapter is None:
        adapter = _adapters[kind] = TypeAdapter(kind)
    return adapter
