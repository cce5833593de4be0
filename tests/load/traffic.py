"""Requests as fast as a server answers them, over a few connections."""

import asyncio
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

from tests.load.customer import UnexpectedAnswer
from tests.load.ground import Listening
from tests.load.http_client import HttpConnection
from tests.load.machine import processor_seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a server did within a time.

    Attributes:
        requests: answered requests.
        seconds: the time.
        processor_seconds: what the server's process used, or None where the system does not tell.
    """

    requests: int
    seconds: float
    processor_seconds: float | None

    @property
    def per_second(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds

    @property
    def microseconds_each(self) -> float:
        """Processor time of the server for each request, in microseconds; not a number where it is not known."""
        return math.nan if self.processor_seconds is None else self.processor_seconds / self.requests * 1e6


async def drive(server: Listening, messages: Iterator[bytes], *, status: int, connections: int, seconds: float) -> Run:
    """Send messages until the time is over or there are no more.

    Raises:
        UnexpectedAnswer: the server answers with another status.
        ConnectionLost: it goes away.
    """
    opened = [await HttpConnection.open(server.port) for _ in range(connections)]
    used = processor_seconds(server.process)
    began = time.perf_counter()
    deadline = began + seconds

    async def send(connection: HttpConnection) -> int:
        count = 0
        while time.perf_counter() < deadline and (message := next(messages, None)) is not None:
            answer = await connection.request(message)
            if answer.status != status:
                raise UnexpectedAnswer(answer)
            count += 1
        return count

    counts = await asyncio.gather(*map(send, opened))
    elapsed = time.perf_counter() - began
    for connection in opened:
        connection.close()
    now = processor_seconds(server.process)
    return Run(
        requests=sum(counts),
        seconds=elapsed,
        processor_seconds=None if used is None or now is None else now - used,
    )
