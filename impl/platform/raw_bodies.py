"""The body of a request byte for byte as it came, for signatures that are made of it."""

from collections.abc import Collection
from contextvars import ContextVar
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_body: ContextVar[bytearray | None] = ContextVar("raw_body", default=None)
# The routes refuse larger bodies themselves, long before this.
_MOST_BYTES: Final = 1_000_000


def raw_body() -> bytes:
    """The body that has been read of the current request; nothing where its path is not watched."""
    return bytes(_body.get() or b"")


class RawBodies:
    """Keeps the bodies of requests to some paths while they are served."""

    def __init__(self, application: ASGIApp, *, paths: Collection[str]) -> None:
        self._application = application
        self._paths = frozenset(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http" or scope["path"] not in self._paths:
            await self._application(scope, receive, send)
            return
        kept = bytearray()

        async def receive_and_keep() -> Message:
            message = await receive()
            if message["type"] == "http.request" and len(kept) <= _MOST_BYTES:
                kept.extend(message.get("body", b""))
            return message

        token = _body.set(kept)
        try:
            await self._application(scope, receive_and_keep, send)
        finally:
            _body.reset(token)
