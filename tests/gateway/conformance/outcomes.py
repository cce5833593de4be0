"""What should come of a call, and what did, each in one line: a case holds where the two are the same line.

The lines are what the table of differences is written in, so that it says exactly what tests have seen.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol
from urllib.parse import parse_qsl

import httpx

from tests.contract.published_contract import PROBLEM_MEDIA_TYPE
from tests.gateway.conformance.calls import Call, Observation, Record, written
from tests.gateway.conformance.policies import CONTRACTS, Route, policy

PASSED_ON = "passed on"
_LONGEST_TEXT = 80
_REQUIRED_HEADERS = {
    "unauthenticated": "WWW-Authenticate",
    "rate_limited": "Retry-After",
    "method_not_allowed": "Allow",
}
# What any server may say, and what belongs to one connection.
_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


class Outcome(Protocol):
    """What should come of a call."""

    @property
    def expected(self) -> str:
        """It in one line."""
        ...

    def told(self, observed: Observation, *, call: Call) -> str:
        """What came instead, or the same line."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The gateway answers with a problem of its own, and nothing reaches a service.

    Attributes:
        code: which problem.
        or_else: other problems that are as good.
        allow: the methods that the answer must name.
        route: what is refused, where the contract may say more of the answer.
        reaches_service: whether the request was passed on first, and the answer did not come.
    """

    code: str
    or_else: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    route: Route | None = None
    reaches_service: bool = False

    @property
    def expected(self) -> str:
        """Status and code."""
        return " or ".join(f"{policy()['problems'][code]['status']} {code}" for code in (self.code, *self.or_else))

    def told(self, observed: Observation, *, call: Call) -> str:
        """Status and code, and what is wrong with the document or its headers."""
        asked = len(observed.records)
        if self.reaches_service and asked and observed.answer is not None:
            observed = replace(observed, records=())
        code, answer = _code_of(observed), observed.answer
        if answer is None or code not in (self.code, *self.or_else):
            return short(observed)
        flaws = [
            *([f"the service is asked {asked} times"] if asked > 1 else []),
            *problem_flaws(answer, method=call.method),
            *self._header_flaws(answer),
        ]
        return ", but ".join([short(observed), *flaws]) if flaws else self.expected

    def _header_flaws(self, answer: httpx.Response) -> Iterator[str]:
        needed = _REQUIRED_HEADERS.get(self.code)
        if needed is not None and not answer.headers.get(needed):
            yield f"{needed} is missing"
        if self.allow and needed in answer.headers:
            told = {method.strip() for method in answer.headers["Allow"].split(",")}
            if not set(self.allow) <= told <= {*self.allow, "OPTIONS", "HEAD"}:
                yield f"Allow is {answer.headers['Allow']}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """The request reaches its service as it was sent, and the service's answer its client.

    Attributes:
        route: the operation that it is for.
        absent: headers of the client that must not arrive, with the values that were sent.
        added: headers that the gateway must add.
    """

    route: Route
    absent: tuple[tuple[str, str], ...] = ()
    added: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        """That it is passed on."""
        return PASSED_ON

    def told(self, observed: Observation, *, call: Call) -> str:
        """That it is passed on, with what was changed on the way; or how it was refused."""
        if not observed.records:
            return short(observed)
        flaws = [*self._record_flaws(observed.records, call=call), *self._answer_flaws(observed)]
        return ", but ".join([PASSED_ON, *flaws])

    def _record_flaws(self, records: tuple[Record, ...], *, call: Call) -> Iterator[str]:
        if len(records) > 1:
            yield f"{len(records)} times"
        record, (path, _, query) = records[0], call.target.partition("?")
        if record.service != self.route.service:
            yield f"to {record.service}"
        if record.method != call.method:
            yield f"as {record.method}"
        if record.path != path:
            yield f"to {record.path}"
        if sorted(parse_qsl(record.query)) != sorted(parse_qsl(query)):
            yield f"with the query {record.query}"
        if record.body != _whole(call):
            yield "with another body"
        yield from self._header_flaws(record, call=call)

    def _header_flaws(self, record: Record, *, call: Call) -> Iterator[str]:
        forbidden = {name.lower() for name, _ in self.absent}
        for name, value in call.headers:
            if name.lower() not in forbidden | _HOP_BY_HOP and written(value) not in record.values(name):
                yield f"{name} is lost"
        for name, value in self.absent:
            if any(value in found for found in record.values(name)):
                yield f"{name} of the client arrives"
        for name in self.added:
            if not record.values(name):
                yield f"{name} is not added"

    def _answer_flaws(self, observed: Observation) -> Iterator[str]:
        answer = observed.answer
        if answer is None:
            yield "nothing comes back"
            return
        expected = service_answer(self.route)
        if answer.status_code != expected.status:
            yield f"{answer.status_code} comes back"
        if answer.content != expected.body:
            yield "another body comes back"
        for name, value in expected.headers:
            if name != "X-Request-Id" and answer.headers.get(name) != value:
                yield f"{name} comes back as {answer.headers.get(name)}"
        if not answer.headers.get("X-Request-Id"):
            yield "X-Request-Id is missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """What the recording service answers."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def service_answer(route: Route) -> ServiceAnswer:
    """The answer of the contract's own example for the operation's success."""
    contract = CONTRACTS[route.service]
    status, response = next(
        (int(status), contract.resolve(found))
        for status, found in route.operation.definition["responses"].items()
        if status.startswith("2")
    )
    headers = [
        (name, str(contract.resolve(header).get("example", "1")))
        for name, header in response.get("headers", {}).items()
        if contract.resolve(header).get("required")
    ]
    for media_type, content in response.get("content", {}).items():
        headers.append(("Content-Type", media_type))
        return ServiceAnswer(status=status, headers=tuple(headers), body=_example(content, route=route))
    return ServiceAnswer(status=status, headers=tuple(headers), body=b"")


