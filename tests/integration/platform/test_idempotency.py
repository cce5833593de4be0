import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from generated.runtime import ContractResponse
from impl.platform.context import Principal, RequestContext
from impl.platform.database import Connection, Database, DatabaseOptions, DatabaseUnavailable
from impl.platform.errors import DomainError, NotFound, RecordedOutcome
from impl.platform.idempotency import Idempotency, IdempotencyInProgress, IdempotencyKeyReused, fingerprint
from impl.platform.problems import Problems
from tests.support.contract import CREATE_PARCEL, GET_PARCEL, OPERATIONS, PROBLEMS, Created, Ok, Parcel, ParcelCreate

type Effect = Callable[[Connection], Awaitable[ContractResponse]]

PRINT = fingerprint(CREATE_PARCEL, body=ParcelCreate(weight_g=5))


class ParcelTooHeavy(DomainError):
    pass


PROBLEM_MAPPING = Problems(domain={ParcelTooHeavy: "parcel_too_heavy"}, operations=OPERATIONS, strict_contract=True)


def context_of(customer: UUID, *, request_id: str = "r-1") -> RequestContext:
    principal = Principal(
        subject="anna", issuer="https://issuer.example", customer_id=customer, scopes=frozenset(), pseudonym="p"
    )
    return RequestContext(principal=principal, request_id=request_id)


ANNA = context_of(UUID(int=1))
BEN = context_of(UUID(int=2))


class Post:
    """The effect of the tests: it stores a parcel, and counts how often it was done."""

    def __init__(self, weight_g: int = 5) -> None:
        self.weight_g = weight_g
        self.times = 0

    async def __call__(self, connection: Connection) -> Created:
        self.times += 1
        parcel = Parcel(
            id=f"par_{uuid4()}",
            weight_g=self.weight_g,
            posted_at=datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC),
            labels={"zebra": "\u0000é", "ant": "1"},
        )
        await connection.execute("INSERT INTO parcels VALUES ($1)", parcel.id)
        return Created(body=parcel, location=f"/v1/parcels/{parcel.id}")


@pytest.fixture
async def idempotency(tables: Database) -> Idempotency:
    async with tables.connection() as connection:
        await connection.execute("CREATE TABLE parcels (id text PRIMARY KEY)")
    return Idempotency(tables, problems=PROBLEM_MAPPING)


async def run(
    idempotency: Idempotency,
    effect: Effect,
    *,
    key: str = "key-1",
    context: RequestContext = ANNA,
    print_: bytes = PRINT,
) -> ContractResponse:
    return await idempotency.run(context, CREATE_PARCEL, key=key, fingerprint=print_, effect=effect)


async def count(database: Database, table: str) -> int:
    async with database.connection() as connection:
        number: int = await connection.fetchval(f"SELECT count(*) FROM {table}")
        return number


async def test_an_effect_runs_and_is_recorded_together(idempotency: Idempotency, database: Database) -> None:
    response = await run(idempotency, Post())

    assert isinstance(response, Created)
    assert response.idempotent_replayed is None
    assert (await count(database, "parcels"), await count(database, "idempotency_keys")) == (1, 1)


async def test_a_repeated_request_gets_the_first_answer_byte_for_byte(idempotency: Idempotency) -> None:
    effect = Post()
    first = await run(idempotency, effect)
    second = await run(idempotency, effect)

    assert effect.times == 1
    assert isinstance(second, Created)
    assert second.render().body == first.render().body
    assert second.render().headers["location"] == first.render().headers["location"]
    assert second.render().headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.render().headers


async def test_a_response_without_the_header_is_replayed_without_it(idempotency: Idempotency) -> None:
    async def effect(_connection: Connection) -> Ok:
        return Ok(body=Parcel(id="par_1", weight_g=1))

    async def ask() -> Ok:
        return await idempotency.run(ANNA, GET_PARCEL, key="k", fingerprint=b"f", effect=effect)

    assert await ask() == await ask()


@pytest.mark.parametrize(("key", "context"), [("key-2", ANNA), ("key-1", BEN)])
async def test_keys_count_within_one_customer(idempotency: Idempotency, key: str, context: RequestContext) -> None:
    effect = Post()
    await run(idempotency, effect, key="key-1", context=ANNA)
    await run(idempotency, effect, key=key, context=context)

    assert effect.times == 2


