"""Tokens for cases: good ones, and every bad kind that a gateway must refuse."""

import base64
import json
import time
from collections.abc import Iterator
from functools import cache
from typing import Final

from tests.gateway.conformance.calls import Written
from tests.gateway.conformance.policies import all_scopes, policy
from tests.support.tokens import SigningKey, TokenIssuer

_A_DAY: Final = 86_400
_LONG_AGO: Final = 1
_FAR_AHEAD: Final = 9_999_999_999
# The least that is more than every clock's tolerance.
_JUST_EXPIRED_S: Final = 5

ELSEWHERE: Final = "https://elsewhere.example"


@cache
def issuer() -> TokenIssuer:
    """The issuer that the gateways under test trust."""
    return TokenIssuer()


def good_token(subject: str = "conformance|anna", *, scopes: str | None = None) -> str:
    """A token that every gateway takes, by default with all scopes."""
    permitted = all_scopes() if scopes is None else scopes
    return issuer().token(subject, scopes=permitted, exp=int(time.time()) + _A_DAY)


def bad_tokens() -> Iterator[tuple[str, Written]]:
    """Each kind of token that must not be taken, and such a token."""
    scopes, token = all_scopes(), issuer().token
    assert policy()["clock_skew_s"] < _JUST_EXPIRED_S
    yield "malformed", "not-a-token"
    yield "two parts", ".".join(token(scopes=scopes).split(".")[:2])
    yield f"expired {_JUST_EXPIRED_S} s ago", _just_expired
    yield "expired long ago", token(scopes=scopes, exp=_LONG_AGO)
    yield "not valid yet", token(scopes=scopes, nbf=_FAR_AHEAD, exp=_FAR_AHEAD)
    yield "wrong audience", token(scopes=scopes, aud=ELSEWHERE)
    yield "wrong issuer", token(scopes=scopes, iss=ELSEWHERE)
    yield "no subject", token(scopes=scopes, without=("sub",))
    yield "no end", token(scopes=scopes, without=("exp",))
    yield "alg none", _unsigned(token(scopes=scopes))
    yield "wrong key", token(scopes=scopes, key=SigningKey("key-1"))
    yield "unknown kid", token(scopes=scopes, key=SigningKey("key-2"))
    yield "tampered", _tampered(token("conformance|anna", scopes="profile:read"), scope=scopes)


def _just_expired() -> str:
    return issuer().token(scopes=all_scopes(), exp=int(time.time()) - _JUST_EXPIRED_S)


def _unsigned(token: str) -> str:
    return f"{_encoded({'alg': 'none', 'typ': 'JWT', 'kid': 'key-1'})}.{token.split('.')[1]}."


def _tampered(token: str, *, scope: str) -> str:
    header, payload, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return f"{header}.{_encoded({**claims, 'scope': scope})}.{signature}"


def _encoded(part: dict[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
