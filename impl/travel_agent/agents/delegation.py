"""How agents are watched over and how one asks another: the same for every agent of the ensemble."""

import time
from collections.abc import Sequence
from typing import Any

from pydantic_ai import Agent, ApprovalRequired, RunContext
from pydantic_ai.capabilities import AbstractCapability, ToolSearch, WrapToolExecuteHandler
from pydantic_ai.exceptions import SkipToolExecution, UsageLimitExceeded
from pydantic_ai.messages import ToolCallPart
from pydantic_ai.models import ModelRequestContext
from pydantic_ai.tools import AgentNativeTool, ToolDefinition
from pydantic_ai.toolsets import AbstractToolset

from generated import models
from impl.travel_agent.agents.dependencies import TurnDependencies


def supervised() -> AbstractCapability[TurnDependencies]:
    """The capability every agent has: the policy decides on each tool call, and the customer sees the tool at work.

    Use it as `Agent(…, name=models.AgentName.ROUTE_PLANNER, capabilities=[supervised()])`; the agent's name is that of
    the contract.
    """
    return _Supervision()


async def delegate[Output](
    agent: Agent[TurnDependencies, Output], *, prompt: str, ctx: RunContext[TurnDependencies]
) -> Output:
    """Let another agent do a part of the turn, within the turn's limits, and tell that it did.

    Raises:
        AgentRunError: it came to no result; the turn can go on without it.
    """
    deps, name = ctx.deps, _name_of(agent)
    await deps.events.agent_started(name)
    succeeded = False
    try:
        result = await agent.run(
            prompt,
            model=deps.models[name],
            model_settings=deps.model_settings,
            deps=deps,
            usage=ctx.usage,
            usage_limits=ctx.usage_limits,
        )
        succeeded = True
        return result.output
    finally:
        await deps.events.agent_finished(name, succeeded=succeeded)


class _Supervision(ToolSearch[TurnDependencies]):
    """Stands before every request to a model and around every tool call.

    It takes the place of the tool search that the framework gives to agents without one: all tools are offered at once,
    and each capability more is another step at everything that an agent does.
    """

    def get_native_tools(self) -> Sequence[AgentNativeTool[TurnDependencies]]:
        """None: nothing is searched for."""
        return ()

    def get_wrapper_toolset(self, toolset: AbstractToolset[TurnDependencies]) -> AbstractToolset[TurnDependencies]:
        """The tools as they are."""
        return toolset

    async def before_model_request(
        self, ctx: RunContext[TurnDependencies], request_context: ModelRequestContext
    ) -> ModelRequestContext:
        """The framework's own limits complain about models that tell no price or no usage; what is known counts here.

        Raises:
            UsageLimitExceeded: the turn has cost too much, or taken too many tokens.
        """
        cost, tokens = ctx.deps.cost_limit_usd, ctx.deps.token_limit
        if cost is not None and ctx.usage.cost is not None and ctx.usage.cost > cost:
            raise UsageLimitExceeded(f"The turn has cost more than {cost} US dollars.")
        if tokens is not None and ctx.usage.total_tokens > tokens:
            raise UsageLimitExceeded(f"The turn has taken more than {tokens} tokens.")
        return request_context

    async def before_tool_execute(
        self, ctx: RunContext[TurnDependencies], *, call: ToolCallPart, tool_def: ToolDefinition, args: dict[str, Any]
    ) -> dict[str, Any]:
        """Ask the policy.

        Raises:
            SkipToolExecution: it refuses the call.
        """
        return await ctx.deps.gate.before_tool(ctx, call=call, tool_def=tool_def, args=args)

    async def after_tool_execute(
        self,
        ctx: RunContext[TurnDependencies],
        *,
        call: ToolCallPart,
        tool_def: ToolDefinition,
        args: dict[str, Any],
        result: Any,
    ) -> Any:
        """Keep what the tool returned as evidence."""
        return await ctx.deps.gate.after_tool(ctx, call=call, tool_def=tool_def, args=args, result=result)

    async def wrap_tool_execute(
        self,
        ctx: RunContext[TurnDependencies],
        *,
        call: ToolCallPart,
        tool_def: ToolDefinition,  # noqa: ARG002 - hooks are called by keyword.
        args: dict[str, Any],
        handler: WrapToolExecuteHandler,
    ) -> Any:
        """Tell that the tool begins, and how it ended."""
        events, agent, tool = ctx.deps.events, _name_of(ctx.agent), call.tool_name
        started = time.monotonic()
        await events.tool_started(tool, agent=agent)
        outcome = models.ToolOutcome.FAILED
        try:
            result = await handler(args)
            outcome = models.ToolOutcome.SUCCEEDED
            return result
        except SkipToolExecution:
            outcome = models.ToolOutcome.REFUSED
            raise
        except ApprovalRequired:
            outcome = models.ToolOutcome.WAITING
            raise
        finally:
            await events.tool_finished(tool, agent=agent, outcome=outcome, duration_s=time.monotonic() - started)


def _name_of(agent: Agent[TurnDependencies, Any] | None) -> models.AgentName:
    return models.AgentName(agent.name if agent is not None and agent.name else models.AgentName.ORCHESTRATOR)
