"""A conversation with the Travel Agent in the test's own process: real database, maps and ledger, no sockets.

The Reservation API is the one in memory, or any port that is given. Time stands still until the clock is moved.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from generated import models
from impl.platform.database import Database
from impl.platform.identifiers import decode, new_uuid7
from impl.platform.settings import Environment
from impl.travel_agent.agents.limits import TurnLimits
from impl.travel_agent.agents.memory import MemoryLimits
from impl.travel_agent.confirmations.repository import ConfirmationRepository
from impl.travel_agent.confirmations.service import Confirmations
from impl.travel_agent.confirmations.telling import ConversationTeller
from impl.travel_agent.conversations import repository
from impl.travel_agent.conversations.conversation import AccessToken, CustomerSession
from impl.travel_agent.conversations.events import Appended, EventLog, StoredEvent, events_after
from impl.travel_agent.conversations.intake import Intake
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.language.understander import Understander
from impl.travel_agent.maps.assemble import Maps, build_maps
from impl.travel_agent.maps.settings import MapSettings
from impl.travel_agent.models.embedded.model import EmbeddedModel
from impl.travel_agent.models.providers import EnsembleModels
from impl.travel_agent.planning.commutes import Commutes
from impl.travel_agent.planning.facts import Facts
from impl.travel_agent.planning.plans import Plans
from impl.travel_agent.policy.answers import AnswerCheck
from impl.travel_agent.policy.gate import PolicyGate
from impl.travel_agent.reservations.port import CustomerReservations, ReservationWrites
from impl.travel_agent.turns.assembly import orchestrator_with_tools, phrases_for
from impl.travel_agent.turns.runner import TurnRunner
from impl.travel_agent.turns.workshop import RunnerTiming, Workshop
from tests.support.maps import SetClock, helsinki_map
from tests.support.remembered_reservations import RememberedService

TUESDAY_NOON = datetime(2026, 11, 24, 10, tzinfo=UTC)
"""Twelve o'clock in Helsinki, on a Tuesday."""

ZONE = "Europe/Helsinki"
SCOPES = frozenset(
    {
        "conversations:read",
        "conversations:write",
        "vehicles:read",
        "quotes:write",
        "reservations:read",
        "reservations:write",
        "profile:read",
        "profile:write",
    }
)
_SECONDS_TO_ANSWER = 60.0
_EVENT: TypeAdapter[models.DurableEvent] = TypeAdapter(models.DurableEvent)


class BothPorts(CustomerReservations, ReservationWrites, Protocol):
    """Reads and writes of one customer's reservations."""


