import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

import generated
from impl.platform.context import customer_id_of
from impl.platform.database import Database
from impl.platform.identifiers import decode, encode
from impl.reservation.services.sweeper import HoldSweeper
from tests.support.customers import HOUR, Booking, Customer, SettableClock
from tests.support.fleet import CAR, OTHER_CAR, SCOOTER
from tests.support.tokens import ISSUER

_CONTRACT = Path(generated.__path__[0], "contracts", "reservation.openapi.json")


async def events_of(database: Database, booking: Booking) -> list[dict[str, Any]]:
    """The events of a reservation in their order; each row agrees with its payload."""
    async with database.connection() as connection:
        rows = await connection.fetch(
            "SELECT id, sequence, type, payload FROM outbox_events WHERE aggregate_id = $1 ORDER BY sequence",
            decode("res", text=booking.document["id"]),
        )
    events = [json.loads(row["payload"]) for row in rows]
    for row, event in zip(rows, events, strict=True):
        assert event["id"] == encode("evt", value=row["id"])
        assert (event["sequence"], event["type"]) == (row["sequence"], row["type"])
    return events


@pytest.fixture(scope="module")
def event_schema() -> jsonschema_rs.Draft202012Validator:
    """The contract's schema of events, formats included."""
    document = json.loads(_CONTRACT.read_bytes())
    schema = {"$ref": "#/components/schemas/ReservationEvent", "components": document["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


async def test_every_step_of_a_reservation_is_an_event_with_the_reservation_as_it_became(
    anna: Customer, database: Database, clock: SettableClock
) -> None:
    steps = [await anna.hold(CAR, note="Hello")]
    clock.advance(timedelta(minutes=1))
    steps.append(Booking.of(await anna.confirm(steps[-1])))
    clock.advance(timedelta(minutes=1))
    steps.append(Booking.of(await anna.patch(steps[-1].path, {"note": None}, if_match=steps[-1].etag)))
    clock.advance(timedelta(minutes=1))
    change = {"vehicle_id": OTHER_CAR.id}
    steps.append(Booking.of(await anna.patch(steps[-1].path, change, if_match=steps[-1].etag)))
    clock.advance(timedelta(minutes=1))
    steps.append(Booking.of(await anna.cancel(steps[-1])))

    events = await events_of(database, steps[0])
    assert [event["type"] for event in events] == [
        "reservation.held",
        "reservation.confirmed",
        "reservation.changed",
        "reservation.changed",
        "reservation.cancelled",
    ]
    assert [event["sequence"] for event in events] == [1, 2, 3, 4, 5]
    assert [f'"{event["sequence"]}"' for event in events] == [step.etag for step in steps]
    assert [event["reservation"] for event in events] == [step.document for step in steps]
    assert [event["occurred_at"] for event in events] == [step.document["updated_at"] for step in steps]
    owner = encode("cus", value=customer_id_of("auth0|anna", issuer=ISSUER))
    assert {event["customer_id"] for event in events} == {owner}


async def test_events_are_as_the_contract_says(
    anna: Customer,
    database: Database,
    clock: SettableClock,
    event_schema: jsonschema_rs.Draft202012Validator,
) -> None:
    booking = await anna.book(CAR, trip_distance_m=8000)
    clock.advance(timedelta(hours=14))
    await anna.cancel(booking, fee=500)
    ride = await anna.hold(SCOOTER, starts_in=timedelta(), lasting=None, note="Ahoy ✓")
    clock.advance(timedelta(minutes=5))
    await HoldSweeper(database, clock=clock).sweep()
    events = [*await events_of(database, booking), *await events_of(database, ride)]
    assert len(events) == 5
    for event in events:
        event_schema.validate(event)


async def test_a_lapse_is_an_event_of_the_moment_at_which_the_hold_lapsed(
    anna: Customer, ben: Customer, database: Database, clock: SettableClock
) -> None:
    swept, replaced = await anna.hold(CAR), await anna.hold(OTHER_CAR)
    clock.advance(HOUR)
    await ben.hold(OTHER_CAR, starts_in=14 * HOUR)
    assert await HoldSweeper(database, clock=clock).sweep() == 1
    for booking in (swept, replaced):
        held, expired = await events_of(database, booking)
        assert (held["type"], expired["type"]) == ("reservation.held", "reservation.expired")
        assert expired["sequence"] == 2
        assert expired["occurred_at"] == booking.document["hold_expires_at"]
        assert expired["reservation"] == (await anna.read(booking)).document


async def test_what_changes_nothing_is_no_event(anna: Customer, database: Database) -> None:
    booking = await anna.hold(CAR, note="Hello")
    same = await anna.patch(booking.path, {"note": "Hello"}, if_match=booking.etag)
    dearer = await anna.patch(booking.path, {"ends_at": "2026-12-01T12:00:00Z"}, if_match=booking.etag)
    stale = await anna.patch(booking.path, {"note": "Other"}, if_match='"7"')
    fee = await anna.cancel(booking, fee=1)
    assert [response.status_code for response in (same, dearer, stale, fee)] == [200, 409, 412, 409]
    assert [event["sequence"] for event in await events_of(database, booking)] == [1]
