"""A few threads for work that would hold up the event loop, with as many resources and a bounded queue before them."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from impl.travel_agent.maps.errors import MapUnavailable

_BUSY_S = 1.0


class Threads[R]:
    """Runs functions on a resource; each thread makes one of its own and is the only one to use it."""

    def __init__(self, make: Callable[[], R], *, name: str, count: int, most_waiting: int = 200) -> None:
        self._make = make
        self._own = threading.local()
        self._executor = ThreadPoolExecutor(max_workers=count, thread_name_prefix=name)
        self._name = name
        self._room = count + most_waiting

    async def run[T](self, work: Callable[[R], T]) -> T:
        """What the work gives, done in one of the threads.

        Raises:
            MapUnavailable: too many wait already.
        """
        if not self.has_room:
            raise MapUnavailable(f"{self._name} has too much to do", retry_after_s=_BUSY_S)
        self._room -= 1
        future = self._executor.submit(partial(self._on_own, work))
        # The place in the queue is free when the work is done, and not when somebody stops waiting for it.
        loop = asyncio.get_running_loop()
        future.add_done_callback(lambda _: self._free(loop))
        return await asyncio.wrap_future(future)

    @property
    def has_room(self) -> bool:
        """Whether more work would be taken."""
        return self._room > 0

    def close(self) -> None:
        """Drop what waits, and end the threads when they have done what they do."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _on_own[T](self, work: Callable[[R], T]) -> T:
        if not hasattr(self._own, "resource"):
            self._own.resource = self._make()
        return work(self._own.resource)

    def _free(self, loop: asyncio.AbstractEventLoop) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._add_room)

    def _add_room(self) -> None:
        self._room += 1
