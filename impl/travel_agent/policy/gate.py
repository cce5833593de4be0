"""The gate before every tool call of every agent. It refuses by rule, and remembers what tools returned."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from pydantic_ai import RunContext
from pydantic_ai.exceptions import SkipToolExecution
from pydantic_ai.messages import ToolCallPart
from pydantic_ai.tools import ToolDefinition

from impl.platform.telemetry import log
from impl.travel_agent.policy.evidence import ids_in
from impl.travel_agent.policy.refusals import Refusal
from impl.travel_agent.policy.rules import PROPOSE, RULES, GateLimits, Rule, ToolRequest, ids_named

if TYPE_CHECKING:
    from impl.travel_agent.agents.dependencies import TurnDependencies

_UNNAMED: Final = "unnamed"


class PolicyGate:
    """Decides on tool calls by `rules`. It holds nothing of its own: what it counts lies in the turn's evidence.

    Every agent has `delegation.supervised`, which calls `before_tool` and `after_tool`.
    """

    def __init__(self, *, rules: Sequence[Rule] = RULES, limits: GateLimits | None = None) -> None:
        self._rules = tuple(rules)
        self._limits = limits or GateLimits()

    async def before_tool(
        self,
        ctx: "RunContext[TurnDependencies]",
        *,
        call: ToolCallPart,
        tool_def: ToolDefinition,
        args: dict[str, Any],
    ) -> dict[str, Any]:
        """Let a tool call pass, with the arguments as they are.

        Raises:
            SkipToolExecution: a rule refuses it; the refusal is the tool's result.
        """
        tool = tool_def.name
        proposal_waits = tool == PROPOSE and await self._proposal_waits(ctx)
        # No other call comes between here and the end: of two proposals made at once, the second sees the first.
        request = self._request(ctx, tool=tool, arguments=args, proposal_waits=proposal_waits)
        refusal = self.judge(request)
        evidence = ctx.deps.evidence
        evidence.calls[tool] += 1
        if refusal is not None:
            log().warning("tool_refused", tool=tool, agent=request.agent, reason=refusal.reason)
            raise SkipToolExecution(refusal.result())
        log().info("tool_allowed", tool=tool, agent=request.agent)
        evidence.record_arguments(args)
        if not request.is_approved:
            # They were shown earlier in the conversation, which the agents that are asked next have not seen.
            evidence.ids.update(ids_named(args))
        if tool == PROPOSE and not request.is_approved:
            evidence.open_proposals.add(call.tool_call_id)
        return args

    async def after_tool(self, ctx: "RunContext[TurnDependencies]", *, result: Any, **_: Any) -> Any:
        """Remember what a tool returned, as evidence for later calls and for the answer. The result stays as it is."""
        ctx.deps.evidence.record(getattr(result, "return_value", result))
        return result

    def judge(self, request: ToolRequest) -> Refusal | None:
        """The refusal by the first rule that a call breaks; None where it keeps them all."""
        for rule in self._rules:
            if rule.is_broken_by(request):
                return Refusal(reason=rule.reason)
        return None

    def _request(
        self,
        ctx: "RunContext[TurnDependencies]",
        *,
        tool: str,
        arguments: Mapping[str, object],
        proposal_waits: bool,
    ) -> ToolRequest:
        deps = ctx.deps
        return ToolRequest(
            tool=tool,
            agent=_UNNAMED if ctx.agent is None or ctx.agent.name is None else str(ctx.agent.name),
            arguments=arguments,
            is_approved=ctx.tool_call_approved,
            now=deps.now(),
            scopes=deps.session.scopes,
            evidence=deps.evidence,
            known_ids=lambda: ids_in(ctx.messages),
            proposal_waits=proposal_waits,
            limits=self._limits,
        )

    async def _proposal_waits(self, ctx: "RunContext[TurnDependencies]") -> bool:
        """Whether this turn has a proposal that waits. One of an earlier turn is superseded by a new one."""
        pending = await ctx.deps.confirmations.pending(ctx.deps.conversation_id)
        return pending is not None and pending.turn_id == ctx.deps.turn_id
