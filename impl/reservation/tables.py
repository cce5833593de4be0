"""The tables of the Reservation service: the source of its migrations, which `alembic check` compares with it."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSTZRANGE, ExcludeConstraint
from sqlalchemy.types import UserDefinedType

from impl.platform.tables import define_platform_tables


class Point(UserDefinedType[Any]):
    """PostgreSQL's `point`."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The type's name in SQL."""
        return "point"


_MOMENT = DateTime(timezone=True)
_CLASSES = "'scooter', 'bike', 'car', 'van'"
_STATUSES = "'held', 'confirmed', 'active', 'paused', 'returned', 'settled', 'expired', 'cancelled', 'no_show'"
_IS_OPEN = "status IN ('held', 'confirmed', 'active', 'paused')"


def _place() -> tuple[Column[Any], ...]:
    """Degrees as published, and the same place in metres on the plane of the metro, which a trigger keeps in step."""
    return (
        Column("latitude", Double, nullable=False),
        Column("longitude", Double, nullable=False),
        Column("plane", Point, nullable=False),
    )


metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "fk": "%(table_name)s_%(column_0_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

metros = Table(
    "metros",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("country", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("vat_basis_points", Integer, nullable=False),
    Column("centre_latitude", Double, nullable=False),
    Column("centre_longitude", Double, nullable=False),
    Column("radius_m", Integer, nullable=False),
    Column("attributions", JSONB, nullable=False, server_default=text("'[]'")),
    CheckConstraint("country ~ '^[A-Z]{2}$' AND currency ~ '^[A-Z]{3}$'", name="metros_codes_check"),
    CheckConstraint("vat_basis_points BETWEEN 0 AND 10000", name="metros_vat_check"),
    CheckConstraint("radius_m BETWEEN 1 AND 1000000", name="metros_radius_check"),
)

# Amounts are minor units of the metro's currency, VAT included; times are minutes.
tariffs = Table(
    "tariffs",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("metro_id", Uuid, ForeignKey("metros.id"), nullable=False),
    Column("vehicle_class", Text, nullable=False),
    Column("unlock_fee", Integer, nullable=False),
    Column("per_minute", Integer, nullable=False),
    Column("daily_cap", Integer, nullable=False),
    Column("cancellation_free_until_min", Integer, nullable=False),
    Column("cancellation_fee", Integer, nullable=False),
    Column("no_show_grace_min", Integer, nullable=False),
    Column("no_show_fee", Integer, nullable=False),
    Column("late_return_grace_min", Integer, nullable=False),
    Column("late_return_per_minute", Integer, nullable=False),
    Column("wrong_place_fine", Integer, nullable=False),
    Column("unplugged_fine", Integer, nullable=False),
    Column("valid_from", _MOMENT, nullable=False),
    UniqueConstraint("metro_id", "vehicle_class", "valid_from"),
    CheckConstraint(f"vehicle_class IN ({_CLASSES})", name="tariffs_vehicle_class_check"),
    CheckConstraint(
        "least(unlock_fee, per_minute, daily_cap, cancellation_free_until_min, cancellation_fee, no_show_grace_min,"
        " no_show_fee, late_return_grace_min, late_return_per_minute, wrong_place_fine, unplugged_fine) >= 0",
        name="tariffs_amounts_check",
    ),
)

parking_spots = Table(
    "parking_spots",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("metro_id", Uuid, ForeignKey("metros.id"), nullable=False),
    Column("name", Text, nullable=False),
    *_place(),
    Column("vehicle_classes", ARRAY(Text), nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("chargers", Integer, nullable=False),
    Index("parking_spots_plane", "plane", postgresql_using="gist"),
    CheckConstraint(
        f"vehicle_classes <@ ARRAY[{_CLASSES}] AND vehicle_classes <> '{{}}'",
        name="parking_spots_vehicle_classes_check",
    ),
    CheckConstraint("capacity >= 1 AND chargers >= 0", name="parking_spots_capacity_check"),
)

vehicles = Table(
    "vehicles",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("metro_id", Uuid, ForeignKey("metros.id"), nullable=False),
    Column("vehicle_class", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("licence_plate", Text),
    Column("seats", Integer),
    Column("cargo_volume_l", Integer),
    Column("equipment", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    *_place(),
    Column("parking_spot_id", Uuid, ForeignKey("parking_spots.id")),
    Column("battery_percent", Integer, nullable=False),
    Column("range_m", Integer, nullable=False),
    Column("charging", Boolean, nullable=False, server_default=text("false")),
    Column("out_of_service", Boolean, nullable=False, server_default=text("false")),
    Index("vehicles_plane", "plane", postgresql_using="gist", postgresql_where=text("NOT out_of_service")),
    CheckConstraint(f"vehicle_class IN ({_CLASSES})", name="vehicles_vehicle_class_check"),
    CheckConstraint(
        "vehicle_class IN ('scooter', 'bike') OR (seats IS NOT NULL AND licence_plate IS NOT NULL)",
        name="vehicles_seats_check",
    ),
    CheckConstraint("vehicle_class <> 'van' OR cargo_volume_l IS NOT NULL", name="vehicles_cargo_check"),
    CheckConstraint(
        "battery_percent BETWEEN 0 AND 100 AND range_m BETWEEN 0 AND 1000000", name="vehicles_battery_check"
    ),
)

# The id derives from issuer and subject of the token, so a customer's rows elsewhere need no look-up here.
customers = Table(
    "customers",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("locale", Text, nullable=False, server_default=text("'en'")),
    Column("preferences", JSONB, nullable=False, server_default=text("'{}'")),
    Column("payment_method_token", Text),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("updated_at", _MOMENT, nullable=False, server_default=text("now()")),
)

# A quote may come before the customer's row, so customer_id refers to no table.
quotes = Table(
    "quotes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("customer_id", Uuid, nullable=False),
    Column("vehicle_id", Uuid, ForeignKey("vehicles.id"), nullable=False),
    Column("starts_at", _MOMENT, nullable=False),
    Column("ends_at", _MOMENT),
    Column("trip_distance_m", Integer),
    Column("expected_duration_min", Integer, nullable=False),
    Column("tariff", JSONB, nullable=False),
    Column("estimate", JSONB, nullable=False),
    Column("expires_at", _MOMENT, nullable=False),
    Column("created_at", _MOMENT, nullable=False, server_default=text("now()")),
    CheckConstraint("ends_at > starts_at", name="quotes_times_check"),
)

# metro_id is the vehicle's metro when it was reserved; a foreign key would lock the metro's one row in every booking.
reservations = Table(
    "reservations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("customer_id", Uuid, ForeignKey("customers.id"), nullable=False),
    Column("vehicle_id", Uuid, ForeignKey("vehicles.id"), nullable=False),
    Column("metro_id", Uuid, nullable=False),
    Column("quote_id", Uuid, ForeignKey("quotes.id"), nullable=False, unique=True),
    Column("during", TSTZRANGE, nullable=False),
    Column("open_ended", Boolean, nullable=False),
    Column("status", Text, nullable=False),
    Column("hold_expires_at", _MOMENT),
    Column("tariff", JSONB, nullable=False),
    Column("estimate", JSONB, nullable=False),
    Column("note", Text),
    Column("cancelled_at", _MOMENT),
    Column("cancellation_fee", JSONB),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("created_at", _MOMENT, nullable=False, server_default=text("now()")),
    Column("updated_at", _MOMENT, nullable=False, server_default=text("now()")),
    CheckConstraint(f"status IN ({_STATUSES})", name="reservations_status_check"),
    CheckConstraint("(status = 'held') = (hold_expires_at IS NOT NULL)", name="reservations_hold_check"),
    CheckConstraint(
        "NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)"
        " AND NOT lower_inf(during) AND NOT upper_inf(during)",
        name="reservations_during_check",
    ),
    CheckConstraint(
        "(status = 'cancelled') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL) = (cancellation_fee IS NULL)",
        name="reservations_cancellation_check",
    ),
    ExcludeConstraint(
        ("vehicle_id", "="), ("during", "&&"), name="no_double_booking", using="gist", where=text(_IS_OPEN)
    ),
    Index("reservations_hold_expires_at", "hold_expires_at", postgresql_where=text("status = 'held'")),
    Index("reservations_open_by_customer", "customer_id", postgresql_where=text(_IS_OPEN)),
)
Index(
    "reservations_by_customer",
    reservations.c.customer_id,
    text("lower(during) DESC"),
    reservations.c.id.desc(),
)

platform = define_platform_tables(metadata)
