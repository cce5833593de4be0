"""The shortest way from a model to the tools: the framework's loop in miniature, for episodes by the thousand.

Arguments are validated, the gate is asked and the tools are run as the framework does it; its graph, its limits and its
streams are not there. A part of the episodes is always played on the framework itself.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn

from pydantic import ValidationError
from pydantic_ai import ApprovalRequired, DeferredToolRequests, DeferredToolResults, RunContext, RunUsage, ToolDenied
from pydantic_ai.exceptions import AgentRunError, SkipToolExecution
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelRequestPart,
    ModelResponse,
    TextPart,
    ToolCallPart,
    ToolReturnPart,
    UserPromptPart,
)
from pydantic_ai.models import ModelRequestParameters
from pydantic_ai.models.function import AgentInfo
from pydantic_ai.tools import Tool, ToolApproved
from pydantic_ai.toolsets import FunctionToolset

from impl.travel_agent.agents.dependencies import TurnDependencies

if TYPE_CHECKING:
    from tests.safety.minds import MindModel
    from tests.safety.stage import Stage

_MOST_REQUESTS: Final = 7


class TooManyRequests(AgentRunError):
    """The model does not come to an end."""


async def no_agent(*_: object, **__: object) -> NoReturn:
    """In place of `delegate`: there are no sub-agents on the shortcut.

    Raises:
        AgentRunError: always; the tool goes on with the wish as it is.
    """
    raise AgentRunError("There is no sub-agent here.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortRun:
    """How a run ended, as far as the stage asks for it."""

    output: str | DeferredToolRequests
    before: Sequence[ModelMessage]
    after: Sequence[ModelMessage]

    def new_messages(self) -> list[ModelMessage]:
        return list(self.after)

    def all_messages(self) -> list[ModelMessage]:
        return [*self.before, *self.after]


class Shortcut:
    """Runs the tools of some toolsets for the mind of a model."""

    def __init__(self, toolsets: Sequence[FunctionToolset[TurnDependencies]], *, agent: Any) -> None:
        self._tools: Mapping[str, Tool[TurnDependencies]] = {
            name: tool for toolset in toolsets for name, tool in toolset.tools.items()
        }
        self._agent = agent
        definitions = [tool.tool_def for tool in self._tools.values()]
        self._info = AgentInfo(
            function_tools=definitions,
            allow_text_output=True,
            output_tools=[],
            model_settings=None,
            model_request_parameters=ModelRequestParameters(),
            instructions=None,
        )

    async def run(
        self,
        stage: "Stage",
        text: str | None,
        *,
        model: "MindModel",
        deps: TurnDependencies,
        results: DeferredToolResults | None,
    ) -> ShortRun:
        """Think and act until there are words, or something waits.

        Raises:
            TooManyRequests: there is no end.
        """
        before = list(stage.messages)
        after: list[ModelMessage] = []
        parts: list[ModelRequestPart] = []
        if results is not None:
            parts += await self._answered(before, results, deps=deps, model=model)
        if text is not None:
            parts.append(UserPromptPart(text))
        for _ in range(_MOST_REQUESTS):
            after.append(ModelRequest(parts=parts))
            said = model.mind(stage, stage.random, [*before, *after], self._info)
            after.append(ModelResponse(parts=said))
            calls = [part for part in said if isinstance(part, ToolCallPart)]
            if not calls:
                words = " ".join(part.content for part in said if isinstance(part, TextPart))
                return ShortRun(output=words, before=before, after=after)
            acted = await asyncio.gather(
                *(self._act(call, deps=deps, model=model, messages=[*before, *after]) for call in calls)
            )
            waiting = [part for part in acted if isinstance(part, ToolCallPart)]
            parts = [part for part in acted if not isinstance(part, ToolCallPart)]
            if waiting:
                after.append(ModelRequest(parts=parts))
                return ShortRun(output=DeferredToolRequests(approvals=waiting), before=before, after=after)
        raise TooManyRequests("The model does not come to an end.")

    async def _answered(
        self, messages: list[ModelMessage], results: DeferredToolResults, *, deps: TurnDependencies, model: "MindModel"
    ) -> list[ModelRequestPart]:
        """What the calls that waited come to: those that are said to be approved are run, the others are denied."""
        parts: list[ModelRequestPart] = []
        calls = [
            part
            for message in messages[-2:]
            if isinstance(message, ModelResponse)
            for part in message.parts
            if isinstance(part, ToolCallPart) and part.tool_call_id in results.approvals
        ]
        for call in calls:
            match results.approvals[call.tool_call_id]:
                case ToolDenied(message=message):
                    parts.append(ToolReturnPart(call.tool_name, message, call.tool_call_id, outcome="denied"))
                case ToolApproved(override_args=dict() as override):
                    forged = ToolCallPart(call.tool_name, override, call.tool_call_id)
                    parts.append(await self._approved(forged, deps=deps, model=model, messages=messages))
                case False:
                    parts.append(ToolReturnPart(call.tool_name, "Denied.", call.tool_call_id, outcome="denied"))
                case _:
                    parts.append(await self._approved(call, deps=deps, model=model, messages=messages))
        return parts

    async def _approved(
        self, call: ToolCallPart, *, deps: TurnDependencies, model: "MindModel", messages: list[ModelMessage]
    ) -> ModelRequestPart:
        acted = await self._act(call, deps=deps, model=model, messages=messages, approved=True)
        assert not isinstance(acted, ToolCallPart)
        return acted

    async def _act(
        self,
        call: ToolCallPart,
        *,
        deps: TurnDependencies,
        model: "MindModel",
        messages: list[ModelMessage],
        approved: bool = False,
    ) -> ModelRequestPart | ToolCallPart:
        """Run one call; the call itself is given back where it waits."""
        tool = self._tools.get(call.tool_name)
        if tool is None:
            return ToolReturnPart(call.tool_name, "Unknown tool.", call.tool_call_id, outcome="retried")
        context = RunContext(
            deps=deps,
            model=model,
            usage=RunUsage(),
            agent=self._agent,
            messages=messages,
            tool_call_id=call.tool_call_id,
            tool_name=call.tool_name,
            tool_call_approved=approved,
        )
        try:
            arguments = self._arguments(tool, call)
        except (ValidationError, ValueError) as error:
            return ToolReturnPart(call.tool_name, str(error), call.tool_call_id, outcome="retried")
        try:
            result = await self._supervised(tool, call, arguments, context=context)
        except SkipToolExecution as refusal:
            result = refusal.result
        except ApprovalRequired:
            return call
        return ToolReturnPart(call.tool_name, result, call.tool_call_id)

    async def _supervised(
        self, tool: Tool[TurnDependencies], call: ToolCallPart, arguments: dict[str, Any], *, context: RunContext[Any]
    ) -> Any:
        gate = context.deps.gate
        allowed = await gate.before_tool(context, call=call, tool_def=tool.tool_def, args=arguments)
        result = await tool.function_schema.call(allowed, context)
        return await gate.after_tool(context, call=call, tool_def=tool.tool_def, args=allowed, result=result)

    def _arguments(self, tool: Tool[TurnDependencies], call: ToolCallPart) -> dict[str, Any]:
        validator = tool.function_schema.validator
        if isinstance(call.args, str):
            found = validator.validate_json(call.args or "{}")
        else:
            found = validator.validate_python(call.args or {})
        return dict(found)
