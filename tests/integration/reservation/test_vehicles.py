"""Reading one vehicle: what it is, and what it is doing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx

from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from tests.support.customers import Booking, Customer, SettableClock
from tests.support.fleet import BIKE, BROKEN_CAR, CAR, HELSINKI, VAN, FleetVehicle

NOW = timedelta()


async def read(customer: Customer, vehicle: FleetVehicle) -> dict[str, Any]:
    response = await customer.get(f"/v1/vehicles/{vehicle.id}")
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.json()
    return document


async def start_ride(database: Database, booking: Booking, vehicle: FleetVehicle) -> None:
    async with database.connection() as connection:
        await connection.execute(
            "UPDATE reservations SET status = 'active' WHERE vehicle_id = $1 AND status = 'confirmed'", vehicle.uuid
        )


async def test_a_free_vehicle_is_available(anna: Customer) -> None:
    assert await read(anna, CAR) == {
        "id": CAR.id,
        "metro_id": encode("met", value=HELSINKI),
        "vehicle_class": "car",
        "model": "Volt car",
        "status": "available",
        "position": {"latitude": 60.1699, "longitude": 24.9384},
        "battery_percent": 80,
        "range_m": 200_000,
        "equipment": [],
        "seats": 5,
        "licence_plate": "TST-1",
    }


async def test_every_class_has_its_own_members(anna: Customer) -> None:
    van, bike = await read(anna, VAN), await read(anna, BIKE)
    assert van["cargo_volume_l"] == 6000
    assert not {"seats", "licence_plate", "cargo_volume_l"} & bike.keys()


async def test_a_plugged_in_vehicle_is_charging(anna: Customer, database: Database) -> None:
    async with database.connection() as connection:
        await connection.execute("UPDATE vehicles SET charging = true WHERE id = $1", CAR.uuid)
    assert (await read(anna, CAR))["status"] == "charging"


async def test_a_vehicle_is_reserved_while_somebody_holds_it(anna: Customer, ben: Customer) -> None:
    await anna.hold(CAR, starts_in=NOW)
    assert (await read(ben, CAR))["status"] == "reserved"


async def test_a_hold_that_lapsed_leaves_the_vehicle_available(anna: Customer, clock: SettableClock) -> None:
    await anna.hold(CAR, starts_in=NOW)
    clock.advance(timedelta(minutes=5))
    assert (await read(anna, CAR))["status"] == "available"


async def test_a_reservation_for_later_does_not_show_yet(anna: Customer, clock: SettableClock) -> None:
    await anna.book(CAR, starts_in=timedelta(hours=1))
    assert (await read(anna, CAR))["status"] == "available"
    clock.advance(timedelta(hours=1))
    assert (await read(anna, CAR))["status"] == "reserved"


async def test_a_ridden_vehicle_is_in_use_and_nobody_learns_where(anna: Customer, database: Database) -> None:
    await start_ride(database, await anna.book(CAR, starts_in=NOW), CAR)
    ridden = await read(anna, CAR)
    assert ridden["status"] == "in_use"
    assert not {"position", "parking_spot_id"} & ridden.keys()


async def test_a_ride_that_is_overdue_still_is_one(anna: Customer, database: Database, clock: SettableClock) -> None:
    await start_ride(database, await anna.book(CAR, starts_in=NOW), CAR)
    clock.advance(timedelta(days=1))
    assert (await read(anna, CAR))["status"] == "in_use"


async def test_a_faulty_vehicle_is_out_of_service(anna: Customer) -> None:
    assert (await read(anna, BROKEN_CAR))["status"] == "out_of_service"


async def test_a_vehicle_that_does_not_exist_is_not_found(anna: Customer) -> None:
    response = await anna.get(f"/v1/vehicles/{encode('veh', value=new_uuid7())}")
    assert (response.status_code, response.json()["code"]) == (404, "not_found")


async def test_an_identifier_of_another_kind_is_invalid(anna: Customer) -> None:
    response = await anna.get(f"/v1/vehicles/{encode('met', value=HELSINKI)}")
    assert (response.status_code, response.json()["errors"][0]["pointer"]) == (422, "/path/vehicle_id")


async def test_reading_needs_a_token(client: httpx.AsyncClient) -> None:
    assert (await client.get(f"/v1/vehicles/{CAR.id}")).status_code == 401


async def test_all_customers_see_the_same_vehicle(customer_named: Callable[[str], Customer]) -> None:
    assert await read(customer_named("carla"), CAR) == await read(customer_named("dora"), CAR)


async def test_a_search_takes_classes_one_by_one(anna: Customer) -> None:
    query = [("latitude", 60.1699), ("longitude", 24.9384), ("vehicle_class", "van"), ("vehicle_class", "bike")]
    response = await anna.get("/v1/vehicles", params=query)
    assert {item["vehicle"]["id"] for item in response.json()["items"]} == {VAN.id, BIKE.id}
    assert response.json()["next_cursor"] is None


async def test_a_search_leaves_out_what_others_hold(anna: Customer, ben: Customer, clock: SettableClock) -> None:
    query = {"latitude": 60.1699, "longitude": 24.9384}

    async def offered() -> set[str]:
        return {item["vehicle"]["id"] for item in (await ben.get("/v1/vehicles", params=query)).json()["items"]}

    assert CAR.id in await offered()
    await anna.hold(CAR, starts_in=NOW)
    assert CAR.id not in await offered()
    clock.advance(timedelta(minutes=5))
    assert CAR.id in await offered()
