"""What the services say of requests, good and bad: clients get the same through a gateway."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.gateway.conformance.calls import Call
from tests.gateway.conformance.cases import Circumstance, Family, family
from tests.gateway.conformance.policies import CONTRACTS, Route, routes

AS_DIRECTLY = "as directly"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCase:
    """A call by a seeded customer, which is made directly, too."""

    family: str
    name: str
    call: Call
    route: Route
    circumstance: Circumstance = Circumstance.REAL

    @property
    def id(self) -> str:
        """Family and name."""
        return f"{self.family}: {self.name}"

    @property
    def expected_line(self) -> str:
        """That there is no difference."""
        return AS_DIRECTLY

    def told(self, *, through: httpx.Response, directly: httpx.Response) -> str:
        """That there is no difference, or what is different."""
        answers = _line(through, route=self.route), _line(directly, route=self.route)
        return AS_DIRECTLY if answers[0] == answers[1] else f"{answers[0]} instead of {answers[1]}"


def families() -> Iterator[Family]:
    """All families of this module."""
    yield family(
        "sample request",
        "The contract's own example of a request gets the service's answer, by the contract.",
        _samples(),
    )
    yield family(
        "missing parameter",
        "Where a required parameter is missing, the client is told what the service would say.",
        _missing(),
    )
    yield family("unknown parameter", "A query parameter that there is not, likewise.", _unknown_parameters())
    yield family("malformed parameter", "A parameter that does not fit its schema, likewise.", _malformed_parameters())
    yield family("malformed body", "A body that is not JSON, or none at all, likewise.", _malformed_bodies())
    yield family("invalid body", "A body with missing, unknown and mistyped members, likewise.", _invalid_bodies())


def _line(answer: httpx.Response, *, route: Route) -> str:
    """Status, code and faulty members of an answer, and whether it is one by the contract."""
    flaws = []
    try:
        CONTRACTS[route.service].verify_response(route.operation, answer)
    except (AssertionError, ValueError):
        flaws.append("not by the contract")
    if not answer.headers.get("X-Request-Id"):
        flaws.append("without X-Request-Id")
    document = _document(answer)
    pointers = sorted(error["pointer"] for error in document.get("errors", ()))
    told = (str(answer.status_code), document.get("code", ""), f"at {', '.join(pointers)}" if pointers else "", *flaws)
    return " ".join(part for part in told if part)


def _document(answer: httpx.Response) -> Mapping[str, Any]:
    try:
        document = answer.json()
    except ValueError:
        return {}
    return document if isinstance(document, dict) and answer.is_error else {}


def _samples() -> Iterator[ServiceCase]:
    for found in routes():
        yield ServiceCase(family="sample request", name=found.id, call=found.call(), route=found)


def _missing() -> Iterator[ServiceCase]:
    for found in routes():
        for required in found.policy["required"]:
            location, _, name = required.partition(".")
            match location:
                case "query":
                    call = _without_query(found.call(), name)
                case "header":
                    call = found.call().without_header(name)
                case _:
                    continue
            yield ServiceCase(family="missing parameter", name=f"{name}, {found.id}", call=call, route=found)


def _unknown_parameters() -> Iterator[ServiceCase]:
    for found in routes():
        call = found.call()
        joined = "&" if "?" in call.target else "?"
        asked = replace(call, target=f"{call.target}{joined}colour=red")
        yield ServiceCase(family="unknown parameter", name=found.id, call=asked, route=found)


def _malformed_parameters() -> Iterator[ServiceCase]:
    for found in routes():
        for parameter in found.operation.parameters:
            name, call = parameter["name"], found.call()
            match parameter["in"]:
                case "path":
                    sent = found.operation.path.replace(f"{{{name}}}", "wrong!")
                    call = replace(call, target=call.target.replace(urlsplit(call.target).path, sent))
                case "query":
                    joined = "&" if "?" in _without_query(call, name).target else "?"
                    call = replace(call, target=f"{_without_query(call, name).target}{joined}{name}=~")
                case _:
                    call = call.replacing_header(name, "a b")
            if "{" not in call.target:
                yield ServiceCase(family="malformed parameter", name=f"{name}, {found.id}", call=call, route=found)


def _malformed_bodies() -> Iterator[ServiceCase]:
    contents = {
        "half a document": b'{"note": "',
        "not JSON": b"{'a': 1}",
        "not a number": b'{"a": NaN}',
        "nothing": b"",
    }
    for found in _with_body():
        for kind, content in contents.items():
            call = replace(found.call(), body=content)
            yield ServiceCase(family="malformed body", name=f"{kind}, {found.id}", call=call, route=found)


def _invalid_bodies() -> Iterator[ServiceCase]:
    for found in _with_body():
        body = found.call().body
        assert isinstance(body, bytes)
        good = json.loads(body)
        bodies: dict[str, Any] = {
            "an unknown member": {**good, "colour": "red"},
            "a list": [good],
            "null": None,
            "wrong types": {name: [[]] for name in good or ("conversation_id",)},
        }
        for kind, wrong in bodies.items():
            call = replace(found.call(), body=json.dumps(wrong).encode())
            yield ServiceCase(family="invalid body", name=f"{kind}, {found.id}", call=call, route=found)


def _with_body() -> Iterator[Route]:
    return (found for found in routes() if found.policy["body"] is not None)


def _without_query(call: Call, name: str) -> Call:
    path, _, query = call.target.partition("?")
    kept = "&".join(pair for pair in query.split("&") if pair and pair.partition("=")[0] != name)
    return replace(call, target=f"{path}?{kept}" if kept else path)
