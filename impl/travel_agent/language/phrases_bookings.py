"""What is said about proposals, their outcomes, reservations, preferences and notifications."""

from datetime import datetime

from generated.models import Money, VehicleClass
from impl.travel_agent.language.speaker import Speaker


class BookingPhrases(Speaker):
    """Proposals and what became of them."""

    def propose_change(
        self, *, vehicle: VehicleClass, before: datetime, after: datetime, price: Money, fee: Money
    ) -> str:
        """A change to confirm; the fee may be zero."""
        return self.catalogue.propose_change.format(
            vehicle=self.vehicle(vehicle),
            before=self.formats.moment(before),
            after=self.formats.moment(after),
            price=self.formats.money(price),
            fee=self.formats.money(fee),
        )

    def propose_cancel_free(self, *, vehicle: VehicleClass, start: datetime) -> str:
        """A cancellation to confirm that costs nothing."""
        return self.catalogue.propose_cancel_free.format(
            vehicle=self.vehicle(vehicle), start=self.formats.moment(start)
        )

    def terms_fee_after(self, *, until: datetime, fee: Money) -> str:
        """Until when cancelling is free, and the fee then."""
        return self.catalogue.terms_fee_after.format(until=self.formats.moment(until), fee=self.formats.money(fee))

    def terms_free(self) -> str:
        """Cancelling is always free."""
        return self.catalogue.terms_free

    def confirm_question(self, *, until: datetime) -> str:
        """Asks for the decision, and says until when the offer stands."""
        return self.catalogue.confirm_question.format(until=self.formats.clock(until))

    def booked(self, *, vehicle: VehicleClass, start: datetime, price: Money, reference: str) -> str:
        """Done: reserved."""
        return self.catalogue.booked.format(
            vehicle=self.vehicle(vehicle),
            start=self.formats.moment(start),
            price=self.formats.money(price),
            reference=reference,
        )

    def changed(self, *, reference: str, vehicle: VehicleClass, start: datetime, price: Money) -> str:
        """Done: changed."""
        return self.catalogue.changed.format(
            reference=reference,
            vehicle=self.vehicle(vehicle),
            start=self.formats.moment(start),
            price=self.formats.money(price),
        )

    def declined(self) -> str:
        """The customer said no."""
        return self.catalogue.declined

    def superseded(self) -> str:
        """A newer request took the place of the question."""
        return self.catalogue.superseded

    def expired(self) -> str:
        """The offer ran out."""
        return self.catalogue.expired

    def stale(self) -> str:
        """The reservation changed in between."""
        return self.catalogue.stale

    def price_changed(self, *, old: Money, new: Money) -> str:
        """The price is another one by now."""
        return self.catalogue.price_changed.format(old=self.formats.money(old), new=self.formats.money(new))

    def vehicle_taken(self) -> str:
        """The vehicle is no longer free."""
        return self.catalogue.vehicle_taken

    def nothing_done(self, *, reason: str) -> str:
        """It failed and nothing was done."""
        return self.catalogue.nothing_done.format(reason=reason)

    def outcome_unknown(self) -> str:
        """It may have gone through; it is being checked."""
        return self.catalogue.outcome_unknown

    def reservations_none(self) -> str:
        """There are none."""
        return self.catalogue.reservations_none

    def price_answer(self, *, what: str, price: Money) -> str:
        """What something costs."""
        return self.catalogue.price_answer.format(what=what, price=self.formats.money(price))

    def notify_changed(self, *, reference: str, vehicle: VehicleClass, start: datetime) -> str:
        """A reservation changed outside the conversation."""
        return self.catalogue.notify_changed.format(
            reference=reference, vehicle=self.vehicle(vehicle), start=self.formats.moment(start)
        )

    def notify_expired(self, *, reference: str) -> str:
        """A reservation expired."""
        return self.catalogue.notify_expired.format(reference=reference)

    def notify_incident(self, *, what: str, where: str) -> str:
        """An incident on the route of an open plan."""
        return self.catalogue.notify_incident.format(what=what, where=where)

    def notify_plan_invalid(self, *, destination: str, reason: str) -> str:
        """A plan no longer holds."""
        return self.catalogue.notify_plan_invalid.format(destination=destination, reason=reason)
