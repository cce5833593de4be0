"""The embedded model: decides by rules, and speaks to the agents through the interface that large models have."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Any, Final

from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    ModelResponsePart,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
from pydantic_ai.profiles import ModelProfile
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import RunContext
from pydantic_ai.usage import RequestUsage

from impl.platform.identifiers import new_uuid7
from impl.travel_agent.agents.orchestrator import ASK
from impl.travel_agent.language.understander import Understander
from impl.travel_agent.models.embedded.decision import Ask, Call, Decision, Say, Submit
from impl.travel_agent.models.embedded.roles import decide_role
from impl.travel_agent.models.embedded.streaming import DecidedResponse

NAME: Final = "embedded"
"""The name under which the embedded model is configured and told."""

_CHARACTERS_PER_TOKEN: Final = 4


class EmbeddedModel(Model[None]):
    """A model without a provider. It keeps nothing between requests and sees nothing but what every model is given.

    Requests are not prepared as the framework does it for providers: there is nobody whose ways they must suit.
    """

    def __init__(self, understander: Understander) -> None:
        super().__init__(profile=ModelProfile(supports_tools=True))
        self._understander = understander

    @property
    def model_name(self) -> str:
        """The name of the model."""
        return NAME

    @property
    def system(self) -> str:
        """Who provides it."""
        return NAME

    async def request(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,  # noqa: ARG002 - the framework's signature.
        model_request_parameters: ModelRequestParameters,
    ) -> ModelResponse:
        """Decide, and answer as a whole."""
        return await self._respond(messages, model_request_parameters)

    @asynccontextmanager
    async def request_stream(
        self,
        messages: list[ModelMessage],
        model_settings: ModelSettings | None,  # noqa: ARG002 - the framework's signature.
        model_request_parameters: ModelRequestParameters,
        run_context: RunContext[Any] | None = None,  # noqa: ARG002 - the framework's signature.
    ) -> AsyncGenerator[StreamedResponse]:
        """Decide, and answer in pieces."""
        response = await self._respond(messages, model_request_parameters)
        yield DecidedResponse(model_request_parameters=model_request_parameters, response=response)

    async def _respond(self, messages: list[ModelMessage], parameters: ModelRequestParameters) -> ModelResponse:
        decision = await decide_role(
            messages,
            tools=frozenset(tool.name for tool in parameters.function_tools),
            output_tools=frozenset(tool.name for tool in parameters.output_tools),
            instructions=_instructions(messages, parameters),
            understander=self._understander,
        )
        parts = _parts(decision)
        usage = RequestUsage(
            input_tokens=_size(messages) // _CHARACTERS_PER_TOKEN,
            output_tokens=sum(_size_of_part(part) for part in parts) // _CHARACTERS_PER_TOKEN + 1,
            cost=Decimal(0),
        )
        return ModelResponse(parts=parts, model_name=NAME, provider_name=NAME, usage=usage)


def _parts(decision: Decision) -> list[ModelResponsePart]:
    match decision:
        case Say(text=text):
            return [TextPart(text)]
        case Ask(clarification=clarification):
            return [_call(ASK, clarification.model_dump(mode="json", exclude_none=True))]
        case Call(calls=calls):
            return [_call(call.tool, dict(call.arguments)) for call in calls]
        case Submit(tool=tool, arguments=arguments):
            return [_call(tool, dict(arguments))]


def _call(tool: str, arguments: dict[str, Any]) -> ToolCallPart:
    return ToolCallPart(tool, arguments, tool_call_id=f"call_{new_uuid7().hex}")


def _instructions(messages: Sequence[ModelMessage], parameters: ModelRequestParameters) -> str:
    if parameters.instruction_parts:
        return "\n\n".join(part.content for part in parameters.instruction_parts)
    requests = [message for message in messages if isinstance(message, ModelRequest) and message.instructions]
    return requests[-1].instructions or "" if requests else ""


def _size(messages: Sequence[ModelMessage]) -> int:
    """Characters of what was said since the customer spoke last: what a model would have to read anew."""
    size = 0
    for message in reversed(messages):
        size += sum(_size_of_part(part) for part in message.parts)
        if isinstance(message, ModelRequest) and any(isinstance(part, UserPromptPart) for part in message.parts):
            break
    return size


def _size_of_part(part: object) -> int:
    match part:
        case TextPart() | UserPromptPart():
            return len(str(part.content))
        case ToolCallPart():
            return len(part.args_as_json_str())
        case ToolReturnPart():
            return len(part.model_response_str())
        case _:
            return 0
