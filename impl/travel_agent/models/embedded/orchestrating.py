"""What the embedded model does as the orchestrator: from the customer's message to the next step."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from generated import models
from impl.travel_agent.agents.prompts import choice_in, correction_in
from impl.travel_agent.language.understanding import Intent, TimeForm, Understanding
from impl.travel_agent.models.embedded.abilities import commutes, facts, places, reservations, talk, trips
from impl.travel_agent.models.embedded.answering import go_on, take_choice
from impl.travel_agent.models.embedded.arguments import day_of, modes_of, on_the_day_of
from impl.travel_agent.models.embedded.decision import Ask, Call, Decision, Say, ToolCall
from impl.travel_agent.models.embedded.following_up import follow_up
from impl.travel_agent.models.embedded.frame import Focus, Frame, frame_of
from impl.travel_agent.models.embedded.intention import Intention
from impl.travel_agent.models.embedded.questions import ask, ask_goal, ask_place
from impl.travel_agent.models.embedded.view import TurnView

_HARMLESS: Final = frozenset(
    {
        "plan_trip",
        "find_places",
        "check_incidents",
        "get_weather",
        "best_time",
        "plan_commute",
        "list_reservations",
        "get_price",
    }
)

_PICKING: Final = frozenset({Intent.ADD_STOP, Intent.REFINE, Intent.THANKS, Intent.UNKNOWN})

type Step = Intention | Decision
"""What a message leads to: an intention that is served by a tool, or an answer at once."""


def decide(view: TurnView) -> Decision:
    """The next step of the turn."""
    frame = frame_of(view.before)
    step = intend(view, frame)
    if view.current.returned:
        return follow_up(view, intention=step if isinstance(step, Intention) else None)
    return _call(step) if isinstance(step, Intention) else step


def intend(view: TurnView, frame: Frame) -> Step:
    """What the customer's message asks for. It is the same at every step of the turn."""
    prompt = view.current.said or ""
    chosen = choice_in(prompt)
    if chosen is not None:
        return take_choice(view, frame, choice=chosen)
    corrected = correction_in(prompt)
    if corrected is not None:
        return facts.corrected_in_app(corrected)
    said = view.understanding
    if said is None:
        return Say(text=view.phrases.unknown())
    if said.wants_language is not None and said.intent in (Intent.UNKNOWN, Intent.REFINE, Intent.SET_PREFERENCE):
        return Say(text=view.phrases.language_changed())
    answered = go_on(view, said, frame)
    return answered if answered is not None else _begin(view, said, frame)


def _begin(view: TurnView, said: Understanding, frame: Frame) -> Step:
    if said.intent is Intent.THANKS and said.destination is not None:
        return _plan(view, said, frame)
    if _picks_a_place(said, frame):
        assert said.choice is not None
        return _choose_place(view, frame, position=said.choice.position or 1)
    handler = _HANDLERS.get(said.intent)
    return talk.reply(view, said) if handler is None else handler(view, said, frame)


def _picks_a_place(said: Understanding, frame: Frame) -> bool:
    """Whether the words pick one of the places that were listed last, whatever else they sound like."""
    if frame.focus is not Focus.PLACES or said.choice is None or said.choice.position is None:
        return False
    speaks_of_more = said.time or said.place_query or said.destination or said.origin or said.via
    return said.intent in _PICKING and not speaks_of_more


def _plan(view: TurnView, said: Understanding, frame: Frame) -> Step:
    """Words without a destination go on with the plan that is spoken of."""
    if said.destination is None and frame.plan is not None and frame.focus in (Focus.PLAN, Focus.PROPOSAL):
        return trips.refine(view, said, frame)
    return trips.plan(view, said)


def _book(view: TurnView, said: Understanding, frame: Frame) -> Step:
    if said.destination is not None:
        return trips.plan(view, said, book=True)
    if frame.commute is not None and _goes_on_with_commute(said, frame):
        day = said.time.moment.date() if said.time and said.time.moment and said.time.day_was_given else None
        booking = commutes.book_day(frame.commute, day=day)
        return booking if booking is not None else Say(text=view.sayings.commute_not_bookable)
    if frame.plan is None:
        return trips.plan(view, said, book=True)
    modes = modes_of(said)
    offered = {option.mode.value for option in frame.plan.options}
    if said.time is not None or said.origin is not None or any(mode.value not in offered for mode in modes):
        return trips.refine(view, said, frame, book=True)
    return _propose(
        view,
        frame,
        intention=Intention(
            goal=Intent.BOOK,
            tool="propose_reservation",
            book=True,
            pick=reservations.pick_for_booking(said),
            minutes=said.duration_min,
        ),
    )


