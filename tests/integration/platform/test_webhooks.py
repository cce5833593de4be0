import asyncio
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest

from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from impl.platform.lifecycle import Lifecycle
from impl.platform.outbox import OutboxEvent, append, purge_delivered
from impl.platform.settings import WebhookSubscriber
from impl.platform.webhooks import RetryPolicy, WebhookDelivery
from tests.support.delivery_worker import POLICY as WORKER_POLICY
from tests.support.receivers import Receiver, receiving
from tests.support.waiting import until

AT_ONCE = RetryPolicy(attempts=3, first_pause_seconds=0, poll_seconds=0.01, lease_seconds=60, request_seconds=30)
FIRST, SECOND = UUID(int=1), UUID(int=2)


def event_of(aggregate: UUID, sequence: int, *, kind: str = "reservation.held") -> OutboxEvent:
    event_id = new_uuid7()
    payload = {
        "id": encode("evt", value=event_id),
        "type": kind,
        "aggregate": str(aggregate),
        "sequence": sequence,
        "note": "Mannerheimintie – ä",
    }
    return OutboxEvent(
        id=event_id,
        aggregate_id=aggregate,
        sequence=sequence,
        type=kind,
        payload=json.dumps(payload, ensure_ascii=False).encode(),
    )


async def store(database: Database, *events: OutboxEvent) -> None:
    async with database.transaction() as connection:
        await append(connection, events=events)


async def statuses(database: Database) -> Counter[str]:
    async with database.connection() as connection:
        rows = await connection.fetch("SELECT status, count(*) AS n FROM webhook_deliveries GROUP BY status")
    return Counter({row["status"]: row["n"] for row in rows})


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as listening:
        yield listening


@asynccontextmanager
async def delivering(
    database: Database, subscribers: Sequence[WebhookSubscriber], *, policy: RetryPolicy = AT_ONCE
) -> AsyncIterator[WebhookDelivery]:
    async with httpx.AsyncClient() as client:
        yield WebhookDelivery(database, subscribers=subscribers, client=client, policy=policy)


@pytest.fixture
async def delivery(tables: Database, receiver: Receiver) -> AsyncIterator[WebhookDelivery]:
    async with delivering(tables, [receiver.subscriber()]) as made:
        yield made


async def test_an_event_reaches_its_subscriber_as_it_was_stored(
    tables: Database, receiver: Receiver, delivery: WebhookDelivery
) -> None:
    event = event_of(FIRST, 1)
    await store(tables, event)

    assert await delivery.dispatch_due() == 1
    assert await delivery.deliver_due(receiver.subscriber()) == 1
    assert receiver.events == [json.loads(event.payload)]
    assert receiver.message_ids == [encode("evt", value=event.id)]
    assert await statuses(tables) == {"delivered": 1}


async def test_nothing_is_sent_twice_when_all_went_well(
    tables: Database, receiver: Receiver, delivery: WebhookDelivery
) -> None:
    await store(tables, event_of(FIRST, 1))
    for _ in range(3):
        await delivery.dispatch_due()
        await delivery.deliver_due(receiver.subscriber())

    assert receiver.numbers(str(FIRST)) == [1]


async def test_an_event_of_a_change_that_was_undone_is_never_sent(
    tables: Database, receiver: Receiver, delivery: WebhookDelivery
) -> None:
    with pytest.raises(KeyError):
        async with tables.transaction() as connection:
            await append(connection, events=[event_of(FIRST, 1)])
            raise KeyError

    assert await delivery.dispatch_due() == 0


async def test_a_sequence_number_is_given_out_once(tables: Database) -> None:
    await store(tables, event_of(FIRST, 1))

    with pytest.raises(asyncpg.UniqueViolationError):
        await store(tables, event_of(FIRST, 1))


async def test_subscribers_choose_their_events(tables: Database, receiver: Receiver) -> None:
    everything = receiver.subscriber("everything")
    holds = receiver.subscriber("holds", events=frozenset({"reservation.held"}))
    nothing = receiver.subscriber("nothing", events=frozenset())
    await store(tables, event_of(FIRST, 1), event_of(FIRST, 2, kind="reservation.expired"))
    async with delivering(tables, [everything, holds, nothing]) as delivery:
        await delivery.dispatch_due()
        async with tables.connection() as connection:
            rows = await connection.fetch("SELECT subscriber, sequence FROM webhook_deliveries ORDER BY 1, 2")

    assert [tuple(row) for row in rows] == [("everything", 1), ("everything", 2), ("holds", 1)]


async def test_without_subscribers_events_are_done_with(tables: Database) -> None:
    await store(tables, event_of(FIRST, 1))
    async with delivering(tables, []) as delivery:
        assert list(delivery.tasks()) == ["webhooks_dispatch"]
        assert await delivery.dispatch_due() == 1
        assert await delivery.dispatch_due() == 0


