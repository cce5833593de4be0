"""What clients send through a gateway, byte for byte, and what comes of it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlsplit

import httpx

CASE_HEADER = "X-Case"
"""Tells the recording service which case a request belongs to; it is nobody's business in between."""

type Headers = tuple[tuple[str, str], ...]
type Written = str | Callable[[], str]
"""A text, or what writes it at the moment when it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request. The target is sent as it is written here; a body of several parts is sent without its length."""

    method: str
    target: str
    headers: tuple[tuple[str, Written], ...] = ()
    body: bytes | tuple[bytes, ...] | None = None

    def with_headers(self, *added: tuple[str, Written]) -> Self:
        """The same with more headers, even of names that it has."""
        return replace(self, headers=(*self.headers, *added))

    def without_header(self, name: str) -> Self:
        """The same without the headers of a name."""
        return replace(self, headers=tuple(pair for pair in self.headers if pair[0].lower() != name.lower()))

    def replacing_header(self, name: str, value: str) -> Self:
        """The same with another value for a header."""
        return self.without_header(name).with_headers((name, value))

    def by(self, token: Written) -> Self:
        """The same in the name of whoever holds the token."""
        return self.without_header("Authorization").with_headers(("Authorization", prefixed("Bearer ", token)))

    async def send(self, client: httpx.AsyncClient, *, url: str, case: str) -> httpx.Response:
        """Send it to a gateway; raises httpx.TransportError where nothing comes back."""
        content = self.body if not isinstance(self.body, tuple) else _pieces(self.body)
        return await client.request(
            self.method,
            url,
            headers=[*((name, written(value)) for name, value in self.headers), (CASE_HEADER, case)],
            content=content,
            extensions={"target": f"{urlsplit(url).path.rstrip('/')}{self.target}".encode()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A request as it reached a service."""

    service: str
    method: str
    path: str
    query: str
    headers: Headers
    body: bytes

    def values(self, name: str) -> list[str]:
        """All values of a header."""
        return [value for key, value in self.headers if key.lower() == name.lower()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What came of a call: the answer, or how the connection failed, and what reached the services."""

    answer: httpx.Response | None
    failure: str | None
    records: tuple[Record, ...]


def written(text: Written) -> str:
    """Write a text now, unless it is there already."""
    return text if isinstance(text, str) else text()


def prefixed(prefix: str, text: Written) -> Written:
    """Put something before a text, whenever it is written."""
    return prefix + text if isinstance(text, str) else lambda: prefix + text()


async def _pieces(parts: tuple[bytes, ...]) -> AsyncIterator[bytes]:
    for part in parts:
        yield part
