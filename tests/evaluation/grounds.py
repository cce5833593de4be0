"""Where reservations are kept during a conversation: in memory, or by the real Reservation service."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID, uuid4

import asyncpg
import httpx

from generated import models
from generated.client_runtime import RetryPolicy
from generated.reservation.client import ReservationClient
from impl.platform.context import customer_id_of
from impl.travel_agent.reservations.api import ReservationApi, ReservationWriteApi
from tests.evaluation.conversation import World
from tests.evaluation.parked_fleet import PARKED, ParkedReservations
from tests.support.remembered_reservations import RememberedService
from tests.support.tokens import ISSUER, TokenIssuer

_SCOPES: Final = "vehicles:read quotes:write reservations:read reservations:write profile:read profile:write"


class HandedClock:
    """A clock that is handed over once there is one."""

    source: Callable[[], datetime]

    def __call__(self) -> datetime:
        return self.source()


class Ground(Protocol):
    """Where the reservations of one conversation are kept."""

    clock: HandedClock

    async def begin(self, world: World) -> UUID:
        """Make everything ready; gives the customer."""
        ...

    def ports(self, customer_id: UUID) -> Sequence[object]:
        """Reads and writes of a customer's, in one object or two."""
        ...

    async def another_customer(self) -> UUID:
        """Somebody else, who can pay."""
        ...

    def raise_prices(self, by: int) -> None:
        """Let unlocking cost more, in minor units."""
        ...


@dataclass(slots=True)
class MemoryGround:
    """In memory: every conversation has its own."""

    clock: HandedClock = field(default_factory=HandedClock)
    service: RememberedService = field(init=False)

    def __post_init__(self) -> None:
        self.service = RememberedService(clock=self.clock, fleet={})

    async def begin(self, world: World) -> UUID:
        customer_id = uuid4()
        self.service.fleet = {each.uuid: each for each in PARKED if each.vehicle_class not in world.without}
        if not world.pays:
            self.service.without_payment_method.add(customer_id)
        return customer_id

    def ports(self, customer_id: UUID) -> Sequence[object]:
        return (ParkedReservations(self.service, customer_id),)

    async def another_customer(self) -> UUID:
        return uuid4()

    def raise_prices(self, by: int) -> None:
        self.service.surcharge += by


@dataclass(slots=True)
class ServiceGround:
    """The real service, emptied before every conversation. One conversation at a time."""

    http: httpx.AsyncClient
    issuer: TokenIssuer
    database_url: str
    clock: HandedClock
    tokens: dict[UUID, str] = field(default_factory=dict)

    async def begin(self, world: World) -> UUID:
        connection = await asyncpg.connect(self.database_url)
        try:
            await connection.execute("TRUNCATE reservations, quotes CASCADE")
        finally:
            await connection.close()
        return await self._customer(pays=world.pays)

    def ports(self, customer_id: UUID) -> Sequence[object]:
        client, token = self._client(), self.tokens[customer_id]
        return (ReservationApi(client, token=token), ReservationWriteApi(client, token=token))

    async def another_customer(self) -> UUID:
        return await self._customer(pays=True)

    def raise_prices(self, by: int) -> None:
        raise NotImplementedError("The tariffs of the real service stay as they are.")

    async def _customer(self, *, pays: bool) -> UUID:
        subject = f"auth0|{uuid4().hex}"
        customer_id = customer_id_of(subject, issuer=ISSUER)
        token = self.tokens[customer_id] = self.issuer.token(subject, scopes=_SCOPES)
        if pays:
            own = self._client().with_token(token)
            profile = await own.get_customer()
            await own.update_customer(
                if_match=profile.etag, body=models.CustomerPatch(payment_method_token="pm_sandbox_visa")
            )
        return customer_id

    def _client(self) -> ReservationClient:
        return ReservationClient("http://service", http=self.http, retry=RetryPolicy(attempts=1))
