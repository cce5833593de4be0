# Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
"""Routes of MobilityCorp Reservation API: each reads its arguments, calls its handler and writes the response."""

from typing import Annotated

from pydantic import Field, TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

from generated import models
from generated.models import base
from generated.reservation import operations
from generated.reservation.handlers import (
    CustomersHandlers,
    MetrosHandlers,
    ParkingHandlers,
    QuotesHandlers,
    ReservationsHandlers,
    ServiceHandlers,
    VehiclesHandlers,
)
from generated.runtime import Arguments, ContractRouter, ListParameter, Parameter, Service, verify_handlers

_LIMIT: Parameter[int] = Parameter(
    location="query",
    name="limit",
    type=TypeAdapter(Annotated[int, Field(ge=1, le=100)]),
    required=False,
    default=20,
    text=False,
)
_CURSOR: Parameter[models.Cursor | None] = Parameter(
    location="query", name="cursor", type=TypeAdapter(models.Cursor), required=False, default=None
)
_METRO_ID: Parameter[models.MetroId] = Parameter(location="path", name="metro_id", type=TypeAdapter(models.MetroId))
_LATITUDE: Parameter[models.Latitude] = Parameter(
    location="query", name="latitude", type=TypeAdapter(models.Latitude), text=False
)
_LONGITUDE: Parameter[models.Longitude] = Parameter(
    location="query", name="longitude", type=TypeAdapter(models.Longitude), text=False
)
_RADIUS_M: Parameter[int] = Parameter(
    location="query",
    name="radius_m",
    type=TypeAdapter(Annotated[int, Field(ge=1, le=10000)]),
    required=False,
    default=1000,
    text=False,
)
_VEHICLE_CLASS: ListParameter[list[models.VehicleClass] | None] = ListParameter(
    location="query",
    name="vehicle_class",
    type=TypeAdapter(Annotated[list[models.VehicleClass], Field(max_length=4), base.UniqueItems]),
    required=False,
    default=None,
)
_SEARCH_VEHICLES_STARTS_AT: Parameter[models.Timestamp | None] = Parameter(
    location="query", name="starts_at", type=TypeAdapter(models.Timestamp), required=False, default=None
)
_DURATION_MIN: Parameter[int] = Parameter(
    location="query",
    name="duration_min",
    type=TypeAdapter(Annotated[int, Field(ge=1, le=10080)]),
    required=False,
    default=60,
    text=False,
)
_TRIP_DISTANCE_M: Parameter[models.DistanceM | None] = Parameter(
    location="query",
    name="trip_distance_m",
    type=TypeAdapter(models.DistanceM),
    required=False,
    default=None,
    text=False,
)
_GET_VEHICLE_VEHICLE_ID: Parameter[models.VehicleId] = Parameter(
    location="path", name="vehicle_id", type=TypeAdapter(models.VehicleId)
)
_WITH_CHARGER: Parameter[bool] = Parameter(
    location="query", name="with_charger", type=TypeAdapter(bool), required=False, default=False, text=False
)
_PARKING_SPOT_ID: Parameter[models.ParkingSpotId] = Parameter(
    location="path", name="parking_spot_id", type=TypeAdapter(models.ParkingSpotId)
)
_IDEMPOTENCY_KEY: Parameter[str] = Parameter(
    location="header",
    name="Idempotency-Key",
    type=TypeAdapter(Annotated[str, Field(pattern="^[\\x21-\\x7e]+$", min_length=1, max_length=255)]),
    when_missing="idempotency_key_required",
)
_QUOTE_ID: Parameter[models.QuoteId] = Parameter(location="path", name="quote_id", type=TypeAdapter(models.QuoteId))
_STATUS: ListParameter[list[models.ReservationStatus] | None] = ListParameter(
    location="query",
    name="status",
    type=TypeAdapter(Annotated[list[models.ReservationStatus], Field(max_length=9), base.UniqueItems]),
    required=False,
    default=None,
)
_RESERVATION_ID: Parameter[models.ReservationId] = Parameter(
    location="path", name="reservation_id", type=TypeAdapter(models.ReservationId)
)
_IF_NONE_MATCH: Parameter[str | None] = Parameter(
    location="header",
    name="If-None-Match",
    type=TypeAdapter(Annotated[str, Field(pattern='^"[\\x21\\x23-\\x7e]+"$', min_length=3, max_length=64)]),
    required=False,
    default=None,
)
_IF_MATCH: Parameter[str] = Parameter(
    location="header",
    name="If-Match",
    type=TypeAdapter(Annotated[str, Field(pattern='^"[\\x21\\x23-\\x7e]+"$', min_length=3, max_length=64)]),
    when_missing="precondition_required",
)
_PREVIEW_CHANGE_VEHICLE_ID: Parameter[models.VehicleId | None] = Parameter(
    location="query", name="vehicle_id", type=TypeAdapter(models.VehicleId), required=False, default=None
)
_PREVIEW_CHANGE_STARTS_AT: Parameter[models.Timestamp | None] = Parameter(
    location="query", name="starts_at", type=TypeAdapter(models.Timestamp), required=False, default=None
)
_ENDS_AT: Parameter[models.Timestamp | None] = Parameter(
    location="query", name="ends_at", type=TypeAdapter(models.Timestamp), required=False, default=None
)
_CUSTOMER_PATCH_BODY: TypeAdapter[models.CustomerPatch] = TypeAdapter(models.CustomerPatch)
_QUOTE_CREATE_BODY: TypeAdapter[models.QuoteCreate] = TypeAdapter(models.QuoteCreate)
_RESERVATION_CANCEL_BODY: TypeAdapter[models.ReservationCancel] = TypeAdapter(models.ReservationCancel)
_RESERVATION_CREATE_BODY: TypeAdapter[models.ReservationCreate] = TypeAdapter(models.ReservationCreate)
_RESERVATION_PATCH_BODY: TypeAdapter[models.ReservationPatch] = TypeAdapter(models.ReservationPatch)


