"""The connections that gateways hold, in the database: any process may receive from them and push to them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import asyncpg
from pydantic_core import from_json, to_json

from generated import models
from impl.platform.database import Connection
from impl.travel_agent.channel.connection import ChatSession
from impl.travel_agent.channel.sealing import Seal, SealBroken
from impl.travel_agent.conversations.conversation import AccessToken
from impl.travel_agent.domain.geography import Position

LEASE: Final = timedelta(seconds=20)

_OPEN: Final = """
INSERT INTO connections AS connection (id, transport, callback_url, opened_at, last_seen_at, subject)
VALUES ($1, 'callback', $2, $3, $3, $4)
ON CONFLICT (id) DO UPDATE SET
    callback_url = excluded.callback_url, opened_at = excluded.opened_at, last_seen_at = excluded.last_seen_at,
    subject = excluded.subject, customer_id = NULL, conversation_id = NULL, token_encrypted = NULL,
    token_expires_at = NULL, scopes = '{}', locale = NULL, time_zone = NULL, position_encrypted = NULL,
    delivered_seq = 0, lease = NULL, lease_until = NULL
"""
_TOUCH: Final = "UPDATE connections SET last_seen_at = $3 WHERE id = $1 AND callback_url = $2 RETURNING *"
_BIND: Final = """
UPDATE connections SET customer_id = $2, subject = $3, conversation_id = $4, token_encrypted = $5,
    token_expires_at = $6, scopes = $7, locale = $8, time_zone = $9, position_encrypted = $10
WHERE id = $1
"""
_SET_DELIVERED: Final = "UPDATE connections SET delivered_seq = $2 WHERE id = $1"
_CLOSE: Final = "DELETE FROM connections WHERE id = $1 AND callback_url = $2"
_OF_CONVERSATION: Final = "SELECT id, callback_url FROM connections WHERE conversation_id = $1"
_CLAIM: Final = """
UPDATE connections SET lease = $2, lease_until = now() + $3::interval
WHERE id = $1 AND (lease IS NULL OR lease_until < now()) RETURNING conversation_id, delivered_seq
"""
_ADVANCE: Final = """
UPDATE connections SET delivered_seq = $3, lease_until = now() + $4::interval WHERE id = $1 AND lease = $2
RETURNING true
"""
_RELEASE: Final = """
UPDATE connections AS connection SET lease = NULL, lease_until = NULL WHERE id = $1 AND lease = $2
RETURNING (SELECT last_seq FROM conversations WHERE id = connection.conversation_id) > delivered_seq
"""
_BEHIND: Final = """
SELECT DISTINCT connection.conversation_id
FROM connections AS connection JOIN conversations AS conversation ON conversation.id = connection.conversation_id
WHERE connection.delivered_seq < conversation.last_seq
  AND (connection.lease IS NULL OR connection.lease_until < now())
