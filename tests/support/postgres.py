"""A PostgreSQL server that a test may stop and start, and the platform's tables in a database."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import MetaData
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateIndex, CreateTable

from impl.platform.database import Database
from impl.platform.tables import define_platform_tables
from scripts.stack.children import Child
from scripts.stack.cluster import Cluster
from scripts.stack.database import served
from scripts.stack.places import Account, temporary_directory, unprivileged_account
from scripts.stack.postgres_binaries import postgres_programs

_DIALECT = registry.load("postgresql.asyncpg")()


@dataclass(slots=True)
class RestartableServer:
    """A server of one test's own, always on the same port."""

    url: str
    child: Child
    account: Account | None

    def stop(self) -> None:
        """Stop it; open connections are cut."""
        self.child.stop()

    def start(self) -> None:
        """Start it on the data it had. It takes connections a moment later."""
        arguments = self.child.process.args
        assert isinstance(arguments, list)
        self.child = Child.start(
            "database",
            arguments=arguments,
            log=self.child.log,
            account=self.account,
            stop_signal=self.child.stop_signal,
        )


@contextmanager
def restartable_server() -> Iterator[RestartableServer]:
    """A running server that forgets nothing when it is stopped."""
    account = unprivileged_account(owner_of=None)
    directory = temporary_directory(account)
    cluster = Cluster(directory=directory, programs=postgres_programs(account), account=account, durable=False)
    try:
        with served(cluster) as database:
            assert database.server is not None
            server = RestartableServer(database.url, database.server, account)
            try:
                yield server
            finally:
                server.stop()
    finally:
        shutil.rmtree(directory, ignore_errors=True)


async def create_platform_tables(database: Database) -> None:
    """Make the tables as a service's first migration does."""
    metadata = MetaData()
    define_platform_tables(metadata)
    async with database.connection() as connection:
        for table in metadata.sorted_tables:
            await connection.execute(str(CreateTable(table).compile(dialect=_DIALECT)))
            for index in table.indexes:
                await connection.execute(str(CreateIndex(index).compile(dialect=_DIALECT)))
