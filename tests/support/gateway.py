"""A stand-in for a gateway that holds clients' WebSockets: frames go in by HTTP, and come back by pushes."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.support.waiting import until
from tests.support.web import web_server

KEY = "stand-in-gateway-key"


@dataclass(slots=True)
class HeldConnection:
    """A client's connection: what was pushed to it, and whether the service has closed it."""

    id: str
    received: list[dict[str, Any]] = field(default_factory=list)
    closed: bool = False

    @property
    def seqs(self) -> list[int]:
        """The numbers of the events that were pushed, in the order of their arrival."""
        return [message["seq"] for message in self.received if "seq" in message]

    async def wait_for(self, kind: str) -> dict[str, Any]:
        """The first message of a kind, once it is there."""
        await until(lambda: any(message["type"] == kind for message in self.received))
        return next(message for message in self.received if message["type"] == kind)

    async def wait_for_seq(self, seq: int) -> None:
        """Wait until the event of that number has arrived."""
        await until(lambda: seq in self.seqs)


class StandInGateway:
    """Remembers what is pushed to each connection. `failing` answers so many pushes with 503 first."""

    def __init__(self) -> None:
        self.url = ""
        self.service_url = ""
        self.connections: dict[str, HeldConnection] = {}
        self.failing = 0
        self.keys: set[str] = set()
        self.client = httpx.AsyncClient(timeout=20)

    async def push(self, request: Request) -> Response:
        """Take a push, as the service makes it."""
        self.keys.add(request.headers.get("x-gateway-key", ""))
        if self.failing > 0:
            self.failing -= 1
            return Response(status_code=503)
        connection = self.connections.get(request.path_params["id"])
        if connection is None or connection.closed:
            return Response(status_code=410)
        if request.method == "DELETE":
            connection.closed = True
            return Response(status_code=204)
        connection.received.append(json.loads(await request.body()))
        return Response(status_code=200)

    async def open(self, **told: Any) -> HeldConnection:
        """A client connects; more may be told of it."""
        connection = HeldConnection(secrets.token_urlsafe(9) + "=")
        self.connections[connection.id] = connection
        answer = await self.tell(connection, "connected", **told)
        assert answer.status_code == 200, answer.text
        return connection

    async def send(self, connection: HeldConnection, kind: str, **members: Any) -> httpx.Response:
        """A client sends a message."""
        frame = json.dumps({"type": kind, "id": secrets.token_hex(8), **members})
        return await self.tell(connection, "received", body=frame)

    async def tell(
        self, connection: HeldConnection, event: str, *, key: str = KEY, name: str | None = None, **members: Any
    ) -> httpx.Response:
        """Tell the service of an event."""
        return await self.client.post(
            f"{self.service_url}/v1/connection-events",
            json={"type": event, "connection_id": connection.id, "callback_url": self.url, **members},
            headers={"X-Gateway-Key": key, "Idempotency-Key": name or secrets.token_hex(8)},
        )

    async def converse(self, connection: HeldConnection, token: str, **hello: Any) -> dict[str, Any]:
        """A client says hello; gives `session.ready`."""
        await self.send(connection, "session.hello", token=token, **({"locale": "en"} | hello))
        return await connection.wait_for("session.ready")


@asynccontextmanager
async def standing_in() -> AsyncIterator[StandInGateway]:
    """A gateway that listens; tell it the address of the service."""
    gateway = StandInGateway()
    application = Starlette(routes=[Route("/stage/@connections/{id}", gateway.push, methods=["POST", "DELETE"])])
    async with web_server(application) as url:
        gateway.url = f"{url}/stage"
        try:
            yield gateway
        finally:
            await gateway.client.aclose()
            await asyncio.sleep(0)
