"""The generated document, imported into an emulator: it holds the contract, and lets requests through to services."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from impl.travel_agent.channel.streams import EventStream
from tests.contract import refused_by_rules, refused_forms
from tests.contract.customers import Customer
from tests.contract.published_contract import RESERVATION, TRAVEL_AGENT, DeclaredProblem, PublishedOperation
from tests.contract.refusals import way_to
from tests.contract.sample_requests import sample_request
from tests.contract.travel_agent import refused_here
from tests.gateway.rest.emulator import DOCUMENT, DeployedApi, Emulator, substituted
from tests.gateway.rest.services import AUTHORIZER_URI, ORIGIN, PLACEHOLDERS, Scenes
from tests.gateway.rest.valid_requests import valid_request
from tests.support.web import web_server

type Methods = dict[tuple[str, str], dict[str, Any]]

OPERATIONS = [
    found
    for contract in (RESERVATION, TRAVEL_AGENT)
    for found in contract.operations
    if not found.definition.get("x-internal")
]
GENERATED = json.loads(DOCUMENT.read_text())
GATEWAY_RESPONSES = {
    "ACCESS_DENIED": (403, "forbidden"),
    "BAD_REQUEST_BODY": (422, "validation_failed"),
    "BAD_REQUEST_PARAMETERS": (422, "validation_failed"),
    "INTEGRATION_FAILURE": (503, "service_unavailable"),
    "INTEGRATION_TIMEOUT": (504, "gateway_timeout"),
    "MISSING_AUTHENTICATION_TOKEN": (404, "not_found"),
    "QUOTA_EXCEEDED": (429, "rate_limited"),
    "THROTTLED": (429, "rate_limited"),
    "UNAUTHORIZED": (401, "unauthenticated"),
    "UNSUPPORTED_MEDIA_TYPE": (415, "unsupported_media_type"),
    "WAF_FILTERED": (403, "forbidden"),
}
WAYS = (refused_forms, refused_by_rules, refused_here)
# What comes about in the request itself. The others need services in other states, or are of the business' making.
TRIED = {
    *("unauthenticated", "forbidden", "not_found", "not_acceptable", "invalid_cursor", "validation_failed"),
    *("unsupported_media_type", "malformed_request", "payload_too_large"),
    *("idempotency_key_required", "precondition_required"),
}
PROBLEMS = [
    problem
    for contract in dict.fromkeys(found.contract for found in OPERATIONS)
    for problem in contract.declared_problems()
    if problem.code in TRIED and problem.operation in OPERATIONS
]
# The gateway's validator sees these first, and does not tell a broken body from a wrong one; see the report of losses.
SEEN_BY_THE_GATEWAY = {"malformed_request", "payload_too_large"}
WITH_BODY = [found for found in OPERATIONS if found.body is not None]
ASKING_FOR_A_PLACE = [
    found for found in OPERATIONS if any(each["in"] == "query" and each.get("required") for each in found.parameters)
]
PATHS = sorted({found.path for found in OPERATIONS})


def _name(value: DeclaredProblem | PublishedOperation) -> str:
    return f"{value.operation.id}-{value.code}" if isinstance(value, DeclaredProblem) else value.id


# What the emulator holds ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def methods(api: DeployedApi) -> Methods:
    """Every method of every resource."""
    resources = api.client.get_resources(restApiId=api.id, embed=["methods"], limit=500)["items"]
    return {
        (resource["path"], name): method
        for resource in resources
        for name, method in resource.get("resourceMethods", {}).items()
    }


@pytest.fixture(scope="module")
def validators(api: DeployedApi) -> dict[str, dict[str, Any]]:
    """The request validators by their ids."""
    return {each["id"]: each for each in api.client.get_request_validators(restApiId=api.id)["items"]}


def test_the_routes_are_those_of_the_contracts_and_no_others(methods: Methods) -> None:
    declared = {(found.path, found.method) for found in OPERATIONS}
    mocked = {(found.path, method) for found in OPERATIONS for method in ("OPTIONS", "ANY")}
    assert set(methods) == declared | mocked
    assert len(declared) == len(OPERATIONS)


@pytest.mark.parametrize("found", OPERATIONS, ids=_name)
def test_an_operation_is_proxied_with_its_path_and_its_timeout(methods: Methods, found: PublishedOperation) -> None:
    method = methods[found.path, found.method]
    integration = method["methodIntegration"]
    assert method["operationName"] == found.id
    assert (integration["type"], integration["httpMethod"]) == ("HTTP_PROXY", found.method)
    assert integration["uri"].endswith(found.path)
    streams = found.id == "streamEvents"
    assert integration["timeoutInMillis"] == (900_000 if streams else found.definition["x-timeout-ms"])
    mapped = {key.rsplit(".", 1)[-1] for key in integration["requestParameters"] if ".path." in key}
    assert mapped == {parameter["name"] for parameter in found.parameters if parameter["in"] == "path"}


@pytest.mark.parametrize("found", OPERATIONS, ids=_name)
def test_an_operation_has_its_parameters_and_their_presence_is_checked(
    methods: Methods, validators: dict[str, dict[str, Any]], found: PublishedOperation
) -> None:
    method = methods[found.path, found.method]
    places = {"query": "querystring", "path": "path", "header": "header"}
    # Headers are left to the service: their absence has problems of its own, and HTTP/2 writes them in lower case.
    assert method.get("requestParameters", {}) == {
        f"method.request.{places[parameter['in']]}.{parameter['name']}": bool(parameter.get("required"))
        and parameter["in"] != "header"
        for parameter in found.parameters
    }
    validator = validators[method["requestValidatorId"]]
    assert validator["validateRequestParameters"]
    assert validator["validateRequestBody"] == (found.body is not None)


@pytest.mark.parametrize("found", OPERATIONS, ids=_name)
def test_an_operation_asks_the_authorizer_unless_it_is_public(
    methods: Methods, api: DeployedApi, found: PublishedOperation
) -> None:
    (authorizer,) = api.client.get_authorizers(restApiId=api.id)["items"]
    method = methods[found.path, found.method]
    assert method["authorizationType"] == ("NONE" if found.is_public else "CUSTOM")
    assert method.get("authorizerId") == (None if found.is_public else authorizer["id"])


@pytest.mark.parametrize("found", OPERATIONS, ids=_name)
def test_an_operation_lists_the_statuses_of_the_contract(methods: Methods, found: PublishedOperation) -> None:
    assert set(methods[found.path, found.method]["methodResponses"]) == set(found.definition["responses"])


def test_the_authorizer_is_a_function_that_is_given_the_token(api: DeployedApi) -> None:
    (authorizer,) = api.client.get_authorizers(restApiId=api.id)["items"]
    assert authorizer["type"] == "TOKEN"
    assert authorizer["authorizerUri"] == AUTHORIZER_URI
    assert authorizer["identitySource"] == "method.request.header.Authorization"
    assert authorizer["authorizerResultTtlInSeconds"] == 300


def test_every_gateway_response_is_the_problem_of_the_contract(api: DeployedApi) -> None:
    held = {
        each["responseType"]: each for each in api.client.get_gateway_responses(restApiId=api.id, limit=500)["items"]
    }
    # Amazon does not let anybody customise what answers too large a body.
    customised = {kind for kind, each in held.items() if not each["defaultResponse"]}
    assert customised == set(held) - {"REQUEST_TOO_LARGE"}
    for kind, (status, code) in GATEWAY_RESPONSES.items():
        body = json.loads(held[kind]["responseTemplates"]["application/json"])
        assert (int(held[kind]["statusCode"]), body["status"], body["code"]) == (status, status, code), kind


def test_the_models_are_the_bodies_of_the_contracts(api: DeployedApi) -> None:
    held = {each["name"]: json.loads(each["schema"]) for each in api.client.get_models(restApiId=api.id)["items"]}
    bodies = {next(iter(found.body.values()))["schema"]["$ref"] for found in OPERATIONS if found.body is not None}
    assert {reference.rsplit("/", 1)[-1] for reference in bodies} <= set(held)
    assert set(held) - {"Empty", "Error"} == set(GENERATED["components"]["schemas"])
    assert held["QuoteCreate"]["required"] == ["vehicle_id"]


def test_the_origins_of_preflights_are_those_that_were_put_in(methods: Methods) -> None:
    templates = {
        method["methodIntegration"]["integrationResponses"]["204"]["responseTemplates"]["application/json"]
        for (_path, name), method in methods.items()
        if name == "OPTIONS"
    }
    (template,) = templates
    assert f'",{ORIGIN},"' in template


# What goes through it -------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def short_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let streams end after a moment: the emulator passes on what has ended."""
    monkeypatch.setattr(EventStream.__init__, "__kwdefaults__", {"longest_seconds": 0.2})


