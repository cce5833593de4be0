"""The tool that hands over to people."""

from typing import Annotated, Final

from pydantic import Field
from pydantic_ai import RunContext

from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.tools.results import Answer, HandedOff
from impl.travel_agent.tools.telling import bounded

CONTACT: Final = "https://help.mobilitycorp.example"


async def hand_off(
    ctx: RunContext[TurnDependencies],  # noqa: ARG001 - every tool is called with the run.
    *,
    reason: Annotated[str, Field(max_length=500)],
) -> Answer:
    """Tell the customer where people help: when asked for a person, or when nothing else does.

    Args:
        ctx: the run.
        reason: why, in a few words.
    """
    return HandedOff(reason=bounded(reason), contact=CONTACT).answer()