def problem_flaws(answer: httpx.Response, *, method: str = "GET") -> Iterator[str]:
    """What a problem document lacks, by the policy: nothing where it is as it should be."""
    if method == "HEAD":
        return
    document = answer.json()
    known = policy()["problems"][document["code"]]
    for name, value in known.items():
        if document.get(name) != value:
            yield f"{name} is {document.get(name)}"
    if answer.status_code != known["status"]:
        yield f"the status is {answer.status_code}"
    if not document.get("detail"):
        yield "detail is missing"
    if not answer.headers.get("X-Request-Id"):
        yield "X-Request-Id is missing"
    elif document.get("request_id") != answer.headers["X-Request-Id"]:
        yield "request_id is not X-Request-Id"


def refusal_line(observed: Observation) -> str:
    """How something was refused, with what is wrong with the problem document, if it is one."""
    code = _code_of(observed)
    if code is None or observed.answer is None:
        return short(observed)
    return Refused(code=code).told(observed, call=Call(method="GET", target="/"))


def short(observed: Observation) -> str:
    """What happened, in a line: how the connection failed, that it was passed on, or status with code or text."""
    if observed.records:
        return PASSED_ON
    if observed.answer is None:
        return f"no answer: {observed.failure}"
    code = _code_of(observed)
    return f"{observed.answer.status_code} {code or _text_of(observed.answer)}".strip()


def _code_of(observed: Observation) -> str | None:
    answer = observed.answer
    if answer is None or observed.records:
        return None
    document = _json_of(answer)
    is_problem = answer.headers.get("content-type", "").partition(";")[0] == PROBLEM_MEDIA_TYPE
    if is_problem and answer.request.method == "HEAD":
        return next((code for code, told in policy()["problems"].items() if told["status"] == answer.status_code), None)
    if not is_problem or not isinstance(document, dict) or document.get("code") not in policy()["problems"]:
        return None
    return str(document["code"])


def _text_of(answer: httpx.Response) -> str:
    document = _json_of(answer)
    text = document.get("message") if isinstance(document, dict) else None
    return str(text or answer.text).replace("\n", " ")[:_LONGEST_TEXT]


def _json_of(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def _whole(call: Call) -> bytes:
    return b"".join(call.body) if isinstance(call.body, tuple) else call.body or b""


def _example(content: Any, *, route: Route) -> bytes:
    contract = CONTRACTS[route.service]
    value = contract.resolve(next(iter(content["examples"].values())))["value"]
    if route.policy["streams"]:
        return f"data: {json.dumps(value)}\n\n".encode()
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()
