"""The chat, put together: who listens, what comes in, and what goes out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import httpx

from impl.platform.auth import TokenVerifier
from impl.platform.database import Database
from impl.platform.lifecycle import Lifecycle
from impl.platform.rate_limit import RateLimiter
from impl.travel_agent.channel.callbacks import Gateways
from impl.travel_agent.channel.deciding import Deciding
from impl.travel_agent.channel.deliveries import Deliveries
from impl.travel_agent.channel.farewell import Farewell
from impl.travel_agent.channel.kept_connections import ConnectionBook
from impl.travel_agent.channel.messages import ChatMessages
from impl.travel_agent.channel.pushing import Pusher
from impl.travel_agent.channel.reception import MessageLimits, Reception
from impl.travel_agent.channel.relay import Relay
from impl.travel_agent.channel.rooms import Rooms
from impl.travel_agent.channel.sealing import Seal, derived_key
from impl.travel_agent.channel.sessions import Profiles, Sessions
from impl.travel_agent.channel.sockets import ChatSockets
from impl.travel_agent.channel.turns import Turns
from impl.travel_agent.conversations.consents import ConsentBook
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.conversations.events import EventLog
from impl.travel_agent.conversations.intake import Intake
from impl.travel_agent.settings import TravelAgentSettings

type Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The ways out: to the sockets of this process, and to gateways. Whoever runs turns speaks through them."""

    rooms: Rooms
    book: ConnectionBook
    gateways: Gateways
    pusher: Pusher
    deliveries: Deliveries
    events: EventLog


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """The ways in, and what they share."""

    sessions: Sessions
    messages: ChatMessages
    reception: Reception
    sockets: ChatSockets
    relay: Relay
    farewell: Farewell


def open_ways(settings: TravelAgentSettings, *, database: Database, client: httpx.AsyncClient, clock: Clock) -> Ways:
    """The ways out of this process."""
    rooms = Rooms(database, poll_seconds=settings.events_poll_seconds)
    book = ConnectionBook(Seal(settings.connection_key.get_secret_value().encode()))
    gateways = Gateways(settings.callback_gateways, client=client)
    pusher = Pusher(database, book=book, gateways=gateways)
    deliveries = Deliveries(rooms=rooms, pusher=pusher)
    return Ways(
        rooms=rooms,
        book=book,
        gateways=gateways,
        pusher=pusher,
        deliveries=deliveries,
        events=EventLog(database, broadcaster=deliveries, clock=clock),
    )


def open_chat(
    settings: TravelAgentSettings,
    ways: Ways,
    *,
    database: Database,
    verifier: TokenVerifier,
    turns: Turns,
    deciding: Deciding,
    consents: ConsentBook,
    profiles: Profiles,
    clock: Clock,
) -> Chat:
    """The ways in."""
    limits = MessageLimits(RateLimiter(scale=settings.rate_limit_scale))
    sessions = Sessions(
        database,
        verifier=verifier,
        default_time_zone=settings.default_time_zone,
        profiles=profiles,
        clock=clock,
    )
    key = derived_key(settings.connection_key.get_secret_value().encode(), purpose=b"messages")
    messages = ChatMessages(
        database,
        sessions=sessions,
        intake=Intake(
            database,
            events=ways.events,
            key=key,
            lease=timedelta(seconds=settings.turn_lease_seconds),
            clock=clock,
        ),
        turns=turns,
        deciding=deciding,
        events=ways.events,
        consents=consents,
        profiles=profiles,
        limits=limits,
        heartbeat_seconds=settings.heartbeat_seconds,
        clock=clock,
    )
    reception = Reception(messages, limits=limits, clock=clock)
    sockets = ChatSockets(
        reception,
        rooms=ways.rooms,
        clock=clock,
        queue_limit=settings.send_queue_messages,
        hello_seconds=settings.hello_seconds,
        idle_seconds=settings.idle_seconds,
        token_grace_seconds=settings.token_grace_seconds,
    )
    relay = Relay(
        database,
        reception=reception,
        book=ways.book,
        gateways=ways.gateways,
        pusher=ways.pusher,
        clock=clock,
    )
    farewell = Farewell(database, turns=turns, rooms=ways.rooms, pusher=ways.pusher, book=ways.book, clock=clock)
    return Chat(
        sessions=sessions,
        messages=messages,
        reception=reception,
        sockets=sockets,
        relay=relay,
        farewell=farewell,
    )


def add_chat_tasks(
    lifecycle: Lifecycle, settings: TravelAgentSettings, *, ways: Ways, chat: Chat, clock: Clock
) -> None:
    """Have everything looked at that time or other processes change."""

    async def close_overdue() -> None:
        await ways.pusher.close_overdue(
            clock=clock,
            hello_seconds=settings.hello_seconds,
            idle_seconds=settings.idle_seconds,
            token_grace_seconds=settings.token_grace_seconds,
        )

    lifecycle.add_task("event_watch", run=ways.rooms.watch)
    lifecycle.add_periodic("socket_times", seconds=1, run=chat.sockets.check_times)
    if settings.callback_gateways:
        lifecycle.add_periodic("push_sweep", seconds=settings.connection_sweep_seconds, run=ways.pusher.sweep)
        lifecycle.add_periodic("callback_times", seconds=settings.connection_sweep_seconds, run=close_overdue)
    lifecycle.on_close(ways.rooms.close)
    lifecycle.on_close(ways.pusher.close)


class Presence:
    """Finds a customer who is there, with a token that still holds; what was approved is carried out with it."""

    def __init__(self, ways: Ways, *, database: Database, clock: Clock) -> None:
        self._ways = ways
        self._database = database
        self._clock = clock
        self._sockets: ChatSockets | None = None

    def watch(self, sockets: ChatSockets) -> None:
        """Look among these sockets from now on."""
        self._sockets = sockets

    async def session_of(self, customer_id: UUID) -> CustomerSession | None:
        """A session of the customer; None where there is none in this process or at a gateway."""
        now = self._clock()
        session = None if self._sockets is None else self._sockets.session_of(customer_id, now=now)
        if session is None:
            async with self._database.connection() as connection:
                session = await self._ways.book.session_of_customer(connection, customer_id, now=now)
        return None if session is None else session.speaker()
