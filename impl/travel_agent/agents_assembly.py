"""Puts the agents together: their models, their maps, their tools, the ledger, and who runs their turns."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from generated.reservation.client import ReservationClient
from impl.platform.settings import SettingsError
from impl.travel_agent.agents.limits import TurnLimits
from impl.travel_agent.confirmations.repository import ConfirmationRepository
from impl.travel_agent.confirmations.service import Confirmations
from impl.travel_agent.confirmations.telling import ConversationTeller
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.ensemble import Ensemble, Foundation
from impl.travel_agent.language.understander import Understander
from impl.travel_agent.maps.assemble import Maps, build_maps
from impl.travel_agent.maps.errors import MapError
from impl.travel_agent.planning.commutes import Commutes
from impl.travel_agent.planning.facts import Facts
from impl.travel_agent.planning.plans import Plans
from impl.travel_agent.policy.answers import AnswerCheck
from impl.travel_agent.policy.gate import PolicyGate
from impl.travel_agent.reservations.api import ReservationApi, ReservationWriteApi
from impl.travel_agent.reservations.port import CustomerReservations, ReservationWrites
from impl.travel_agent.settings import TravelAgentSettings
from impl.travel_agent.turns.assembly import models_of, orchestrator_with_tools, phrases_for
from impl.travel_agent.turns.runner import TurnRunner
from impl.travel_agent.turns.workshop import RunnerTiming, Workshop


def assemble_agents(foundation: Foundation) -> Ensemble:
    """The agents as the settings describe them.

    Raises:
        SettingsError: a model is not known or cannot be used, there is no map, or a sandbox is asked for in production.
    """
    settings = foundation.settings
    # A message that was acknowledged is not sent again by anybody: its turn waits where a request would be refused.
    database = foundation.database.patient(seconds=settings.turn_database_seconds)
    understander = Understander.with_similarity()
    models = models_of(settings, understander=understander)
    maps = _maps(settings, foundation)
    confirmations = Confirmations(
        database,
        ledger=ConfirmationRepository(),
        writes_for=_writes(foundation.reservations),
        teller=ConversationTeller(foundation.ways.events, phrases_for=phrases_for),
        clock=foundation.clock,
    )
    plans = Plans(database)
    workshop = Workshop(
        database=database,
        log=foundation.ways.events,
        broadcaster=foundation.ways.deliveries,
        orchestrator=orchestrator_with_tools(),
        ensemble=models,
        understander=understander,
        maps=maps,
        plans=plans,
        facts=Facts(database),
        commutes=Commutes(database),
        confirmations=confirmations,
        gate=PolicyGate(),
        answers=AnswerCheck(),
        reservations_for=_reads(foundation.reservations),
        allows_external_models=_consent(foundation),
        session_of=foundation.presence.session_of,
        phrases_for=phrases_for,
        node=settings.node,
        limits=TurnLimits.from_settings(settings),
        timing=RunnerTiming(
            lease=settings.turn_lease_seconds,
            renewal=min(1.0, settings.turn_lease_seconds / 5),
            drain=settings.turn_drain_seconds,
        ),
        clock=foundation.clock,
    )
    runner = TurnRunner(workshop)

    async def close() -> None:
        await runner.close()
        await confirmations.close()
        await models.close()
        await understander.close()
        await maps.close()

    return Ensemble(
        turns=runner,
        deciding=confirmations,
        recover=runner.recover,
        drain=runner.close,
        close=close,
        warm_up=understander.warm_up,
        plans=plans,
        incidents=maps.incidents,
    )


def _maps(settings: TravelAgentSettings, foundation: Foundation) -> Maps:
    try:
        return build_maps(settings, environment=settings.environment, clock=foundation.clock)
    except MapError as error:
        raise SettingsError(str(error)) from None


def _reads(client: ReservationClient) -> Callable[[CustomerSession], CustomerReservations]:
    def reads(session: CustomerSession) -> CustomerReservations:
        return ReservationApi(client, token=session.token.value)

    return reads


def _writes(client: ReservationClient) -> Callable[[CustomerSession], ReservationWrites]:
    def writes(session: CustomerSession) -> ReservationWrites:
        return ReservationWriteApi(client, token=session.token.value)

    return writes


def _consent(foundation: Foundation) -> Callable[[UUID], Awaitable[bool]]:
    async def allows_external_models(customer_id: UUID) -> bool:
        return (await foundation.consents.get(customer_id)).external_models

    return allows_external_models
