"""In what form requests come: sizes, media types, headers that clients may not set."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tests.gateway.conformance.cases import Case, Family, family
from tests.gateway.conformance.outcomes import Passed, Refused
from tests.gateway.conformance.policies import Route, policy, route, routes
from tests.gateway.conformance.tokens import good_token

_CHUNK: Final = 1024
_SMUGGLED: Final = (
    *("X-Auth-Subject", "X-Auth-Scopes", "X-Auth-Scope", "X-Auth-Token", "x-auth-customer", "X_Auth_Subject"),
    "X-Gateway-Key",
)
_FORWARDED: Final = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "Forwarded")
_FORGED: Final = "forged-198.51.100.7"
_TRACE: Final = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def families() -> Iterator[Family]:
    """All families of this module."""
    yield family("largest body", "A body of the largest size that the operation takes is passed on.", _largest())
    yield family("body too large", "A larger one is refused with 413, whether its length is told or not.", _too_large())
    yield family("body where none is", "A small body on an operation without one is the service's matter.", _needless())
    yield family("media type", "A body of another media type is refused with 415.", _media_types())
    yield family("headers too large", "Header fields beyond the limit are refused with 431.", _too_many_headers())
    yield family(
        "smuggled headers",
        "What only gateways may say to services is taken away when a client says it.",
        _smuggled(_SMUGGLED, "smuggled headers"),
    )
    yield family(
        "forwarded headers",
        "What a client claims of proxies before the gateway is taken away.",
        _smuggled(_FORWARDED, "forwarded headers"),
    )
    yield family("hop-by-hop headers", "Headers of one connection end with it.", _hop_by_hop())
    yield family(
        "tracing", "`traceparent` and `X-Request-Id` arrive at the service, and the answer has an id.", _tracing()
    )


def _with_body() -> Iterator[Route]:
    return (found for found in routes() if found.policy["body"] is not None)


def _padded(found: Route, size: int) -> bytes:
    body = found.call().body
    assert isinstance(body, bytes)
    return body.ljust(size)


def _largest() -> Iterator[Case]:
    for found in _with_body():
        call = replace(found.call().by(good_token()), body=_padded(found, found.largest_body))
        yield Case(family="largest body", name=found.id, call=call, expected=Passed(route=found))


def _too_large() -> Iterator[Case]:
    for found in _with_body():
        body = _padded(found, found.largest_body + 1)
        pieces = tuple(body[start : start + _CHUNK] for start in range(0, len(body), _CHUNK))
        refused = Refused(code="payload_too_large", route=found)
        for kind, content in (("by one byte", body), ("of unknown length", pieces), ("by far", body * 20)):
            call = replace(found.call().by(good_token()), body=content)
            yield Case(family="body too large", name=f"{kind}, {found.id}", call=call, expected=refused)


def _needless() -> Iterator[Case]:
    found = route("confirmReservation")
    call = replace(found.call().by(good_token()), body=b"{}").with_headers(("Content-Type", "application/json"))
    yield Case(family="body where none is", name=found.id, call=call, expected=Passed(route=found))


def _media_types() -> Iterator[Case]:
    for found in _with_body():
        for media_type in ("text/plain", "application/xml", "application/x-www-form-urlencoded"):
            call = found.call().by(good_token()).replacing_header("Content-Type", media_type)
            refused = Refused(code="unsupported_media_type", route=found)
            yield Case(family="media type", name=f"{media_type}, {found.id}", call=call, expected=refused)


def _too_many_headers() -> Iterator[Case]:
    limit = policy()["header_bytes"]
    for found in (route("listMetros"), route("getCustomer"), route("createQuote")):
        for kind, headers in (
            ("one long field", (("X-Padding", "x" * (limit + 1)),)),
            ("many short fields", tuple((f"X-Padding-{number}", "x" * 100) for number in range(limit // 100))),
        ):
            call = found.call().by(good_token()).with_headers(*headers)
            refused = Refused(code="header_fields_too_large", route=found)
            yield Case(family="headers too large", name=f"{kind}, {found.id}", call=call, expected=refused)


def _smuggled(names: tuple[str, ...], of: str) -> Iterator[Case]:
    for found in (route("getCustomer"), route("listConversations"), route("listMetros")):
        for name in names:
            call = found.call().by(good_token()).with_headers((name, _FORGED))
            expected = Passed(route=found, absent=((name, _FORGED),))
            yield Case(family=of, name=f"{name}, {found.id}", call=call, expected=expected)


def _hop_by_hop() -> Iterator[Case]:
    found = route("getCustomer")
    for name, value in (("TE", "gzip"), ("Proxy-Authorization", "Basic c2VjcmV0"), ("Keep-Alive", "timeout=5")):
        call = found.call().by(good_token()).with_headers((name, value))
        expected = Passed(route=found, absent=((name, value),))
        yield Case(family="hop-by-hop headers", name=name, call=call, expected=expected)
    call = found.call().by(good_token()).with_headers(("Connection", "X-Private"), ("X-Private", "for-one-connection"))
    expected = Passed(route=found, absent=(("X-Private", "for-one-connection"), ("Connection", "X-Private")))
    yield Case(family="hop-by-hop headers", name="what Connection names", call=call, expected=expected)


def _tracing() -> Iterator[Case]:
    for found in (route("getCustomer"), route("createQuote"), route("listConversations")):
        call = found.call().by(good_token()).with_headers(("traceparent", _TRACE))
        yield Case(family="tracing", name=f"traceparent, {found.id}", call=call, expected=Passed(route=found))
        call = found.call().by(good_token())
        expected = Passed(route=found, added=("X-Request-Id",))
        yield Case(family="tracing", name=f"X-Request-Id, {found.id}", call=call, expected=expected)
