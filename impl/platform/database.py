"""Work on the database: statements, transactions that are repeated where that helps, errors a client can act on."""

import asyncio
import copy
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Final, Literal, Self

import asyncpg
from asyncpg.transaction import Transaction

from impl.platform.jitter import spread
from impl.platform.pool import Connection, ConnectionPool, DatabaseBusy, DatabaseOptions, DatabaseUnavailable
from impl.platform.settings import Settings

__all__ = ["Connection", "Database", "DatabaseBusy", "DatabaseOptions", "DatabaseUnavailable", "Isolation"]

type Isolation = Literal["read_committed", "repeatable_read", "serializable"]

_ATTEMPTS: Final = 5
_FIRST_PAUSE_SECONDS: Final = 0.005
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


class Database:
    """A PostgreSQL database. It may be down when this is made: connections are made when they are first wanted."""

    def __init__(self, options: DatabaseOptions) -> None:
        self.pool = ConnectionPool(options)
        self._patience: float | None = None

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

    def patient(self, *, seconds: float) -> Self:
        """The same database for work that nobody will ask for again: it waits so many seconds for a connection."""
        patient = copy.copy(self)
        patient._patience = seconds
        return patient

    async def close(self) -> None:
        """Wait for borrowed connections to come back, then close all."""
        await self.pool.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.close()

    def connection(self) -> AbstractAsyncContextManager[Connection]:
        """Borrow a connection on which each statement is its own transaction.

        Raises:
            DatabaseBusy: no connection came free in time.
            DatabaseUnavailable: the server is away, also when it goes away within the block.
        """
        return _Borrowed(self.pool, patience=self._patience)

    def transaction(
        self, *, isolation: Isolation = "read_committed", readonly: bool = False
    ) -> AbstractAsyncContextManager[Connection]:
        """Borrow a connection in a transaction: committed at the end of the block, rolled back when it raises.

        Raises what `connection` raises. Conflicts with other transactions are the caller's: `run` repeats them.
        """
        return _BorrowedTransaction(self.pool, patience=self._patience, isolation=isolation, readonly=readonly)

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
                await asyncio.sleep(spread(_FIRST_PAUSE_SECONDS * 2**attempt, least=0, most=1))
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


class _Borrowed:
    __slots__ = ("_connection", "_patience", "_pool")

    _connection: Connection

    def __init__(self, pool: ConnectionPool, *, patience: float | None) -> None:
        self._pool = pool
        self._patience = patience

    async def __aenter__(self) -> Connection:
        self._connection = await self._pool.acquire(patience=self._patience)
        return self._connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._give_back(error)

    def _give_back(self, error: BaseException | None) -> None:
        if error is None:
            self._pool.release(self._connection)
            return
        away = _is_away(error, self._connection)
        # A server that did not answer in time is given up together with the connection.
        self._pool.release(self._connection, usable=not isinstance(error, TimeoutError))
        if away:
            raise DatabaseUnavailable from error


class _BorrowedTransaction(_Borrowed):
    __slots__ = ("_isolation", "_readonly", "_transaction")

    _transaction: Transaction

    def __init__(self, pool: ConnectionPool, *, patience: float | None, isolation: Isolation, readonly: bool) -> None:
        super().__init__(pool, patience=patience)
        self._isolation = isolation
        self._readonly = readonly

    async def __aenter__(self) -> Connection:
        connection = await super().__aenter__()
        self._transaction = connection.transaction(isolation=self._isolation, readonly=self._readonly)
        try:
            await self._transaction.start()
        except BaseException as error:
            self._give_back(error)
            raise
        return connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if error is None:
                await self._transaction.commit()
            elif not self._connection.is_closed():
                await self._transaction.rollback()
        except BaseException as failure:
            self._give_back(failure)
            if error is None or not isinstance(failure, Exception):
                raise
        else:
            self._give_back(error)


def _is_away(error: BaseException, connection: Connection) -> bool:
    if isinstance(error, _SERVER_IS_AWAY):
        return True
    lost = isinstance(error, asyncpg.PostgresError | asyncpg.InterfaceError | asyncpg.InternalClientError | OSError)
    return lost and connection.is_closed()
