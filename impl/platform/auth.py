"""Access tokens (JWT, RFC 9068 and RFC 8725): who signed them, for whom, until when, and what they allow."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import jwt

from impl.platform.context import Principal, customer_id_of
from impl.platform.errors import Refusal
from impl.platform.keys import ALGORITHMS, KeySet

_LEEWAY_SECONDS = 2
_LONGEST_TOKEN = 8192
_LONGEST_SUBJECT = 255
_TOKEN_TYPES = frozenset({"jwt", "at+jwt", "application/at+jwt"})


class Unauthenticated(Refusal):
    """There is no token, or it is not one that this service accepts. `error` is the code of RFC 6750, section 3.1."""

    code = "unauthenticated"

    def __init__(self, detail: str, *, error: str | None = "invalid_token") -> None:
        super().__init__(detail)
        challenge = f'Bearer error="{error}", error_description="{detail}"' if error else "Bearer"
        self.headers = (("WWW-Authenticate", challenge),)


class TokenExpired(Unauthenticated):
    """The token was good once."""


class Forbidden(Refusal):
    """The token is good but lacks scopes."""

    code = "forbidden"

    def __init__(self, missing: Collection[str]) -> None:
        scope = " ".join(sorted(missing))
        super().__init__(f"The access token lacks the scope {scope}.")
        self.headers = (("WWW-Authenticate", f'Bearer error="insufficient_scope", scope="{scope}"'),)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedToken:
    """What a good token says; `expires_at` is in seconds since 1970."""

    principal: Principal
    expires_at: float


@dataclass(frozen=True, slots=True)
class _Remembered:
    token: VerifiedToken
    until: float


class TokenVerifier:
    """Verifies tokens, and remembers the verified ones until they expire or `memory_seconds` have passed."""

    def __init__(
        self,
        keys: KeySet,
        *,
        issuer: str,
        audience: str,
        memory_size: int = 10_000,
        memory_seconds: float = 60,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audience = audience
        self._memory_size = memory_size
        self._memory_seconds = memory_seconds
        self._clock = clock
        self._remembered: OrderedDict[bytes, _Remembered] = OrderedDict()

    async def authenticate(self, authorization: bytes | None) -> Principal:
        """The principal behind an `Authorization` header value.

        Raises:
            Unauthenticated: no bearer token, or one that is not accepted.
            IdentityUnavailable: the issuer's keys are not known yet.
        """
        if authorization is None:
            raise Unauthenticated(
                "The request has no access token. Send it as: Authorization: Bearer TOKEN.", error=None
            )
        return (await self._recall(authorization)).principal

    async def inspect(self, token: str) -> VerifiedToken:
        """The principal of a bare token and when it expires; raises as `authenticate` does."""
        return await self._recall(b"Bearer " + token.encode())

    async def close(self) -> None:
        """Let go of the key set."""
        await self._keys.close()

    async def verify(self, token: str) -> Principal:
        """The principal of a bare token; raises as `authenticate` does."""
        return await self.authenticate(b"Bearer " + token.encode())

    async def _recall(self, authorization: bytes) -> VerifiedToken:
        remembered = self._remembered.get(authorization)
        if remembered is not None:
            if remembered.until > self._clock():
                self._remembered.move_to_end(authorization)
                return remembered.token
            del self._remembered[authorization]
        token = await self._verify(bearer_token(authorization))
        until = min(token.expires_at, self._clock() + self._memory_seconds)
        self._remembered[authorization] = _Remembered(token, until)
        if len(self._remembered) > self._memory_size:
            self._remembered.popitem(last=False)
        return token

    async def _verify(self, token: str) -> VerifiedToken:
        try:
            header = jwt.get_unverified_header(token)
        except jwt.InvalidTokenError:
            raise Unauthenticated("The access token is not a well-formed JWT.") from None
        kid = _key_named_in(header)
        key = await self._keys.find(kid)
        if key is None:
            raise Unauthenticated("The access token is signed with a key that its issuer does not publish.")
        if key.algorithm_name != header["alg"]:
            raise Unauthenticated("The access token's algorithm is not the one of its key.")
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=[key.algorithm_name],
                audience=self._audience,
                issuer=self._issuer,
                leeway=_LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud", "sub"], "enforce_minimum_key_length": True},
            )
        except jwt.ExpiredSignatureError:
            raise TokenExpired("The access token has expired.") from None
        except jwt.PyJWTError as refusal:
            raise Unauthenticated(_explain(refusal)) from None
        return VerifiedToken(principal=self._principal(claims), expires_at=float(claims["exp"]))

    def _principal(self, claims: dict[str, Any]) -> Principal:
        subject = claims["sub"]
        if not 0 < len(subject) <= _LONGEST_SUBJECT:
            raise Unauthenticated("The access token's subject is empty or too long.")
        customer_id = customer_id_of(subject, issuer=self._issuer)
        return Principal(
            subject=subject,
            issuer=self._issuer,
            customer_id=customer_id,
            scopes=_scopes(claims),
            pseudonym=hashlib.blake2s(customer_id.bytes, digest_size=8, person=b"log").hexdigest(),
        )


def bearer_token(authorization: bytes) -> str:
    """The token of an `Authorization` header value.

    Raises:
        Unauthenticated: it carries no bearer token, or a token of a form that none has.
    """
    scheme, _, credentials = authorization.partition(b" ")
    if scheme.lower() != b"bearer":
        raise Unauthenticated("The Authorization header does not carry a bearer token.", error="invalid_request")
    if len(credentials) > _LONGEST_TOKEN:
        raise Unauthenticated("The access token is too long.")
    try:
        return credentials.strip().decode("ascii")
    except UnicodeDecodeError:
        raise Unauthenticated("The access token is not a well-formed JWT.") from None


def _key_named_in(header: dict[str, Any]) -> str:
    """The `kid` of an unverified header that asks for nothing unusual (RFC 8725, sections 3.1 and 3.11)."""
    if header.get("alg") not in ALGORITHMS:
        raise Unauthenticated(f"The access token's algorithm is not one of {', '.join(ALGORITHMS)}.")
    if "crit" in header or "b64" in header:
        raise Unauthenticated("The access token asks for extensions that are not supported.")
    token_type = header.get("typ", "JWT")
    if not isinstance(token_type, str) or token_type.lower() not in _TOKEN_TYPES:
        raise Unauthenticated("The token is not an access token.")
    kid = header.get("kid")
    if not isinstance(kid, str) or not kid:
        raise Unauthenticated("The access token does not name the key it is signed with.")
    return kid


def _scopes(claims: dict[str, Any]) -> frozenset[str]:
    """The granted scopes: `scope` as one string (RFC 9068), or a list under `scp` as some issuers write it."""
    granted = claims.get("scope", claims.get("scp", ""))
    names = granted.split() if isinstance(granted, str) else granted
    return frozenset(name for name in names if isinstance(name, str)) if isinstance(names, list) else frozenset()


def _explain(refusal: jwt.PyJWTError) -> str:
    match refusal:
        case jwt.ImmatureSignatureError():
            return "The access token is not valid yet."
        case jwt.InvalidAudienceError():
            return "The access token is for another audience."
        case jwt.InvalidIssuerError():
            return "The access token comes from another issuer."
        case jwt.MissingRequiredClaimError(claim=claim):
            return f"The access token lacks the claim {claim}."
        case jwt.InvalidSignatureError():
            return "The access token's signature is wrong."
        case jwt.InvalidKeyError():
            return "The access token's key is too weak."
        case _:
            return "The access token is not valid."
