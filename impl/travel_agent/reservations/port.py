"""The ports to the Reservation API: what tools may ask, and what only the ledger of confirmations may do."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from generated import models


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReservation:
    """A reservation as it is, and the version (`ETag`) a change of it must name."""

    reservation: models.Reservation
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewedChange:
    """What a change would lead to, worked out from `version` of the reservation."""

    preview: models.ChangePreview
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWish:
    """Which vehicle and times are to become otherwise; None leaves them as they are."""

    vehicle_id: models.VehicleId | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleWish:
    """Vehicles around a position; durations are minutes, distances metres. No classes means all of them."""

    position: models.Position
    vehicle_classes: Collection[models.VehicleClass] = ()
    starts_at: datetime | None = None
    duration_min: int = 60
    trip_distance_m: int | None = None
    radius_m: int = 1000
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteWish:
    """What to price; the expected duration, in minutes, counts for open-ended rides."""

    vehicle_id: models.VehicleId
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    expected_duration_min: int = 15
    trip_distance_m: int | None = None


class CustomerReservations(Protocol):
    """What tools may ask in the name of one customer. It reads and works out; nothing here reserves or cancels.

    Every method raises `ReservationsUnavailable`, `TokenRejected` or `ScopeMissing` where there is no answer for this
    customer, and `NotYours` where the customer has no such thing.
    """

    async def profile(self) -> models.Customer:
        """The customer's own profile."""
        ...

    async def change_preferences(self, preferences: models.PreferencesPatch) -> models.Customer:
        """Change the preferences of the profile; it is no reservation, so it needs no confirmation."""
        ...

    async def list_reservations(
        self, *, statuses: Collection[models.ReservationStatus] = (), limit: int = 20
    ) -> tuple[models.Reservation, ...]:
        """The customer's reservations, latest start first; no statuses means all of them."""
        ...

    async def get(self, reservation_id: models.ReservationId) -> ReadReservation:
        """One reservation of the customer's, with its version."""
        ...

    async def search_vehicles(self, wish: VehicleWish) -> tuple[models.VehicleOffer, ...]:
        """Vehicles that can be had for the wish, nearest first."""
        ...

    async def vehicle(self, vehicle_id: models.VehicleId) -> models.Vehicle:
        """One vehicle."""
        ...

    async def metro(self, near: models.Position | None = None) -> models.Metro:
        """The metro with the nearest centre, with its tariffs; the first one where no position is given."""
        ...

    async def quote(self, wish: QuoteWish) -> models.Quote:
        """The exact price, which holds until the quote expires. The vehicle stays free for others.

        Raises:
            VehicleTaken, RangeInsufficient, OutsideBookingWindow: the vehicle cannot be had like that.
            InvalidWish: the wish does not fit the contract.
        """
        ...

    async def cancellation_preview(self, reservation_id: models.ReservationId) -> models.CancellationPreview:
        """What cancelling would cost now.

        Raises:
            NotPossibleNow: it can no longer be cancelled.
        """
        ...

    async def change_preview(self, reservation_id: models.ReservationId, wish: ChangeWish) -> PreviewedChange:
        """What a change would lead to. Nothing changes.

        Raises:
            NotPossibleNow: it can no longer be changed.
            VehicleTaken, RangeInsufficient, OutsideBookingWindow: the vehicle cannot be had like that.
            InvalidWish: the wish does not fit the contract.
        """
        ...


class ReservationWrites(Protocol):
    """What changes reservations in the name of one customer. Only the ledger of confirmations is given one.

    Keys make repeating harmless: the same key is answered with the first answer.
    """

    async def hold(self, quote_id: models.QuoteId, *, note: str | None, key: str) -> ReadReservation:
        """Hold the vehicle of a quote."""
        ...

    async def confirm(self, reservation_id: models.ReservationId, *, version: str, key: str) -> ReadReservation:
        """Confirm a hold."""
        ...

    async def change(
        self, reservation_id: models.ReservationId, *, version: str, patch: models.ReservationPatch
    ) -> ReadReservation:
        """Change a reservation that is still of that version. It takes no key: after a doubt, read first."""
        ...

    async def cancel(
        self, reservation_id: models.ReservationId, *, version: str, accepted_fee: models.AcceptedAmount, key: str
    ) -> ReadReservation:
        """Cancel a reservation that is still of that version, for exactly this fee."""
        ...

    async def read(self, reservation_id: models.ReservationId) -> ReadReservation:
        """One reservation of the customer's, with its version."""
        ...

    async def made_from(self, quote_id: models.QuoteId) -> ReadReservation | None:
        """The reservation that was made from a quote, if there is one among the customer's recent ones."""
        ...
