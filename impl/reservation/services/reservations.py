"""Reservations: what a customer may do with them, each in one transaction."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from generated.models import AcceptedAmount, ReservationEventName, ReservationEventType
from impl.platform.database import Connection, Database
from impl.platform.errors import NotFound
from impl.platform.etags import require_match
from impl.platform.identifiers import new_uuid7
from impl.reservation.clock import Clock, system_clock
from impl.reservation.domain.changes import (
    Change,
    ChangePreview,
    edit_note,
    move,
    preview_change,
    require_acceptance,
)
from impl.reservation.domain.errors import QuoteAlreadyUsed, TooManyOpenReservations, VehicleUnavailable
from impl.reservation.domain.quotes import hold
from impl.reservation.domain.reservations import (
    CancellationPreview,
    Reservation,
    as_of,
    cancel,
    confirm,
    preview_cancellation,
)
from impl.reservation.domain.transitions import status_after
from impl.reservation.events import event_of
from impl.reservation.repositories.candidates import find_candidate, find_locked_candidate
from impl.reservation.repositories.quotes import find_quote_to_reserve
from impl.reservation.repositories.reservations import (
    Attempt,
    ReservationToChange,
    find_reservation,
    find_reservation_to_change,
    find_reservation_with_terms,
    is_promised,
    lock_new_customer,
    reserve,
    save,
)
from impl.reservation.services.lapsed_holds import free_vehicle


class ReservationService:
    """Makes, reads and changes reservations. A hold lasts `hold_duration`; a customer has at most `open_limit` open."""

    def __init__(
        self, database: Database, *, hold_duration: timedelta, open_limit: int, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._hold_duration = hold_duration
        self._open_limit = open_limit
        self._clock = clock

    async def create(
        self, connection: Connection, *, customer_id: UUID, quote_id: UUID, note: str | None
    ) -> Reservation:
        """Hold the vehicle of a quote, in the transaction of the caller: two round trips, more where a hold lapsed.

        Raises:
            NotFound: the customer has no such quote.
            QuoteExpired, QuoteAlreadyUsed: the quote cannot be used any more.
            OutsideBookingWindow, RangeInsufficient, VehicleUnavailable: the vehicle cannot be had for the trip.
            TooManyOpenReservations: the customer has as many as one may have.
        """
        now = self._clock()
        found = await find_quote_to_reserve(connection, quote_id, customer_id=customer_id)
        if found is None:
            raise NotFound
        reservation = hold(
            found.quote,
            found.candidate,
            reservation_id=new_uuid7(),
            note=note,
            hold_duration=self._hold_duration,
            now=now,
        )
        if not found.customer_exists:
            await lock_new_customer(connection, customer_id)
        attempt = await self._attempt(connection, reservation)
        if attempt.meets_lapsed_hold:
            await free_vehicle(connection, reservation.vehicle.id, period=reservation.period, now=now)
            attempt = await self._attempt(connection, reservation)
        if not attempt.is_reserved:
            raise VehicleUnavailable
        return reservation

    async def get(self, reservation_id: UUID, *, customer_id: UUID) -> Reservation:
        """A reservation of the customer's as it is now, in one round trip.

        Raises:
            NotFound: there is none, or it is another customer's.
        """
        return await self._find(reservation_id, customer_id=customer_id, now=self._clock())

    async def preview_cancellation(self, reservation_id: UUID, *, customer_id: UUID) -> CancellationPreview:
        """What cancelling costs now, in one round trip.

        Raises:
            NotFound: there is none, or it is another customer's.
            IllegalTransition: it can no longer be cancelled.
        """
        now = self._clock()
        reservation = await self._find(reservation_id, customer_id=customer_id, now=now)
        return preview_cancellation(reservation, now=now)

    async def preview_change(self, reservation_id: UUID, change: Change, *, customer_id: UUID) -> ChangePreview:
        """What a change of times or vehicle leads to and costs now; nothing changes. Three round trips at most.

        Raises:
            NotFound: there is none, it is another customer's, or there is no such vehicle.
            IllegalTransition: it is neither held nor confirmed.
            OutsideBookingWindow, RangeInsufficient, VehicleUnavailable: the vehicle cannot be had like that.
        """
        now = self._clock()
        async with self._database.connection() as connection:
            found = await find_reservation_with_terms(connection, reservation_id, customer_id=customer_id)
            if found is None:
                raise NotFound
            before = as_of(found.reservation, now)
            status_after(before.status, ReservationEventName.CHANGE)
            if not change.moves(before):
                return preview_change(before, before=before, now=now)
            target = await find_candidate(connection, change.vehicle_id or before.vehicle.id, now=now)
            if target is None:
                raise NotFound
            moved = move(before, change, target=target[0], todays_tariff=target[1], terms=found.terms, now=now)
            if await is_promised(connection, moved, now=now):
                raise VehicleUnavailable
        return preview_change(moved, before=before, now=now)

    async def confirm(
        self, connection: Connection, reservation_id: UUID, *, customer_id: UUID, if_match: str
    ) -> Reservation:
        """Confirm a hold, in the transaction of the caller: two round trips.

        Raises:
            NotFound: there is none, or it is another customer's.
            IllegalTransition: it is not held, or its hold has lapsed.
            PreconditionFailed: it has changed since it was read.
            PaymentMethodRequired: the customer's profile has no payment method.
        """
        now = self._clock()
        found = await _to_change(connection, reservation_id, customer_id=customer_id, now=now)
        _require(found.reservation, ReservationEventName.CONFIRM, if_match=if_match)
        confirmed = confirm(found.reservation, has_payment_method=found.has_payment_method, now=now)
        await save(connection, confirmed, event=event_of(confirmed, ReservationEventType.RESERVATION_CONFIRMED))
        return confirmed

    async def cancel(
        self,
        connection: Connection,
        reservation_id: UUID,
        *,
        customer_id: UUID,
        if_match: str,
        accepted_fee: AcceptedAmount,
    ) -> Reservation:
        """Cancel for the fee that the customer accepts, in the transaction of the caller: two round trips.

        Raises:
            NotFound: there is none, or it is another customer's.
            IllegalTransition: it can no longer be cancelled.
            PreconditionFailed: it has changed since it was read.
            CancellationFeeChanged: cancelling costs something else now.
        """
        now = self._clock()
        found = await _to_change(connection, reservation_id, customer_id=customer_id, now=now)
        _require(found.reservation, ReservationEventName.CANCEL, if_match=if_match)
        cancelled = cancel(found.reservation, accepted_fee=accepted_fee, now=now)
        await save(connection, cancelled, event=event_of(cancelled, ReservationEventType.RESERVATION_CANCELLED))
        return cancelled

    async def change(self, reservation_id: UUID, change: Change, *, customer_id: UUID, if_match: str) -> Reservation:
        """Change times, vehicle or note: BEGIN, two round trips (three or four more when it moves), COMMIT.

        A change to what is already so changes nothing, not even the version.

        Raises:
            NotFound: there is none, it is another customer's, or there is no such vehicle.
            IllegalTransition: it is neither held nor confirmed.
            PreconditionFailed: it has changed since it was read.
            OutsideBookingWindow, RangeInsufficient, VehicleUnavailable: the vehicle cannot be had like that.
            PriceChanged: the total becomes another one, which the customer has not accepted.
        """
        work = partial(self._change, reservation_id, change, customer_id=customer_id, if_match=if_match)
        return await self._database.run(work)

    async def _find(self, reservation_id: UUID, *, customer_id: UUID, now: datetime) -> Reservation:
        async with self._database.connection() as connection:
            reservation = await find_reservation(connection, reservation_id, customer_id=customer_id)
        if reservation is None:
            raise NotFound
        return as_of(reservation, now)

    async def _change(
        self, reservation_id: UUID, change: Change, connection: Connection, *, customer_id: UUID, if_match: str
    ) -> Reservation:
        now = self._clock()
        found = await _to_change(connection, reservation_id, customer_id=customer_id, now=now)
        _require(found.reservation, ReservationEventName.CHANGE, if_match=if_match)
        if change.moves(found.reservation):
            changed = await _move(connection, found, change, now=now)
        else:
            changed = edit_note(found.reservation, change.note, now=now)
        if changed is not found.reservation:
            await save(connection, changed, event=event_of(changed, ReservationEventType.RESERVATION_CHANGED))
        return changed

    async def _attempt(self, connection: Connection, reservation: Reservation) -> Attempt:
        event = event_of(reservation, ReservationEventType.RESERVATION_HELD)
        attempt = await reserve(connection, reservation, event=event, open_limit=self._open_limit)
        if attempt.is_used:
            raise QuoteAlreadyUsed
        if not attempt.is_reserved and attempt.open_count >= self._open_limit:
            raise TooManyOpenReservations(limit=self._open_limit)
        return attempt


async def _move(connection: Connection, found: ReservationToChange, change: Change, *, now: datetime) -> Reservation:
    before = found.reservation
    vehicle_id = change.vehicle_id or before.vehicle.id
    target = await find_locked_candidate(connection, vehicle_id, locking={before.vehicle.id, vehicle_id}, now=now)
    if target is None:
        raise NotFound
    candidate, tariff = target
    moved = move(before, change, target=candidate, todays_tariff=tariff, terms=found.terms, now=now)
    await free_vehicle(connection, vehicle_id, period=moved.period, now=now)
    # There is no use in asking the customer for a price at which the vehicle cannot be had.
    if await is_promised(connection, moved, now=now):
        raise VehicleUnavailable
    require_acceptance(moved, before=before, accepted=change.accepted_total)
    return moved


async def _to_change(
    connection: Connection, reservation_id: UUID, *, customer_id: UUID, now: datetime
) -> ReservationToChange:
    found = await find_reservation_to_change(connection, reservation_id, customer_id=customer_id)
    if found is None:
        raise NotFound
    return replace(found, reservation=as_of(found.reservation, now))


def _require(reservation: Reservation, event: ReservationEventName, *, if_match: str) -> None:
    """Check the status before the version: where the answer would be a conflict anyway, `If-Match` does not count.

    RFC 9110, section 13.2.1. A hold that lapsed is so answered alike before and after it is written down.
    """
    status_after(reservation.status, event)
    require_match(if_match, version=reservation.version)