async def test_a_refused_event_holds_back_the_later_ones_of_its_aggregate_only(
    tables: Database, receiver: Receiver, delivery: WebhookDelivery
) -> None:
    await store(tables, event_of(FIRST, 1), event_of(FIRST, 2), event_of(SECOND, 1))
    await delivery.dispatch_due()
    receiver.status = 500
    await delivery.deliver_due(receiver.subscriber())
    assert (receiver.numbers(str(FIRST)), receiver.numbers(str(SECOND))) == ([1], [1])

    receiver.status = 200
    while await delivery.deliver_due(receiver.subscriber()):
        pass
    assert (receiver.numbers(str(FIRST)), receiver.numbers(str(SECOND))) == ([1, 1, 2], [1, 1])


async def test_one_subscriber_does_not_hold_back_another(tables: Database, receiver: Receiver) -> None:
    good, bad = receiver.subscriber("good"), receiver.subscriber("bad")
    await store(tables, event_of(FIRST, 1), event_of(FIRST, 2))
    async with delivering(tables, [good, bad]) as delivery:
        await delivery.dispatch_due()
        receiver.status = 500
        await delivery.deliver_due(bad)
        receiver.status = 200
        assert [await delivery.deliver_due(good) for _ in range(3)] == [1, 1, 0]


async def test_an_event_that_another_worker_is_about_to_dispatch_holds_back_later_ones(
    tables: Database, receiver: Receiver, delivery: WebhookDelivery
) -> None:
    first = event_of(FIRST, 1)
    await store(tables, first, event_of(FIRST, 2))
    async with tables.transaction() as other_worker:
        await other_worker.execute("SELECT FROM outbox_events WHERE id = $1 FOR UPDATE", first.id)
        assert await delivery.dispatch_due() == 1
        assert await delivery.deliver_due(receiver.subscriber()) == 0
    await delivery.dispatch_due()
    while await delivery.deliver_due(receiver.subscriber()):
        pass

    assert receiver.numbers(str(FIRST)) == [1, 2]


async def test_a_delivery_is_given_up_after_its_last_attempt_and_the_next_event_goes_on(
    tables: Database, receiver: Receiver, delivery: WebhookDelivery
) -> None:
    await store(tables, event_of(FIRST, 1), event_of(FIRST, 2))
    await delivery.dispatch_due()
    receiver.status = 410
    for _ in range(3):
        await delivery.deliver_due(receiver.subscriber())
    receiver.status = 200
    await delivery.deliver_due(receiver.subscriber())

    assert receiver.numbers(str(FIRST)) == [1, 1, 1, 2]
    assert await statuses(tables) == {"dead": 1, "delivered": 1}
    async with tables.connection() as connection:
        dead = await connection.fetchrow("SELECT attempts, last_error FROM webhook_deliveries WHERE status = 'dead'")
    assert dead is not None
    assert tuple(dead) == (3, "HTTP 410")


async def test_a_failed_delivery_waits_before_the_next_attempt(tables: Database, receiver: Receiver) -> None:
    patient = replace(AT_ONCE, first_pause_seconds=3600)
    await store(tables, event_of(FIRST, 1))
    receiver.status = 503
    async with delivering(tables, [receiver.subscriber()], policy=patient) as delivery:
        await delivery.dispatch_due()
        assert await delivery.deliver_due(receiver.subscriber()) == 1
        assert await delivery.deliver_due(receiver.subscriber()) == 0


@pytest.mark.parametrize("status", [302, 400, 404, 500])
async def test_only_success_counts_and_redirects_are_not_followed(
    tables: Database, receiver: Receiver, delivery: WebhookDelivery, status: int
) -> None:
    receiver.status = status
    await store(tables, event_of(FIRST, 1))
    await delivery.dispatch_due()
    await delivery.deliver_due(receiver.subscriber())

    assert await statuses(tables) == {"pending": 1}
    assert len(receiver.events) == 1


async def test_a_subscriber_that_is_away_is_a_failed_attempt(tables: Database) -> None:
    away = Receiver()
    away.url = "http://127.0.0.1:1"
    await store(tables, event_of(FIRST, 1))
    async with delivering(tables, [away.subscriber()]) as delivery:
        await delivery.dispatch_due()
        await delivery.deliver_due(away.subscriber())

    async with tables.connection() as connection:
        assert await connection.fetchval("SELECT last_error FROM webhook_deliveries") == "ConnectError"


async def test_a_subscriber_that_does_not_answer_is_a_failed_attempt(tables: Database, receiver: Receiver) -> None:
    receiver.gate.clear()
    await store(tables, event_of(FIRST, 1))
    hasty = replace(AT_ONCE, request_seconds=0.05)
    async with delivering(tables, [receiver.subscriber()], policy=hasty) as delivery:
        await delivery.dispatch_due()
        await delivery.deliver_due(receiver.subscriber())
    receiver.gate.set()

    async with tables.connection() as connection:
        assert await connection.fetchval("SELECT last_error FROM webhook_deliveries") == "TimeoutError"


async def test_no_connection_is_held_while_a_subscriber_is_slow(
    tables: Database, receiver: Receiver, delivery: WebhookDelivery
) -> None:
    receiver.gate.clear()
    await store(tables, event_of(FIRST, 1))
    await delivery.dispatch_due()
    attempt = asyncio.create_task(delivery.deliver_due(receiver.subscriber()))
    await until(lambda: receiver.at_once == 1)
    async with tables.connection() as connection:
        idle = await connection.fetchval(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in trans%'"
        )
    receiver.gate.set()
    await attempt

    assert idle == 0