class Listener:
    """Hears what the connections of all conversations would be sent."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.events: dict[UUID, list[models.DurableEvent]] = {}
        self.pieces: dict[UUID, list[models.ChatServerMessage]] = {}
        self._heard = asyncio.Condition()
        self._telling: set[asyncio.Task[None]] = set()

    async def publish(self, conversation_id: UUID, *, message: models.ChatServerMessage) -> None:
        self.pieces.setdefault(conversation_id, []).append(message)
        await self._tell()

    def deliver(self, appended: Appended) -> None:
        self._hear(appended.conversation_id, appended.events)
        task = asyncio.get_running_loop().create_task(self._tell())
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def catch_up(self, conversation_id: UUID) -> None:
        """Hear what was stored by a transaction of somebody else's."""
        heard = self.events.get(conversation_id, [])
        async with self._database.connection() as connection:
            self._hear(
                conversation_id,
                await events_after(connection, conversation_id, seq=heard[-1].seq if heard else 0, limit=1000),
            )
        await self._tell()

    def _hear(self, conversation_id: UUID, stored: Sequence[StoredEvent]) -> None:
        heard = self.events.setdefault(conversation_id, [])
        known = {event.seq for event in heard}
        heard.extend(_EVENT.validate_json(event.text) for event in stored if event.seq not in known)
        heard.sort(key=lambda event: event.seq)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something that was heard makes it true."""
        async with asyncio.timeout(_SECONDS_TO_ANSWER), self._heard:
            await self._heard.wait_for(condition)

    async def _tell(self) -> None:
        async with self._heard:
            self._heard.notify_all()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What came of one message of the customer: the events of its turn, in their order, and the pieces of text."""

    events: Sequence[models.DurableEvent]
    pieces: Sequence[models.ChatServerMessage] = ()

    @property
    def text(self) -> str:
        """What the agent has said in the end, questions included."""
        said = [event.text for event in self.events if isinstance(event, models.MessageCompleted)]
        asked = [event.question for event in self.events if isinstance(event, models.ClarificationRequired)]
        return "\n".join([*said, *asked])

    @property
    def completed(self) -> models.TurnCompleted:
        return next(event for event in reversed(self.events) if isinstance(event, models.TurnCompleted))

    @property
    def status(self) -> models.TurnStatus:
        return self.completed.status

    @property
    def problem(self) -> models.TurnProblem | None:
        problem = self.completed.problem
        return problem if isinstance(problem, models.TurnProblem) else None

    @property
    def cards(self) -> list[models.Card]:
        return [event.card for event in self.events if isinstance(event, models.CardShown)]

    def card[C](self, kind: type[C]) -> C:
        """The one card of a kind."""
        [card] = [card for card in self.cards if isinstance(card, kind)]
        return card

    @property
    def tools(self) -> list[str]:
        """The orchestrator's finished tools, in their order."""
        return [name for name, _ in self.tool_outcomes]

    @property
    def tool_outcomes(self) -> list[tuple[str, models.ToolOutcome]]:
        return [
            (event.tool, event.outcome)
            for event in self.events
            if isinstance(event, models.ToolFinished) and event.agent is models.AgentName.ORCHESTRATOR
        ]

    @property
    def agents(self) -> list[models.AgentName]:
        """The sub-agents that took part, in the order in which they began."""
        return [event.agent for event in self.events if isinstance(event, models.AgentStarted)]

    @property
    def question(self) -> models.ClarificationRequired | None:
        return next((event for event in self.events if isinstance(event, models.ClarificationRequired)), None)

    @property
    def confirmation(self) -> models.Confirmation | None:
        found = [event.confirmation for event in self.events if isinstance(event, models.ConfirmationRequired)]
        return found[-1] if found else None

    @property
    def resolved(self) -> list[models.ConfirmationResolved]:
        return [event for event in self.events if isinstance(event, models.ConfirmationResolved)]

    @property
    def retracted(self) -> list[models.MessageRetracted]:
        return [event for event in self.events if isinstance(event, models.MessageRetracted)]


