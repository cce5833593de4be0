"""Who speaks when a decision comes by HTTP: the session is made from the request's own token."""

from generated import models
from impl.platform.auth import TokenVerifier
from impl.platform.context import RequestContext
from impl.platform.database import Database
from impl.travel_agent.channel.sessions import access_token
from impl.travel_agent.conversations import repository
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.domain.confirmations import Confirmation


class Speakers:
    """Makes sessions of requests."""

    def __init__(self, database: Database, *, verifier: TokenVerifier) -> None:
        self._database = database
        self._verifier = verifier

    async def speaker(self, context: RequestContext, *, about: Confirmation) -> CustomerSession:
        """The customer of a request, in the conversation of a proposal.

        Raises:
            UnknownConversation: it was erased in the meantime.
        """
        verified = await self._verifier.inspect(context.token)
        async with self._database.connection() as connection:
            conversation = await repository.get(connection, about.conversation_id, customer_id=context.customer_id)
        return CustomerSession(
            customer_id=context.customer_id,
            subject=context.principal.subject,
            scopes=context.principal.scopes,
            token=access_token(context.token, verified=verified),
            locale=models.Locale(conversation.locale),
            time_zone=conversation.time_zone,
        )
