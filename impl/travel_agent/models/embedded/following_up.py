"""What the embedded model does once tools have answered: the next tool, a question, or the answer."""

from collections.abc import Sequence
from typing import Final

from generated import models
from impl.travel_agent.language.understanding import Intent
from impl.travel_agent.models.embedded import replies
from impl.travel_agent.models.embedded.abilities import reservations
from impl.travel_agent.models.embedded.abilities.talk import why_not_bookable
from impl.travel_agent.models.embedded.decision import Decision, Say, call
from impl.travel_agent.models.embedded.frame import plan_in, result_in
from impl.travel_agent.models.embedded.history import Returned
from impl.travel_agent.models.embedded.intention import Intention, WhichReservation
from impl.travel_agent.models.embedded.questions import (
    ask,
    ask_place,
    ask_time,
    ask_which_place,
    ask_which_reservation,
)
from impl.travel_agent.models.embedded.view import TurnView
from impl.travel_agent.planning.problems import Part, ProblemKind
from impl.travel_agent.tools.reservation_results import Carried, ReservationBrief, ReservationsTold
from impl.travel_agent.tools.results import PlacesFound, Planned, Trouble

_ARGUMENTS: Final = {
    Part.ORIGIN: ("origin", models.Expectation.ORIGIN),
    Part.DESTINATION: ("destination", models.Expectation.DESTINATION),
    Part.STOP: ("place", models.Expectation.PLACE),
    Part.PLACE: ("place", models.Expectation.PLACE),
}
_PLACE_TROUBLES: Final = frozenset(
    {
        ProblemKind.AMBIGUOUS,
        ProblemKind.PLACE_NOT_FOUND,
        ProblemKind.PLACE_MISSING,
        ProblemKind.LOCATION_NEEDED,
        ProblemKind.OUTSIDE_COVERAGE,
        ProblemKind.SAME_PLACE,
    }
)
_TIME_TROUBLES: Final = frozenset({ProblemKind.TIME_IN_PAST, ProblemKind.TIME_UNCLEAR, ProblemKind.TOO_FAR_AHEAD})


def follow_up(view: TurnView, *, intention: Intention | None) -> Decision:
    """The step after the last answer of a tool. Without an intention the customer has just decided on a proposal."""
    last = view.current.returned[-1]
    if last.outcome in ("failed", "retried"):
        return Say(text=view.sayings.tool_failed)
    if last.tool == "propose_reservation":
        return _after_proposal(view, last)
    trouble = result_in(last, Trouble)
    if trouble is not None:
        return _in_trouble(view, last, trouble=trouble, intention=intention)
    if last.status == "refused" or intention is None:
        return Say(text=replies.refused(view, last))
    plan = plan_in(last)
    if plan is not None and last.tool in ("plan_trip", "add_stop"):
        return _after_plan(view, plan, intention=intention)
    if last.tool == "find_places":
        return _after_search(view, last, intention=intention)
    if last.tool == "list_reservations":
        return _after_reservations(view, last, intention=intention)
    return Say(text=replies.tell(view, last))


def _after_plan(view: TurnView, plan: Planned, *, intention: Intention) -> Decision:
    if intention.stop is not None and view.current.last("find_places") is None:
        return call("find_places", **{**intention.stop, "along_plan_id": plan.plan_id})
    if not intention.book:
        return Say(text=replies.plan(view, plan, goal=intention.goal))
    option = reservations.pick_option(plan, intention.pick)
    if option is None:
        return Say(text=replies.plan(view, plan, goal=intention.goal))
    if not option.bookable:
        told = replies.plan(view, plan, goal=intention.goal)
        why = [line for line in why_not_bookable(view, option).splitlines() if line not in told]
        return Say(text="\n".join((told, *why)))
    return call("propose_reservation", **reservations.propose_option(option, intention=intention))


def _after_search(view: TurnView, last: Returned, *, intention: Intention) -> Decision:
    found = result_in(last, PlacesFound)
    if found is None:
        return Say(text=view.sayings.tool_failed)
    wants_stop = intention.goal is Intent.ADD_STOP or intention.stop is not None
    if wants_stop and found.places and found.along_plan_id is not None:
        return call("add_stop", place=f"place:{found.places[0].key}", plan_id=found.along_plan_id)
    return Say(text=replies.tell(view, last))


