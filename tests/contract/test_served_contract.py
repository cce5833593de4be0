"""What is served is the contract: the document, every operation of it, and nothing beside it."""

import json

import httpx
import pytest
from fastapi import FastAPI

from generated.runtime.routing import ContractRoute
from tests.contract.published_contract import METHODS, PROBLEM_MEDIA_TYPE, RESERVATION
from tests.contract.refusals import FleetScene
from tests.contract.sample_requests import sample_request
from tests.contract.served import all_routes, contract_routes

PATHS = RESERVATION.methods_by_path()
UNDECLARED = [(path, method) for path, methods in PATHS.items() for method in METHODS if method not in methods]


async def test_the_served_document_is_the_bundle(scene: FleetScene) -> None:
    response = await scene.service.get("/openapi.json")
    assert response.status_code == 200
    assert response.json() == RESERVATION.document
    assert response.headers["content-type"] == "application/json"
    RESERVATION.verify_response(RESERVATION.operation("getContract"), response)


def test_every_operation_has_a_route_and_every_route_an_operation(seeded_application: FastAPI) -> None:
    routed = {(route.path, method) for route in contract_routes(seeded_application) for method in route.methods or ()}
    declared = {(path, method) for path, methods in PATHS.items() for method in methods}
    assert routed == declared
    assert sum(1 for _ in contract_routes(seeded_application)) == len(RESERVATION.operations)


def test_nothing_else_is_routed(seeded_application: FastAPI) -> None:
    routes = list(all_routes(seeded_application.router))
    assert [route for route in routes if not isinstance(route, ContractRoute)] == []


@pytest.mark.parametrize(
    ("path", "method"),
    [
        (path, method.upper())
        for path, declared in PATHS.items()
        for method in METHODS
        if method.upper() not in declared
    ],
)
async def test_a_method_the_path_does_not_have_is_told_the_ones_it_has(
    scene: FleetScene, path: str, method: str
) -> None:
    found = next(found for found in RESERVATION.operations if found.path == path)
    response = await scene.service.request(method, sample_request(found).target)
    assert response.status_code == 405
    assert response.headers["Allow"] == ", ".join(sorted(PATHS[path]))
    if method != "HEAD":
        _is_problem(response, code="method_not_allowed")


@pytest.mark.parametrize(
    "path",
    ["/", "/v1", "/v1/", "/v1/metros/", "/v2/metros", "/docs", "/redoc", "/v1/customers", "/v1/metros//", "/%2e"],
)
async def test_a_path_that_the_contract_does_not_know_is_not_found(scene: FleetScene, path: str) -> None:
    _is_problem(await scene.service.get(path), code="not_found")


def _is_problem(response: httpx.Response, *, code: str) -> None:
    assert response.headers["content-type"] == PROBLEM_MEDIA_TYPE
    document = response.json()
    assert document["code"] == code
    assert document["status"] == response.status_code
    assert document["type"] == f"https://errors.mobilitycorp.example/{code.replace('_', '-')}"
    assert document["request_id"] == response.headers["X-Request-Id"]


def test_the_document_says_where_it_comes_from() -> None:
    assert "x-generated" in RESERVATION.document
    assert json.dumps(RESERVATION.document).count("reservation.openapi.yaml") >= 1
