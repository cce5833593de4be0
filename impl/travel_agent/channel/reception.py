"""How a frame of a client is received: read, admitted, given to its handler, and answered whatever happens."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from generated import models
from generated.runtime import RateLimit
from generated.runtime.channels import UnreadableMessage
from generated.travel_agent import channel
from generated.travel_agent.channel import ChatHandlers
from impl.platform.database import DatabaseBusy, DatabaseUnavailable
from impl.platform.rate_limit import RateLimiter
from impl.platform.telemetry import log
from impl.travel_agent.channel.connection import ChatConnection, ChatSession, ConnectionGone, answer
from impl.travel_agent.channel.refusals import (
    MessageRateLimited,
    MessageRefused,
    refusal_for,
    refusal_of,
    tell,
    tell_limit,
)

# The messages that need no session, or no valid token.
_FREE: Final = frozenset({channel.PING.name, channel.SESSION_HELLO.name})
_WITHOUT_TOKEN: Final = frozenset({channel.PING.name, channel.TOKEN_REFRESH.name})


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of message, as the rate limiter knows it."""

    id: str
    rate_limit: RateLimit | None


_KINDS: Final = {name: _Kind(kind.operation, kind.rate_limit) for name, kind in channel.CLIENT_MESSAGES.items()}


class MessageLimits:
    """How often a customer may send each kind of message."""

    def __init__(self, limiter: RateLimiter) -> None:
        self._limiter = limiter

    def use(self, kind: str, *, subject: object) -> None:
        """Take one message of the kind.

        Raises:
            MessageRateLimited: the subject has sent too many for now.
        """
        usage = self._limiter.use(_KINDS[kind], subject=subject)
        if usage is not None and usage.retry_after is not None:
            raise MessageRateLimited(usage.retry_after)


class Reception:
    """Receives the frames of every connection, whatever carries them. No mistake of a client ends a connection."""

    def __init__(
        self, handlers: ChatHandlers[ChatConnection], *, limits: MessageLimits, clock: Callable[[], datetime]
    ) -> None:
        self._handlers = handlers
        self._limits = limits
        self._clock = clock
        self._is_closing = False

    def stop(self) -> None:
        """Take no more messages: the process is about to end."""
        self._is_closing = True

    async def receive(self, connection: ChatConnection, frame: str | bytes) -> None:
        """Follow a frame, and answer it."""
        message = channel.read(frame)
        try:
            if isinstance(message, UnreadableMessage):
                await answer(connection, tell(refusal_of(message), message_id=message.message_id))
            else:
                await self._follow(connection, message)
        except ConnectionGone:
            return

    async def _follow(self, connection: ChatConnection, message: models.ChatClientMessage) -> None:
        try:
            self._admit(connection.session, message)
            await channel.dispatch(self._handlers, connection, message)
        except MessageRateLimited as limited:
            await answer(connection, tell_limit(limited, message_id=message.id))
        except MessageRefused as refused:
            await answer(connection, tell(refused, message_id=message.id))
        except ConnectionGone:
            raise
        except Exception as error:  # noqa: BLE001  # The client is told of anything, and the connection goes on.
            await answer(connection, tell(_explain(error, kind=message.type), message_id=message.id))

    def _admit(self, session: ChatSession | None, message: models.ChatClientMessage) -> None:
        kind = channel.CLIENT_MESSAGES[message.type]
        if self._is_closing and kind.name not in _FREE:
            raise _restarting()
        if session is None:
            if kind.name not in _FREE:
                raise MessageRefused(models.ErrorCode.HELLO_REQUIRED, "Send session.hello first: it tells who you are.")
            return
        if kind.name not in _WITHOUT_TOKEN and session.is_expired(self._clock()):
            raise MessageRefused(
                models.ErrorCode.TOKEN_EXPIRED,
                "The token has expired. Send token.refresh with a new one, then this message again.",
                retryable=True,
            )
        missing = sorted(set(kind.scopes) - session.scopes)
        if missing:
            raise MessageRefused(
                models.ErrorCode.SCOPE_MISSING, f"The token lacks the scope {' '.join(missing)}. Get one that has it."
            )
        self._limits.use(kind.name, subject=session.customer_id)


def _restarting() -> MessageRefused:
    return MessageRefused(
        models.ErrorCode.SERVICE_UNAVAILABLE,
        "The service restarts. Connect again, resume, and send the message again with the same id.",
        retryable=True,
    )


def _explain(error: Exception, *, kind: str) -> MessageRefused:
    known = refusal_for(error)
    if known is not None:
        return known
    if isinstance(error, DatabaseBusy | DatabaseUnavailable):
        log().warning("message_not_followed", type=kind, reason=type(error).__qualname__)
        return MessageRefused(models.ErrorCode.SERVICE_UNAVAILABLE, error.detail, retryable=True)
    log().error("message_failed", type=kind, kind=type(error).__qualname__, exc_info=error)
    return MessageRefused(
        models.ErrorCode.INTERNAL_ERROR,
        "The service failed in a way it did not foresee. The failure is recorded. Send the message again.",
        retryable=True,
    )
