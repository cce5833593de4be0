"""The connection to PostgreSQL: a bounded pool behind a bounded queue, transactions, errors a client can act on."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Final, Literal, Self

import asyncpg
from asyncpg.pool import Pool, PoolConnectionProxy
from asyncpg.transaction import Transaction
from pydantic_core import from_json, to_json

from impl.platform.errors import Refusal
from impl.platform.settings import Settings

type Connection = asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]
type _Pool = Pool[asyncpg.Record]
type _Pooled = PoolConnectionProxy[asyncpg.Record]
type Isolation = Literal["read_committed", "repeatable_read", "serializable"]

# asyncpg's classes take type parameters in its stubs only.
if TYPE_CHECKING:
    _PlainConnection = asyncpg.Connection[asyncpg.Record]
else:
    _PlainConnection = asyncpg.Connection

_ATTEMPTS: Final = 5
_FIRST_PAUSE_SECONDS: Final = 0.005
_IDLE_IN_TRANSACTION_SECONDS: Final = 30
_SCHEMA_CHANGED: Final = asyncpg.InvalidCachedStatementError
_WORTH_REPEATING: Final = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError, _SCHEMA_CHANGED)
_SERVER_IS_AWAY: Final = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.QueryCanceledError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.InsufficientResourcesError,
    TimeoutError,
)


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


class _Session(_PlainConnection):
    """A pooled connection without session state: nothing to reset between borrowers, which saves a round trip."""

    __slots__ = ()

    def get_reset_query(self) -> str:
        return ""


class Database:
    """A pool of connections. Opening it needs no running server: connections are made when they are first wanted."""

    def __init__(self, options: DatabaseOptions) -> None:
        self._options = options
        self._gate = asyncio.Semaphore(options.pool_size)
        self._waiting = 0
        self._pool: _Pool | None = None

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """The database that the settings name."""
        return cls(
            DatabaseOptions(
                url=settings.database_url.get_secret_value(),
                pool_size=settings.database_pool_size,
                queue_size=settings.database_queue_size,
                queue_seconds=settings.database_queue_seconds,
                connect_seconds=settings.database_connect_seconds,
                statement_seconds=settings.database_statement_seconds,
                behind_pgbouncer=settings.database_behind_pgbouncer,
                statement_cache_size=settings.database_statement_cache_size,
            )
        )

    async def open(self) -> None:
        """Make the pool; calling it again does nothing."""
        if self._pool is None:
            pool = _make_pool(self._options)
            self._pool = await pool

    async def close(self) -> None:
        """Wait for borrowed connections to come back, then close all."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.close()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.close()

    def connection(self) -> AbstractAsyncContextManager[Connection]:
        """Borrow a connection on which each statement is its own transaction.

        Raises:
            DatabaseBusy: no connection came free in time.
            DatabaseUnavailable: the server is away, also when it goes away within the block.
        """
        return _Borrowed(self)

    def transaction(
        self, *, isolation: Isolation = "read_committed", readonly: bool = False
    ) -> AbstractAsyncContextManager[Connection]:
        """Borrow a connection in a transaction: committed at the end of the block, rolled back when it raises.

        Raises what `connection` raises. Conflicts with other transactions are the caller's: `run` repeats them.
        """
        return _BorrowedTransaction(self, isolation=isolation, readonly=readonly)

    async def run[T](self, work: Callable[[Connection], Awaitable[T]], *, isolation: Isolation = "read_committed") -> T:
        """Do `work` in a transaction, again from the start when it fell to a serialization failure or a deadlock.

        Raises what `connection` and `work` raise; DatabaseBusy after the fifth attempt.
        """
        for attempt in range(_ATTEMPTS):
            try:
                async with self.transaction(isolation=isolation) as connection:
                    return await work(connection)
            except _WORTH_REPEATING as conflict:
                last_conflict = conflict
                await asyncio.sleep(random.uniform(0, _FIRST_PAUSE_SECONDS * 2**attempt))
        raise DatabaseBusy from last_conflict

    async def ping(self) -> bool:
        """Whether the server answers. A pool that is merely busy counts as an answer."""
        try:
            async with self.connection() as connection:
                await connection.execute("SELECT 1")
        except DatabaseBusy:
            return True
        except DatabaseUnavailable:
            return False
        return True

    @property
    def waiting(self) -> int:
        """The number of borrowers in the queue."""
        return self._waiting

    async def acquire(self) -> _Pooled:
        """Take a connection out of the pool; the context managers are the usual way."""
        if self._gate.locked():
            await self._queue()
        else:
            await self._gate.acquire()
        try:
            if self._pool is None:
                await self.open()
            assert self._pool is not None
            return await self._pool.acquire()
        except Exception as failure:
            self._gate.release()
            raise DatabaseUnavailable from failure
        except BaseException:
            self._gate.release()
            raise

    async def release(self, connection: _Pooled) -> None:
        """Give back what `acquire` returned."""
        try:
            assert self._pool is not None
            await self._pool.release(connection)
        finally:
            self._gate.release()

    async def _queue(self) -> None:
        if self._waiting >= self._options.queue_size:
            raise DatabaseBusy
        self._waiting += 1
        try:
            async with asyncio.timeout(self._options.queue_seconds):
                await self._gate.acquire()
        except TimeoutError:
            raise DatabaseBusy from None
        finally:
            self._waiting -= 1


