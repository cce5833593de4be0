"""How a connection tells who it is: the token is verified, and the conversation found or begun."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import MISSING

from generated import models
from generated.runtime import FieldError
from impl.platform.auth import TokenExpired, TokenVerifier, Unauthenticated, VerifiedToken
from impl.platform.database import Database
from impl.platform.identifiers import decode, new_uuid7
from impl.platform.keys import IdentityUnavailable
from impl.travel_agent.channel.connection import ChatSession
from impl.travel_agent.channel.refusals import MessageRefused
from impl.travel_agent.conversations import repository
from impl.travel_agent.conversations.conversation import AccessToken, Conversation

# The end of the year 9998, in seconds since 1970; so a little can be added to it.
_LAST_MOMENT: Final = 253_370_764_799.0


class UnknownTimeZone(Exception):
    """The name has the form of a time zone, and there is none of that name."""

    code = "time_zone_unknown"
    detail = "There is no such IANA time zone."


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """A session that may begin."""

    session: ChatSession
    conversation: Conversation
    resumed: bool


class Profiles(Protocol):
    """What the Reservation API knows of the customer."""

    async def locale(self, token: AccessToken) -> models.Locale | None:
        """The language of the customer's profile, where it can be read."""
        ...

    async def change_preferences(self, token: AccessToken, preferences: models.PreferencesPatch) -> None:
        """Change the preferences of the profile.

        Raises:
            ReservationsError: the Reservation API refuses, or does not answer.
        """
        ...


class Sessions:
    """Begins sessions and renews their tokens."""

    def __init__(
        self,
        database: Database,
        *,
        verifier: TokenVerifier,
        default_time_zone: str,
        profiles: Profiles,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._verifier = verifier
        self._profiles = profiles
        self._default_time_zone = default_time_zone
        self._clock = clock

    async def verify(self, token: str) -> VerifiedToken:
        """What a token says.

        Raises:
            MessageRefused: it is not valid, or its issuer cannot be asked now.
        """
        try:
            return await self._verifier.inspect(token)
        except Unauthenticated as refusal:
            is_expired = isinstance(refusal, TokenExpired)
            code = models.ErrorCode.TOKEN_EXPIRED if is_expired else models.ErrorCode.TOKEN_INVALID
            raise MessageRefused(code, f"{refusal.detail} Send the message again with a valid one.") from None
        except IdentityUnavailable as refusal:
            raise MessageRefused(models.ErrorCode.SERVICE_UNAVAILABLE, refusal.detail, retryable=True) from None

    async def greet(self, message: models.SessionHello, *, verified: VerifiedToken) -> Greeting:
        """Find the conversation that goes on, or begin a new one.

        Raises:
            UnknownConversation: the customer has no such conversation.
            MessageRefused: the time zone does not exist.
        """
        time_zone = None if message.time_zone is MISSING else _time_zone(message.time_zone)
        locale = None if message.locale is MISSING else message.locale
        if message.conversation_id is MISSING:
            token = access_token(message.token, verified=verified)
            locale = locale or await self._locale(token)
            conversation = await self.begin(verified.principal.customer_id, locale=locale, time_zone=time_zone)
        else:
            conversation = await self._find(message.conversation_id, customer_id=verified.principal.customer_id)
        session = ChatSession(
            conversation_id=conversation.id,
            customer_id=verified.principal.customer_id,
            subject=verified.principal.subject,
            scopes=verified.principal.scopes,
            token=access_token(message.token, verified=verified),
            locale=locale or conversation.locale,
            time_zone=time_zone or conversation.time_zone,
        )
        return Greeting(session=session, conversation=conversation, resumed=message.conversation_id is not MISSING)

    async def locale_of(self, token: str) -> models.Locale:
        """The language of the profile of a token's customer; English where it cannot be read soon."""
        return await self._locale(access_token(token, verified=await self._verifier.inspect(token)))

    async def _locale(self, token: AccessToken) -> models.Locale:
        return await self._profiles.locale(token) or models.Locale.EN

    async def begin(self, customer_id: UUID, *, locale: models.Locale, time_zone: str | None) -> Conversation:
        """Begin a conversation."""
        async with self._database.connection() as connection:
            return await repository.create(
                connection,
                id_=new_uuid7(),
                customer_id=customer_id,
                locale=locale,
                time_zone=time_zone or self._default_time_zone,
                now=self._clock(),
            )

    async def _find(self, identifier: models.ConversationId, *, customer_id: UUID) -> Conversation:
        async with self._database.connection() as connection:
            return await repository.get(connection, decode("cnv", text=identifier), customer_id=customer_id)


def access_token(value: str, *, verified: VerifiedToken) -> AccessToken:
    """A token with the moment it expires; one that lasts longer than calendars do expires with them."""
    expires_at = datetime.fromtimestamp(min(verified.expires_at, _LAST_MOMENT), UTC)
    return AccessToken(value=value, expires_at=expires_at)


def checked_time_zone(name: str) -> str:
    """The name, where there is such a time zone.

    Raises:
        UnknownTimeZone: there is none.
    """
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        raise UnknownTimeZone from None
    return name


def _time_zone(name: str) -> str:
    try:
        return checked_time_zone(name)
    except UnknownTimeZone as unknown:
        fault = FieldError(pointer="/time_zone", code=unknown.code, detail=unknown.detail)
        raise MessageRefused(models.ErrorCode.VALIDATION_FAILED, unknown.detail, errors=[fault]) from None
