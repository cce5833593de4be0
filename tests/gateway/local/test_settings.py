"""Settings of the gateway, and where it does not start."""

import pytest

from gateway.local.app import create_app
from gateway.local.failures import GatewayFailure
from gateway.local.settings import GatewaySettings

REQUIRED = {
    "MOBILITY_RESERVATION_URL": "http://127.0.0.1:1",
    "MOBILITY_TRAVEL_AGENT_URL": "http://127.0.0.1:2",
    "MOBILITY_GATEWAY_CALLBACK_URL": "http://127.0.0.1:3/here",
    "MOBILITY_GATEWAY_KEY": "a-key-that-is-long-enough",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in REQUIRED.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_what_the_documents_leave_open_comes_from_the_settings(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MOBILITY_GATEWAY_SUBSTITUTIONS", '{"CustomersAtOnce": "100", "VpcLinkId": "mine"}')
    placeholders = GatewaySettings.load().placeholders()
    assert placeholders["ReservationUrl"] == "http://127.0.0.1:1"
    assert placeholders["StageName"] == "here"
    assert (placeholders["CustomersAtOnce"], placeholders["VpcLinkId"]) == ("100", "mine")


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_a_setting_that_is_missing_is_named(environment: pytest.MonkeyPatch, name: str) -> None:
    environment.delenv(name)
    with pytest.raises(GatewayFailure, match=name):
        GatewaySettings.load()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MOBILITY_GATEWAY_KEY", "short"),
        ("MOBILITY_GATEWAY_THROTTLE_SCALE", "-7"),
        ("MOBILITY_GATEWAY_IDLE_SECONDS", "long"),
        ("MOBILITY_GATEWAY_SUBSTITUTIONS", "[]"),
    ],
)
def test_a_setting_that_is_wrong_is_named_without_its_value(
    environment: pytest.MonkeyPatch, name: str, value: str
) -> None:
    environment.setenv(name, value)
    with pytest.raises(GatewayFailure, match=name) as failure:
        GatewaySettings.load()
    assert value not in str(failure.value).split()


def test_the_gateway_does_not_start_in_production(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MOBILITY_ENV", "Production")
    with pytest.raises(GatewayFailure, match="MOBILITY_ENV=production"):
        create_app()


def test_the_gateway_does_not_start_without_its_documents(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("MOBILITY_GATEWAY_DOCUMENTS", "/nowhere")
    with pytest.raises(GatewayFailure, match="make generate"):
        create_app()
