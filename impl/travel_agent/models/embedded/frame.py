"""What the conversation is about: the last plan, places, reservations and commute that tools have returned."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, JsonValue, ValidationError

from generated import models
from impl.travel_agent.models.embedded.history import Exchange, Returned, newest_first
from impl.travel_agent.tools.reservation_results import Carried, ReservationsTold
from impl.travel_agent.tools.results import (
    BestTime,
    CommutePlanned,
    FactCorrected,
    IncidentsTold,
    PlacesFound,
    Planned,
)


class Focus(StrEnum):
    """What was spoken of last."""

    PLAN = "plan"
    PLACES = "places"
    RESERVATIONS = "reservations"
    COMMUTE = "commute"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What "it", "the second" or "at ten instead" can refer to.

    `proposed` has the last proposal's arguments, `reserved` the reservation it became, and `commute_days` the days of
    commutes that were proposed, as YYYY-MM-DD.
    """

    plan: Planned | None = None
    places: PlacesFound | None = None
    reservations: ReservationsTold | None = None
    commute: CommutePlanned | None = None
    proposed: dict[str, JsonValue] | None = None
    reserved: str | None = None
    commute_days: frozenset[str] = frozenset()
    focus: Focus | None = None


_PLANNING: Final = frozenset({"plan_trip", "add_stop", "best_time", "check_incidents", "correct_fact"})


def frame_of(history: Sequence[Exchange]) -> Frame:
    """The frame that the exchanges so far leave behind."""
    plan = places = reservations = commute = proposed = reserved = focus = None
    days: set[str] = set()
    for returned in newest_first(history):
        found = plan_in(returned)
        if found is not None:
            plan, focus = plan or found, focus or Focus.PLAN
        elif returned.tool == "find_places" and places is None:
            places = result_in(returned, PlacesFound)
            focus = focus or (Focus.PLACES if places else None)
        elif returned.tool == "list_reservations" and reservations is None:
            reservations = result_in(returned, ReservationsTold)
            focus = focus or (Focus.RESERVATIONS if reservations else None)
        elif returned.tool == "plan_commute" and commute is None:
            commute = result_in(returned, CommutePlanned)
            focus = focus or (Focus.COMMUTE if commute else None)
        elif returned.tool == "propose_reservation":
            days.add(str(returned.arguments.get("day")))
            if proposed is None:
                proposed, reserved = dict(returned.arguments), _reserved_in(returned)
                focus = focus or Focus.PROPOSAL
    return Frame(
        plan=plan,
        places=places,
        reservations=reservations,
        commute=commute,
        proposed=proposed,
        reserved=reserved,
        commute_days=frozenset(days),
        focus=focus,
    )


def _reserved_in(returned: Returned) -> str | None:
    """The reservation that a proposal has become, or has left changed."""
    carried = result_in(returned, Carried)
    if carried is None or carried.action is models.ProposedAction.CANCEL:
        return None
    return carried.reservation.reservation_id


def plan_in(returned: Returned) -> Planned | None:
    """The plan that a tool has returned, in whatever answer."""
    if returned.tool not in _PLANNING:
        return None
    match returned.status:
        case "planned":
            return result_in(returned, Planned)
        case "best_time":
            best = result_in(returned, BestTime)
            return best.plan if best else None
        case "incidents":
            told = result_in(returned, IncidentsTold)
            return told.replanned if told and isinstance(told.replanned, Planned) else None
        case "fact_corrected":
            corrected = result_in(returned, FactCorrected)
            return corrected.replanned if corrected and isinstance(corrected.replanned, Planned) else None
        case _:
            return None


def result_in[R: BaseModel](returned: Returned, kind: type[R]) -> R | None:
    """The answer of a tool as its type; None where it is another, or was shortened."""
    try:
        return kind.model_validate(returned.content)
    except ValidationError:
        return None
