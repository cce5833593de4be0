import json
from datetime import timedelta

import pytest
from pydantic import Field

from impl.platform.settings import Environment, Settings, SettingsError, load_settings, signing_key

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
PRODUCTION = {
    "MOBILITY_ENV": "production",
    "MOBILITY_CURSOR_KEY": "k" * 32,
    "MOBILITY_TOKEN_ISSUER": "https://accounts.example",
    "MOBILITY_TOKEN_JWKS_URL": "https://accounts.example/jwks.json",
}


class ServiceSettings(Settings):
    hold_duration: timedelta = Field(timedelta(minutes=5), description="how long a hold lasts", examples=["PT5M"])


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://mobility:secret-password@127.0.0.1/reservation")
    for name in PRODUCTION:
        monkeypatch.delenv(name, raising=False)


def complaint_of(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refusal:
        load_settings(ServiceSettings)
    return str(refusal.value)


def test_only_the_database_must_be_named_locally() -> None:
    settings = load_settings(Settings)

    assert settings.environment is Environment.LOCAL
    assert settings.database_url.get_secret_value().endswith("/reservation")


def test_a_service_adds_its_own_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_HOLD_DURATION", "PT90S")

    assert load_settings(ServiceSettings).hold_duration == timedelta(seconds=90)


def test_production_settings_load(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)

    assert load_settings(Settings).environment is Environment.PRODUCTION


def test_origins_are_written_with_commas_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings(Settings).cors_origins == ()

    monkeypatch.setenv("MOBILITY_CORS_ORIGINS", "https://app.example, http://[::1]:3000,")

    assert load_settings(Settings).cors_origins == ("https://app.example", "http://[::1]:3000")


def test_a_missing_variable_is_named_with_its_purpose_and_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")

    assert complaint_of(monkeypatch) == (
        "DATABASE_URL is not set: Field required. It is the PostgreSQL database of the service. "
        "Set it, for example: export DATABASE_URL=postgresql://mobility@127.0.0.1:5432/reservation"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://root:secret-password@db/x"),
        ("MOBILITY_ENV", "staging"),
        ("MOBILITY_DATABASE_POOL_SIZE", "0"),
        ("MOBILITY_DATABASE_POOL_SIZE", "many"),
        ("MOBILITY_RATE_LIMIT_SCALE", "-1"),
        ("MOBILITY_LOG_LEVEL", "loud"),
        ("MOBILITY_TOKEN_JWKS_URL", "ftp://keys.example"),
        ("MOBILITY_HOLD_DURATION", "soon"),
        ("MOBILITY_CORS_ORIGINS", "*"),
        ("MOBILITY_CORS_ORIGINS", "app.example"),
        ("MOBILITY_CORS_ORIGINS", "https://app.example/"),
        ("MOBILITY_CORS_ORIGINS", "https://app.example, https://*.example"),
    ],
)
def test_an_invalid_value_is_named_but_not_repeated(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    complaint = complaint_of(monkeypatch, **{name: value})

    assert complaint.startswith(f"{name} is not valid: ")
    assert f"export {name}=" in complaint
    assert "secret-password" not in complaint


def test_all_faults_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    complaint = complaint_of(monkeypatch, MOBILITY_ENV="staging", MOBILITY_LOG_LEVEL="loud")

    assert [line.split()[0] for line in complaint.splitlines()] == ["MOBILITY_ENV", "MOBILITY_LOG_LEVEL"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MOBILITY_CURSOR_KEY", "short"),
        ("MOBILITY_CURSOR_KEY", None),
        ("MOBILITY_TOKEN_ISSUER", None),
        ("MOBILITY_TOKEN_JWKS_URL", "http://accounts.example/jwks.json"),
        (
            "MOBILITY_WEBHOOK_SUBSCRIBERS",
            json.dumps([{"name": "crm", "url": "http://crm.example", "secret": SECRET}]),
        ),
        ("MOBILITY_CORS_ORIGINS", "https://app.example,http://127.0.0.1:3000"),
    ],
)
def test_production_asks_for_more(monkeypatch: pytest.MonkeyPatch, name: str, value: str | None) -> None:
    variables = {**PRODUCTION, **({} if value is None else {name: value})}
    if value is None:
        del variables[name]
    complaint = complaint_of(monkeypatch, **variables)

    assert complaint.startswith(f"{name} is not ")
    assert "production" in complaint


@pytest.mark.parametrize(
    ("subscribers", "reason"),
    [
        ("{", "not valid JSON"),
        ([{"name": "crm", "url": "https://crm.example", "secret": "whsec_c2hvcnQ="}], "[0][secret]"),
        ([{"name": "crm", "url": "https://crm.example", "secret": SECRET.removeprefix("whsec_")}], "[0][secret]"),
        ([{"name": "crm", "url": "https://crm.example", "secret": "whsec_%%%"}], "[0][secret]"),
        ([{"name": "C R M", "url": "https://crm.example", "secret": SECRET}], "[0][name]"),
        ([{"name": "crm", "url": "crm", "secret": SECRET}], "[0][url]"),
        ([{"name": "crm", "url": "https://crm.example", "secret": SECRET, "colour": "red"}], "[0][colour]"),
        ([{"name": "crm", "url": "https://crm.example", "secret": SECRET}] * 2, "same name"),
    ],
)
def test_a_subscriber_that_cannot_be_sent_to_is_refused(
    monkeypatch: pytest.MonkeyPatch, subscribers: object, reason: str
) -> None:
    value = subscribers if isinstance(subscribers, str) else json.dumps(subscribers)
    complaint = complaint_of(monkeypatch, MOBILITY_WEBHOOK_SUBSCRIBERS=value)

    assert complaint.startswith("MOBILITY_WEBHOOK_SUBSCRIBERS is not valid: ")
    assert reason in complaint
    assert SECRET not in complaint


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_CURSOR_KEY", "cursor-key-that-is-secret-and-long")
    subscriber = {"name": "crm", "url": "https://crm.example", "secret": SECRET, "events": ["reservation.held"]}
    monkeypatch.setenv("MOBILITY_WEBHOOK_SUBSCRIBERS", json.dumps([subscriber]))
    settings = load_settings(Settings)

    shown = repr(settings) + settings.model_dump_json()
    assert "secret-password" not in shown
    assert "cursor-key" not in shown
    assert SECRET not in shown
    assert signing_key(settings.webhook_subscribers[0].secret).hex().startswith("31f290f6bf0629")
