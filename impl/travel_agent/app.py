"""Puts the Travel Agent together: `uvicorn --factory impl.travel_agent.app:create_app`."""

import gc
from datetime import timedelta
from functools import partial
from importlib.resources import files
from typing import Final

import httpx
from fastapi import FastAPI

import generated
from generated.client_runtime import RetryPolicy
from generated.reservation.client import ReservationClient
from generated.runtime import ContractRouter, HandlersIncomplete, Operation, verify_handlers
from generated.travel_agent import channel, operations
from generated.travel_agent.routes import build_router
from impl.platform.application import build_application
from impl.platform.auth import TokenVerifier
from impl.platform.cursors import CursorCodec
from impl.platform.database import Database
from impl.platform.idempotency import Idempotency
from impl.platform.keys import KeySet
from impl.platform.lifecycle import Lifecycle
from impl.platform.problems import Problems
from impl.platform.rate_limit import RateLimiter
from impl.platform.service import PlatformService
from impl.platform.settings import SettingsError, load_settings
from impl.platform.telemetry import configure_logging
from impl.travel_agent.agents_assembly import assemble_agents
from impl.travel_agent.chat import Chat, Presence, Ways, add_chat_tasks, open_chat, open_ways
from impl.travel_agent.clock import Clock, system_clock
from impl.travel_agent.conversations.consents import ConsentBook
from impl.travel_agent.ensemble import Ensemble, EnsembleFactory, Foundation, WatchedPlans
from impl.travel_agent.handlers.confirmations import Confirmations
from impl.travel_agent.handlers.conversations import Conversations
from impl.travel_agent.handlers.feedback import Feedback
from impl.travel_agent.handlers.privacy import Privacy
from impl.travel_agent.handlers.relay import Relays
from impl.travel_agent.handlers.service import ServiceState
from impl.travel_agent.handlers.speaking import Speakers
from impl.travel_agent.maps.ports import Incidents
from impl.travel_agent.notifications.incidents import IncidentWatch
from impl.travel_agent.notifications.plan_expiry import PlanExpiry
from impl.travel_agent.notifications.reservation_events import ReservationNews
from impl.travel_agent.problems import DOMAIN_PROBLEMS
from impl.travel_agent.reservations.profiles import ReservationProfiles
from impl.travel_agent.settings import TravelAgentSettings

OPERATIONS: Final = tuple(value for value in vars(operations).values() if isinstance(value, Operation))
_PROBES: Final = (operations.GET_HEALTH.id, operations.GET_READINESS.id)
_KEYS_SECONDS: Final = 3.0
_RECOVERY_SECONDS: Final = 2.0
_DAY_SECONDS: Final = 86_400.0


def create_app() -> FastAPI:
    """The service as the environment describes it.

    Raises:
        SystemExit: it cannot start; the text tells what is missing or wrong.
    """
    try:
        settings = load_settings(TravelAgentSettings)
        configure_logging(level=settings.log_level)
        service = assemble(settings)
    except (SettingsError, HandlersIncomplete) as error:
        raise SystemExit(str(error)) from None
    # What is loaded by now stays for good. Looking through it for garbage would hold up everybody for a while.
    gc.freeze()
    return service


def assemble(
    settings: TravelAgentSettings,
    *,
    clock: Clock = system_clock,
    verifier: TokenVerifier | None = None,
    reservations: httpx.AsyncClient | None = None,
    agents: EnsembleFactory = assemble_agents,
) -> FastAPI:
    """The service with these settings, by default with the machine's clock and the keys that the issuer publishes.

    `reservations` is the HTTP client that the Reservation API is called with; `agents` makes those who answer.

    Raises:
        HandlersIncomplete: an operation or a message has no handler, or one that takes other parameters.
        SettingsError: the agents cannot be made of these settings.
    """
    database = Database.from_settings(settings)
    lifecycle = Lifecycle(database=database, drain_seconds=settings.drain_seconds)
    problems = Problems(domain=DOMAIN_PROBLEMS, operations=OPERATIONS, strict_contract=settings.strict_contract)
    verifier = verifier or _verifier(settings)
    service = PlatformService(
        verifier=verifier, limiter=RateLimiter(scale=settings.rate_limit_scale), problems=problems
    )
    lifecycle.on_close(service.close)
    client = httpx.AsyncClient()
    lifecycle.on_close(client.aclose)
    ways = open_ways(settings, database=database, client=client, clock=clock)
    foundation = Foundation(
        settings=settings,
        database=database,
        ways=ways,
        consents=ConsentBook(database, clock=clock),
        presence=Presence(ways, database=database, clock=clock),
        reservations=_reservation_client(settings, http=reservations or client),
        clock=clock,
    )
    ensemble = agents(foundation)
    lifecycle.on_close(ensemble.close)
    chat = open_chat(
        settings,
        ways,
        database=database,
        verifier=verifier,
        turns=ensemble.turns,
        deciding=ensemble.deciding,
        consents=foundation.consents,
        profiles=ReservationProfiles(foundation.reservations),
        clock=clock,
    )
    foundation.presence.watch(chat.sockets)
    verify_handlers(channel.ChatHandlers, chat.messages)
    idempotency = Idempotency(database, problems=problems)
    news = ReservationNews(database, events=ways.events, conversations=settings.notified_conversations, clock=clock)
    add_chat_tasks(lifecycle, settings, ways=ways, chat=chat, clock=clock)
    _add_tasks(lifecycle, foundation, chat=chat, ensemble=ensemble, news=news, idempotency=idempotency)
    _drain(lifecycle, chat=chat, ensemble=ensemble)
    router = _route(
        service,
        foundation,
        chat=chat,
        ensemble=ensemble,
        verifier=verifier,
        news=news,
        idempotency=idempotency,
        lifecycle=lifecycle,
    )
    return build_application(
        router=router,
        lifecycle=lifecycle,
        problems=problems,
        unlogged=_PROBES,
        sockets={channel.ADDRESS: chat.sockets},
        raw_bodies={operations.ACCEPT_RESERVATION_EVENT.path},
        cors_origins=settings.cors_origins,
    )


