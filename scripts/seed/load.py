"""Writes the seeded data into a database whose tables are there. What is there already stays as it is."""

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol
from uuid import UUID

import asyncpg

from impl.platform.context import customer_id_of
from scripts.maps import obtain_extract, read_locations
from scripts.seed.customers import CUSTOMERS
from scripts.seed.fleet import Vehicle, fleet
from scripts.seed.metros import HELSINKI, METROS, STOCKHOLM, Metro, Tariff, VehicleClass, tariffs
from scripts.seed.spots import ParkingSpot, helsinki_spots, stockholm_spots

FLEETS: Mapping[str, dict[VehicleClass, int]] = {
    HELSINKI.name: {"car": 200, "van": 200, "scooter": 2000, "bike": 2000},
    STOCKHOLM.name: {"car": 10, "van": 10, "scooter": 20, "bike": 20},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A row of the table customers."""

    id: UUID
    locale: str
    payment_method_token: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """Everything a local stack starts with."""

    metros: tuple[Metro, ...]
    tariffs: tuple[Tariff, ...]
    parking_spots: tuple[ParkingSpot, ...]
    vehicles: tuple[Vehicle, ...]
    customers: tuple[Customer, ...]


def make_seed(*, issuer: str) -> Seed:
    """Make the seeded data; it is the same each time, but for the customers' ids, which follow from the issuer.

    Raises:
        StackFailure: the map is not there and cannot be fetched.
    """
    helsinki, stockholm = helsinki_spots(read_locations(obtain_extract())), stockholm_spots()
    return Seed(
        metros=METROS,
        tariffs=tariffs(),
        parking_spots=(*helsinki, *stockholm),
        vehicles=(
            *fleet(HELSINKI, spots=helsinki, sizes=FLEETS[HELSINKI.name]),
            *fleet(STOCKHOLM, spots=stockholm, sizes=FLEETS[STOCKHOLM.name]),
        ),
        customers=tuple(
            Customer(
                id=customer_id_of(customer.subject, issuer=issuer),
                locale=customer.locale,
                payment_method_token=customer.payment_method_token,
            )
            for customer in CUSTOMERS
        ),
    )


async def load(seed: Seed, *, connection: asyncpg.Connection) -> None:
    """Insert what is missing, in one transaction."""
    async with connection.transaction():
        for table in dataclasses.fields(seed):
            await _insert(getattr(seed, table.name), table=table.name, connection=connection)
    for table in dataclasses.fields(seed):
        await connection.execute(f"ANALYZE {table.name}")


class _Row(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


async def _insert(rows: Sequence[_Row], *, table: str, connection: asyncpg.Connection) -> None:
    columns = [field.name for field in dataclasses.fields(rows[0])]
    names = ", ".join(columns)
    # COPY knows no ON CONFLICT, so the rows take the way through a table without constraints.
    await connection.execute(
        f"CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT {names} FROM {table} WITH NO DATA"
    )
    await connection.copy_records_to_table("incoming", records=_records(rows, columns=columns), columns=columns)
    await connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming ON CONFLICT (id) DO NOTHING")
    await connection.execute("DROP TABLE incoming")


def _records(rows: Sequence[_Row], *, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple(_stored(getattr(row, column), column=column) for column in columns)


def _stored(value: Any, *, column: str) -> Any:
    if column == "attributions":
        return json.dumps([{"text": text, "url": url} for text, url in value])
    return value
