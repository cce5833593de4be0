"""A database with the platform's tables."""

import pytest

from impl.platform.database import Database
from tests.support.postgres import create_platform_tables


@pytest.fixture
async def tables(database: Database) -> Database:
    """The platform's access to a database that has its tables."""
    await create_platform_tables(database)
    return database
