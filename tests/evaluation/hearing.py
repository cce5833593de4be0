"""What the customer hears and sees of one turn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic import MISSING

from generated import models
from tests.evaluation.moments import moment

# 9:05, 09.05, 9h05, 9 h 05 and 21:05: the ways to write a time of day on 24 hours.
_CLOCK: Final = re.compile(r"(?<![\d.,:])(\d{1,2})\s?[:.h]\s?(\d{2})(?![\d]|[.,:]\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The events of one turn, and when the conversation began. `refusal` is why a decision did not count."""

    events: Sequence[models.DurableEvent]
    beginning: datetime
    refusal: str | None = None

    def of[E](self, kind: type[E]) -> list[E]:
        """The events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def text(self) -> str:
        """Everything the agent said in words: messages, questions, and what became of proposals."""
        words = [event.text for event in self.of(models.MessageCompleted)]
        words += [event.question for event in self.of(models.ClarificationRequired)]
        words += [event.detail for event in self.of(models.ConfirmationResolved)]
        return "\n".join(words)

    @property
    def clock_times(self) -> set[str]:
        """The times of day in the text, as HH:MM."""
        return {f"{int(hour):02}:{minute}" for hour, minute in _CLOCK.findall(self.text)}

    @property
    def cards(self) -> list[models.Card]:
        """What was shown."""
        return [event.card for event in self.of(models.CardShown)]

    def shown[C](self, kind: type[C]) -> list[C]:
        """The cards of a kind."""
        return [card for card in self.cards if isinstance(card, kind)]

    @property
    def options(self) -> list[models.TripOption]:
        """The options of the last plan that was shown, best first."""
        for card in reversed(self.cards):
            if isinstance(card, models.RouteComparisonCard):
                return list(card.plan.options)
            if isinstance(card, models.RouteCard):
                return [card.option]
        return []

    @property
    def plan(self) -> models.Plan | None:
        """The last plan that was shown in full."""
        plans = [card.plan for card in self.shown(models.RouteComparisonCard)]
        return plans[-1] if plans else None

    @property
    def tools(self) -> list[str]:
        """The tools of the orchestrator that have finished, with how: `plan_trip: succeeded`."""
        finished = self.of(models.ToolFinished)
        return [f"{event.tool}: {event.outcome}" for event in finished if event.agent == "orchestrator"]

    @property
    def question(self) -> models.ClarificationRequired | None:
        """What the agent asks."""
        asked = self.of(models.ClarificationRequired)
        return asked[-1] if asked else None

    @property
    def proposal(self) -> models.Confirmation | None:
        """What the agent proposes."""
        proposed = self.of(models.ConfirmationRequired)
        return proposed[-1].confirmation if proposed else None

    @property
    def resolved(self) -> list[models.ConfirmationStatus]:
        """What became of proposals."""
        return [event.status for event in self.of(models.ConfirmationResolved)]

    @property
    def status(self) -> models.TurnStatus | None:
        """How the turn ended; the last one where there are several."""
        completed = self.of(models.TurnCompleted)
        return completed[-1].status if completed else None

    @property
    def problem(self) -> str | None:
        """Why the turn failed."""
        for event in reversed(self.of(models.TurnCompleted)):
            if event.problem is not MISSING:
                return str(event.problem.code)
        return None

    def at(self, said: str) -> datetime:
        """The moment that a conversation names."""
        return moment(said, beginning=self.beginning)
