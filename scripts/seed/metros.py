"""The two seeded metros, and what they charge."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from scripts.maps import ATTRIBUTION_TEXT, ATTRIBUTION_URL
from scripts.seed.identities import FOUNDED, seeded_id

type VehicleClass = Literal["scooter", "bike", "car", "van"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metro:
    """A row of the table metros."""

    id: UUID
    name: str
    country: str
    currency: str
    time_zone: str
    vat_basis_points: int
    centre_latitude: float
    centre_longitude: float
    radius_m: int
    attributions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """A row of the table tariffs: minor units of the metro's currency, VAT included, and minutes."""

    id: UUID
    metro_id: UUID
    vehicle_class: VehicleClass
    unlock_fee: int
    per_minute: int
    daily_cap: int
    cancellation_free_until_min: int
    cancellation_fee: int
    no_show_grace_min: int
    no_show_fee: int
    late_return_grace_min: int
    late_return_per_minute: int
    wrong_place_fine: int
    unplugged_fine: int
    valid_from: datetime = field(default=FOUNDED)


HELSINKI = Metro(
    id=seeded_id("metro", "helsinki"),
    name="Helsinki",
    country="FI",
    currency="EUR",
    time_zone="Europe/Helsinki",
    vat_basis_points=2550,
    centre_latitude=60.1708,
    centre_longitude=24.9415,
    radius_m=15_000,
    attributions=((ATTRIBUTION_TEXT, ATTRIBUTION_URL),),
)
STOCKHOLM = Metro(
    id=seeded_id("metro", "stockholm"),
    name="Stockholm",
    country="SE",
    currency="SEK",
    time_zone="Europe/Stockholm",
    vat_basis_points=2500,
    centre_latitude=59.3293,
    centre_longitude=18.0686,
    radius_m=12_000,
)
METROS = (HELSINKI, STOCKHOLM)


def tariffs() -> tuple[Tariff, ...]:
    """The price lists of both metros; a euro is taken for eleven kronor."""
    return (*_tariffs(HELSINKI, factor=1), *_tariffs(STOCKHOLM, factor=11))


def _tariffs(metro: Metro, *, factor: int) -> tuple[Tariff, ...]:
    def short_hop(vehicle_class: VehicleClass, *, unlock_fee: int, per_minute: int, daily_cap: int) -> Tariff:
        return Tariff(
            id=seeded_id("tariff", metro.name, vehicle_class),
            metro_id=metro.id,
            vehicle_class=vehicle_class,
            unlock_fee=unlock_fee * factor,
            per_minute=per_minute * factor,
            daily_cap=daily_cap * factor,
            cancellation_free_until_min=5,
            cancellation_fee=100 * factor,
            no_show_grace_min=10,
            no_show_fee=0,
            late_return_grace_min=5,
            late_return_per_minute=per_minute * 2 * factor,
            wrong_place_fine=1500 * factor,
            unplugged_fine=0,
        )

    def planned_trip(vehicle_class: VehicleClass, *, unlock_fee: int, per_minute: int, daily_cap: int) -> Tariff:
        return Tariff(
            id=seeded_id("tariff", metro.name, vehicle_class),
            metro_id=metro.id,
            vehicle_class=vehicle_class,
            unlock_fee=unlock_fee * factor,
            per_minute=per_minute * factor,
            daily_cap=daily_cap * factor,
            cancellation_free_until_min=60,
            cancellation_fee=1000 * factor,
            no_show_grace_min=30,
            no_show_fee=1500 * factor,
            late_return_grace_min=10,
            late_return_per_minute=per_minute * 2 * factor,
            wrong_place_fine=4000 * factor,
            unplugged_fine=2500 * factor,
        )

    return (
        short_hop("scooter", unlock_fee=100, per_minute=22, daily_cap=2500),
        short_hop("bike", unlock_fee=50, per_minute=12, daily_cap=1500),
        planned_trip("car", unlock_fee=150, per_minute=29, daily_cap=6900),
        planned_trip("van", unlock_fee=200, per_minute=39, daily_cap=8900),
    )
