# Generated from travel-agent.asyncapi.yaml by `make generate`. DO NOT EDIT.
"""The channel chat of MobilityCorp Travel Agent chat: its messages, how they are read, and who handles them."""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Any, Final, Protocol, assert_never

from pydantic import TypeAdapter

from generated import models
from generated.runtime import RateLimit
from generated.runtime.channels import ClientMessage, MessageReader, ServerMessage
from generated.runtime.channels import UnreadableMessage as UnreadableMessage

ADDRESS: Final = "/v1/chat"
SUBPROTOCOL: Final = "mobility.chat.v1"
TOKEN_SUBPROTOCOL: Final = "mobility.token."
"""What the token follows in a second subprotocol that clients offer: gateways read it there."""
MAX_MESSAGE_BYTES: Final = 65536
"""The most bytes that a message of a client may have."""
IDLE_TIMEOUT_S: Final = 600
"""Seconds of silence after which the service closes a connection."""


class ChatCloseCode(IntEnum):
    """Why the service closes a connection."""

    POLICY = 1008
    """The client went on with what it was told not to do."""
    TOO_BIG = 1009
    """A frame was larger than the transport takes at all."""
    RESTART = 1012
    """The server restarts."""
    UNAUTHENTICATED = 4401
    """No valid token in time, or the token has expired and no new one came."""
    NOT_YOURS = 4403
    """The conversation is not the caller's or does not exist."""