async def test_keys_count_within_one_operation(idempotency: Idempotency) -> None:
    effect = Post()
    await run(idempotency, effect)
    await idempotency.run(ANNA, GET_PARCEL, key="key-1", fingerprint=PRINT, effect=effect)

    assert effect.times == 2


async def test_a_key_with_another_body_is_refused(idempotency: Idempotency) -> None:
    effect = Post()
    await run(idempotency, effect)

    with pytest.raises(IdempotencyKeyReused):
        await run(idempotency, effect, print_=fingerprint(CREATE_PARCEL, body=ParcelCreate(weight_g=6)))
    assert effect.times == 1


async def test_one_of_many_requests_at_once_acts(database_url: str, idempotency: Idempotency) -> None:
    effect = Post()
    options = DatabaseOptions(url=database_url, pool_size=20, queue_size=100, queue_seconds=30)
    async with Database(options) as wide:
        many = Idempotency(wide, problems=PROBLEM_MAPPING)
        outcomes = await asyncio.gather(*(run(many, effect) for _ in range(50)), return_exceptions=True)

        answered = [outcome for outcome in outcomes if isinstance(outcome, Created)]
        assert {type(outcome) for outcome in outcomes} <= {Created, IdempotencyInProgress}
        assert len({answer.body.id for answer in answered}) == 1
        assert [answer.idempotent_replayed for answer in answered].count(None) == 1
        assert await count(wide, "parcels") == 1


async def test_a_request_under_way_is_told_of(idempotency: Idempotency) -> None:
    started, finish = asyncio.Event(), asyncio.Event()

    async def slow(connection: Connection) -> Created:
        started.set()
        await finish.wait()
        return await Post()(connection)

    first = asyncio.create_task(run(idempotency, slow))
    await started.wait()
    with pytest.raises(IdempotencyInProgress):
        await run(idempotency, Post())
    finish.set()

    answer, replay = await first, await run(idempotency, Post())
    assert isinstance(answer, Created)
    assert isinstance(replay, Created)
    assert replay.body == answer.body


async def test_a_raised_conflict_undoes_the_writes_and_is_recorded(
    idempotency: Idempotency, database: Database
) -> None:
    times = 0

    async def effect(connection: Connection) -> Created:
        nonlocal times
        times += 1
        await Post()(connection)
        raise ParcelTooHeavy("Too heavy.", limit_g=times)

    with pytest.raises(ParcelTooHeavy):
        await run(idempotency, effect)
    with pytest.raises(RecordedOutcome) as replay:
        await run(idempotency, effect, context=context_of(ANNA.customer_id, request_id="r-2"))

    assert times == 1
    assert await count(database, "parcels") == 0
    document = json.loads(bytes(replay.value.response.render().body))
    assert (document["code"], document["limit_g"], document["request_id"]) == ("parcel_too_heavy", 1, "r-1")


async def test_a_returned_conflict_is_treated_alike(idempotency: Idempotency, database: Database) -> None:
    conflict = PROBLEM_MAPPING.describe(
        ParcelTooHeavy("Too heavy.", limit_g=1), operation=CREATE_PARCEL, request_id="r-1"
    )
    assert conflict is not None

    async def effect(connection: Connection) -> ContractResponse:
        await Post()(connection)
        return conflict

    assert await run(idempotency, effect) is conflict
    with pytest.raises(RecordedOutcome) as replay:
        await run(idempotency, effect)
    assert replay.value.response == conflict
    assert isinstance(replay.value.response, PROBLEMS["parcel_too_heavy"])
    assert await count(database, "parcels") == 0


@pytest.mark.parametrize("error", [NotFound(), KeyError("defect"), asyncpg.UniqueViolationError("x")])
async def test_other_errors_leave_nothing_and_the_key_may_be_used_again(
    idempotency: Idempotency, database: Database, error: Exception
) -> None:
    async def fail(connection: Connection) -> Created:
        await Post()(connection)
        raise error

    with pytest.raises(type(error)):
        await run(idempotency, fail)
    assert await count(database, "idempotency_keys") == 0

    await run(idempotency, Post())
    assert await count(database, "parcels") == 1


async def test_an_effect_that_meets_a_deadlock_runs_again(idempotency: Idempotency, database: Database) -> None:
    post = Post()

    async def unlucky(connection: Connection) -> Created:
        response = await post(connection)
        if post.times == 1:
            raise asyncpg.DeadlockDetectedError
        return response

    await run(idempotency, unlucky)
    assert (post.times, await count(database, "parcels")) == (2, 1)