@pytest.mark.parametrize("found", OPERATIONS, ids=_name)
async def test_a_valid_request_is_fulfilled(scenes: Scenes, found: PublishedOperation) -> None:
    customer, request = await valid_request(scenes[found.contract.name], found)
    response = await customer.send(request)
    assert response.is_success, response.text
    found.contract.verify_response(found, response)


@pytest.mark.parametrize("problem", PROBLEMS, ids=_name)
async def test_an_invalid_request_is_refused_by_contract(scenes: Scenes, problem: DeclaredProblem) -> None:
    found = problem.operation
    way = way_to(problem)
    assert way is not None
    async with way(scenes[found.contract.name], found) as attempt:
        response = await attempt.make()
    if problem.code in SEEN_BY_THE_GATEWAY and found.body is not None:
        assert response.status_code == 422, response.text
        assert response.headers["x-amzn-ErrorType"] == "BadRequestException"
        return
    assert response.status_code == problem.status, response.text
    document = response.json()
    assert (document["code"], document["request_id"]) == (problem.code, response.headers["X-Request-Id"])


@pytest.mark.parametrize("found", WITH_BODY, ids=_name)
async def test_a_body_that_breaks_the_model_stops_at_the_gateway(scenes: Scenes, found: PublishedOperation) -> None:
    request = sample_request(found).with_body({"surprise": True})
    response = await scenes[found.contract.name].customer().send(request)
    assert response.status_code == 422, response.text
    assert response.headers["x-amzn-ErrorType"] == "BadRequestException"


