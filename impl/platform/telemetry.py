"""Structured logs, request ids and W3C trace context: one JSON line per event, no personal data, no tokens."""

import logging
import os
import re
import sys
import time
from collections.abc import Collection
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final

import structlog
from pydantic_core import to_json
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.typing import EventDict, FilteringBoundLogger, Processor, WrappedLogger

_SCOPE_KEY: Final = "mobility.exchange"
_REQUEST_ID: Final = re.compile(rb"[A-Za-z0-9_-]{1,64}")
# Later versions may append fields; version 00 has just these.
_TRACEPARENT: Final = re.compile(
    rb"(?!ff|00-.{52}.)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-.*)?"
)
# What they write below a warning names addresses, headers and credentials.
_QUIET_LIBRARIES: Final = ("httpx", "httpcore", "asyncio", "botocore")


@dataclass(slots=True)
class Exchange:
    """One HTTP request and its response, as the logs and the ambient headers see it."""

    request_id: str
    trace_id: str
    flags: str
    span_id: str
    operation: str | None = None
    customer: str | None = None
    problem: str | None = None
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)


_current: ContextVar[Exchange | None] = ContextVar("exchange", default=None)
_log: FilteringBoundLogger = structlog.get_logger()


def log() -> FilteringBoundLogger:
    """The logger. Events are named in snake_case; the request id and trace id are added by themselves."""
    return _log


def exchange_of(scope: Scope) -> Exchange:
    """The exchange that `scope` belongs to; a new one where no middleware has begun it."""
    exchange: Exchange | None = scope.get(_SCOPE_KEY)
    if exchange is None:
        exchange = scope[_SCOPE_KEY] = _begin(scope)
    return exchange


class TelemetryMiddleware:
    """Gives each request an id and a span, writes the ambient headers, and logs one event when all is sent."""

    def __init__(self, application: ASGIApp, *, unlogged: Collection[str] = ()) -> None:
        self._application = application
        self._unlogged = unlogged

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        exchange = exchange_of(scope)
        token = _current.set(exchange)
        started = time.perf_counter()
        status = 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *_ambient_headers(exchange)]
            await send(message)

        try:
            await self._application(scope, receive, send_with_headers)
        finally:
            if exchange.operation not in self._unlogged:
                _log.info(
                    "request",
                    method=scope["method"],
                    operation=exchange.operation,
                    status=status,
                    problem=exchange.problem,
                    customer=exchange.customer,
                    milliseconds=round((time.perf_counter() - started) * 1000, 2),
                )
            _current.reset(token)


def _begin(scope: Scope) -> Exchange:
    request_id = trace = None
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            request_id = value.decode() if _REQUEST_ID.fullmatch(value) else None
        elif name == b"traceparent":
            trace = _TRACEPARENT.fullmatch(value)
    return Exchange(
        request_id=request_id or os.urandom(16).hex(),
        trace_id=trace[1].decode() if trace else os.urandom(16).hex(),
        flags=trace[2].decode() if trace else "00",
        span_id=os.urandom(8).hex(),
    )


def _ambient_headers(exchange: Exchange) -> list[tuple[bytes, bytes]]:
    traceparent = f"00-{exchange.trace_id}-{exchange.span_id}-{exchange.flags}"
    return [(b"x-request-id", exchange.request_id.encode()), (b"traceparent", traceparent.encode()), *exchange.headers]


def configure_logging(*, level: str) -> None:
    """Write every log event, the standard library's records included, to stdout as a line of JSON."""
    shared: list[Processor] = [
        _add_exchange,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, _render],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.BytesLoggerFactory(file=sys.stdout.buffer),
        cache_logger_on_first_use=True,
    )
    # A logger binds to its configuration at first use.
    global _log
    _log = structlog.get_logger()
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _render_text],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in _QUIET_LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        server = logging.getLogger(name)
        server.handlers.clear()
        # Below that level it writes the headers of handshakes, tokens among them.
        server.setLevel(max(server.getEffectiveLevel(), logging.INFO))
        # Our own event tells of each request; a server whose access logger goes nowhere does not format its own.
        server.propagate = name != "uvicorn.access"


def _add_exchange(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    exchange = _current.get()
    if exchange is not None:
        event["request_id"] = exchange.request_id
        event["trace_id"] = exchange.trace_id
    return event


def _render(_logger: WrappedLogger, _method: str, event: EventDict) -> bytes:
    return to_json(event, fallback=_name_of_kind)


def _render_text(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    return to_json(event, fallback=_name_of_kind).decode()


def _name_of_kind(value: object) -> str:
    """What the logs say of a value that has no JSON form: its representation might hold personal data."""
    return f"<{type(value).__qualname__}>"
