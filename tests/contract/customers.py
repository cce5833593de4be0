"""Customers who use the service over HTTP."""

import json
import time
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tests.contract.published_contract import RESERVATION
from tests.contract.sample_requests import SampleRequest, sample_request
from tests.support.tokens import TokenIssuer

ALL_SCOPES = RESERVATION.all_scopes
_AN_HOUR = 3600

type Document = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A reservation as its customer knows it."""

    id: str
    etag: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Somebody with a token; without one, anybody."""

    client: httpx.AsyncClient
    token: str | None

    @classmethod
    def new(cls, client: httpx.AsyncClient, *, issuer: TokenIssuer, scopes: str = ALL_SCOPES) -> "Customer":
        """A customer nobody has seen before."""
        token = issuer.token(f"customer-{uuid.uuid4()}", scopes=scopes, exp=int(time.time()) + _AN_HOUR)
        return cls(client=client, token=token)

    def at(self, client: httpx.AsyncClient) -> "Customer":
        """The same customer at another service."""
        return replace(self, client=client)

    async def send(self, request: SampleRequest, *, content: Any = None) -> httpx.Response:
        """Send a request; `content` takes the place of its body."""
        headers = dict(request.headers)
        if self.token is not None:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        if request.media_type is not None:
            headers.setdefault("Content-Type", request.media_type)
        if content is None and request.media_type is not None:
            content = json.dumps(request.body)
        return await self.client.request(
            request.operation.method, request.target, params=request.query or None, headers=headers, content=content
        )

    async def quote(self, vehicle_id: str, **terms: Any) -> Document:
        """Ask for a price; by default for a car, tomorrow, for two hours."""
        terms = terms or times_from_now(days=1)
        response = await self.send(
            sample_request(RESERVATION.operation("createQuote")).with_body({"vehicle_id": vehicle_id, **terms})
        )
        assert response.status_code == 201, response.text
        quote: Document = response.json()
        return quote

    async def hold(self, vehicle_id: str, **terms: Any) -> Reservation:
        """Reserve a vehicle."""
        quote = await self.quote(vehicle_id, **terms)
        return _reservation(await self.send(reserving(quote)), status=201)

    async def confirm(self, held: Reservation) -> Reservation:
        """Confirm a hold."""
        return _reservation(await self.send(acting("confirmReservation", held)), status=200)

    async def cancel(self, reservation: Reservation) -> Reservation:
        """Cancel a hold, which costs nothing."""
        request = acting("cancelReservation", reservation).with_body({"accepted_fee": {"amount": 0, "currency": "EUR"}})
        return _reservation(await self.send(request), status=200)

    async def store_payment_method(self) -> None:
        """Make confirming possible."""
        profile = await self.send(sample_request(RESERVATION.operation("getCustomer")))
        assert profile.status_code == 200, profile.text
        change = sample_request(RESERVATION.operation("updateCustomer")).with_headers(
            {"If-Match": profile.headers["ETag"]}
        )
        response = await self.send(change.with_body({"payment_method_token": "pm_sandbox_visa"}))
        assert response.status_code == 200, response.text


def reserving(quote: Document) -> SampleRequest:
    """The request that makes a hold from a quote."""
    return sample_request(RESERVATION.operation("createReservation")).with_body({"quote_id": quote["id"]})


def acting(operation_id: str, reservation: Reservation) -> SampleRequest:
    """A request about a reservation, on the version its customer knows."""
    request = sample_request(RESERVATION.operation(operation_id)).with_path(reservation_id=reservation.id)
    return request.with_headers({"If-Match": reservation.etag}) if "If-Match" in request.headers else request


def times_from_now(*, days: float, hours: float = 2) -> dict[str, str]:
    """A time range that begins in so many days and lasts so many hours."""
    start = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)
    return {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=hours)).isoformat()}


def _reservation(response: httpx.Response, *, status: int) -> Reservation:
    assert response.status_code == status, response.text
    document = response.json()
    return Reservation(id=document["id"], etag=response.headers["ETag"], document=document)
