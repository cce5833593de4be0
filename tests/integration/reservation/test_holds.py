from datetime import timedelta

from impl.platform.database import Database
from impl.reservation.services.sweeper import HoldSweeper
from tests.support.customers import HOUR, Customer, SettableClock
from tests.support.fleet import CAR, OTHER_CAR, SCOOTER
from tests.support.outcomes import contents, nothing_changes, problem_of

LAPSE = timedelta(minutes=5)
MOMENT = timedelta(microseconds=1)


async def test_a_hold_keeps_the_vehicle_until_the_moment_at_which_it_lapses(
    anna: Customer, ben: Customer, clock: SettableClock
) -> None:
    await anna.hold(CAR)
    clock.advance(LAPSE - MOMENT)
    wish = ben.wish(CAR)
    problem_of(await ben.post("/v1/quotes", wish), status=409, code="vehicle_unavailable")
    clock.advance(MOMENT)
    assert (await ben.post("/v1/quotes", wish)).status_code == 201


async def test_a_lapsed_hold_reads_as_expired_before_and_after_the_sweeper(
    anna: Customer, database: Database, clock: SettableClock
) -> None:
    held = await anna.hold(CAR)
    clock.advance(LAPSE)
    async with nothing_changes(database):
        before = await anna.read(held)
    clock.advance(HOUR)
    assert await HoldSweeper(database, clock=clock).sweep() == 1
    after = await anna.read(held)
    assert before == after
    assert (after.document["status"], after.etag) == ("expired", '"2"')
    assert after.document["updated_at"] == held.document["hold_expires_at"]
    assert "hold_expires_at" not in after.document


async def test_the_entity_tag_changes_when_a_hold_lapses(anna: Customer, clock: SettableClock) -> None:
    held = await anna.hold(CAR)
    clock.advance(LAPSE)
    assert (await anna.get(held.path, If_None_Match=held.etag)).status_code == 200


async def test_a_reservation_takes_the_vehicle_of_a_hold_that_lapsed(
    anna: Customer, ben: Customer, database: Database, clock: SettableClock
) -> None:
    lapsed = await anna.hold(CAR)
    clock.advance(LAPSE)
    await ben.hold(CAR)
    async with database.connection() as connection:
        rows = await connection.fetch("SELECT status, version FROM reservations ORDER BY id")
    assert [tuple(row) for row in rows] == [("expired", 2), ("held", 1)]
    assert (await anna.read(lapsed)).document["status"] == "expired"


async def test_several_lapsed_holds_give_way_to_one_reservation(
    anna: Customer, ben: Customer, database: Database, clock: SettableClock
) -> None:
    for starts_in in (HOUR, 2 * HOUR, 3 * HOUR):
        await anna.hold(CAR, starts_in=starts_in)
    elsewhere = await anna.hold(CAR, starts_in=6 * HOUR)
    clock.advance(LAPSE)
    await ben.hold(CAR, starts_in=HOUR, lasting=4 * HOUR - LAPSE)
    async with database.connection() as connection:
        rows = await connection.fetch("SELECT status FROM reservations ORDER BY id")
    assert [row["status"] for row in rows] == ["expired", "expired", "expired", "held", "held"]
    assert (await anna.read(elsewhere)).document["status"] == "expired"


async def test_a_refused_reservation_leaves_lapsed_holds_as_they_are(
    anna: Customer, ben: Customer, database: Database, clock: SettableClock
) -> None:
    await anna.hold(CAR, starts_in=HOUR)
    clock.advance(LAPSE)
    quote = await ben.quote(CAR, starts_in=HOUR - LAPSE, lasting=3 * HOUR)
    await anna.hold(CAR, starts_in=2 * HOUR)
    async with nothing_changes(database):
        problem_of(await ben.reserve(quote), status=409, code="vehicle_unavailable")


async def test_the_sweeper_expires_what_has_lapsed_and_nothing_else(
    anna: Customer, ben: Customer, database: Database, clock: SettableClock
) -> None:
    await anna.hold(CAR)
    await anna.book(OTHER_CAR)
    clock.advance(LAPSE)
    await ben.hold(SCOOTER, starts_in=timedelta(), lasting=None)
    sweeper = HoldSweeper(database, clock=clock)
    assert await sweeper.sweep() == 1
    async with nothing_changes(database):
        assert await sweeper.sweep() == 0
    async with database.connection() as connection:
        statuses = [row[0] for row in await connection.fetch("SELECT status FROM reservations ORDER BY id")]
    assert statuses == ["expired", "confirmed", "held"]


async def test_the_sweeper_works_through_more_than_one_batch(
    anna: Customer, database: Database, clock: SettableClock
) -> None:
    held = await anna.hold(CAR)
    async with database.connection() as connection:
        await connection.execute(
            """
            INSERT INTO quotes SELECT (jsonb_populate_record(quotes, jsonb_build_object('id', gen_random_uuid()))).*
            FROM quotes, generate_series(1, 250)
            """
        )
        await connection.execute(
            """
            INSERT INTO reservations SELECT (jsonb_populate_record(reservations, jsonb_build_object(
                'id', gen_random_uuid(), 'quote_id', quotes.id,
                'during', tstzrange(upper(during) + n * interval '1 h', upper(during) + (n + 1) * interval '1 h')))).*
            FROM reservations, (SELECT id, row_number() OVER () AS n FROM quotes) AS quotes
            WHERE quotes.id <> reservations.quote_id
            """
        )
    clock.advance(LAPSE)
    assert await HoldSweeper(database, clock=clock).sweep() == 251
    assert (await anna.read(held)).document["status"] == "expired"
    assert len((await contents(database))["outbox_events"]) == 1 + 251
