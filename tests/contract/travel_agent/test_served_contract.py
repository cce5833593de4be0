"""What the Travel Agent serves is its contract: both documents, every operation, and nothing beside them."""

import json
from pathlib import Path

import pytest
from fastapi import FastAPI

from generated.travel_agent import channel
from tests.contract.published_contract import METHODS, TRAVEL_AGENT
from tests.contract.refusals import Scene
from tests.contract.sample_requests import sample_request
from tests.contract.served import contract_routes

PATHS = TRAVEL_AGENT.methods_by_path()
CHAT_BUNDLE = Path(__file__).parents[3] / "generated" / "contracts" / "travel-agent.asyncapi.json"
UNDECLARED = [(path, method) for path, methods in PATHS.items() for method in METHODS if method not in methods]


@pytest.mark.parametrize(
    ("identifier", "path"), [("getContract", "/openapi.json"), ("getChannelContract", "/asyncapi.json")]
)
async def test_the_served_documents_are_the_bundles(scene: Scene, identifier: str, path: str) -> None:
    response = await scene.service.get(path)
    TRAVEL_AGENT.verify_response(TRAVEL_AGENT.operation(identifier), response)
    expected = TRAVEL_AGENT.document if identifier == "getContract" else json.loads(CHAT_BUNDLE.read_bytes())
    assert response.json() == expected


def test_every_operation_has_a_route_and_every_route_an_operation(agent: FastAPI) -> None:
    routed = {(route.path, method) for route in contract_routes(agent) for method in route.methods or ()}
    assert routed == {(path, method) for path, methods in PATHS.items() for method in methods}


@pytest.mark.parametrize(("path", "method"), UNDECLARED)
async def test_a_method_the_path_does_not_have_is_told_the_ones_it_has(scene: Scene, path: str, method: str) -> None:
    found = next(found for found in TRAVEL_AGENT.operations if found.path == path)
    response = await scene.service.request(method, sample_request(found).target)
    assert response.status_code == 405
    assert response.headers["Allow"] == ", ".join(sorted(PATHS[path]))


@pytest.mark.parametrize("path", ["/", "/v1", "/v1/conversations/", channel.ADDRESS, "/v1/reservations", "/docs"])
async def test_a_path_that_the_contract_does_not_know_is_not_found(scene: Scene, path: str) -> None:
    response = await scene.service.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "not_found")
