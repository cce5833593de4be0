"""Settings of the Travel Agent: what is refused, and where."""

import pytest

from impl.platform.settings import SettingsError, load_settings
from impl.travel_agent.settings import KeyAuthentication, SigV4Authentication, TravelAgentSettings

PRODUCTION = {
    "MOBILITY_ENV": "production",
    "MOBILITY_CURSOR_KEY": "c" * 32,
    "MOBILITY_TOKEN_ISSUER": "https://accounts.mobilitycorp.example",
    "MOBILITY_TOKEN_JWKS_URL": "https://accounts.mobilitycorp.example/jwks.json",
    "MOBILITY_CONNECTION_KEY": "k" * 32,
}


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://mobility@127.0.0.1/agent")


def test_every_setting_says_what_it_is_for() -> None:
    described = {name: field.description for name, field in TravelAgentSettings.model_fields.items()}
    assert [name for name, description in described.items() if not description] == []


@pytest.mark.parametrize("key", ["", "short"])
def test_production_needs_a_key_for_the_tokens_it_keeps(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    for name, value in (PRODUCTION | {"MOBILITY_CONNECTION_KEY": key}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match="MOBILITY_CONNECTION_KEY"):
        load_settings(TravelAgentSettings)


def test_production_posts_to_gateways_over_https_only(monkeypatch: pytest.MonkeyPatch) -> None:
    gateways = '[{"callback_url": "http://ws.example/stage", "key": "0123456789abcdef"}]'
    for name, value in (PRODUCTION | {"MOBILITY_CALLBACK_GATEWAYS": gateways}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match="https only"):
        load_settings(TravelAgentSettings)


def test_a_secret_that_signs_nothing_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_RESERVATION_EVENT_SECRETS", '["whsec_dG9vIHNob3J0"]')
    with pytest.raises(SettingsError, match="MOBILITY_RESERVATION_EVENT_SECRETS") as refused:
        load_settings(TravelAgentSettings)
    assert "dG9vIHNob3J0" not in str(refused.value)


def test_secrets_are_in_no_representation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_CONNECTION_KEY", "a-very-secret-connection-key-of-ours")
    monkeypatch.setenv(
        "MOBILITY_CALLBACK_GATEWAYS", '[{"callback_url": "https://ws.example", "key": "the-key-of-a-gateway"}]'
    )
    shown = repr(load_settings(TravelAgentSettings))
    assert "a-very-secret" not in shown
    assert "the-key-of" not in shown


def test_gateways_are_shown_their_key_unless_something_else_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "MOBILITY_CALLBACK_GATEWAYS", '[{"callback_url": "https://ws.example", "key": "0123456789abcdef"}]'
    )
    (gateway,) = load_settings(TravelAgentSettings).callback_gateways
    assert gateway.authentication == KeyAuthentication()


def test_gateways_of_aws_are_signed_to_in_their_region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_CALLBACK_GATEWAYS", _on_aws('{"kind": "sigv4", "region": "eu-north-1"}'))
    (gateway,) = load_settings(TravelAgentSettings).callback_gateways
    assert gateway.authentication == SigV4Authentication(kind="sigv4", region="eu-north-1")


@pytest.mark.parametrize(
    "authentication",
    [
        '{"kind": "sigv4"}',
        '{"kind": "sigv4", "region": "Stockholm"}',
        '{"kind": "password"}',
        '{"kind": "key", "region": "x"}',
    ],
)
def test_an_authentication_that_is_not_known_is_refused(monkeypatch: pytest.MonkeyPatch, authentication: str) -> None:
    monkeypatch.setenv("MOBILITY_CALLBACK_GATEWAYS", _on_aws(authentication))
    with pytest.raises(SettingsError, match="MOBILITY_CALLBACK_GATEWAYS"):
        load_settings(TravelAgentSettings)


def _on_aws(authentication: str) -> str:
    return f'[{{"callback_url": "https://ws.example", "key": "0123456789abcdef", "authentication": {authentication}}}]'
