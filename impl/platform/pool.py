"""The connections to PostgreSQL: a bounded number, lent to one borrower at a time, with a bounded queue before them.

asyncpg's own pool costs more CPU than a short query itself: it guards against borrowers that keep connections or leave
session state behind, which the context managers of `database` rule out.
"""

import asyncio
from dataclasses import dataclass
from typing import Final

import asyncpg
from pydantic_core import from_json, to_json

from impl.platform.errors import Refusal

type Connection = asyncpg.Connection[asyncpg.Record]

_IDLE_IN_TRANSACTION_SECONDS: Final = 30
_LAST_CALL_SECONDS: Final = 10


class DatabaseBusy(Refusal):
    """Every connection is in use and the queue is full, or the wait was too long. Nothing was done."""

    code = "service_unavailable"
    detail = "The service is at its capacity. Try again in a moment."
    headers = (("Retry-After", "1"),)


class DatabaseUnavailable(Refusal):
    """The server is not there or did not answer in time. A commit under way may have happened."""

    code = "service_unavailable"
    detail = "The service cannot reach its database. Try again in a few seconds, with the same Idempotency-Key."
    headers = (("Retry-After", "3"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseOptions:
    """How to reach the database. Times are in seconds; `url` holds the password, so it stays out of representations."""

    url: str
    pool_size: int = 10
    queue_size: int = 100
    queue_seconds: float = 0.25
    connect_seconds: float = 3.0
    statement_seconds: float = 5.0
    behind_pgbouncer: bool = False
    statement_cache_size: int = 100

    def __repr__(self) -> str:
        return f"DatabaseOptions(pool_size={self.pool_size}, queue_size={self.queue_size})"


class ConnectionPool:
    """Lends connections. They are made when they are first wanted, and the one used last is lent first."""

    def __init__(self, options: DatabaseOptions) -> None:
        self._options = options
        self._gate = asyncio.Semaphore(options.pool_size)
        self._waiting = 0
        self._idle: list[Connection] = []
        self._lent: set[Connection] = set()

    @property
    def waiting(self) -> int:
        """The number of borrowers in the queue."""
        return self._waiting

    async def acquire(self, *, patience: float | None = None) -> Connection:
        """Borrow a connection; `release` gives it back.

        With `patience` the borrower has a place however many wait, for so many seconds: its work is bounded elsewhere.

        Raises:
            DatabaseBusy: none came free in time, or too many wait already.
            DatabaseUnavailable: none could be made.
        """
        if not self._gate.locked():
            await self._gate.acquire()
        elif patience is None:
            await self._queue()
        else:
            await self._wait(patience)
        try:
            connection = await self._next()
        except Exception as failure:
            self._gate.release()
            raise DatabaseUnavailable from failure
        except BaseException:
            self._gate.release()
            raise
        self._lent.add(connection)
        return connection

    def release(self, connection: Connection, *, usable: bool = True) -> None:
        """Take a connection back; one that is not `usable`, or is left in a transaction, is thrown away."""
        self._lent.remove(connection)
        if usable and not connection.is_closed() and not connection.is_in_transaction():
            self._idle.append(connection)
        else:
            connection.terminate()
        self._gate.release()

    async def close(self) -> None:
        """Wait a while for what is lent, then close every connection. The pool may be used again afterwards."""
        permits = 0
        try:
            async with asyncio.timeout(_LAST_CALL_SECONDS):
                while permits < self._options.pool_size:
                    await self._gate.acquire()
                    permits += 1
        except TimeoutError:
            for connection in self._lent:
                connection.terminate()
        finally:
            idle, self._idle = self._idle, []
            await asyncio.gather(*(connection.close(timeout=1) for connection in idle), return_exceptions=True)
            for _ in range(permits):
                self._gate.release()

    async def _queue(self) -> None:
        if self._waiting >= self._options.queue_size:
            raise DatabaseBusy
        self._waiting += 1
        try:
            await self._wait(self._options.queue_seconds)
        finally:
            self._waiting -= 1

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._gate.acquire()
        except TimeoutError:
            raise DatabaseBusy from None

    async def _next(self) -> Connection:
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
        return await _connect(self._options)


async def _connect(options: DatabaseOptions) -> Connection:
    session = {
        "application_name": "mobility",
        "jit": "off",
        "timezone": "UTC",
        "statement_timeout": _milliseconds(options.statement_seconds),
        "idle_in_transaction_session_timeout": _milliseconds(_IDLE_IN_TRANSACTION_SECONDS),
    }
    connection = await asyncpg.connect(
        options.url,
        timeout=options.connect_seconds,
        # The server's own limit answers first; this one is for a server that answers nothing at all.
        command_timeout=options.statement_seconds + 1,
        statement_cache_size=options.statement_cache_size,
        # A PgBouncer refuses start-up parameters; the role's own settings take their place there.
        server_settings=None if options.behind_pgbouncer else session,
    )
    try:
        await connection.set_type_codec(
            "jsonb", schema="pg_catalog", format="text", encoder=_write_json, decoder=from_json
        )
    except BaseException:
        connection.terminate()
        raise
    return connection


def _write_json(value: object) -> str:
    return to_json(value).decode()


def _milliseconds(seconds: float) -> str:
    return str(round(seconds * 1000))
