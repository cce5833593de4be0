"""A client's connection as the handlers of messages know it, whatever carries it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from generated import models
from generated.travel_agent.channel import ChatCloseCode, write
from impl.platform.auth import VerifiedToken
from impl.travel_agent.conversations.conversation import AccessToken, CustomerSession
from impl.travel_agent.domain.geography import Position


class ConnectionGone(Exception):
    """The client is not there any more."""


class ConnectionSender(Protocol):
    """Carries frames to one client: over a socket of this process, or through the gateway that holds it."""

    async def send(self, text: str) -> None:
        """Send a text frame.

        Raises:
            ConnectionGone: the client has left; nothing more can be sent.
        """
        ...

    async def close(self, code: ChatCloseCode) -> None:
        """Close the connection."""
        ...


@dataclass(slots=True, kw_only=True)
class ChatSession:
    """What a connection has told of itself since `session.hello`. The token and the position stay out of logs."""

    conversation_id: UUID
    customer_id: UUID
    subject: str = field(repr=False)
    scopes: frozenset[str]
    token: AccessToken
    locale: models.Locale
    time_zone: str
    position: Position | None = field(default=None, repr=False)

    def renew(self, verified: VerifiedToken, *, token: AccessToken) -> None:
        """Go on with another token of the same customer."""
        self.scopes = verified.principal.scopes
        self.token = token

    def is_expired(self, now: datetime) -> bool:
        """Whether the token is of no use any more."""
        return self.token.expires_at <= now

    def speaker(self, *, locale: models.Locale | None = None, may_use_position: bool = False) -> CustomerSession:
        """Who speaks in a turn that begins now."""
        return CustomerSession(
            customer_id=self.customer_id,
            subject=self.subject,
            scopes=self.scopes,
            token=self.token,
            position=self.position if may_use_position else None,
            locale=locale or self.locale,
            time_zone=self.time_zone,
        )


class ChatConnection(Protocol):
    """One connection of one client.

    `session` is there once `session.hello` was followed, `admitted` where a gateway told whose token it let in.
    """

    session: ChatSession | None

    @property
    def admitted(self) -> str | None:
        """The subject of the token with which the connection was opened, if it is known."""
        ...

    @property
    def sender(self) -> ConnectionSender:
        """What carries frames to the client."""
        ...

    async def begin(self, session: ChatSession, *, after: int) -> None:
        """Bind the connection to its conversation: it hears the events after the number, each once, from now on."""
        ...

    async def changed(self) -> None:
        """Keep what has changed in the session, where that outlives this process."""
        ...


async def answer(connection: ChatConnection, message: models.ChatServerMessage) -> None:
    """Send a message to this connection alone."""
    await connection.sender.send(write(message))
