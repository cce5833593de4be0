"""Where the ports on the Reservation API are tried out: in memory, and on the real service."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import httpx

from generated import models
from generated.client_runtime import RetryPolicy
from generated.reservation.client import ReservationClient
from impl.platform.context import customer_id_of
from impl.travel_agent.reservations.api import ReservationApi, ReservationWriteApi
from impl.travel_agent.reservations.port import CustomerReservations, QuoteWish, ReadReservation, ReservationWrites
from tests.support.customers import ALL_SCOPES, HOUR, IN_THE_MORNING, SettableClock
from tests.support.fleet import FleetVehicle
from tests.support.remembered_reservations import RememberedService
from tests.support.tokens import ISSUER, TokenIssuer


@dataclass(frozen=True, slots=True, kw_only=True)
class Traveller:
    """A customer with both ports."""

    asks: CustomerReservations
    writes: ReservationWrites
    clock: SettableClock

    async def quote(self, vehicle: FleetVehicle, *, starts_in: timedelta = IN_THE_MORNING) -> models.Quote:
        starts_at = self.clock.now + starts_in
        return await self.asks.quote(
            QuoteWish(vehicle_id=models.VehicleId(vehicle.id), starts_at=starts_at, ends_at=starts_at + HOUR)
        )

    async def hold(self, vehicle: FleetVehicle, *, note: str | None = None) -> ReadReservation:
        return await self.writes.hold((await self.quote(vehicle)).id, note=note, key=uuid4().hex)

    async def book(self, vehicle: FleetVehicle) -> ReadReservation:
        held = await self.hold(vehicle)
        return await self.writes.confirm(held.reservation.id, version=held.version, key=uuid4().hex)


class Ground(Protocol):
    """Where the ports are tried out."""

    clock: SettableClock

    async def customer(self, name: str, *, pays: bool = True) -> Traveller: ...


class MemoryGround:
    """The ports in memory."""

    def __init__(self) -> None:
        self.clock = SettableClock()
        self._service = RememberedService(clock=self.clock)

    async def customer(self, name: str, *, pays: bool = True) -> Traveller:
        customer_id = customer_id_of(f"auth0|{name}", issuer=ISSUER)
        if not pays:
            self._service.without_payment_method.add(customer_id)
        ports = self._service.customer(customer_id)
        return Traveller(asks=ports, writes=ports, clock=self.clock)


class ServiceGround:
    """The ports on the real service."""

    def __init__(self, client: httpx.AsyncClient, *, issuer: TokenIssuer, clock: SettableClock) -> None:
        self.clock = clock
        self.http = client
        self._issuer = issuer
        self.client = ReservationClient("http://service", http=client, retry=RetryPolicy(attempts=1))

    def token(self, name: str) -> str:
        """A customer's token."""
        return self._issuer.token(f"auth0|{name}", scopes=ALL_SCOPES)

    async def customer(self, name: str, *, pays: bool = True) -> Traveller:
        token = self.token(name)
        if pays:
            own = self.client.with_token(token)
            profile = await own.get_customer()
            body = models.CustomerPatch(payment_method_token="pm_sandbox_visa")
            await own.update_customer(if_match=profile.etag, body=body)
        return Traveller(
            asks=ReservationApi(self.client, token=token),
            writes=ReservationWriteApi(self.client, token=token),
            clock=self.clock,
        )


@asynccontextmanager
async def copied_database(server_url: str, template_url: str) -> AsyncIterator[str]:
    """A database of its own, copied from a template; gives its URL."""
    name = f"ports_{secrets.token_hex(6)}"
    server = await asyncpg.connect(server_url)
    try:
        await server.execute(f"CREATE DATABASE {name} TEMPLATE {urlsplit(template_url).path[1:]}")
        try:
            yield urlsplit(template_url)._replace(path=f"/{name}").geturl()
        finally:
            await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await server.close()