def _verifier(settings: TravelAgentSettings) -> TokenVerifier:
    keys = KeySet(httpx.AsyncClient(timeout=_KEYS_SECONDS), url=str(settings.token_jwks_url))
    return TokenVerifier(keys, issuer=settings.token_issuer, audience=settings.token_audience)


def _reservation_client(settings: TravelAgentSettings, *, http: httpx.AsyncClient) -> ReservationClient:
    return ReservationClient(str(settings.reservation_url).rstrip("/"), http=http, retry=RetryPolicy())


def _add_tasks(
    lifecycle: Lifecycle,
    foundation: Foundation,
    *,
    chat: Chat,
    ensemble: Ensemble,
    news: ReservationNews,
    idempotency: Idempotency,
) -> None:
    settings = foundation.settings
    forget_idle = partial(chat.farewell.erase_idle, after=timedelta(hours=settings.history_hours))
    forget_news = partial(news.purge, older_than=timedelta(days=settings.reservation_event_days))
    lifecycle.add_periodic("warm_up", seconds=_DAY_SECONDS, run=ensemble.warm_up)
    lifecycle.add_periodic("recovery", seconds=_RECOVERY_SECONDS, run=ensemble.recover)
    lifecycle.add_periodic("retention", seconds=settings.retention_sweep_seconds, run=forget_idle)
    lifecycle.add_periodic("event_purge", seconds=settings.purge_seconds, run=forget_news)
    lifecycle.add_periodic("idempotency_purge", seconds=settings.purge_seconds, run=idempotency.purge)
    if ensemble.plans is not None:
        _watch_plans(lifecycle, foundation, plans=ensemble.plans, incidents=ensemble.incidents)


def _watch_plans(
    lifecycle: Lifecycle, foundation: Foundation, *, plans: WatchedPlans, incidents: Incidents | None
) -> None:
    seconds, events = foundation.settings.incident_sweep_seconds, foundation.ways.events
    expiry = PlanExpiry(plans, events=events, clock=foundation.clock)
    lifecycle.add_periodic("plan_expiry", seconds=seconds, run=expiry.look)
    if incidents is not None:
        watch = IncidentWatch(
            foundation.database, incidents=incidents, plans=plans, events=events, clock=foundation.clock
        )
        lifecycle.add_periodic("incident_watch", seconds=seconds, run=watch.look)


def _drain(lifecycle: Lifecycle, *, chat: Chat, ensemble: Ensemble) -> None:
    """On SIGTERM: no new messages, running turns finish, sockets are closed so that clients resume elsewhere."""

    async def stop_taking() -> None:
        chat.reception.stop()

    lifecycle.on_drain(stop_taking)
    lifecycle.on_drain(ensemble.drain)
    lifecycle.on_drain(chat.sockets.close)


def _route(
    service: PlatformService,
    foundation: Foundation,
    *,
    chat: Chat,
    ensemble: Ensemble,
    verifier: TokenVerifier,
    news: ReservationNews,
    idempotency: Idempotency,
    lifecycle: Lifecycle,
) -> ContractRouter:
    settings, database, clock = foundation.settings, foundation.database, foundation.clock
    ways: Ways = foundation.ways
    return build_router(
        service,
        conversations=Conversations(
            database,
            sessions=chat.sessions,
            rooms=ways.rooms,
            cursors=CursorCodec(settings.cursor_key.get_secret_value().encode()),
            idempotency=idempotency,
            default_time_zone=settings.default_time_zone,
            clock=clock,
        ),
        confirmations=Confirmations(
            ensemble.deciding,
            turns=ensemble.turns,
            speakers=Speakers(database, verifier=verifier),
            events=ways.events,
            idempotency=idempotency,
        ),
        feedback=Feedback(idempotency=idempotency, clock=clock),
        privacy=Privacy(foundation.consents, farewell=chat.farewell, idempotency=idempotency, clock=clock),
        relay=Relays(
            chat.relay,
            gateways=settings.callback_gateways,
            news=news,
            secrets=settings.reservation_event_secrets,
            idempotency=idempotency,
            clock=clock,
        ),
        service=ServiceState(
            lifecycle,
            contract=_document("travel-agent.openapi.json"),
            channel_contract=_document("travel-agent.asyncapi.json"),
        ),
    )


def _document(name: str) -> bytes:
    return files(generated).joinpath("contracts", name).read_bytes()
