"""What customers think of turns; a later rating of the same turn replaces the earlier."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from generated import models
from impl.platform.database import Connection
from impl.platform.identifiers import new_uuid7
from impl.travel_agent.conversations.errors import UnknownTurn

_RATE: Final = """
INSERT INTO feedback AS given (id, conversation_id, turn_id, rating, comment, given_at)
SELECT $1, conversation.id, turn.id, $4, $5, $6
FROM turns AS turn JOIN conversations AS conversation ON conversation.id = turn.conversation_id
WHERE turn.id = $2 AND conversation.customer_id = $3
ON CONFLICT (turn_id) DO UPDATE
SET rating = excluded.rating, comment = excluded.comment, given_at = excluded.given_at
RETURNING given.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFeedback:
    """A rating as it is kept."""

    id: UUID
    turn_id: UUID
    rating: models.Rating
    comment: str | None
    given_at: datetime


async def rate(
    connection: Connection,
    *,
    turn_id: UUID,
    customer_id: UUID,
    rating: models.Rating,
    comment: str | None,
    now: datetime,
) -> GivenFeedback:
    """Store a customer's rating of a turn.

    Raises:
        UnknownTurn: the customer has no such turn.
    """
    id_ = await connection.fetchval(_RATE, new_uuid7(), turn_id, customer_id, rating.value, comment, now)
    if id_ is None:
        raise UnknownTurn
    return GivenFeedback(id=id_, turn_id=turn_id, rating=rating, comment=comment, given_at=now)