@pytest.mark.parametrize("found", ASKING_FOR_A_PLACE, ids=_name)
async def test_a_required_parameter_that_is_absent_stops_at_the_gateway(
    scenes: Scenes, found: PublishedOperation
) -> None:
    request = replace(sample_request(found), query={"limit": 1})
    response = await scenes[found.contract.name].customer().send(request)
    assert response.status_code == 422
    assert response.headers["x-amzn-ErrorType"] == "BadRequestException"


@pytest.mark.parametrize("found", WITH_BODY, ids=_name)
async def test_a_body_that_is_too_large_is_refused_by_the_service(scenes: Scenes, found: PublishedOperation) -> None:
    request = sample_request(found)
    content = json.dumps(request.body).ljust(found.largest_body + 1)
    response = await scenes[found.contract.name].customer().send(request, content=content)
    assert (response.status_code, response.json()["code"]) == (413, "payload_too_large")


@pytest.mark.parametrize("path", PATHS)
async def test_methods_that_a_path_does_not_have_are_answered_by_the_gateway(
    client: httpx.AsyncClient, path: str
) -> None:
    has = {found.method for found in OPERATIONS if found.path == path}
    for method in sorted({"GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"} - has):
        response = await client.request(method, path, headers={"Origin": ORIGIN})
        assert response.status_code == 405, method
        assert set(response.headers["Allow"].split(", ")) == has | {"OPTIONS"}
        assert response.headers["Content-Type"] == "application/problem+json"
        assert response.headers["Access-Control-Allow-Origin"] == ORIGIN
        if method != "HEAD":
            assert response.json()["code"] == "method_not_allowed"
            assert response.json()["request_id"] == response.headers["X-Request-Id"]


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/v1", "/v1/nowhere", "/v1/quotes/a/b", "/v2/quotes"),
        *(found.path for found in TRAVEL_AGENT.operations if found.definition.get("x-internal") and found.body),
    ],
)
async def test_what_no_operation_has_does_not_reach_a_service(client: httpx.AsyncClient, path: str) -> None:
    response = await client.post(path, json={})
    assert response.status_code == 404
    assert response.headers["x-amzn-ErrorType"] == "MissingAuthenticationTokenException"


