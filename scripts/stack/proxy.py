"""A plain reverse proxy on the gateway's port: the same paths, nothing added but the usual forwarding headers."""

import json
import os
import uuid
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import httpx
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute

from scripts.stack.failures import refuse_production
from scripts.stack.sockets import socket_endpoint
from scripts.stack.upstreams import Upstreams, upstreams_by_contract

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
# Headers of one connection, which a proxy does not pass on (RFC 9110, section 7.6.1).
HOP_BY_HOP = frozenset(
    {
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
    }
)
# As long as the slowest operation may take, and the time to say so.
TIMEOUT = httpx.Timeout(35.0, connect=5.0)


def create_app() -> Starlette:
    """The proxy as the stack runs it, before the services at MOBILITY_RESERVATION_URL and MOBILITY_TRAVEL_AGENT_URL.

    Raises:
        StackFailure: MOBILITY_ENV is ``production``.
    """
    return proxy_app(
        upstreams_by_contract(
            reservation=os.environ["MOBILITY_RESERVATION_URL"], travel_agent=os.environ["MOBILITY_TRAVEL_AGENT_URL"]
        )
    )


def proxy_app(upstream: str | Upstreams) -> Starlette:
    """A proxy before the service at the URL, or before several services.

    Raises:
        StackFailure: MOBILITY_ENV is ``production``.
    """
    refuse_production()
    client = httpx.AsyncClient(timeout=TIMEOUT, limits=httpx.Limits(max_connections=None), trust_env=False)
    # What the caller did not send is not to be made up here.
    client.headers.clear()
    upstreams = upstream if isinstance(upstream, Upstreams) else Upstreams(default=upstream)

    async def forward(request: Request) -> Response:
        target = httpx.URL(upstreams.of(request.url.path)).copy_with(raw_path=_target(request))
        body = request.stream() if _has_body(request) else None
        outgoing = client.build_request(request.method, target, headers=_request_headers(request), content=body)
        try:
            answer = await client.send(outgoing, stream=True)
        except httpx.TransportError as error:
            return _unavailable(error)
        response = StreamingResponse(
            answer.aiter_raw(), status_code=answer.status_code, background=BackgroundTask(answer.aclose)
        )
        response.raw_headers = _without_hop_by_hop(answer.headers.raw)
        return response

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with client:
            yield

    sockets = [WebSocketRoute(path, socket_endpoint(url)) for path, url in upstreams.sockets]
    return Starlette(routes=[*sockets, Route("/{path:path}", forward, methods=METHODS)], lifespan=lifespan)


def _target(request: Request) -> bytes:
    """The path and query exactly as they came."""
    path: bytes = request.scope["raw_path"]
    query: bytes = request.scope["query_string"]
    return path + b"?" + query if query else path


def _has_body(request: Request) -> bool:
    return "content-length" in request.headers or "transfer-encoding" in request.headers


def _request_headers(request: Request) -> list[tuple[bytes, bytes]]:
    client = request.client.host if request.client else "unknown"
    forwarded = [
        (b"x-forwarded-for", client.encode()),
        (b"x-forwarded-proto", request.url.scheme.encode()),
        (b"x-forwarded-host", request.headers.get("host", "").encode()),
    ]
    ours = {name for name, _ in forwarded}
    received = [(name, value) for name, value in request.headers.raw if name not in ours]
    return _without_hop_by_hop(received) + forwarded


def _without_hop_by_hop(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    kept = [(name.lower(), value) for name, value in headers]
    named = {option.strip().lower() for name, value in kept if name == b"connection" for option in value.split(b",")}
    return [(name, value) for name, value in kept if name not in HOP_BY_HOP and name not in named]


def _unavailable(error: httpx.TransportError) -> Response:
    request_id = uuid.uuid4().hex
    document = {
        "type": "https://errors.mobilitycorp.example/service-unavailable",
        "title": "Service unavailable",
        "status": 503,
        "detail": f"The service behind the gateway did not answer ({type(error).__name__}). Try again soon.",
        "code": "service_unavailable",
        "request_id": request_id,
    }
    headers = {"Retry-After": "2", "X-Request-Id": request_id}
    return Response(json.dumps(document), status_code=503, headers=headers, media_type="application/problem+json")
