"""What gateways tell of the WebSockets they hold, followed as if the socket were here."""

from collections.abc import Callable
from datetime import datetime

from generated import models
from impl.platform.database import Database
from impl.travel_agent.channel.callbacks import CallbackSender, Gateways
from impl.travel_agent.channel.connection import ChatSession
from impl.travel_agent.channel.kept_connections import ConnectionBook, KeptConnection, KnownConnection
from impl.travel_agent.channel.pushing import Pusher
from impl.travel_agent.channel.reception import Reception


class UnknownConnection(Exception):
    """The gateway has not told that the connection was opened, or it has been forgotten since."""


class CallbackConnection:
    """A connection that a gateway holds, for as long as one of its frames is followed."""

    def __init__(
        self,
        database: Database,
        kept: KeptConnection,
        *,
        sender: CallbackSender,
        known: KnownConnection,
        book: ConnectionBook,
        pusher: Pusher,
    ) -> None:
        self._database = database
        self._kept = kept
        self._book = book
        self._pusher = pusher
        self.sender = sender
        self.session = known.session
        self.admitted = known.admitted

    async def begin(self, session: ChatSession, *, after: int) -> None:
        """Keep the session; events after the number are pushed from now on, by whichever process."""
        self.session = session
        async with self._database.transaction() as connection:
            await self._book.bind(connection, self._kept, session)
            await self._book.set_delivered(connection, self._kept, seq=after)
        self._pusher.wake(session.conversation_id)

    async def changed(self) -> None:
        """Keep the session as it is now."""
        assert self.session is not None
        async with self._database.connection() as connection:
            await self._book.bind(connection, self._kept, self.session)


class Relay:
    """Follows the events of connections that gateways hold."""

    def __init__(
        self,
        database: Database,
        *,
        reception: Reception,
        book: ConnectionBook,
        gateways: Gateways,
        pusher: Pusher,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._reception = reception
        self._book = book
        self._gateways = gateways
        self._pusher = pusher
        self._clock = clock

    async def follow(self, event: models.ConnectionEvent) -> None:
        """Follow one event.

        Raises:
            UnknownConnection: a frame of a connection that was not opened.
        """
        kept = KeptConnection(id=event.connection_id, callback_url=event.callback_url.rstrip("/"))
        match event.type:
            case models.ConnectionEventType.CONNECTED:
                async with self._database.connection() as connection:
                    admitted = event.subject if isinstance(event.subject, str) else None
                    await self._book.open(connection, kept, admitted=admitted, now=self._clock())
            case models.ConnectionEventType.RECEIVED:
                await self._receive(kept, frame="" if not isinstance(event.body, str) else event.body)
            case models.ConnectionEventType.DISCONNECTED:
                async with self._database.connection() as connection:
                    await self._book.close(connection, kept)

    async def _receive(self, kept: KeptConnection, *, frame: str) -> None:
        async with self._database.connection() as connection:
            known = await self._book.touch(connection, kept, now=self._clock())
        if known is None:
            raise UnknownConnection
        held = CallbackConnection(
            self._database,
            kept,
            sender=self._gateways.sender(kept.callback_url, connection_id=kept.id),
            known=known,
            book=self._book,
            pusher=self._pusher,
        )
        await self._reception.receive(held, frame)
