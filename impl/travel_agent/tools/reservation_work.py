"""From a wish to what would exactly be done: the proposal, its dry run at the Reservation API, and the terms."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from pydantic import MISSING

from generated import models
from impl.travel_agent.confirmations.wording import terms_of_cancellation, terms_of_reservation
from impl.travel_agent.domain.confirmations import LONGEST_VALIDITY
from impl.travel_agent.policy.refusals import Reason, Refusal
from impl.travel_agent.reservations.errors import ReservationsError, ScopeMissing
from impl.travel_agent.reservations.port import ChangeWish, CustomerReservations, QuoteWish, ReadReservation
from impl.travel_agent.tools.reservation_results import ReservationTrouble, answer_of_error
from impl.travel_agent.tools.reservation_wishes import ReservationProposal, ReservationWish, proposal_as_said
from impl.travel_agent.tools.results import Answer

if TYPE_CHECKING:
    from impl.travel_agent.agents.dependencies import TurnDependencies

_USUAL_RIDE_MIN: Final = 15
_UNMET_VERSION: Final = "The reservation has just changed. Try again."


class Unworkable(Exception):
    """Nothing can be proposed; `answer` is what the tool says."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(str(answer.get("detail", answer["status"])))
        self.answer = answer


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """What would exactly be done, on which terms, and until when the Reservation API stands by it.

    `basis` is what the terms are made of: it is evidence for what is said about them.
    """

    change: models.ProposedChange
    terms: tuple[str, ...]
    expires_at: datetime
    basis: models.Tariff | models.CancellationPreview


def zone_of(deps: "TurnDependencies") -> ZoneInfo:
    """The zone in which times are told in this conversation."""
    return ZoneInfo(deps.session.time_zone)


async def work_out(wish: ReservationWish, *, deps: "TurnDependencies") -> ReservationProposal:
    """The proposal of a wish: for an option, its vehicle and times as of now.

    Raises:
        Unworkable: the customer has no such option, or it cannot be reserved.
    """
    if wish.option_id is None:
        return proposal_as_said(wish)
    found = await deps.plans.option(wish.option_id, customer_id=deps.session.customer_id)
    if found is None:
        raise Unworkable({**Refusal(reason=Reason.UNKNOWN_ID).result()})
    now = deps.now()
    booking = found.booking(now)
    if booking is None:
        raise Unworkable(
            ReservationTrouble(
                status="not_bookable", detail="The option has no vehicle that can be reserved. Plan again."
            ).answer()
        )
    base = ReservationProposal(
        action="create",
        vehicle_id=booking.vehicle_id,
        starts_at=None if booking.starts_at <= now else booking.starts_at,
        ends_at=booking.ends_at,
        expected_duration_min=min(720, booking.expected_duration_min),
        trip_distance_m=booking.trip_distance_m,
    )
    return proposal_as_said(wish, base=base)


async def dry_run(proposal: ReservationProposal, *, deps: "TurnDependencies") -> DryRun:
    """Ask the Reservation API what the proposal would lead to and cost. Nothing changes.

    Raises:
        Unworkable: it does not do that, or there is no answer.
    """
    try:
        match proposal.action:
            case "create":
                return await _dry_run_creation(proposal, deps=deps)
            case "change":
                return await _dry_run_change(proposal, deps=deps)
            case "cancel":
                return await _dry_run_cancellation(proposal, deps=deps)
    except ReservationsError as error:
        raise Unworkable(answer_of_error(error)) from error


async def _dry_run_creation(proposal: ReservationProposal, *, deps: "TurnDependencies") -> DryRun:
    await _require_payment_method(deps.reservations)
    quote = await deps.reservations.quote(quote_wish(proposal))
    after = models.ReservationTerms(
        vehicle=quote.vehicle,
        starts_at=quote.starts_at,
        ends_at=quote.ends_at,
        total=quote.estimate.total,
        note=models.Note(proposal.note) if proposal.note else MISSING,
    )
    change = models.ProposedChange(
        action=models.ProposedAction.CREATE,
        quote_id=quote.id,
        after=after,
        price=quote.estimate,
        time_zone=quote.time_zone,
    )
    terms = _terms(quote.tariff, after, deps=deps)
    return DryRun(change=change, terms=terms, expires_at=quote.expires_at, basis=quote.tariff)


