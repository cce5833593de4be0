"""What is told of proposals: the terms they stand under, and what became of them, in the customer's language."""

from datetime import datetime
from typing import Final, Protocol

from generated import models
from impl.travel_agent.domain.confirmations import Confirmation
from impl.travel_agent.domain.outcomes import Committed, Failed, FailureReason, Stale, StaleReason

LONGEST_TERM: Final = 500
LONGEST_DETAIL: Final = 1000


class ProposalPhrases(Protocol):
    """The sentences about proposals, in one language and time zone."""

    def term_cancellation(self, *, free_until: datetime, fee: models.Money) -> str:
        """Cancelling is free until then; afterwards it costs the fee."""
        ...

    def term_cancellation_fee(self, *, fee: models.Money) -> str:
        """Cancelling costs the fee from now on."""
        ...

    def term_cancelling_is_free(self) -> str:
        """This cancellation costs nothing."""
        ...

    def term_cancelling_costs(self, *, fee: models.Money) -> str:
        """This cancellation costs the fee."""
        ...

    def term_no_show(self, *, grace_min: int, fee: models.Money) -> str:
        """Who has not come so many minutes after the start pays the fee."""
        ...

    def term_late_return(self, *, grace_min: int, per_minute: models.Money) -> str:
        """Who returns the vehicle more than so many minutes late pays for each minute."""
        ...

    def term_fines(self, *, wrong_place: models.Money, unplugged: models.Money | None) -> str:
        """What leaving the vehicle in the wrong place costs, or, for cars and vans, not plugged in."""
        ...

    def term_open_ended(self, *, unlock_fee: models.Money, per_minute: models.Money, daily_cap: models.Money) -> str:
        """The ride ends when the customer likes, within 12 hours; the price is an estimate, and what a minute costs."""
        ...

    def term_price_difference(self, *, before: models.Money, after: models.Money) -> str:
        """The price was that, and becomes this."""
        ...

    def proposal_committed(self, *, action: models.ProposedAction, vehicle: str, starts_at: datetime) -> str:
        """It is booked, changed or cancelled: which vehicle, and from when."""
        ...

    def proposal_declined(self) -> str:
        """Nothing was done, as the customer wished."""
        ...

    def proposal_superseded(self) -> str:
        """Nothing was done: something newer took the proposal's place."""
        ...

    def proposal_expired(self) -> str:
        """Nothing was done: the proposal was not decided in time."""
        ...

    def proposal_stale(self, *, reason: StaleReason, price: models.Money | None) -> str:
        """Nothing was done: what has changed since, the new price where known, and what to do."""
        ...

    def proposal_failed(self, *, known: bool) -> str:
        """It could not be carried out; where not even that is known, the customer should look at the reservations."""
        ...


def terms_of_reservation(
    tariff: models.Tariff, *, now: datetime, open_ended: bool, free_until: datetime, phrases: ProposalPhrases
) -> tuple[str, ...]:
    """The terms that a reservation on a tariff stands under from now on, the most important first."""

    def money(amount: int) -> models.Money:
        return models.Money(amount=amount, currency=tariff.currency)

    cancellation = tariff.cancellation
    terms = []
    if open_ended:
        terms.append(
            phrases.term_open_ended(
                unlock_fee=money(tariff.unlock_fee),
                per_minute=money(tariff.per_minute),
                daily_cap=money(tariff.daily_cap),
            )
        )
    if free_until > now:
        terms.append(phrases.term_cancellation(free_until=free_until, fee=money(cancellation.fee)))
    else:
        terms.append(phrases.term_cancellation_fee(fee=money(cancellation.fee)))
    terms.append(phrases.term_no_show(grace_min=tariff.no_show.grace_min, fee=money(tariff.no_show.fee)))
    if not open_ended:
        late = tariff.late_return
        terms.append(phrases.term_late_return(grace_min=late.grace_min, per_minute=money(late.per_minute)))
    unplugged = None if open_ended else money(tariff.fines.unplugged)
    terms.append(phrases.term_fines(wrong_place=money(tariff.fines.wrong_place), unplugged=unplugged))
    return tuple(term[:LONGEST_TERM] for term in terms)


def terms_of_cancellation(fee: models.Price, *, phrases: ProposalPhrases) -> tuple[str, ...]:
    """The one term of a cancellation: what it costs."""
    if fee.total.amount == 0:
        return (phrases.term_cancelling_is_free()[:LONGEST_TERM],)
    return (phrases.term_cancelling_costs(fee=fee.total)[:LONGEST_TERM],)


def detail_of(confirmation: Confirmation, *, phrases: ProposalPhrases) -> str:
    """What became of a proposal, in words."""
    return _detail(confirmation, phrases=phrases)[:LONGEST_DETAIL]


def _detail(confirmation: Confirmation, *, phrases: ProposalPhrases) -> str:
    match confirmation.outcome:
        case Committed(reservation=reservation):
            return phrases.proposal_committed(
                action=confirmation.change.action, vehicle=reservation.vehicle.model, starts_at=reservation.starts_at
            )
        case Stale(reason=reason, price=price):
            return phrases.proposal_stale(reason=reason, price=None if price is None else price.total)
        case Failed(reason=failure):
            return phrases.proposal_failed(known=failure is not FailureReason.NEVER_KNOWN)
        case None:
            return _detail_of_status(confirmation.status, phrases=phrases)


def _detail_of_status(status: models.ConfirmationStatus, *, phrases: ProposalPhrases) -> str:
    match status:
        case models.ConfirmationStatus.DECLINED:
            return phrases.proposal_declined()
        case models.ConfirmationStatus.SUPERSEDED:
            return phrases.proposal_superseded()
        case _:
            return phrases.proposal_expired()
