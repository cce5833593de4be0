"""Handlers of proposals and the decisions on them."""

from typing import Final

from generated import models
from generated.travel_agent.operations import CREATE_DECISION, CreateDecision, GetConfirmation
from impl.platform.context import RequestContext
from impl.platform.database import Connection
from impl.platform.etags import etag_of
from impl.platform.idempotency import Idempotency, fingerprint
from impl.platform.identifiers import decode
from impl.travel_agent.channel.deciding import Deciding
from impl.travel_agent.channel.turns import Turns
from impl.travel_agent.conversations.events import EventLog
from impl.travel_agent.handlers.representations import represent_confirmation
from impl.travel_agent.handlers.speaking import Speakers

_COLLECTION: Final = "/v1/confirmations"


class Confirmations:
    """The caller's own proposals."""

    def __init__(
        self,
        deciding: Deciding,
        *,
        turns: Turns,
        speakers: Speakers,
        events: EventLog,
        idempotency: Idempotency,
    ) -> None:
        self._deciding = deciding
        self._turns = turns
        self._speakers = speakers
        self._events = events
        self._idempotency = idempotency

    async def get_confirmation(
        self, context: RequestContext, /, *, confirmation_id: models.ConfirmationId
    ) -> GetConfirmation.Response:
        """Get a proposal."""
        confirmation = await self._deciding.get(decode("cnf", text=confirmation_id), customer_id=context.customer_id)
        return GetConfirmation.Ok(body=represent_confirmation(confirmation), etag=etag_of(confirmation.version))

    async def create_decision(
        self, context: RequestContext, /, *, idempotency_key: str, body: models.DecisionCreate
    ) -> CreateDecision.Response:
        """Decide on a proposal; what is approved is carried out right after."""
        confirmation_id = decode("cnf", text=body.confirmation_id)

        async def effect(connection: Connection) -> CreateDecision.Created:
            decided = await self._deciding.decide(
                confirmation_id,
                customer_id=context.customer_id,
                digest=body.digest,
                decision=body.decision,
                connection=connection,
            )
            represented = represent_confirmation(decided)
            return CreateDecision.Created(body=represented, location=f"{_COLLECTION}/{represented.id}")

        response = await self._idempotency.run(
            context,
            CREATE_DECISION,
            key=idempotency_key,
            fingerprint=fingerprint(CREATE_DECISION, body=body),
            effect=effect,
        )
        # Should the process end here, the recovery finds what was approved and has no outcome.
        if response.idempotent_replayed is None:
            decided = await self._deciding.get(confirmation_id, customer_id=context.customer_id)
            await self._events.announce(decided.conversation_id)
            speaker = await self._speakers.speaker(context, about=decided)
            await self._turns.decided(decided.conversation_id, session=speaker, confirmation_id=confirmation_id)
        return response
