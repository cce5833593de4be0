"""A conversation as Markdown for people, in its language. What was said is text here, whatever signs it holds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import MISSING

from generated import models
from generated.travel_agent.channel import ChatDurableMessage
from impl.travel_agent.conversations.conversation import Conversation

# Everything that begins a construct of CommonMark or of the usual extensions, HTML and bare links included.
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:=^$@/\"'])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    conversation: str
    customer: str
    agent: str
    shown: str
    proposal: str
    outcome: str
    reservation: str
    incident: str
    empty: str


_WORDS: Final[dict[models.Locale, _Words]] = {
    models.Locale.EN: _Words(
        conversation="Conversation", customer="You", agent="Travel agent", shown="Shown", proposal="Proposal",
        outcome="Outcome", reservation="Reservation", incident="Incident", empty="Nothing has been said yet.",
    ),
    models.Locale.DE: _Words(
        conversation="Gespräch", customer="Sie", agent="Reiseassistent", shown="Gezeigt", proposal="Vorschlag",
        outcome="Ergebnis", reservation="Reservierung", incident="Störung", empty="Es wurde noch nichts gesagt.",
    ),
    models.Locale.FR: _Words(
        conversation="Conversation", customer="Vous", agent="Agent de voyage", shown="Affiché",
        proposal="Proposition", outcome="Résultat", reservation="Réservation", incident="Incident",
        empty="Rien n'a encore été dit.",
    ),
    models.Locale.ES: _Words(
        conversation="Conversación", customer="Usted", agent="Agente de viajes", shown="Mostrado",
        proposal="Propuesta", outcome="Resultado", reservation="Reserva", incident="Incidencia",
        empty="Todavía no se ha dicho nada.",
    ),
    models.Locale.IT: _Words(
        conversation="Conversazione", customer="Lei", agent="Agente di viaggio", shown="Mostrato",
        proposal="Proposta", outcome="Esito", reservation="Prenotazione", incident="Segnalazione",
        empty="Non è stato ancora detto nulla.",
    ),
    models.Locale.NL: _Words(
        conversation="Gesprek", customer="U", agent="Reisagent", shown="Getoond", proposal="Voorstel",
        outcome="Uitkomst", reservation="Reservering", incident="Incident", empty="Er is nog niets gezegd.",
    ),
    models.Locale.FI: _Words(
        conversation="Keskustelu", customer="Sinä", agent="Matka-avustaja", shown="Näytetty", proposal="Ehdotus",
        outcome="Lopputulos", reservation="Varaus", incident="Häiriö", empty="Mitään ei ole vielä sanottu.",
    ),
}  # fmt: skip


def write_transcript(conversation: Conversation, *, events: Iterable[ChatDurableMessage]) -> str:
    """What was said, shown and decided."""
    words = _WORDS[conversation.locale]
    zone = ZoneInfo(conversation.time_zone)
    title = escape(conversation.title) or words.conversation
    parts = [part for event in events for part in _parts(event, words=words, zone=zone)]
    body = "\n\n".join(parts) or escape(words.empty)
    return f"# {title}\n\n{_moment(conversation.created_at, zone=zone)}\n\n{body}\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line: no line of it can begin a block."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _parts(event: ChatDurableMessage, *, words: _Words, zone: ZoneInfo) -> Iterator[str]:
    at = _moment(event.ts, zone=zone)
    match event:
        case models.UserSaid():
            yield f"**{words.customer}** · {at}\n\n{_paragraphs(event.text)}"
        case models.MessageCompleted():
            yield f"**{words.agent}** · {at}\n\n{_paragraphs(event.text)}"
        case models.ClarificationRequired():
            yield f"**{words.agent}** · {at}\n\n{_paragraphs(event.question)}"
            if event.choices:
                yield "\n".join(f"- {escape(choice.label)}" for choice in event.choices)
        case models.CardShown():
            yield f"*{words.shown}: {escape(_card(event.card))}*"
        case models.ConfirmationRequired():
            yield f"*{words.proposal}: {escape(_change(event.confirmation.change, zone=zone))}*"
        case models.ConfirmationResolved():
            yield f"*{words.outcome}: {escape(event.detail)}*"
        case models.ReservationChanged():
            told = f"{event.reservation.vehicle.model} ({event.reservation.status.value})"
            yield f"*{words.reservation}: {escape(told)}*"
        case models.IncidentAlert():
            yield f"*{words.incident}: {escape(event.incident.title)}*"
        case _:
            return


def _paragraphs(text: str) -> str:
    return "\n\n".join(escape(line) for line in text.splitlines() if line.strip())


def _card(card: models.Card) -> str:
    match card:
        case models.RouteCard():
            return f"{card.option.mode.value}, {round(card.option.duration_s / 60)} min"
        case models.RouteComparisonCard():
            modes = ", ".join(
                f"{option.mode.value} {round(option.duration_s / 60)} min" for option in card.plan.options
            )
            return f"{card.plan.origin.name} → {card.plan.destination.name}: {modes}"
        case models.PoiListCard():
            return ", ".join(found.place.name for found in card.places)
        case models.ReservationCard():
            return card.reservation.vehicle.model
        case models.PriceCard():
            return f"{card.vehicle.model}: {money(card.price.total)}"
        case models.WeatherCard():
            return card.weather.condition.value
        case models.IncidentCard():
            return card.incident.title
        case models.CommuteCard():
            return f"{card.commute.origin.name} → {card.commute.destination.name}"


def _change(change: models.ProposedChange, *, zone: ZoneInfo) -> str:
    terms = change.before if change.after is MISSING else change.after
    if terms is MISSING:
        return change.action.value
    price = terms.total if change.fee is MISSING else change.fee.total
    return f"{change.action.value}, {terms.vehicle.model}, {_moment(terms.starts_at, zone=zone)}, {money(price)}"


def money(amount: models.Money) -> str:
    """An amount in the usual two places, as `12.50 EUR`."""
    sign = "-" if amount.amount < 0 else ""
    whole, rest = divmod(abs(amount.amount), 100)
    return f"{sign}{whole}.{rest:02} {amount.currency}"


def _moment(moment: datetime, *, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")
