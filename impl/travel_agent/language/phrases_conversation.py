"""What is said about the conversation itself, and what is asked back."""

from collections.abc import Sequence
from datetime import datetime

from impl.travel_agent.language.speaker import Speaker
from impl.travel_agent.language.understanding import Intent


class ConversationPhrases(Speaker):
    """Greetings, help, limits, and questions back."""

    def greeting(self) -> str:
        """The first words."""
        return self.catalogue.greeting

    def help(self) -> str:
        """What the agent can do: the six abilities, and reservations."""
        return self.catalogue.help

    def out_of_scope(self) -> str:
        """Not something this agent does."""
        return self.catalogue.out_of_scope

    def hand_off(self, *, receiver: str, passed: str) -> str:
        """To whom the customer is passed on, and what goes with them."""
        return self.catalogue.hand_off.format(receiver=receiver, passed=passed)

    def thanks_reply(self) -> str:
        """To thanks."""
        return self.catalogue.thanks_reply

    def unknown(self) -> str:
        """The message was not understood."""
        return self.catalogue.unknown

    def turn_cancelled(self) -> str:
        """The customer stopped the turn."""
        return self.catalogue.turn_cancelled

    def limit_reached(self) -> str:
        """The turn reached its limit of steps, time or cost."""
        return self.catalogue.limit_reached

    def fallback_used(self) -> str:
        """The embedded model answers in place of the usual one."""
        return self.catalogue.fallback_used

    def retraction(self) -> str:
        """Provisional text is taken back."""
        return self.catalogue.retraction

    def language_changed(self) -> str:
        """The conversation goes on in this language."""
        return self.catalogue.language_changed

    def busy(self) -> str:
        """A message came while the last one is worked on."""
        return self.catalogue.busy

    def ask_origin(self) -> str:
        """Where the trip starts."""
        return self.catalogue.ask_origin

    def ask_destination(self) -> str:
        """Where the trip goes."""
        return self.catalogue.ask_destination

    def ask_time(self) -> str:
        """When the trip is."""
        return self.catalogue.ask_time

    def ask_vehicle(self) -> str:
        """Which vehicle."""
        return self.catalogue.ask_vehicle

    def ask_duration(self) -> str:
        """For how long a car or van is needed."""
        return self.catalogue.ask_duration

    def ask_which_place(self, *, name: str, options: Sequence[str]) -> str:
        """Which of several places of a name."""
        return self.catalogue.ask_which_place.format(name=name, options=self.either(options))

    def ask_similar_place(self, *, name: str, options: Sequence[str]) -> str:
        """Whether one of the places with a similar name is meant, as none has this one."""
        return self.catalogue.ask_similar_place.format(name=name, options=self.either(options))

    def ask_which_reservation(self, *, options: Sequence[str]) -> str:
        """Which of several reservations."""
        return self.catalogue.ask_which_reservation.format(options=self.either(options))

    def ask_am_or_pm(self, *, early: datetime, late: datetime) -> str:
        """Which half of the day a bare hour means."""
        return self.catalogue.ask_am_or_pm.format(early=self.formats.moment(early), late=self.formats.moment(late))

    def ask_intent(self, *, options: Sequence[Intent]) -> str:
        """Which of several intents the message has."""
        return self.catalogue.ask_intent.format(options=self.either([self.wish(intent) for intent in options]))

    def hour_twice(self, *, said: datetime, first: datetime, second: datetime) -> str:
        """The hour comes twice as the clocks go back."""
        return self.catalogue.hour_twice.format(
            said=self.formats.clock(said), first=self.formats.offset(first), second=self.formats.offset(second)
        )

    def hour_skipped(self, *, said: str, before: datetime, after: datetime) -> str:
        """The hour does not exist as the clocks go forward; `said` as the customer said it."""
        return self.catalogue.hour_skipped.format(
            said=said, before=self.formats.clock(before), after=self.formats.clock(after)
        )

    def time_past(self, *, said: str) -> str:
        """The time has passed."""
        return self.catalogue.time_past.format(said=said)

    def day_unclear(self, *, said: str) -> str:
        """Several days were said, of which one has to be named."""
        return self.catalogue.day_unclear.format(said=said)

    def time_impossible(self, *, said: str) -> str:
        """There is no such time or day."""
        return self.catalogue.time_impossible.format(said=said)

    def window_reversed(self, *, said: str) -> str:
        """The window ends before it begins."""
        return self.catalogue.window_reversed.format(said=said)

    def place_not_found(self, *, name: str) -> str:
        """The gazetteer has no such place."""
        return self.catalogue.place_not_found.format(name=name)
