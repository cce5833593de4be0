"""What a conversation has come to: everything that was heard, and the state at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import MISSING

from generated import models
from tests.evaluation.conversation import Act, Choose, Correct, Decide, Interrupt, Say
from tests.evaluation.facts import Fact
from tests.evaluation.hearing import Heard
from tests.evaluation.moments import ZONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step that the customer took: what was heard then, and what was written to the Reservation API during it.

    `trouble` says why it could not be taken. `reservations` are the customer's after it.
    """

    act: Act
    heard: Heard
    writes: Sequence[str]
    reservations: Sequence[models.Reservation]
    trouble: str | None = None

    @property
    def words(self) -> str:
        """What the customer did."""
        match self.act:
            case Say(text=text):
                return text
            case Interrupt(first=first, text=text):
                return f"{first} — {text}"
            case Choose(number=number):
                return f"[chooses {number}]"
            case Decide(approve=approve):
                return "[approves]" if approve else "[declines]"
            case Correct(correction=correction):
                return f"[corrects: {correction.kind} {correction.place_name}]"

    @property
    def facts(self) -> Sequence[Fact]:
        """What must be told."""
        return self.act.facts


@dataclass(slots=True, kw_only=True)
class Record:
    """A conversation that is over."""

    beginning: datetime
    steps: list[Taken] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)
    reservations: Sequence[models.Reservation] = ()
    preferences: models.Preferences | None = None

    def transcript(self) -> str:
        """Everything that was said, done and shown."""
        return "\n".join(line for step in self.steps for line in _lines(step))


def _lines(step: Taken) -> list[str]:
    heard = step.heard
    lines = [f"  > {step.words}"]
    if step.trouble is not None:
        lines.append(f"    ! {step.trouble}")
    if heard.refusal is not None:
        lines.append(f"    ! refused: {heard.refusal}")
    if heard.tools:
        lines.append(f"    · {', '.join(heard.tools)}")
    lines += [f"    ▢ {_card(card)}" for card in heard.cards]
    if heard.proposal is not None:
        lines.append(f"    ? proposal to {heard.proposal.change.action}")
    lines += [f"    < {line}" for line in heard.text.splitlines() if line.strip()]
    if heard.question is not None and heard.question.choices:
        lines.append(f"    < choices: {' | '.join(choice.label for choice in heard.question.choices)}")
    if heard.problem is not None:
        lines.append(f"    ! the turn failed: {heard.problem}")
    if step.writes:
        lines.append(f"    * written: {', '.join(step.writes)}")
    return lines


def _card(card: models.Card) -> str:
    match card:
        case models.RouteComparisonCard():
            modes = ", ".join(option.mode for option in card.plan.options)
            return f"plan {card.plan.origin.name} → {card.plan.destination.name}: {modes}"
        case models.RouteCard():
            return f"route by {card.option.mode}, leaving {card.option.departs_at.astimezone(ZONE):%a %H:%M}"
        case models.PoiListCard():
            return f"places: {', '.join(each.place.name for each in card.places)}"
        case models.ReservationCard():
            return describe(card.reservation)
        case models.CommuteCard():
            days = ", ".join(f"{day.date:%a} {day.status}" for day in card.commute.days)
            return f"commute at {card.commute.local_time}: {days}"
        case models.IncidentCard():
            return f"incident: {card.incident.title}"
        case _:
            return card.kind


def describe(reservation: models.Reservation) -> str:
    """A reservation in a line."""
    starts = f"{reservation.starts_at.astimezone(ZONE):%a %d %b %H:%M}"
    ends = "open" if reservation.ends_at is MISSING else f"{reservation.ends_at.astimezone(ZONE):%a %H:%M}"
    return f"{reservation.vehicle.vehicle_class} {starts}–{ends} {reservation.status}"
