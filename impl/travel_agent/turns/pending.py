"""What a conversation waits for between two turns: an answer to a question, or the decision on a proposal."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from impl.travel_agent.agents.clarification import Clarification


class OpenQuestion(BaseModel):
    """A question of the agent that is not answered yet."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    clarification: Clarification

    def choice(self, choice_id: str) -> dict[str, JsonValue] | None:
        """What the models are told when the customer chooses an answer; None where it is not offered."""
        offered = next((choice for choice in self.clarification.choices if choice.id == choice_id), None)
        return None if offered is None else {"answers": "question", **offered.model_dump(exclude_none=True)}


class Pending(BaseModel):
    """What is waited for. The calls that wait are in the memory; only the ledger knows what was decided on them."""

    model_config = ConfigDict(frozen=True)

    version: Literal[1] = 1
    question: OpenQuestion | None = None
    confirmation_id: UUID | None = None

    def to_store(self) -> str | None:
        """The JSON to store; None where nothing is waited for."""
        waits = self.question is not None or self.confirmation_id is not None
        return self.model_dump_json(exclude_none=True) if waits else None


def read_pending(stored: str | None) -> Pending:
    """What was stored; nothing where it can no longer be read."""
    try:
        return Pending() if stored is None else Pending.model_validate_json(stored)
    except ValidationError:
        return Pending()
