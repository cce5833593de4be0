"""Says everything the embedded model and the turns need, in one language: the phrases of `language` and the sayings."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from generated import models
from impl.travel_agent.agents.speech.proposals import ProposingPhrases
from impl.travel_agent.agents.speech.sayings import SAYINGS
from impl.travel_agent.language.understanding import Intent, TimeProblem, TimeProblemKind

_PAIR: Final = 2


class Speech:
    """The words of one language, for times in one zone. `phrases` and `sayings` are open for what needs no choice."""

    def __init__(self, phrases: ProposingPhrases) -> None:
        self.phrases = phrases
        self.sayings = SAYINGS[phrases.language]

    def turn_failed(self, code: models.TurnProblemCode) -> str:
        """What went wrong with a turn, and what helps."""
        said = self.sayings
        match code:
            case models.TurnProblemCode.MODEL_UNAVAILABLE:
                return said.model_unavailable
            case models.TurnProblemCode.MODEL_FAILED:
                return self.phrases.unknown()
            case models.TurnProblemCode.LIMIT_REACHED:
                return self.phrases.limit_reached()
            case models.TurnProblemCode.TIMED_OUT:
                return said.timed_out
            case models.TurnProblemCode.INTERRUPTED:
                return said.interrupted
            case models.TurnProblemCode.RESERVATIONS_UNAVAILABLE:
                return self.phrases.reservations_unavailable()
            case models.TurnProblemCode.TOKEN_EXPIRED:
                return said.token_expired
            case models.TurnProblemCode.INTERNAL_ERROR:
                return said.internal_error

    def proposal(self, change: models.ProposedChange) -> str:
        """Asks for the decision on a proposal, and says what would be done at which price."""
        return f"{self._proposed(change)} {self.sayings.please_decide}"

    def ask_about_time(self, problem: TimeProblem) -> str:
        """Which moment is meant, or what else would do."""
        candidates = problem.candidates
        match problem.kind:
            case TimeProblemKind.AM_OR_PM_UNCLEAR if len(candidates) >= _PAIR:
                return self.phrases.ask_am_or_pm(early=candidates[0], late=candidates[-1])
            case TimeProblemKind.REPEATED_BY_DST if len(candidates) >= _PAIR:
                first, second = candidates[0], candidates[-1]
                return self.phrases.hour_twice(said=first, first=first, second=second)
            case TimeProblemKind.SKIPPED_BY_DST if len(candidates) >= _PAIR:
                return self.phrases.hour_skipped(said=problem.said, before=candidates[0], after=candidates[-1])
            case TimeProblemKind.PAST:
                return self.phrases.time_past(said=problem.said)
            case TimeProblemKind.DAY_UNCLEAR:
                return self.phrases.day_unclear(said=problem.said)
            case TimeProblemKind.REVERSED_WINDOW:
                return self.phrases.window_reversed(said=problem.said)
            case _:
                return self.phrases.time_impossible(said=problem.said)

    def goals(self, goals: Sequence[Intent]) -> str:
        """Which of several goals is meant."""
        return self.phrases.ask_intent(options=goals)

    def moment(self, moment: datetime) -> str:
        """Day and time."""
        return self.phrases.formats.moment(moment)

    def capital(self, text: str) -> str:
        """The text with a capital letter first."""
        return text[:1].upper() + text[1:]

    def _proposed(self, change: models.ProposedChange) -> str:
        before = change.before if "before" in change.model_fields_set else None
        after = change.after if "after" in change.model_fields_set else None
        match change.action:
            case models.ProposedAction.CREATE if isinstance(after, models.ReservationTerms):
                return self.phrases.propose_create(
                    vehicle=after.vehicle.vehicle_class,
                    start=after.starts_at,
                    end=after.ends_at if isinstance(after.ends_at, datetime) else None,
                    price=after.total,
                    terms="",
                ).strip()
            case models.ProposedAction.CANCEL if isinstance(before, models.ReservationTerms):
                fee = change.fee if isinstance(change.fee, models.Price) else None
                zero = models.Money(amount=0, currency=before.total.currency)
                return self.phrases.propose_cancel(
                    vehicle=before.vehicle.vehicle_class, start=before.starts_at, fee=fee.total if fee else zero
                )
            case models.ProposedAction.CHANGE if isinstance(before, models.ReservationTerms) and isinstance(
                after, models.ReservationTerms
            ):
                return self.phrases.propose_change(
                    vehicle=after.vehicle.vehicle_class,
                    before=before.starts_at,
                    after=after.starts_at,
                    price=after.total,
                    fee=models.Money(amount=0, currency=after.total.currency),
                )
            case _:
                return ""
