# Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
"""What handlers of MobilityCorp Reservation API take and give: one Protocol for each tag.

Parameters are those of the contract, parsed and checked. A handler gives one of its operation's responses.
"""

from typing import Protocol

from generated import models
from generated.reservation import operations


class MetrosHandlers[Context](Protocol):
    """City areas with their price lists."""

    async def list_metros(
        self, *, limit: int = 20, cursor: models.Cursor | None = None
    ) -> operations.ListMetros.Response:
        """List the metros.

        Every metro with its price list, by name. No token needed.
        """
        ...

    async def get_metro(self, *, metro_id: models.MetroId) -> operations.GetMetro.Response:
        """Get a metro."""
        ...


class VehiclesHandlers[Context](Protocol):
    """The vehicles that can be reserved, nearest first."""

    async def search_vehicles(
        self,
        context: Context,
        /,
        *,
        latitude: models.Latitude,
        longitude: models.Longitude,
        radius_m: int = 1000,
        vehicle_class: list[models.VehicleClass] | None = None,
        starts_at: models.Timestamp | None = None,
        duration_min: int = 60,
        trip_distance_m: models.DistanceM | None = None,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> operations.SearchVehicles.Response:
        """Find the nearest vehicles that can be reserved.

        Vehicles around a position that are free for the whole asked time, within their class's booking window, and
        whose range covers the trip. Nearest first. Outside every metro the list is empty.
        """
        ...

    async def get_vehicle(self, context: Context, /, *, vehicle_id: models.VehicleId) -> operations.GetVehicle.Response:
        """Get a vehicle."""
        ...


class ParkingHandlers[Context](Protocol):
    """Designated places to leave a vehicle."""

    async def search_parking_spots(
        self,
        context: Context,
        /,
        *,
        latitude: models.Latitude,
        longitude: models.Longitude,
        radius_m: int = 1000,
        vehicle_class: list[models.VehicleClass] | None = None,
        with_charger: bool = False,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> operations.SearchParkingSpots.Response:
        """Find the nearest parking spots.

        Designated places around a position, nearest first.
        """
        ...

    async def get_parking_spot(
        self, context: Context, /, *, parking_spot_id: models.ParkingSpotId
    ) -> operations.GetParkingSpot.Response:
        """Get a parking spot."""
        ...


class QuotesHandlers[Context](Protocol):
    """Priced offers, frozen until they expire."""

    async def create_quote(
        self, context: Context, /, *, idempotency_key: str, body: models.QuoteCreate
    ) -> operations.CreateQuote.Response:
        """Price a vehicle for a time.

        Freezes price and terms until `expires_at`. It does not keep the vehicle free.
        """
        ...

    async def get_quote(self, context: Context, /, *, quote_id: models.QuoteId) -> operations.GetQuote.Response:
        """Get a quote."""
        ...


class ReservationsHandlers[Context](Protocol):
    """Claims on a vehicle for a time range."""

    async def list_reservations(
        self,
        context: Context,
        /,
        *,
        status: list[models.ReservationStatus] | None = None,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> operations.ListReservations.Response:
        """List one's reservations.

        Latest start first.
        """
        ...

    async def create_reservation(
        self, context: Context, /, *, idempotency_key: str, body: models.ReservationCreate
    ) -> operations.CreateReservation.Response:
        """Reserve the vehicle of a quote.

        Makes a hold on the terms of the quote. The vehicle is promised to nobody else for that time. Confirm it
        before `hold_expires_at`, or it lapses.
        """
        ...

    async def get_reservation(
        self, context: Context, /, *, reservation_id: models.ReservationId, if_none_match: str | None = None
    ) -> operations.GetReservation.Response:
        """Get a reservation.

        With `If-None-Match` an unchanged reservation is answered by 304.
        """
        ...

    async def update_reservation(
        self, context: Context, /, *, reservation_id: models.ReservationId, if_match: str, body: models.ReservationPatch
    ) -> operations.UpdateReservation.Response:
        """Change a reservation.

        Moves the reservation to other times or another vehicle, or edits the note. Allowed while it is held or
        confirmed. Prices and terms are those of the tariff frozen in its quote; another vehicle class or metro
        takes the tariff of today.
        """
        ...

    async def confirm_reservation(
        self, context: Context, /, *, reservation_id: models.ReservationId, idempotency_key: str, if_match: str
    ) -> operations.ConfirmReservation.Response:
        """Confirm a hold.

        The customer commits to the reservation. Needs a stored payment method.
        """
        ...

    async def preview_cancellation(
        self, context: Context, /, *, reservation_id: models.ReservationId
    ) -> operations.PreviewCancellation.Response:
        """See what cancelling costs.

        Changes nothing.
        """
        ...

    async def preview_change(
        self,
        context: Context,
        /,
        *,
        reservation_id: models.ReservationId,
        vehicle_id: models.VehicleId | None = None,
        starts_at: models.Timestamp | None = None,
        ends_at: models.Timestamp | None = None,
    ) -> operations.PreviewChange.Response:
        """See what a change leads to and costs.

        Checks the change as PATCH would, and changes nothing. Members that are left out stay as they are.
        """
        ...

    async def cancel_reservation(
        self,
        context: Context,
        /,
        *,
        reservation_id: models.ReservationId,
        idempotency_key: str,
        if_match: str,
        body: models.ReservationCancel,
    ) -> operations.CancelReservation.Response:
        """Cancel a reservation.

        Takes the fee the customer was shown; if it has changed since, nothing happens.
        """
        ...


class CustomersHandlers[Context](Protocol):
    """The caller's own profile."""

    async def get_customer(self, context: Context, /) -> operations.GetCustomer.Response:
        """Get one's own profile."""
        ...

    async def update_customer(
        self, context: Context, /, *, if_match: str, body: models.CustomerPatch
    ) -> operations.UpdateCustomer.Response:
        """Change one's own profile.

        Preferences, language and payment method.
        """
        ...


class ServiceHandlers[Context](Protocol):
    """State of the service, and this document."""

    async def get_health(self) -> operations.GetHealth.Response:
        """Whether the process answers."""
        ...

    async def get_readiness(self) -> operations.GetReadiness.Response:
        """Whether the service can work.

        Fails while it starts or drains, and while the database is out of reach.
        """
        ...

    async def get_contract(self) -> operations.GetContract.Response:
        """Get this document.

        The bundled contract that the service is generated from.
        """
        ...