async def test_a_lease_keeps_other_workers_away_until_it_ends(tables: Database, receiver: Receiver) -> None:
    subscriber = receiver.subscriber()
    await store(tables, event_of(FIRST, 1))
    receiver.gate.clear()
    async with delivering(tables, [subscriber]) as first, delivering(tables, [subscriber]) as second:
        await first.dispatch_due()
        attempt = asyncio.create_task(first.deliver_due(subscriber))
        await until(lambda: receiver.at_once == 1)
        assert await second.deliver_due(subscriber) == 0

        await _end_all_leases(tables)
        receiver.gate.set()
        assert await second.deliver_due(subscriber) == 1
        await attempt
    assert receiver.numbers(str(FIRST)) == [1, 1]
    assert await statuses(tables) == {"delivered": 1}


async def test_a_worker_that_lost_its_lease_changes_nothing(tables: Database, receiver: Receiver) -> None:
    subscriber = receiver.subscriber()
    await store(tables, event_of(FIRST, 1))
    receiver.gate.clear()
    receiver.status = 500
    async with delivering(tables, [subscriber]) as slow, delivering(tables, [subscriber]) as other:
        await slow.dispatch_due()
        attempt = asyncio.create_task(slow.deliver_due(subscriber))
        await until(lambda: receiver.at_once == 1)
        await _end_all_leases(tables)
        second_attempt = asyncio.create_task(other.deliver_due(subscriber))
        await until(lambda: receiver.at_once == 2)
        async with tables.connection() as connection:
            leased = await connection.fetchval("SELECT lease FROM webhook_deliveries")
            await connection.execute("UPDATE webhook_deliveries SET lease = $1", uuid4())
        receiver.gate.set()
        await asyncio.gather(attempt, second_attempt)

    assert leased is not None
    assert await statuses(tables) == {"pending": 1}
    async with tables.connection() as connection:
        assert await connection.fetchval("SELECT last_error FROM webhook_deliveries") is None


async def _end_all_leases(database: Database) -> None:
    async with database.connection() as connection:
        await connection.execute("UPDATE webhook_deliveries SET next_attempt_at = now()")


async def test_several_workers_share_the_work_without_doubling_or_disorder(
    tables: Database, receiver: Receiver
) -> None:
    aggregates = [uuid4() for _ in range(12)]
    events = [event_of(aggregate, sequence) for sequence in range(1, 11) for aggregate in aggregates]
    subscriber = receiver.subscriber()
    async with (
        delivering(tables, [subscriber]) as one,
        delivering(tables, [subscriber]) as two,
        delivering(tables, [subscriber]) as three,
    ):
        lifecycle = Lifecycle(database=tables)
        for number, worker in enumerate((one, two, three)):
            for name, run in worker.tasks().items():
                lifecycle.add_task(f"{name} {number}", run=run)
        await lifecycle.start()
        for event in events:
            await store(tables, event)
        await until(lambda: len(receiver.events) >= len(events))
        await until(lambda: _all_delivered(tables, len(events)))
        await lifecycle.stop()

    assert all(receiver.numbers(str(aggregate)) == list(range(1, 11)) for aggregate in aggregates)


async def _all_delivered(database: Database, number: int) -> bool:
    return (await statuses(database))["delivered"] == number


async def test_a_worker_that_is_killed_loses_nothing(tables: Database, database_url: str, receiver: Receiver) -> None:
    aggregates = [uuid4() for _ in range(4)]
    await store(tables, *(event_of(aggregate, sequence) for aggregate in aggregates for sequence in (1, 2, 3)))
    receiver.gate.clear()
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.delivery_worker", database_url, receiver.url
    )
    await until(lambda: receiver.at_once == 4)
    worker.kill()
    await worker.wait()
    seen_by_the_dead = len(receiver.events)
    receiver.gate.set()

    async with delivering(tables, [receiver.subscriber()], policy=WORKER_POLICY) as delivery:
        while not await _all_delivered(tables, 12):
            await delivery.dispatch_due()
            await delivery.deliver_due(receiver.subscriber())

    assert seen_by_the_dead == 4
    for aggregate in aggregates:
        assert receiver.numbers(str(aggregate)) == [1, 1, 2, 3]
    assert len(set(receiver.message_ids)) == 12


async def test_events_that_everyone_has_are_purged_in_time(
    tables: Database, receiver: Receiver, delivery: WebhookDelivery
) -> None:
    await store(tables, event_of(FIRST, 1), event_of(SECOND, 1))
    await delivery.dispatch_due()
    async with tables.connection() as connection:
        await connection.execute(
            "UPDATE webhook_deliveries SET next_attempt_at = now() + interval '1 h' WHERE aggregate_id = $1", SECOND
        )
    await delivery.deliver_due(receiver.subscriber())

    assert await purge_delivered(tables, older_than=timedelta(hours=1)) == 0
    assert await purge_delivered(tables, older_than=timedelta(0)) == 1
    assert await statuses(tables) == {"pending": 1}