def _goes_on_with_commute(said: Understanding, frame: Frame) -> bool:
    """Whether a day of the commute is meant: it was spoken of last, or one day was reserved and another is named."""
    if frame.focus is Focus.COMMUTE:
        return True
    names_day = said.time is not None and said.time.form is TimeForm.DAY
    return frame.focus is Focus.PROPOSAL and bool(frame.proposed and "commute_id" in frame.proposed) and names_day


def _propose(view: TurnView, frame: Frame, *, intention: Intention) -> Step:
    assert frame.plan is not None
    option = reservations.pick_option(frame.plan, intention.pick)
    if option is None:
        return Say(text=view.sayings.no_such_option)
    if not option.bookable:
        return trips.look_again(frame.plan, option, intention=intention)
    return intention.but(arguments=reservations.propose_option(option, intention=intention))


def _price(view: TurnView, said: Understanding, frame: Frame) -> Step:
    if said.destination is not None or frame.plan is None:
        return trips.plan(view, said)
    option = reservations.pick_option(frame.plan, reservations.pick_for_booking(said))
    if option is None or not option.bookable:
        return trips.refine(view, said, frame)
    return Intention(goal=said.intent, tool="get_price", arguments={"option_id": option.option_id})


def _refine(view: TurnView, said: Understanding, frame: Frame) -> Step:
    """What was spoken of last, but otherwise."""
    if frame.focus is Focus.COMMUTE and frame.commute is not None:
        return commutes.again(view, said, frame)
    if frame.focus is Focus.PLACES and said.place_query is not None:
        last = view.before[-1].last("find_places") if view.before else None
        return places.again(view, said, frame, last=dict(last.arguments) if last else {})
    if frame.focus is Focus.PROPOSAL and frame.proposed and frame.proposed.get("action") != "create":
        return reservations.change(view, said)
    becomes_other = bool(said.time or said.duration_min or said.shift) and not modes_of(said)
    if frame.focus is Focus.PROPOSAL and frame.reserved is not None and becomes_other and not _names_place(said):
        day = None if frame.plan is None else day_of(frame.plan)
        on_its_day = replace(said, time=on_the_day_of(said.time, day))
        return reservations.change_one(view, on_its_day, reservation_id=frame.reserved)
    if frame.plan is not None:
        book = frame.focus is Focus.PROPOSAL
        return trips.refine(view, trips.moved(said, frame), frame, book=book)
    if said.destination is not None or said.origin is not None or said.time is not None:
        return trips.plan(view, said)
    return ask_place(
        view,
        Intention(goal=Intent.PLAN_TRIP, tool="plan_trip"),
        missing="destination",
        expects=models.Expectation.DESTINATION,
    )


def _names_place(said: Understanding) -> bool:
    return said.destination is not None or said.origin is not None


def _choose(view: TurnView, said: Understanding, frame: Frame) -> Step:
    """One of the things that were listed last."""
    pick = reservations.pick_for_booking(said)
    if frame.focus is Focus.PLACES and frame.places is not None and pick.mode is None:
        return _choose_place(view, frame, position=pick.position or 1)
    if frame.focus is Focus.COMMUTE and frame.commute is not None:
        return _book(view, said, frame)
    if said.destination is not None:
        return trips.plan(view, said)
    if frame.plan is None:
        return talk.reply(view, said)
    if reservations.pick_option(frame.plan, pick) is None and pick.mode is not None:
        return trips.refine(view, said, frame, book=True)
    if said.time is not None and not said.time.problems:
        time = on_the_day_of(said.time, day_of(frame.plan))
        return trips.refine(view, said, frame, book=True) if time else talk.reply(view, said)
    return _propose(
        view, frame, intention=Intention(goal=Intent.BOOK, tool="propose_reservation", book=True, pick=pick)
    )


def _choose_place(view: TurnView, frame: Frame, *, position: int) -> Step:
    assert frame.places is not None
    found = frame.places.places
    index = position - 1 if position > 0 else position
    if not -len(found) <= index < len(found):
        return Say(text=view.sayings.no_such_option)
    key = f"place:{found[index].key}"
    if frame.plan is None or frame.places.along_plan_id is None:
        intention = Intention(goal=Intent.PLAN_TRIP, tool="plan_trip", arguments={"destination": key})
        return trips.complete_trip(view, intention)
    return Intention(
        goal=Intent.ADD_STOP,
        tool="add_stop",
        arguments={"place": key, "plan_id": frame.places.along_plan_id},
    )


