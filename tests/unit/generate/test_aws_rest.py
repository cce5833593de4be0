"""The document for Amazon API Gateway: what it holds of the contracts, what the gateway answers, what is lost."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import botocore.session
import jsonschema_rs
import pytest
from botocore.model import StringShape

from scripts.generate.contract import Operation
from scripts.generate.documents import Workspace
from scripts.generate.emitters import aws_losses, aws_rest
from scripts.generate.gateway_policy import build
from scripts.generate.lint import aws_import
from tests.contract.generation.sources import WORKSHOP
from tests.unit.generate.gateway_contracts import contracts

POLICY = build(contracts())
FILES = aws_rest.emit(POLICY, model=contracts())
DOCUMENT = json.loads(FILES[aws_rest.DOCUMENT])
LOSSES = json.loads(FILES[aws_rest.LOSSES])["losses"]
ROUTES = [route.operation for route in POLICY.routes]
RESPONSES = DOCUMENT["x-amazon-apigateway-gateway-responses"]
PLACEHOLDERS = {
    *("ReservationUrl", "TravelAgentUrl", "VpcLinkId", "LoadBalancerArn"),
    *("AuthorizerUri", "AuthorizerCredentials", "AllowedOrigins"),
}


def _name(operation: Operation) -> str:
    return operation.id


def _texts(node: Any) -> Iterator[str]:
    match node:
        case str():
            yield node
        case dict():
            for key, value in node.items():
                yield key
                yield from _texts(value)
        case list():
            for item in node:
                yield from _texts(item)
        case _:
            pass


def _losses_of(identifier: str, reason: aws_losses.Reason) -> set[str]:
    return {loss["place"] for loss in LOSSES if loss["reason"] == reason.key and identifier in loss["operations"]}


def _written(operation: Operation) -> dict[str, Any]:
    found: dict[str, Any] = DOCUMENT["paths"][operation.path][operation.method.lower()]
    return found


def test_the_same_contracts_give_the_same_bytes() -> None:
    assert aws_rest.emit(build(contracts()), model=contracts()) == FILES


def test_without_operations_for_clients_there_is_no_document() -> None:
    assert aws_rest.emit(replace(POLICY, routes=()), model=contracts()) == {}


def test_only_the_agreed_names_are_left_to_be_put_in() -> None:
    names = {name for text in _texts(DOCUMENT) for name in re.findall(r"\$\{([^}]*)", text)}
    assert names == PLACEHOLDERS


@pytest.mark.parametrize("operation", ROUTES, ids=_name)
def test_security_is_said_at_each_operation(operation: Operation) -> None:
    assert _written(operation)["security"] == ([] if operation.public else [{"bearerAuth": []}])
    assert "security" not in DOCUMENT


@pytest.mark.parametrize("operation", ROUTES, ids=_name)
def test_parameters_have_no_more_than_is_read_of_them(operation: Operation) -> None:
    parameters = _written(operation)["parameters"]
    assert [each["name"] for each in parameters] == [each.name for each in operation.parameters]
    for each in parameters:
        assert set(each) == {"name", "in", "required", "schema"}
        assert set(each["schema"]) <= {"type", "items"}


@pytest.mark.parametrize("operation", ROUTES, ids=_name)
def test_only_events_are_streamed(operation: Operation) -> None:
    integration = _written(operation)["x-amazon-apigateway-integration"]
    assert integration.get("responseTransferMode") == ("STREAM" if operation.streams else None)
    assert integration["connectionType"] == "VPC_LINK"


def test_every_gateway_response_that_can_be_customised_is() -> None:
    kinds = botocore.session.get_session().get_service_model("apigateway").shape_for("GatewayResponseType")
    assert isinstance(kinds, StringShape)
    assert set(RESPONSES) == set(kinds.enum) - {"REQUEST_TOO_LARGE"}


@pytest.mark.parametrize("kind", RESPONSES)
def test_a_gateway_response_is_a_problem_of_the_contract_whatever_a_client_sends(kind: str) -> None:
    response = RESPONSES[kind]
    (template,) = response["responseTemplates"].values()
    # No template language escapes anything here, so nothing of the client's may be in it.
    assert set(re.findall(r"\$[\w.]+", template)) == {"$context.extendedRequestId"}
    problem = json.loads(template.replace("$context.extendedRequestId", "JjW1HFmKjoEFXvw="))
    (schema,) = {each.schema for each in POLICY.problems if each.code == problem["code"]}
    components = {"schemas": dict(contracts().schemas)}
    jsonschema_rs.Draft202012Validator({"$ref": f"#/components/schemas/{schema}", "components": components}).validate(
        problem
    )
    assert response["statusCode"] == str(problem["status"])


@pytest.mark.parametrize("kind", RESPONSES)
def test_a_gateway_response_has_the_headers_of_its_status(kind: str) -> None:
    headers = {
        name.removeprefix("gatewayresponse.header."): value
        for name, value in RESPONSES[kind]["responseParameters"].items()
    }
    assert headers["Content-Type"] == "'application/problem+json'"
    assert headers["X-Request-Id"] == "context.extendedRequestId"
    status = RESPONSES[kind]["statusCode"]
    assert ("WWW-Authenticate" in headers) == (status == "401")
    assert ("Retry-After" in headers) == (status in ("429", "503"))
    assert "Access-Control-Allow-Credentials" not in headers


def test_tokens_that_are_no_signed_jwt_do_not_reach_the_authorizer() -> None:
    scheme = DOCUMENT["components"]["securitySchemes"]["bearerAuth"]
    expression = scheme["x-amazon-apigateway-authorizer"]["identityValidationExpression"]
    assert re.match(expression, "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln")
    assert re.match(expression, "bearer h.p.s")
    for refused in (
        "",
        "h.p.s",
        "Bearer",
        "Bearer h.p.",
        "Bearer h.p",
        "Bearer a.b.c.d",
        "Basic h.p.s",
        "Bearer h.p.s x",
    ):
        assert not re.match(expression, refused), refused


@pytest.mark.parametrize("operation", ROUTES, ids=_name)
def test_what_an_operation_loses_is_told(operation: Operation) -> None:
    required = {f"header {each.name}" for each in operation.parameters if each.required and each.location == "header"}
    assert _losses_of(operation.id, aws_losses.REQUIRED_HEADERS) == required
    placed = {f"{each.location} {each.name}" for each in operation.parameters}
    assert _losses_of(operation.id, aws_losses.PARAMETER_SCHEMAS) == placed
    assert bool(_losses_of(operation.id, aws_losses.SCOPES)) == (not operation.public)
    assert bool(_losses_of(operation.id, aws_losses.RATE_LIMITS)) == (operation.rate_limit is not None)
    assert bool(_losses_of(operation.id, aws_losses.BODY_SIZES)) == (operation.body is not None)
    assert bool(_losses_of(operation.id, aws_losses.TIMEOUTS)) == operation.streams


def test_the_report_has_each_loss_with_its_reason_source_and_keeper() -> None:
    report = FILES[aws_rest.REPORT]
    assert "DO NOT EDIT" in report.splitlines()[0]
    assert f"dropped {len(LOSSES)} constraints" in report
    for reason in aws_losses.REASONS:
        used = any(loss["reason"] == reason.key for loss in LOSSES)
        assert (f"\n## {reason.title}\n" in report) == used
        assert not used or f"[Amazon]({reason.source})) Enforced by: {reason.keeper}." in report
    for loss in LOSSES:
        assert f"| {loss['place']} |" in report


def test_a_document_that_is_too_large_is_a_fault_of_the_largest_source() -> None:
    workspace = Workspace.load(WORKSHOP, base=WORKSHOP)
    assert aws_import.oversized("x" * 6 * 1024 * 1024, workspace=workspace) == []
    (fault,) = aws_import.oversized("x" * (6 * 1024 * 1024 + 1), workspace=workspace)
    assert (str(fault.place.path), fault.rule) == ("workshop.openapi.yaml", "aws-document-size")
    assert "6291457 bytes" in fault.what
