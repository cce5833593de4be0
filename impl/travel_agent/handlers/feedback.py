"""Handlers of feedback."""

from collections.abc import Callable
from datetime import datetime

from pydantic import MISSING

from generated import models
from generated.travel_agent.operations import CREATE_FEEDBACK, CreateFeedback
from impl.platform.context import RequestContext
from impl.platform.database import Connection
from impl.platform.idempotency import Idempotency, fingerprint
from impl.platform.identifiers import decode
from impl.travel_agent.conversations.feedback import rate
from impl.travel_agent.handlers.representations import represent_feedback


class Feedback:
    """How good the answers were."""

    def __init__(self, *, idempotency: Idempotency, clock: Callable[[], datetime]) -> None:
        self._idempotency = idempotency
        self._clock = clock

    async def create_feedback(
        self, context: RequestContext, /, *, idempotency_key: str, body: models.FeedbackCreate
    ) -> CreateFeedback.Response:
        """Rate a turn."""

        async def effect(connection: Connection) -> CreateFeedback.Created:
            given = await rate(
                connection,
                turn_id=decode("trn", text=body.turn_id),
                customer_id=context.customer_id,
                rating=body.rating,
                comment=None if body.comment is MISSING else body.comment,
                now=self._clock(),
            )
            return CreateFeedback.Created(body=represent_feedback(given))

        return await self._idempotency.run(
            context,
            CREATE_FEEDBACK,
            key=idempotency_key,
            fingerprint=fingerprint(CREATE_FEEDBACK, body=body),
            effect=effect,
        )
