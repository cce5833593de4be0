"""Requests to the generated routes of the workshop, served in this process by handlers that answer with constants."""

from dataclasses import dataclass, field
from typing import Any

import httpx
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

BASE = "/v1/appointments"
APPOINTMENT = f"{BASE}/app_01m7q5cvd0ftqv6emwfx5191va"
CREATE: dict[str, Any] = {
    "bike_id": "bik_01m7q5cvd0ftqv6emwfx5191va",
    "starts_at": "2026-12-01T09:00:00+02:00",
    "job": {"kind": "inspection", "thorough": True},
}
STORED = {
    "id": "app_01m7q5cvd0ftqv6emwfx5191va",
    "status": "requested",
    "starts_at": "2026-12-01T09:00:00+02:00",
    "job": {"kind": "repair", "parts": ["chain"]},
    "notes": None,
    "updated_at": "2026-11-30T18:01:00Z",
}


class Refused(Exception):
    """What a service's own checks raise."""


@dataclass
class Host:
    """A service that lets everybody in and shows why a request was refused."""

    workshop: Any
    admitted: list[str] = field(default_factory=list)
    closed: bool = False

    async def admit(self, request: Request, operation: Any) -> str:
        self.admitted.append(operation.id)
        if self.closed:
            raise Refused
        return "somebody"

    async def admit_anonymous(self, request: Request, operation: Any) -> None:
        self.admitted.append(operation.id)

    def refuse(self, error: Exception, request: Request, operation: Any) -> Response:
        faults = [(fault.pointer, fault.code) for fault in getattr(error, "errors", ())]
        content = {"refused": type(error).__name__, "faults": faults, "code": getattr(error, "code", None)}
        return JSONResponse(content, status_code=400)


@dataclass
class Appointments:
    """Handlers that keep what they were given."""

    workshop: Any
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def stored(self) -> Any:
        return self.workshop.models.Appointment.model_validate_json(self._json)

    _json: str = httpx.Response(200, json=STORED).text

    async def list_appointments(self, _context: str, **given: Any) -> Any:
        self.given = given
        page = self.workshop.models.AppointmentPage(items=[self.stored], next_cursor=None)
        return self.workshop.workshop__operations.ListAppointments.Ok(body=page)

    async def create_appointment(self, _context: str, *, idempotency_key: str, body: Any) -> Any:
        self.given = {"idempotency_key": idempotency_key, "body": body}
        created = self.workshop.workshop__operations.CreateAppointment.Created
        return created(body=self.stored, etag='"1"', location=APPOINTMENT)

    async def get_appointment(self, _context: str, *, appointment_id: str) -> Any:
        if appointment_id.startswith("app_7"):
            raise LookupError(appointment_id)
        return self.workshop.workshop__operations.GetAppointment.Ok(body=self.stored, etag='"1"')

    async def update_appointment(self, _context: str, *, appointment_id: str, if_match: str, body: Any) -> Any:
        self.given = {"body": body}
        return self.workshop.workshop__operations.UpdateAppointment.Ok(body=self.stored, etag='"2"')

    async def confirm_appointment(
        self, _context: str, *, appointment_id: str, idempotency_key: str, if_match: str
    ) -> Any:
        problems = self.workshop.workshop__operations.ConfirmAppointment
        body = self.workshop.models.IllegalTransition(detail="It is done.", request_id="r1")
        return problems.IllegalTransition(body=body)


@dataclass
class ServiceState:
    """The handler of the one public operation."""

    workshop: Any

    async def get_health(self) -> Any:
        return self.workshop.workshop__operations.GetHealth.NoContent()


@dataclass
class Server:
    """The generated routes in an application, and a client of it."""

    host: Host
    appointments: Appointments
    client: httpx.AsyncClient

    async def create(self, **options: Any) -> httpx.Response:
        headers = {"Idempotency-Key": "k", **options.pop("headers", {})}
        return await self.client.post(BASE, headers=headers, **options)

    async def patch(self, content: str) -> httpx.Response:
        headers = {"If-Match": '"1"', "Content-Type": "application/merge-patch+json"}
        return await self.client.patch(APPOINTMENT, headers=headers, content=content)


def serve(workshop: Any) -> Server:
    """Put the generated routes into an application of their own."""
    host, appointments = Host(workshop), Appointments(workshop)
    application = FastAPI(openapi_url=None, redirect_slashes=False)
    router = workshop.workshop__routes.build_router(host, appointments=appointments, service=ServiceState(workshop))
    application.include_router(router)
    client = httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://workshop")
    return Server(host, appointments, client)


def refusal(response: httpx.Response) -> Any:
    """Why the request was refused."""
    assert response.status_code == 400, response.text
    return response.json()["refused"]


def faults(response: httpx.Response) -> list[tuple[str, str]]:
    """The faults of a request, as pointer and code."""
    assert refusal(response) == "ValidationFailed"
    return [(pointer, code) for pointer, code in response.json()["faults"]]
