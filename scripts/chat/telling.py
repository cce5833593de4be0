"""What the terminal shows of a message; most of what happens behind an answer is left out."""

from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import MISSING

from generated import models


def told(message: models.ChatServerMessage) -> str | None:
    """The lines to print for a message, if any."""
    match message:
        case models.MessageCompleted(text=text):
            return text
        case models.CardShown(card=card):
            return _card(card)
        case models.ClarificationRequired():
            choices = [f"  {number}. {choice.label}" for number, choice in enumerate(message.choices, start=1)]
            return "\n".join((message.question, *choices))
        case models.ConfirmationRequired(confirmation=confirmation):
            return _proposal(confirmation)
        case models.ConfirmationResolved(detail=detail):
            return detail
        case models.IncidentAlert(incident=incident):
            return f"! {incident.title}"
        case models.ChatError(detail=detail):
            return f"! {detail}"
        case models.TurnCompleted(problem=models.TurnProblem(detail=detail)):
            return f"! {detail}"
        case _:
            return None


def _card(card: models.Card) -> str | None:
    match card:
        case models.RouteComparisonCard(plan=plan):
            zone = ZoneInfo(plan.time_zone)
            return "\n".join(_option(option, zone=zone) for option in plan.options)
        case models.PoiListCard(places=places):
            return "\n".join(f"  - {found.place.name} (+{round(found.detour_s / 60)} min)" for found in places)
        case _:
            return None


def _option(option: models.TripOption, *, zone: ZoneInfo) -> str:
    price = "" if option.price is MISSING else f", {_money(option.price)}"
    times = f"{_clock(option.departs_at, zone=zone)}-{_clock(option.arrives_at, zone=zone)}"
    return f"  - {option.mode}: {times}, {option.distance_m / 1000:.1f} km{price}"


def _proposal(confirmation: models.Confirmation) -> str:
    change = confirmation.change
    zone = ZoneInfo("UTC" if change.time_zone is MISSING else change.time_zone)
    lines = [f"Proposal: {change.action}"]
    for name, terms in (("before", change.before), ("after", change.after)):
        if terms is not MISSING:
            end = "" if terms.ends_at is MISSING else f" to {_clock(terms.ends_at, zone=zone)}"
            when = f"{terms.starts_at.astimezone(zone):%a %d %b %H:%M}{end}"
            lines.append(
                f"  {name}: {terms.vehicle.model} ({terms.vehicle.vehicle_class}), {when}, {_money(terms.total)}"
            )
    if change.fee is not MISSING:
        lines.append(f"  fee: {_money(change.fee.total)}")
    lines.extend(f"  {term}" for term in confirmation.terms)
    return "\n".join(lines)


def _money(money: models.Money) -> str:
    return f"{money.amount / 100:.2f} {money.currency}"


def _clock(moment: datetime, *, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"
