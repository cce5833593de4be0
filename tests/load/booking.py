"""Many customers want the same few vehicles at overlapping times."""

import asyncio
import json
import random
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

from impl.platform.identifiers import encode
from tests.load.customer import Customer, Identity, Tally

CLIENTS = 200
VEHICLES = 5
STEP = timedelta(minutes=30)
LENGTH = timedelta(hours=1)
STARTS = 270
CREATED = 201


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A quote a customer has, and the key under which they ask for its reservation."""

    quote_id: str
    key: str


@dataclass(slots=True, kw_only=True)
class Acknowledgements:
    """What customers were told: by quote, the reservation or None for a refusal; and the cancelled reservations."""

    reservations: dict[str, str | None] = field(default_factory=dict)
    cancelled: set[str] = field(default_factory=set)


class Crowd:
    """Customers with quotes for the same vehicles, none of which is reserved yet.

    `distraction` is the share of calls whose answer gets lost on the way; `seconds` is how long reserving took.
    """

    def __init__(self, identities: Sequence[Identity], *, port: int, distraction: float = 0) -> None:
        self.quoting = Tally()
        self.reserving = Tally()
        self.cancelling = Tally()
        self.acknowledged = Acknowledgements()
        self.seconds = 0.0
        self._identities = identities
        self._port = port
        self._distraction = distraction
        self._wishes: list[tuple[Wish, ...]] = []
        self._decisions = asyncio.Semaphore(0)

    async def ask_for_quotes(self, vehicles: Sequence[str], *, each: int) -> None:
        """Each customer asks for quotes at random times of the week to come, all before the first reservation."""
        first = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)

        async def quote(customer: Customer, number: int) -> tuple[Wish, ...]:
            choice = random.Random(number)
            return tuple(
                [
                    await _quote(
                        customer,
                        tally=self.quoting,
                        name=f"{number}-{n}",
                        vehicle=choice.choice(vehicles),
                        starts_at=first + choice.randrange(STARTS) * STEP,
                    )
                    for n in range(each)
                ]
            )

        self._wishes = await self._everybody(quote)

    async def reserve(self, *, cancelled_share: float = 0) -> None:
        """All customers at once reserve what they have quotes for, each one quote after the other.

        Args:
            cancelled_share: how many of the reservations are cancelled at once, which frees the vehicle for others.
        """

        async def reserve_all(customer: Customer, number: int) -> None:
            choice = random.Random(number)
            for wish in self._wishes[number]:
                await self._reserve(customer, wish, cancelling=choice.random() < cancelled_share)

        began = time.perf_counter()
        await self._everybody(reserve_all)
        self.seconds = time.perf_counter() - began

    async def decisions(self, share: float) -> None:
        """Wait until so large a share of all wishes has been decided after the last wait."""
        for _ in range(round(share * sum(map(len, self._wishes)))):
            await self._decisions.acquire()

    async def _reserve(self, customer: Customer, wish: Wish, *, cancelling: bool) -> None:
        answer = await customer.post(
            "/v1/reservations", tally=self.reserving, key=wish.key, body={"quote_id": wish.quote_id}
        )
        reservation = json.loads(answer.body)["id"] if answer.status == CREATED else None
        self.acknowledged.reservations[wish.quote_id] = reservation
        self._decisions.release()
        if cancelling and reservation is not None:
            await customer.post(
                f"/v1/reservations/{reservation}/cancel",
                tally=self.cancelling,
                key=f"cancel-{reservation}",
                body={"accepted_fee": {"amount": 0, "currency": "EUR"}},
                headers={"If-Match": answer.header("etag")},
            )
            self.acknowledged.cancelled.add(reservation)

    async def _everybody[T](self, act: Callable[[Customer, int], Coroutine[Any, Any, T]]) -> list[T]:
        customers = [
            Customer(identity, port=self._port, distraction=self._distraction) for identity in self._identities
        ]
        try:
            async with asyncio.TaskGroup() as group:
                acting = [group.create_task(act(customer, n)) for n, customer in enumerate(customers)]
        finally:
            for customer in customers:
                customer.close()
        return [task.result() for task in acting]


async def wanted_vehicles(database_url: str) -> list[str]:
    """The few cars that everybody wants; nobody has reserved them before."""
    connection = await asyncpg.connect(database_url)
    try:
        rows = await connection.fetch(
            "SELECT vehicles.id FROM vehicles JOIN metros ON metros.id = metro_id"
            " WHERE vehicle_class = 'car' AND NOT out_of_service AND currency = 'EUR'"
            " AND NOT EXISTS (SELECT FROM reservations WHERE vehicle_id = vehicles.id)"
            " ORDER BY vehicles.id LIMIT $1",
            VEHICLES,
        )
    finally:
        await connection.close()
    return [encode("veh", value=row["id"]) for row in rows]


async def _quote(customer: Customer, *, tally: Tally, name: str, vehicle: str, starts_at: datetime) -> Wish:
    body = {"vehicle_id": vehicle, "starts_at": starts_at.isoformat(), "ends_at": (starts_at + LENGTH).isoformat()}
    answer = await customer.post("/v1/quotes", tally=tally, key=f"quote-{name}", body=body)
    return Wish(quote_id=json.loads(answer.body)["id"], key=f"reserve-{name}")
