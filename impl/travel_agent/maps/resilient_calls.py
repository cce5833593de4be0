"""Calls to services that may be slow, down, or talk nonsense: one way for all adapters.

A call has a time-out over all its attempts and few of them; a service that keeps failing is left in peace; answers are
kept as long as their source says they hold, and are given a while longer, marked as stale, when it fails.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

import httpx

from impl.platform.jitter import spread
from impl.platform.telemetry import log
from impl.travel_agent.clock import Clock, system_clock
from impl.travel_agent.domain.facts import Fact, Source
from impl.travel_agent.maps.answer_cache import AnswerCache, KeptAnswer
from impl.travel_agent.maps.circuit_breaker import CircuitBreaker, CircuitOpen
from impl.travel_agent.maps.errors import Unavailable

_LARGEST_ANSWER: Final = 8 * 1024 * 1024
_LONGEST_VALIDITY: Final = timedelta(days=1)
_PAUSE_S: Final = 0.1
_MOST_KEPT: Final = 1000
_REFUSED: Final = range(400, 500)
_LATER: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


class CallRefused(Exception):
    """The service understands the question and does not answer it: `status` and `body` tell why."""

    def __init__(self, *, status: int, body: bytes) -> None:
        super().__init__(f"refused with status {status}")
        self.status = status
        self.body = body


class _Failed(Exception):
    """An attempt has failed; `again` tells whether another one makes sense."""

    def __init__(self, reason: str, *, again: bool, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.again = again
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a service is asked: a path below its address, and a query or a body."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPolicy:
    """How patient we are with a service.

    Attributes:
        timeout_s: seconds for all attempts together.
        attempts: how often it is asked at most.
        lifetime: how long an answer holds when the service does not say.
        stale_for: how long after that it may still be given, when the service fails.
    """

    timeout_s: float = 3.0
    attempts: int = 2
    lifetime: timedelta
    stale_for: timedelta = timedelta(0)


class ResilientService[T]:
    """A service that answers questions with values of one kind."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        source: Source,
        policy: CallPolicy,
        unavailable: type[Unavailable],
        breaker: CircuitBreaker | None = None,
        clock: Clock = system_clock,
    ) -> None:
        self._client = client
        self._source = source
        self._policy = policy
        self._unavailable = unavailable
        self._breaker = breaker or CircuitBreaker()
        self._clock = clock
        self._cache = AnswerCache[T](most=_MOST_KEPT, stale_for=policy.stale_for)

    async def ask(self, question: Question, *, parse: Callable[[bytes], T]) -> Fact[T]:
        """The service's answer, made a value by `parse`, which raises ValueError for nonsense.

        Raises:
            CallRefused: the service refuses this question.
            Unavailable: of the kind given: it does not answer, and nothing is known from before.
        """
        kept = self._cache.fresh(question, now=self._clock())
        if kept is not None:
            return self._fact(kept)
        try:
            return self._fact(await self._fetch(question, parse=parse))
        except (_Failed, CircuitOpen) as failure:
            old = self._cache.stale(question, now=self._clock())
            log().warning(
                "map_source_failed", source=self._source.name, reason=str(failure), answered_from_before=old is not None
            )
            if old is not None:
                return self._fact(old).but_stale()
            raise self._unavailable(f"{self._source.name}: {failure}", retry_after_s=failure.retry_after_s) from failure

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _fetch(self, question: Question, *, parse: Callable[[bytes], T]) -> KeptAnswer[T]:
        self._breaker.admit()
        try:
            async with asyncio.timeout(self._policy.timeout_s):
                answer = await self._attempt(question, parse=parse)
        except TimeoutError:
            self._breaker.failed()
            raise _Failed(f"no answer within {self._policy.timeout_s:g} s", again=False) from None
        except _Failed:
            self._breaker.failed()
            raise
        except CallRefused:
            self._breaker.succeeded()
            raise
        except BaseException:
            self._breaker.abandoned()
            raise
        self._breaker.succeeded()
        self._cache.keep(question, answer=answer)
        return answer

    async def _attempt(self, question: Question, *, parse: Callable[[bytes], T]) -> KeptAnswer[T]:
        for attempt in range(1, self._policy.attempts + 1):
            try:
                return await self._once(question, parse=parse)
            except _Failed as failure:
                if not failure.again or attempt == self._policy.attempts:
                    raise
            await asyncio.sleep(spread(_PAUSE_S * attempt, least=0.5, most=1.5))
        raise AssertionError("a policy has one attempt at least")

    async def _once(self, question: Question, *, parse: Callable[[bytes], T]) -> KeptAnswer[T]:
        last = self._cache.last(question)
        known = {"If-Modified-Since": last.last_modified} if last is not None and last.last_modified else {}
        response, body = await self._send(question, headers=known)
        now = self._clock()
        valid_until = _valid_until(response.headers, now=now, lifetime=self._policy.lifetime)
        if response.status_code == HTTPStatus.NOT_MODIFIED and last is not None:
            return KeptAnswer(
                value=last.value, observed_at=now, valid_until=valid_until, last_modified=last.last_modified
            )
        _check_status(response, body=body)
        try:
            value = parse(body)
        except ValueError as error:
            raise _Failed("the answer makes no sense", again=False) from error
        return KeptAnswer(
            value=value,
            observed_at=now,
            valid_until=valid_until,
            last_modified=response.headers.get("Last-Modified"),
        )

    async def _send(self, question: Question, *, headers: Mapping[str, str]) -> tuple[httpx.Response, bytes]:
        method = "GET" if question.body is None else "POST"
        typed = headers if question.body is None else {**headers, "Content-Type": "application/json"}
        try:
            async with self._client.stream(
                method, question.path, params=question.query or None, content=question.body, headers=typed
            ) as response:
                return response, await _read(response)
        except httpx.HTTPError as error:
            raise _Failed(type(error).__name__, again=True) from error

    def _fact(self, kept: KeptAnswer[T]) -> Fact[T]:
        return Fact(value=kept.value, source=self._source, observed_at=kept.observed_at, valid_until=kept.valid_until)


