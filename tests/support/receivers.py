"""A subscriber of webhooks on a real socket, which verifies what it receives as any customer of ours would."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from pydantic import AnyHttpUrl, SecretStr
from standardwebhooks import Webhook
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from impl.platform.settings import WebhookSubscriber
from tests.support.web import web_server

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Receiver:
    """Remembers each verified event, in the order of arrival; `status` is what it answers."""

    def __init__(self) -> None:
        self.url = ""
        self.status = 204
        self.events: list[dict[str, Any]] = []
        self.message_ids: list[str] = []
        self.at_once = 0
        self.most_at_once = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def receive(self, request: Request) -> Response:
        body = await request.body()
        Webhook(SECRET).verify(body, dict(request.headers))
        self.events.append(json.loads(body))
        self.message_ids.append(request.headers["webhook-id"])
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.gate.wait()
        finally:
            self.at_once -= 1
        return Response(status_code=self.status)

    def numbers(self, aggregate: str) -> list[int]:
        """The sequence numbers received for an aggregate."""
        return [event["sequence"] for event in self.events if event["aggregate"] == aggregate]

    def subscriber(self, name: str = "crm", *, events: frozenset[str] | None = None) -> WebhookSubscriber:
        """The configuration that sends events here."""
        return WebhookSubscriber(
            name=name, url=AnyHttpUrl(f"{self.url}/hooks"), secret=SecretStr(SECRET), events=events
        )


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """A receiver that listens."""
    receiver = Receiver()
    application = Starlette(routes=[Route("/hooks", receiver.receive, methods=["POST"])])
    async with web_server(application) as url:
        receiver.url = url
        yield receiver
