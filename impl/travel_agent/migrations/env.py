"""Runs the migrations for alembic: one transaction for all of them, and one process at a time."""

import asyncio
import os

import asyncpg
from alembic import context
from alembic.util import CommandError
from sqlalchemy import Connection, pool
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.ext.asyncio import create_async_engine

from impl.travel_agent.tables import TransactionId, metadata

VERSION_TABLE = "travel_agent_alembic_version"
# Any number will do, as long as every version of the service takes the same one.
ADVISORY_LOCK = 7_263_187_402

# Without this a reflected column of type xid8 is no type at all.
ischema_names["xid8"] = TransactionId


def migrate(connection: Connection) -> None:
    """Run the migrations that alembic was asked for; a second process waits here, then finds nothing to do."""
    context.configure(connection=connection, target_metadata=metadata, version_table=VERSION_TABLE, compare_type=True)
    with context.begin_transaction():
        context.execute(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
        context.run_migrations()


async def connect_and_migrate() -> None:
    """Connect as the service does, by the URL in the environment or in alembic's configuration."""
    url = context.config.get_main_option("database_url") or os.environ.get("DATABASE_URL")
    if not url:
        raise CommandError("DATABASE_URL is not set: it names the database to migrate.")
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(url), poolclass=pool.NullPool
    )
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


def print_statements() -> None:
    """Write the SQL to standard output (`--sql`), for who must not run programs against a production database."""
    context.configure(
        dialect_name="postgresql",
        target_metadata=metadata,
        version_table=VERSION_TABLE,
        literal_binds=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    print_statements()
else:
    asyncio.run(connect_and_migrate())
