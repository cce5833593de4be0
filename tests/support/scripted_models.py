"""Models that do as a test tells them: slow ones, failing ones, liars."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.messages import ModelMessage, ModelResponse
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, FunctionModel

from generated import models
from impl.travel_agent.language.understander import Understander
from impl.travel_agent.models.embedded.model import EmbeddedModel
from impl.travel_agent.models.providers import EnsembleModels

type Piece = str | dict[int, DeltaToolCall]


def embedded_model() -> EmbeddedModel:
    """The embedded model with rules alone."""
    return EmbeddedModel(Understander(similarity=None))


def driven_by(model: Model) -> EnsembleModels:
    """An ensemble whose orchestrator has this model from outside; the others, and the fallback, are embedded."""
    embedded = embedded_model()
    configured = dict.fromkeys(models.AgentName, embedded) | {models.AgentName.ORCHESTRATOR: model}
    return EnsembleModels(configured, embedded=embedded, name="scripted")


def only(model: Model) -> EnsembleModels:
    """An ensemble that has this model and nothing to fall back to."""
    return EnsembleModels({}, embedded=model)


def says(*pieces: str) -> Model:
    """A model that says this, whatever it is asked."""

    async def stream(_messages: list[ModelMessage], _info: AgentInfo) -> AsyncIterator[Piece]:
        for piece in pieces:
            yield piece

    return FunctionModel(stream_function=stream, model_name="talker")


def calls(tool: str, arguments: str) -> Model:
    """A model that calls one tool over and over."""

    async def stream(_messages: list[ModelMessage], _info: AgentInfo) -> AsyncIterator[Piece]:
        yield {0: DeltaToolCall(name=tool, json_args=arguments)}

    return FunctionModel(stream_function=stream, model_name="caller")


class Costly(EmbeddedModel):
    """The embedded model as it would be if each of its answers cost so many US dollars."""

    def __init__(self, each: Decimal) -> None:
        super().__init__(Understander(similarity=None))
        self._each = each

    async def _respond(self, messages: list[ModelMessage], parameters: ModelRequestParameters) -> ModelResponse:
        response = await super()._respond(messages, parameters)
        return replace(response, usage=replace(response.usage, cost=self._each))


class Hesitant:
    """A model that says its first words and then waits until it may go on."""

    def __init__(self, words: Sequence[str] = ("Let ", "me ", "think.")) -> None:
        self.began = asyncio.Event()
        self.may_go_on = asyncio.Event()
        self._words = words
        self.model = FunctionModel(stream_function=self._stream, model_name="hesitant")

    async def _stream(self, _messages: list[ModelMessage], _info: AgentInfo) -> AsyncIterator[Piece]:
        yield self._words[0]
        self.began.set()
        await self.may_go_on.wait()
        for word in self._words[1:]:
            yield word


def unreachable() -> Model:
    """A model whose provider answers 503."""

    async def stream(_messages: list[ModelMessage], _info: AgentInfo) -> AsyncIterator[Piece]:
        nothing: tuple[Piece, ...] = ()
        for piece in nothing:
            yield piece
        raise ModelHTTPError(503, "unreachable")

    return FunctionModel(stream_function=stream, model_name="unreachable")


def cut_short() -> Model:
    """A model whose answer breaks off in the middle."""

    async def stream(_messages: list[ModelMessage], _info: AgentInfo) -> AsyncIterator[Piece]:
        yield "The best way "
        raise ModelHTTPError(502, "cut")

    return FunctionModel(stream_function=stream, model_name="cut")
