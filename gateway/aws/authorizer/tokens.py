"""Access tokens (JWT, RFC 9068 and RFC 8725): who signed them, for whom, until when, and what they allow."""

from dataclasses import dataclass
from typing import Any

import jwt

from gateway.aws.authorizer.keys import ALGORITHMS, KeySet

_LONGEST_TOKEN = 8192
_LONGEST_SUBJECT = 255
_TOKEN_TYPES = frozenset({"jwt", "at+jwt", "application/at+jwt"})


class Unauthenticated(Exception):
    """There is no token, or it is not one that is accepted; the text says why, and holds nothing of the token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a good token says. `expires_at` is in seconds since 1970; `client` is the application it was given to."""

    subject: str
    scopes: frozenset[str]
    expires_at: float
    client: str | None


class TokenVerifier:
    """Takes the tokens of one issuer for one audience, `clock_skew_s` seconds after their end at most."""

    def __init__(self, keys: KeySet, *, issuer: str, audience: str, clock_skew_s: float) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audience = audience
        self._clock_skew_s = clock_skew_s

    def verify(self, token: str) -> Token:
        """What the token says.

        Raises:
            Unauthenticated: it is not accepted.
            KeysUnavailable: the issuer's keys are not known yet.
        """
        if len(token) > _LONGEST_TOKEN:
            raise Unauthenticated("The access token is too long.")
        claims = self._claims(token)
        subject = claims["sub"]
        if not 0 < len(subject) <= _LONGEST_SUBJECT:
            raise Unauthenticated("The access token's subject is empty or too long.")
        return Token(subject=subject, scopes=_scopes(claims), expires_at=float(claims["exp"]), client=_client(claims))

    def _claims(self, token: str) -> dict[str, Any]:
        try:
            header = jwt.get_unverified_header(token)
        except jwt.InvalidTokenError:
            raise Unauthenticated("The access token is not a well-formed JWT.") from None
        key = self._keys.find(_key_named_in(header))
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
                leeway=self._clock_skew_s,
                options={"require": ["exp", "iss", "aud", "sub"], "enforce_minimum_key_length": True},
            )
        except jwt.PyJWTError as refusal:
            raise Unauthenticated(_explain(refusal)) from None
        return claims


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


def _client(claims: dict[str, Any]) -> str | None:
    client = claims.get("client_id", claims.get("azp"))
    return client if isinstance(client, str) else None


def _explain(refusal: jwt.PyJWTError) -> str:
    match refusal:
        case jwt.ExpiredSignatureError():
            return "The access token has expired."
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
