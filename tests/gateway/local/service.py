"""A service behind the gateway: it answers requests with what they are, and remembers the events it is told of."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class Service:
    """What is behind the gateway.

    `requests` are those that came through, and `answers` is the status they are answered with; `events` is what it was
    told of WebSockets, and `statuses` are what events of a kind are answered with unless that is 200.
    """

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.statuses: dict[str, int] = {}
        self.answers = 418
        self.released = asyncio.Event()
        self.asked = asyncio.Event()

    def application(self) -> Starlette:
        """The service as a web application."""
        return Starlette(
            routes=[
                Route("/events", self._event, methods=["POST"]),
                Route("/news", self._news),
                Route("/slow", self._slow),
                Route("/{path:path}", self._echo, methods=METHODS),
            ]
        )

    def told(self, kind: str) -> list[dict[str, Any]]:
        """The events of a kind."""
        return [event for event in self.events if event["type"] == kind]

    async def _event(self, request: Request) -> Response:
        event = await request.json()
        self.keys.append(request.headers.get("x-gateway-key"))
        event["name"] = request.headers.get("idempotency-key")
        if event.get("body") == "wait":
            self.asked.set()
            await self.released.wait()
        self.events.append(event)
        return JSONResponse({"heard": event.get("body")}, status_code=self.statuses.get(event["type"], 200))

    async def _echo(self, request: Request) -> Response:
        seen = {
            "method": request.method,
            "path": request.scope["raw_path"].decode(),
            "query": request.scope["query_string"].decode(),
            "headers": [[name.decode(), value.decode()] for name, value in request.headers.raw],
            "body": (await request.body()).decode(),
        }
        self.requests.append(seen)
        if self.answers in (204, 304):
            return Response(status_code=self.answers, headers={"ETag": '"7"'})
        headers = {
            "Connection": "keep-alive",
            "Date": "Tue, 01 Dec 2026 09:00:00 GMT",
            "Via": "1.1 somebody",
            "ETag": '"7"',
            "WWW-Authenticate": "Bearer",
        }
        response = JSONResponse(seen, status_code=self.answers, headers=headers)
        response.raw_headers += [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
        return response

    async def _news(self, _: Request) -> Response:
        async def pieces() -> AsyncIterator[bytes]:
            yield b"data: first\n\n"
            await self.released.wait()
            yield b"data: second\n\n"

        return StreamingResponse(pieces(), media_type="text/event-stream")

    async def _slow(self, _: Request) -> Response:
        await self.released.wait()
        return Response(json.dumps({}))
