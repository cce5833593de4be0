"""What the platform keeps: remembered responses, events on their way out, and their deliveries."""

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"

MOMENT = sa.DateTime(timezone=True)
PENDING = sa.text("status = 'pending'")


def upgrade() -> None:
    create_idempotency_keys()
    create_outbox_events()
    create_webhook_deliveries()


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
        sa.Column("created_at", MOMENT, nullable=False, server_default=sa.text("now()")),
        sa.Column("dispatched_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="outbox_events_pkey"),
        sa.UniqueConstraint("aggregate_id", "sequence", name="outbox_events_order"),
    )
    op.create_index(
        "outbox_events_undispatched", "outbox_events", ["id"], postgresql_where=sa.text("dispatched_at IS NULL")
    )


def create_webhook_deliveries() -> None:
    op.create_table(
        "webhook_deliveries",
        sa.Column("id", sa.Uuid, nullable=False, server_default=sa.text("gen_random_uuid()")),
        sa.Column("event_id", sa.Uuid, nullable=False),
        sa.Column("subscriber", sa.Text, nullable=False),
        sa.Column("aggregate_id", sa.Uuid, nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("status", sa.Text, nullable=False, server_default=sa.text("'pending'")),
        sa.Column("attempts", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("next_attempt_at", MOMENT, nullable=False, server_default=sa.text("now()")),
        sa.Column("lease", sa.Uuid),
        sa.Column("last_error", sa.Text),
        sa.Column("finished_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="webhook_deliveries_pkey"),
        sa.ForeignKeyConstraint(
            ["event_id"], ["outbox_events.id"], name="webhook_deliveries_event_id_fkey", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("event_id", "subscriber", name="webhook_deliveries_once"),
        sa.CheckConstraint("status IN ('pending', 'delivered', 'dead')", name="webhook_deliveries_status"),
    )
    op.create_index(
        "webhook_deliveries_due", "webhook_deliveries", ["subscriber", "next_attempt_at"], postgresql_where=PENDING
    )
    op.create_index(
        "webhook_deliveries_order",
        "webhook_deliveries",
        ["subscriber", "aggregate_id", "sequence"],
        postgresql_where=PENDING,
    )


def downgrade() -> None:
    for table in ("webhook_deliveries", "outbox_events", "idempotency_keys"):
        op.drop_table(table)
