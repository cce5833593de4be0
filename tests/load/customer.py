"""A customer's app under load: one connection, and each request repeated, with the same key, until it is decided."""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from tests.load.http_client import Answer, ConnectionLost, ConnectionRefused, HttpConnection, compose

SERVICE_UNAVAILABLE = 503
CONFLICT = 409
SECONDS_AFTER_A_CUT = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A customer: what the service calls them, and their access token."""

    customer_id: UUID
    token: str


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a crowd of customers met.

    Attributes:
        answered: seconds from sending to the answer, of each call that was decided.
        decided: seconds from the first sending to the decision, with all waits and repeats.
        outcomes: how often each outcome was met: a status, or the code of a problem.
        busy: calls answered 503.
        busy_without_advice: those of them that did not say when to come again.
        cut: calls that ended without an answer: what was asked for may have happened.
        abandoned: calls whose answer the customer did not wait for.
        refused: attempts to connect when nobody served.
        replayed: calls answered by the recorded outcome of an earlier one.
    """

    answered: list[float] = field(default_factory=list)
    decided: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    busy: int = 0
    busy_without_advice: int = 0
    cut: int = 0
    abandoned: int = 0
    refused: int = 0
    replayed: int = 0

    def pause(self, answer: Answer) -> float | None:
        """The seconds to wait before asking again, or None where the answer is a decision."""
        if answer.status == SERVICE_UNAVAILABLE:
            self.busy += 1
            if b"retry-after" not in answer.headers:
                self.busy_without_advice += 1
                return 1.0
            return float(answer.header("retry-after"))
        if answer.status == CONFLICT and _code_of(answer) == "idempotency_in_progress":
            return float(answer.header("retry-after"))
        return None

    def count(self, answer: Answer) -> None:
        """Count a decision.

        Raises:
            UnexpectedAnswer: it is neither a success nor a conflict.
        """
        if answer.status >= 400 and answer.status != CONFLICT:
            raise UnexpectedAnswer(answer)
        self.outcomes[str(answer.status) if answer.status < 400 else _code_of(answer)] += 1
        self.replayed += b"idempotent-replayed" in answer.headers


class UnexpectedAnswer(Exception):
    """The service answered something that has no place in a measurement."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"{answer.status}: {answer.body.decode(errors='replace')}")


class Customer:
    """One customer with one connection, which is made again whenever it is lost.

    `distraction` is the share of calls whose answer gets lost on the way to the customer, who asks again.
    """

    def __init__(self, identity: Identity, *, port: int, distraction: float = 0) -> None:
        self._identity = identity
        self._port = port
        self._distraction = distraction
        self._connection: HttpConnection | None = None

    async def post(
        self, target: str, *, tally: Tally, key: str, body: object, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request until it is decided; gives the decision, which is a success or a conflict.

        Raises:
            UnexpectedAnswer: any other status.
        """
        head = {"Authorization": f"Bearer {self._identity.token}", "Idempotency-Key": key, **(headers or {})}
        message = compose("POST", target, headers=head, body=json.dumps(body).encode())
        first = time.perf_counter()
        while True:
            sent = time.perf_counter()
            answer = await self._attempt(message, tally=tally)
            if answer is None:
                pause = SECONDS_AFTER_A_CUT
            elif (advised := tally.pause(answer)) is not None:
                pause = advised
            else:
                now = time.perf_counter()
                tally.answered.append(now - sent)
                tally.decided.append(now - first)
                tally.count(answer)
                return answer
            # Customers do not come back in step.
            await asyncio.sleep(pause * random.uniform(1, 1.5))

    def close(self) -> None:
        """End the connection."""
        if self._connection is not None:
            self._connection.close()

    async def _attempt(self, message: bytes, *, tally: Tally) -> Answer | None:
        try:
            if self._connection is None:
                self._connection = await HttpConnection.open(self._port)
            if random.random() >= self._distraction:
                return await self._connection.request(message)
            self._connection.abandon(message)
            tally.abandoned += 1
        except ConnectionRefused:
            tally.refused += 1
        except ConnectionLost:
            tally.cut += 1
        self._connection = None
        return None


def _code_of(answer: Answer) -> str:
    code: str = json.loads(answer.body)["code"]
    return code
