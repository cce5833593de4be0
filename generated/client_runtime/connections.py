# Generated from scripts/generate/static/client_runtime/connections.py by `make generate`. DO NOT EDIT.
"""One request over the network, and what may go wrong with it."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from generated.client_runtime.answers import (
    Answer,
    declared_success,
    document_of,
    event_type_of,
    header_members,
)
from generated.client_runtime.errors import (
    CallTimedOut,
    ServiceUnreachable,
    UnexpectedAnswer,
)
from generated.client_runtime.operations import Operation, Result
from generated.client_runtime.requests import Request
from generated.server_sent_events import EventReader, ServerSentEvent, StreamTooLong


class TokenProvider(Protocol):
    """Gives the token of the caller. It is asked before each request, so it may renew the token."""

    async def token(self) -> str:
        """Give a bearer token that is still good."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """The way to the service, for one caller. Limits are seconds and bytes."""

    base_url: str
    http: httpx.AsyncClient
    token: TokenProvider | None
    context_headers: Callable[[], Mapping[str, str]]
    connect_seconds: float
    silence_seconds: float
    longest_answer_bytes: int

    async def answer(self, request: Request, operation: Operation[Any], *, seconds: float) -> Answer:
        """Send a request and read the whole answer.

        Raises:
            ServiceUnreachable: there is no connection, or it broke.
            CallTimedOut: there is no complete answer after so many seconds.
            UnexpectedAnswer: the answer is too long.
        """
        with _failures(operation, seconds=seconds) as progress:
            async with asyncio.timeout(seconds):
                response = await self._sent(request, operation, seconds=seconds, progress=progress)
                return await self._read(response, operation, secret=progress.token)

    async def stream[Success: Result](
        self, request: Request, operation: Operation[Success], *, seconds: float
    ) -> "OpenStream[Success]":
        """Send a request and wait until the answer begins, whose events are read later; raises like `answer`.

        Raises:
            ProblemError: the answer is a problem that the operation declares.
        """
        with _failures(operation, seconds=seconds) as progress:
            async with asyncio.timeout(seconds):
                response = await self._sent(request, operation, seconds=seconds, progress=progress)
                if all(kind.status != response.status_code for kind in operation.results):
                    answer = await self._read(response, operation, secret=progress.token)
                else:
                    answer = Answer(status=response.status_code, headers=response.headers, body=b"")
        try:
            kind = declared_success(answer, operation)
            members = header_members(answer, kind, operation)
        except BaseException:
            await response.aclose()
            raise
        events = self._events(response, answer, kind, operation)
        return OpenStream(response=response, events=events, result=kind.of(events=events, **members))

    async def _sent(
        self, request: Request, operation: Operation[Any], *, seconds: float, progress: "_Progress"
    ) -> httpx.Response:
        if self.token is not None and not operation.public:
            progress.token = await self.token.token()
        headers = httpx.Headers(dict(self.context_headers()))
        headers.update(dict(request.headers))
        if progress.token:
            headers["Authorization"] = f"Bearer {progress.token}"
        sent = self.http.build_request(
            operation.method,
            self.base_url + request.path,
            params=request.query or None,
            headers=headers,
            content=request.content,
            timeout=httpx.Timeout(
                seconds,
                connect=min(seconds, self.connect_seconds),
                read=max(seconds, self.silence_seconds) if operation.streams else seconds,
            ),
        )
        # The connections may be shared between customers, whose cookies are nobody else's.
        sent.headers.pop("cookie", None)
        progress.sent = True
        return await self.http.send(sent, stream=True, follow_redirects=False)

    async def _read(self, response: httpx.Response, operation: Operation[Any], *, secret: str) -> Answer:
        body = b""
        try:
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > self.longest_answer_bytes:
                    raise _unreadable(response, operation, f"it is longer than {self.longest_answer_bytes} bytes")
        except httpx.DecodingError:
            raise _unreadable(response, operation, "it cannot be decompressed") from None
        finally:
            await response.aclose()
        return Answer(status=response.status_code, headers=response.headers, body=body, secret=secret)

    async def _events(
        self, response: httpx.Response, answer: Answer, kind: type[Result], operation: Operation[Any]
    ) -> AsyncGenerator[ServerSentEvent[Any]]:
        """Read the events of a stream until the service ends it; raises like `answer`."""
        type_ = event_type_of(kind)
        reader = EventReader(longest_event_bytes=self.longest_answer_bytes)
        chunks = response.aiter_bytes()
        while True:
            with _failures(operation, seconds=self.silence_seconds) as progress:
                progress.sent = True
                chunk = await anext(chunks, None)
            if chunk is None:
                return
            try:
                complete = list(reader.feed(chunk))
            except StreamTooLong:
                reason = f"an event is longer than {self.longest_answer_bytes} bytes"
                raise _unreadable(response, operation, reason) from None
            for event in complete:
                whole = Answer(status=answer.status, headers=answer.headers, body=event.data)
                yield ServerSentEvent(
                    data=document_of(whole, type_.validate_json, operation), id=event.id, event=event.event
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStream[Success: Result]:
    """A stream whose connection is open until it is closed."""

    response: httpx.Response
    events: AsyncGenerator[ServerSentEvent[Any]]
    result: Success

    async def aclose(self) -> None:
        """Close the connection; the service notices and stops."""
        await self.events.aclose()
        await self.response.aclose()


@dataclass(slots=True)
class _Progress:
    """How far a request has come."""

    sent: bool = False
    token: str = ""


@contextmanager
def _failures(operation: Operation[Any], *, seconds: float) -> Iterator[_Progress]:
    """Name failures of the network for what they mean to the caller."""
    progress = _Progress()
    try:
        yield progress
    except httpx.ConnectError as error:
        raise ServiceUnreachable(_named(error), operation=operation.id, answer_lost=False) from error
    except (TimeoutError, httpx.TimeoutException) as error:
        lost = progress.sent and not isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout)
        raise CallTimedOut(operation=operation.id, seconds=seconds, answer_lost=lost) from error
    except httpx.TransportError as error:
        raise ServiceUnreachable(_named(error), operation=operation.id, answer_lost=True) from error


def _unreadable(response: httpx.Response, operation: Operation[Any], reason: str) -> UnexpectedAnswer:
    return UnexpectedAnswer(reason, operation=operation.id, status=response.status_code, headers=response.headers)


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
