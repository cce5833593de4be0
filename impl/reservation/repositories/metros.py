"""Metros in the database, with the tariffs in force."""

from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from generated.models import Attribution, Tariff, VehicleClass
from impl.platform.database import Connection
from impl.reservation.domain.geography import Place, Surroundings
from impl.reservation.domain.metros import Metro
from impl.reservation.repositories.tariffs import TARIFF_IN_FORCE

# $1 is the present, as TARIFF_IN_FORCE has it, and $2 the classes in the order in which their tariffs are listed.
_SELECT: Final = f"""
SELECT metro.*, (
    SELECT coalesce(jsonb_agg(priced.tariff ORDER BY vehicle.position), '[]')
    FROM unnest($2::text[]) WITH ORDINALITY AS vehicle (vehicle_class, position)
    {TARIFF_IN_FORCE}
) AS tariffs
FROM metros AS metro
"""
_FIND: Final = f"{_SELECT} WHERE metro.id = $3"
_LIST: Final = f"{_SELECT} WHERE $3::text IS NULL OR metro.name > $3 ORDER BY metro.name LIMIT $4"


async def find_metro(connection: Connection, metro_id: UUID, *, now: datetime) -> Metro | None:
    """A metro by its id."""
    row = await connection.fetchrow(_FIND, now, list(VehicleClass), metro_id)
    return None if row is None else _metro_of(row)


async def list_metros(connection: Connection, *, after: str | None, limit: int, now: datetime) -> list[Metro]:
    """The metros by name, at most `limit`, from the first one past the name `after`."""
    rows = await connection.fetch(_LIST, now, list(VehicleClass), after, limit)
    return [_metro_of(row) for row in rows]


def _metro_of(row: asyncpg.Record) -> Metro:
    return Metro(
        id=row["id"],
        name=row["name"],
        country=row["country"],
        currency=row["currency"],
        time_zone=row["time_zone"],
        vat_rate=row["vat_basis_points"],
        area=Surroundings(
            centre=Place(latitude=row["centre_latitude"], longitude=row["centre_longitude"]),
            radius_m=row["radius_m"],
        ),
        tariffs=tuple(Tariff.model_validate(tariff) for tariff in row["tariffs"]),
        attributions=tuple(Attribution.model_validate(attribution) for attribution in row["attributions"]),
    )
