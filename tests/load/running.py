"""Runs a coroutine on a fast event loop, so that a signal ends it in order."""

import asyncio
import signal
from collections.abc import Coroutine
from functools import partial
from typing import Any

import uvloop

from scripts.stack.interruptions import ENDING, Interrupted


def run[T](main: Coroutine[Any, Any, T]) -> T:
    """Run to the end, or cancel at a signal.

    Inside an event loop an exception that a signal handler raises is swallowed, so there the signals cancel the task.

    Raises:
        Interrupted: a signal came, and the coroutine has ended.
    """
    before = {number: signal.getsignal(number) for number in ENDING}
    received: list[signal.Signals] = []
    try:
        return uvloop.run(_cancellable(main, received=received))
    except asyncio.CancelledError:
        if received:
            raise Interrupted(received[0]) from None
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


async def _cancellable[T](main: Coroutine[Any, Any, T], *, received: list[signal.Signals]) -> T:
    loop = asyncio.get_running_loop()
    task = loop.create_task(main)

    def end(number: signal.Signals) -> None:
        received.append(number)
        task.cancel()

    for number in ENDING:
        loop.add_signal_handler(number, partial(end, number))
    try:
        return await task
    finally:
        for number in ENDING:
            loop.remove_signal_handler(number)
