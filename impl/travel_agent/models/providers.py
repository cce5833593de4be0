"""Which model drives each agent: the embedded one, or any of a provider's with the embedded one to fall back to."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from openai import AsyncOpenAI
from pydantic import AnyHttpUrl, BaseModel, ConfigDict, Field, SecretStr
from pydantic_ai.exceptions import ModelAPIError, UserError
from pydantic_ai.models import Model, infer_model
from pydantic_ai.models.fallback import FallbackModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.settings import ModelSettings

from generated import models
from impl.platform.settings import SettingsError
from impl.travel_agent.models.embedded.model import NAME as EMBEDDED
from impl.travel_agent.models.embedded.model import EmbeddedModel

_AGENTS: Final = tuple(models.AgentName)
_OPENAI_KINDS: Final = frozenset({"openai", "openai-chat"})
_NOT_FOR_SERVICE: Final = frozenset({"test", "function"})
_NO_KEY: Final = "none"
_FIX: Final = (
    "Set MOBILITY_MODEL to embedded, or to provider:model as Pydantic AI names it, for example"
    " openai-chat:gpt-5 or anthropic:claude-sonnet-4-5, with the provider's key in its own variable."
)


class ProviderSettings(BaseModel):
    """The settings of the models, to mix into those of the service."""

    model_config = ConfigDict(frozen=True)

    model: str = Field(
        EMBEDDED,
        min_length=1,
        description="the model of the agents: embedded, or provider:model as Pydantic AI names it",
        examples=["openai-chat:gpt-5"],
    )
    model_orchestrator: str | None = Field(
        None, description="the model of the orchestrator, if another", examples=["anthropic:claude-sonnet-4-5"]
    )
    model_route_planner: str | None = Field(
        None, description="the model of the route planner, if another", examples=["embedded"]
    )
    model_route_optimizer: str | None = Field(
        None, description="the model of the route optimizer, if another", examples=["embedded"]
    )
    model_route_judge: str | None = Field(
        None, description="the model of the route judge, if another", examples=["embedded"]
    )
    model_reservation_agent: str | None = Field(
        None, description="the model of the reservation agent, if another", examples=["embedded"]
    )
    model_base_url: AnyHttpUrl | None = Field(
        None,
        description="the address of an OpenAI-compatible server that models of openai-chat are asked of",
        examples=["http://127.0.0.1:8080/v1"],
    )
    model_api_key: SecretStr | None = Field(
        None, description="the key of the OpenAI-compatible server, if it wants one", examples=["sk-…"]
    )
    model_seconds: float = Field(
        20, gt=0, le=300, description="seconds one request to a model may take", examples=["20"]
    )
    model_retries: int = Field(
        1, ge=0, le=5, description="times a request to a model that failed is sent again", examples=["1"]
    )

    def model_of(self, agent: models.AgentName) -> str:
        """The model configured for an agent."""
        own: str | None = getattr(self, f"model_{agent.value}")
        return own or self.model


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnModels:
    """The models of one turn. `name` is that of the orchestrator's; `is_external` whether any leaves this process."""

    name: str
    by_agent: Mapping[models.AgentName, Model]
    is_external: bool
    settings: ModelSettings = field(default_factory=ModelSettings)

    @property
    def answers_in_pieces(self) -> bool:
        """Whether the answer is worth hearing piece by piece; the embedded model has it as a whole at once."""
        return not isinstance(self.by_agent[models.AgentName.ORCHESTRATOR], EmbeddedModel)


class EnsembleModels:
    """The model of each agent: the configured one with the customer's consent, else the embedded one."""

    def __init__(
        self,
        configured: Mapping[models.AgentName, Model],
        *,
        embedded: Model,
        name: str = EMBEDDED,
        request_seconds: float | None = None,
        close: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._configured = dict(configured)
        self._embedded = embedded
        self._name = name
        self._request_seconds = request_seconds
        self._close = close

    @property
    def has_external(self) -> bool:
        """Whether any agent is configured to have a model outside."""
        return any(model is not self._embedded for model in self._configured.values())

    def for_turn(self, *, consent: bool) -> TurnModels:
        """The models of a turn, with or without the consent `external_models`."""
        if not consent or not self.has_external:
            return self.embedded()
        settings = (
            ModelSettings() if self._request_seconds is None else ModelSettings(request_timeout=self._request_seconds)
        )
        return TurnModels(name=self._name, by_agent=self._configured, is_external=True, settings=settings)

    async def close(self) -> None:
        """Let go of the connections to providers."""
        if self._close is not None:
            await self._close()

    def embedded(self) -> TurnModels:
        """The embedded model for every agent."""
        return TurnModels(name=EMBEDDED, by_agent=dict.fromkeys(_AGENTS, self._embedded), is_external=False)


def build_models(settings: ProviderSettings, *, embedded: Model) -> EnsembleModels:
    """The models that the settings name.

    Raises:
        SettingsError: a model is not known or cannot be used; the text says what to set, and holds no key.
    """
    names = {agent: settings.model_of(agent) for agent in _AGENTS}
    client = _client(settings)
    made: dict[str, Model] = {EMBEDDED: embedded}
    for agent, name in names.items():
        if name not in made:
            outside = _outside_model(name, settings=settings, client=client, variable=_variable(settings, agent))
            made[name] = FallbackModel(outside, embedded, fallback_on=(ModelAPIError,))
    return EnsembleModels(
        {agent: made[name] for agent, name in names.items()},
        embedded=embedded,
        name=names[models.AgentName.ORCHESTRATOR],
        request_seconds=settings.model_seconds,
        close=None if client is None else client.close,
    )


def _outside_model(name: str, *, settings: ProviderSettings, client: AsyncOpenAI | None, variable: str) -> Model:
    kind, _, model_name = name.partition(":")
    if kind in _NOT_FOR_SERVICE or not model_name:
        raise SettingsError(f"{variable} is not valid: there is no model {name!r}. {_FIX}")
    if client is not None and kind in _OPENAI_KINDS:
        return OpenAIChatModel(model_name, provider=OpenAIProvider(openai_client=client))
    try:
        return infer_model(name)
    except ImportError:
        raise SettingsError(f"{variable} is not valid: the provider {kind!r} is not installed. {_FIX}") from None
    except UserError as refusal:
        raise SettingsError(f"{variable} cannot be used: {_without_secrets(str(refusal), settings)} {_FIX}") from None


def _client(settings: ProviderSettings) -> AsyncOpenAI | None:
    """The way to the OpenAI-compatible server, if one is named."""
    if settings.model_base_url is None:
        return None
    key = _NO_KEY if settings.model_api_key is None else settings.model_api_key.get_secret_value()
    return AsyncOpenAI(
        base_url=str(settings.model_base_url),
        api_key=key,
        timeout=settings.model_seconds,
        max_retries=settings.model_retries,
    )


def _variable(settings: ProviderSettings, agent: models.AgentName) -> str:
    own = getattr(settings, f"model_{agent.value}")
    return f"MOBILITY_MODEL_{agent.value.upper()}" if own else "MOBILITY_MODEL"


def _without_secrets(text: str, settings: ProviderSettings) -> str:
    key = "" if settings.model_api_key is None else settings.model_api_key.get_secret_value()
    return text.replace(key, "…") if key else text
