"""What all clients share: how they are made, and how a call goes on until there is a result."""

import copy
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType, TracebackType
from typing import Any, Final, Self
from uuid import uuid4

import httpx
from pydantic import BaseModel

from scripts.generate.static.client_runtime.answers import result_of
from scripts.generate.static.client_runtime.connections import Connection, TokenProvider
from scripts.generate.static.client_runtime.errors import CallFailed, ProblemError, TokenMissing, UnexpectedAnswer
from scripts.generate.static.client_runtime.operations import Operation, Result
from scripts.generate.static.client_runtime.requests import (
    Argument,
    Request,
    Scalar,
    headers_of,
    path_of,
    query_of,
)
from scripts.generate.static.client_runtime.retrying import (
    RetryPolicy,
    Timing,
    loses_the_outcome,
    may_be_repeated,
    retry_after_seconds,
)

LONGEST_ANSWER_BYTES: Final = 4 * 2**20

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _FixedToken:
    value: str

    async def token(self) -> str:
        return self.value


class ApiClient:
    """Base of all clients. Use it as an asynchronous context manager, or call `aclose` at the end.

    An `http` client that is given stays open, and its connections can be shared. `context_headers` is asked before
    each request for headers such as `traceparent` and `X-Request-Id`. Redirects are not followed, cookies not sent.

    Raises:
        ValueError: `base_url` is not an HTTP address.
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: TokenProvider | str | None = None,
        http: httpx.AsyncClient | None = None,
        retry: RetryPolicy | None = None,
        context_headers: Callable[[], Mapping[str, str]] | None = None,
        timing: Timing | None = None,
        longest_answer_bytes: int = LONGEST_ANSWER_BYTES,
    ) -> None:
        if httpx.URL(base_url).scheme not in ("http", "https"):
            raise ValueError(f"{base_url!r} is not an HTTP address. Fix: write http://host:port.")
        self._retry = retry or RetryPolicy()
        self._timing = timing or Timing()
        self._owns_http = http is None
        self._connection = Connection(
            base_url=base_url.rstrip("/"),
            http=http or httpx.AsyncClient(),
            token=_provider(token),
            context_headers=context_headers or dict[str, str],
            connect_seconds=self._retry.connect_seconds,
            silence_seconds=self._retry.silence_seconds,
            longest_answer_bytes=longest_answer_bytes,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections, unless they belong to somebody else."""
        if self._owns_http:
            await self._connection.http.aclose()

    def with_token(self, token: TokenProvider | str) -> Self:
        """Give a client for another caller on the same connections. It need not be closed."""
        sibling = copy.copy(self)
        sibling._connection = replace(self._connection, token=_provider(token))
        sibling._owns_http = False
        return sibling

    async def _call[Success: Result](
        self,
        operation: Operation[Success],
        *,
        path: Mapping[str, Scalar] = _NOTHING,
        query: Mapping[str, Argument] = _NOTHING,
        headers: Mapping[str, Scalar | None] = _NOTHING,
        body: BaseModel | None = None,
        idempotency_key: str | None = None,
    ) -> Success:
        """Send a request until there is a result, a failure that repeating does not help, or no time left."""
        key = (uuid4().hex if idempotency_key is None else idempotency_key) if operation.idempotent else None
        request = self._request(operation, path=path, query=query, headers=headers, body=body, key=key)

        async def attempt(seconds: float) -> Success:
            return result_of(await self._connection.answer(request, operation, seconds=seconds), operation)

        return await self._repeated(attempt, operation)

    @asynccontextmanager
    async def _open[Success: Result](
        self,
        operation: Operation[Success],
        *,
        path: Mapping[str, Scalar] = _NOTHING,
        query: Mapping[str, Argument] = _NOTHING,
        headers: Mapping[str, Scalar | None] = _NOTHING,
    ) -> AsyncIterator[Success]:
        """Send a request like `_call`, and keep the connection open while the events of the result are read."""
        request = self._request(operation, path=path, query=query, headers=headers, body=None, key=None)
        stream = await self._repeated(
            lambda seconds: self._connection.stream(request, operation, seconds=seconds), operation
        )
        try:
            yield stream.result
        finally:
            await stream.aclose()

    async def _repeated[T](self, attempt: Callable[[float], Awaitable[T]], operation: Operation[Any]) -> T:
        """Make attempts, each of which may take so many seconds."""
        deadline = self._timing.clock() + self._retry.deadline_seconds
        outcome_lost = False
        number = 1
        while True:
            allowed = operation.timeout_ms / 1000 + self._retry.grace_seconds
            try:
                return await attempt(min(allowed, deadline - self._timing.clock()))
            except CallFailed as failure:
                outcome_lost = outcome_lost or (loses_the_outcome(failure) and not operation.changes_nothing)
                failure.outcome_unknown = outcome_lost
                failure.attempts = number
                pause = self._pause_after(failure, operation, attempt=number)
                if pause is None or self._timing.clock() + pause >= deadline:
                    raise
            await self._timing.sleep(pause)
            number += 1

    def _request(
        self,
        operation: Operation[Any],
        *,
        path: Mapping[str, Scalar],
        query: Mapping[str, Argument],
        headers: Mapping[str, Scalar | None],
        body: BaseModel | None,
        key: str | None,
    ) -> Request:
        if self._connection.token is None and not operation.public:
            raise TokenMissing(operation.id)
        content_type = None if body is None else operation.content_type
        return Request(
            path=path_of(operation.path, path),
            query=query_of(query, comma_separated=operation.comma_separated),
            headers=headers_of(
                {
                    **headers,
                    "Idempotency-Key": key,
                    "Content-Type": content_type,
                    "Accept": operation.accept,
                    # Sizes are bounded as they are sent; a compressed answer could grow afterwards.
                    "Accept-Encoding": "identity",
                }
            ),
            content=None if body is None else body.__pydantic_serializer__.to_json(body, by_alias=True),
        )

    def _pause_after(self, failure: CallFailed, operation: Operation[Any], *, attempt: int) -> float | None:
        """Draw the pause before the next attempt; None if there is to be none."""
        if attempt >= self._retry.attempts or not may_be_repeated(failure, operation):
            return None
        pause = self._retry.pause_seconds(attempt=attempt, chance=self._timing.chance())
        asked = retry_after_seconds(failure.headers) if isinstance(failure, ProblemError | UnexpectedAnswer) else None
        if asked is None:
            return pause
        return asked + pause if asked <= self._retry.longest_retry_after_seconds else None


def _provider(token: TokenProvider | str | None) -> TokenProvider | None:
    return _FixedToken(token) if isinstance(token, str) else token
