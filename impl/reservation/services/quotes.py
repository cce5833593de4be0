"""Quotes: priced once, and read until they are used or forgotten."""

from datetime import timedelta
from uuid import UUID

from impl.platform.database import Connection, Database
from impl.platform.errors import NotFound
from impl.platform.identifiers import new_uuid7
from impl.reservation.clock import Clock, system_clock
from impl.reservation.domain.errors import VehicleUnavailable
from impl.reservation.domain.quotes import Quote, Wish, offer
from impl.reservation.repositories.candidates import find_candidate
from impl.reservation.repositories.quotes import find_quote, insert_quote


class QuoteService:
    """Makes and reads quotes. A quote holds for `validity`."""

    def __init__(self, database: Database, *, validity: timedelta, clock: Clock = system_clock) -> None:
        self._database = database
        self._validity = validity
        self._clock = clock

    async def create(self, connection: Connection, wish: Wish, *, customer_id: UUID, vehicle_id: UUID) -> Quote:
        """Price a vehicle and store the quote, in the transaction of the caller: two round trips.

        Raises:
            NotFound: there is no such vehicle.
            OutsideBookingWindow, VehicleUnavailable, RangeInsufficient: it cannot be priced for this wish.
        """
        now = self._clock()
        found = await find_candidate(connection, vehicle_id, now=now)
        if found is None:
            raise NotFound
        candidate, tariff = found
        quote = offer(
            candidate,
            wish,
            quote_id=new_uuid7(),
            customer_id=customer_id,
            tariff=tariff,
            validity=self._validity,
            now=now,
        )
        if not await insert_quote(connection, quote):
            raise VehicleUnavailable
        return quote

    async def get(self, quote_id: UUID, *, customer_id: UUID) -> Quote:
        """A quote of the customer's, expired or not, in one round trip.

        Raises:
            NotFound: there is none, or it is another customer's.
        """
        async with self._database.connection() as connection:
            quote = await find_quote(connection, quote_id, customer_id=customer_id)
        if quote is None:
            raise NotFound
        return quote
