"""Which headers pass the gateway, which are dropped, and which come out under another name."""

from collections.abc import Iterable
from typing import Final

from gateway.local.calls import REST_API_ID, Call, Headers

# Amazon API Gateway Developer Guide, "Important notes"; and headers of one connection (RFC 9110, section 7.6.1).
_DROPPED_OF_REQUESTS: Final = frozenset(
    {
        *("connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"),
        *("content-length", "content-md5", "expect", "host", "max-forwards", "proxy-authenticate", "server", "via"),
        *("proxy-authorization", "www-authenticate"),
    }
)
_DROPPED_OF_ANSWERS: Final = frozenset(
    {"transfer-encoding", "content-encoding", "via", "keep-alive", "te", "trailer", "upgrade", "proxy-authenticate"}
)
_REMAPPED_OF_ANSWERS: Final = frozenset({"connection", "content-length", "date", "server"})
# What AWS adds to requests that have none.
_USUAL: Final = {"Accept": "application/json", "User-Agent": f"AmazonAPIGateway_{REST_API_ID}"}
_REMAPPED: Final = "x-amzn-Remapped-"


def forwarded(call: Call) -> list[tuple[str, str]]:
    """The headers of a request that its integration gets, with those by which the gateway tells of itself."""
    listed = {name.strip().lower() for value in call.header_values("Connection") for name in value.split(",")}
    kept = [
        (name, value)
        for name, value in call.headers
        if name.lower() not in _DROPPED_OF_REQUESTS | listed and not name.lower().startswith("x-forwarded-")
    ]
    ours = {
        "X-Forwarded-For": call.source_ip,
        "X-Forwarded-Port": call.host.rpartition(":")[2] if ":" in call.host else "443",
        "X-Forwarded-Proto": "http",
        "X-Amzn-Trace-Id": call.trace_id,
        "X-Amzn-Apigateway-Api-Id": REST_API_ID,
    }
    present = {name.lower() for name, _ in kept}
    usual = [(name, value) for name, value in _USUAL.items() if name.lower() not in present]
    return [*without(kept, ours), *usual, *ours.items()]


def returned(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The headers of an answer that the client gets."""
    return [
        (f"{_REMAPPED}{name}" if name.lower() in _REMAPPED_OF_ANSWERS else name, value)
        for name, value in headers
        if name.lower() not in _DROPPED_OF_ANSWERS
    ]


def without(headers: Headers, names: Iterable[str]) -> list[tuple[str, str]]:
    """The headers but for those of the names."""
    unwanted = {name.lower() for name in names}
    return [(name, value) for name, value in headers if name.lower() not in unwanted]


def replaced(headers: Headers, new: Headers) -> list[tuple[str, str]]:
    """The headers with new ones in the place of those of the same name."""
    return [*without(headers, [name for name, _ in new]), *new]
