"""Conversations and all that belongs to them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from impl.travel_agent.tables import TransactionId

revision: str = "0001"
down_revision: str | None = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    create_consents()
    create_conversations()
    create_erasures()
    create_idempotency_keys()
    create_outbox_events()
    create_reservation_events()
    create_client_messages()
    create_commutes()
    create_confirmations()
    create_connections()
    create_conversation_states()
    create_events()
    create_facts()
    create_incident_alerts()
    create_plans()
    create_turns()
    create_webhook_deliveries()
    create_commute_days()
    create_feedback()
    create_plan_options()


def downgrade() -> None:
    for table in (
        "plan_options",
        "feedback",
        "commute_days",
        "webhook_deliveries",
        "turns",
        "plans",
        "incident_alerts",
        "facts",
        "events",
        "conversation_states",
        "connections",
        "confirmations",
        "commutes",
        "client_messages",
        "reservation_events",
        "outbox_events",
        "idempotency_keys",
        "erasures",
        "conversations",
        "consents",
    ):
        op.drop_table(table)


def create_consents() -> None:
    op.create_table(
        "consents",
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("use_location", sa.Boolean, server_default=sa.text("false"), nullable=False),
        sa.Column("keep_history", sa.Boolean, server_default=sa.text("false"), nullable=False),
        sa.Column("external_models", sa.Boolean, server_default=sa.text("false"), nullable=False),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.Column("updated_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", name="consents_pkey"),
    )


def create_conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("time_zone", sa.Text, nullable=False),
        sa.Column("title", sa.Text, server_default="", nullable=False),
        sa.Column("last_seq", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("locale IN ('en', 'de', 'fr', 'es', 'it', 'nl', 'fi')", name="conversations_locale_check"),
        sa.CheckConstraint("last_seq >= 0", name="conversations_last_seq_check"),
        sa.PrimaryKeyConstraint("id", name="conversations_pkey"),
    )
    op.create_index("conversations_by_age", "conversations", ["created_at"])
    op.create_index(
        "conversations_by_customer",
        "conversations",
        ["customer_id", sa.literal_column("updated_at DESC"), sa.literal_column("id DESC")],
    )


def create_erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("erased_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("transaction", TransactionId, server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="erasures_pkey"),
    )
    op.create_index("erasures_recent", "erasures", ["transaction"])


def create_idempotency_keys() -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("operation", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("response_type", sa.Text, nullable=False),
        sa.Column("response", sa.JSON, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("customer_id", "operation", "key", name="idempotency_keys_pkey"),
    )
    op.create_index("idempotency_keys_expiry", "idempotency_keys", ["expires_at"])


def create_outbox_events() -> None:
    op.create_table(
        "outbox_events",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("aggregate_id", sa.Uuid, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("created_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("dispatched_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="outbox_events_pkey"),
        sa.UniqueConstraint("aggregate_id", "sequence", name="outbox_events_order"),
    )
    op.create_index(
        "outbox_events_undispatched", "outbox_events", ["id"], postgresql_where=sa.text("dispatched_at IS NULL")
    )


def create_reservation_events() -> None:
    op.create_table(
        "reservation_events",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("reservation_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("received_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("notified_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="reservation_events_pkey"),
    )
    op.create_index("reservation_events_by_customer", "reservation_events", ["customer_id"])
    op.create_index("reservation_events_of_reservation", "reservation_events", ["reservation_id", "sequence"])
    op.create_index("reservation_events_received", "reservation_events", ["received_at"])
    op.create_index(
        "reservation_events_unnotified",
        "reservation_events",
        ["received_at"],
        postgresql_where=sa.text("notified_at IS NULL"),
    )


def create_client_messages() -> None:
    op.create_table(
        "client_messages",
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("client_id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("received_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="client_messages_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("conversation_id", "client_id", name="client_messages_pkey"),
    )


def create_commutes() -> None:
    op.create_table(
        "commutes",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("body", JSONB, nullable=False),
        sa.Column("created_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="commutes_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="commutes_pkey"),
    )
    op.create_index("commutes_by_customer", "commutes", ["customer_id", "created_at"])
    op.create_index("commutes_of_conversation", "commutes", ["conversation_id"])


def create_confirmations() -> None:
    op.create_table(
        "confirmations",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("turn_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("tool_call_id", sa.Text),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("change", JSONB, nullable=False),
        sa.Column("terms", JSONB, server_default=sa.text("'[]'"), nullable=False),
        sa.Column("status", sa.Text, server_default="pending", nullable=False),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.Column("created_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("decided_at", MOMENT),
        sa.Column("outcome", JSONB),
        sa.Column("reservation_id", sa.Uuid),
        sa.CheckConstraint("digest ~ '^[0-9a-f]{64}$'", name="confirmations_digest_check"),
        sa.CheckConstraint(
            "status IN ('pending', 'approved', 'committed', 'declined', 'superseded', 'expired', 'stale', 'failed')",
            name="confirmations_status_check",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="confirmations_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="confirmations_pkey"),
    )
    op.create_index("confirmations_of_conversation", "confirmations", ["conversation_id", "created_at"])
    op.create_index(
        "confirmations_one_pending",
        "confirmations",
        ["conversation_id"],
        unique=True,
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.create_index(
        "confirmations_pending_expiry", "confirmations", ["expires_at"], postgresql_where=sa.text("status = 'pending'")
    )
    op.create_index(
        "confirmations_uncommitted", "confirmations", ["decided_at"], postgresql_where=sa.text("status = 'approved'")
    )


def create_connections() -> None:
    op.create_table(
        "connections",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("transport", sa.Text, nullable=False),
        sa.Column("node", sa.Text),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("subject", sa.Text),
        sa.Column("conversation_id", sa.Uuid),
        sa.Column("callback_url", sa.Text, nullable=False),
        sa.Column("token_encrypted", sa.LargeBinary),
        sa.Column("token_expires_at", MOMENT),
        sa.Column("scopes", ARRAY(sa.Text), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("locale", sa.Text),
        sa.Column("time_zone", sa.Text),
        sa.Column("position_encrypted", sa.LargeBinary),
        sa.Column("delivered_seq", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column("lease", sa.Uuid),
        sa.Column("lease_until", MOMENT),
        sa.Column("opened_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("last_seen_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="connections_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="connections_pkey"),
    )
    op.create_index("connections_last_seen", "connections", ["last_seen_at"])
    op.create_index(
        "connections_of_conversation",
        "connections",
        ["conversation_id"],
        postgresql_where=sa.text("conversation_id IS NOT NULL"),
    )


def create_conversation_states() -> None:
    op.create_table(
        "conversation_states",
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("memory", sa.JSON),
        sa.Column("pending", sa.JSON),
        sa.Column("version", sa.Integer, server_default=sa.text("1"), nullable=False),
        sa.Column("updated_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="conversation_states_conversation_id_fkey",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation_id", name="conversation_states_pkey"),
    )


def create_events() -> None:
    op.create_table(
        "events",
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("turn_id", sa.Uuid),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("created_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("transaction", TransactionId, server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="events_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name="events_pkey"),
    )
    op.create_index("events_of_turn", "events", ["turn_id"], postgresql_where=sa.text("turn_id IS NOT NULL"))
    op.create_index("events_recent", "events", ["transaction", "conversation_id", "seq"])


def create_facts() -> None:
    op.create_table(
        "facts",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("geometry", JSONB),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("valid_until", MOMENT),
        sa.Column("created_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("revoked_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="facts_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="facts_pkey"),
    )
    op.create_index("facts_by_customer", "facts", ["customer_id", "created_at"])
    op.create_index("facts_of_conversation", "facts", ["conversation_id", "created_at"])


def create_incident_alerts() -> None:
    op.create_table(
        "incident_alerts",
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("incident_id", sa.Text, nullable=False),
        sa.Column("told_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="incident_alerts_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("conversation_id", "incident_id", name="incident_alerts_pkey"),
    )


def create_plans() -> None:
    op.create_table(
        "plans",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("body", JSONB, nullable=False),
        sa.Column("request", JSONB, nullable=False),
        sa.Column("status", sa.Text, server_default="valid", nullable=False),
        sa.Column("invalidated_reason", sa.Text),
        sa.Column("created_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("status IN ('valid', 'invalidated')", name="plans_status_check"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="plans_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="plans_pkey"),
    )
    op.create_index("plans_by_customer", "plans", ["customer_id", "created_at"])
    op.create_index("plans_of_conversation", "plans", ["conversation_id", "created_at"])


def create_turns() -> None:
    op.create_table(
        "turns",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("status", sa.Text, server_default="running", nullable=False),
        sa.Column("owner", sa.Text),
        sa.Column("lease_until", MOMENT),
        sa.Column("started_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("completed_at", MOMENT),
        sa.Column("cancel_requested", sa.Boolean, server_default=sa.text("false"), nullable=False),
        sa.Column("client_message_id", sa.Text),
        sa.Column("prompt", sa.Text, server_default="", nullable=False),
        sa.Column("message_id", sa.Uuid),
        sa.CheckConstraint(
            "status IN ('running', 'completed', 'awaiting_confirmation', 'awaiting_answer', 'cancelled', 'failed')",
            name="turns_status_check",
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="turns_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="turns_pkey"),
    )
    op.create_index(
        "turns_by_message", "turns", ["message_id"], unique=True, postgresql_where=sa.text("message_id IS NOT NULL")
    )
    op.create_index("turns_of_conversation", "turns", ["conversation_id", "started_at"])
    op.create_index("turns_running", "turns", ["lease_until"], postgresql_where=sa.text("status = 'running'"))


def create_webhook_deliveries() -> None:
    op.create_table(
        "webhook_deliveries",
        sa.Column("id", sa.Uuid, server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("event_id", sa.Uuid, nullable=False),
        sa.Column("subscriber", sa.Text, nullable=False),
        sa.Column("aggregate_id", sa.Uuid, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, server_default="pending", nullable=False),
        sa.Column("attempts", sa.Integer, server_default="0", nullable=False),
        sa.Column("next_attempt_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.Column("lease", sa.Uuid),
        sa.Column("last_error", sa.Text),
        sa.Column("finished_at", MOMENT),
        sa.CheckConstraint("status IN ('pending', 'delivered', 'dead')", name="webhook_deliveries_status"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["outbox_events.id"], name="webhook_deliveries_event_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="webhook_deliveries_pkey"),
        sa.UniqueConstraint("event_id", "subscriber", name="webhook_deliveries_once"),
    )
    op.create_index(
        "webhook_deliveries_due",
        "webhook_deliveries",
        ["subscriber", "next_attempt_at"],
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.create_index(
        "webhook_deliveries_order",
        "webhook_deliveries",
        ["subscriber", "aggregate_id", "sequence"],
        postgresql_where=sa.text("status = 'pending'"),
    )


def create_commute_days() -> None:
    op.create_table(
        "commute_days",
        sa.Column("commute_id", sa.Uuid, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("reservation_id", sa.Uuid),
        sa.ForeignKeyConstraint(
            ["commute_id"], ["commutes.id"], name="commute_days_commute_id_fkey", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("commute_id", "date", name="commute_days_pkey"),
    )
    op.create_index(
        "commute_days_by_reservation",
        "commute_days",
        ["reservation_id"],
        postgresql_where=sa.text("reservation_id IS NOT NULL"),
    )


def create_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("turn_id", sa.Uuid, nullable=False),
        sa.Column("rating", sa.Text, nullable=False),
        sa.Column("comment", sa.Text),
        sa.Column("given_at", MOMENT, server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("rating IN ('up', 'down')", name="feedback_rating_check"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="feedback_conversation_id_fkey", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["turn_id"], ["turns.id"], name="feedback_turn_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="feedback_pkey"),
        sa.UniqueConstraint("turn_id", name="feedback_turn_id_key"),
    )
    op.create_index("feedback_of_conversation", "feedback", ["conversation_id"])


def create_plan_options() -> None:
    op.create_table(
        "plan_options",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("plan_id", sa.Uuid, nullable=False),
        sa.Column("reservation_id", sa.Uuid),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="plan_options_plan_id_fkey", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="plan_options_pkey"),
    )
    op.create_index(
        "plan_options_by_reservation",
        "plan_options",
        ["reservation_id"],
        postgresql_where=sa.text("reservation_id IS NOT NULL"),
    )
    op.create_index("plan_options_of_plan", "plan_options", ["plan_id"])