def _agree(view: TurnView, frame: Frame) -> Step:
    """Yes to what was offered last: the best way of a plan, the first of the places, the first day of a commute."""
    match frame.focus:
        case Focus.PLAN if frame.plan is not None:
            return _propose(view, frame, intention=Intention(goal=Intent.BOOK, tool="propose_reservation", book=True))
        case Focus.PLACES if frame.places is not None and frame.places.places:
            return _choose_place(view, frame, position=1)
        case Focus.COMMUTE if frame.commute is not None:
            booking = commutes.book_day(frame.commute, day=None)
            return booking if booking is not None else Say(text=view.sayings.commute_not_bookable)
        case Focus.PROPOSAL if frame.commute is not None and frame.proposed and "commute_id" in frame.proposed:
            booking = commutes.book_day(frame.commute, day=None, but=frame.commute_days)
            return booking if booking is not None else Say(text=view.sayings.commute_not_bookable)
        case _:
            return Say(text=view.phrases.help())


def _repeat(view: TurnView, said: Understanding) -> Step:
    """What was looked up is looked up again, so that nothing outdated is told."""
    last = view.before[-1].returned[-1:] if view.before else []
    if last and last[0].tool in _HARMLESS and view.before[-1].asked is None:
        return Intention(goal=said.intent, tool=last[0].tool, arguments=dict(last[0].arguments))
    return talk.reply(view, said)


def _unknown(view: TurnView, said: Understanding, frame: Frame) -> Step:
    """Words that only add to what is spoken of are taken so; else the customer is asked."""
    likely = [each.intent for each in said.alternatives]
    if said.destination is not None and likely[:1] in ([], [Intent.PLAN_TRIP]):
        return _plan(view, said, frame)
    adds = said.time or said.duration_min or said.shift or modes_of(said)
    if adds and frame.plan is not None and frame.focus in (Focus.PLAN, Focus.PROPOSAL):
        return _refine(view, said, frame)
    if view.question is not None and view.intention_so_far is not None and view.intention_so_far.tool:
        return Ask(clarification=view.question)
    goals = [each.intent for each in said.alternatives if each.intent in talk.GOALS]
    if not goals:
        question = view.phrases.unknown()
        return ask(
            question,
            expects=models.Expectation.TEXT,
            intention=Intention(goal=Intent.UNKNOWN, tool=""),
        )
    return ask_goal(view, words=said.text, goals=goals)


def _call(intention: Intention) -> Call:
    return Call(calls=(ToolCall(tool=intention.tool, arguments=intention.arguments),))


type _Handler = Callable[[TurnView, Understanding, Frame], Step]

_HANDLERS: Final[Mapping[Intent, _Handler]] = {
    Intent.PLAN_TRIP: _plan,
    Intent.BOOK: _book,
    Intent.COMPARE_MODES: trips.compare,
    Intent.BEST_TIME: trips.best_time,
    Intent.ADD_STOP: trips.add_stop,
    Intent.FIND_PLACES: places.find,
    Intent.ASK_INCIDENTS: places.incidents,
    Intent.ASK_WEATHER: places.weather,
    Intent.ASK_PRICE: _price,
    Intent.LIST_RESERVATIONS: lambda _view, said, _frame: reservations.look_up(said),
    Intent.CANCEL_RESERVATION: lambda _view, said, _frame: reservations.cancel(said),
    Intent.CHANGE_RESERVATION: lambda view, said, _frame: reservations.change(view, said),
    Intent.CORRECT_FACT: lambda view, said, _frame: facts.correct(view, said),
    Intent.PLAN_COMMUTE: commutes.plan,
    Intent.SET_PREFERENCE: lambda view, said, _frame: facts.prefer(view, said),
    Intent.REFINE: _refine,
    Intent.CHOOSE: _choose,
    Intent.REPEAT: lambda view, said, _frame: _repeat(view, said),
    Intent.YES: lambda view, _said, frame: _agree(view, frame),
    Intent.HAND_OFF: lambda _view, said, _frame: talk.hand_off(said),
    Intent.UNKNOWN: _unknown,
}