SESSION_HELLO: Final[ClientMessage[models.SessionHello]] = ClientMessage(
    name="session.hello",
    operation="helloSession",
    model=models.SessionHello,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""The first message on a connection. With `conversation_id` and `last_seq` everything missed is sent again; without, a
new conversation begins.
"""
USER_MESSAGE: Final[ClientMessage[models.UserMessage]] = ClientMessage(
    name="user.message",
    operation="sayToAgent",
    model=models.UserMessage,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=30, per_seconds=60),
)
"""A message of the customer. One that comes while a turn runs interrupts it."""
TURN_CANCEL: Final[ClientMessage[models.TurnCancel]] = ClientMessage(
    name="turn.cancel",
    operation="cancelTurn",
    model=models.TurnCancel,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""What has been approved is still carried out."""
CONFIRMATION_DECIDE: Final[ClientMessage[models.ConfirmationDecide]] = ClientMessage(
    name="confirmation.decide",
    operation="decideConfirmation",
    model=models.ConfirmationDecide,
    scopes=("conversations:write", "reservations:write"),
    rate_limit=RateLimit(requests=30, per_seconds=60),
)
"""The digest says that exactly this proposal was seen. A decision counts once."""
CHOICE_SELECT: Final[ClientMessage[models.ChoiceSelect]] = ClientMessage(
    name="choice.select",
    operation="selectChoice",
    model=models.ChoiceSelect,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""Answers `clarification.required`, or chooses an option of a plan."""
FACT_CORRECT: Final[ClientMessage[models.FactCorrect]] = ClientMessage(
    name="fact.correct",
    operation="correctFact",
    model=models.FactCorrect,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""Overrides what the agent believed; plans that stood on it are made again."""
PREFERENCE_SET: Final[ClientMessage[models.PreferenceSet]] = ClientMessage(
    name="preference.set",
    operation="setPreference",
    model=models.PreferenceSet,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""Changes the preferences of the profile; null removes one."""
LOCATION_UPDATE: Final[ClientMessage[models.LocationUpdate]] = ClientMessage(
    name="location.update",
    operation="updateLocation",
    model=models.LocationUpdate,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""Used only with the consent `use_location`; never kept."""
FEEDBACK_RATE: Final[ClientMessage[models.FeedbackRate]] = ClientMessage(
    name="feedback.rate",
    operation="rateTurn",
    model=models.FeedbackRate,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""A later rating of the same turn replaces it."""
MESSAGE_REGENERATE: Final[ClientMessage[models.MessageRegenerate]] = ClientMessage(
    name="message.regenerate",
    operation="regenerateMessage",
    model=models.MessageRegenerate,
    scopes=("conversations:write",),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""Repeats the turn of that message, with what is known now. What was booked stays booked."""
TOKEN_REFRESH: Final[ClientMessage[models.TokenRefresh]] = ClientMessage(
    name="token.refresh",
    operation="refreshToken",
    model=models.TokenRefresh,
    scopes=(),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""Before the old one expires, and after `token_expired`. It must be of the same customer."""
PING: Final[ClientMessage[models.Ping]] = ClientMessage(
    name="ping",
    operation="pingAgent",
    model=models.Ping,
    scopes=(),
    rate_limit=RateLimit(requests=120, per_seconds=60),
)
"""Answered with `pong`."""
SESSION_READY: Final[ServerMessage[models.SessionReady]] = ServerMessage(
    name="session.ready", model=models.SessionReady, durable=False
)
"""Missed events follow, then live ones."""
ACK: Final[ServerMessage[models.Ack]] = ServerMessage(name="ack", model=models.Ack, durable=False)
"""Sent once the message is stored; a duplicate is acknowledged and not repeated."""
ERROR: Final[ServerMessage[models.ChatError]] = ServerMessage(name="error", model=models.ChatError, durable=False)
"""The conversation is as it was. `message_id` is that of the client message, where it could be read."""
RATE_LIMITED: Final[ServerMessage[models.ChatRateLimited]] = ServerMessage(
    name="rate_limited", model=models.ChatRateLimited, durable=False
)
"""The message was not followed; send it again after the pause."""
PONG: Final[ServerMessage[models.Pong]] = ServerMessage(name="pong", model=models.Pong, durable=False)
"""Answers `ping`."""
MESSAGE_DELTA: Final[ServerMessage[models.MessageDelta]] = ServerMessage(
    name="message.delta", model=models.MessageDelta, durable=False
)
"""Provisional: `message.completed` or `message.retracted` has the last word. Not sent again on resumption."""
TOOL_PROGRESS: Final[ServerMessage[models.ToolProgress]] = ServerMessage(
    name="tool.progress", model=models.ToolProgress, durable=False
)
"""Not sent again on resumption."""
USER_SAID: Final[ServerMessage[models.UserSaid]] = ServerMessage(name="user.said", model=models.UserSaid, durable=True)
"""The message as it was stored, so that every device of the customer shows the same conversation."""
TURN_STARTED: Final[ServerMessage[models.TurnStarted]] = ServerMessage(
    name="turn.started", model=models.TurnStarted, durable=True
)
"""Everything until `turn.completed` with the same `turn_id` belongs to it."""
AGENT_STARTED: Final[ServerMessage[models.AgentStarted]] = ServerMessage(
    name="agent.started", model=models.AgentStarted, durable=True
)
"""An agent has begun."""
AGENT_FINISHED: Final[ServerMessage[models.AgentFinished]] = ServerMessage(
    name="agent.finished", model=models.AgentFinished, durable=True
)
"""An agent has finished."""
TOOL_STARTED: Final[ServerMessage[models.ToolStarted]] = ServerMessage(
    name="tool.started", model=models.ToolStarted, durable=True
)
"""A tool is at work."""
TOOL_FINISHED: Final[ServerMessage[models.ToolFinished]] = ServerMessage(
    name="tool.finished", model=models.ToolFinished, durable=True
)
"""A tool has finished."""
MESSAGE_COMPLETED: Final[ServerMessage[models.MessageCompleted]] = ServerMessage(
    name="message.completed", model=models.MessageCompleted, durable=True
)
"""The checked text; it replaces the pieces sent before."""
MESSAGE_RETRACTED: Final[ServerMessage[models.MessageRetracted]] = ServerMessage(
    name="message.retracted", model=models.MessageRetracted, durable=True
)
"""The pieces sent before are not true or not allowed; a checked answer follows."""
CARD: Final[ServerMessage[models.CardShown]] = ServerMessage(name="card", model=models.CardShown, durable=True)
"""Made by the tools, never by a model."""
SUGGESTIONS: Final[ServerMessage[models.SuggestionsOffered]] = ServerMessage(
    name="suggestions", model=models.SuggestionsOffered, durable=True
)
"""What the customer could say next."""
CLARIFICATION_REQUIRED: Final[ServerMessage[models.ClarificationRequired]] = ServerMessage(
    name="clarification.required", model=models.ClarificationRequired, durable=True
)
"""The turn ends with it. Answer with `choice.select` or in words."""
CONFIRMATION_REQUIRED: Final[ServerMessage[models.ConfirmationRequired]] = ServerMessage(
    name="confirmation.required", model=models.ConfirmationRequired, durable=True
)
"""Nothing has been done. Answer with `confirmation.decide` or in words of the app; silence lets it expire."""
CONFIRMATION_RESOLVED: Final[ServerMessage[models.ConfirmationResolved]] = ServerMessage(
    name="confirmation.resolved", model=models.ConfirmationResolved, durable=True
)
"""What became of a proposal."""
TURN_COMPLETED: Final[ServerMessage[models.TurnCompleted]] = ServerMessage(
    name="turn.completed", model=models.TurnCompleted, durable=True
)
"""A turn has ended."""
RESERVATION_CHANGED: Final[ServerMessage[models.ReservationChanged]] = ServerMessage(
    name="reservation.changed", model=models.ReservationChanged, durable=True
)
"""Whoever changed it, and wherever."""
PLAN_INVALIDATED: Final[ServerMessage[models.PlanInvalidated]] = ServerMessage(
    name="plan.invalidated", model=models.PlanInvalidated, durable=True
)
"""A fact it stood on has changed."""
INCIDENT_ALERT: Final[ServerMessage[models.IncidentAlert]] = ServerMessage(
    name="incident.alert", model=models.IncidentAlert, durable=True
)
"""Something happened on your route."""
FACT_UPDATED: Final[ServerMessage[models.FactUpdated]] = ServerMessage(
    name="fact.updated", model=models.FactUpdated, durable=True
)
"""A fact has changed."""

CLIENT_MESSAGES: Final[Mapping[str, ClientMessage[Any]]] = MappingProxyType(
    {
        message.name: message
        for message in (
            SESSION_HELLO,
            USER_MESSAGE,
            TURN_CANCEL,
            CONFIRMATION_DECIDE,
            CHOICE_SELECT,
            FACT_CORRECT,
            PREFERENCE_SET,
            LOCATION_UPDATE,
            FEEDBACK_RATE,
            MESSAGE_REGENERATE,
            TOKEN_REFRESH,
            PING,
        )
    }
)
"""What clients send, by name."""

SERVER_MESSAGES: Final[Mapping[str, ServerMessage[Any]]] = MappingProxyType(
    {
        message.name: message
        for message in (
            SESSION_READY,
            ACK,
            ERROR,
            RATE_LIMITED,
            PONG,
            MESSAGE_DELTA,
            TOOL_PROGRESS,
            USER_SAID,
            TURN_STARTED,
            AGENT_STARTED,
            AGENT_FINISHED,
            TOOL_STARTED,
            TOOL_FINISHED,
            MESSAGE_COMPLETED,
            MESSAGE_RETRACTED,
            CARD,
            SUGGESTIONS,
            CLARIFICATION_REQUIRED,
            CONFIRMATION_REQUIRED,
            CONFIRMATION_RESOLVED,
            TURN_COMPLETED,
            RESERVATION_CHANGED,
            PLAN_INVALIDATED,
            INCIDENT_ALERT,
            FACT_UPDATED,
        )
    }
)
"""What the service sends, by name."""

DURABLE: Final[Mapping[str, bool]] = MappingProxyType(
    {name: message.durable for name, message in SERVER_MESSAGES.items()}
)
"""Whether a message is numbered, kept and sent again on resumption."""

type ChatDurableMessage = (
    models.UserSaid
    | models.TurnStarted
    | models.AgentStarted
    | models.AgentFinished
    | models.ToolStarted
    | models.ToolFinished
    | models.MessageCompleted
    | models.MessageRetracted
    | models.CardShown
    | models.SuggestionsOffered
    | models.ClarificationRequired
    | models.ConfirmationRequired
    | models.ConfirmationResolved
    | models.TurnCompleted
    | models.ReservationChanged
    | models.PlanInvalidated
    | models.IncidentAlert
    | models.FactUpdated
)
"""Any message that is numbered, kept and sent again on resumption."""

_READER: Final[MessageReader[models.ChatClientMessage]] = MessageReader(
    messages=CLIENT_MESSAGES, identifier=TypeAdapter(models.ClientMessageId), max_bytes=MAX_MESSAGE_BYTES
)


class ChatHandlers[Context](Protocol):
    """What the service does with each message of a client. `Context` is what it knows of the connection."""

    async def hello_session(self, context: Context, /, *, message: models.SessionHello) -> None:
        """Begin or resume a session.

        The first message on a connection. With `conversation_id` and `last_seq` everything missed is sent again;
        without, a new conversation begins.
        """
        ...

    async def say_to_agent(self, context: Context, /, *, message: models.UserMessage) -> None:
        """Say something.

        A message of the customer. One that comes while a turn runs interrupts it.
        """
        ...

    async def cancel_turn(self, context: Context, /, *, message: models.TurnCancel) -> None:
        """Stop the running turn.

        What has been approved is still carried out.
        """
        ...

    async def decide_confirmation(self, context: Context, /, *, message: models.ConfirmationDecide) -> None:
        """Decide on a proposal.

        The digest says that exactly this proposal was seen. A decision counts once.
        """
        ...

    async def select_choice(self, context: Context, /, *, message: models.ChoiceSelect) -> None:
        """Choose one of the options.

        Answers `clarification.required`, or chooses an option of a plan.
        """
        ...

    async def correct_fact(self, context: Context, /, *, message: models.FactCorrect) -> None:
        """Correct a fact.

        Overrides what the agent believed; plans that stood on it are made again.
        """
        ...

    async def set_preference(self, context: Context, /, *, message: models.PreferenceSet) -> None:
        """Set preferences.

        Changes the preferences of the profile; null removes one.
        """
        ...

    async def update_location(self, context: Context, /, *, message: models.LocationUpdate) -> None:
        """Tell where the customer is.

        Used only with the consent `use_location`; never kept.
        """
        ...

    async def rate_turn(self, context: Context, /, *, message: models.FeedbackRate) -> None:
        """Rate a turn.

        A later rating of the same turn replaces it.
        """
        ...

    async def regenerate_message(self, context: Context, /, *, message: models.MessageRegenerate) -> None:
        """Answer again.

        Repeats the turn of that message, with what is known now. What was booked stays booked.
        """
        ...

    async def refresh_token(self, context: Context, /, *, message: models.TokenRefresh) -> None:
        """Send a new token.

        Before the old one expires, and after `token_expired`. It must be of the same customer.
        """
        ...

    async def ping_agent(self, context: Context, /, *, message: models.Ping) -> None:
        """Ask for a sign of life.

        Answered with `pong`.
        """
        ...


def read(raw: str | bytes) -> models.ChatClientMessage | UnreadableMessage:
    """Read a frame of a client. It never raises for what a client sends."""
    return _READER.read(raw)


async def dispatch[Context](  # noqa: C901  # One case for each message.
    handlers: ChatHandlers[Context], context: Context, message: models.ChatClientMessage
) -> None:
    """Give a message to its handler. A kind of message without one fails type checking."""
    match message:
        case models.SessionHello():
            await handlers.hello_session(context, message=message)
        case models.UserMessage():
            await handlers.say_to_agent(context, message=message)
        case models.TurnCancel():
            await handlers.cancel_turn(context, message=message)
        case models.ConfirmationDecide():
            await handlers.decide_confirmation(context, message=message)
        case models.ChoiceSelect():
            await handlers.select_choice(context, message=message)
        case models.FactCorrect():
            await handlers.correct_fact(context, message=message)
        case models.PreferenceSet():
            await handlers.set_preference(context, message=message)
        case models.LocationUpdate():
            await handlers.update_location(context, message=message)
        case models.FeedbackRate():
            await handlers.rate_turn(context, message=message)
        case models.MessageRegenerate():
            await handlers.regenerate_message(context, message=message)
        case models.TokenRefresh():
            await handlers.refresh_token(context, message=message)
        case models.Ping():
            await handlers.ping_agent(context, message=message)
        case _:
            assert_never(message)


def write(message: models.ChatServerMessage) -> str:
    """Write a message of the service as a frame. Members that are `MISSING` are left out."""
    return message.__pydantic_serializer__.to_json(message, by_alias=True).decode()
