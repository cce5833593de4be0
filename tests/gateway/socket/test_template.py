"""The generated template itself: accepted by cfn-lint, complete, and exact about what clients send."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generated.models import ConnectionEvent
from scripts.generate.aws_socket_quotas import MESSAGE_BYTES
from scripts.generate.lint.aws_sockets import LARGEST_EVENT
from tests.gateway.socket.deployment import TEMPLATE, resources, template
from tests.gateway.socket.mapping_templates import Event, UnknownExpression, parameter, render

CONTEXT = {
    "connectionId": "L0SM9cOFvHcCIhw=",
    "messageId": "L0SM9eOFvHcCIhw=",
    "extendedRequestId": "L0SM8FOFvHcEPqw=",
    "authorizer": {"principalId": "auth0|anna"},
}
VARIABLES = {"callbackUrl": "https://ws.example/production", "gatewayKey": "0123456789abcdef"}
FRAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def event_of(integration: str, *, body: str = "", **context: Any) -> dict[str, Any]:
    mapping = resources("Integration")[integration]["RequestTemplates"]["$default"]
    known = Event(context={**CONTEXT, **context}, stage_variables=VARIABLES, body=body)
    written: dict[str, Any] = json.loads(render(mapping, known))
    ConnectionEvent.model_validate_json(json.dumps(written))
    return written


def test_cfn_lint_finds_nothing() -> None:
    program = Path(sys.executable).with_name("cfn-lint")
    outcome = subprocess.run([program, TEMPLATE], capture_output=True, text=True, check=False)
    assert (outcome.returncode, outcome.stdout) == (0, "")


def test_what_the_environment_gives_are_parameters_with_a_description() -> None:
    parameters = template()["Parameters"]
    needed = {name for name, value in parameters.items() if "Default" not in value}
    assert needed == {"TravelAgentUrl", "AuthorizerUri", "AuthorizerCredentials", "GatewayKey"}
    assert all(value["Description"] for value in parameters.values())


@given(FRAMES)
@example("It's \"quoted\" \\' \\\\' \\\" / $input.body ${x} #if(true) \u2028 \x00 \x7f 🚲")
def test_a_frame_arrives_exactly(frame: str) -> None:
    assert event_of("ReceivedIntegration", body=frame) == {
        "type": "received",
        "connection_id": CONTEXT["connectionId"],
        "callback_url": VARIABLES["callbackUrl"],
        "body": frame,
    }


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=255))
@example("o'neill\\\"")
def test_a_subject_arrives_exactly(subject: str) -> None:
    assert event_of("ConnectedIntegration", authorizer={"principalId": subject}) == {
        "type": "connected",
        "connection_id": CONTEXT["connectionId"],
        "callback_url": VARIABLES["callbackUrl"],
        "subject": subject,
    }


def test_a_disconnection_is_told() -> None:
    assert event_of("DisconnectedIntegration")["type"] == "disconnected"


def test_the_headers_of_an_event_are_the_key_its_name_and_its_form() -> None:
    known = Event(context=CONTEXT, stage_variables=VARIABLES, body="")
    headers = {
        name.removeprefix("integration.request.header."): parameter(expression, known)
        for name, expression in resources("Integration")["ReceivedIntegration"]["RequestParameters"].items()
    }
    assert headers == {
        "Content-Type": "application/json",
        "X-Gateway-Key": VARIABLES["gatewayKey"],
        "Idempotency-Key": CONTEXT["messageId"],
    }


@pytest.mark.parametrize("sign", ["\x01", "'", "/", "€", "ä", "🚲"])
def test_the_service_takes_the_event_of_the_largest_frame_of_any_text(sign: str) -> None:
    frame = sign * (MESSAGE_BYTES // len(sign.encode()))
    mapping = resources("Integration")["ReceivedIntegration"]["RequestTemplates"]["$default"]
    known = Event(context=CONTEXT, stage_variables=VARIABLES, body=frame)
    assert len(render(mapping, known).encode()) <= LARGEST_EVENT


@pytest.mark.parametrize(
    "text", ["$context.nothing", "$util.parseJson($input.body)", "$input.json('$')", "#set($x = 1)$x"]
)
def test_the_reader_of_templates_fails_on_what_it_does_not_know(text: str) -> None:
    with pytest.raises(UnknownExpression):
        render(text, Event(context=CONTEXT, stage_variables=VARIABLES, body=""))
