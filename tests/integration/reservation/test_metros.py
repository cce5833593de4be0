"""Metros with their price lists, which need no token."""

from datetime import timedelta

import httpx
import pytest

from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from tests.support.customers import SettableClock
from tests.support.fleet import HELSINKI

_NEW_PRICE = """
INSERT INTO tariffs SELECT gen_random_uuid(), metro_id, vehicle_class, 175, per_minute, daily_cap,
    cancellation_free_until_min, cancellation_fee, no_show_grace_min, no_show_fee, late_return_grace_min,
    late_return_per_minute, wrong_place_fine, unplugged_fine, $2
FROM tariffs WHERE metro_id = $1 AND vehicle_class = 'car'
"""


async def car_unlock_fee(client: httpx.AsyncClient) -> int:
    metro = (await client.get(f"/v1/metros/{encode('met', value=HELSINKI)}")).json()
    [fee] = [tariff["unlock_fee"] for tariff in metro["tariffs"] if tariff["vehicle_class"] == "car"]
    assert isinstance(fee, int)
    return fee


async def test_metros_are_listed_by_name(client: httpx.AsyncClient) -> None:
    page = (await client.get("/v1/metros")).json()
    assert [metro["name"] for metro in page["items"]] == ["Helsinki", "Zürich"]
    assert page["next_cursor"] is None


async def test_metros_are_listed_page_by_page(client: httpx.AsyncClient) -> None:
    first = (await client.get("/v1/metros", params={"limit": 1})).json()
    second = (await client.get("/v1/metros", params={"limit": 1, "cursor": first["next_cursor"]})).json()
    assert [metro["name"] for page in (first, second) for metro in page["items"]] == ["Helsinki", "Zürich"]
    assert second["next_cursor"] is None


@pytest.mark.parametrize("cursor", ["nonsense", "AAAA", "-"])
async def test_a_cursor_from_elsewhere_is_refused(client: httpx.AsyncClient, cursor: str) -> None:
    response = await client.get("/v1/metros", params={"cursor": cursor})
    assert (response.status_code, response.json()["code"]) == (400, "invalid_cursor")


async def test_a_metro_tells_place_currency_and_prices(client: httpx.AsyncClient) -> None:
    metro = (await client.get(f"/v1/metros/{encode('met', value=HELSINKI)}")).json()
    tariffs = {tariff.pop("vehicle_class"): tariff for tariff in metro.pop("tariffs")}
    assert metro == {
        "id": encode("met", value=HELSINKI),
        "name": "Helsinki",
        "country": "FI",
        "currency": "EUR",
        "time_zone": "Europe/Helsinki",
        "vat_rate": 2550,
        "centre": {"latitude": 60.1699, "longitude": 24.9384},
        "radius_m": 8000,
        "attributions": [{"text": "© Survey", "url": "https://survey.example/licence"}],
    }
    assert list(tariffs) == ["scooter", "bike", "car", "van"]
    assert tariffs["car"] == {
        "currency": "EUR",
        "vat_rate": 2550,
        "unlock_fee": 100,
        "per_minute": 29,
        "daily_cap": 5900,
        "cancellation": {"free_until_min_before_start": 60, "fee": 500},
        "no_show": {"grace_min": 30, "fee": 1000},
        "late_return": {"grace_min": 10, "per_minute": 60},
        "fines": {"wrong_place": 2500, "unplugged": 1500},
    }


async def test_a_new_tariff_holds_from_its_day_on(
    client: httpx.AsyncClient, database: Database, clock: SettableClock
) -> None:
    async with database.connection() as connection:
        await connection.execute(_NEW_PRICE, HELSINKI, clock.now + timedelta(days=1))
    assert await car_unlock_fee(client) == 100
    clock.advance(timedelta(days=1))
    assert await car_unlock_fee(client) == 175


async def test_a_metro_that_does_not_exist_is_not_found(client: httpx.AsyncClient) -> None:
    response = await client.get(f"/v1/metros/{encode('met', value=new_uuid7())}")
    assert (response.status_code, response.json()["code"]) == (404, "not_found")
