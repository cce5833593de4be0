"""The delivery of outbox events to subscribers: signed, in order per aggregate, at least once (Standard Webhooks)."""

import asyncio
import base64
import hmac
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID, uuid4

import httpx
from pydantic import SecretStr

from impl.platform.database import Database
from impl.platform.identifiers import encode
from impl.platform.jitter import spread
from impl.platform.settings import WebhookSubscriber, signing_key
from impl.platform.telemetry import log

_DISPATCHED_AT_ONCE: Final = 100

# Events become deliveries in the statement that marks them, so that none is lost or doubled between two workers.
_DISPATCH: Final = """
WITH due AS MATERIALIZED (
    SELECT id, aggregate_id, sequence, type FROM outbox_events
    WHERE dispatched_at IS NULL ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
), fan_out AS (
    INSERT INTO webhook_deliveries (event_id, subscriber, aggregate_id, sequence)
    SELECT due.id, subscriber.name, due.aggregate_id, due.sequence
    FROM due CROSS JOIN jsonb_to_recordset($1::jsonb) AS subscriber (name text, events jsonb)
    WHERE subscriber.events IS NULL OR subscriber.events ? due.type
)
UPDATE outbox_events SET dispatched_at = now() FROM due WHERE outbox_events.id = due.id
"""