LIMIT 1000
"""
_OVERDUE: Final = """
DELETE FROM connections
WHERE (conversation_id IS NULL AND opened_at < $1) OR last_seen_at < $2 OR token_expires_at < $3
RETURNING id, callback_url
"""
_OF_CUSTOMER: Final = """
SELECT * FROM connections WHERE customer_id = $1 AND token_expires_at > $2 ORDER BY last_seen_at DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptConnection:
    """A connection of a gateway: its name there, and where frames for it are posted."""

    id: str
    callback_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The right to push to a connection for a while; `delivered_seq` numbers the last event pushed."""

    connection_id: str
    lease: UUID
    conversation_id: UUID
    delivered_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownConnection:
    """What is kept of a connection: its session once it has one, and whose token the gateway let in if it told."""

    session: ChatSession | None
    admitted: str | None = field(repr=False)


class ConnectionBook:
    """The SQL of kept connections. Tokens and positions are sealed."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    async def open(self, connection: Connection, kept: KeptConnection, *, admitted: str | None, now: datetime) -> None:
        """Remember a new connection, and whose token the gateway let in if it told."""
        await connection.execute(_OPEN, kept.id, kept.callback_url, now, admitted)

    async def touch(self, connection: Connection, kept: KeptConnection, *, now: datetime) -> KnownConnection | None:
        """What is kept of the connection; None where it is not known."""
        row = await connection.fetchrow(_TOUCH, kept.id, kept.callback_url, now)
        return None if row is None else KnownConnection(session=self._session(row), admitted=row["subject"])

    async def bind(self, connection: Connection, kept: KeptConnection, session: ChatSession) -> None:
        """Keep the session of a connection."""
        position = session.position
        written = None if position is None else to_json([position.latitude, position.longitude]).decode()
        await connection.execute(
            _BIND,
            kept.id,
            session.customer_id,
            session.subject,
            session.conversation_id,
            self._seal.close(session.token.value, connection_id=kept.id),
            session.token.expires_at,
            sorted(session.scopes),
            session.locale.value,
            session.time_zone,
            None if written is None else self._seal.close(written, connection_id=kept.id),
        )

    async def set_delivered(self, connection: Connection, kept: KeptConnection, *, seq: int) -> None:
        """Remember what the client has heard already."""
        await connection.execute(_SET_DELIVERED, kept.id, seq)

    async def close(self, connection: Connection, kept: KeptConnection) -> None:
        """Forget a connection."""
        await connection.execute(_CLOSE, kept.id, kept.callback_url)

    async def of_conversation(self, connection: Connection, conversation_id: UUID) -> list[KeptConnection]:
        """The connections that hear a conversation."""
        return [_kept(row) for row in await connection.fetch(_OF_CONVERSATION, conversation_id)]

    async def claim(self, connection: Connection, connection_id: str, *, lease: UUID) -> Claim | None:
        """Take the right to push; None where another process has it, or the connection is gone."""
        row = await connection.fetchrow(_CLAIM, connection_id, lease, LEASE)
        if row is None or row["conversation_id"] is None:
            return None
        return Claim(
            connection_id=connection_id,
            lease=lease,
            conversation_id=row["conversation_id"],
            delivered_seq=row["delivered_seq"],
        )

    async def advance(self, connection: Connection, claim: Claim, *, seq: int) -> bool:
        """Remember how far the pushes have come; False where the right was lost."""
        return bool(await connection.fetchval(_ADVANCE, claim.connection_id, claim.lease, seq, LEASE))

    async def release(self, connection: Connection, claim: Claim) -> bool:
        """Give the right back; whether there is more to push meanwhile."""
        return bool(await connection.fetchval(_RELEASE, claim.connection_id, claim.lease))

    async def behind(self, connection: Connection) -> list[UUID]:
        """Conversations with events that were not pushed and that nobody is pushing."""
        return [row["conversation_id"] for row in await connection.fetch(_BEHIND)]

    async def take_overdue(
        self, connection: Connection, *, greeted_since: datetime, seen_since: datetime, valid_since: datetime
    ) -> list[KeptConnection]:
        """Forget the connections without a hello, without a word, or without a valid token for too long."""
        return [_kept(row) for row in await connection.fetch(_OVERDUE, greeted_since, seen_since, valid_since)]

    async def session_of_customer(
        self, connection: Connection, customer_id: UUID, *, now: datetime
    ) -> ChatSession | None:
        """A session of the customer with a valid token, where there is one."""
        row = await connection.fetchrow(_OF_CUSTOMER, customer_id, now)
        return None if row is None else self._session(row)

    def _session(self, row: asyncpg.Record) -> ChatSession | None:
        """The session; none where it was sealed with another key: the client says hello again."""
        if row["token_encrypted"] is None or row["conversation_id"] is None:
            return None
        try:
            token = self._seal.open(row["token_encrypted"], connection_id=row["id"])
            position = row["position_encrypted"]
            place = None if position is None else from_json(self._seal.open(position, connection_id=row["id"]))
        except SealBroken:
            return None
        return ChatSession(
            conversation_id=row["conversation_id"],
            customer_id=row["customer_id"],
            subject=row["subject"],
            scopes=frozenset(row["scopes"]),
            token=AccessToken(value=token, expires_at=row["token_expires_at"]),
            locale=models.Locale(row["locale"]),
            time_zone=row["time_zone"],
            position=None if place is None else Position(latitude=place[0], longitude=place[1]),
        )


def _kept(row: asyncpg.Record) -> KeptConnection:
    return KeptConnection(id=row["id"], callback_url=row["callback_url"])
