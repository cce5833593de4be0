"""`python -m impl.travel_agent.migrate` brings the database of DATABASE_URL to the schema this version works with."""

import sys
from pathlib import Path

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from impl.platform.settings import Settings, SettingsError, load_settings


def configuration(database_url: str) -> Config:
    """Alembic's configuration for the service's migrations on one database."""
    config = Config(Path(__file__).with_name("alembic.ini"))
    # Alembic interpolates %, which a password in a URL may contain.
    config.set_main_option("database_url", database_url.replace("%", "%%"))
    return config


def upgrade(database_url: str, *, revision: str = "head") -> None:
    """Apply the migrations that are missing; safe to run in several processes at once.

    It runs an event loop of its own, so call it from a thread if there is one already.

    Raises:
        OSError, asyncpg.PostgresError: the database cannot be reached or refuses.
        CommandError: the database has migrations that this version does not know.
    """
    command.upgrade(configuration(database_url), revision)


def main() -> int:
    """Migrate, and return the exit code: 0 done, 1 the database failed, 2 DATABASE_URL is missing or wrong."""
    try:
        database_url = load_settings(Settings).database_url.get_secret_value()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        upgrade(database_url)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        return _explain(error, remedy="see that the server of DATABASE_URL runs and that its user owns the database")
    except CommandError as error:
        return _explain(error, remedy="start the version that the database was last migrated with, or a later one")
    return 0


def _explain(error: Exception, *, remedy: str) -> int:
    text = f"the database could not be migrated.\n  Why: {type(error).__name__}: {error}\n  Fix: {remedy}."
    print(text, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
