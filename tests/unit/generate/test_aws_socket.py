"""The WebSocket API of AWS: what the emitter makes of a channel."""

import json
from dataclasses import replace
from typing import Any

import pytest

from scripts.generate.contract import (
    Channel,
    ChannelOperation,
    CloseCode,
    Contract,
    ContractSet,
    Message,
    Operation,
    RateLimit,
)
from scripts.generate.emitters import aws_socket
from scripts.generate.emitters.aws_socket_throttles import throttles
from scripts.generate.gateway_policy import build


def receiving(name: str, *, requests: int = 30) -> ChannelOperation:
    message = Message(name=name, schema="Said", title="Say", summary="Says it.", members=(), example={})
    return ChannelOperation(
        id="say",
        summary="Say it",
        description="",
        message=message,
        replies=(),
        scopes=(),
        rate_limit=RateLimit(requests=requests, per_seconds=60),
    )


CHANNEL = Channel(
    service="post_office",
    source="post-office.asyncapi.yaml",
    name="counter",
    title="Counter",
    description="",
    introduction="",
    version="1.2.0",
    address="/v1/counter",
    subprotocol="post.counter.v1",
    token_subprotocol="post.token.",
    max_message_bytes=1024,
    idle_timeout_s=None,
    relay="relayEvent",
    close_codes=(CloseCode(code=4401, name="unauthenticated", description="No token."),),
    operations=(receiving("parcel.ask", requests=30), receiving("ping", requests=600)),
    server_messages=(),
    client_schema="Client",
    server_schema="Server",
    id_schema="Id",
)
RELAY = Operation(
    id="relayEvent",
    method="post",
    path="/v1/events",
    tag="Relay",
    summary="Tell",
    description="",
    deprecated=False,
    public=True,
    scopes=(),
    rate_limit=None,
    timeout_ms=4000,
    parameters=(),
    body=None,
    responses=(),
    problems=(),
    internal=True,
)


def emit(channel: Channel, *, relay: Operation = RELAY) -> dict[str, str]:
    contract = Contract(
        service="post_office",
        source="post-office.openapi.yaml",
        title="Post office",
        version="1.0.0",
        tags=(),
        operations=(relay,),
        problems=(),
        webhooks=(),
    )
    model = ContractSet(contracts=(contract,), channels=(channel,), state_machines=(), schemas={}, closed=frozenset())
    return aws_socket.emit(build(model), model=model)


def template(channel: Channel = CHANNEL, *, relay: Operation = RELAY) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(emit(channel, relay=relay)[aws_socket.PATH])
    return document


def properties(document: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    return {
        name: resource["Properties"]
        for name, resource in document["Resources"].items()
        if resource["Type"] == f"AWS::ApiGatewayV2::{kind}"
    }


def deployment(document: dict[str, Any]) -> str:
    (name,) = properties(document, "Deployment")
    return name


def test_a_channel_that_gateways_do_not_hold_has_no_template() -> None:
    assert emit(replace(CHANNEL, relay=None)) == {}


def test_each_message_has_a_route_beside_those_of_connections() -> None:
    routes = properties(template(), "Route")
    assert {route["RouteKey"] for route in routes.values()} == {
        "$connect",
        "$disconnect",
        "$default",
        "parcel.ask",
        "ping",
    }
    assert {name for name, route in routes.items() if "AuthorizerId" in route} == {"ConnectRoute"}


def test_only_the_handshake_is_answered() -> None:
    document = template()
    answered = [
        name for name, route in properties(document, "Route").items() if "RouteResponseSelectionExpression" in route
    ]
    (response,) = properties(document, "IntegrationResponse").values()
    assert answered == ["ConnectRoute"]
    assert response["ResponseParameters"] == {"route.response.header.Sec-WebSocket-Protocol": "'post.counter.v1'"}
    assert response["IntegrationResponseKey"] == "/200/"


def test_integrations_call_the_operation_that_the_channel_names() -> None:
    for integration in properties(template(), "Integration").values():
        assert integration["IntegrationUri"] == {"Fn::Sub": "${PostOfficeUrl}/v1/events"}
        assert (integration["IntegrationMethod"], integration["TimeoutInMillis"]) == ("POST", 4000)
        assert integration["PassthroughBehavior"] == "NEVER"


def test_a_message_is_named_by_itself_and_an_event_of_a_connection_by_its_request() -> None:
    keys = {
        name: integration["RequestParameters"]["integration.request.header.Idempotency-Key"]
        for name, integration in properties(template(), "Integration").items()
    }
    assert keys == {
        "ConnectedIntegration": "context.extendedRequestId",
        "ReceivedIntegration": "context.messageId",
        "DisconnectedIntegration": "context.extendedRequestId",
    }


def test_a_deployment_is_new_when_the_definition_is_and_not_otherwise() -> None:
    present = deployment(template())
    assert deployment(template()) == present
    changed = (
        template(replace(CHANNEL, operations=CHANNEL.operations[:1])),
        template(replace(CHANNEL, subprotocol="post.counter.v2")),
        template(relay=replace(RELAY, timeout_ms=5000)),
    )
    assert len({present, *map(deployment, changed)}) == 4


def test_a_deployment_waits_for_everything_that_it_copies() -> None:
    document = template()
    waits = document["Resources"][deployment(document)]["DependsOn"]
    copied = {name for name in document["Resources"] if name.endswith(("Route", "Integration", "Response"))}
    assert set(waits) == copied


@pytest.mark.parametrize(
    ("customers", "asked", "pinged"), [(100, (50, 3000), (1000, 5000)), (10_000, (5000, 5000), (10_000, 5000))]
)
def test_throttles_leave_room_for_the_limits_of_all_customers_and_no_more_than_an_account_has(
    customers: int, asked: tuple[float, int], pinged: tuple[float, int]
) -> None:
    found = throttles(CHANNEL, customers=customers)
    assert (found["parcel.ask"].per_second, found["parcel.ask"].burst) == asked
    assert (found["ping"].per_second, found["ping"].burst) == pinged
    assert found["$default"] == found["ping"]


def test_each_throttle_of_the_stage_is_in_the_mapping_of_every_scale() -> None:
    document = template()
    (stage,) = properties(document, "Stage").values()
    limits = [stage["DefaultRouteSettings"], *stage["RouteSettings"].values()]
    named = {limit[f"Throttling{kind}Limit"]["Fn::FindInMap"][2] for limit in limits for kind in ("Rate", "Burst")}
    assert set(stage["RouteSettings"]) == {"parcel.ask", "ping"}
    assert all(named == set(scale) for scale in document["Mappings"]["Throttles"].values())
    assert set(document["Parameters"]["CustomersAtOnce"]["AllowedValues"]) == set(document["Mappings"]["Throttles"])


def test_the_key_is_neither_shown_nor_part_of_the_definition() -> None:
    document = template()
    assert document["Parameters"]["GatewayKey"]["NoEcho"] is True
    assert "GatewayKey" not in json.dumps([value for name, value in document["Resources"].items() if name != "Stage"])


def test_the_report_tells_what_is_lost_of_this_channel() -> None:
    report = emit(CHANNEL)["gateway/aws-websocket.losses.md"]
    assert "x-max-message-bytes: 1024" in report
    assert "4401 unauthenticated" in report
    assert "within 4 s" in report
    assert "x-idle-timeout-s" not in report
    assert "x-idle-timeout-s: 60`" in emit(replace(CHANNEL, idle_timeout_s=60))["gateway/aws-websocket.losses.md"]
