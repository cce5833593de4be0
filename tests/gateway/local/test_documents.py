"""Documents with placeholders, templates of CloudFormation, and what this gateway does not know in them."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from gateway.local.cloudformation import resolve
from gateway.local.documents import read_document, substituted
from gateway.local.failures import GatewayFailure
from gateway.local.rest_api import RestApi
from gateway.local.socket_api import SocketApi, Throttle
from tests.gateway.local.samples import KEY, REST, SOCKET

PARAMETERS = {"TravelAgentUrl": "http://agent.example", "GatewayKey": KEY, "CallbackUrl": "http://g.example/s"}


def test_placeholders_are_replaced_everywhere() -> None:
    document = {"a": ["${Url}/x", {"b": "${Url}${Url}"}], "n": 1, "kept": "${!Url} $context.a"}
    assert substituted(document, {"Url": "u"}) == {"a": ["u/x", {"b": "uu"}], "n": 1, "kept": "${Url} $context.a"}


def test_a_placeholder_without_a_value_is_named() -> None:
    with pytest.raises(GatewayFailure, match=r"\$\{Unknown\}"):
        substituted("${Unknown}", {})


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_a_file_that_is_no_document_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "document.json").write_text(content)
    with pytest.raises(GatewayFailure, match=r"document\.json"):
        read_document(tmp_path / "document.json")
    with pytest.raises(GatewayFailure, match="make generate"):
        read_document(tmp_path / "absent.json")


def test_functions_of_templates_are_resolved() -> None:
    template: dict[str, Any] = {
        "Parameters": {"Name": {"Default": "n"}, "Size": {"Default": "big"}},
        "Mappings": {"Sizes": {"big": {"Rate": 10}}},
        "Conditions": {
            "IsBig": {"Fn::Equals": [{"Ref": "Size"}, "big"]},
            "IsSmall": {"Fn::Not": [{"Fn::Equals": [1, 1]}]},
        },
        "Resources": {
            "One": {
                "Type": "T",
                "Properties": {
                    "A": {"Ref": "Name"},
                    "B": {"Fn::Sub": "${Name}-${AWS::Region}-${One}"},
                    "C": {"Fn::Sub": ["${X}", {"X": {"Ref": "Size"}}]},
                    "D": {"Fn::If": ["IsBig", {"Fn::FindInMap": ["Sizes", {"Ref": "Size"}, "Rate"]}, 0]},
                    "E": {"Fn::If": ["IsSmall", 1, {"Ref": "AWS::NoValue"}]},
                    "F": [{"Fn::Join": ["/", ["a", {"Ref": "Name"}]]}, {"Ref": "AWS::NoValue"}],
                },
            },
            "Two": {"Type": "T", "Condition": "IsSmall"},
        },
    }
    resources = resolve(template, parameters={"Name": "given"})
    assert list(resources) == ["One"]
    assert resources["One"].properties == {
        "A": "given",
        "B": "given-eu-central-1-One",
        "C": "big",
        "D": 10,
        "F": ["a/given"],
    }


@pytest.mark.parametrize(
    ("declared", "given"),
    [
        ({}, {}),
        ({"MinLength": 3}, {"P": "ab"}),
        ({"MaxLength": 3}, {"P": "abcd"}),
        ({"AllowedValues": ["a"]}, {"P": "b"}),
        ({"AllowedPattern": "[a-z]+"}, {"P": "B"}),
    ],
)
def test_a_parameter_that_aws_would_refuse_is_refused(declared: dict[str, Any], given: dict[str, str]) -> None:
    with pytest.raises(GatewayFailure, match="parameter P"):
        resolve({"Parameters": {"P": declared}, "Resources": {}}, parameters=given)


@pytest.mark.parametrize("value", [{"Fn::GetAtt": ["A", "B"]}, {"Ref": "Unknown"}, {"Fn::Sub": "${Unknown}"}])
def test_what_a_template_has_beyond_that_is_refused(value: dict[str, Any]) -> None:
    with pytest.raises(GatewayFailure):
        resolve({"Resources": {"R": {"Type": "T", "Properties": {"A": value}}}}, parameters={})


def test_the_template_of_a_websocket_is_read() -> None:
    api = SocketApi.read(SOCKET, parameters=PARAMETERS)
    assert set(api.routes) == {"$connect", "$disconnect", "say", "ask"}
    assert api.selection == ("type",)
    assert api.stage == "production"
    assert api.routes["$connect"].identity == ("route.request.header.Sec-WebSocket-Protocol",)
    assert {key for key, route in api.routes.items() if route.responds} == {"$connect", "ask"}
    assert api.throttle("ask") == Throttle(rate=0.001, burst=2)
    assert api.throttle("say") == Throttle(rate=1000, burst=1000)


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        (("Received", "IntegrationType"), "AWS_PROXY", "AWS_PROXY"),
        (("Received", "RequestTemplates"), {"$default": "#include('x')"}, "#include"),
        (("Received", "TemplateSelectionExpression"), "$request.body.kind", "template"),
        (("Api", "RouteSelectionExpression"), "$request.header.X", "selected"),
        (("ConnectRoute", "RouteKey"), "connect", "connect"),
    ],
)
def test_a_websocket_of_another_kind_is_refused(place: tuple[str, str], value: Any, reason: str) -> None:
    template = deepcopy(SOCKET)
    template["Resources"][place[0]]["Properties"][place[1]] = value
    with pytest.raises(GatewayFailure, match=reason):
        SocketApi.read(template, parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("member", "value", "reason"),
    [
        ("x-amazon-apigateway-integration", {"type": "aws_proxy"}, "aws_proxy"),
        ("x-amazon-apigateway-integration", None, "no integration"),
        ("x-amazon-apigateway-request-validator", "absent", "validator absent"),
        ("security", [{"unknown": []}], "authorizer"),
        (
            "x-amazon-apigateway-integration",
            {"type": "mock", "requestTemplates": {"application/json": "#evaluate('x')"}},
            "#evaluate",
        ),
    ],
)
def test_a_method_of_another_kind_is_refused_with_its_place(member: str, value: Any, reason: str) -> None:
    document = deepcopy(REST)
    document["paths"]["/v1/slow"]["get"][member] = value
    with pytest.raises(GatewayFailure, match=rf"GET /v1/slow.*{reason}"):
        RestApi.read(document)