@pytest.mark.parametrize("path", PATHS)
async def test_a_preflight_of_an_allowed_origin_tells_what_may_be_sent(client: httpx.AsyncClient, path: str) -> None:
    has = {found.method for found in OPERATIONS if found.path == path}
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": "GET"}
    response = await client.options(path, headers=asked)
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert set(response.headers["Access-Control-Allow-Methods"].split(", ")) == has
    allowed = response.headers["Access-Control-Allow-Headers"].split(", ")
    assert {"Authorization", "Content-Type", "Idempotency-Key", "If-Match"} <= set(allowed)
    assert response.headers["Access-Control-Max-Age"] == "7200"
    assert response.headers["Vary"] == "Origin"
    assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize(
    "origin", ["https://evil.example", f"{ORIGIN}.evil.example", "null", "", ",", f"{ORIGIN},", "http://app", "*"]
)
async def test_a_preflight_of_another_origin_allows_nothing(client: httpx.AsyncClient, origin: str) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    for response in (await client.options("/v1/quotes", headers=asked), await client.put("/v1/quotes", headers=asked)):
        assert "Access-Control-Allow-Origin" not in response.headers


async def test_scripts_of_an_allowed_origin_may_read_what_services_answer(client: httpx.AsyncClient) -> None:
    for origin, allowed in ((ORIGIN, ORIGIN), ("https://evil.example", None)):
        response = await client.get("/v1/metros", headers={"Origin": origin})
        assert response.status_code == 200
        assert response.headers.get("Access-Control-Allow-Origin") == allowed
        assert response.headers["Vary"] == "Origin"


async def test_the_gateways_request_id_takes_the_place_of_the_clients(client: httpx.AsyncClient) -> None:
    response = await client.get("/v1/metros", headers={"X-Request-Id": "chosen-by-the-client"})
    assert response.headers["X-Request-Id"] == response.headers["x-amzn-RequestId"]


@pytest.mark.parametrize(
    "found", [RESERVATION.operation("listMetros"), RESERVATION.operation("createQuote")], ids=_name
)
async def test_what_clients_say_of_themselves_does_not_reach_a_service(
    emulator: Emulator, found: PublishedOperation
) -> None:
    async def tell(request: Request) -> Response:
        return JSONResponse(dict(request.headers))

    request = sample_request(found)
    smuggled = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "evil.example", "X-Gateway-Key": "guessed"}
    async with web_server(Starlette(routes=[Route(found.path, tell, methods=[found.method])])) as url:
        values = PLACEHOLDERS | {"ReservationUrl": url, "TravelAgentUrl": url}
        api = await asyncio.to_thread(emulator.deploy, substituted(values))
        async with httpx.AsyncClient(base_url=api.url, timeout=60, trust_env=False, verify=False) as client:
            customer = Customer(client=client, token="h.p.s")
            response = await customer.send(request.with_headers(smuggled))
    arrived = response.json()
    assert arrived["authorization"] == "Bearer h.p.s"
    assert arrived["x-gateway-key"] == "none"
    assert set(smuggled.values()) & set(arrived.values()) == set()
    for name in request.headers:
        assert arrived[name.lower()] == request.headers[name]
