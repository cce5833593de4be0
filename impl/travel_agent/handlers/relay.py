"""Handlers of what gateways and the Reservation API tell the travel agent."""

import hmac
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, cast
from uuid import UUID, uuid5

from pydantic import SecretStr

from generated import models
from generated.travel_agent.operations import (
    RELAY_CONNECTION_EVENT,
    AcceptReservationEvent,
    RelayConnectionEvent,
)
from impl.platform.context import Principal, RequestContext
from impl.platform.database import Connection
from impl.platform.errors import DomainError, NotFound
from impl.platform.idempotency import Idempotency, fingerprint
from impl.platform.raw_bodies import raw_body
from impl.platform.webhook_reception import verify_signature
from impl.travel_agent.channel.relay import Relay, UnknownConnection
from impl.travel_agent.notifications.reservation_events import ReservationNews
from impl.travel_agent.settings import CallbackGateway

# Gateways are no customers; each has a name among them all the same, which its idempotency keys count within.
_GATEWAYS: Final = UUID("b6a1c1f4-6d0e-5c55-8f0b-5b7a3e9d2c10")


class UnknownGateway(DomainError):
    """The key is not that of a configured gateway."""


class UnknownCallback(DomainError):
    """The callback address is not that of the gateway whose key was shown."""


class Relays:
    """What is told by machines: gateways by their key, the Reservation API by its signature."""

    def __init__(
        self,
        relay: Relay,
        *,
        gateways: Sequence[CallbackGateway],
        news: ReservationNews,
        secrets: Sequence[SecretStr],
        idempotency: Idempotency,
        clock: Callable[[], datetime],
    ) -> None:
        self._relay = relay
        self._gateways = tuple(gateways)
        self._news = news
        self._secrets = tuple(secrets)
        self._idempotency = idempotency
        self._clock = clock

    async def relay_connection_event(
        self, *, x_gateway_key: str, idempotency_key: str, body: models.ConnectionEvent
    ) -> RelayConnectionEvent.Response:
        """Tell what happened at a connection.

        A frame is followed first and its receipt recorded then: a repeated frame does no harm, as messages have ids.
        """
        context = self._admit(x_gateway_key, callback_url=body.callback_url)
        mark = fingerprint(RELAY_CONNECTION_EVENT, body=body)
        recorded = await self._idempotency.recorded(
            context, RELAY_CONNECTION_EVENT, key=idempotency_key, fingerprint=mark
        )
        if recorded is not None:
            return cast(RelayConnectionEvent.Ok, recorded)
        try:
            await self._relay.follow(body)
        except UnknownConnection:
            raise NotFound from None

        async def effect(_connection: Connection) -> RelayConnectionEvent.Ok:
            return RelayConnectionEvent.Ok(body=models.ConnectionEventReceipt(connection_id=body.connection_id))

        return await self._idempotency.run(
            context, RELAY_CONNECTION_EVENT, key=idempotency_key, fingerprint=mark, effect=effect
        )

    async def accept_reservation_event(
        self,
        *,
        webhook_id: models.EventId,
        webhook_timestamp: int,
        webhook_signature: str,
        body: models.ReservationEvent,
    ) -> AcceptReservationEvent.Response:
        """Accept an event of a reservation."""
        verify_signature(
            self._secrets,
            message_id=webhook_id,
            timestamp=webhook_timestamp,
            signatures=webhook_signature,
            body=raw_body(),
            now=self._clock().timestamp(),
        )
        await self._news.accept(body)
        return AcceptReservationEvent.NoContent()

    def _admit(self, key: str, *, callback_url: str) -> RequestContext:
        """The context of the gateway that has shown its key; all keys are compared, each in constant time."""
        fitting = [
            gateway
            for gateway in self._gateways
            if hmac.compare_digest(gateway.key.get_secret_value().encode(), key.encode())
        ]
        if not fitting:
            raise UnknownGateway("The key is not that of a configured gateway.")
        addresses = {str(gateway.callback_url).rstrip("/") for gateway in fitting}
        if callback_url.rstrip("/") not in addresses:
            raise UnknownCallback("The callback address is not that of a configured gateway with this key.")
        name = callback_url.rstrip("/")
        principal = Principal(
            subject=name,
            issuer="gateways",
            customer_id=uuid5(_GATEWAYS, name),
            scopes=frozenset(),
            pseudonym="gateway",
        )
        return RequestContext(principal=principal, request_id="gateway")