@dataclass(slots=True, kw_only=True)
class ConversationDriver:
    """One customer's conversation. Every act waits for the end of its turn."""

    world: "World"
    conversation_id: UUID
    session: CustomerSession
    shown: list[models.Confirmation] = field(default_factory=list)
    asked: models.ClarificationRequired | None = None
    exchanges: list[Exchange] = field(default_factory=list)

    @property
    def clock(self) -> SetClock:
        return self.world.clock

    @property
    def reservations(self) -> RememberedService:
        """The Reservation API in memory."""
        return self.world.service

    @property
    def events(self) -> list[models.DurableEvent]:
        """Everything so far."""
        return self.world.listener.events.get(self.conversation_id, [])

    @property
    def last(self) -> Exchange:
        return self.exchanges[-1]

    async def say(self, text: str, *, locale: models.Locale | None = None) -> Exchange:
        """Say something."""
        before = len(self.events)
        turn_id = await self.begin(text, locale=locale)
        return await self.end(turn_id, since=before)

    async def begin(self, text: str, *, locale: models.Locale | None = None) -> UUID:
        """Say something without waiting for the answer; gives the turn."""
        message = models.UserMessage(
            type="user.message",
            id=models.ClientMessageId(uuid4().hex),
            text=models.MessageText(text),
        )
        accepted = await self.world.intake.accept_words(self.conversation_id, message=message)
        assert accepted is not None
        return await self.world.runner.say(
            self.conversation_id,
            session=self.session,
            text=text,
            client_message_id=message.id,
            locale=locale,
            turn_id=accepted.turn_id,
        )

    async def choose(self, choice_id: str) -> Exchange:
        """Choose an answer to the last question, or an option of a plan, by its id."""
        before = len(self.events)
        clarification_id = None
        if self.asked is not None and choice_id in {choice.id for choice in self.asked.choices}:
            clarification_id = decode("clr", text=self.asked.clarification_id)
        turn_id = await self.world.runner.choose(
            self.conversation_id,
            session=self.session,
            clarification_id=clarification_id,
            choice_id=choice_id,
            client_message_id=uuid4().hex,
        )
        return await self.end(turn_id, since=before)

    async def choose_number(self, number: int) -> Exchange:
        """Choose the answer at a place of the list, from 1; of the last question, else of the last plan."""
        if self.asked is not None and self.asked.choices:
            return await self.choose(self.asked.choices[number - 1].id)
        plans = [card for each in self.exchanges for card in each.cards if isinstance(card, models.RouteComparisonCard)]
        return await self.choose(plans[-1].plan.options[number - 1].id)

    async def correct(self, correction: models.Correction) -> Exchange:
        """Correct a fact in the app."""
        before = len(self.events)
        turn_id = await self.world.runner.correct(
            self.conversation_id, session=self.session, correction=correction, client_message_id=uuid4().hex
        )
        return await self.end(turn_id, since=before)

    async def decide(self, *, approve: bool, digest: str | None = None) -> Exchange:
        """Decide on the proposal that was shown last, as the app does; gives the turn that follows."""
        before = len(self.events)
        confirmation_id = await self.record_decision(approve=approve, digest=digest)
        await self.world.runner.decided(self.conversation_id, session=self.session, confirmation_id=confirmation_id)
        await self.world.listener.until(
            lambda: any(isinstance(event, models.TurnCompleted) for event in self.events[before:])
        )
        return self._exchange(before)

    async def record_decision(self, *, approve: bool, digest: str | None = None) -> UUID:
        """Record the decision alone, as if the process had ended right after it."""
        shown = self.shown[-1]
        confirmation_id = decode("cnf", text=shown.id)
        decision = models.Decision.APPROVE if approve else models.Decision.DECLINE
        await self.world.database.run(
            lambda connection: self.world.confirmations.decide(
                confirmation_id,
                customer_id=self.session.customer_id,
                digest=digest or shown.digest,
                decision=decision,
                connection=connection,
            )
        )
        await self.world.log.announce(self.conversation_id)
        return confirmation_id

    async def regenerate(self) -> Exchange:
        """Have the last answer given again."""
        before = len(self.events)
        answers = [event for event in self.events if isinstance(event, models.MessageCompleted)]
        turn_id = await self.world.runner.regenerate(
            self.conversation_id,
            session=self.session,
            message_id=decode("msg", text=answers[-1].message_id),
            client_message_id=uuid4().hex,
        )
        return await self.end(turn_id, since=before)

    async def cancel(self) -> bool:
        """Stop the running turn."""
        return await self.world.runner.cancel(self.conversation_id)

    async def end(self, turn_id: UUID, *, since: int = 0) -> Exchange:
        """Wait for the end of a turn."""
        await self.world.listener.until(lambda: self._is_over(turn_id))
        return self._exchange(since)

    def at(self, position: Position | None) -> "ConversationDriver":
        """Tell where the customer is, with the consent to use it."""
        self.session = _session(
            self.session.customer_id, locale=self.session.locale, position=position, scopes=self.session.scopes
        )
        return self

    def _is_over(self, turn_id: UUID) -> bool:
        return any(
            isinstance(event, models.TurnCompleted) and decode("trn", text=event.turn_id) == turn_id
            for event in self.events
        )

    def _exchange(self, since: int) -> Exchange:
        pieces = self.world.listener.pieces.pop(self.conversation_id, [])
        exchange = Exchange(events=self.events[since:], pieces=pieces)
        self.exchanges.append(exchange)
        self.asked = exchange.question
        if exchange.confirmation is not None:
            self.shown.append(exchange.confirmation)
        return exchange


@dataclass(slots=True, kw_only=True)
class World:
    """The Travel Agent without its transports; many conversations can be had in it."""

    database: Database
    clock: SetClock
    service: RememberedService
    listener: Listener
    log: EventLog
    intake: Intake
    confirmations: Confirmations
    workshop: Workshop
    runner: TurnRunner
    maps: Maps
    directory: Path

    @property
    def incidents_file(self) -> Path:
        """Where incidents are scripted (`impl.travel_agent.maps.incident_file.write_incidents`)."""
        return self.directory / "incidents.json"

    async def converse(
        self,
        *,
        locale: models.Locale = models.Locale.EN,
        customer_id: UUID | None = None,
        position: Position | None = None,
    ) -> ConversationDriver:
        """Begin a conversation of a new customer, or of the given one."""
        session = _session(customer_id or uuid4(), locale=locale, position=position, scopes=SCOPES)
        async with self.database.connection() as connection:
            conversation = await repository.create(
                connection,
                id_=new_uuid7(),
                customer_id=session.customer_id,
                locale=locale,
                time_zone=ZONE,
                now=self.clock(),
            )
        return ConversationDriver(world=self, conversation_id=conversation.id, session=session)


