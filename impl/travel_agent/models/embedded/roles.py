"""Which agent the embedded model is being: told by the tools it is offered."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic_ai.messages import ModelMessage

from generated import models
from impl.travel_agent.agents.briefing import Briefing, read_briefing
from impl.travel_agent.agents.orchestrator import ASK
from impl.travel_agent.agents.speech.proposals import ProposingPhrases
from impl.travel_agent.agents.speech.speech import Speech
from impl.travel_agent.language.understander import Understander
from impl.travel_agent.models.embedded import sub_agents
from impl.travel_agent.models.embedded.decision import Decision
from impl.travel_agent.models.embedded.history import exchanges
from impl.travel_agent.models.embedded.orchestrating import decide
from impl.travel_agent.models.embedded.view import TurnView, understand


async def decide_role(
    messages: Sequence[ModelMessage],
    *,
    tools: frozenset[str],
    output_tools: frozenset[str],
    instructions: str,
    understander: Understander,
) -> Decision:
    """What the agent with these tools does next."""
    history = exchanges(messages)
    if ASK not in output_tools:
        return sub_agents.decide(history[-1], tools=tools, output_tools=output_tools)
    briefing = read_briefing(instructions) or _unbriefed()
    understanding = await understand(history, briefing=briefing, understander=understander)
    speech = Speech(ProposingPhrases(briefing.language, time_zone=briefing.zone))
    return decide(TurnView(briefing=briefing, history=history, understanding=understanding, tools=tools, speech=speech))


def _unbriefed() -> Briefing:
    return Briefing(language=models.Locale.EN, now=datetime.now(UTC), time_zone="Europe/Helsinki")
