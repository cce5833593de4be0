import asyncio
import signal
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from impl.platform.database import Database, DatabaseOptions, DatabaseUnavailable
from impl.platform.lifecycle import Lifecycle, NotReady
from tests.support.waiting import until

NOWHERE = DatabaseOptions(url="postgresql://127.0.0.1:1/none")


def lifecycle_of(database: Database) -> Lifecycle:
    return Lifecycle(database=database, first_pause_seconds=0)


async def forever() -> None:
    await asyncio.Event().wait()


async def test_it_is_ready_between_start_and_stop(database: Database) -> None:
    lifecycle = lifecycle_of(database)
    async with lifecycle:
        await lifecycle.check_readiness()

    with pytest.raises(NotReady, match="ending"):
        await lifecycle.check_readiness()


async def test_it_starts_without_a_database_but_is_not_ready() -> None:
    async with lifecycle_of(Database(NOWHERE)) as lifecycle:
        with pytest.raises(NotReady, match="cannot reach its database"):
            await lifecycle.check_readiness()


async def test_a_task_that_fails_or_ends_is_started_again() -> None:
    lifecycle = lifecycle_of(Database(NOWHERE))
    outcomes: list[Exception | None] = [KeyError("x"), DatabaseUnavailable(), None]
    running = asyncio.Event()

    async def work() -> None:
        if not outcomes:
            running.set()
            await forever()
        outcome = outcomes.pop(0)
        if outcome is not None:
            raise outcome

    lifecycle.add_task("worker", run=work)
    with capture_logs() as events:
        async with lifecycle:
            await running.wait()

    assert [(event["event"], event["log_level"]) for event in events] == [
        ("background_task_failed", "error"),
        ("background_task_waits", "warning"),
        ("background_task_ended", "error"),
    ]
    assert {event["task"] for event in events} == {"worker"}


async def test_a_periodic_step_is_repeated() -> None:
    lifecycle = lifecycle_of(Database(NOWHERE))
    steps = 0

    async def step() -> int:
        nonlocal steps
        steps += 1
        return steps

    lifecycle.add_periodic("sweeper", seconds=0.001, run=step)
    async with lifecycle:
        await until(lambda: steps >= 3)


async def test_stopping_ends_tasks_first_and_closes_in_the_opposite_order() -> None:
    lifecycle = lifecycle_of(Database(NOWHERE))
    ended: list[str] = []
    started = asyncio.Event()

    async def work() -> None:
        started.set()
        try:
            await forever()
        finally:
            ended.append("task")

    async def close_first() -> None:
        ended.append("first")

    async def close_second() -> None:
        ended.append("second")

    lifecycle.add_task("worker", run=work)
    lifecycle.on_close(close_first)
    lifecycle.on_close(close_second)
    async with lifecycle:
        await started.wait()

    assert ended == ["task", "second", "first"]


def test_a_name_is_given_once() -> None:
    lifecycle = lifecycle_of(Database(NOWHERE))
    lifecycle.add_task("worker", run=forever)

    with pytest.raises(ValueError, match="worker"):
        lifecycle.add_task("worker", run=forever)


@pytest.fixture
def terminations() -> Iterator[list[int]]:
    """The SIGTERMs that reached the server, for which a handler of the test stands."""
    seen: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _frame: seen.append(number))
    yield seen
    signal.signal(signal.SIGTERM, before)


async def test_sigterm_drains_before_the_server_hears_of_it(database: Database, terminations: list[int]) -> None:
    lifecycle = Lifecycle(database=database, drain_seconds=0.05)
    async with lifecycle:
        await lifecycle.check_readiness()
        signal.raise_signal(signal.SIGTERM)
        await until(lambda: lifecycle.draining)
        with pytest.raises(NotReady):
            await lifecycle.check_readiness()
        assert not terminations
        await until(lambda: terminations)


async def test_a_second_sigterm_ends_at_once(database: Database, terminations: list[int]) -> None:
    lifecycle = Lifecycle(database=database, drain_seconds=3600)
    async with lifecycle:
        signal.raise_signal(signal.SIGTERM)
        await until(lambda: lifecycle.draining)
        signal.raise_signal(signal.SIGTERM)
        await until(lambda: terminations)


async def test_without_a_drain_time_the_server_hears_at_once(database: Database, terminations: list[int]) -> None:
    async with Lifecycle(database=database):
        signal.raise_signal(signal.SIGTERM)
        await until(lambda: terminations)


async def test_the_servers_handler_is_back_afterwards(database: Database, terminations: list[int]) -> None:
    async with Lifecycle(database=database, drain_seconds=3600):
        pass
    signal.raise_signal(signal.SIGTERM)

    assert terminations == [signal.SIGTERM]
