"""What needs no tool: greetings, thanks, help, what is not ours, and saying again."""

from typing import Final

from generated import models
from impl.travel_agent.language.understanding import Intent, Understanding
from impl.travel_agent.models.embedded.decision import Say
from impl.travel_agent.models.embedded.intention import Intention
from impl.travel_agent.models.embedded.view import TurnView
from impl.travel_agent.tools.results import OptionBrief

_LONGEST_REASON: Final = 200

GOALS: Final = frozenset(
    {
        Intent.PLAN_TRIP,
        Intent.BOOK,
        Intent.COMPARE_MODES,
        Intent.CHANGE_RESERVATION,
        Intent.CANCEL_RESERVATION,
        Intent.LIST_RESERVATIONS,
        Intent.FIND_PLACES,
        Intent.ADD_STOP,
        Intent.ASK_INCIDENTS,
        Intent.ASK_WEATHER,
        Intent.ASK_PRICE,
        Intent.BEST_TIME,
        Intent.CORRECT_FACT,
        Intent.PLAN_COMMUTE,
        Intent.SET_PREFERENCE,
        Intent.HAND_OFF,
        Intent.HELP,
    }
)
"""The goals that a customer can be offered when it is not clear which one is meant."""


def reply(view: TurnView, said: Understanding) -> Say:
    """An answer in words alone."""
    phrases = view.phrases
    match said.intent:
        case Intent.GREET:
            return Say(text=phrases.greeting())
        case Intent.THANKS:
            return Say(text=phrases.thanks_reply())
        case Intent.OUT_OF_SCOPE:
            return Say(text=phrases.out_of_scope())
        case Intent.NO | Intent.STOP:
            return Say(text=view.sayings.anything_else)
        case Intent.REPEAT:
            return Say(text=_again(view))
        case _:
            return Say(text=phrases.help())


def hand_off(said: Understanding) -> Intention:
    """Pass the customer on to a person."""
    return Intention(goal=Intent.HAND_OFF, tool="hand_off", arguments={"reason": said.text[:_LONGEST_REASON]})


def why_not_bookable(view: TurnView, option: OptionBrief) -> str:
    """Why an option cannot be reserved now, and from when it can."""
    reason = option.not_bookable_reason
    if reason is None:
        return view.sayings.no_such_option
    phrases, said = view.phrases, view.sayings
    opens = (
        [said.bookable_from.format(time=phrases.formats.moment(option.bookable_from))] if option.bookable_from else []
    )
    match reason:
        case models.NotBookableReason.NO_VEHICLE_NEAR:
            return phrases.no_vehicle(vehicle=models.VehicleClass(option.mode.value))
        case models.NotBookableReason.RANGE_INSUFFICIENT:
            return said.range_insufficient
        case models.NotBookableReason.TOO_EARLY_TO_BOOK:
            return " ".join([said.book_later, *opens])
        case models.NotBookableReason.IN_THE_PAST:
            return said.time_passed
        case models.NotBookableReason.WALKING:
            return said.needs_no_vehicle


def _again(view: TurnView) -> str:
    for exchange in reversed(view.before):
        if exchange.asked is not None:
            return exchange.asked.question
        if exchange.reply:
            return exchange.reply
    return view.sayings.nothing_to_repeat
