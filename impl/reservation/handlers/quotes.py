"""Handlers of quotes."""

from typing import Final

from pydantic import MISSING

from generated import models
from generated.reservation.operations import CREATE_QUOTE, CreateQuote, GetQuote
from impl.platform.context import RequestContext
from impl.platform.database import Connection
from impl.platform.idempotency import Idempotency, fingerprint
from impl.platform.identifiers import decode
from impl.reservation.domain.quotes import Wish
from impl.reservation.representations import represent_quote
from impl.reservation.services.quotes import QuoteService

_COLLECTION: Final = "/v1/quotes"


class Quotes:
    """Priced offers, frozen until they expire."""

    def __init__(self, quotes: QuoteService, *, idempotency: Idempotency) -> None:
        self._quotes = quotes
        self._idempotency = idempotency

    async def create_quote(
        self, context: RequestContext, *, idempotency_key: str, body: models.QuoteCreate
    ) -> CreateQuote.Response:
        """Price a vehicle for a time."""
        vehicle_id = decode("veh", text=body.vehicle_id)

        async def effect(connection: Connection) -> CreateQuote.Created:
            quote = await self._quotes.create(
                connection, _wish(body), customer_id=context.customer_id, vehicle_id=vehicle_id
            )
            represented = represent_quote(quote)
            return CreateQuote.Created(body=represented, location=f"{_COLLECTION}/{represented.id}")

        return await self._idempotency.run(
            context, CREATE_QUOTE, key=idempotency_key, fingerprint=fingerprint(CREATE_QUOTE, body=body), effect=effect
        )

    async def get_quote(self, context: RequestContext, *, quote_id: models.QuoteId) -> GetQuote.Response:
        """Get a quote."""
        quote = await self._quotes.get(decode("quo", text=quote_id), customer_id=context.customer_id)
        return GetQuote.Ok(body=represent_quote(quote))


def _wish(body: models.QuoteCreate) -> Wish:
    return Wish(
        starts_at=None if body.starts_at is MISSING else body.starts_at,
        ends_at=None if body.ends_at is MISSING else body.ends_at,
        expected_duration_min=body.expected_duration_min,
        trip_distance_m=None if body.trip_distance_m is MISSING else body.trip_distance_m,
    )
