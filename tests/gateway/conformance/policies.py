"""The gateways' policy and the contracts behind it, as cases need them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.contract.published_contract import RESERVATION, TRAVEL_AGENT, PublishedOperation
from tests.contract.sample_requests import sample_request
from tests.gateway.conformance.calls import Call

_CHECKOUT = Path(__file__).parents[3]
CONTRACTS = {"reservation": RESERVATION, "travel_agent": TRAVEL_AGENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """An operation behind the gateway: what the policy says of it, and its contract."""

    service: str
    policy: dict[str, Any]
    operation: PublishedOperation

    @property
    def id(self) -> str:
        """The operationId."""
        return self.operation.id

    @property
    def scopes(self) -> tuple[str, ...]:
        """What a token must permit."""
        return tuple(self.policy["scopes"])

    @property
    def largest_body(self) -> int:
        """Bytes that a body may have."""
        return int(self.policy["body"]["max_bytes"])

    def fits(self, path: str) -> bool:
        """Whether a path is one of this operation; of several, the first one in the contract counts."""
        parts, pattern = path.split("/"), self.operation.path.split("/")
        return len(parts) == len(pattern) and all(
            part == piece or piece.startswith("{") for part, piece in zip(parts, pattern, strict=True)
        )

    def call(self) -> Call:
        """A good request without a token."""
        return sample_call(self.operation)


def sample_call(operation: PublishedOperation) -> Call:
    """The well-formed request of the contract's examples."""
    request = sample_request(operation)
    query = "&".join(f"{name}={value}" for name, value in request.query.items())
    headers = tuple(request.headers.items())
    if request.media_type is None:
        return Call(method=operation.method, target=_joined(request.target, query), headers=headers)
    return Call(
        method=operation.method,
        target=_joined(request.target, query),
        headers=(*headers, ("Content-Type", request.media_type)),
        body=json.dumps(request.body).encode(),
    )


def _joined(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


@cache
def policy() -> dict[str, Any]:
    """The policy as it is generated."""
    document: dict[str, Any] = json.loads((_CHECKOUT / "generated" / "gateway" / "policy.json").read_bytes())
    return document


@cache
def routes() -> tuple[Route, ...]:
    """Every operation that gateways let clients reach."""
    return tuple(
        Route(service=found["service"], policy=found, operation=CONTRACTS[found["service"]].operation(found["id"]))
        for found in policy()["operations"]
    )


@cache
def internal_operations() -> tuple[tuple[str, PublishedOperation], ...]:
    """Every operation that only other services reach, by the name of its service, unless another has its route."""
    known = {(route.operation.method, route.operation.path) for route in routes()}
    return tuple(
        (service, found)
        for service, contract in CONTRACTS.items()
        for found in contract.operations
        if found.definition.get("x-internal") and (found.method, found.path) not in known
    )


@cache
def methods_by_path() -> dict[str, tuple[str, ...]]:
    """The methods that gateways have for each path."""
    methods: dict[str, tuple[str, ...]] = {}
    for route in routes():
        methods[route.operation.path] = (*methods.get(route.operation.path, ()), route.operation.method)
    return methods


def route(identifier: str) -> Route:
    """The route of this operationId."""
    return next(found for found in routes() if found.id == identifier)


def all_scopes() -> str:
    """Every scope that some route or message needs."""
    scopes = {scope for found in routes() for scope in found.scopes}
    messages = (message for found in policy()["channels"] for message in found["messages"])
    return " ".join(sorted(scopes | {scope for message in messages for scope in message["scopes"]}))