def _after_reservations(view: TurnView, last: Returned, *, intention: Intention) -> Decision:
    told = result_in(last, ReservationsTold)
    if told is None:
        return Say(text=view.sayings.tool_failed)
    if intention.goal not in (Intent.CANCEL_RESERVATION, Intent.CHANGE_RESERVATION):
        return Say(text=replies.tell(view, last))
    found = reservations.matching(told.reservations, intention.which)
    if not found:
        return Say(text=replies.no_such_reservation(view, told))
    is_every_one = intention.which is not None and intention.which.every_one
    if len(found) > 1 and not is_every_one:
        return ask_which_reservation(view, intention, reservations=found)
    return _propose_for(view, found, intention=intention)


def _propose_for(view: TurnView, found: Sequence[ReservationBrief], *, intention: Intention) -> Decision:
    reservation = found[0]
    if intention.goal is Intent.CANCEL_RESERVATION:
        return call("propose_reservation", action="cancel", reservation_id=reservation.reservation_id)
    if not intention.change and intention.minutes is None:
        which = (intention.which or WhichReservation()).model_copy(update={"id": reservation.reservation_id})
        return ask_time(view, intention.but(which=which), question=view.sayings.ask_change)
    return call("propose_reservation", **reservations.change_arguments(reservation, intention))


def _after_proposal(view: TurnView, last: Returned) -> Decision:
    if last.outcome == "denied":
        return Say(text=view.phrases.declined())
    told = replies.outcome(view, last)
    if result_in(last, Carried) is not None and "commute_id" in last.arguments:
        told = f"{told}\n{view.sayings.commute_next_hint}"
    return Say(text=told)


def _in_trouble(view: TurnView, last: Returned, *, trouble: Trouble, intention: Intention | None) -> Decision:
    if intention is None:
        return Say(text=replies.trouble(view, trouble))
    if trouble.status in _PLACE_TROUBLES and trouble.role in _ARGUMENTS:
        return _about_place(view, last, trouble=trouble, intention=intention)
    if trouble.status in _TIME_TROUBLES:
        return ask_time(view, intention, question=replies.trouble(view, trouble))
    return Say(text=replies.trouble(view, trouble))


def _about_place(view: TurnView, last: Returned, *, trouble: Trouble, intention: Intention) -> Decision:
    assert trouble.role is not None
    name, expects = _ARGUMENTS[trouble.role]
    if name not in last.arguments and "near" in last.arguments:
        name = "near"
    if trouble.status in (ProblemKind.PLACE_NOT_FOUND, ProblemKind.AMBIGUOUS):
        another = _other_spelling(view, last, name=name, intention=intention)
        if another is not None:
            return call(last.tool, **{**last.arguments, name: another})
    trouble = _most_helpful(view, trouble)
    base = intention.but(tool=last.tool, arguments=dict(last.arguments)).but(spellings={})
    without = base.but(arguments={key: value for key, value in base.arguments.items() if key != name})
    if trouble.candidates:
        return ask_which_place(
            view,
            without,
            missing=name,
            said=intention.said.get(name) or trouble.said or str(last.arguments.get(name, "")),
            candidates=trouble.candidates,
            expects=expects,
        )
    if trouble.status in (ProblemKind.PLACE_MISSING, ProblemKind.LOCATION_NEEDED):
        return ask_place(view, without, missing=name, expects=expects)
    named = trouble.model_copy(update={"said": intention.said.get(name) or trouble.said})
    return ask(replies.trouble(view, named), expects=expects, intention=without, missing=name)


def _most_helpful(view: TurnView, trouble: Trouble) -> Trouble:
    """Of the troubles with one place, by whichever spelling, the first that has places to choose from."""
    troubles = [found for each in view.current.returned if (found := result_in(each, Trouble)) is not None]
    same = [found for found in troubles if found.role is trouble.role and found.candidates]
    return same[0] if same else trouble


def _other_spelling(view: TurnView, last: Returned, *, name: str, intention: Intention) -> str | None:
    """The next base form of a name that was not found."""
    if name == "place" and "stops" in last.arguments:
        return None
    tried = [returned.arguments.get(name) for returned in view.current.returned]
    return next((word for word in intention.spellings.get(name, []) if word not in tried), None)
