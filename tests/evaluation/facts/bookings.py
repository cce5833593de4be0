"""Facts about proposals and reservations."""

from pydantic import MISSING

from generated import models
from generated.models import ConfirmationStatus, TurnStatus, VehicleClass
from tests.evaluation.facts.fact import MINUTE, Fact, local, short, words
from tests.evaluation.hearing import Heard


def proposes(
    action: str, vehicle_class: VehicleClass, *, starts: str | None = None, ends: str | None = None, late_min: int = 0
) -> Fact:
    """A proposal waits for the customer, with its exact price in words too; nothing is done before."""

    def look(heard: Heard) -> str | None:
        proposal = heard.proposal
        if proposal is None:
            return f"no proposal (“{short(heard.text)}”)"
        change = proposal.change
        if change.action != action:
            return f"a proposal to {change.action}"
        terms = change.before if change.after is MISSING else change.after
        if terms is MISSING or terms.vehicle.vehicle_class is not vehicle_class:
            return f"a proposal for {'nothing' if terms is MISSING else terms.vehicle.vehicle_class}"
        if heard.status is not TurnStatus.AWAITING_CONFIRMATION:
            return f"the turn is {heard.status}"
        return _wrong_terms(heard, terms, starts=starts, ends=ends, late_min=late_min) or _unpriced(heard, change)

    given = {"from": starts, "until": ends}
    return Fact(expected=f"a proposal to {action} {vehicle_class} {words(given)}".strip(), look=look)


def _wrong_terms(
    heard: Heard, terms: models.ReservationTerms, *, starts: str | None, ends: str | None, late_min: int
) -> str | None:
    if starts is not None:
        earliest = heard.at(starts)
        if not earliest - MINUTE <= terms.starts_at <= earliest + (late_min + 1) * MINUTE:
            return f"a start {local(terms.starts_at)}"
    if ends is not None and (terms.ends_at is MISSING or abs(terms.ends_at - heard.at(ends)) > MINUTE):
        return f"an end {'open' if terms.ends_at is MISSING else local(terms.ends_at)}"
    return None


def _unpriced(heard: Heard, change: models.ProposedChange) -> str | None:
    if change.action == "cancel":
        cost = None if change.fee is MISSING or change.fee.total.amount == 0 else change.fee.total.amount
    else:
        cost = None if change.price is MISSING else change.price.total.amount
    if cost is None:
        return None
    written = f"{cost // 100}.{cost % 100:02}"
    return None if written in heard.text.replace(",", ".") else f"the price {written} is not told in words"


def proposes_nothing() -> Fact:
    """No proposal is made."""
    return Fact(
        expected="no proposal",
        look=lambda heard: f"a proposal to {heard.proposal.change.action}" if heard.proposal else None,
    )


def settled(*statuses: ConfirmationStatus) -> Fact:
    """What became of the proposals is told, in order."""

    def look(heard: Heard) -> str | None:
        is_so = tuple(heard.resolved) == statuses
        return None if is_so else f"{', '.join(heard.resolved) or 'nothing told'}"

    return Fact(expected=f"the proposal is {', '.join(statuses)}", look=look)


def too_late(status: ConfirmationStatus) -> Fact:
    """The decision does not count any more, and why is told at once or in the conversation."""

    def look(heard: Heard) -> str | None:
        is_told = status in heard.resolved or str(status) in (heard.refusal or "")
        return None if is_told else f"{heard.refusal or ', '.join(heard.resolved) or 'nothing told'}"

    return Fact(expected=f"it is told that the proposal is {status}", look=look)


def lists(*classes: VehicleClass) -> Fact:
    """The customer's reservations are shown: of these classes, in any order."""

    def look(heard: Heard) -> str | None:
        shown = sorted(card.reservation.vehicle.vehicle_class for card in heard.shown(models.ReservationCard))
        return None if shown == sorted(classes) else f"{', '.join(shown) or 'none'}"

    return Fact(expected=f"reservations of {', '.join(classes) or 'nothing'}", look=look)
