"""Which models the settings name, and what is said of those that cannot be used."""

import pytest
from pydantic import AnyHttpUrl, SecretStr
from pydantic_ai.models.test import TestModel

from generated import models
from impl.platform.settings import SettingsError
from impl.travel_agent.models.providers import ProviderSettings, build_models

EMBEDDED = TestModel()


def test_the_embedded_model_drives_everybody_by_default() -> None:
    ensemble = build_models(ProviderSettings(), embedded=EMBEDDED)

    assert not ensemble.has_external
    turn = ensemble.for_turn(consent=True)
    assert turn.name == "embedded"
    assert all(model is EMBEDDED for model in turn.by_agent.values())


def test_an_agent_has_its_own_model() -> None:
    settings = ProviderSettings(
        model_route_judge="openai-chat:a-model", model_base_url=AnyHttpUrl("http://127.0.0.1:1/v1")
    )

    ensemble = build_models(settings, embedded=EMBEDDED)

    turn = ensemble.for_turn(consent=True)
    assert turn.by_agent[models.AgentName.ORCHESTRATOR] is EMBEDDED
    assert turn.by_agent[models.AgentName.ROUTE_JUDGE] is not EMBEDDED


def test_without_consent_everybody_is_embedded() -> None:
    settings = ProviderSettings(model="openai-chat:a-model", model_base_url=AnyHttpUrl("http://127.0.0.1:1/v1"))

    turn = build_models(settings, embedded=EMBEDDED).for_turn(consent=False)

    assert not turn.is_external
    assert all(model is EMBEDDED for model in turn.by_agent.values())


@pytest.mark.parametrize("name", ["nonsense", "no-such-provider:model", "test", "openai-chat:", "function:x"])
def test_a_model_that_does_not_exist_is_refused_at_the_start(name: str) -> None:
    with pytest.raises(SettingsError, match="MOBILITY_MODEL"):
        build_models(ProviderSettings(model=name), embedded=EMBEDDED)


def test_the_variable_of_the_agent_is_named() -> None:
    with pytest.raises(SettingsError, match="MOBILITY_MODEL_ROUTE_JUDGE"):
        build_models(ProviderSettings(model_route_judge="nonsense"), embedded=EMBEDDED)


def test_a_missing_key_is_told_without_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    settings = ProviderSettings(model="openai-chat:a-model", model_api_key=SecretStr("sk-secret"))

    with pytest.raises(SettingsError) as refusal:
        build_models(settings, embedded=EMBEDDED)

    assert "OPENAI_API_KEY" in str(refusal.value)
    assert "sk-secret" not in str(refusal.value)
