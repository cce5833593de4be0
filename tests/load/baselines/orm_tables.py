"""The service's tables as SQLAlchemy 2 ORM classes."""

from datetime import datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Text, func
from sqlalchemy.dialects.postgresql import JSON, JSONB, TSTZRANGE, Range
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

# Not a `type`: SQLAlchemy would make a column type of it.
VehicleClass = Literal["scooter", "bike", "car", "van"]


class Base(DeclarativeBase):
    type_annotation_map: ClassVar = {datetime: DateTime(timezone=True), str: Text, dict[str, Any]: JSONB}


class Metro(Base):
    __tablename__ = "metros"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    time_zone: Mapped[str]


class Vehicle(Base):
    __tablename__ = "vehicles"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    metro_id: Mapped[UUID] = mapped_column(ForeignKey("metros.id"))
    vehicle_class: Mapped[VehicleClass] = mapped_column(Text)
    model: Mapped[str]
    licence_plate: Mapped[str | None]
    range_m: Mapped[int]
    out_of_service: Mapped[bool]
    metro: Mapped[Metro] = relationship()


class Customer(Base):
    __tablename__ = "customers"

    id: Mapped[UUID] = mapped_column(primary_key=True)


class Quote(Base):
    __tablename__ = "quotes"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    customer_id: Mapped[UUID]
    vehicle_id: Mapped[UUID] = mapped_column(ForeignKey("vehicles.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    trip_distance_m: Mapped[int | None]
    tariff: Mapped[dict[str, Any]]
    estimate: Mapped[dict[str, Any]]
    expires_at: Mapped[datetime]
    vehicle: Mapped[Vehicle] = relationship()


class Reservation(Base):
    __tablename__ = "reservations"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customers.id"))
    vehicle_id: Mapped[UUID] = mapped_column(ForeignKey("vehicles.id"))
    metro_id: Mapped[UUID]
    quote_id: Mapped[UUID] = mapped_column(ForeignKey("quotes.id"))
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)
    open_ended: Mapped[bool]
    status: Mapped[str]
    hold_expires_at: Mapped[datetime | None]
    tariff: Mapped[dict[str, Any]]
    estimate: Mapped[dict[str, Any]]
    note: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    vehicle: Mapped[Vehicle] = relationship()


class IdempotencyKey(Base):
    __tablename__ = "idempotency_keys"

    customer_id: Mapped[UUID] = mapped_column(primary_key=True)
    operation: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[bytes]
    response_type: Mapped[str]
    response: Mapped[dict[str, Any]] = mapped_column(JSON)
    expires_at: Mapped[datetime]


class OutboxEvent(Base):
    __tablename__ = "outbox_events"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    aggregate_id: Mapped[UUID]
    sequence: Mapped[int]
    type: Mapped[str]
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
