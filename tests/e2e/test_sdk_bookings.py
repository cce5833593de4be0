"""Bookings by the TypeScript client at the running stack, over connections that are cut."""

import asyncio
import json
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from impl.platform.identifiers import encode
from scripts.stack.supervisor import Stack
from tests.contract.fleet import Fleet
from tests.support.cutting_proxy import cutting_proxy
from tests.support.typescript_package import NODE, install, run

SCRIPT = Path(__file__).with_name("sdk") / "book.mjs"
BOOKINGS = 4


async def vehicles_of(fleet: Fleet, table: str) -> list[str]:
    """The vehicle of each row of a table."""
    async with fleet.connection() as connection:
        return [
            encode("veh", value=row["vehicle_id"]) for row in await connection.fetch(f"SELECT vehicle_id FROM {table}")
        ]


async def test_a_booking_over_connections_that_are_cut_is_one_reservation(stack: Stack, tmp_path: Path) -> None:
    place = install(tmp_path)
    shutil.copy(SCRIPT, place)
    fleet = Fleet(database_url=stack.database.url)
    vehicles = [await fleet.vehicle("scooter") for _ in range(BOOKINGS)]
    port = urlsplit(stack.gateway_url).port
    assert port is not None
    async with cutting_proxy(target=port, share=0.5, seed=1) as proxy:
        output = await asyncio.to_thread(
            run,
            [*NODE, SCRIPT.name],
            directory=place,
            BASE_URL=f"http://127.0.0.1:{proxy.port}",
            TOKEN=stack.token("chiara"),
            VEHICLES=",".join(vehicles),
        )
    told = json.loads(output)
    # A quote keeps nobody else from the vehicle, so nothing but its key keeps it from being made twice.
    for table in ("quotes", "reservations"):
        found = await vehicles_of(fleet, table)
        assert [found.count(vehicle) for vehicle in vehicles] == [1] * BOOKINGS, table
    assert proxy.cut > 0
    assert len(told["failures"]) > 0
    assert [booking["status"] for booking in told["booked"]] == ["confirmed"] * BOOKINGS
    assert len({booking["id"] for booking in told["booked"]}) == BOOKINGS
    print(f"{proxy.cut} connections cut, {len(told['failures'])} attempts failed, {BOOKINGS} bookings")
