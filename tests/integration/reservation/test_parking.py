"""Parking spots: read one, and find the nearest."""

from typing import Any
from uuid import UUID

import pytest

from impl.platform.database import Database
from impl.platform.identifiers import decode, encode, new_uuid7
from tests.support.customers import Customer
from tests.support.fleet import HELSINKI, ZURICH

CENTRE = (60.1699, 24.9384)
_INSERT = """
INSERT INTO parking_spots (id, metro_id, name, latitude, longitude, vehicle_classes, capacity, chargers)
SELECT $1, id, $3, centre_latitude + $4 / 111195.0, centre_longitude, $5, $6, $7 FROM metros WHERE id = $2
"""
RACK = UUID(int=HELSINKI.int + 0x2000)
GARAGE = UUID(int=HELSINKI.int + 0x2001)
LOT = UUID(int=HELSINKI.int + 0x2002)
SWISS_LOT = UUID(int=HELSINKI.int + 0x2003)
# Each with its distance north of the metro's centre in metres.
SPOTS = (
    (RACK, HELSINKI, "Rack", 100, ["scooter", "bike"], 40, 0),
    (GARAGE, HELSINKI, "Garage", 300, ["car", "van"], 120, 6),
    (LOT, HELSINKI, "Lot", 900, ["car", "van", "bike"], 10, 0),
    (SWISS_LOT, ZURICH, "Parkplatz", 50, ["car"], 5, 1),
)


@pytest.fixture(autouse=True)
async def spots(database: Database) -> None:
    async with database.connection() as connection:
        await connection.executemany(_INSERT, SPOTS)


async def search(customer: Customer, **query: Any) -> list[dict[str, Any]]:
    usual = {"latitude": CENTRE[0], "longitude": CENTRE[1]}
    response = await customer.get("/v1/parking-spots", params=usual | query)
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def ids(items: list[dict[str, Any]]) -> list[UUID]:
    return [decode("spt", text=item["parking_spot"]["id"]) for item in items]


async def test_a_spot_tells_where_it_is_and_for_what(anna: Customer) -> None:
    response = await anna.get(f"/v1/parking-spots/{encode('spt', value=RACK)}")
    assert response.json() == {
        "id": encode("spt", value=RACK),
        "metro_id": encode("met", value=HELSINKI),
        "name": "Rack",
        "position": {"latitude": pytest.approx(60.1708, abs=1e-4), "longitude": 24.9384},
        "vehicle_classes": ["scooter", "bike"],
        "capacity": 40,
        "chargers": 0,
    }


async def test_a_spot_that_does_not_exist_is_not_found(anna: Customer) -> None:
    response = await anna.get(f"/v1/parking-spots/{encode('spt', value=new_uuid7())}")
    assert (response.status_code, response.json()["code"]) == (404, "not_found")


async def test_the_nearest_spots_come_first_with_their_distances(anna: Customer) -> None:
    items = await search(anna)
    assert ids(items) == [RACK, GARAGE, LOT]
    assert [item["distance_m"] for item in items] == pytest.approx([100, 300, 900], rel=0.005, abs=1)


async def test_spots_beyond_the_radius_are_left_out(anna: Customer) -> None:
    assert ids(await search(anna, radius_m=400)) == [RACK, GARAGE]


async def test_spots_are_chosen_by_class(anna: Customer) -> None:
    assert ids(await search(anna, vehicle_class="bike")) == [RACK, LOT]
    assert ids(await search(anna, vehicle_class=["scooter", "van"])) == [RACK, GARAGE, LOT]


async def test_spots_are_chosen_by_their_chargers(anna: Customer) -> None:
    assert ids(await search(anna, with_charger="true")) == [GARAGE]
    assert ids(await search(anna, with_charger="false")) == [RACK, GARAGE, LOT]


async def test_outside_every_metro_there_is_nothing(anna: Customer) -> None:
    assert await search(anna, latitude=0, longitude=0) == []


async def test_pages_follow_each_other(anna: Customer) -> None:
    query = {"latitude": CENTRE[0], "longitude": CENTRE[1], "limit": 1}
    found: list[UUID] = []
    cursor: dict[str, str] = {}
    for _ in SPOTS[:3]:
        page = (await anna.get("/v1/parking-spots", params=query | cursor)).json()
        found += ids(page["items"])
        cursor = {"cursor": page["next_cursor"]}
    assert found == [RACK, GARAGE, LOT]
    assert page["next_cursor"] is None


async def test_a_cursor_holds_for_its_filters_alone(anna: Customer) -> None:
    query = {"latitude": CENTRE[0], "longitude": CENTRE[1], "limit": 1}
    cursor = (await anna.get("/v1/parking-spots", params=query)).json()["next_cursor"]
    for other in ({"with_charger": "true"}, {"vehicle_class": "car"}, {"radius_m": 999}):
        response = await anna.get("/v1/parking-spots", params=query | other | {"cursor": cursor})
        assert (response.status_code, response.json()["code"]) == (400, "invalid_cursor")
    vehicles = await anna.get("/v1/vehicles", params=query | {"cursor": cursor})
    assert vehicles.status_code == 400
