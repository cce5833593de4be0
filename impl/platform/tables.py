"""The tables that the platform keeps in a service's database, defined for the service's migrations."""

from dataclasses import dataclass

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)

_PENDING = text("status = 'pending'")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformTables:
    """The tables of one service's `MetaData`."""

    idempotency_keys: Table
    outbox_events: Table
    webhook_deliveries: Table


def define_platform_tables(metadata: MetaData) -> PlatformTables:
    """Add the platform's tables to a service's metadata. Call it once."""
    return PlatformTables(
        idempotency_keys=_idempotency_keys(metadata),
        outbox_events=_outbox_events(metadata),
        webhook_deliveries=_webhook_deliveries(metadata),
    )


def _idempotency_keys(metadata: MetaData) -> Table:
    return Table(
        "idempotency_keys",
        metadata,
        Column("customer_id", Uuid, primary_key=True),
        Column("operation", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("fingerprint", LargeBinary, nullable=False),
        Column("response_type", Text, nullable=False),
        # `json` keeps the text as it was, so that a replay is the first answer byte for byte.
        Column("response", JSON, nullable=False),
        Column("expires_at", DateTime(timezone=True), nullable=False),
        Index("idempotency_keys_expiry", "expires_at"),
    )


def _outbox_events(metadata: MetaData) -> Table:
    return Table(
        "outbox_events",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("aggregate_id", Uuid, nullable=False),
        Column("sequence", BigInteger, nullable=False),
        Column("type", Text, nullable=False),
        Column("payload", JSON, nullable=False),
        Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
        Column("dispatched_at", DateTime(timezone=True)),
        UniqueConstraint("aggregate_id", "sequence", name="outbox_events_order"),
        Index("outbox_events_undispatched", "id", postgresql_where=text("dispatched_at IS NULL")),
    )


def _webhook_deliveries(metadata: MetaData) -> Table:
    return Table(
        "webhook_deliveries",
        metadata,
        Column("id", Uuid, primary_key=True, server_default=func.gen_random_uuid()),
        Column("event_id", Uuid, ForeignKey("outbox_events.id", ondelete="CASCADE"), nullable=False),
        Column("subscriber", Text, nullable=False),
        Column("aggregate_id", Uuid, nullable=False),
        Column("sequence", BigInteger, nullable=False),
        Column("status", Text, nullable=False, server_default="pending"),
        Column("attempts", Integer, nullable=False, server_default="0"),
        # While an attempt is under way, this is when its lease ends.
        Column("next_attempt_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
        Column("lease", Uuid),
        Column("last_error", Text),
        Column("finished_at", DateTime(timezone=True)),
        CheckConstraint("status IN ('pending', 'delivered', 'dead')", name="webhook_deliveries_status"),
        UniqueConstraint("event_id", "subscriber", name="webhook_deliveries_once"),
        Index("webhook_deliveries_due", "subscriber", "next_attempt_at", postgresql_where=_PENDING),
        Index("webhook_deliveries_order", "subscriber", "aggregate_id", "sequence", postgresql_where=_PENDING),
    )
