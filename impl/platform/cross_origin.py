"""Lets scripts of allowed origins read answers (Fetch, "CORS protocol"). Gateways answer preflights, services never."""

import json
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from starlette.types import ASGIApp, Message, Receive, Scope, Send

import generated


@cache
def exposed_headers() -> str:
    """The headers beyond the safelisted ones that scripts may read, as every gateway tells them too."""
    policy = json.loads(files(generated).joinpath("gateway", "policy.json").read_bytes())
    return ", ".join(policy["cors"]["response_headers"])


class CrossOrigin:
    """Names the origin of a request in its answer, if it is an allowed one; never with credentials.

    Tokens are sent by scripts, not by browsers, so that no cookie needs the permission.
    """

    def __init__(self, application: ASGIApp, *, origins: Collection[str]) -> None:
        self._application = application
        self._origins = frozenset(origin.encode() for origin in origins)
        self._exposed = exposed_headers().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        # A cache must not give the answer for one origin to another, nor to a request without any.
        headers = [(b"vary", b"Origin")]
        named = [value for name, value in scope["headers"] if name == b"origin"]
        if len(named) == 1 and named[0] in self._origins:
            headers += [
                (b"access-control-allow-origin", named[0]),
                (b"access-control-expose-headers", self._exposed),
            ]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *headers]
            await send(message)

        await self._application(scope, receive, send_with_headers)