class MetrosRoutes[Context]:
    """Routes of Metros."""

    def __init__(self, service: Service[Context], handlers: MetrosHandlers[Context]) -> None:
        verify_handlers(MetrosHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def list_metros(self, request: Request) -> Response:
        """List the metros."""
        await self._service.admit_anonymous(request, operations.LIST_METROS)
        arguments = Arguments(request, operations.LIST_METROS)
        limit = arguments.query(_LIMIT)
        cursor = arguments.query(_CURSOR)
        arguments.verify()
        result = await self._handlers.list_metros(limit=limit, cursor=cursor)
        return result.render()

    async def get_metro(self, request: Request) -> Response:
        """Get a metro."""
        await self._service.admit_anonymous(request, operations.GET_METRO)
        arguments = Arguments(request, operations.GET_METRO)
        metro_id = arguments.path(_METRO_ID)
        arguments.verify()
        result = await self._handlers.get_metro(metro_id=metro_id)
        return result.render()


class VehiclesRoutes[Context]:
    """Routes of Vehicles."""

    def __init__(self, service: Service[Context], handlers: VehiclesHandlers[Context]) -> None:
        verify_handlers(VehiclesHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def search_vehicles(self, request: Request) -> Response:
        """Find the nearest vehicles that can be reserved."""
        context = await self._service.admit(request, operations.SEARCH_VEHICLES)
        arguments = Arguments(request, operations.SEARCH_VEHICLES)
        latitude = arguments.query(_LATITUDE)
        longitude = arguments.query(_LONGITUDE)
        radius_m = arguments.query(_RADIUS_M)
        vehicle_class = arguments.query_list(_VEHICLE_CLASS)
        starts_at = arguments.query(_SEARCH_VEHICLES_STARTS_AT)
        duration_min = arguments.query(_DURATION_MIN)
        trip_distance_m = arguments.query(_TRIP_DISTANCE_M)
        limit = arguments.query(_LIMIT)
        cursor = arguments.query(_CURSOR)
        arguments.verify()
        result = await self._handlers.search_vehicles(
            context,
            latitude=latitude,
            longitude=longitude,
            radius_m=radius_m,
            vehicle_class=vehicle_class,
            starts_at=starts_at,
            duration_min=duration_min,
            trip_distance_m=trip_distance_m,
            limit=limit,
            cursor=cursor,
        )
        return result.render()

    async def get_vehicle(self, request: Request) -> Response:
        """Get a vehicle."""
        context = await self._service.admit(request, operations.GET_VEHICLE)
        arguments = Arguments(request, operations.GET_VEHICLE)
        vehicle_id = arguments.path(_GET_VEHICLE_VEHICLE_ID)
        arguments.verify()
        result = await self._handlers.get_vehicle(context, vehicle_id=vehicle_id)
        return result.render()


class ParkingRoutes[Context]:
    """Routes of Parking."""

    def __init__(self, service: Service[Context], handlers: ParkingHandlers[Context]) -> None:
        verify_handlers(ParkingHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def search_parking_spots(self, request: Request) -> Response:
        """Find the nearest parking spots."""
        context = await self._service.admit(request, operations.SEARCH_PARKING_SPOTS)
        arguments = Arguments(request, operations.SEARCH_PARKING_SPOTS)
        latitude = arguments.query(_LATITUDE)
        longitude = arguments.query(_LONGITUDE)
        radius_m = arguments.query(_RADIUS_M)
        vehicle_class = arguments.query_list(_VEHICLE_CLASS)
        with_charger = arguments.query(_WITH_CHARGER)
        limit = arguments.query(_LIMIT)
        cursor = arguments.query(_CURSOR)
        arguments.verify()
        result = await self._handlers.search_parking_spots(
            context,
            latitude=latitude,
            longitude=longitude,
            radius_m=radius_m,
            vehicle_class=vehicle_class,
            with_charger=with_charger,
            limit=limit,
            cursor=cursor,
        )
        return result.render()

    async def get_parking_spot(self, request: Request) -> Response:
        """Get a parking spot."""
        context = await self._service.admit(request, operations.GET_PARKING_SPOT)
        arguments = Arguments(request, operations.GET_PARKING_SPOT)
        parking_spot_id = arguments.path(_PARKING_SPOT_ID)
        arguments.verify()
        result = await self._handlers.get_parking_spot(context, parking_spot_id=parking_spot_id)
        return result.render()


class QuotesRoutes[Context]:
    """Routes of Quotes."""

    def __init__(self, service: Service[Context], handlers: QuotesHandlers[Context]) -> None:
        verify_handlers(QuotesHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def create_quote(self, request: Request) -> Response:
        """Price a vehicle for a time."""
        context = await self._service.admit(request, operations.CREATE_QUOTE)
        arguments = await Arguments.with_body(request, operations.CREATE_QUOTE)
        idempotency_key = arguments.header(_IDEMPOTENCY_KEY)
        body = arguments.body(_QUOTE_CREATE_BODY)
        arguments.verify()
        result = await self._handlers.create_quote(context, idempotency_key=idempotency_key, body=body)
        return result.render()

    async def get_quote(self, request: Request) -> Response:
        """Get a quote."""
        context = await self._service.admit(request, operations.GET_QUOTE)
        arguments = Arguments(request, operations.GET_QUOTE)
        quote_id = arguments.path(_QUOTE_ID)
        arguments.verify()
        result = await self._handlers.get_quote(context, quote_id=quote_id)
        return result.render()


class ReservationsRoutes[Context]:
    """Routes of Reservations."""

    def __init__(self, service: Service[Context], handlers: ReservationsHandlers[Context]) -> None:
        verify_handlers(ReservationsHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def list_reservations(self, request: Request) -> Response:
        """List one's reservations."""
        context = await self._service.admit(request, operations.LIST_RESERVATIONS)
        arguments = Arguments(request, operations.LIST_RESERVATIONS)
        status = arguments.query_list(_STATUS)
        limit = arguments.query(_LIMIT)
        cursor = arguments.query(_CURSOR)
        arguments.verify()
        result = await self._handlers.list_reservations(context, status=status, limit=limit, cursor=cursor)
        return result.render()

    async def create_reservation(self, request: Request) -> Response:
        """Reserve the vehicle of a quote."""
        context = await self._service.admit(request, operations.CREATE_RESERVATION)
        arguments = await Arguments.with_body(request, operations.CREATE_RESERVATION)
        idempotency_key = arguments.header(_IDEMPOTENCY_KEY)
        body = arguments.body(_RESERVATION_CREATE_BODY)
        arguments.verify()
        result = await self._handlers.create_reservation(context, idempotency_key=idempotency_key, body=body)
        return result.render()

    async def get_reservation(self, request: Request) -> Response:
        """Get a reservation."""
        context = await self._service.admit(request, operations.GET_RESERVATION)
        arguments = Arguments(request, operations.GET_RESERVATION)
        reservation_id = arguments.path(_RESERVATION_ID)
        if_none_match = arguments.header(_IF_NONE_MATCH)
        arguments.verify()
        result = await self._handlers.get_reservation(
            context, reservation_id=reservation_id, if_none_match=if_none_match
        )
        return result.render()

    async def update_reservation(self, request: Request) -> Response:
        """Change a reservation."""
        context = await self._service.admit(request, operations.UPDATE_RESERVATION)
        arguments = await Arguments.with_body(request, operations.UPDATE_RESERVATION)
        reservation_id = arguments.path(_RESERVATION_ID)
        if_match = arguments.header(_IF_MATCH)
        body = arguments.body(_RESERVATION_PATCH_BODY)
        arguments.verify()
        result = await self._handlers.update_reservation(
            context, reservation_id=reservation_id, if_match=if_match, body=body
        )
        return result.render()

    async def confirm_reservation(self, request: Request) -> Response:
        """Confirm a hold."""
        context = await self._service.admit(request, operations.CONFIRM_RESERVATION)
        arguments = Arguments(request, operations.CONFIRM_RESERVATION)
        reservation_id = arguments.path(_RESERVATION_ID)
        idempotency_key = arguments.header(_IDEMPOTENCY_KEY)
        if_match = arguments.header(_IF_MATCH)
        arguments.verify()
        result = await self._handlers.confirm_reservation(
            context, reservation_id=reservation_id, idempotency_key=idempotency_key, if_match=if_match
        )
        return result.render()

    async def preview_cancellation(self, request: Request) -> Response:
        """See what cancelling costs."""
        context = await self._service.admit(request, operations.PREVIEW_CANCELLATION)
        arguments = Arguments(request, operations.PREVIEW_CANCELLATION)
        reservation_id = arguments.path(_RESERVATION_ID)
        arguments.verify()
        result = await self._handlers.preview_cancellation(context, reservation_id=reservation_id)
        return result.render()

    async def preview_change(self, request: Request) -> Response:
        """See what a change leads to and costs."""
        context = await self._service.admit(request, operations.PREVIEW_CHANGE)
        arguments = Arguments(request, operations.PREVIEW_CHANGE)
        reservation_id = arguments.path(_RESERVATION_ID)
        vehicle_id = arguments.query(_PREVIEW_CHANGE_VEHICLE_ID)
        starts_at = arguments.query(_PREVIEW_CHANGE_STARTS_AT)
        ends_at = arguments.query(_ENDS_AT)
        arguments.verify()
        result = await self._handlers.preview_change(
            context, reservation_id=reservation_id, vehicle_id=vehicle_id, starts_at=starts_at, ends_at=ends_at
        )
        return result.render()

    async def cancel_reservation(self, request: Request) -> Response:
        """Cancel a reservation."""
        context = await self._service.admit(request, operations.CANCEL_RESERVATION)
        arguments = await Arguments.with_body(request, operations.CANCEL_RESERVATION)
        reservation_id = arguments.path(_RESERVATION_ID)
        idempotency_key = arguments.header(_IDEMPOTENCY_KEY)
        if_match = arguments.header(_IF_MATCH)
        body = arguments.body(_RESERVATION_CANCEL_BODY)
        arguments.verify()
        result = await self._handlers.cancel_reservation(
            context, reservation_id=reservation_id, idempotency_key=idempotency_key, if_match=if_match, body=body
        )
        return result.render()


class CustomersRoutes[Context]:
    """Routes of Customers."""

    def __init__(self, service: Service[Context], handlers: CustomersHandlers[Context]) -> None:
        verify_handlers(CustomersHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def get_customer(self, request: Request) -> Response:
        """Get one's own profile."""
        context = await self._service.admit(request, operations.GET_CUSTOMER)
        arguments = Arguments(request, operations.GET_CUSTOMER)
        arguments.verify()
        result = await self._handlers.get_customer(context)
        return result.render()

    async def update_customer(self, request: Request) -> Response:
        """Change one's own profile."""
        context = await self._service.admit(request, operations.UPDATE_CUSTOMER)
        arguments = await Arguments.with_body(request, operations.UPDATE_CUSTOMER)
        if_match = arguments.header(_IF_MATCH)
        body = arguments.body(_CUSTOMER_PATCH_BODY)
        arguments.verify()
        result = await self._handlers.update_customer(context, if_match=if_match, body=body)
        return result.render()


class ServiceRoutes[Context]:
    """Routes of Service."""

    def __init__(self, service: Service[Context], handlers: ServiceHandlers[Context]) -> None:
        verify_handlers(ServiceHandlers, handlers)
        self._service = service
        self._handlers = handlers

    async def get_health(self, request: Request) -> Response:
        """Whether the process answers."""
        await self._service.admit_anonymous(request, operations.GET_HEALTH)
        arguments = Arguments(request, operations.GET_HEALTH)
        arguments.verify()
        result = await self._handlers.get_health()
        return result.render()

    async def get_readiness(self, request: Request) -> Response:
        """Whether the service can work."""
        await self._service.admit_anonymous(request, operations.GET_READINESS)
        arguments = Arguments(request, operations.GET_READINESS)
        arguments.verify()
        result = await self._handlers.get_readiness()
        return result.render()

    async def get_contract(self, request: Request) -> Response:
        """Get this document."""
        await self._service.admit_anonymous(request, operations.GET_CONTRACT)
        arguments = Arguments(request, operations.GET_CONTRACT)
        arguments.verify()
        result = await self._handlers.get_contract()
        return result.render()


def build_router[Context](
    host: Service[Context],
    /,
    *,
    metros: MetrosHandlers[Context],
    vehicles: VehiclesHandlers[Context],
    parking: ParkingHandlers[Context],
    quotes: QuotesHandlers[Context],
    reservations: ReservationsHandlers[Context],
    customers: CustomersHandlers[Context],
    service: ServiceHandlers[Context],
) -> ContractRouter:
    """Route every operation to its handler in the service that hosts them.

    Raises HandlersIncomplete if a handler is missing or does not take the parameters of its operation.
    """
    router = ContractRouter(host)
    metros_routes = MetrosRoutes(host, metros)
    router.serve(operations.LIST_METROS, metros_routes.list_metros)
    router.serve(operations.GET_METRO, metros_routes.get_metro)
    vehicles_routes = VehiclesRoutes(host, vehicles)
    router.serve(operations.SEARCH_VEHICLES, vehicles_routes.search_vehicles)
    router.serve(operations.GET_VEHICLE, vehicles_routes.get_vehicle)
    parking_routes = ParkingRoutes(host, parking)
    router.serve(operations.SEARCH_PARKING_SPOTS, parking_routes.search_parking_spots)
    router.serve(operations.GET_PARKING_SPOT, parking_routes.get_parking_spot)
    quotes_routes = QuotesRoutes(host, quotes)
    router.serve(operations.CREATE_QUOTE, quotes_routes.create_quote)
    router.serve(operations.GET_QUOTE, quotes_routes.get_quote)
    reservations_routes = ReservationsRoutes(host, reservations)
    router.serve(operations.LIST_RESERVATIONS, reservations_routes.list_reservations)
    router.serve(operations.CREATE_RESERVATION, reservations_routes.create_reservation)
    router.serve(operations.GET_RESERVATION, reservations_routes.get_reservation)
    router.serve(operations.UPDATE_RESERVATION, reservations_routes.update_reservation)
    router.serve(operations.CONFIRM_RESERVATION, reservations_routes.confirm_reservation)
    router.serve(operations.PREVIEW_CANCELLATION, reservations_routes.preview_cancellation)
    router.serve(operations.PREVIEW_CHANGE, reservations_routes.preview_change)
    router.serve(operations.CANCEL_RESERVATION, reservations_routes.cancel_reservation)
    customers_routes = CustomersRoutes(host, customers)
    router.serve(operations.GET_CUSTOMER, customers_routes.get_customer)
    router.serve(operations.UPDATE_CUSTOMER, customers_routes.update_customer)
    service_routes = ServiceRoutes(host, service)
    router.serve(operations.GET_HEALTH, service_routes.get_health)
    router.serve(operations.GET_READINESS, service_routes.get_readiness)
    router.serve(operations.GET_CONTRACT, service_routes.get_contract)
    return router
