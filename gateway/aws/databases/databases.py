"""A database and a role for each service on one server: neither service may connect to the other's database."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import asyncpg

# Evaluated by type checkers only: at run time the class takes no arguments.
type Keeper = asyncpg.Connection[asyncpg.Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDatabase:
    """A database, and the role of the same name that owns it."""

    name: str
    password: str = field(repr=False)


async def make_databases(keeper: Keeper, databases: Sequence[ServiceDatabase]) -> None:
    """Make what is missing and set the passwords; what is there already stays as it is.

    `keeper` is connected as a role that may create roles and databases, and need not be a superuser.

    Raises:
        asyncpg.PostgresError: the server refuses.
    """
    for database in databases:
        await _make_role(keeper, database)
        await _make_database(keeper, database)


async def _make_role(keeper: Keeper, database: ServiceDatabase) -> None:
    name = await _quoted(keeper, database.name)
    if not await keeper.fetchval("SELECT true FROM pg_roles WHERE rolname = $1", database.name):
        await keeper.execute(f"CREATE ROLE {name} LOGIN NOCREATEDB NOCREATEROLE")
    # Only what is at most a member may hand a database over to the role.
    await keeper.execute(f"GRANT {name} TO CURRENT_USER WITH INHERIT TRUE, SET TRUE")
    password = await keeper.fetchval("SELECT quote_literal($1)", database.password)
    await keeper.execute(f"ALTER ROLE {name} PASSWORD {password}")


async def _make_database(keeper: Keeper, database: ServiceDatabase) -> None:
    name = await _quoted(keeper, database.name)
    if not await keeper.fetchval("SELECT true FROM pg_database WHERE datname = $1", database.name):
        await keeper.execute(f"CREATE DATABASE {name} OWNER {name}")
    await keeper.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")


async def _quoted(keeper: Keeper, name: str) -> str:
    quoted: str = await keeper.fetchval("SELECT quote_ident($1)", name)
    return quoted
