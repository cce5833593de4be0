"""What every gateway enforces, told once: the emitters of all gateways' configurations start here.

Operations that are `x-internal` are not in it, so that no gateway has a route to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.generate.contract import Channel, ContractSet, Operation, Response

HEADER_BYTES = 10_240
"""All header fields of a request together (Amazon API Gateway, quotas of REST APIs)."""
CLOCK_SKEW_S = 2
"""How long after its end a token is taken, for clocks that differ."""
CORS_SECONDS = 7200
"""How long browsers may keep the answer to a preflight: what Chromium keeps at most."""

GATEWAY_PROBLEMS = (
    *("malformed_request", "unauthenticated", "forbidden", "not_found", "method_not_allowed", "payload_too_large"),
    *("unsupported_media_type", "validation_failed", "rate_limited", "header_fields_too_large"),
    *("internal_error", "service_unavailable", "gateway_timeout"),
)
"""The codes of the problems that gateways answer themselves."""

# Sent by clients beside what operations name; the last two are tracing's (W3C Trace Context).
_REQUEST_HEADERS = ("Accept", "Authorization", "Content-Type", "X-Request-Id", "traceparent", "tracestate")
# Sent by the services with every answer, or by gateways.
_RESPONSE_HEADERS = ("RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", "X-Request-Id", "traceparent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """An operation that clients reach, and the service that answers it."""

    service: str
    operation: Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Socket:
    """A channel that clients reach, and the service behind it."""

    service: str
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayPolicy:
    """All that gateways need to know. `cors_methods` maps each path to the methods it has."""

    routes: tuple[Route, ...]
    sockets: tuple[Socket, ...]
    problems: tuple[Response, ...]
    cors_methods: dict[str, tuple[str, ...]]
    cors_request_headers: tuple[str, ...]
    cors_response_headers: tuple[str, ...]

    @property
    def services(self) -> tuple[str, ...]:
        """Name the services behind the gateway, in the order of their names."""
        behind = (*(route.service for route in self.routes), *(socket.service for socket in self.sockets))
        return tuple(sorted(set(behind)))


def build(model: ContractSet) -> GatewayPolicy:
    """Gather what gateways need of all documents."""
    routes = tuple(
        Route(service=contract.service, operation=operation)
        for contract in model.contracts
        for operation in contract.operations
        if not operation.internal
    )
    problems = {problem.code: problem for contract in model.contracts for problem in contract.problems}
    methods: dict[str, tuple[str, ...]] = {}
    for route in routes:
        path = route.operation.path
        methods[path] = (*methods.get(path, ()), route.operation.method)
    return GatewayPolicy(
        routes=routes,
        sockets=tuple(Socket(service=channel.service, channel=channel) for channel in model.channels),
        problems=tuple(problems[code] for code in GATEWAY_PROBLEMS if code in problems),
        cors_methods=methods,
        cors_request_headers=_sorted(_REQUEST_HEADERS, _request_headers(routes)),
        cors_response_headers=_sorted(_RESPONSE_HEADERS, _response_headers(routes)),
    )


def _request_headers(routes: tuple[Route, ...]) -> Iterator[str]:
    for route in routes:
        yield from (each.name for each in route.operation.parameters if each.location == "header")


def _response_headers(routes: tuple[Route, ...]) -> Iterator[str]:
    for route in routes:
        for response in (*route.operation.responses, *route.operation.problems):
            yield from (header.name for header in response.headers)


def _sorted(known: tuple[str, ...], found: Iterator[str]) -> tuple[str, ...]:
    """Put the names in order, each once, whatever the case it is written in."""
    by_name = {name.lower(): name for name in (*found, *known)}
    return tuple(by_name[key] for key in sorted(by_name))