@asynccontextmanager
async def conversing_world(
    database: Database,
    *,
    directory: Path,
    now: datetime = TUESDAY_NOON,
    service: RememberedService | None = None,
    ensemble: EnsembleModels | None = None,
    consent: bool = True,
    limits: TurnLimits | None = None,
    memory_limits: MemoryLimits | None = None,
    timing: RunnerTiming | None = None,
    node: str = "test-node",
    maps: Maps | None = None,
    understander: Understander | None = None,
    reservations_for: Callable[[CustomerSession], BothPorts] | None = None,
    session_of: Callable[[UUID], Awaitable[CustomerSession | None]] | None = None,
) -> AsyncIterator[World]:
    """The Travel Agent on a migrated database; `directory` holds the scripts of incidents and weather."""
    clock = SetClock(now)
    service = service or RememberedService(clock=clock)
    listener = Listener(database)
    log = EventLog(database, broadcaster=listener, clock=clock)
    ports = reservations_for or _in_memory(service)
    patient = database.patient(seconds=_SECONDS_TO_ANSWER)
    confirmations = Confirmations(
        patient,
        ledger=ConfirmationRepository(),
        writes_for=ports,
        teller=ConversationTeller(log, phrases_for=phrases_for),
        clock=clock,
    )
    opened = maps or _local_maps(clock, directory=directory)
    own_understander = understander or Understander(similarity=None)
    workshop = Workshop(
        database=patient,
        log=log,
        broadcaster=listener,
        orchestrator=orchestrator_with_tools(),
        ensemble=ensemble or EnsembleModels({}, embedded=EmbeddedModel(own_understander)),
        understander=own_understander,
        maps=opened,
        plans=Plans(patient),
        facts=Facts(patient),
        commutes=Commutes(patient),
        confirmations=confirmations,
        gate=PolicyGate(),
        answers=AnswerCheck(),
        reservations_for=ports,
        allows_external_models=_always(consent),
        session_of=session_of or _nobody_is_there,
        phrases_for=phrases_for,
        node=node,
        limits=limits or TurnLimits(),
        memory_limits=memory_limits or MemoryLimits(),
        timing=timing or RunnerTiming(),
        clock=clock,
    )
    world = World(
        database=database,
        clock=clock,
        service=service,
        listener=listener,
        log=log,
        intake=Intake(database, events=log, key=b"a key of the tests", lease=timedelta(seconds=30), clock=clock),
        confirmations=confirmations,
        workshop=workshop,
        runner=TurnRunner(workshop),
        maps=opened,
        directory=directory,
    )
    try:
        yield world
    finally:
        await world.runner.close()
        if understander is None:
            await own_understander.close()
        if maps is None:
            await opened.close()


@asynccontextmanager
async def conversing(
    database: Database,
    *,
    directory: Path,
    locale: models.Locale = models.Locale.EN,
    now: datetime = TUESDAY_NOON,
    position: Position | None = None,
) -> AsyncIterator[ConversationDriver]:
    """One conversation in a world of its own."""
    async with conversing_world(database, directory=directory, now=now) as world:
        yield await world.converse(locale=locale, position=position)


def _session(
    customer_id: UUID, *, locale: models.Locale, position: Position | None, scopes: frozenset[str]
) -> CustomerSession:
    return CustomerSession(
        customer_id=customer_id,
        subject="anna",
        scopes=scopes,
        token=AccessToken(value="a-token", expires_at=datetime.now(UTC) + timedelta(days=3650)),
        position=position,
        locale=locale,
        time_zone=str(ZoneInfo(ZONE)),
    )


def _local_maps(clock: SetClock, *, directory: Path) -> Maps:
    settings = MapSettings(
        map_directory=helsinki_map(),
        incidents_file=directory / "incidents.json",
        weather_file=directory / "weather.json",
    )
    return build_maps(settings, environment=Environment.TEST, clock=clock)


def _in_memory(service: RememberedService) -> Callable[[CustomerSession], BothPorts]:
    def ports(session: CustomerSession) -> BothPorts:
        return service.customer(session.customer_id)

    return ports


def _always(consent: bool) -> Callable[[UUID], "asyncio.Future[bool]"]:
    def answer(_customer_id: UUID) -> "asyncio.Future[bool]":
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        future.set_result(consent)
        return future

    return answer


async def _nobody_is_there(_customer_id: UUID) -> CustomerSession | None:
    return None
