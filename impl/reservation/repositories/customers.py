"""Customers in the database. A customer's row is made when it is first needed."""

from typing import Final
from uuid import UUID

import asyncpg

from generated.models import Locale
from impl.platform.database import Connection
from impl.reservation.domain.customers import Profile

_COLUMNS: Final = "id, locale, preferences, payment_method_token, version, updated_at"
_FIND: Final = f"SELECT {_COLUMNS} FROM customers WHERE id = $1"
# DO NOTHING would return no row where another request has made it in the meantime.
_MAKE: Final = f"""
INSERT INTO customers AS customer (id) VALUES ($1)
ON CONFLICT (id) DO UPDATE SET version = customer.version
RETURNING {_COLUMNS}
"""
_SAVE: Final = """
UPDATE customers
SET locale = $2, preferences = $3, payment_method_token = $4, version = $5, updated_at = $6
WHERE id = $1 AND version = $5 - 1
"""


async def find_or_make_customer(connection: Connection, customer_id: UUID) -> Profile:
    """A customer's profile in one round trip, or two the first time."""
    row = await connection.fetchrow(_FIND, customer_id) or await connection.fetchrow(_MAKE, customer_id)
    assert row is not None
    return _profile_of(row)


async def save_customer(connection: Connection, profile: Profile) -> bool:
    """Store the next version of a profile; False where another request was faster and nothing was stored."""
    done = await connection.execute(
        _SAVE,
        profile.id,
        profile.locale,
        profile.preferences,
        profile.payment_method_token,
        profile.version,
        profile.updated_at,
    )
    return done == "UPDATE 1"


def _profile_of(row: asyncpg.Record) -> Profile:
    return Profile(
        id=row["id"],
        locale=Locale(row["locale"]),
        preferences=row["preferences"],
        payment_method_token=row["payment_method_token"],
        version=row["version"],
        updated_at=row["updated_at"],
    )
