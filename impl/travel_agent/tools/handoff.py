"""The tool that hands over to people."""

from typing import Annotated, Final

from pydantic import Field

from impl.travel_agent.tools.results import Answer, HandedOff
from impl.travel_agent.tools.telling import bounded

CONTACT: Final = "https://help.mobilitycorp.example"


async def hand_off(
    *,
    reason: Annotated[str, Field(max_length=500)],
) -> Answer:
    """Tell the customer where people help: when asked for a person, or when nothing else does.

    Args:
        reason: why, in a few words.
    """
    return HandedOff(reason=bounded(reason), contact=CONTACT).answer()
