"""The local issuer: signs real tokens for whoever asks, on the loopback interface.

It publishes its keys like any OpenID provider, so that the services verify tokens here exactly as in production.
The tokens are JWT access tokens (RFC 9068).
"""

import os
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

import jwt
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from scripts.seed.customers import CUSTOMERS
from scripts.stack.failures import refuse_production
from scripts.stack.parts import AUDIENCE as AUDIENCE
from scripts.stack.signing_keys import ALGORITHM, SigningKeys

SCOPES = (
    "vehicles:read",
    "quotes:write",
    "reservations:read",
    "reservations:write",
    "profile:read",
    "profile:write",
    "conversations:read",
    "conversations:write",
)
DEFAULT_TTL_S = 3600
LONGEST_TTL_S = 86_400
LARGEST_FORM = 10_000


class TokenRefused(Exception):
    """The request for a token cannot be met, by an OAuth error code (RFC 6749, section 5.2) and a reason."""

    def __init__(self, code: str, *, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRequest:
    """What a token is asked for: whom, what for, and for how many seconds."""

    subject: str
    scopes: tuple[str, ...] = SCOPES
    ttl_s: int = DEFAULT_TTL_S

    @classmethod
    def of_form(cls, form: Mapping[str, str]) -> "TokenRequest":
        """Read the fields ``customer`` or ``subject``, ``scope`` and ``ttl``.

        Raises:
            TokenRefused: a field is missing, unknown or out of bounds.
        """
        unknown = sorted(form.keys() - {"customer", "subject", "scope", "ttl", "grant_type"})
        if unknown:
            raise TokenRefused(
                "invalid_request", reason=f"unknown field {unknown[0]}: customer, subject, scope and ttl exist"
            )
        return cls(subject=_subject(form), scopes=_scopes(form.get("scope")), ttl_s=_ttl(form.get("ttl")))


@dataclass(slots=True, kw_only=True)
class Issuer:
    """Signs tokens.

    Attributes:
        url: the ``iss`` claim, and where the keys are published.
        audience: the ``aud`` claim.
        keys: what it signs with.
        origins: whose scripts may read its answers: those of the developer portal.
    """

    url: str
    audience: str
    keys: SigningKeys
    origins: tuple[str, ...] = ()

    def issue(self, request: TokenRequest) -> str:
        """A signed token."""
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": self.audience,
            "sub": request.subject,
            "client_id": "local-stack",
            "scope": " ".join(request.scopes),
            "iat": now,
            "nbf": now,
            "exp": now + request.ttl_s,
            "jti": str(uuid.uuid4()),
        }
        key = self.keys.current
        return jwt.encode(claims, key, algorithm=ALGORITHM, headers={"kid": key.key_id, "typ": "at+jwt"})

    def discovery(self) -> dict[str, object]:
        """The provider metadata (OpenID Connect Discovery 1.0)."""
        return {
            "issuer": self.url,
            "jwks_uri": f"{self.url}/jwks.json",
            "token_endpoint": f"{self.url}/token",
            "grant_types_supported": ["client_credentials"],
            "response_types_supported": ["token"],
            "scopes_supported": list(SCOPES),
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
        }


def create_app() -> Starlette:
    """The issuer as the stack runs it, from MOBILITY_TOKEN_ISSUER and MOBILITY_TOKEN_AUDIENCE.

    MOBILITY_ISSUER_KEYS names the file of its keys; without one they are forgotten at its end. MOBILITY_ISSUER_ORIGINS
    names the origins of the developer portal, with commas between them.

    Raises:
        StackFailure: MOBILITY_ENV is ``production``.
    """
    file = os.environ.get("MOBILITY_ISSUER_KEYS")
    return issuer_app(
        Issuer(
            url=os.environ["MOBILITY_TOKEN_ISSUER"],
            audience=os.environ.get("MOBILITY_TOKEN_AUDIENCE", AUDIENCE),
            keys=SigningKeys.load(Path(file)) if file else SigningKeys.in_memory(),
            origins=tuple(filter(None, os.environ.get("MOBILITY_ISSUER_ORIGINS", "").split(","))),
        )
    )


def issuer_app(issuer: Issuer) -> Starlette:
    """The HTTP face of an issuer.

    Raises:
        StackFailure: MOBILITY_ENV is ``production``.
    """
    refuse_production()

    async def discovery(_: Request) -> Response:
        return JSONResponse(issuer.discovery())

    async def jwks(_: Request) -> Response:
        return JSONResponse(issuer.keys.published(), media_type="application/jwk-set+json")

    async def token(request: Request) -> Response:
        try:
            wanted = TokenRequest.of_form(await _form(request))
        except TokenRefused as refusal:
            return JSONResponse({"error": refusal.code, "error_description": refusal.reason}, status_code=400)
        signed = issuer.issue(wanted)
        never_stored = {"Cache-Control": "no-store"}
        if request.headers.get("accept", "").startswith("text/plain"):
            return PlainTextResponse(signed, headers=never_stored)
        answer = {
            "access_token": signed,
            "token_type": "Bearer",
            "expires_in": wanted.ttl_s,
            "scope": " ".join(wanted.scopes),
        }
        return JSONResponse(answer, headers=never_stored)

    async def rotate(_: Request) -> Response:
        return JSONResponse({"kid": issuer.keys.rotate()})

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"})

    return Starlette(
        routes=[
            Route("/.well-known/openid-configuration", discovery),
            Route("/jwks.json", jwks),
            Route("/token", token, methods=["POST"]),
            Route("/rotate", rotate, methods=["POST"]),
            Route("/healthz", health),
        ],
        middleware=[
            # A web page elsewhere must not reach the issuer under a name of its own that resolves to this machine.
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
            Middleware(CORSMiddleware, allow_origins=issuer.origins, allow_methods=["POST"]),
        ],
    )


async def _form(request: Request) -> dict[str, str]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            raise TokenRefused("invalid_request", reason=f"the form is larger than {LARGEST_FORM} bytes")
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, strict_parsing=bool(body))
    except ValueError as error:
        reason = "the body is not application/x-www-form-urlencoded"
        raise TokenRefused("invalid_request", reason=reason) from error
    repeated = sorted(name for name, values in fields.items() if len(values) > 1)
    if repeated:
        raise TokenRefused("invalid_request", reason=f"the field {repeated[0]} is repeated")
    return {name: values[0] for name, values in fields.items()}


def _subject(form: Mapping[str, str]) -> str:
    subjects = {customer.name: customer.subject for customer in CUSTOMERS}
    match form.get("customer"), form.get("subject"):
        case str(name), None if name in subjects:
            return subjects[name]
        case None, str(subject) if 0 < len(subject) <= 255 and subject.isprintable():
            return subject
        case None, str():
            raise TokenRefused("invalid_request", reason="subject must have 1 to 255 printable characters")
        case _:
            names = ", ".join(subjects)
            raise TokenRefused("invalid_request", reason=f"give either subject, or customer as one of {names}")


def _scopes(text: str | None) -> tuple[str, ...]:
    if text is None:
        return SCOPES
    scopes = tuple(text.split())
    for scope in scopes:
        if scope not in SCOPES:
            raise TokenRefused("invalid_scope", reason=f"unknown scope {scope}: {', '.join(SCOPES)} exist")
    return scopes


def _ttl(text: str | None) -> int:
    if text is None:
        return DEFAULT_TTL_S
    if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= LONGEST_TTL_S:
        return int(text[:9])
    raise TokenRefused("invalid_request", reason=f"ttl must be a number of seconds from 1 to {LONGEST_TTL_S}")
