"""The sentences about proposals: the terms they stand under, and what became of them (`confirmations.wording`)."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from generated import models
from impl.travel_agent.agents.speech.sayings import SAYINGS
from impl.travel_agent.domain.outcomes import StaleReason
from impl.travel_agent.language.phrases import Phrases

_REASONS: Final = {
    StaleReason.RANGE_INSUFFICIENT: "range_insufficient",
    StaleReason.OUTSIDE_BOOKING_WINDOW: "outside_booking_window",
    StaleReason.TOO_MANY_RESERVATIONS: "too_many_reservations",
    StaleReason.PAYMENT_METHOD_REQUIRED: "payment_method_required",
}


class ProposingPhrases(Phrases):
    """The phrases of a language, with those that the ledger of confirmations needs."""

    def __init__(self, language: models.Locale, *, time_zone: ZoneInfo) -> None:
        super().__init__(language, time_zone=time_zone)
        self._sayings = SAYINGS[language]

    def term_cancellation(self, *, free_until: datetime, fee: models.Money) -> str:
        """Cancelling is free until then; afterwards it costs the fee."""
        return self.terms_fee_after(until=free_until, fee=fee)

    def term_cancellation_fee(self, *, fee: models.Money) -> str:
        """Cancelling costs the fee from the start on."""
        return self._sayings.term_cancellation_fee.format(fee=self.formats.money(fee))

    def term_cancelling_is_free(self) -> str:
        """This cancellation costs nothing."""
        return self.terms_free()

    def term_cancelling_costs(self, *, fee: models.Money) -> str:
        """This cancellation costs the fee."""
        return self._sayings.term_cancelling_costs.format(fee=self.formats.money(fee))

    def term_no_show(self, *, grace_min: int, fee: models.Money) -> str:
        """Who has not come so many minutes after the start pays the fee."""
        return self._sayings.term_no_show.format(grace=self.formats.duration(grace_min), fee=self.formats.money(fee))

    def term_late_return(self, *, grace_min: int, per_minute: models.Money) -> str:
        """Who returns the vehicle more than so many minutes late pays for each minute."""
        return self._sayings.term_late_return.format(
            grace=self.formats.duration(grace_min), per_minute=self.formats.money(per_minute)
        )

    def term_fines(self, *, wrong_place: models.Money, unplugged: models.Money | None) -> str:
        """What leaving the vehicle in the wrong place costs, or, for cars and vans, not plugged in."""
        if unplugged is None:
            return self._sayings.term_wrong_place.format(wrong_place=self.formats.money(wrong_place))
        return self._sayings.term_unplugged.format(
            wrong_place=self.formats.money(wrong_place), unplugged=self.formats.money(unplugged)
        )

    def term_open_ended(self, *, unlock_fee: models.Money, per_minute: models.Money, daily_cap: models.Money) -> str:
        """The ride ends when the customer likes; the price is an estimate, and what a minute costs."""
        return self._sayings.term_open_ended.format(
            unlock_fee=self.formats.money(unlock_fee),
            per_minute=self.formats.money(per_minute),
            daily_cap=self.formats.money(daily_cap),
        )

    def term_price_difference(self, *, before: models.Money, after: models.Money) -> str:
        """The price was that, and becomes this."""
        return self._sayings.term_price_difference.format(
            before=self.formats.money(before), after=self.formats.money(after)
        )

    def proposal_committed(self, *, action: models.ProposedAction, vehicle: str, starts_at: datetime) -> str:
        """It is booked, changed or cancelled: which vehicle, and from when."""
        sentences = {
            models.ProposedAction.CREATE: self._sayings.proposal_created,
            models.ProposedAction.CHANGE: self._sayings.proposal_changed,
            models.ProposedAction.CANCEL: self._sayings.proposal_cancelled,
        }
        return sentences[action].format(vehicle=vehicle, start=self.formats.moment(starts_at))

    def proposal_declined(self) -> str:
        """Nothing was done, as the customer wished."""
        return self.declined()

    def proposal_superseded(self) -> str:
        """Nothing was done: something newer took the proposal's place."""
        return self.superseded()

    def proposal_expired(self) -> str:
        """Nothing was done: the proposal was not decided in time."""
        return self.expired()

    def proposal_stale(self, *, reason: StaleReason, price: models.Money | None) -> str:
        """Nothing was done: what has changed since, the new price where known, and what to do."""
        match reason:
            case StaleReason.EXPIRED | StaleReason.QUOTE_EXPIRED:
                return self.expired()
            case StaleReason.VEHICLE_TAKEN:
                return self.vehicle_taken()
            case StaleReason.RESERVATION_CHANGED | StaleReason.PRICE_CHANGED:
                return self.stale() if price is None else self.nothing_done(reason=self.formats.money(price))
            case other:
                return self.nothing_done(reason=str(getattr(self._sayings, _REASONS[other])))

    def proposal_failed(self, *, known: bool) -> str:
        """It could not be carried out; where not even that is known, the customer should look at the reservations."""
        return self._sayings.proposal_failed if known else self._sayings.proposal_never_known
