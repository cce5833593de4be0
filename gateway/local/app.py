"""The local gateway, put together."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import httpx
import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from gateway.local.authorizing import Authorizers, Handler, load_handler
from gateway.local.connections import Connections
from gateway.local.documents import read_document, substituted
from gateway.local.failures import refuse_production
from gateway.local.forwarding import Forwarding
from gateway.local.pushes import METHODS, Pushes
from gateway.local.rest import RestGateway
from gateway.local.rest_api import RestApi
from gateway.local.settings import GatewaySettings
from gateway.local.socket_api import SocketApi
from gateway.local.socket_events import Integrations
from gateway.local.sockets import Limits, SocketGateway, deny
from gateway.local.throttling import Bucket, Throttles, operation_buckets
from gateway.portal.app import portal_routes
from gateway.portal.settings import DIRECTORY_VARIABLE, PortalSettings

REST_DOCUMENT: Final = "aws-rest.openapi.json"
SOCKET_TEMPLATE: Final = "aws-websocket.template.json"
POLICY: Final = "policy.json"
# The limits of the contract are those of one customer, and the stage's throttles count all of them together.
CUSTOMERS_AT_ONCE: Final = 1000
_CONNECT_SECONDS: Final = 2.0


def create_app() -> Starlette:
    """The gateway as the environment sets it up, with the developer portal that it names.

    Raises:
        GatewayFailure: MOBILITY_ENV is ``production``, or settings or documents are wrong.
        PortalFailure: the portal cannot be served.
    """
    refuse_production()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ]
    )
    settings = GatewaySettings.load()
    portal = PortalSettings.load() if os.environ.get(DIRECTORY_VARIABLE) else None
    return gateway_app(settings, authorizer=load_handler(settings.authorizer), portal=portal)


def gateway_app(settings: GatewaySettings, *, authorizer: Handler, portal: PortalSettings | None = None) -> Starlette:
    """The gateway with the documents that the settings name, with a Lambda authorizer, and perhaps with a portal.

    Raises:
        GatewayFailure: MOBILITY_ENV is ``production``, or the documents are wrong.
        PortalFailure: the portal cannot be served.
    """
    refuse_production()
    placeholders = settings.placeholders()
    policy = read_document(settings.documents / POLICY)
    authorizers = Authorizers(authorizer)
    forwarding = Forwarding(_client())
    rest = RestGateway(
        RestApi.read(substituted(read_document(settings.documents / REST_DOCUMENT), placeholders)),
        authorizers=authorizers,
        throttles=Throttles(operation_buckets(policy["operations"], scale=CUSTOMERS_AT_ONCE * settings.throttle_scale)),
        forwarding=forwarding,
        header_bytes=policy["header_bytes"],
        longest_ttl_s=settings.authorization_seconds,
    )
    socket_api = SocketApi.read(read_document(settings.documents / SOCKET_TEMPLATE), parameters=placeholders)
    connections = Connections()
    integrations = Integrations(socket_api, client=_client())
    sockets = SocketGateway(
        socket_api,
        authorizers=authorizers,
        integrations=integrations,
        connections=connections,
        throttles=Throttles(_route_buckets(socket_api, scale=settings.throttle_scale)),
        limits=Limits(
            message_bytes=settings.message_bytes,
            idle_s=settings.idle_seconds,
            lifetime_s=settings.connection_seconds,
        ),
    )
    stage = f"/{socket_api.stage}/@connections/{{connection_id}}"
    routes = [
        # What AWS keeps for its own checks of health.
        Route("/ping", _healthy),
        Route(stage, Pushes(connections, key=settings.key.get_secret_value()).answer, methods=METHODS),
        *(WebSocketRoute(channel["address"], sockets.serve) for channel in policy["channels"]),
        *(portal_routes(portal) if portal else ()),
    ]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await forwarding.close()
        await integrations.close()

    application = Starlette(routes=routes, lifespan=lifespan)
    application.router.redirect_slashes = False
    application.router.default = _Everything(rest)
    return application


class _Everything:
    """What answers where nothing else does: the REST API, and a refusal to WebSockets."""

    def __init__(self, rest: RestGateway) -> None:
        self._rest = rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await deny(WebSocket(scope, receive, send), 403, "Forbidden")
            return
        response = await self._rest.answer(Request(scope, receive))
        await response(scope, receive, send)


async def _healthy(_: Request) -> Response:
    return PlainTextResponse("healthy")


def _client() -> httpx.AsyncClient:
    """A client that leaves time-outs to whoever uses it, and knows of no proxy."""
    return httpx.AsyncClient(
        timeout=httpx.Timeout(None, connect=_CONNECT_SECONDS),
        limits=httpx.Limits(max_connections=None),
        trust_env=False,
    )


def _route_buckets(api: SocketApi, *, scale: float) -> dict[str, Bucket]:
    throttles = {key: throttle for key in api.routes if (throttle := api.throttle(key)) is not None}
    return {
        key: Bucket(per_second=throttle.rate * scale, burst=throttle.burst * scale)
        for key, throttle in throttles.items()
    }
