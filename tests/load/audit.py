"""What the database holds after the load, against what customers were told."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import asyncpg

from impl.platform.identifiers import decode
from tests.load.booking import Acknowledgements
from tests.load.customer import Identity

OPEN = "('held', 'confirmed', 'active', 'paused')"
OVERLAPS = f"""
SELECT count(*) FROM reservations AS one JOIN reservations AS other
    ON one.vehicle_id = other.vehicle_id AND one.id < other.id AND one.during && other.during
WHERE one.status IN {OPEN} AND other.status IN {OPEN}
"""
WITHOUT_THEIR_EVENTS = """
SELECT count(*) FROM reservations WHERE customer_id = ANY ($1) AND ARRAY(
    SELECT sequence FROM outbox_events WHERE aggregate_id = reservations.id ORDER BY sequence
) <> ARRAY(SELECT generate_series(1, version)::bigint)
"""
WITH_OTHER_EVENTS = """
SELECT count(*) FROM reservations WHERE customer_id = ANY ($1) AND ARRAY(
    SELECT type FROM outbox_events WHERE aggregate_id = reservations.id ORDER BY sequence
) <> CASE status WHEN 'held' THEN ARRAY['reservation.held'] ELSE ARRAY['reservation.held', 'reservation.' || status] END
"""
EVENTS_OF_NOTHING = """
SELECT count(*) FROM outbox_events WHERE NOT EXISTS (SELECT FROM reservations WHERE id = aggregate_id)
"""
RECORDED = """
SELECT count(*) FROM idempotency_keys
WHERE customer_id = ANY ($1) AND operation = 'createReservation' AND response_type LIKE '%Created%'
"""
DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Faults, each of which must be zero, and how many reservations there are.

    Attributes:
        reservations: rows.
        overlaps: pairs of open reservations of one vehicle at the same time.
        deadlocks: since the database was made.
        lost: acknowledged, but not there, or not under the id that was told.
        doubled: reservations beyond one for a quote and key, or without the key's record, or the other way round.
        denied: there, although the customer was told they had not got it, or was told nothing.
        uncancelled: acknowledged as cancelled, but in another status.
        wrong_events: reservations whose events are not one for each change of state, and events of no reservation.
    """

    reservations: int
    overlaps: int
    deadlocks: int
    lost: int
    doubled: int
    denied: int
    uncancelled: int
    wrong_events: int

    @property
    def faults(self) -> dict[str, int]:
        """The faults that were found, by name; empty where all is well."""
        found = {field.name: int(getattr(self, field.name)) for field in fields(self) if field.name != "reservations"}
        return {name: count for name, count in found.items() if count}


async def audit(database_url: str, *, customers: Sequence[Identity], acknowledged: Acknowledgements) -> Audit:
    """Compare what the database holds of the customers with what they were told.

    Run it once the service has stopped, as a session tells of its deadlocks when it ends.
    """
    ids = [customer.customer_id for customer in customers]
    connection = await asyncpg.connect(database_url)
    try:
        rows = await connection.fetch("SELECT id, quote_id, status FROM reservations WHERE customer_id = ANY ($1)", ids)
        recorded = await connection.fetchval(RECORDED, ids)
        wrong_events = await connection.fetchval(EVENTS_OF_NOTHING)
        for statement in (WITHOUT_THEIR_EVENTS, WITH_OTHER_EVENTS):
            wrong_events += await connection.fetchval(statement, ids)
        overlaps = await connection.fetchval(OVERLAPS)
        deadlocks = await connection.fetchval(DEADLOCKS)
    finally:
        await connection.close()
    stored = {(row["quote_id"], row["id"]): row["status"] for row in rows}
    told = {
        (decode("quo", text=quote), decode("res", text=reservation))
        for quote, reservation in acknowledged.reservations.items()
        if reservation is not None
    }
    cancelled = {decode("res", text=reservation) for reservation in acknowledged.cancelled}
    return Audit(
        reservations=len(rows),
        overlaps=overlaps,
        deadlocks=deadlocks,
        lost=len(told - stored.keys()),
        doubled=len(rows) - len({row["quote_id"] for row in rows}) + abs(recorded - len(rows)),
        denied=len(stored.keys() - told),
        uncancelled=sum(row["id"] in cancelled and row["status"] != "cancelled" for row in rows),
        wrong_events=wrong_events,
    )
