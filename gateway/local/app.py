"""The local gateway, put together."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

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
from gateway.local.sockets import Limits, SocketGateway
from gateway.local.throttling import Bucket, Throttles, operation_buckets

REST_DOCUMENT: Final = "aws-rest.openapi.json"
SOCKET_TEMPLATE: Final = "aws-websocket.template.json"
POLICY: Final = "policy.json"
# The limits of the contract are those of one customer, and the stage's throttles count all of them together.
CUSTOMERS_AT_ONCE: Final = 1000
_CONNECT_SECONDS: Final = 2.0


def create_app() -> Starlette:
    """The gateway as the environment sets it up.

    Raises:
        GatewayFailure: MOBILITY_ENV is ``production``, or settings or documents are wrong.
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
    return gateway_app(settings, authorizer=load_handler(settings.authorizer))


def gateway_app(settings: GatewaySettings, *, authorizer: Handler) -> Starlette:
    """The gateway with the documents that the settings name, and with a Lambda authorizer.

    Raises:
        GatewayFailure: MOBILITY_ENV is ``production``, or the documents are wrong.
    """
    refuse_production()
    placeholders = settings.placeholders()
    policy = read_document(settings.documents / POLICY)
    authorizers = Authorizers(authorizer)
    forwarding = Forwarding(_client())
    rest = RestGateway(
        RestApi.read(substituted(read_document(settings.documents / REST_DOCUMENT), placeholders)),
        authorizers=authorizers,
        throttles=Throttles(
            operation_buckets(policy["operations"], scale=CUSTOMERS_AT_ONCE * settings.throttle_scale)
        ),
        forwarding=forwarding,
        header_bytes=policy["header_bytes"],
        ttl_scale=settings.time_scale,
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
            idle_s=Limits.idle_s * settings.time_scale,
            lifetime_s=Limits.lifetime_s * settings.time_scale,
        ),
    )
    pushes = Pushes(connections, key=settings.key.get_secret_value())
