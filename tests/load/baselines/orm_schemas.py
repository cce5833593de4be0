"""The bodies of the two endpoints as pydantic models."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from impl.platform.identifiers import encode
from tests.load.baselines.orm_tables import Reservation, VehicleClass

type Identifier = Annotated[str, Field(pattern=r"^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$")]
type Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
type MinorUnits = Annotated[int, Field(ge=0, le=100_000_000)]
type Minutes = Annotated[int, Field(ge=0, le=10_080)]
type BasisPoints = Annotated[int, Field(ge=0, le=10_000)]


class ReservationCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    quote_id: Identifier
    note: Annotated[str, Field(min_length=1, max_length=500)] | None = None


class MoneyOut(BaseModel):
    amount: int
    currency: Currency


class PriceLineOut(BaseModel):
    kind: str
    minutes: int | None = None
    amount: MoneyOut


class PriceOut(BaseModel):
    lines: list[PriceLineOut]
    net: MoneyOut
    vat: MoneyOut
    vat_rate: BasisPoints
    total: MoneyOut


class CancellationTermsOut(BaseModel):
    free_until_min_before_start: Minutes
    fee: MinorUnits


class NoShowTermsOut(BaseModel):
    grace_min: Minutes
    fee: MinorUnits


class LateReturnTermsOut(BaseModel):
    grace_min: Minutes
    per_minute: MinorUnits


class FinesOut(BaseModel):
    wrong_place: MinorUnits
    unplugged: MinorUnits


class TariffOut(BaseModel):
    vehicle_class: VehicleClass
    currency: Currency
    vat_rate: BasisPoints
    unlock_fee: MinorUnits
    per_minute: MinorUnits
    daily_cap: MinorUnits
    cancellation: CancellationTermsOut
    no_show: NoShowTermsOut
    late_return: LateReturnTermsOut
    fines: FinesOut


class VehicleSummaryOut(BaseModel):
    id: Identifier
    vehicle_class: VehicleClass
    model: str
    licence_plate: str | None


class ReservationOut(BaseModel):
    id: Identifier
    status: str
    vehicle: VehicleSummaryOut
    metro_id: Identifier
    time_zone: str
    starts_at: datetime
    ends_at: datetime | None
    hold_expires_at: datetime | None
    estimate: PriceOut
    tariff: TariffOut
    quote_id: Identifier
    note: str | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, reservation: Reservation) -> "ReservationOut":
        vehicle, during = reservation.vehicle, reservation.during
        assert during.lower is not None
        return cls(
            id=encode("res", value=reservation.id),
            status=reservation.status,
            vehicle=VehicleSummaryOut(
                id=encode("veh", value=vehicle.id),
                vehicle_class=vehicle.vehicle_class,
                model=vehicle.model,
                licence_plate=vehicle.licence_plate,
            ),
            metro_id=encode("met", value=reservation.metro_id),
            time_zone=vehicle.metro.time_zone,
            starts_at=during.lower,
            ends_at=None if reservation.open_ended else during.upper,
            hold_expires_at=reservation.hold_expires_at,
            estimate=PriceOut.model_validate(reservation.estimate),
            tariff=TariffOut.model_validate(reservation.tariff),
            quote_id=encode("quo", value=reservation.quote_id),
            note=reservation.note,
            created_at=reservation.created_at,
            updated_at=reservation.updated_at,
        )


class EventOut(BaseModel):
    id: Identifier
    type: str
    sequence: int
    occurred_at: datetime
    customer_id: Identifier
    reservation: ReservationOut
