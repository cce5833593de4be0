"""A client of a small shop, written as the generator writes clients, and a shop that answers as tests say."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Literal

import httpx
from pydantic import BaseModel

from scripts.generate.static.client_runtime import (
    ApiClient,
    Operation,
    ProblemError,
    Result,
    RetryPolicy,
    ServerSentEvent,
    Timing,
)

URL = "http://shop.example"
TOKEN = "secret-token-of-anna"


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Bicycle(BaseModel):
    colour: Colour
    gears: list[int] = []


class Problem(BaseModel):
    type: str = "about:blank"
    title: str = "A problem"
    status: int = 400
    detail: str = "It does not work."
    code: str = "a_problem"
    request_id: str = "r1"


class SoldOutDocument(Problem):
    status: int = 409
    code: str = "sold_out"
    next_delivery: str


class SoldOut(ProblemError):
    status = 409
    code = "sold_out"
    model = SoldOutDocument
    problem: SoldOutDocument


class Busy(ProblemError):
    status = 503
    code = "busy"
    model = Problem
    problem: Problem

    @property
    def retry_after(self) -> int | None:
        return self._number("Retry-After")


class InternalError(ProblemError):
    status = 500
    code = "internal_error"
    model = Problem
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Ok(Result):
    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "application/json"
    headers: ClassVar[tuple[tuple[str, str], ...]] = (("etag", "ETag"), ("replayed", "Replayed"), ("left", "Left"))
    body: Bicycle
    etag: str
    replayed: Literal["true"] | None = None
    left: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified(Result):
    status: ClassVar[int] = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Result):
    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "text/markdown"
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoContent(Result):
    status: ClassVar[int] = 204


@dataclass(frozen=True, slots=True, kw_only=True)
class Sales(Result):
    status: ClassVar[int] = 200
    media_type: ClassVar[str | None] = "text/event-stream"
    events: AsyncIterator[ServerSentEvent[Bicycle]]


def _operation[Success: Result](name: str, method: str, path: str, *results: type[Success]) -> Operation[Success]:
    return Operation(
        id=name,
        method=method,
        path=path,
        public=name == "ping",
        idempotent=method == "POST",
        timeout_ms=1000,
        content_type="application/json" if method in ("POST", "PATCH") else None,
        comma_separated=("joined",),
        results=results,
        problems=(SoldOut, Busy, InternalError),
    )


READ: Operation[Ok | NotModified] = _operation("read", "GET", "/v1/bicycles/{bicycle_id}", Ok, NotModified)
DESCRIBE = _operation("describe", "GET", "/v1/description", Text)
BUY = _operation("buy", "POST", "/v1/bicycles", Ok)
PAINT = _operation("paint", "PATCH", "/v1/bicycles/{bicycle_id}", Ok)
PING = _operation("ping", "GET", "/ping", NoContent)
FOLLOW = _operation("follow", "GET", "/v1/sales", Sales)


class ShopClient(ApiClient):
    """Calls the shop."""

    async def read(self, bicycle_id: str = "b1", **query: Any) -> Ok | NotModified:
        return await self._call(READ, path={"bicycle_id": bicycle_id}, query=query)

    async def describe(self) -> Text:
        return await self._call(DESCRIBE)

    async def buy(self, *, idempotency_key: str | None = None) -> Ok:
        return await self._call(BUY, body=Bicycle(colour=Colour.RED), idempotency_key=idempotency_key)

    async def paint(self, *, if_match: str = '"1"') -> Ok:
        headers = {"If-Match": if_match}
        body = Bicycle(colour=Colour.BLUE)
        return await self._call(PAINT, path={"bicycle_id": "b1"}, headers=headers, body=body)

    async def ping(self) -> NoContent:
        return await self._call(PING)

    def follow(self) -> AbstractAsyncContextManager[Sales]:
        return self._open(FOLLOW)


type Reply = httpx.Response | Exception | Callable[[httpx.Request], Any]


@dataclass
class Shop:
    """Answers with one reply after the other, the last one for ever; keeps what it was asked, and how long for."""

    replies: list[Reply]
    requests: list[httpx.Request] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    now: float = 0.0
    chance: float = 0.5

    async def answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        match reply:
            case Exception():
                raise reply
            case httpx.Response():
                return reply
            case _:
                response: httpx.Response = await reply(request)
                return response

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    @property
    def timing(self) -> Timing:
        """A clock that moves with the pauses alone."""
        return Timing(clock=lambda: self.now, sleep=self.sleep, chance=lambda: self.chance)

    def client(self, *, retry: RetryPolicy | None = None, **options: Any) -> ShopClient:
        """A client whose token is `TOKEN`."""
        http = httpx.AsyncClient(transport=httpx.MockTransport(self.answer))
        defaults: dict[str, Any] = {"token": TOKEN, "http": http, "timing": self.timing}
        return ShopClient(URL, retry=retry, **{**defaults, **options})


def bicycle(status: int = 200, *, etag: str | None = '"1"', headers: dict[str, str] | None = None) -> httpx.Response:
    """A bicycle as the shop answers it."""
    tag = {} if etag is None else {"ETag": etag}
    return httpx.Response(status, json={"colour": "red", "gears": [1, 3]}, headers={**tag, **(headers or {})})


def problem(status: int, code: str, *, headers: dict[str, str] | None = None, **members: object) -> httpx.Response:
    """A problem document."""
    document = Problem(status=status, code=code).model_dump() | members
    return httpx.Response(
        status, json=document, headers={"Content-Type": "application/problem+json", **(headers or {})}
    )


def stream(*chunks: bytes, error: Exception | None = None) -> httpx.Response:
    """An answer that comes in pieces, and may break off."""

    async def pieces() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk
        if error is not None:
            raise error

    return httpx.Response(200, content=pieces(), headers={"Content-Type": "text/event-stream"})


def keys(shop: Shop) -> Iterator[str | None]:
    """The idempotency keys of the requests."""
    return (request.headers.get("Idempotency-Key") for request in shop.requests)
