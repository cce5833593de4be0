"""Handlers of consents and erasure."""

from collections.abc import Callable
from datetime import datetime

from pydantic import MISSING

from generated import models
from generated.travel_agent.operations import CREATE_ERASURE, CreateErasure, GetConsents, UpdateConsents
from impl.platform.context import RequestContext
from impl.platform.database import Connection
from impl.platform.etags import etag_of
from impl.platform.idempotency import Idempotency, fingerprint
from impl.platform.identifiers import decode, encode, new_uuid7
from impl.travel_agent.channel.farewell import Departed, Farewell
from impl.travel_agent.conversations.consents import ConsentBook, ConsentChange
from impl.travel_agent.handlers.representations import represent_consents


class Privacy:
    """What the caller allows, and what is to be forgotten."""

    def __init__(
        self,
        consents: ConsentBook,
        *,
        farewell: Farewell,
        idempotency: Idempotency,
        clock: Callable[[], datetime],
    ) -> None:
        self._consents = consents
        self._farewell = farewell
        self._idempotency = idempotency
        self._clock = clock

    async def get_consents(self, context: RequestContext, /) -> GetConsents.Response:
        """Get one's own consents."""
        consents = await self._consents.get(context.customer_id)
        return GetConsents.Ok(body=represent_consents(consents), etag=etag_of(consents.version))

    async def update_consents(
        self, context: RequestContext, /, *, if_match: str, body: models.ConsentsPatch
    ) -> UpdateConsents.Response:
        """Change one's own consents."""
        change = ConsentChange(
            use_location=None if body.use_location is MISSING else body.use_location,
            keep_history=None if body.keep_history is MISSING else body.keep_history,
            external_models=None if body.external_models is MISSING else body.external_models,
        )
        consents = await self._consents.change(context.customer_id, change, if_match=if_match)
        return UpdateConsents.Ok(body=represent_consents(consents), etag=etag_of(consents.version))

    async def create_erasure(
        self, context: RequestContext, /, *, idempotency_key: str, body: models.ErasureCreate
    ) -> CreateErasure.Response:
        """Erase conversations."""
        conversation_id = None if body.conversation_id is MISSING else decode("cnv", text=body.conversation_id)
        departed: list[Departed] = []

        async def effect(connection: Connection) -> CreateErasure.Created:
            gone = await self._farewell.erase(
                connection, customer_id=context.customer_id, conversation_id=conversation_id
            )
            departed[:] = [gone]
            erasure = models.Erasure(
                id=models.ErasureId(encode("era", value=new_uuid7())),
                conversations=len(gone.conversation_ids),
                erased_at=self._clock(),
            )
            return CreateErasure.Created(body=erasure)

        await self._farewell.stop_turns(context.customer_id, conversation_id=conversation_id)
        response = await self._idempotency.run(
            context,
            CREATE_ERASURE,
            key=idempotency_key,
            fingerprint=fingerprint(CREATE_ERASURE, body=body),
            effect=effect,
        )
        for gone in departed:
            await self._farewell.tell(gone)
        return response