# An earlier delivery of the aggregate that is pending, or an earlier event that another worker is about to dispatch,
# holds back the later ones. A dead letter does not: the subscriber sees the gap in `sequence`.
_CLAIM: Final = """
WITH due AS MATERIALIZED (
    SELECT candidate.id FROM webhook_deliveries AS candidate
    WHERE candidate.subscriber = $1 AND candidate.status = 'pending' AND candidate.next_attempt_at <= now()
      AND NOT EXISTS (
        SELECT FROM webhook_deliveries AS earlier
        WHERE earlier.subscriber = candidate.subscriber AND earlier.aggregate_id = candidate.aggregate_id
          AND earlier.sequence < candidate.sequence AND earlier.status = 'pending')
      AND NOT EXISTS (
        SELECT FROM outbox_events AS earlier
        WHERE earlier.aggregate_id = candidate.aggregate_id AND earlier.sequence < candidate.sequence
          AND earlier.dispatched_at IS NULL)
    ORDER BY candidate.next_attempt_at LIMIT $2 FOR UPDATE OF candidate SKIP LOCKED
)
UPDATE webhook_deliveries AS delivery
SET lease = $3, attempts = attempts + 1, next_attempt_at = now() + $4::interval
FROM due, outbox_events AS event
WHERE delivery.id = due.id AND event.id = delivery.event_id
RETURNING delivery.id, delivery.attempts, event.id AS event_id, event.payload
"""
_SUCCEED: Final = """
UPDATE webhook_deliveries SET status = 'delivered', lease = NULL, last_error = NULL, finished_at = now()
WHERE id = $1 AND lease = $2
"""
_POSTPONE: Final = """
UPDATE webhook_deliveries SET lease = NULL, last_error = $3, next_attempt_at = now() + $4::interval
WHERE id = $1 AND lease = $2
"""
_GIVE_UP: Final = """
UPDATE webhook_deliveries SET status = 'dead', lease = NULL, last_error = $3, finished_at = now()
WHERE id = $1 AND lease = $2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How often and how patiently a delivery is attempted. Times are in seconds.

    A worker that dies leaves its deliveries to others when `lease_seconds` have passed; an attempt takes at most
    `request_seconds`, which must be less.
    """

    attempts: int = 12
    first_pause_seconds: float = 5
    longest_pause_seconds: float = 6 * 3600
    request_seconds: float = 10
    lease_seconds: float = 30
    poll_seconds: float = 0.25
    batch: int = 20

    def pause_after(self, attempt: int) -> timedelta:
        """The pause after a failed attempt (counted from 1): doubling, with up to half of it taken off at random."""
        longest = min(self.longest_pause_seconds, self.first_pause_seconds * 2 ** (attempt - 1))
        return timedelta(seconds=spread(longest, least=0.5, most=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Delivery:
    id: UUID
    attempt: int
    event_id: UUID
    payload: bytes
    lease: UUID


def signature_headers(secret: SecretStr, *, message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers that prove origin and freshness (Standard Webhooks, "Signature scheme"); `timestamp` in seconds."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    signature = base64.b64encode(hmac.digest(signing_key(secret), signed, "sha256")).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{signature}",
    }


class WebhookDelivery:
    """Moves events from the outbox to the subscribers. Several may run at once, in several processes."""

    def __init__(
        self,
        database: Database,
        *,
        subscribers: Sequence[WebhookSubscriber],
        client: httpx.AsyncClient,
        policy: RetryPolicy | None = None,
    ) -> None:
        self._database = database
        self._subscribers = tuple(subscribers)
        self._client = client
        self._policy = policy or RetryPolicy()
        self._directory = [
            {"name": subscriber.name, "events": sorted(subscriber.events) if subscriber.events is not None else None}
            for subscriber in self._subscribers
        ]

    def tasks(self) -> Mapping[str, Callable[[], Awaitable[None]]]:
        """The endless loops to run: one that dispatches, and one per subscriber, so that a slow one delays no other."""
        couriers = {
            f"webhooks_{subscriber.name}": partial(self._repeat, partial(self.deliver_due, subscriber))
            for subscriber in self._subscribers
        }
        return {"webhooks_dispatch": partial(self._repeat, self.dispatch_due), **couriers}

    async def dispatch_due(self) -> int:
        """Turn new events into one delivery for each subscriber that wants them; returns the number of events."""
        async with self._database.connection() as connection:
            status = await connection.execute(_DISPATCH, self._directory, _DISPATCHED_AT_ONCE)
        return int(status.removeprefix("UPDATE "))

    async def deliver_due(self, subscriber: WebhookSubscriber) -> int:
        """Attempt the deliveries to a subscriber that are due; returns their number."""
        due = await self._claim(subscriber)
        async with asyncio.TaskGroup() as attempts:
            for delivery in due:
                attempts.create_task(self._attempt(delivery, subscriber=subscriber))
        return len(due)

    async def _repeat(self, step: Callable[[], Awaitable[int]]) -> None:
        while True:
            if not await step():
                await asyncio.sleep(self._policy.poll_seconds)

    async def _claim(self, subscriber: WebhookSubscriber) -> list[_Delivery]:
        lease = uuid4()
        duration = timedelta(seconds=self._policy.lease_seconds)
        async with self._database.connection() as connection:
            rows = await connection.fetch(_CLAIM, subscriber.name, self._policy.batch, lease, duration)
        return [
            _Delivery(
                id=row["id"],
                attempt=row["attempts"],
                event_id=row["event_id"],
                payload=row["payload"].encode(),
                lease=lease,
            )
            for row in rows
        ]

    async def _attempt(self, delivery: _Delivery, *, subscriber: WebhookSubscriber) -> None:
        failure = await self._post(delivery, subscriber=subscriber)
        async with self._database.connection() as connection:
            if failure is None:
                await connection.execute(_SUCCEED, delivery.id, delivery.lease)
            elif delivery.attempt < self._policy.attempts:
                pause = self._policy.pause_after(delivery.attempt)
                await connection.execute(_POSTPONE, delivery.id, delivery.lease, failure, pause)
            else:
                await connection.execute(_GIVE_UP, delivery.id, delivery.lease, failure)
        if failure is not None:
            log().warning(
                "webhook_not_delivered",
                subscriber=subscriber.name,
                event_id=encode("evt", value=delivery.event_id),
                attempt=delivery.attempt,
                reason=failure,
                dead=delivery.attempt >= self._policy.attempts,
            )

    async def _post(self, delivery: _Delivery, *, subscriber: WebhookSubscriber) -> str | None:
        """Send one event; returns the reason if the subscriber did not accept it."""
        headers = signature_headers(
            subscriber.secret,
            message_id=encode("evt", value=delivery.event_id),
            timestamp=int(time.time()),
            body=delivery.payload,
        )
        headers["content-type"] = "application/json"
        try:
            async with (
                asyncio.timeout(self._policy.request_seconds),
                self._client.stream(
                    "POST", str(subscriber.url), content=delivery.payload, headers=headers, follow_redirects=False
                ) as response,
            ):
                # Only the status counts: a body of any length stays unread.
                return None if response.is_success else f"HTTP {response.status_code}"
        except (httpx.HTTPError, TimeoutError) as failure:
            return type(failure).__name__