def http_client(address: str, *, user_agent: str, timeout_s: float) -> httpx.AsyncClient:
    """A client for a service below an address. It names us, as public services ask for, and follows no redirects."""
    return httpx.AsyncClient(
        base_url=address,
        headers={"User-Agent": user_agent, "Accept": "application/json"},
        timeout=timeout_s,
        limits=httpx.Limits(max_connections=20, max_keepalive_connections=10),
        follow_redirects=False,
    )


async def _read(response: httpx.Response) -> bytes:
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > _LARGEST_ANSWER:
            raise _Failed("the answer is too large", again=False)
    return bytes(body)


def _check_status(response: httpx.Response, *, body: bytes) -> None:
    status = response.status_code
    if response.is_success:
        return
    if status in _REFUSED and status not in _LATER:
        raise CallRefused(status=status, body=body)
    seconds = response.headers.get("Retry-After", "")
    raise _Failed(
        f"status {status}",
        # Who asks us to slow down is not asked again at once.
        again=status >= HTTPStatus.INTERNAL_SERVER_ERROR,
        retry_after_s=float(seconds) if seconds.isascii() and seconds.isdigit() else None,
    )


def _valid_until(headers: httpx.Headers, *, now: datetime, lifetime: timedelta) -> datetime:
    """By `Cache-Control` or `Expires` where the service says, but a day at most and never in the past."""
    for directive in headers.get("Cache-Control", "").split(","):
        name, _, seconds = directive.strip().partition("=")
        if name == "max-age" and seconds.isascii() and seconds.isdigit() and 0 < int(seconds) <= 10**9:
            return now + min(timedelta(seconds=int(seconds)), _LONGEST_VALIDITY)
    with suppress(ValueError):
        expires = parsedate_to_datetime(headers.get("Expires", "")).astimezone(UTC)
        if expires > now:
            return min(expires, now + _LONGEST_VALIDITY)
    return now + lifetime
