"""What the emulator holds of the generated document after its import is what the contract says."""

import json
from typing import Any

import pytest

from tests.contract.published_contract import RESERVATION, TRAVEL_AGENT, PublishedOperation
from tests.gateway.rest.emulator import DOCUMENT, DeployedApi
from tests.gateway.rest.services import AUTHORIZER_URI, ORIGIN

type Methods = dict[tuple[str, str], dict[str, Any]]

OPERATIONS = [
    found
    for contract in (RESERVATION, TRAVEL_AGENT)
    for found in contract.operations
    if not found.definition.get("x-internal")
]
GENERATED = json.loads(DOCUMENT.read_text())
PROBLEMS = {
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


def _name(found: PublishedOperation) -> str:
    return found.id


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
    for kind, (status, code) in PROBLEMS.items():
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