class _Borrowed:
    __slots__ = ("_connection", "_database")

    _connection: _Pooled

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __aenter__(self) -> Connection:
        self._connection = await self._database.acquire()
        return self._connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        away = error is not None and _is_away(error, self._connection)
        try:
            await self._database.release(self._connection)
        except Exception as failure:
            if error is None:
                raise DatabaseUnavailable from failure
        if away:
            raise DatabaseUnavailable from error


class _BorrowedTransaction(_Borrowed):
    __slots__ = ("_isolation", "_readonly", "_transaction")

    _transaction: Transaction

    def __init__(self, database: Database, *, isolation: Isolation, readonly: bool) -> None:
        super().__init__(database)
        self._isolation = isolation
        self._readonly = readonly

    async def __aenter__(self) -> Connection:
        connection = await super().__aenter__()
        self._transaction = connection.transaction(isolation=self._isolation, readonly=self._readonly)
        try:
            await self._transaction.start()
        except BaseException as error:
            await super().__aexit__(type(error), error, error.__traceback__)
            raise
        return connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if error is None:
                await self._transaction.commit()
            elif not _is_closed(self._connection):
                await self._transaction.rollback()
        except BaseException as failure:
            await super().__aexit__(type(failure), failure, failure.__traceback__)
            if error is None or not isinstance(failure, Exception):
                raise
        else:
            await super().__aexit__(kind, error, traceback)


def _is_away(error: BaseException, connection: _Pooled) -> bool:
    if isinstance(error, _SERVER_IS_AWAY):
        return True
    lost = isinstance(error, asyncpg.PostgresError | asyncpg.InterfaceError | asyncpg.InternalClientError | OSError)
    return lost and _is_closed(connection)


def _is_closed(connection: _Pooled) -> bool:
    try:
        return connection.is_closed()
    except asyncpg.InterfaceError:
        # The pool has taken it back already, which it does when the server cuts it.
        return True


def _make_pool(options: DatabaseOptions) -> _Pool:
    session = {
        "application_name": "mobility",
        "jit": "off",
        "timezone": "UTC",
        "statement_timeout": _milliseconds(options.statement_seconds),
        "idle_in_transaction_session_timeout": _milliseconds(_IDLE_IN_TRANSACTION_SECONDS),
    }
    return asyncpg.create_pool(
        options.url,
        min_size=0,
        max_size=options.pool_size,
        max_inactive_connection_lifetime=0,
        timeout=options.connect_seconds,
        # The server's own limit answers first; this one is for a server that answers nothing at all.
        command_timeout=options.statement_seconds + 1,
        connection_class=_Session,
        init=_prepare,
        statement_cache_size=options.statement_cache_size,
        # A PgBouncer refuses start-up parameters; the role's own settings take their place there.
        server_settings=None if options.behind_pgbouncer else session,
    )


async def _prepare(connection: Connection) -> None:
    await connection.set_type_codec("jsonb", schema="pg_catalog", format="text", encoder=_write_json, decoder=from_json)


def _write_json(value: object) -> str:
    return to_json(value).decode()


def _milliseconds(seconds: float) -> str:
    return str(round(seconds * 1000))
