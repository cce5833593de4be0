"""Puts the Reservation service together: `uvicorn --factory impl.reservation.app:create_app`."""

from datetime import timedelta
from functools import partial
from importlib.resources import files
from typing import Final

import httpx
from fastapi import FastAPI

import generated
from generated.reservation import operations
from generated.reservation.routes import build_router
from generated.runtime import ContractRouter, HandlersIncomplete, Operation
from impl.platform.application import build_application
from impl.platform.auth import TokenVerifier
from impl.platform.cursors import CursorCodec
from impl.platform.database import Database
from impl.platform.idempotency import Idempotency
from impl.platform.lifecycle import Lifecycle
from impl.platform.outbox import purge_delivered
from impl.platform.problems import Problems
from impl.platform.rate_limit import RateLimiter
from impl.platform.service import PlatformService
from impl.platform.settings import SettingsError, load_settings
from impl.platform.telemetry import configure_logging
from impl.platform.webhooks import WebhookDelivery
from impl.reservation.clock import Clock, system_clock
from impl.reservation.handlers.customers import Customers
from impl.reservation.handlers.metros import Metros
from impl.reservation.handlers.parking import Parking
from impl.reservation.handlers.quotes import Quotes
from impl.reservation.handlers.reservations import Reservations
from impl.reservation.handlers.service import ServiceState
from impl.reservation.handlers.vehicles import Vehicles
from impl.reservation.problems import DOMAIN_PROBLEMS
from impl.reservation.services.customers import CustomerService
from impl.reservation.services.metros import MetroService
from impl.reservation.services.parking import ParkingService
from impl.reservation.services.quotes import QuoteService
from impl.reservation.services.reservation_list import ReservationList
from impl.reservation.services.reservations import ReservationService
from impl.reservation.services.sweeper import HoldSweeper
from impl.reservation.services.vehicles import VehicleService
from impl.reservation.settings import ReservationSettings

OPERATIONS: Final = tuple(value for value in vars(operations).values() if isinstance(value, Operation))
_PROBES: Final = (operations.GET_HEALTH.id, operations.GET_READINESS.id)


def create_app() -> FastAPI:
    """The service as the environment describes it.

    Raises:
        SystemExit: it cannot start; the text tells what is missing or wrong.
    """
    try:
        settings = load_settings(ReservationSettings)
        configure_logging(level=settings.log_level)
        return assemble(settings)
    except (SettingsError, HandlersIncomplete) as error:
        raise SystemExit(str(error)) from None


def assemble(
    settings: ReservationSettings, *, clock: Clock = system_clock, verifier: TokenVerifier | None = None
) -> FastAPI:
    """The service with these settings, by default with the machine's clock and the keys that the issuer publishes.

    Raises:
        HandlersIncomplete: an operation has no handler, or one that takes other parameters.
    """
    database = Database.from_settings(settings)
    lifecycle = Lifecycle(database=database, drain_seconds=settings.drain_seconds)
    problems = Problems(domain=DOMAIN_PROBLEMS, operations=OPERATIONS, strict_contract=settings.strict_contract)
    idempotency = Idempotency(database, problems=problems)
    service = _service(settings, problems=problems, verifier=verifier)
    lifecycle.on_close(service.close)
    _add_tasks(lifecycle, settings, database=database, idempotency=idempotency, clock=clock)
    router = _route(service, settings, database=database, idempotency=idempotency, lifecycle=lifecycle, clock=clock)
    return build_application(
        router=router,
        lifecycle=lifecycle,
        problems=problems,
        unlogged=_PROBES,
        cors_origins=settings.cors_origins,
    )


def _service(settings: ReservationSettings, *, problems: Problems, verifier: TokenVerifier | None) -> PlatformService:
    if verifier is None:
        return PlatformService.from_settings(settings, problems=problems)
    limiter = RateLimiter(scale=settings.rate_limit_scale)
    return PlatformService(verifier=verifier, limiter=limiter, problems=problems)


def _add_tasks(
    lifecycle: Lifecycle, settings: ReservationSettings, *, database: Database, idempotency: Idempotency, clock: Clock
) -> None:
    client = httpx.AsyncClient()
    lifecycle.on_close(client.aclose)
    delivery = WebhookDelivery(database, subscribers=settings.webhook_subscribers, client=client)
    for name, run in delivery.tasks().items():
        lifecycle.add_task(name, run=run)
    sweeper = HoldSweeper(database, clock=clock)
    purge_events = partial(purge_delivered, database, older_than=timedelta(days=settings.event_retention_days))
    lifecycle.add_periodic("hold_sweeper", seconds=settings.sweep_seconds, run=sweeper.sweep)
    lifecycle.add_periodic("idempotency_purge", seconds=settings.purge_seconds, run=idempotency.purge)
    lifecycle.add_periodic("event_purge", seconds=settings.purge_seconds, run=purge_events)


def _route(
    service: PlatformService,
    settings: ReservationSettings,
    *,
    database: Database,
    idempotency: Idempotency,
    lifecycle: Lifecycle,
    clock: Clock,
) -> ContractRouter:
    cursors = CursorCodec(settings.cursor_key.get_secret_value().encode())
    reservations = ReservationService(
        database,
        hold_duration=timedelta(seconds=settings.hold_seconds),
        open_limit=settings.open_reservation_limit,
        clock=clock,
    )
    quotes = QuoteService(database, validity=timedelta(seconds=settings.quote_seconds), clock=clock)
    return build_router(
        service,
        metros=Metros(MetroService(database, clock=clock), cursors=cursors),
        vehicles=Vehicles(VehicleService(database, clock=clock), cursors=cursors),
        parking=Parking(ParkingService(database), cursors=cursors),
        quotes=Quotes(quotes, idempotency=idempotency),
        reservations=Reservations(
            reservations,
            listing=ReservationList(database, cursors=cursors, clock=clock),
            idempotency=idempotency,
        ),
        customers=Customers(CustomerService(database, clock=clock)),
        service=ServiceState(lifecycle, contract=_contract()),
    )


def _contract() -> bytes:
    return files(generated).joinpath("contracts", "reservation.openapi.json").read_bytes()
