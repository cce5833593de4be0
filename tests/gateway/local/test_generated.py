"""The generated documents, served by the gateway with the authorizer of AWS: every operation, before two services."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from gateway.aws.authorizer.tokens import Unauthenticated
from gateway.local.app import POLICY, gateway_app
from gateway.local.settings import GENERATED, GatewaySettings
from scripts.stack.places import CHECKOUT
from tests.gateway.deploy.authorizing import authorizer
from tests.gateway.local.samples import KEY
from tests.gateway.local.service import Service
from tests.support.tokens import TokenIssuer
from tests.support.travel_agent import socket_server
from tests.support.waiting import until

POLICY_DATA = json.loads((GENERATED / POLICY).read_bytes())
OPERATIONS = {operation["id"]: operation for operation in POLICY_DATA["operations"]}
PROTECTED = sorted(name for name, operation in OPERATIONS.items() if not operation["public"])
ALL_SCOPES = " ".join(sorted({scope for operation in OPERATIONS.values() for scope in operation["scopes"]}))
REACHED = 418


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A client of the gateway, and the two services behind it by their names."""

    client: httpx.AsyncClient
    url: str
    services: Mapping[str, Service]
    issuer: TokenIssuer

    async def call(self, operation: Mapping[str, Any], *, scopes: str | None = ALL_SCOPES) -> httpx.Response:
        """Call an operation with what it requires."""
        given: dict[str, dict[str, str]] = {"query": {}, "header": {}, "path": {}}
        for required in operation["required"]:
            place, name = required.split(".", 1)
            given[place][name] = "1"
        if scopes is not None:
            given["header"]["Authorization"] = f"Bearer {self.issuer.token(scopes=scopes)}"
        body = example_body(operation)
        if body is not None:
            given["header"]["Content-Type"] = operation["body"]["media_types"][0]
        path = re.sub(r"\{[^}]+\}", "some~id", operation["path"])
        return await self.client.request(
            operation["method"],
            path,
            params=given["query"],
            headers=given["header"],
            content=None if body is None else json.dumps(body),
        )

    @property
    def reached(self) -> int:
        """How many requests came through."""
        return sum(len(service.requests) for service in self.services.values())


def example_body(operation: Mapping[str, Any]) -> Any:
    """The first example of the operation's body in its contract."""
    if operation["body"] is None:
        return None
    name = operation["service"].replace("_", "-")
    contract = json.loads((CHECKOUT / "generated" / "contracts" / f"{name}.openapi.json").read_bytes())
    content = contract["paths"][operation["path"]][operation["method"].lower()]["requestBody"]["content"]
    example = next(iter(next(iter(content.values()))["examples"].values()))
    if "$ref" in example:
        example = contract["components"]["examples"][example["$ref"].rpartition("/")[2]]
    return example["value"]


@asynccontextmanager
async def standing(issuer: TokenIssuer) -> AsyncIterator[Ground]:
    services = {"reservation": Service(), "travel_agent": Service()}
    judge = authorizer(issuer)

    def handle(event: Mapping[str, Any], _context: object) -> dict[str, Any]:
        try:
            return judge.authorize(event)
        except Unauthenticated:
            raise PermissionError("Unauthorized") from None

    async with (
        socket_server(services["reservation"].application()) as reservation,
        socket_server(services["travel_agent"].application()) as travel_agent,
    ):
        settings = GatewaySettings(
            reservation_url=reservation,
            travel_agent_url=travel_agent,
            callback_url="http://127.0.0.1:1/stage",
            key=SecretStr(KEY),
            allowed_origins="http://localhost:3000,https://app.example",
        )
        async with (
            socket_server(gateway_app(settings, authorizer=handle)) as url,
            httpx.AsyncClient(base_url=url, timeout=20) as client,
        ):
            yield Ground(client=client, url=url, services=services, issuer=issuer)


@pytest.fixture
async def ground(issuer: TokenIssuer) -> AsyncIterator[Ground]:
    async with standing(issuer) as made:
        yield made


@pytest.mark.parametrize("name", sorted(OPERATIONS))
async def test_an_operation_reaches_its_service(ground: Ground, name: str) -> None:
    operation = OPERATIONS[name]
    answer = await ground.call(operation)
    assert answer.status_code == REACHED, answer.text
    (seen,) = ground.services[operation["service"]].requests
    headers = dict(seen["headers"])
    assert (seen["method"], ground.reached) == (operation["method"], 1)
    assert seen["path"] == re.sub(r"\{[^}]+\}", "some~id", operation["path"])
    assert headers["x-gateway-key"] == "none"
    assert headers["x-request-id"] == answer.headers["x-amzn-requestid"]


@pytest.mark.parametrize("name", PROTECTED)
async def test_an_operation_wants_a_token_with_its_scopes(ground: Ground, name: str) -> None:
    operation = OPERATIONS[name]
    without = await ground.call(operation, scopes=None)
    assert (without.status_code, without.json()["code"]) == (401, "unauthenticated")
    for scope in operation["scopes"]:
        lacking = await ground.call(operation, scopes=" ".join(set(ALL_SCOPES.split()) - {scope}))
        assert (lacking.status_code, lacking.json()["code"]) == (403, "forbidden")
    assert ground.reached == 0


async def test_other_methods_are_not_allowed_and_what_is_not_there_is_not_found(ground: Ground) -> None:
    wrong = await ground.client.delete("/v1/quotes")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method_not_allowed")
    assert wrong.headers["allow"] == "POST, OPTIONS"
    for path in ("/v1/nothing", "/v1/connection-events", "/v1/webhooks/reservation-events", "/v1/chat"):
        absent = await ground.client.get(path)
        assert (absent.status_code, absent.json()["code"]) == (404, "not_found")
        assert absent.json()["request_id"] == absent.headers["x-request-id"]
    assert ground.reached == 0


async def test_a_preflight_names_the_methods_and_headers(ground: Ground) -> None:
    answer = await ground.client.options("/v1/quotes", headers={"Origin": "http://localhost:3000"})
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "http://localhost:3000"
    assert answer.headers["access-control-allow-methods"] == "POST"
    assert "Idempotency-Key" in answer.headers["access-control-allow-headers"]


async def test_the_chat_is_told_to_the_travel_agent(ground: Ground) -> None:
    channel = POLICY_DATA["channels"][0]
    token = ground.issuer.token("auth0|o'brien")
    offered = [Subprotocol(channel["subprotocol"]), Subprotocol(channel["token_subprotocol"] + token)]
    frame = '{"type": "user.message", "id": "1", "text": "it\'s \\"quoted\\" ä"}'
    travel_agent = ground.services["travel_agent"]
    travel_agent.answers = 200
    async with connect(
        ground.url.replace("http", "ws", 1) + channel["address"], subprotocols=offered, proxy=None
    ) as socket:
        assert socket.subprotocol == channel["subprotocol"]
        await socket.send(frame)
        await until(lambda: len(travel_agent.requests) > 1)
    await until(lambda: len(travel_agent.requests) > 2)
    events = [json.loads(request["body"]) for request in travel_agent.requests]
    assert [event["type"] for event in events] == ["connected", "received", "disconnected"]
    assert events[0]["subject"] == "auth0|o'brien"
    assert events[1]["body"] == frame
    assert {event["callback_url"] for event in events} == {"http://127.0.0.1:1/stage"}
    assert {request["path"] for request in travel_agent.requests} == {"/v1/connection-events"}
    assert all(["x-gateway-key", KEY] in request["headers"] for request in travel_agent.requests)
