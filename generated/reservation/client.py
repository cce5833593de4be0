# Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
"""A client of MobilityCorp Reservation API 1.1.0."""

from generated import models
from generated.client_runtime import ApiClient
from generated.reservation import client_operations


class ReservationClient(ApiClient):
    """Calls MobilityCorp Reservation API: one method for each operation.

    Methods raise the exceptions of `generated.client_problems` that they name. Besides, every method raises
    UnexpectedAnswer, ServiceUnreachable or CallTimedOut where there is no answer by the contract; all are CallFailed.
    """

    async def list_metros(
        self, *, limit: int = 20, cursor: models.Cursor | None = None
    ) -> client_operations.ListMetros.Ok:
        """List the metros.

        Every metro with its price list, by name. No token needed.

        Raises:
            InvalidCursor: The cursor was not made by this operation, or for other filters.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.LIST_METROS, query={"limit": limit, "cursor": cursor})

    async def get_metro(self, *, metro_id: models.MetroId) -> client_operations.GetMetro.Ok:
        """Get a metro.

        Raises:
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_METRO, path={"metro_id": metro_id})

    async def search_vehicles(
        self,
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
    ) -> client_operations.SearchVehicles.Ok:
        """Find the nearest vehicles that can be reserved.

        Vehicles around a position that are free for the whole asked time, within their class's booking window, and
        whose range covers the trip. Nearest first. Outside every metro the list is empty.

        Raises:
            InvalidCursor: The cursor was not made by this operation, or for other filters.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.SEARCH_VEHICLES,
            query={
                "latitude": latitude,
                "longitude": longitude,
                "radius_m": radius_m,
                "vehicle_class": vehicle_class,
                "starts_at": starts_at,
                "duration_min": duration_min,
                "trip_distance_m": trip_distance_m,
                "limit": limit,
                "cursor": cursor,
            },
        )

    async def get_vehicle(self, *, vehicle_id: models.VehicleId) -> client_operations.GetVehicle.Ok:
        """Get a vehicle.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_VEHICLE, path={"vehicle_id": vehicle_id})

    async def search_parking_spots(
        self,
        *,
        latitude: models.Latitude,
        longitude: models.Longitude,
        radius_m: int = 1000,
        vehicle_class: list[models.VehicleClass] | None = None,
        with_charger: bool = False,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> client_operations.SearchParkingSpots.Ok:
        """Find the nearest parking spots.

        Designated places around a position, nearest first.

        Raises:
            InvalidCursor: The cursor was not made by this operation, or for other filters.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.SEARCH_PARKING_SPOTS,
            query={
                "latitude": latitude,
                "longitude": longitude,
                "radius_m": radius_m,
                "vehicle_class": vehicle_class,
                "with_charger": with_charger,
                "limit": limit,
                "cursor": cursor,
            },
        )

    async def get_parking_spot(self, *, parking_spot_id: models.ParkingSpotId) -> client_operations.GetParkingSpot.Ok:
        """Get a parking spot.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_PARKING_SPOT, path={"parking_spot_id": parking_spot_id})

    async def create_quote(
        self, *, body: models.QuoteCreate, idempotency_key: str | None = None
    ) -> client_operations.CreateQuote.Created:
        """Price a vehicle for a time.

        Freezes price and terms until `expires_at`. It does not keep the vehicle free.

        Without `idempotency_key` one is made for this call, and kept over its retries.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            IdempotencyKeyRequired: The operation creates or acts, so it needs an `Idempotency-Key` header.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            VehicleUnavailable: The vehicle is promised to somebody for an overlapping time, or out of service.
            RangeInsufficient: The vehicle's battery does not reach as far as the trip.
            OutsideBookingWindow: The times are not bookable for this vehicle class: in the past, too far ahead, too
                long, or with an end where none is taken.
            IdempotencyInProgress: A request with the same idempotency key is still being worked on.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            IdempotencyKeyReused: The idempotency key was used before with another request.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.CREATE_QUOTE, body=body, idempotency_key=idempotency_key)

    async def get_quote(self, *, quote_id: models.QuoteId) -> client_operations.GetQuote.Ok:
        """Get a quote.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_QUOTE, path={"quote_id": quote_id})

    async def list_reservations(
        self,
        *,
        status: list[models.ReservationStatus] | None = None,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> client_operations.ListReservations.Ok:
        """List one's reservations.

        Latest start first.

        Raises:
            InvalidCursor: The cursor was not made by this operation, or for other filters.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.LIST_RESERVATIONS, query={"status": status, "limit": limit, "cursor": cursor}
        )

    async def create_reservation(
        self, *, body: models.ReservationCreate, idempotency_key: str | None = None
    ) -> client_operations.CreateReservation.Created:
        """Reserve the vehicle of a quote.

        Makes a hold on the terms of the quote. The vehicle is promised to nobody else for that time. Confirm it
        before `hold_expires_at`, or it lapses.

        Without `idempotency_key` one is made for this call, and kept over its retries.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            IdempotencyKeyRequired: The operation creates or acts, so it needs an `Idempotency-Key` header.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            VehicleUnavailable: The vehicle is promised to somebody for an overlapping time, or out of service.
            RangeInsufficient: The vehicle's battery does not reach as far as the trip.
            OutsideBookingWindow: The times are not bookable for this vehicle class: in the past, too far ahead, too
                long, or with an end where none is taken.
            QuoteExpired: The quote has expired.
            QuoteAlreadyUsed: A reservation was made from this quote before.
            TooManyOpenReservations: The customer has as many open reservations as one may have.
            IdempotencyInProgress: A request with the same idempotency key is still being worked on.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            IdempotencyKeyReused: The idempotency key was used before with another request.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.CREATE_RESERVATION, body=body, idempotency_key=idempotency_key)

    async def get_reservation(
        self, *, reservation_id: models.ReservationId, if_none_match: str | None = None
    ) -> client_operations.GetReservation.Success:
        """Get a reservation.

        With `If-None-Match` an unchanged reservation is answered by 304.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.GET_RESERVATION,
            path={"reservation_id": reservation_id},
            headers={"If-None-Match": if_none_match},
        )

    async def update_reservation(
        self, *, reservation_id: models.ReservationId, if_match: str, body: models.ReservationPatch
    ) -> client_operations.UpdateReservation.Ok:
        """Change a reservation.

        Moves the reservation to other times or another vehicle, or edits the note. Allowed while it is held or
        confirmed. Prices and terms are those of the tariff frozen in its quote; another vehicle class or metro
        takes the tariff of today.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            VehicleUnavailable: The vehicle is promised to somebody for an overlapping time, or out of service.
            RangeInsufficient: The vehicle's battery does not reach as far as the trip.
            OutsideBookingWindow: The times are not bookable for this vehicle class: in the past, too far ahead, too
                long, or with an end where none is taken.
            PriceChanged: The change alters the price, and `accepted_total` is absent or differs from the new total.
            IllegalTransition: The reservation's status does not allow this.
            PreconditionFailed: The resource has changed since it was read: `If-Match` names an older version.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            PreconditionRequired: The operation changes a resource, so it needs `If-Match` with the `ETag` last
                read.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.UPDATE_RESERVATION,
            path={"reservation_id": reservation_id},
            headers={"If-Match": if_match},
            body=body,
        )

    async def confirm_reservation(
        self, *, reservation_id: models.ReservationId, if_match: str, idempotency_key: str | None = None
    ) -> client_operations.ConfirmReservation.Ok:
        """Confirm a hold.

        The customer commits to the reservation. Needs a stored payment method.

        Without `idempotency_key` one is made for this call, and kept over its retries.

        Raises:
            IdempotencyKeyRequired: The operation creates or acts, so it needs an `Idempotency-Key` header.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            PaymentMethodRequired: The profile has no payment method.
            IllegalTransition: The reservation's status does not allow this.
            IdempotencyInProgress: A request with the same idempotency key is still being worked on.
            PreconditionFailed: The resource has changed since it was read: `If-Match` names an older version.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            IdempotencyKeyReused: The idempotency key was used before with another request.
            PreconditionRequired: The operation changes a resource, so it needs `If-Match` with the `ETag` last
                read.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.CONFIRM_RESERVATION,
            path={"reservation_id": reservation_id},
            headers={"If-Match": if_match},
            idempotency_key=idempotency_key,
        )

    async def preview_cancellation(
        self, *, reservation_id: models.ReservationId
    ) -> client_operations.PreviewCancellation.Ok:
        """See what cancelling costs.

        Changes nothing.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            IllegalTransition: The reservation's status does not allow this.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.PREVIEW_CANCELLATION, path={"reservation_id": reservation_id})

    async def preview_change(
        self,
        *,
        reservation_id: models.ReservationId,
        vehicle_id: models.VehicleId | None = None,
        starts_at: models.Timestamp | None = None,
        ends_at: models.Timestamp | None = None,
    ) -> client_operations.PreviewChange.Ok:
        """See what a change leads to and costs.

        Checks the change as PATCH would, and changes nothing. Members that are left out stay as they are.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            VehicleUnavailable: The vehicle is promised to somebody for an overlapping time, or out of service.
            RangeInsufficient: The vehicle's battery does not reach as far as the trip.
            OutsideBookingWindow: The times are not bookable for this vehicle class: in the past, too far ahead, too
                long, or with an end where none is taken.
            IllegalTransition: The reservation's status does not allow this.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.PREVIEW_CHANGE,
            path={"reservation_id": reservation_id},
            query={"vehicle_id": vehicle_id, "starts_at": starts_at, "ends_at": ends_at},
        )

    async def cancel_reservation(
        self,
        *,
        reservation_id: models.ReservationId,
        if_match: str,
        body: models.ReservationCancel,
        idempotency_key: str | None = None,
    ) -> client_operations.CancelReservation.Ok:
        """Cancel a reservation.

        Takes the fee the customer was shown; if it has changed since, nothing happens.

        Without `idempotency_key` one is made for this call, and kept over its retries.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            IdempotencyKeyRequired: The operation creates or acts, so it needs an `Idempotency-Key` header.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotFound: There is no such resource, or it is not the caller's.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            CancellationFeeChanged: `accepted_fee` is not what cancelling costs now.
            IllegalTransition: The reservation's status does not allow this.
            IdempotencyInProgress: A request with the same idempotency key is still being worked on.
            PreconditionFailed: The resource has changed since it was read: `If-Match` names an older version.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            IdempotencyKeyReused: The idempotency key was used before with another request.
            PreconditionRequired: The operation changes a resource, so it needs `If-Match` with the `ETag` last
                read.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(
            client_operations.CANCEL_RESERVATION,
            path={"reservation_id": reservation_id},
            headers={"If-Match": if_match},
            body=body,
            idempotency_key=idempotency_key,
        )

    async def get_customer(self) -> client_operations.GetCustomer.Ok:
        """Get one's own profile.

        Raises:
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_CUSTOMER)

    async def update_customer(
        self, *, if_match: str, body: models.CustomerPatch
    ) -> client_operations.UpdateCustomer.Ok:
        """Change one's own profile.

        Preferences, language and payment method.

        Raises:
            MalformedRequest: The body is not what its media type says: not JSON, or cut off.
            Unauthenticated: No bearer token, or one that does not hold: bad signature, wrong issuer or audience,
                expired.
            Forbidden: The token lacks a scope that the operation needs.
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            PreconditionFailed: The resource has changed since it was read: `If-Match` names an older version.
            PayloadTooLarge: The body is larger than the operation takes.
            UnsupportedMediaType: The `Content-Type` is not one the operation takes.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            PreconditionRequired: The operation changes a resource, so it needs `If-Match` with the `ETag` last
                read.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.UPDATE_CUSTOMER, headers={"If-Match": if_match}, body=body)

    async def get_health(self) -> client_operations.GetHealth.Ok:
        """Whether the process answers.

        Raises:
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
        """
        return await self._call(client_operations.GET_HEALTH)

    async def get_readiness(self) -> client_operations.GetReadiness.Ok:
        """Whether the service can work.

        Fails while it starts or drains, and while the database is out of reach.

        Raises:
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
            ServiceUnavailable: The service is too busy or cannot reach its database.
        """
        return await self._call(client_operations.GET_READINESS)

    async def get_contract(self) -> client_operations.GetContract.Ok:
        """Get this document.

        The bundled contract that the service is generated from.

        Raises:
            NotAcceptable: The `Accept` header rules out every media type the operation answers with.
            ValidationFailed: The request does not fit the contract; `errors` names each fault.
            RateLimited: The caller has used up the operation's rate limit.
            InternalError: The service failed.
        """
        return await self._call(client_operations.GET_CONTRACT)
