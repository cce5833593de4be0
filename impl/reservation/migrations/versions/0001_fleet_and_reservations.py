"""The fleet, its prices, customers, quotes and reservations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from impl.reservation.tables import Point

revision: str = "0001"
down_revision: str | None = None

MOMENT = sa.DateTime(timezone=True)
CLASSES = "'scooter', 'bike', 'car', 'van'"
STATUSES = "'held', 'confirmed', 'active', 'paused', 'returned', 'settled', 'expired', 'cancelled', 'no_show'"
IS_OPEN = "status IN ('held', 'confirmed', 'active', 'paused')"

# The equirectangular projection at the metro's centre: within a metro, distances on the plane are metres, off by less
# than 0.5 %. 111320 m is a degree of longitude at the equator (WGS 84).
ON_PLANE = """
CREATE FUNCTION on_plane(latitude float8, longitude float8, centre_latitude float8) RETURNS point
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN point(longitude * cos(radians(centre_latitude)) * 111320, latitude * 111320)
"""
PLACE_ON_PLANE = """
CREATE FUNCTION place_on_plane() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT on_plane(NEW.latitude, NEW.longitude, metros.centre_latitude) INTO NEW.plane
    FROM metros WHERE metros.id = NEW.metro_id;
    RETURN NEW;
END $$
"""


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    create_metros()
    create_tariffs()
    op.execute(ON_PLANE)
    op.execute(PLACE_ON_PLANE)
    create_parking_spots()
    create_vehicles()
    for table in ("parking_spots", "vehicles"):
        op.execute(
            f"CREATE TRIGGER place_on_plane BEFORE INSERT OR UPDATE OF latitude, longitude, metro_id, plane ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION place_on_plane()"
        )
    create_customers()
    create_quotes()
    create_reservations()


def create_metros() -> None:
    op.create_table(
        "metros",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("country", sa.Text, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("time_zone", sa.Text, nullable=False),
        sa.Column("vat_basis_points", sa.Integer, nullable=False),
        sa.Column("centre_latitude", sa.Double, nullable=False),
        sa.Column("centre_longitude", sa.Double, nullable=False),
        sa.Column("radius_m", sa.Integer, nullable=False),
        sa.Column("attributions", postgresql.JSONB, nullable=False, server_default=sa.text("'[]'")),
        sa.PrimaryKeyConstraint("id", name="metros_pkey"),
        sa.UniqueConstraint("name", name="metros_name_key"),
        sa.CheckConstraint("country ~ '^[A-Z]{2}$' AND currency ~ '^[A-Z]{3}$'", name="metros_codes_check"),
        sa.CheckConstraint("vat_basis_points BETWEEN 0 AND 10000", name="metros_vat_check"),
        sa.CheckConstraint("radius_m BETWEEN 1 AND 1000000", name="metros_radius_check"),
    )


def create_tariffs() -> None:
    amounts = (
        "unlock_fee",
        "per_minute",
        "daily_cap",
        "cancellation_free_until_min",
        "cancellation_fee",
        "no_show_grace_min",
        "no_show_fee",
        "late_return_grace_min",
        "late_return_per_minute",
        "wrong_place_fine",
        "unplugged_fine",
    )
    op.create_table(
        "tariffs",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("metro_id", sa.Uuid, nullable=False),
        sa.Column("vehicle_class", sa.Text, nullable=False),
        *(sa.Column(amount, sa.Integer, nullable=False) for amount in amounts),
        sa.Column("valid_from", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="tariffs_pkey"),
        sa.ForeignKeyConstraint(["metro_id"], ["metros.id"], name="tariffs_metro_id_fkey"),
        sa.UniqueConstraint(
            "metro_id", "vehicle_class", "valid_from", name="tariffs_metro_id_vehicle_class_valid_from_key"
        ),
        sa.CheckConstraint(f"vehicle_class IN ({CLASSES})", name="tariffs_vehicle_class_check"),
        sa.CheckConstraint(f"least({', '.join(amounts)}) >= 0", name="tariffs_amounts_check"),
    )


def create_parking_spots() -> None:
    op.create_table(
        "parking_spots",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("metro_id", sa.Uuid, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("latitude", sa.Double, nullable=False),
        sa.Column("longitude", sa.Double, nullable=False),
        sa.Column("plane", Point, nullable=False),
        sa.Column("vehicle_classes", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("capacity", sa.Integer, nullable=False),
        sa.Column("chargers", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="parking_spots_pkey"),
        sa.ForeignKeyConstraint(["metro_id"], ["metros.id"], name="parking_spots_metro_id_fkey"),
        sa.CheckConstraint(
            f"vehicle_classes <@ ARRAY[{CLASSES}] AND vehicle_classes <> '{{}}'",
            name="parking_spots_vehicle_classes_check",
        ),
        sa.CheckConstraint("capacity >= 1 AND chargers >= 0", name="parking_spots_capacity_check"),
    )
    op.create_index("parking_spots_plane", "parking_spots", ["plane"], postgresql_using="gist")


def create_vehicles() -> None:
    op.create_table(
        "vehicles",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("metro_id", sa.Uuid, nullable=False),
        sa.Column("vehicle_class", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("licence_plate", sa.Text),
        sa.Column("seats", sa.Integer),
        sa.Column("cargo_volume_l", sa.Integer),
        sa.Column("equipment", sa.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
        sa.Column("latitude", sa.Double, nullable=False),
        sa.Column("longitude", sa.Double, nullable=False),
        sa.Column("plane", Point, nullable=False),
        sa.Column("parking_spot_id", sa.Uuid),
        sa.Column("battery_percent", sa.Integer, nullable=False),
        sa.Column("range_m", sa.Integer, nullable=False),
        sa.Column("charging", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.Column("out_of_service", sa.Boolean, nullable=False, server_default=sa.text("false")),
        sa.PrimaryKeyConstraint("id", name="vehicles_pkey"),
        sa.ForeignKeyConstraint(["metro_id"], ["metros.id"], name="vehicles_metro_id_fkey"),
        sa.ForeignKeyConstraint(["parking_spot_id"], ["parking_spots.id"], name="vehicles_parking_spot_id_fkey"),
        sa.CheckConstraint(f"vehicle_class IN ({CLASSES})", name="vehicles_vehicle_class_check"),
        sa.CheckConstraint(
            "vehicle_class IN ('scooter', 'bike') OR (seats IS NOT NULL AND licence_plate IS NOT NULL)",
            name="vehicles_seats_check",
        ),
        sa.CheckConstraint("vehicle_class <> 'van' OR cargo_volume_l IS NOT NULL", name="vehicles_cargo_check"),
        sa.CheckConstraint(
            "battery_percent BETWEEN 0 AND 100 AND range_m BETWEEN 0 AND 1000000", name="vehicles_battery_check"
        ),
    )
    op.create_index(
        "vehicles_plane", "vehicles", ["plane"], postgresql_using="gist", postgresql_where=sa.text("NOT out_of_service")
    )


def create_customers() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("locale", sa.Text, nullable=False, server_default=sa.text("'en'")),
        sa.Column("preferences", postgresql.JSONB, nullable=False, server_default=sa.text("'{}'")),
        sa.Column("payment_method_token", sa.Text),
        sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1")),
        sa.Column("updated_at", MOMENT, nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("id", name="customers_pkey"),
    )


def create_quotes() -> None:
    op.create_table(
        "quotes",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("vehicle_id", sa.Uuid, nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT),
        sa.Column("trip_distance_m", sa.Integer),
        sa.Column("expected_duration_min", sa.Integer, nullable=False),
        sa.Column("tariff", postgresql.JSONB, nullable=False),
        sa.Column("estimate", postgresql.JSONB, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("id", name="quotes_pkey"),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name="quotes_vehicle_id_fkey"),
        sa.CheckConstraint("ends_at > starts_at", name="quotes_times_check"),
    )


def create_reservations() -> None:
    op.create_table(
        "reservations",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("vehicle_id", sa.Uuid, nullable=False),
        sa.Column("metro_id", sa.Uuid, nullable=False),
        sa.Column("quote_id", sa.Uuid, nullable=False),
        sa.Column("during", postgresql.TSTZRANGE, nullable=False),
        sa.Column("open_ended", sa.Boolean, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("hold_expires_at", MOMENT),
        sa.Column("tariff", postgresql.JSONB, nullable=False),
        sa.Column("estimate", postgresql.JSONB, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("cancelled_at", MOMENT),
        sa.Column("cancellation_fee", postgresql.JSONB),
        sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("1")),
        sa.Column("created_at", MOMENT, nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", MOMENT, nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("id", name="reservations_pkey"),
        sa.UniqueConstraint("quote_id", name="reservations_quote_id_key"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="reservations_customer_id_fkey"),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.id"], name="reservations_vehicle_id_fkey"),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name="reservations_quote_id_fkey"),
        sa.CheckConstraint(f"status IN ({STATUSES})", name="reservations_status_check"),
        sa.CheckConstraint("(status = 'held') = (hold_expires_at IS NOT NULL)", name="reservations_hold_check"),
        sa.CheckConstraint(
            "NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)"
            " AND NOT lower_inf(during) AND NOT upper_inf(during)",
            name="reservations_during_check",
        ),
        sa.CheckConstraint(
            "(status = 'cancelled') = (cancelled_at IS NOT NULL)"
            " AND (cancelled_at IS NULL) = (cancellation_fee IS NULL)",
            name="reservations_cancellation_check",
        ),
        postgresql.ExcludeConstraint(
            ("vehicle_id", "="), ("during", "&&"), name="no_double_booking", using="gist", where=sa.text(IS_OPEN)
        ),
    )
    op.create_index(
        "reservations_hold_expires_at",
        "reservations",
        ["hold_expires_at"],
        postgresql_where=sa.text("status = 'held'"),
    )
    op.create_index("reservations_open_by_customer", "reservations", ["customer_id"], postgresql_where=sa.text(IS_OPEN))
    op.create_index(
        "reservations_by_customer", "reservations", ["customer_id", sa.text("lower(during) DESC"), sa.text("id DESC")]
    )


def downgrade() -> None:
    for table in ("reservations", "quotes", "customers", "vehicles", "parking_spots", "tariffs", "metros"):
        op.drop_table(table)
    op.execute("DROP FUNCTION place_on_plane()")
    op.execute("DROP FUNCTION on_plane(float8, float8, float8)")
    # The extension stays: others in the database may use it.
