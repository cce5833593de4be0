# Generated from scripts/generate/static/runtime/operations.py by `make generate`. DO NOT EDIT.
"""Operations and responses as values, and what a service offers to the routes that run in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol, Self

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

_WITHOUT_CONTENT = (204, 304)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """So many requests in each window of so many seconds."""

    requests: int
    per_seconds: int


class ContractResponse:
    """Base of all response types. `headers` lists pairs of attribute and header name; `model` is the type of `body`."""

    __slots__ = ()
    status: ClassVar[int]
    media_type: ClassVar[str | None] = None
    model: ClassVar[type[BaseModel] | None] = None
    headers: ClassVar[tuple[tuple[str, str], ...]] = ()

    @classmethod
    def of(cls, **members: object) -> Self:
        """Make a response whose type is known only at run time; the type says which members it takes."""
        make: Callable[..., Self] = cls
        return make(**members)

    def render(self) -> Response:
        """Write the response. Members that are `MISSING` and headers that are None are left out."""
        headers: list[tuple[bytes, bytes]] = []
        body: BaseModel | str | None = getattr(self, "body", None)
        content = b""
        if isinstance(body, str):
            content = body.encode()
            headers.append((b"content-type", f"{self.media_type}; charset=utf-8".encode()))
        elif body is not None and self.media_type is not None:
            content = body.__pydantic_serializer__.to_json(body, by_alias=True)
            headers.append((b"content-type", self.media_type.encode()))
        if self.status not in _WITHOUT_CONTENT:
            headers.append((b"content-length", str(len(content)).encode()))
        return _Rendered(status=self.status, body=content, headers=[*headers, *self.written_headers()])

    def written_headers(self) -> Iterator[tuple[bytes, bytes]]:
        """Write the headers of the contract, without those that are None."""
        for attribute, name in self.headers:
            value = getattr(self, attribute)
            if value is not None:
                yield name.lower().encode(), str(value).encode("latin-1")


class _Rendered(Response):
    """A response whose bytes and headers are final, so that nothing is worked out again."""

    def __init__(self, *, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
        self.status_code = status
        self.background = None
        self.body = body
        self.raw_headers = headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation of the contract. `problems` maps each declared code to its response type; sizes are bytes."""

    id: str
    method: str
    path: str
    public: bool
    scopes: tuple[str, ...]
    rate_limit: RateLimit | None
    timeout_ms: int
    max_body_bytes: int
    accepts: tuple[str, ...]
    produces: tuple[str, ...]
    query: frozenset[str]
    responses: tuple[type[ContractResponse], ...]
    problems: Mapping[str, type[ContractResponse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook[Payload: BaseModel]:
    """A message of the contract that the service sends; `headers` names those that each delivery carries."""

    name: str
    payload: type[Payload]
    media_type: str
    headers: tuple[str, ...]

    def render(self, payload: Payload) -> bytes:
        """Write the body of the message."""
        return payload.__pydantic_serializer__.to_json(payload, by_alias=True)


class Service[Context](Protocol):
    """What generated routes need from the service they run in."""

    async def admit(self, request: Request, operation: Operation) -> Context:
        """Authenticate, authorise and rate-limit; raise to refuse."""
        ...

    async def admit_anonymous(self, request: Request, operation: Operation) -> None:
        """Rate-limit a public operation; raise to refuse."""
        ...

    def refuse(self, error: Exception, request: Request, operation: Operation) -> Response:
        """Answer for an exception of `admit`, the route or its handler with a problem that the operation declares."""
        ...
