"""Metros: city areas with a fleet and a price list of their own."""

from dataclasses import dataclass
from uuid import UUID

from generated.models import Attribution, Tariff
from impl.reservation.domain.geography import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Metro:
    """A city area. `tariffs` are those in force; the VAT rate is in basis points."""

    id: UUID
    name: str
    country: str
    currency: str
    time_zone: str
    vat_rate: int
    area: Surroundings
    tariffs: tuple[Tariff, ...]
    attributions: tuple[Attribution, ...]
