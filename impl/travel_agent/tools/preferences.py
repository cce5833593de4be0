"""The tool that sets the preferences of the profile: the customer's own statement, which reserves nothing."""

from enum import StrEnum
from typing import Annotated

from pydantic import MISSING, Field
from pydantic_ai import RunContext

from generated import models
from impl.travel_agent.agents.dependencies import TurnDependencies
from impl.travel_agent.planning.problems import Dependency, Problem, ProblemKind
from impl.travel_agent.reservations.errors import ReservationsError, TokenRejected
from impl.travel_agent.tools.results import Answer, PreferencesSet
from impl.travel_agent.tools.telling import trouble


class PreferenceName(StrEnum):
    """A preference of the profile."""

    VEHICLE_CLASSES = "vehicle_classes"
    MAX_WALK_M = "max_walk_m"
    AVOID_TOLLS = "avoid_tolls"
    SCENIC = "scenic"


async def set_preferences(
    ctx: RunContext[TurnDependencies],
    *,
    vehicle_classes: Annotated[list[models.VehicleClass], Field(max_length=4)] | None = None,
    max_walk_m: Annotated[int, Field(ge=0, le=5000)] | None = None,
    avoid_tolls: bool | None = None,
    scenic: bool | None = None,
    forget: Annotated[list[PreferenceName], Field(max_length=4)] | None = None,
) -> Answer:
    """Set what the customer says to like on all trips. For one trip alone, give `preferences` to `plan_trip` instead.

    Args:
        ctx: the run.
        vehicle_classes: the classes the customer likes.
        max_walk_m: the farthest the customer walks to a vehicle, in metres.
        avoid_tolls: whether to avoid toll roads.
        scenic: whether pleasant routes are preferred to fast ones.
        forget: preferences to remove.
    """
    said = {
        "vehicle_classes": None if vehicle_classes is None else list(dict.fromkeys(vehicle_classes)),
        "max_walk_m": max_walk_m,
        "avoid_tolls": avoid_tolls,
        "scenic": scenic,
    }
    members: dict[str, object] = {name: value for name, value in said.items() if value is not None}
    members |= {name.value: None for name in forget or () if name.value not in members}
    if not members:
        return trouble(
            Problem(kind=ProblemKind.NOTHING_TO_SET, detail="No preference was given. Ask which one is meant.")
        ).answer()
    try:
        profile = await ctx.deps.reservations.change_preferences(models.PreferencesPatch.model_validate(members))
    except TokenRejected:
        raise
    except ReservationsError:
        return trouble(
            Problem(
                kind=ProblemKind.UNAVAILABLE,
                detail="The profile cannot be changed at the moment. Try again in a little while.",
                dependency=Dependency.RESERVATIONS,
            )
        ).answer()
    return _result(profile.preferences).answer()


def _result(preferences: models.Preferences) -> PreferencesSet:
    classes = preferences.vehicle_classes
    return PreferencesSet(
        vehicle_classes=None if classes is MISSING else tuple(classes),
        max_walk_m=None if preferences.max_walk_m is MISSING else preferences.max_walk_m,
        avoid_tolls=None if preferences.avoid_tolls is MISSING else preferences.avoid_tolls,
        scenic=None if preferences.scenic is MISSING else preferences.scenic,
    )
