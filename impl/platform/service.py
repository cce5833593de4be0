"""What the generated routes need from a running service: admission and refusal."""

from ipaddress import IPv6Address
from typing import Final, Self

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from generated.runtime import Operation
from impl.platform.auth import Forbidden, TokenVerifier, Unauthenticated, bearer_token
from impl.platform.context import RequestContext
from impl.platform.keys import KeySet
from impl.platform.problems import Problems
from impl.platform.rate_limit import RateLimited, RateLimiter
from impl.platform.settings import Settings
from impl.platform.telemetry import Exchange, exchange_of

_KEYS_SECONDS: Final = 3.0


class PlatformService:
    """Admits requests by token, scopes and rate limit, in this order, and answers what goes wrong."""

    def __init__(self, *, verifier: TokenVerifier, limiter: RateLimiter, problems: Problems) -> None:
        self._verifier = verifier
        self._limiter = limiter
        self._problems = problems

    @classmethod
    def from_settings(cls, settings: Settings, *, problems: Problems) -> Self:
        """The service as the settings describe it; whoever makes it closes it."""
        keys = KeySet(httpx.AsyncClient(timeout=_KEYS_SECONDS), url=str(settings.token_jwks_url))
        verifier = TokenVerifier(keys, issuer=settings.token_issuer, audience=settings.token_audience)
        return cls(verifier=verifier, limiter=RateLimiter(scale=settings.rate_limit_scale), problems=problems)

    async def close(self) -> None:
        """Let go of the connection to the issuer."""
        await self._verifier.close()

    async def admit(self, request: Request, operation: Operation) -> RequestContext:
        """The context of a request that may proceed.

        Raises:
            Unauthenticated, Forbidden, RateLimited, IdentityUnavailable
        """
        exchange = exchange_of(request.scope)
        exchange.operation = operation.id
        authorization = _authorization(request.scope)
        principal = await self._verifier.authenticate(authorization)
        exchange.customer = principal.pseudonym
        if not principal.scopes.issuperset(operation.scopes):
            raise Forbidden(set(operation.scopes) - principal.scopes)
        self._limit(operation, subject=principal.customer_id, exchange=exchange)
        token = bearer_token(authorization) if authorization is not None else ""
        return RequestContext(principal=principal, request_id=exchange.request_id, token=token)

    async def admit_anonymous(self, request: Request, operation: Operation) -> None:
        """Let a request of a public operation proceed; its client address is what the limit counts by.

        Raises:
            RateLimited
        """
        exchange = exchange_of(request.scope)
        exchange.operation = operation.id
        self._limit(operation, subject=_network(request.scope), exchange=exchange)

    def refuse(self, error: Exception, request: Request, operation: Operation) -> Response:
        """The problem document that answers `error`."""
        return self._problems.refuse(error, request, operation)

    def _limit(self, operation: Operation, *, subject: object, exchange: Exchange) -> None:
        usage = self._limiter.use(operation, subject=subject)
        if usage is None:
            return
        exchange.headers.extend(usage.response_headers())
        if usage.retry_after is not None:
            raise RateLimited(retry_after=usage.retry_after)


def _authorization(scope: Scope) -> bytes | None:
    values = [value for name, value in scope["headers"] if name == b"authorization"]
    if len(values) > 1:
        raise Unauthenticated("The request has several Authorization headers.", error="invalid_request")
    return values[0] if values else None


def _network(scope: Scope) -> str:
    """The client's address; of an IPv6 address the first 64 bits, which one customer has to themselves."""
    client = scope.get("client")
    if client is None:
        return ""
    address: str = client[0]
    return ":".join(IPv6Address(address).exploded.split(":")[:4]) if ":" in address else address
