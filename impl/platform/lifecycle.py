"""What runs beside the requests: background tasks that are restarted when they fail, readiness, and an orderly end."""

import asyncio
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from types import FrameType
from typing import Final, Self

from impl.platform.database import Database, DatabaseBusy, DatabaseUnavailable
from impl.platform.errors import Refusal
from impl.platform.jitter import spread
from impl.platform.telemetry import log

_FIRST_PAUSE_SECONDS: Final = 0.5
_LONGEST_PAUSE_SECONDS: Final = 30.0
_HEALTHY_SECONDS: Final = 60.0
_LONGEST_DRAIN_SECONDS: Final = 300.0


class NotReady(Refusal):
    """The process is ending, or its database is out of reach."""

    code = "service_unavailable"
    headers = (("Retry-After", "5"),)


class Lifecycle:
    """Starts the background tasks, and ends what was started in the opposite order.

    `draining` is set when the process has been asked to end: it still answers, but wants no new traffic. After SIGTERM
    that lasts `drain_seconds`, for load balancers to see it, and until what was given to `on_drain` has ended, before
    the server is told to end.
    """

    def __init__(
        self, *, database: Database, drain_seconds: float = 0, first_pause_seconds: float = _FIRST_PAUSE_SECONDS
    ) -> None:
        self.draining = False
        self._drain_seconds = drain_seconds
        self._database = database
        self._first_pause_seconds = first_pause_seconds
        self._runs: dict[str, Callable[[], Awaitable[None]]] = {}
        self._closers: list[Callable[[], Awaitable[None]]] = []
        self._drainers: list[Callable[[], Awaitable[None]]] = []
        self._draining: asyncio.Task[None] | None = None
        self._running: list[asyncio.Task[None]] = []
        self._signals = ExitStack()

    def add_task(self, name: str, *, run: Callable[[], Awaitable[None]]) -> None:
        """Run an endless loop; where it fails or ends it is started again, after a pause that grows each time."""
        if name in self._runs:
            raise ValueError(f"There is a background task {name} already.")
        self._runs[name] = run

    def add_periodic(self, name: str, *, seconds: float, run: Callable[[], Awaitable[object]]) -> None:
        """Run a step now and then, about every `seconds`; several processes do not fall into step."""

        async def repeat() -> None:
            while True:
                await run()
                await asyncio.sleep(spread(seconds, least=0.9, most=1.1))

        self.add_task(name, run=repeat)

    def on_close(self, close: Callable[[], Awaitable[None]]) -> None:
        """Call `close` at the end, after the tasks and the ones added later."""
        self._closers.append(close)

    def on_drain(self, drain: Callable[[], Awaitable[None]]) -> None:
        """Await `drain` after SIGTERM, in the order of the calls, before the server ends. It must bound itself."""
        self._drainers.append(drain)

    async def start(self) -> None:
        """Start the tasks. A database that is down is no reason not to start."""
        self._signals.enter_context(_on_sigterm(self.drain))
        self._running = [asyncio.create_task(self._supervise(name), name=name) for name in self._runs]

    async def stop(self) -> None:
        """Cancel the tasks, then close what was opened."""
        self.draining = True
        self._signals.close()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        for close in reversed(self._closers):
            await close()
        await self._database.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.stop()

    async def check_readiness(self) -> None:
        """Return if requests should be sent here.

        Raises:
            NotReady: they should not; the detail tells why.
        """
        if self.draining:
            raise NotReady("The service is ending.")
        if not await self._database.ping():
            raise NotReady("The service cannot reach its database.")

    def drain(self, end: Callable[[], None]) -> None:
        """Want no new traffic, and call `end` once what was given to `on_drain` has ended; the second time at once."""
        if self.draining or (self._drain_seconds == 0 and not self._drainers):
            self.draining = True
            end()
            return
        self.draining = True
        log().info("draining", seconds=self._drain_seconds)
        self._draining = asyncio.create_task(self._drain_then(end), name="draining")

    async def _drain_then(self, end: Callable[[], None]) -> None:
        try:
            async with asyncio.timeout(_LONGEST_DRAIN_SECONDS):
                await asyncio.sleep(self._drain_seconds)
                for drain in self._drainers:
                    await drain()
        except Exception as failure:  # noqa: BLE001  # Whatever fails here, the process ends as it was told to.
            log().error("draining_failed", exc_info=failure)
        finally:
            end()

    async def _supervise(self, name: str) -> None:
        clock = asyncio.get_running_loop().time
        failures = 0
        while True:
            started = clock()
            await self._run_once(name)
            failures = 0 if clock() - started > _HEALTHY_SECONDS else failures + 1
            await asyncio.sleep(min(_LONGEST_PAUSE_SECONDS, self._first_pause_seconds * 2 ** min(failures, 10)))

    async def _run_once(self, name: str) -> None:
        [outcome] = await asyncio.gather(self._runs[name](), return_exceptions=True)
        match outcome:
            case DatabaseBusy() | DatabaseUnavailable():
                log().warning("background_task_waits", task=name, reason=type(outcome).__qualname__)
            case BaseException():
                log().error("background_task_failed", task=name, exc_info=outcome)
            case _:
                log().error("background_task_ended", task=name)


@contextmanager
def _on_sigterm(drain: Callable[[Callable[[], None]], None]) -> Iterator[None]:
    """Let `drain` decide when the handler of the server, which is there already, gets to see a SIGTERM."""
    server = signal.getsignal(signal.SIGTERM)
    if threading.current_thread() is not threading.main_thread() or not callable(server):
        yield
        return
    loop = asyncio.get_running_loop()

    def handle(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(drain, partial(server, number, frame))

    signal.signal(signal.SIGTERM, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, server)