async def test_a_lost_connection_leaves_nothing(idempotency: Idempotency, database: Database) -> None:
    async def unplug(connection: Connection) -> Created:
        response = await Post()(connection)
        async with database.connection() as other:
            await other.execute("SELECT pg_terminate_backend($1)", connection.get_server_pid())
        await connection.execute("SELECT 1")
        return response

    with pytest.raises(DatabaseUnavailable):
        await run(idempotency, unplug)
    assert await count(database, "parcels") == 0


async def store_past_the_lock(database: Database) -> None:
    """Write a record as a request does that ends between the snapshot and the lock of another."""
    document = {"body": {"id": "par_first", "weight_g": 5}, "location": "/v1/parcels/first"}
    async with database.connection() as connection:
        await connection.execute(
            "INSERT INTO idempotency_keys VALUES ($1, $2, $3, $4, 'Created', $5, now() + interval '1 day')",
            ANNA.customer_id,
            CREATE_PARCEL.id,
            "key-1",
            PRINT,
            json.dumps(document),
        )


@pytest.mark.parametrize("error", [None, NotFound(), ParcelTooHeavy("Too heavy.", limit_g=1)])
async def test_a_request_that_was_overtaken_gives_the_first_answer(
    idempotency: Idempotency, database: Database, error: Exception | None
) -> None:
    async def late(connection: Connection) -> Created:
        response = await Post()(connection)
        await store_past_the_lock(database)
        if error is not None:
            raise error
        return response

    response = await run(idempotency, late)

    assert isinstance(response, Created)
    assert (response.location, response.idempotent_replayed) == ("/v1/parcels/first", "true")
    assert await count(database, "parcels") == 0


async def test_an_expired_record_counts_no_more(tables: Database, idempotency: Idempotency) -> None:
    at_once = Idempotency(tables, problems=PROBLEM_MAPPING, retention=timedelta(0))
    effect = Post()
    await run(at_once, effect)
    await run(at_once, effect)
    assert effect.times == 2

    await run(idempotency, effect, print_=b"other")
    await run(idempotency, effect, print_=b"other")
    assert effect.times == 3


async def test_purging_deletes_expired_records_only(tables: Database, idempotency: Idempotency) -> None:
    at_once = Idempotency(tables, problems=PROBLEM_MAPPING, retention=timedelta(0))
    for number in range(3):
        await run(at_once, Post(), key=f"old-{number}")
    await run(idempotency, Post(), key="new")

    assert await idempotency.purge() == 3
    assert await count(tables, "idempotency_keys") == 1
    assert await idempotency.purge() == 0


async def test_a_great_many_expired_records_are_purged_in_steps(tables: Database, idempotency: Idempotency) -> None:
    async with tables.connection() as connection:
        await connection.execute(
            "INSERT INTO idempotency_keys SELECT $1, 'op', n::text, '', 'Created', '{}', now() "
            "FROM generate_series(1, 2500) AS n",
            ANNA.customer_id,
        )

    assert await idempotency.purge() == 2500


async def test_records_are_kept_for_a_day(tables: Database, idempotency: Idempotency) -> None:
    await run(idempotency, Post())
    async with tables.connection() as connection:
        rest = await connection.fetchval("SELECT expires_at - now() FROM idempotency_keys")

    assert timedelta(hours=23, minutes=59) < rest <= timedelta(hours=24)


def test_a_fingerprint_is_of_operation_path_and_body_whatever_the_spelling() -> None:
    first = ParcelCreate.model_validate_json('{"weight_g": 5, "note": "x"}')
    respelled = ParcelCreate.model_validate_json('{ "note":"\\u0078","weight_g":5 }')
    without_note = ParcelCreate(weight_g=5)
    null_note = ParcelCreate(weight_g=5, note=None)

    prints = [
        fingerprint(CREATE_PARCEL, body=first),
        fingerprint(CREATE_PARCEL, body=without_note),
        fingerprint(CREATE_PARCEL, body=null_note),
        fingerprint(GET_PARCEL, body=first),
        fingerprint(CREATE_PARCEL),
        fingerprint(CREATE_PARCEL, path={"parcel_id": "a"}),
        fingerprint(CREATE_PARCEL, path={"parcel_id": "b"}, body=first),
    ]
    assert len(set(prints)) == len(prints)
    assert fingerprint(CREATE_PARCEL, body=respelled) == prints[0]
