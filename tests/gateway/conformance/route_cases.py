"""Where requests lead: methods, paths, and the tricks that are played with them."""

from collections.abc import Iterator
from typing import Final

from tests.contract.published_contract import METHODS
from tests.gateway.conformance.calls import Call
from tests.gateway.conformance.cases import Case, Family, family
from tests.gateway.conformance.outcomes import Refused
from tests.gateway.conformance.policies import internal_operations, methods_by_path, route, routes, sample_call
from tests.gateway.conformance.tokens import good_token

# OPTIONS is a browser's question (Fetch, "CORS protocol"), which gateways answer for every path.
_ASKED_BY_BROWSERS: Final = "OPTIONS"
_UNKNOWN: Final = (
    *("/", "/v1", "/v1/", "/v2/metros", "/v1/metro", "/v1/metros/a/b", "/V1/METROS", "/v1/Metros", "/v1/customers"),
    *("/v1/customers/anna", "/docs", "/redoc", "/favicon.ico", "/.env", "/metrics", "/v1/chat/extra"),
)
_TRICKS: Final = (
    *("//v1/metros", "/v1//metros", "/v1/metros/", "/v1/metros//", "/./v1/metros", "/v1/./metros"),
    *("/v1/metros/../customers/me", "/v1/metros/%2e%2e/customers/me", "/v1/%2e%2e/v1/customers/me", "/%2e%2e/healthz"),
    *("/v1/metros%2F..%2Fcustomers%2Fme", "/v1/reservations%2Fres_x", "/v1%2Fmetros", "/v1/metros%5C..%5Ccustomers"),
    *("/v1/metros;x=1", "/v1;x=1/metros", "/v1/metros%00", "/v1/metros%0d%0aX-Auth-Subject:%20bram", "/v1/%6detros/"),
    *("/v1/customers/me%2F", "/v1/customers/me%20", "/v1/connection%2Devents/"),
)


def families() -> Iterator[Family]:
    """All families of this module."""
    yield family(
        "method not there",
        "A method that the path does not have is a 405 whose `Allow` names those it has.",
        _methods(),
    )
    yield family("unknown path", "A path that no contract has is a 404.", _unknown_paths())
    yield family(
        "internal operation",
        "What only services call has no route: it looks like a path that is not there.",
        _internal(),
    )
    yield family(
        "path tricks",
        "Doubled, dotted, encoded and cut paths reach nothing: they are refused with 404 or 400.",
        _tricks(),
    )


def _methods() -> Iterator[Case]:
    token = good_token()
    for path, methods in methods_by_path().items():
        declared = next(found for found in routes() if found.operation.path == path)
        for method in METHODS:
            if method in methods or method == _ASKED_BY_BROWSERS:
                continue
            call = Call(method=method, target=declared.call().target.partition("?")[0]).by(token)
            refused = Refused(code="method_not_allowed", allow=methods)
            yield Case(family="method not there", name=f"{method} {path}", call=call, expected=refused)


def _unknown_paths() -> Iterator[Case]:
    token = good_token()
    for path in _UNKNOWN:
        for kind, call in (
            ("", Call(method="GET", target=path)),
            (" with a token", Call(method="GET", target=path).by(token)),
        ):
            yield Case(family="unknown path", name=f"{path}{kind}", call=call, expected=Refused(code="not_found"))


def _internal() -> Iterator[Case]:
    for _, operation in internal_operations():
        call = sample_call(operation).by(good_token())
        yield Case(family="internal operation", name=operation.id, call=call, expected=Refused(code="not_found"))


def _tricks() -> Iterator[Case]:
    token = good_token()
    for target in _TRICKS:
        refused = Refused(code="not_found", or_else=("malformed_request",))
        yield Case(
            family="path tricks", name=target, call=Call(method="GET", target=target).by(token), expected=refused
        )
    held = route("getReservation").call().target
    for target in (f"{held}%2Fconfirm", f"{held}%2F..%2F..%2Fcustomers%2Fme", f"{held}/%2e%2e/%2e%2e/customers/me"):
        refused = Refused(code="not_found", or_else=("malformed_request",))
        yield Case(
            family="path tricks", name=target, call=Call(method="GET", target=target).by(token), expected=refused
        )
