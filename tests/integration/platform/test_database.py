import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import replace

import asyncpg
import pytest

from impl.platform.database import Connection, Database, DatabaseBusy, DatabaseOptions, DatabaseUnavailable
from tests.support.postgres import RestartableServer, restartable_server
from tests.support.waiting import until


@pytest.fixture
def options(database_url: str) -> DatabaseOptions:
    return DatabaseOptions(url=database_url, pool_size=2, queue_size=1, queue_seconds=0.05)


@pytest.fixture
async def small(options: DatabaseOptions) -> AsyncIterator[Database]:
    async with Database(options) as opened:
        yield opened


@pytest.fixture
async def counter(database: Database) -> Database:
    async with database.connection() as connection:
        await connection.execute("CREATE TABLE counter (name text PRIMARY KEY, value int NOT NULL)")
        await connection.execute("INSERT INTO counter VALUES ('a', 0), ('b', 0)")
    return database


async def value_of(database: Database, name: str = "a") -> int:
    async with database.connection() as connection:
        value: int = await connection.fetchval("SELECT value FROM counter WHERE name = $1", name)
        return value


async def add_one(connection: Connection, name: str = "a") -> None:
    await connection.execute("UPDATE counter SET value = value + 1 WHERE name = $1", name)


async def test_json_goes_both_ways(database: Database) -> None:
    async with database.connection() as connection:
        row = await connection.fetchrow("""SELECT $1::jsonb AS b, '{"b": 1, "a": 2}'::json AS t""", {"k": [1, None]})

    assert row is not None
    assert row["b"] == {"k": [1, None]}
    assert row["t"] == '{"b": 1, "a": 2}'


async def test_a_connection_knows_its_limits(database: Database) -> None:
    async with database.connection() as connection:
        shown = [
            await connection.fetchval(f"SHOW {name}")
            for name in ("statement_timeout", "timezone", "idle_in_transaction_session_timeout", "jit")
        ]

    assert shown == ["5s", "UTC", "30s", "off"]


async def test_behind_a_pgbouncer_nothing_is_set_at_start(database_url: str) -> None:
    options = DatabaseOptions(url=database_url, behind_pgbouncer=True, statement_cache_size=0)
    async with Database(options) as database, database.transaction() as connection:
        assert await connection.fetchval("SHOW statement_timeout") == "0"
        assert await connection.fetchval("SELECT $1::jsonb", {"a": 1}) == {"a": 1}


async def test_a_transaction_commits(counter: Database) -> None:
    async with counter.transaction() as connection:
        await add_one(connection)

    assert await value_of(counter) == 1


async def test_a_transaction_that_fails_leaves_nothing(counter: Database) -> None:
    with pytest.raises(KeyError):
        async with counter.transaction() as connection:
            await add_one(connection)
            raise KeyError

    assert await value_of(counter) == 0


async def test_a_cancelled_transaction_leaves_nothing_and_its_connection_is_free_again(counter: Database) -> None:
    inside = asyncio.Event()

    async def work() -> None:
        async with counter.transaction() as connection:
            await add_one(connection)
            inside.set()
            await connection.execute("SELECT pg_sleep(60)")

    task = asyncio.create_task(work())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert await value_of(counter) == 0


async def test_a_read_only_transaction_cannot_write(counter: Database) -> None:
    with pytest.raises(DatabaseUnavailable):
        async with counter.transaction(readonly=True) as connection:
            await add_one(connection)


async def test_a_mistake_in_sql_is_the_callers(database: Database) -> None:
    with pytest.raises(asyncpg.UndefinedTableError):
        async with database.connection() as connection:
            await connection.execute("SELECT * FROM nowhere")
    with pytest.raises(asyncpg.DataError):
        async with database.connection() as connection:
            await connection.execute("SELECT $1::int", "text")
    assert await database.ping()


async def test_deadlocks_are_repeated(counter: Database) -> None:
    both_hold_one = asyncio.Barrier(2)
    attempts = 0

    async def add_to(first: str, second: str) -> None:
        met = False

        async def work(connection: Connection) -> None:
            nonlocal attempts, met
            attempts += 1
            await add_one(connection, first)
            if not met:
                met = True
                await both_hold_one.wait()
            await add_one(connection, second)

        await counter.run(work)

    await asyncio.gather(add_to("a", "b"), add_to("b", "a"))

    assert (await value_of(counter, "a"), await value_of(counter, "b")) == (2, 2)
    assert attempts == 3


