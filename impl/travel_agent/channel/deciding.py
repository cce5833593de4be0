"""What the chat needs of the ledger of confirmations."""

from typing import Protocol
from uuid import UUID

from generated.models import Decision
from impl.platform.database import Connection
from impl.travel_agent.domain.confirmations import Confirmation


class Deciding(Protocol):
    """Records decisions of customers. `confirmations.service.Confirmations` is one."""

    async def decide(
        self,
        confirmation_id: UUID,
        *,
        customer_id: UUID,
        digest: str,
        decision: Decision,
        connection: Connection,
    ) -> Confirmation:
        """Record a decision, in the transaction of the connection. It counts once.

        Raises:
            UnknownConfirmation: the customer has no such proposal.
            ConfirmationNotPending: it was decided before, or has expired.
            DigestMismatch: the customer has seen something else.
        """
        ...

    async def get(self, confirmation_id: UUID, *, customer_id: UUID) -> Confirmation:
        """A customer's proposal as it is now.

        Raises:
            UnknownConfirmation: the customer has none such.
        """
        ...
