"""The orchestrator's tools for planning, together."""

from pydantic_ai.toolsets import FunctionToolset

from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.tools.commutes import plan_commute
from impl.travel_agent.tools.facts import correct_fact
from impl.travel_agent.tools.handoff import hand_off
from impl.travel_agent.tools.incidents import check_incidents
from impl.travel_agent.tools.places import find_places
from impl.travel_agent.tools.preferences import set_preferences
from impl.travel_agent.tools.trips import add_stop, best_time, plan_trip
from impl.travel_agent.tools.weather import get_weather


def planning_tools() -> FunctionToolset[TurnDependencies]:
    """Plan, compare, look up and correct. None of these tools reserves anything."""
    return FunctionToolset(
        [
            plan_trip,
            find_places,
            add_stop,
            check_incidents,
            get_weather,
            best_time,
            correct_fact,
            plan_commute,
            set_preferences,
            hand_off,
        ],
        id="planning",
    )