async def test_serialization_failures_are_repeated(counter: Database) -> None:
    all_have_read = asyncio.Barrier(2)
    attempts = 0

    async def increment() -> None:
        met = False

        async def work(connection: Connection) -> None:
            nonlocal attempts, met
            attempts += 1
            value = await connection.fetchval("SELECT value FROM counter WHERE name = 'a'")
            if not met:
                met = True
                await all_have_read.wait()
            await connection.execute("UPDATE counter SET value = $1 WHERE name = 'a'", value + 1)

        await counter.run(work, isolation="serializable")

    await asyncio.gather(increment(), increment())

    assert await value_of(counter) == 2
    assert attempts == 3


async def test_a_conflict_that_does_not_end_is_a_busy_database(counter: Database) -> None:
    attempts = 0

    async def work(connection: Connection) -> None:
        nonlocal attempts
        attempts += 1
        await add_one(connection)
        raise asyncpg.DeadlockDetectedError

    with pytest.raises(DatabaseBusy):
        await counter.run(work)
    assert attempts == 5
    assert await value_of(counter) == 0


async def test_a_statement_survives_a_change_of_its_table(counter: Database, database_url: str) -> None:
    async def read(connection: Connection) -> int:
        row = await connection.fetchrow("SELECT * FROM counter WHERE name = 'a'")
        assert row is not None
        return len(row)

    async with Database(DatabaseOptions(url=database_url, pool_size=1)) as single:
        assert await single.run(read) == 2
        async with counter.connection() as connection:
            await connection.execute("ALTER TABLE counter ADD COLUMN note text")
        assert await single.run(read) == 3


async def test_a_statement_that_takes_too_long_is_given_up(options: DatabaseOptions) -> None:
    async with Database(replace(options, statement_seconds=0.05)) as database:
        with pytest.raises(DatabaseUnavailable):
            async with database.connection() as connection:
                await connection.execute("SELECT pg_sleep(60)")
        assert await database.ping()


async def test_a_full_pool_is_busy_at_once_when_its_queue_is_full_too(small: Database) -> None:
    async with small.connection(), small.connection():
        waiting = asyncio.create_task(small.ping())
        await until(lambda: small.pool.waiting == 1)

        with pytest.raises(DatabaseBusy):
            await small.pool.acquire()
        assert await waiting
    async with small.connection() as connection:
        assert await connection.fetchval("SELECT 1") == 1


async def test_waiting_in_the_queue_ends_after_a_while(small: Database) -> None:
    async with small.connection(), small.connection():
        with pytest.raises(DatabaseBusy):
            async with small.connection():
                raise AssertionError
        assert small.pool.waiting == 0


async def test_a_connection_that_comes_free_goes_to_who_waits(options: DatabaseOptions) -> None:
    async with Database(replace(options, pool_size=1, queue_seconds=30)) as database:
        async with database.connection():
            waiting = asyncio.create_task(database.ping())
            await until(lambda: database.pool.waiting == 1)
        assert await waiting


async def test_patient_work_waits_where_a_request_is_refused(options: DatabaseOptions) -> None:
    async with Database(replace(options, pool_size=1, queue_size=0)) as database:
        async with database.connection():
            patient = asyncio.create_task(database.patient(seconds=30).ping())
            with pytest.raises(DatabaseBusy):
                await database.pool.acquire()
            assert not patient.done()
        assert await patient


async def test_patience_ends_too(small: Database) -> None:
    async with small.connection(), small.connection():
        with pytest.raises(DatabaseBusy):
            async with small.patient(seconds=0.01).transaction():
                raise AssertionError


async def test_who_gives_up_waiting_takes_no_connection(options: DatabaseOptions) -> None:
    async with Database(replace(options, pool_size=1, queue_seconds=30)) as database:
        async with database.connection():
            waiting = asyncio.create_task(database.ping())
            await until(lambda: database.pool.waiting == 1)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        for _ in range(3):
            assert await database.ping()


async def test_a_thousand_borrowers_share_two_connections(options: DatabaseOptions) -> None:
    async def ask(database: Database, number: int) -> int:
        async with database.connection() as connection:
            answer: int = await connection.fetchval("SELECT $1::int", number)
            return answer

    async with Database(replace(options, queue_size=1000, queue_seconds=30)) as database:
        assert await asyncio.gather(*(ask(database, number) for number in range(1000))) == list(range(1000))


