"""The chat on a real socket, served from a thread of its own, so that tests of many cases can wait for it plainly."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import httpx
import pytest

from impl.travel_agent.migrate import upgrade
from scripts.stack.database import scratch_database
from tests.support.tokens import TokenIssuer
from tests.support.travel_agent import RunningAgent, agent_settings, running_travel_agent


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatService:
    """Where the chat is, and how customers get their tokens."""

    url: str
    agent: RunningAgent

    def token(self, customer: str = "aino", **claims: str) -> str:
        """A token of a customer."""
        return self.agent.token(customer, **claims)


@pytest.fixture(scope="module")
def chat_service(postgres_url: str) -> Iterator[ChatService]:
    """The Travel Agent with agents that follow a script, and without rate limits; no Reservation API answers it."""
    with scratch_database(postgres_url) as database:
        with ThreadPoolExecutor(max_workers=1) as executor:
            executor.submit(upgrade, database.url).result()
        with _Serving(database.url, environment={"MOBILITY_RATE_LIMIT_SCALE": "1000000"}) as service:
            yield service


@pytest.fixture(scope="module")
def thrifty_service(postgres_url: str) -> Iterator[ChatService]:
    """The same with limits of one message of each kind."""
    with scratch_database(postgres_url) as database:
        with ThreadPoolExecutor(max_workers=1) as executor:
            executor.submit(upgrade, database.url).result()
        with _Serving(database.url, environment={"MOBILITY_RATE_LIMIT_SCALE": "0.000001"}) as service:
            yield service


class _Serving:
    """Serves the chat from a thread until the block ends."""

    def __init__(self, database_url: str, *, environment: dict[str, str]) -> None:
        self._settings = agent_settings(database_url, environment)
        self._ready: Future[ChatService] = Future()
        self._loop = asyncio.new_event_loop()
        self._done = asyncio.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> ChatService:
        self._thread.start()
        return self._ready.result(timeout=60)

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._done.set)
        self._thread.join()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            try:
                runner.run(self._serve())
            except BaseException as error:
                if not self._ready.done():
                    self._ready.set_exception(error)
                raise

    async def _serve(self) -> None:
        async def unreachable(request: httpx.Request) -> httpx.Response:
            raise httpx.ConnectError("There is no Reservation API here.", request=request)

        async with (
            httpx.AsyncClient(transport=httpx.MockTransport(unreachable)) as reservations,
            running_travel_agent(self._settings, issuer=TokenIssuer(), reservations=reservations) as agent,
        ):
            self._ready.set_result(ChatService(url=agent.url, agent=agent))
            await self._done.wait()
