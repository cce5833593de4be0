"""The tables of the Travel Agent: the source of its migrations, which `alembic check` compares with it.

Whatever belongs to a conversation refers to it and goes with it.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
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
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import UserDefinedType

from impl.platform.tables import define_platform_tables


class TransactionId(UserDefinedType[Any]):
    """PostgreSQL's `xid8`, the number of a transaction."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The type's name in SQL."""
        return "xid8"


_MOMENT = DateTime(timezone=True)
_NOW = text("now()")
_LOCALES = "'en', 'de', 'fr', 'es', 'it', 'nl', 'fi'"
_TURN_STATUSES = "'running', 'completed', 'awaiting_confirmation', 'awaiting_answer', 'cancelled', 'failed'"
_CONFIRMATION_STATUSES = "'pending', 'approved', 'committed', 'declined', 'superseded', 'expired', 'stale', 'failed'"
_PENDING = text("status = 'pending'")


def _conversation(*, nullable: bool = False) -> Column[Any]:
    return Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=nullable)


def _transaction() -> Column[Any]:
    """The transaction that wrote the row: what polls ask by, whatever order transactions end in."""
    return Column("transaction", TransactionId, nullable=False, server_default=text("pg_current_xact_id()"))


metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

# last_seq is the number of the last event. The row's lock orders the appends: numbers have no gaps, and events become
# visible in their order.
conversations = Table(
    "conversations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("customer_id", Uuid, nullable=False),
    Column("locale", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("title", Text, nullable=False, server_default=""),
    Column("last_seq", Integer, nullable=False, server_default=text("0")),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("created_at", _MOMENT, nullable=False, server_default=_NOW),
    Column("updated_at", _MOMENT, nullable=False, server_default=_NOW),
    CheckConstraint(f"locale IN ({_LOCALES})", name="conversations_locale_check"),
    CheckConstraint("last_seq >= 0", name="conversations_last_seq_check"),
    Index("conversations_by_age", "created_at"),
)
Index(
    "conversations_by_customer",
    conversations.c.customer_id,
    conversations.c.updated_at.desc(),
    conversations.c.id.desc(),
)

# Which messages of clients have been followed. The fingerprint tells a repeated message from another of the same id.
client_messages = Table(
    "client_messages",
    metadata,
    Column(
        "conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True, nullable=False
    ),
    Column("client_id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("received_at", _MOMENT, nullable=False, server_default=_NOW),
)

# `json` keeps the text as it was written: it is sent as it stands.
events = Table(
    "events",
    metadata,
    Column(
        "conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True, nullable=False
    ),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Uuid, nullable=False),
    Column("type", Text, nullable=False),
    Column("turn_id", Uuid),
    Column("body", JSON, nullable=False),
    Column("created_at", _MOMENT, nullable=False, server_default=_NOW),
    _transaction(),
    Index("events_recent", "transaction", "conversation_id", "seq"),
    Index("events_of_turn", "turn_id", postgresql_where=text("turn_id IS NOT NULL")),
)

# A running turn belongs to the process `owner` until lease_until; one whose lease has run out was interrupted.
turns = Table(
    "turns",
    metadata,
    Column("id", Uuid, primary_key=True),
    _conversation(),
    Column("status", Text, nullable=False, server_default="running"),
    Column("owner", Text),
    Column("lease_until", _MOMENT),
    Column("started_at", _MOMENT, nullable=False, server_default=_NOW),
    Column("completed_at", _MOMENT),
    Column("cancel_requested", Boolean, nullable=False, server_default=text("false")),
    Column("client_message_id", Text),
    Column("prompt", Text, nullable=False, server_default=""),
    # The answer that the turn gives, which `message.regenerate` names.
    Column("message_id", Uuid),
    CheckConstraint(f"status IN ({_TURN_STATUSES})", name="turns_status_check"),
    Index("turns_of_conversation", "conversation_id", "started_at"),
    Index("turns_running", "lease_until", postgresql_where=text("status = 'running'")),
    Index("turns_by_message", "message_id", unique=True, postgresql_where=text("message_id IS NOT NULL")),
)

# What the agents remember between turns, as text that is read whole; `pending` is what the customer is waited for with.
conversation_states = Table(
    "conversation_states",
    metadata,
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("memory", JSON),
    Column("pending", JSON),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("updated_at", _MOMENT, nullable=False, server_default=_NOW),
)

# Connections that gateways hold for us. The lease names the process that is pushing to the connection.
connections = Table(
    "connections",
    metadata,
    Column("id", Text, primary_key=True),
    Column("transport", Text, nullable=False),
    Column("node", Text),
    Column("customer_id", Uuid),
    Column("subject", Text),
    _conversation(nullable=True),
    Column("callback_url", Text, nullable=False),
    Column("token_encrypted", LargeBinary),
    Column("token_expires_at", _MOMENT),
    Column("scopes", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("locale", Text),
    Column("time_zone", Text),
    Column("position_encrypted", LargeBinary),
    Column("delivered_seq", Integer, nullable=False, server_default=text("0")),
    Column("lease", Uuid),
    Column("lease_until", _MOMENT),
    Column("opened_at", _MOMENT, nullable=False, server_default=_NOW),
    Column("last_seen_at", _MOMENT, nullable=False, server_default=_NOW),
    Index("connections_of_conversation", "conversation_id", postgresql_where=text("conversation_id IS NOT NULL")),
    Index("connections_last_seen", "last_seen_at"),
)

confirmations = Table(
    "confirmations",
    metadata,
    Column("id", Uuid, primary_key=True),
    _conversation(),
    Column("turn_id", Uuid, nullable=False),
    Column("customer_id", Uuid, nullable=False),
    Column("tool_call_id", Text),
    Column("digest", Text, nullable=False),
    Column("change", JSONB, nullable=False),
    Column("terms", JSONB, nullable=False, server_default=text("'[]'")),
    Column("status", Text, nullable=False, server_default="pending"),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("created_at", _MOMENT, nullable=False, server_default=_NOW),
    Column("expires_at", _MOMENT, nullable=False),
    Column("decided_at", _MOMENT),
    Column("outcome", JSONB),
    Column("reservation_id", Uuid),
    CheckConstraint("digest ~ '^[0-9a-f]{64}$'", name="confirmations_digest_check"),
    CheckConstraint(f"status IN ({_CONFIRMATION_STATUSES})", name="confirmations_status_check"),
    Index("confirmations_one_pending", "conversation_id", unique=True, postgresql_where=_PENDING),
    Index("confirmations_of_conversation", "conversation_id", "created_at"),
    Index("confirmations_pending_expiry", "expires_at", postgresql_where=_PENDING),
    Index("confirmations_uncommitted", "decided_at", postgresql_where=text("status = 'approved'")),
)

plans = Table(
    "plans",
    metadata,
    Column("id", Uuid, primary_key=True),
    _conversation(),
    Column("customer_id", Uuid, nullable=False),
    Column("body", JSONB, nullable=False),
    Column("request", JSONB, nullable=False),
    Column("status", Text, nullable=False, server_default="valid"),
    Column("invalidated_reason", Text),
    Column("created_at", _MOMENT, nullable=False, server_default=_NOW),
    CheckConstraint("status IN ('valid', 'invalidated')", name="plans_status_check"),
    Index("plans_of_conversation", "conversation_id", "created_at"),
    Index("plans_by_customer", "customer_id", "created_at"),
)

plan_options = Table(
    "plan_options",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("plan_id", Uuid, ForeignKey("plans.id", ondelete="CASCADE"), nullable=False),
    # The reservation that was made of the option.
    Column("reservation_id", Uuid),
    Index("plan_options_of_plan", "plan_id"),
    Index("plan_options_by_reservation", "reservation_id", postgresql_where=text("reservation_id IS NOT NULL")),
)

facts = Table(
    "facts",
    metadata,
    Column("id", Uuid, primary_key=True),
    _conversation(),
    Column("customer_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("geometry", JSONB),
    Column("statement", Text, nullable=False),
    Column("valid_until", _MOMENT),
    Column("created_at", _MOMENT, nullable=False, server_default=_NOW),
    Column("revoked_at", _MOMENT),
    Index("facts_of_conversation", "conversation_id", "created_at"),
    Index("facts_by_customer", "customer_id", "created_at"),
)

commutes = Table(
    "commutes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("customer_id", Uuid, nullable=False),
    _conversation(),
    Column("body", JSONB, nullable=False),
    Column("created_at", _MOMENT, nullable=False, server_default=_NOW),
    Index("commutes_of_conversation", "conversation_id"),
    Index("commutes_by_customer", "customer_id", "created_at"),
)

commute_days = Table(
    "commute_days",
    metadata,
    Column("commute_id", Uuid, ForeignKey("commutes.id", ondelete="CASCADE"), primary_key=True),
    Column("date", Date, primary_key=True),
    Column("status", Text, nullable=False),
    Column("reservation_id", Uuid),
    Index("commute_days_by_reservation", "reservation_id", postgresql_where=text("reservation_id IS NOT NULL")),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Uuid, primary_key=True),
    _conversation(),
    Column("turn_id", Uuid, ForeignKey("turns.id", ondelete="CASCADE"), nullable=False),
    Column("rating", Text, nullable=False),
    Column("comment", Text),
    Column("given_at", _MOMENT, nullable=False, server_default=_NOW),
    UniqueConstraint("turn_id"),
    CheckConstraint("rating IN ('up', 'down')", name="feedback_rating_check"),
    Index("feedback_of_conversation", "conversation_id"),
)

# Where a customer has no row, nothing but the defaults is allowed.
consents = Table(
    "consents",
    metadata,
    Column("customer_id", Uuid, primary_key=True),
    Column("use_location", Boolean, nullable=False, server_default=text("false")),
    Column("keep_history", Boolean, nullable=False, server_default=text("false")),
    Column("external_models", Boolean, nullable=False, server_default=text("false")),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("updated_at", _MOMENT, nullable=False, server_default=_NOW),
)

# Events of the Reservation API, each kept once; `notified_at` is when the conversations were told.
reservation_events = Table(
    "reservation_events",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("reservation_id", Uuid, nullable=False),
    Column("customer_id", Uuid, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    Column("received_at", _MOMENT, nullable=False, server_default=_NOW),
    Column("notified_at", _MOMENT),
    Index("reservation_events_by_customer", "customer_id"),
    Index("reservation_events_of_reservation", "reservation_id", "sequence"),
    Index("reservation_events_received", "received_at"),
    Index("reservation_events_unnotified", "received_at", postgresql_where=text("notified_at IS NULL")),
)

# Which conversations are gone, for other processes to close the connections they hold; kept for a short time.
erasures = Table(
    "erasures",
    metadata,
    Column("conversation_id", Uuid, primary_key=True),
    Column("erased_at", _MOMENT, nullable=False, server_default=_NOW),
    _transaction(),
    Index("erasures_recent", "transaction"),
)

# Which incidents a conversation has been told of.
incident_alerts = Table(
    "incident_alerts",
    metadata,
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("incident_id", Text, primary_key=True),
    Column("told_at", _MOMENT, nullable=False, server_default=_NOW),
)

platform = define_platform_tables(metadata)
