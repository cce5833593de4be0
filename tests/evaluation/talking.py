"""The scripted customer: takes the steps of a conversation one after the other, whatever is answered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from pydantic import MISSING, TypeAdapter

from generated import models
from impl.platform.database import Database
from impl.travel_agent.domain.confirmations import ConfirmationNotPending
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.language.understander import Understander
from impl.travel_agent.maps.assemble import Maps
from impl.travel_agent.models.providers import EnsembleModels
from impl.travel_agent.reservations.port import QuoteWish
from impl.travel_agent.turns.errors import UnknownChoice
from tests.evaluation.conversation import (
    Act,
    Choose,
    Conversation,
    Correct,
    Decide,
    Event,
    Fails,
    Happens,
    Interrupt,
    PricesRise,
    Recovers,
    Reserved,
    Say,
    TimePasses,
    VehicleIsTaken,
)
from tests.evaluation.grounds import Ground
from tests.evaluation.hearing import Heard
from tests.evaluation.moments import moment
from tests.evaluation.outside import Outside
from tests.evaluation.parked_fleet import PARKED
from tests.evaluation.record import Record, Taken
from tests.support.conversation_driver import BothPorts, ConversationDriver, conversing_world

_EVENT: Final[TypeAdapter[models.DurableEvent]] = TypeAdapter(models.DurableEvent)
_MOST_EVENTS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What all conversations share."""

    database: Database
    maps: Maps
    understander: Understander
    ensemble: EnsembleModels
    directory: Path

    async def hold(self, conversation: Conversation, *, ground: Ground) -> Record:
        """Have a conversation from beginning to end."""
        async with self._begun(conversation, ground=ground) as customer:
            for step in conversation.steps:
                if isinstance(step, Say | Interrupt | Choose | Decide | Correct):
                    if not await customer.act(step):
                        break
                else:
                    await customer.witness(step)
            return await customer.finish()

    @asynccontextmanager
    async def _begun(self, conversation: Conversation, *, ground: Ground) -> AsyncIterator["ScriptedCustomer"]:
        world = conversation.world
        outside = Outside(clock=ground.clock, failing=set(world.unreachable), incidents=list(world.incidents))
        async with conversing_world(
            self.database,
            directory=self.directory,
            now=world.beginning,
            maps=outside.maps(self.maps),
            understander=self.understander,
            ensemble=self.ensemble,
            reservations_for=lambda session: outside.reservations(ground.ports(session.customer_id)),
            node=f"evaluation-{uuid4().hex[:8]}",
        ) as opened:
            ground.clock.source = opened.clock
            customer_id = await ground.begin(world)
            position = (
                None
                if world.standing_at is None
                else Position(latitude=world.standing_at[0], longitude=world.standing_at[1])
            )
            driver = await opened.converse(locale=conversation.language, customer_id=customer_id, position=position)
            customer = ScriptedCustomer(conversation, driver=driver, ground=ground, outside=outside)
            for reserved in world.reserved:
                await customer.reserve(reserved)
            outside.writes.clear()
            yield customer


class ScriptedCustomer:
    """Takes the steps, and remembers what was heard."""

    def __init__(
        self, conversation: Conversation, *, driver: ConversationDriver, ground: Ground, outside: Outside
    ) -> None:
        self._conversation = conversation
        self._driver = driver
        self._ground = ground
        self._outside = outside
        self._record = Record(beginning=conversation.world.beginning)
        self._last_seq = 0

    async def act(self, act: Act) -> bool:
        """Take a step; whether the conversation can go on."""
        written, trouble, refusal = len(self._outside.writes), None, None
        try:
            await self._take(act)
        except ConfirmationNotPending as refused:
            refusal = str(refused)
        except (AssertionError, IndexError, UnknownChoice) as impossible:
            trouble = f"{type(impossible).__name__}: {impossible}".strip(": ")
        except TimeoutError:
            trouble = "no answer came"
        heard = Heard(events=await self._news(), beginning=self._record.beginning, refusal=refusal)
        taken = Taken(
            act=act,
            heard=heard,
            writes=tuple(self._outside.writes[written:]),
            reservations=await self._reservations(),
            trouble=trouble,
        )
        self._record.steps.append(taken)
        return trouble is None

    async def witness(self, event: Event) -> None:
        """See something happen."""
        match event:
            case TimePasses(by=by):
                self._driver.clock.advance(by)
            case PricesRise(by=by):
                self._ground.raise_prices(by)
            case Happens(incident=incident):
                self._outside.incidents.append(incident)
            case Fails(part=part):
                self._outside.failing.add(part)
            case Recovers(part=part):
                self._outside.failing.discard(part)
            case VehicleIsTaken():
                await self._take_vehicle()

    async def reserve(self, reserved: Reserved) -> None:
        """Reserve a vehicle before the conversation begins."""
        number = next(each for each in PARKED if each.vehicle_class is reserved.vehicle_class)
        starts_at = moment(reserved.starts, beginning=self._record.beginning)
        ends_at = moment(reserved.ends, beginning=self._record.beginning) if reserved.ends else starts_at
        wish = QuoteWish(vehicle_id=models.VehicleId(number.id), starts_at=starts_at, ends_at=ends_at)
        await self._book(self._ports(self._driver.session.customer_id), wish)

    async def finish(self) -> Record:
        """Look at the state at the end."""
        self._outside.failing.clear()
        self._record.writes = list(self._outside.writes)
        self._record.reservations = await self._reservations()
        ports = self._ports(self._driver.session.customer_id)
        self._record.preferences = (await ports.profile()).preferences
        return self._record

    async def _news(self) -> list[models.DurableEvent]:
        """The events since the last step, as they are stored."""
        log = self._driver.world.log
        stored = await log.after(self._driver.conversation_id, seq=self._last_seq, limit=_MOST_EVENTS)
        self._last_seq = stored[-1].seq if stored else self._last_seq
        return [_EVENT.validate_json(event.text) for event in stored]

    async def _take(self, act: Act) -> None:
        match act:
            case Say(text=text):
                await self._driver.say(text)
            case Interrupt(first=first, text=text):
                await self._driver.begin(first)
                await self._driver.say(text)
            case Choose(number=number):
                await self._driver.choose_number(number)
            case Decide(approve=approve):
                await self._driver.decide(approve=approve)
            case Correct(correction=correction):
                await self._driver.correct(correction)

    async def _take_vehicle(self) -> None:
        proposal = self._driver.shown[-1].change.after if self._driver.shown else MISSING
        if proposal is MISSING:
            return
        ends_at = None if proposal.ends_at is MISSING else proposal.ends_at
        wish = QuoteWish(vehicle_id=proposal.vehicle.id, starts_at=proposal.starts_at, ends_at=ends_at)
        await self._book(self._ports(await self._ground.another_customer()), wish)

    async def _book(self, ports: BothPorts, wish: QuoteWish) -> None:
        quote = await ports.quote(wish)
        held = await ports.hold(quote.id, note=None, key=uuid4().hex)
        await ports.confirm(held.reservation.id, version=held.version, key=uuid4().hex)

    async def _reservations(self) -> tuple[models.Reservation, ...]:
        return await self._ports(self._driver.session.customer_id).list_reservations()

    def _ports(self, customer_id: UUID) -> BothPorts:
        """The way of the customer, and of others, around what the agent has."""
        return Outside(clock=self._ground.clock).reservations(self._ground.ports(customer_id))
