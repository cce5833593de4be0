"""Waiting for conditions instead of for time."""

import asyncio
import time
from collections.abc import Awaitable, Callable

_LONGEST_SECONDS = 30.0
_STEP_SECONDS = 0.005


async def until(probe: Callable[[], object]) -> None:
    """Ask again and again until the answer, which may be awaitable, is truthy; fail after half a minute."""
    deadline = time.monotonic() + _LONGEST_SECONDS
    while time.monotonic() < deadline:
        answer = probe()
        if isinstance(answer, Awaitable):
            answer = await answer
        if answer:
            return
        await asyncio.sleep(_STEP_SECONDS)
    raise AssertionError("The condition was not met in time.")


class Clock:
    """A clock that moves only when told to."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds
