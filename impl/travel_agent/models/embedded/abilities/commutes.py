"""Commutes: trips that repeat, planned for the days ahead and reserved one by one."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from generated import models
from impl.travel_agent.language.understanding import Intent, Recurrence, TravelMode, Understanding
from impl.travel_agent.models.embedded.arguments import modes_of, weekdays_of, with_place
from impl.travel_agent.models.embedded.decision import Ask
from impl.travel_agent.models.embedded.frame import Frame
from impl.travel_agent.models.embedded.intention import Intention, Pick
from impl.travel_agent.models.embedded.questions import ask, ask_place, ask_time, ask_vehicle
from impl.travel_agent.models.embedded.view import TurnView
from impl.travel_agent.tools.results import CommuteDayBrief, CommutePlanned


def plan(view: TurnView, said: Understanding, frame: Frame) -> Intention | Ask:
    """A new commute; places and vehicle may be those of the plan that is spoken of."""
    intention = Intention(goal=said.intent, tool="plan_commute")
    intention = with_place(intention, "origin", place=said.origin)
    intention = with_place(intention, "destination", place=said.destination)
    if not intention.arguments and frame.plan is not None:
        intention = intention.with_arguments(
            origin=f"place:{frame.plan.origin.key}", destination=f"place:{frame.plan.destination.key}"
        )
    return complete(view, with_details(intention, said))


def again(view: TurnView, said: Understanding, frame: Frame) -> Intention | Ask:
    """The last commute, but otherwise."""
    assert frame.commute is not None
    last = frame.commute
    intention = Intention(
        goal=Intent.PLAN_COMMUTE,
        tool="plan_commute",
        arguments={
            "origin": f"place:{last.origin.key}",
            "destination": f"place:{last.destination.key}",
            "mode": last.mode.value,
            "weekdays": [each.value for each in last.weekdays],
            "local_time": last.local_time,
            "arrive_by": last.arrive_by,
        },
    )
    intention = with_place(intention, "origin", place=said.origin)
    intention = with_place(intention, "destination", place=said.destination)
    return complete(view, with_details(intention, said))


def with_details(intention: Intention, said: Understanding) -> Intention:
    """Days, time and vehicle, as far as they were said."""
    recurrence = said.recurrence or Recurrence(weekdays=())
    modes = [mode for mode in modes_of(said) if mode is not TravelMode.WALK]
    clock = recurrence.outbound or _clock(said)
    arrives = recurrence.arrives or (said.time is not None and said.time.kind.value.startswith("arrive"))
    return intention.with_arguments(
        weekdays=weekdays_of(recurrence.weekdays) or None,
        local_time=clock.strftime("%H:%M") if clock else None,
        arrive_by=True if arrives else None,
        mode=modes[0].value if modes else None,
    )


def complete(view: TurnView, intention: Intention) -> Intention | Ask:
    """The commute once everything about it is known."""
    given = intention.arguments
    if "destination" not in given:
        return ask_place(view, intention, missing="destination", expects=models.Expectation.DESTINATION)
    if "origin" not in given:
        return ask_place(view, intention, missing="origin", expects=models.Expectation.ORIGIN)
    if "weekdays" not in given:
        question = view.sayings.ask_commute_days
        return ask(question, expects=models.Expectation.TEXT, intention=intention, missing="weekdays")
    if "local_time" not in given:
        return ask_time(view, intention, question=view.sayings.ask_commute_time)
    if "mode" not in given:
        return ask_vehicle(view, intention)
    return intention


def book_day(commute: CommutePlanned, *, day: date | None, but: frozenset[str] = frozenset()) -> Intention | None:
    """Reserve one day of a commute: the one that was named, else the first that can be and is not among `but`.

    None where there is none.
    """
    open_days = [
        each for each in commute.days if each.date in commute.bookable_dates and each.date.isoformat() not in but
    ]
    chosen = next((each for each in open_days if day in (None, each.date)), None)
    if chosen is None:
        return None
    return Intention(
        goal=Intent.BOOK,
        tool="plan_trip",
        arguments={
            "origin": f"place:{commute.origin.key}",
            "destination": f"place:{commute.destination.key}",
            "modes": [commute.mode.value],
            **_times(commute, chosen),
        },
        book=True,
        pick=Pick(mode=TravelMode(commute.mode.value)),
        commute_day=f"{commute.commute_id} {chosen.date.isoformat()}",
    )


def _times(commute: CommutePlanned, day: CommuteDayBrief) -> dict[str, str]:
    if not commute.arrive_by:
        return {"depart_after": day.departs_at.isoformat()}
    clock = time.fromisoformat(commute.local_time)
    by = datetime.combine(day.arrives_at.date(), clock, tzinfo=ZoneInfo(commute.time_zone))
    return {"arrive_by": by.isoformat()}


def _clock(said: Understanding) -> time | None:
    moment = said.time.moment if said.time and said.time.hour_was_given and not said.time.problems else None
    return moment.time() if moment else None