async def _dry_run_change(proposal: ReservationProposal, *, deps: "TurnDependencies") -> DryRun:
    current = await _read(proposal, deps.reservations)
    before = terms_as_they_are(current.reservation)
    wish = ChangeWish(
        vehicle_id=None if proposal.vehicle_id is None else models.VehicleId(proposal.vehicle_id),
        starts_at=proposal.starts_at,
        ends_at=proposal.ends_at,
    )
    previewed = await deps.reservations.change_preview(current.reservation.id, wish)
    if previewed.version != current.version:
        raise Unworkable(ReservationTrouble(status="unavailable", detail=_UNMET_VERSION).answer())
    preview = previewed.preview
    after = models.ReservationTerms(
        vehicle=preview.vehicle,
        starts_at=preview.starts_at,
        ends_at=preview.ends_at,
        total=preview.price.total,
        note=_note_after(proposal, before=before),
    )
    if after == before:
        detail = "The reservation is like that already."
        raise Unworkable(ReservationTrouble(status="nothing_changes", detail=detail).answer())
    change = models.ProposedChange(
        action=models.ProposedAction.CHANGE,
        reservation_id=current.reservation.id,
        reservation_version=current.version,
        before=before,
        after=after,
        price=preview.price,
        time_zone=preview.time_zone,
    )
    tariff = await _tariff_after(current.reservation, after, reservations=deps.reservations)
    difference: tuple[str, ...] = ()
    if after.total != before.total:
        difference = (deps.phrases.term_price_difference(before=before.total, after=after.total),)
    return DryRun(
        change=change,
        terms=(*difference, *_terms(tariff, after, deps=deps)),
        expires_at=deps.now() + LONGEST_VALIDITY,
        basis=tariff,
    )


async def _dry_run_cancellation(proposal: ReservationProposal, *, deps: "TurnDependencies") -> DryRun:
    current = await _read(proposal, deps.reservations)
    preview = await deps.reservations.cancellation_preview(current.reservation.id)
    change = models.ProposedChange(
        action=models.ProposedAction.CANCEL,
        reservation_id=current.reservation.id,
        reservation_version=current.version,
        before=terms_as_they_are(current.reservation),
        fee=preview.fee,
        time_zone=preview.time_zone,
    )
    terms = terms_of_cancellation(preview.fee, phrases=deps.phrases)
    return DryRun(change=change, terms=terms, expires_at=deps.now() + LONGEST_VALIDITY, basis=preview)


def quote_wish(proposal: ReservationProposal) -> QuoteWish:
    """What to ask the price of.

    Raises:
        Unworkable: no vehicle is named.
    """
    if proposal.vehicle_id is None:
        raise _incomplete("Name an option or a vehicle.")
    return QuoteWish(
        vehicle_id=models.VehicleId(proposal.vehicle_id),
        starts_at=proposal.starts_at,
        ends_at=proposal.ends_at,
        expected_duration_min=proposal.expected_duration_min or _USUAL_RIDE_MIN,
        trip_distance_m=proposal.trip_distance_m,
    )


def terms_as_they_are(reservation: models.Reservation) -> models.ReservationTerms:
    """The parts of a reservation that a change can touch."""
    return models.ReservationTerms(
        vehicle=reservation.vehicle,
        starts_at=reservation.starts_at,
        ends_at=reservation.ends_at,
        total=reservation.estimate.total,
        note=reservation.note,
    )


async def _require_payment_method(reservations: CustomerReservations) -> None:
    """Tell at once what would only come out after the approval; where the profile may not be read, it does then."""
    try:
        profile = await reservations.profile()
    except ScopeMissing:
        return
    if not profile.has_payment_method:
        detail = "The customer's profile has no payment method. It has to be stored in the app first."
        raise Unworkable(ReservationTrouble(status="payment_method_required", detail=detail).answer())


async def _read(proposal: ReservationProposal, reservations: CustomerReservations) -> ReadReservation:
    if proposal.reservation_id is None:
        raise _incomplete("Name a reservation.")
    return await reservations.get(models.ReservationId(proposal.reservation_id))


def _incomplete(detail: str) -> Unworkable:
    return Unworkable(ReservationTrouble(status="invalid_wish", detail=detail).answer())


async def _tariff_after(
    reservation: models.Reservation, after: models.ReservationTerms, *, reservations: CustomerReservations
) -> models.Tariff:
    """The tariff that a changed reservation stands under: its own, or that of today for another class."""
    vehicle_class = after.vehicle.vehicle_class
    if vehicle_class is reservation.vehicle.vehicle_class:
        return reservation.tariff
    vehicle = await reservations.vehicle(after.vehicle.id)
    metro = await reservations.metro(None if vehicle.position is MISSING else vehicle.position)
    return next((tariff for tariff in metro.tariffs if tariff.vehicle_class is vehicle_class), reservation.tariff)


def _note_after(proposal: ReservationProposal, *, before: models.ReservationTerms) -> models.Note | MISSING:
    if proposal.note is None:
        return before.note
    return models.Note(proposal.note) if proposal.note else MISSING


def _terms(tariff: models.Tariff, after: models.ReservationTerms, *, deps: "TurnDependencies") -> tuple[str, ...]:
    before_start = timedelta(minutes=tariff.cancellation.free_until_min_before_start)
    return terms_of_reservation(
        tariff,
        now=deps.now(),
        open_ended=after.ends_at is MISSING,
        free_until=after.starts_at - before_start,
        phrases=deps.phrases,
    )
