"""What the service does with each message of a client. Each is followed once, and acknowledged when it is stored."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from pydantic import MISSING

from generated import models
from generated.travel_agent import channel
from generated.travel_agent.channel import ChatCloseCode
from impl.platform.database import Connection, Database
from impl.platform.identifiers import decode, encode
from impl.travel_agent.channel.connection import ChatConnection, ChatSession, answer
from impl.travel_agent.channel.deciding import Deciding
from impl.travel_agent.channel.reception import MessageLimits
from impl.travel_agent.channel.refusals import MessageRefused, event_id, refusal_for, tell
from impl.travel_agent.channel.sessions import Profiles, Sessions, access_token
from impl.travel_agent.channel.turns import Turns
from impl.travel_agent.conversations.consents import ConsentBook
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.conversations.errors import UnknownConversation
from impl.travel_agent.conversations.events import EventLog
from impl.travel_agent.conversations.feedback import rate
from impl.travel_agent.conversations.intake import Accepted, ClientMessage, Intake
from impl.travel_agent.domain.geography import Position


class ChatMessages:
    """The handlers of the chat."""

    def __init__(
        self,
        database: Database,
        *,
        sessions: Sessions,
        intake: Intake,
        turns: Turns,
        deciding: Deciding,
        events: EventLog,
        consents: ConsentBook,
        profiles: Profiles,
        limits: MessageLimits,
        heartbeat_seconds: int,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._sessions = sessions
        self._intake = intake
        self._turns = turns
        self._deciding = deciding
        self._events = events
        self._consents = consents
        self._profiles = profiles
        self._limits = limits
        self._heartbeat_seconds = heartbeat_seconds
        self._clock = clock

    async def hello_session(self, connection: ChatConnection, /, *, message: models.SessionHello) -> None:
        """Begin or resume a session."""
        if connection.session is not None:
            raise MessageRefused(
                models.ErrorCode.HELLO_REPEATED,
                "This connection has a session already. Use token.refresh for a new token, and another connection for"
                " another conversation.",
            )
        verified = await self._sessions.verify(message.token)
        if connection.admitted not in (None, verified.principal.subject):
            raise _of_other_customer()
        missing = sorted(set(channel.SESSION_HELLO.scopes) - verified.principal.scopes)
        if missing:
            raise MessageRefused(
                models.ErrorCode.SCOPE_MISSING, f"The token lacks the scope {' '.join(missing)}. Get one that has it."
            )
        self._limits.use(message.type, subject=verified.principal.customer_id)
        try:
            greeting = await self._sessions.greet(message, verified=verified)
        except UnknownConversation as unknown:
            refused = refusal_for(unknown)
            assert refused is not None
            await answer(connection, tell(refused, message_id=message.id))
            await connection.sender.close(ChatCloseCode.NOT_YOURS)
            return
        last_seq = greeting.conversation.last_seq
        await answer(
            connection,
            models.SessionReady(
                id=event_id(),
                ts=self._clock(),
                conversation_id=models.ConversationId(encode("cnv", value=greeting.conversation.id)),
                resumed=greeting.resumed,
                last_seq=models.LastSequence(last_seq),
                heartbeat_s=self._heartbeat_seconds,
                token_expires_at=greeting.session.token.expires_at,
            ),
        )
        # A client cannot have heard more than there is.
        heard = 0 if message.last_seq is MISSING else min(message.last_seq, last_seq)
        await connection.begin(greeting.session, after=heard)

    async def say_to_agent(self, connection: ChatConnection, /, *, message: models.UserMessage) -> None:
        """Say something."""
        session = _session_of(connection)
        accepted = await self._intake.accept_words(session.conversation_id, message=message)
        locale = None if message.locale is MISSING else message.locale
        if accepted is not None:
            await self._turns.say(
                session.conversation_id,
                session=await self._speaker(session, locale=locale),
                text=message.text,
                client_message_id=message.id,
                locale=locale,
                turn_id=accepted.turn_id,
            )
        await _acknowledge(connection, message, duplicate=accepted is None)

    async def cancel_turn(self, connection: ChatConnection, /, *, message: models.TurnCancel) -> None:
        """Stop the running turn."""
        session = _session_of(connection)
        turn_id = None if message.turn_id is MISSING else decode("trn", text=message.turn_id)

        async def cancel() -> None:
            if not await self._turns.cancel(session.conversation_id, turn_id=turn_id):
                raise MessageRefused(
                    models.ErrorCode.NO_RUNNING_TURN, "No such turn is running; it may have ended a moment ago."
                )

        await self._once(connection, message, do=cancel)

    async def decide_confirmation(self, connection: ChatConnection, /, *, message: models.ConfirmationDecide) -> None:
        """Decide on a proposal."""
        session = _session_of(connection)
        confirmation_id = decode("cnf", text=message.confirmation_id)

        async def work(borrowed: Connection) -> UUID | None:
            if not await self._intake.remember_within(borrowed, session.conversation_id, message=message):
                return None
            decided = await self._deciding.decide(
                confirmation_id,
                customer_id=session.customer_id,
                digest=message.digest,
                decision=message.decision,
                connection=borrowed,
            )
            return decided.conversation_id

        conversation_id = await self._database.run(work)
        if conversation_id is not None:
            await self._events.announce(conversation_id)
            speaker = await self._speaker(session)
            await self._turns.decided(conversation_id, session=speaker, confirmation_id=confirmation_id)
        await _acknowledge(connection, message, duplicate=conversation_id is None)

    async def select_choice(self, connection: ChatConnection, /, *, message: models.ChoiceSelect) -> None:
        """Choose one of the options."""
        question = None if message.clarification_id is MISSING else decode("clr", text=message.clarification_id)
        choose = partial(
            self._turns.choose,
            clarification_id=question,
            choice_id=message.choice_id,
            client_message_id=message.id,
        )
        await self._begin_turn(connection, message, begin=choose)

    async def correct_fact(self, connection: ChatConnection, /, *, message: models.FactCorrect) -> None:
        """Correct a fact."""
        correct = partial(self._turns.correct, correction=message.correction, client_message_id=message.id)
        await self._begin_turn(connection, message, begin=correct)

    async def regenerate_message(self, connection: ChatConnection, /, *, message: models.MessageRegenerate) -> None:
        """Answer again."""
        answered = decode("msg", text=message.message_id)
        regenerate = partial(self._turns.regenerate, message_id=answered, client_message_id=message.id)
        await self._begin_turn(connection, message, begin=regenerate)

    async def set_preference(self, connection: ChatConnection, /, *, message: models.PreferenceSet) -> None:
        """Set preferences: the customer's own act, with the customer's own token."""
        session = _session_of(connection)
        change = partial(self._profiles.change_preferences, session.token, message.preferences)
        await self._once(connection, message, do=change)

    async def update_location(self, connection: ChatConnection, /, *, message: models.LocationUpdate) -> None:
        """Tell where the customer is."""
        session = _session_of(connection)
        if not (await self._consents.get(session.customer_id)).use_location:
            session.position = None
            raise MessageRefused(
                models.ErrorCode.CONSENT_MISSING,
                "The customer does not allow the use of positions. Ask, and set use_location of the consents.",
            )

        async def keep() -> None:
            session.position = Position(latitude=message.position.latitude, longitude=message.position.longitude)
            await connection.changed()

        await self._once(connection, message, do=keep)

    async def rate_turn(self, connection: ChatConnection, /, *, message: models.FeedbackRate) -> None:
        """Rate a turn."""
        session = _session_of(connection)

        async def work(borrowed: Connection) -> bool:
            if not await self._intake.remember_within(borrowed, session.conversation_id, message=message):
                return False
            await rate(
                borrowed,
                turn_id=decode("trn", text=message.turn_id),
                customer_id=session.customer_id,
                rating=message.rating,
                comment=None if message.comment is MISSING else message.comment,
                now=self._clock(),
            )
            return True

        is_new = await self._database.run(work)
        await _acknowledge(connection, message, duplicate=not is_new)

    async def refresh_token(self, connection: ChatConnection, /, *, message: models.TokenRefresh) -> None:
        """Send a new token."""
        session = _session_of(connection)
        verified = await self._sessions.verify(message.token)
        if verified.principal.customer_id != session.customer_id:
            raise _of_other_customer()

        async def renew() -> None:
            session.renew(verified, token=access_token(message.token, verified=verified))
            await connection.changed()

        await self._once(connection, message, do=renew)

    async def ping_agent(self, connection: ChatConnection, /, *, message: models.Ping) -> None:
        """Answer with a sign of life."""
        await answer(connection, models.Pong(id=event_id(), message_id=message.id))

    async def _once(
        self, connection: ChatConnection, message: "_AnyMessage", *, do: Callable[[], Awaitable[None]]
    ) -> None:
        """Do what may be done twice without harm, then remember it: a death in between does no harm either."""
        conversation_id = _session_of(connection).conversation_id
        repeated = await self._intake.is_repeated(conversation_id, message=message)
        if not repeated:
            await do()
            await self._intake.remember(conversation_id, message=message)
        await _acknowledge(connection, message, duplicate=repeated)

    async def _begin_turn(
        self, connection: ChatConnection, message: "_AnyMessage", *, begin: Callable[..., Awaitable[UUID]]
    ) -> None:
        """Store the message with its turn, then have the turn run; what cannot be followed leaves nothing behind."""
        session = _session_of(connection)
        accepted = await self._intake.accept_act(session.conversation_id, message=message)
        if accepted is not None:
            await self._run_accepted(session, message, accepted=accepted, begin=begin)
        await _acknowledge(connection, message, duplicate=accepted is None)

    async def _run_accepted(
        self,
        session: ChatSession,
        message: ClientMessage,
        *,
        accepted: Accepted,
        begin: Callable[..., Awaitable[Any]],
    ) -> None:
        try:
            speaker = await self._speaker(session)
            await begin(session.conversation_id, session=speaker, turn_id=accepted.turn_id)
        except Exception:
            await self._intake.retract(session.conversation_id, message=message, accepted=accepted)
            raise

    async def _speaker(self, session: ChatSession, *, locale: models.Locale | None = None) -> CustomerSession:
        """Who speaks, with the position only where its use is allowed now."""
        if session.position is None:
            return session.speaker(locale=locale)
        consents = await self._consents.get(session.customer_id)
        return session.speaker(locale=locale, may_use_position=consents.use_location)


type _AnyMessage = (
    models.TurnCancel
    | models.ConfirmationDecide
    | models.ChoiceSelect
    | models.FactCorrect
    | models.PreferenceSet
    | models.LocationUpdate
    | models.FeedbackRate
    | models.MessageRegenerate
    | models.TokenRefresh
    | models.UserMessage
)


def _of_other_customer() -> MessageRefused:
    return MessageRefused(
        models.ErrorCode.TOKEN_OF_OTHER_CUSTOMER,
        "The token is another customer's. Open a connection of its own for that customer.",
    )


def _session_of(connection: ChatConnection) -> ChatSession:
    session = connection.session
    assert session is not None, "Messages are admitted only within a session."
    return session


async def _acknowledge(connection: ChatConnection, message: _AnyMessage, *, duplicate: bool) -> None:
    await answer(connection, models.Ack(id=event_id(), message_id=message.id, duplicate=duplicate))
