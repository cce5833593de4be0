"""Rows for measuring single requests: reservations to get, and quotes that nothing stands in the way of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from uuid import UUID

import asyncpg

from impl.platform.identifiers import encode, new_uuid7
from tests.load.customer import Identity
from tests.load.http_client import compose

PUT_ASIDE = "TRUNCATE webhook_deliveries, outbox_events, idempotency_keys, reservations, quotes"
LENGTH = timedelta(hours=1)
STARTS_OF_A_VEHICLE = 150
QUOTE_COLUMNS = (
    "id", "customer_id", "vehicle_id", "starts_at", "ends_at", "expected_duration_min", "tariff", "estimate",
    "expires_at",
)  # fmt: skip
RESERVATION_COLUMNS = (
    "id", "customer_id", "vehicle_id", "metro_id", "quote_id", "during", "open_ended", "status", "hold_expires_at",
    "tariff", "estimate",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A stored quote."""

    id: UUID
    customer: Identity
    vehicle_id: UUID
    starts_at: datetime


class Bookings:
    """Makes the rows, each time afresh, so that every server meets the same database."""

    def __init__(
        self,
        connection: asyncpg.Connection,
        *,
        identities: Sequence[Identity],
        cars: Sequence[asyncpg.Record],
        terms: asyncpg.Record,
    ) -> None:
        self._connection = connection
        self._identities = identities
        self._cars = cars
        self._terms = terms
        self._first = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)

    @classmethod
    async def prepare(cls, database_url: str, *, identities: Sequence[Identity]) -> Self:
        """Take tariff and estimate of the quote that is there, which the service has made; customers get their rows."""
        connection = await asyncpg.connect(database_url)
        await connection.executemany(
            "INSERT INTO customers (id) VALUES ($1) ON CONFLICT DO NOTHING",
            [(identity.customer_id,) for identity in identities],
        )
        cars = await connection.fetch(
            "SELECT vehicles.id, metro_id FROM vehicles JOIN metros ON metros.id = metro_id"
            " WHERE vehicle_class = 'car' AND NOT out_of_service AND currency = 'EUR' ORDER BY vehicles.id"
        )
        terms = await connection.fetchrow("SELECT tariff, estimate FROM quotes LIMIT 1")
        assert terms is not None
        return cls(connection, identities=identities, cars=cars, terms=terms)

    async def close(self) -> None:
        """End the connection."""
        await self._connection.close()

    async def reservations(self) -> list[bytes]:
        """Put everything aside and store a reservation of each customer; gives the requests that get them."""
        quotes = await self._store_quotes(len(self._identities))
        ids = [new_uuid7() for _ in quotes]
        metros = {car["id"]: car["metro_id"] for car in self._cars}
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        await self._copy(
            "reservations",
            columns=RESERVATION_COLUMNS,
            rows=[
                (
                    id_, quote.customer.customer_id, quote.vehicle_id, metros[quote.vehicle_id], quote.id,
                    asyncpg.Range(quote.starts_at, quote.starts_at + LENGTH), False, "held", tomorrow,
                    self._terms["tariff"], self._terms["estimate"],
                )
                for id_, quote in zip(ids, quotes, strict=True)
            ],
        )  # fmt: skip
        return [
            compose("GET", f"/v1/reservations/{encode('res', value=id_)}", headers=_headers(quote.customer))
            for id_, quote in zip(ids, quotes, strict=True)
        ]

    async def quotes(self, count: int) -> list[bytes]:
        """Put everything aside and store quotes; gives the requests that reserve them."""
        return [
            compose(
                "POST",
                "/v1/reservations",
                headers={**_headers(quote.customer), "Idempotency-Key": f"reserve-{quote.id}"},
                body=f'{{"quote_id": "{encode("quo", value=quote.id)}"}}'.encode(),
            )
            for quote in await self._store_quotes(count)
        ]

    async def _store_quotes(self, count: int) -> list[Quoted]:
        await self._connection.execute(PUT_ASIDE)
        assert count <= STARTS_OF_A_VEHICLE * len(self._cars)
        quotes = [
            Quoted(
                id=new_uuid7(),
                customer=self._identities[number % len(self._identities)],
                vehicle_id=self._cars[number % len(self._cars)]["id"],
                starts_at=self._first + number // len(self._cars) * LENGTH,
            )
            for number in range(count)
        ]
        in_ten_minutes = datetime.now(UTC) + timedelta(minutes=10)
        await self._copy(
            "quotes",
            columns=QUOTE_COLUMNS,
            rows=[
                (
                    quote.id, quote.customer.customer_id, quote.vehicle_id, quote.starts_at, quote.starts_at + LENGTH,
                    60, self._terms["tariff"], self._terms["estimate"], in_ten_minutes,
                )
                for quote in quotes
            ],
        )  # fmt: skip
        return quotes

    async def _copy(self, table: str, *, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        await self._connection.copy_records_to_table(table, columns=columns, records=rows)
        await self._connection.execute(f"ANALYZE {table}")


def _headers(identity: Identity) -> dict[str, str]:
    """A token for those who ask for one, and who it is for the server that asks nobody."""
    return {"Authorization": f"Bearer {identity.token}", "X-Customer": str(identity.customer_id)}