async def test_closing_ends_the_connections_and_a_later_use_makes_new_ones(
    options: DatabaseOptions, database: Database
) -> None:
    closed = Database(options)
    async with closed.connection() as connection:
        process = await connection.fetchval("SELECT pg_backend_pid()")
    await closed.close()

    async def is_gone() -> bool:
        async with database.connection() as connection:
            rows = await connection.fetch("SELECT FROM pg_stat_activity WHERE pid = $1", process)
        return not rows

    await until(is_gone)
    assert await closed.ping()
    await closed.close()


async def test_closing_waits_for_what_is_lent(options: DatabaseOptions) -> None:
    database = Database(options)
    async with database.connection() as connection:
        closing = asyncio.create_task(database.close())
        assert await connection.fetchval("SELECT 1") == 1
        assert not closing.done()
    await closing


async def test_a_connection_left_in_a_transaction_is_thrown_away(counter: Database) -> None:
    async with counter.connection() as connection:
        left_behind = connection.get_server_pid()
        await connection.execute("BEGIN")
        await add_one(connection)

    async with counter.connection() as connection:
        assert connection.get_server_pid() != left_behind
    assert await value_of(counter) == 0


async def test_a_cancelled_statement_ends_and_its_connection_is_used_again(options: DatabaseOptions) -> None:
    async with Database(replace(options, pool_size=1)) as database:
        async with database.connection() as connection:
            process = connection.get_server_pid()

        async def wait() -> None:
            async with database.connection() as connection:
                await connection.execute("SELECT pg_sleep(60)")

        with pytest.raises(TimeoutError):
            await asyncio.wait_for(wait(), timeout=0.1)
        async with database.connection() as connection:
            assert await connection.fetchval("SELECT pg_backend_pid()") == process


def test_the_password_is_not_shown() -> None:
    assert "secret" not in repr(DatabaseOptions(url="postgresql://u:secret@127.0.0.1/x"))


async def test_a_server_that_says_nothing_is_unavailable() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"postgresql://u@127.0.0.1:{silent.getsockname()[1]}/x"
        async with Database(DatabaseOptions(url=url, connect_seconds=0.05)) as database:
            assert not await database.ping()


@pytest.mark.parametrize(("right", "wrong"), [("/mobility_", "/elsewhere_"), ("//mobility:", "//stranger:")])
async def test_a_wrong_address_is_unavailable(options: DatabaseOptions, right: str, wrong: str) -> None:
    wrong = options.url.replace(right, wrong)
    async with Database(replace(options, url=wrong)) as database:
        with pytest.raises(DatabaseUnavailable):
            async with database.connection():
                raise AssertionError


async def test_a_connection_cut_in_a_transaction_is_unavailable_and_replaced(counter: Database) -> None:
    with pytest.raises(DatabaseUnavailable):
        async with counter.transaction() as connection:
            await add_one(connection)
            async with counter.connection() as other:
                await other.execute("SELECT pg_terminate_backend($1)", connection.get_server_pid())
            await connection.execute("SELECT 1")

    assert await value_of(counter) == 0


async def test_a_connection_cut_before_the_commit_is_unavailable(counter: Database) -> None:
    with pytest.raises(DatabaseUnavailable):
        async with counter.transaction() as connection:
            await add_one(connection)
            async with counter.connection() as other:
                await other.execute("SELECT pg_terminate_backend($1)", connection.get_server_pid())
            await until(connection.is_closed)

    assert await value_of(counter) == 0


async def test_a_server_that_was_stopped_and_started_is_used_again() -> None:
    with restartable_server() as server:
        async with Database(DatabaseOptions(url=server.url, pool_size=3)) as database:
            assert await database.ping()
            await _use_while_it_stops(database, server)
            assert not await database.ping()
            with pytest.raises(DatabaseUnavailable):
                async with database.transaction():
                    raise AssertionError

            server.start()
            await until(database.ping)
            assert await database.run(lambda connection: connection.fetchval("SELECT 1")) == 1


async def _use_while_it_stops(database: Database, server: RestartableServer) -> None:
    inside = asyncio.Event()

    async def work() -> None:
        async with database.connection() as connection:
            inside.set()
            await connection.execute("SELECT pg_sleep(4)")

    task = asyncio.create_task(work())
    await inside.wait()
    await asyncio.to_thread(server.stop)
    with pytest.raises(DatabaseUnavailable):
        await task
