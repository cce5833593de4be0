"""Customers who use the API, and the clock they live by."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from tests.support.fleet import FleetVehicle

ALL_SCOPES = "vehicles:read quotes:write reservations:read reservations:write profile:read profile:write"
IN_THE_MORNING = timedelta(hours=15)
HOUR = timedelta(hours=1)


class SettableClock:
    """The service's clock, which stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 30, 18, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, by: timedelta) -> None:
        self.now += by


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A reservation as the API answered it, with its entity tag."""

    document: dict[str, Any]
    etag: str

    @property
    def path(self) -> str:
        return f"/v1/reservations/{self.document['id']}"

    @classmethod
    def of(cls, response: httpx.Response) -> "Booking":
        return cls(document=response.json(), etag=response.headers["etag"])


class Customer:
    """One customer with a token. Each POST has a fresh idempotency key unless it is given one."""

    def __init__(self, client: httpx.AsyncClient, *, token: str, clock: SettableClock) -> None:
        self._client = client
        self._authorization = {"Authorization": f"Bearer {token}"}
        self._clock = clock

    async def get(self, path: str, *, params: Any = None, **headers: str) -> httpx.Response:
        return await self._client.get(path, params=params, headers=self._headers(headers))

    async def post(
        self, path: str, body: Any = None, *, key: str | None = None, if_match: str | None = None
    ) -> httpx.Response:
        headers = {"Idempotency-Key": key or secrets.token_hex(8)} | (
            {} if if_match is None else {"If-Match": if_match}
        )
        content = {} if body is None else {"json": body}
        return await self._client.post(path, headers=self._headers(headers), **content)

    async def patch(self, path: str, body: Any, *, if_match: str | None) -> httpx.Response:
        headers = {"Content-Type": "application/merge-patch+json"} | (
            {} if if_match is None else {"If-Match": if_match}
        )
        return await self._client.patch(path, json=body, headers=self._headers(headers))

    async def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send anything; only the token is added."""
        headers = self._headers(options.pop("headers", {}))
        return await self._client.request(method, path, headers=headers, **options)

    def wish(
        self, vehicle: FleetVehicle, *, starts_in: timedelta = IN_THE_MORNING, lasting: timedelta | None = HOUR
    ) -> dict[str, Any]:
        """The body of a quote; without a length it is one for an open-ended ride."""
        starts_at = self._clock.now + starts_in
        body: dict[str, Any] = {"vehicle_id": vehicle.id, "starts_at": starts_at.isoformat()}
        return body if lasting is None else body | {"ends_at": (starts_at + lasting).isoformat()}

    async def quote(self, vehicle: FleetVehicle, *, trip_distance_m: int | None = None, **times: Any) -> dict[str, Any]:
        """A quote that is given."""
        distance = {} if trip_distance_m is None else {"trip_distance_m": trip_distance_m}
        response = await self.post("/v1/quotes", self.wish(vehicle, **times) | distance)
        assert response.status_code == 201, response.text
        document: dict[str, Any] = response.json()
        return document

    async def reserve(self, quote: dict[str, Any], *, key: str | None = None, **members: Any) -> httpx.Response:
        """An attempt to reserve from a quote."""
        return await self.post("/v1/reservations", {"quote_id": quote["id"], **members}, key=key)

    async def hold(self, vehicle: FleetVehicle, *, note: str | None = None, **wish: Any) -> Booking:
        """A hold that is made."""
        members = {} if note is None else {"note": note}
        response = await self.reserve(await self.quote(vehicle, **wish), **members)
        assert response.status_code == 201, response.text
        return Booking.of(response)

    async def confirm(self, booking: Booking, *, key: str | None = None) -> httpx.Response:
        """An attempt to confirm a hold."""
        return await self.post(f"{booking.path}/confirm", key=key, if_match=booking.etag)

    async def book(self, vehicle: FleetVehicle, **wish: Any) -> Booking:
        """A reservation that is confirmed. The customer needs a payment method."""
        response = await self.confirm(await self.hold(vehicle, **wish))
        assert response.status_code == 200, response.text
        return Booking.of(response)

    async def cancel(self, booking: Booking, *, fee: int = 0, currency: str = "EUR") -> httpx.Response:
        """An attempt to cancel for a fee."""
        body = {"accepted_fee": {"amount": fee, "currency": currency}}
        return await self.post(f"{booking.path}/cancel", body, if_match=booking.etag)

    async def read(self, booking: Booking) -> Booking:
        """The reservation as it is now."""
        response = await self.get(booking.path)
        assert response.status_code == 200, response.text
        return Booking.of(response)

    async def store_payment_method(self) -> None:
        """Give the profile a payment method."""
        profile = await self.get("/v1/customers/me")
        body = {"payment_method_token": "pm_sandbox_visa"}
        response = await self.patch("/v1/customers/me", body, if_match=profile.headers["etag"])
        assert response.status_code == 200, response.text

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        return self._authorization | {name.replace("_", "-"): value for name, value in headers.items()}
