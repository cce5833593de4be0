"""What browsers are told to refuse on pages of the portal, whatever a script in them may try."""

from collections.abc import Mapping
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SOURCES: Final[Mapping[str, str]] = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "script-src": "'self'",
    # The references and the map put styles into the page themselves.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    # The map draws in workers.
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
}
_HEADERS: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)",
}


def content_security_policy(*, token_origin: str | None) -> str:
    """The policy (W3C Content Security Policy Level 3): everything comes from where the page came from.

    Args:
        token_origin: where else tokens may be asked for.
    """
    connections = "'self'" if token_origin is None else f"'self' {token_origin}"
    return "; ".join(f"{name} {sources}" for name, sources in {**_SOURCES, "connect-src": connections}.items())


class Safeguards:
    """Adds the headers to every answer of an application."""

    def __init__(self, application: ASGIApp, *, token_origin: str | None) -> None:
        self._application = application
        self._headers = {
            **_HEADERS,
            "Content-Security-Policy": content_security_policy(token_origin=token_origin),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._application(scope, receive, guarded)
