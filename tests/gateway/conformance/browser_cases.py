"""What browsers ask and are told: cross-origin resource sharing (Fetch, "CORS protocol")."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import httpx

from tests.gateway.conformance.calls import Call, Observation
from tests.gateway.conformance.cases import Case, Family, family
from tests.gateway.conformance.outcomes import short
from tests.gateway.conformance.policies import methods_by_path, policy, route, routes
from tests.gateway.conformance.tokens import good_token

ALLOWED_ORIGIN: Final = "https://app.mobilitycorp.example"
FOREIGN_ORIGINS: Final = (
    *("https://elsewhere.example", "null", f"{ALLOWED_ORIGIN}.elsewhere.example", "http://app.mobilitycorp.example"),
)
_REQUEST_HEADERS: Final = "authorization,content-type,idempotency-key,if-match"


def families() -> Iterator[Family]:
    """All families of this module."""
    yield family(
        "preflight", "An allowed page is told the methods of the path and all headers that it may send.", _asked()
    )
    yield family("preflight of a stranger", "Other pages are told nothing.", _asked_by_strangers())
    yield family(
        "answer to a page", "An allowed page may read the answer, and the headers that contracts name.", _answered()
    )
    yield family("refusal to a page", "It may read refusals of the gateway, too.", _refused())
    yield family("answer to a stranger", "Other pages may read nothing.", _answered_to_strangers())


@dataclass(frozen=True, slots=True, kw_only=True)
class Permitted:
    """A preflight is answered with what may be sent."""

    methods: tuple[str, ...]

    @property
    def expected(self) -> str:
        """That it is allowed."""
        return "allowed"

    def told(self, observed: Observation, *, call: Call) -> str:
        """That it is allowed, with what is wrong; or what was answered."""
        answer = observed.answer
        if answer is None or not answer.is_success:
            return short(observed)
        # Caches do not keep answers to OPTIONS (RFC 9110, section 9.3.7), so that these need no Vary.
        return ", but ".join(["allowed", *_readers(answer), *self._flaws(answer, observed)])

    def _flaws(self, answer: httpx.Response, observed: Observation) -> Iterator[str]:
        methods, headers = _listed(answer, "Methods"), _listed(answer, "Headers")
        if not set(self.methods) <= methods or methods - {*self.methods, "OPTIONS", "HEAD"}:
            yield f"the methods are {', '.join(sorted(methods)) or 'not told'}"
        missing = {name.lower() for name in policy()["cors"]["request_headers"]} - {name.lower() for name in headers}
        if missing:
            yield f"without the headers {', '.join(sorted(missing))}"
        if answer.headers.get("Access-Control-Max-Age") != str(policy()["cors"]["max_age_s"]):
            yield f"for {answer.headers.get('Access-Control-Max-Age', 'no')} s"
        if observed.records:
            yield "it reaches the service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """A page may read the answer and the headers that the contracts name."""

    status: int

    @property
    def expected(self) -> str:
        """Status, and that it may be read."""
        return f"{self.status}, to be read"

    def told(self, observed: Observation, *, call: Call) -> str:
        """The status, and what of it may be read."""
        answer = observed.answer
        if answer is None:
            return short(observed)
        return ", but ".join([f"{answer.status_code}, to be read", *_origin_flaws(answer), *self._flaws(answer)])

    def _flaws(self, answer: httpx.Response) -> Iterator[str]:
        exposed = {name.lower() for name in _listed(answer, "Expose-Headers", prefix="Access-Control-")}
        missing = {name.lower() for name in policy()["cors"]["response_headers"]} - exposed
        if missing:
            yield "without its headers" if not exposed else f"without {', '.join(sorted(missing))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A page may read nothing, whatever the answer is."""

    @property
    def expected(self) -> str:
        """That it is not to be read."""
        return "not to be read"

    def told(self, observed: Observation, *, call: Call) -> str:
        """Whether anything may be read."""
        answer = observed.answer
        if answer is None:
            return short(observed)
        allowed = answer.headers.get("Access-Control-Allow-Origin")
        return self.expected if allowed is None else f"to be read by {allowed}"


def _readers(answer: httpx.Response) -> Iterator[str]:
    if answer.headers.get("Access-Control-Allow-Origin") != ALLOWED_ORIGIN:
        yield f"by {answer.headers.get('Access-Control-Allow-Origin', 'nobody')}"


def _origin_flaws(answer: httpx.Response) -> Iterator[str]:
    yield from _readers(answer)
    # Caches must not give one page's answer to another (Fetch, "CORS protocol and HTTP caches").
    if "origin" not in answer.headers.get("Vary", "").lower():
        yield "without Vary"


def _listed(answer: httpx.Response, name: str, *, prefix: str = "Access-Control-Allow-") -> set[str]:
    found = answer.headers.get(f"{prefix}{name}", "")
    return {part.strip() for part in found.split(",") if part.strip()}


def _preflight(target: str, *, method: str, origin: str) -> Call:
    asking = (
        ("Origin", origin),
        ("Access-Control-Request-Method", method),
        ("Access-Control-Request-Headers", _REQUEST_HEADERS),
    )
    return Call(method="OPTIONS", target=target, headers=asking)


def _asked() -> Iterator[Case]:
    for found in routes():
        call = _preflight(found.call().target, method=found.operation.method, origin=ALLOWED_ORIGIN)
        expected = Permitted(methods=methods_by_path()[found.operation.path])
        yield Case(family="preflight", name=found.id, call=call, expected=expected)


def _asked_by_strangers() -> Iterator[Case]:
    for found in (route("createQuote"), route("updateReservation"), route("listMetros"), route("createDecision")):
        for origin in FOREIGN_ORIGINS:
            call = _preflight(found.call().target, method=found.operation.method, origin=origin)
            name = f"{origin}, {found.id}"
            yield Case(family="preflight of a stranger", name=name, call=call, expected=Unreadable())


def _answered() -> Iterator[Case]:
    for found in routes():
        call = found.call().by(good_token()).with_headers(("Origin", ALLOWED_ORIGIN))
        status = next(int(status) for status in found.operation.definition["responses"] if status.startswith("2"))
        yield Case(family="answer to a page", name=found.id, call=call, expected=Readable(status=status))


def _refused() -> Iterator[Case]:
    page = ("Origin", ALLOWED_ORIGIN)
    token = good_token()
    quote = route("createQuote").call()
    calls = {
        "no token": (quote.with_headers(page), 401),
        "missing scope": (quote.by(good_token(scopes="profile:read")).with_headers(page), 403),
        "unknown path": (Call(method="GET", target="/v1/nothing", headers=(page,)), 404),
        "method not there": (Call(method="DELETE", target="/v1/quotes", headers=(page,)).by(token), 405),
        "media type": (quote.by(token).replacing_header("Content-Type", "text/plain").with_headers(page), 415),
    }
    for name, (call, status) in calls.items():
        yield Case(family="refusal to a page", name=name, call=call, expected=Readable(status=status))


def _answered_to_strangers() -> Iterator[Case]:
    for found in (route("getCustomer"), route("listMetros"), route("createQuote"), route("listConversations")):
        for origin in FOREIGN_ORIGINS:
            for kind, call in (("", found.call().by(good_token())), (" without a token", found.call())):
                name = f"{origin}, {found.id}{kind}"
                asked = call.with_headers(("Origin", origin))
                yield Case(family="answer to a stranger", name=name, call=asked, expected=Unreadable())
