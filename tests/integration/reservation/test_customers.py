"""The customer's own profile."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from impl.platform.database import Database
from tests.support.customers import Customer, SettableClock

ME = "/v1/customers/me"


@pytest.fixture
def carla(customer_named: Callable[[str], Customer]) -> Customer:
    """A customer nobody has heard of."""
    return customer_named("carla")


async def change(customer: Customer, patch: dict[str, Any]) -> dict[str, Any]:
    etag = (await customer.get(ME)).headers["etag"]
    response = await customer.patch(ME, patch, if_match=etag)
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.json()
    return document


async def test_everybody_with_a_token_has_a_profile(carla: Customer) -> None:
    response = await carla.get(ME)
    profile = response.json()
    assert response.headers["etag"] == '"1"'
    assert (profile["locale"], profile["preferences"], profile["has_payment_method"]) == ("en", {}, False)


async def test_a_profile_stays_the_same_while_nobody_changes_it(carla: Customer) -> None:
    assert (await carla.get(ME)).json() == (await carla.get(ME)).json()


async def test_first_reads_at_once_make_one_profile(carla: Customer, database: Database) -> None:
    responses = await asyncio.gather(*(carla.get(ME) for _ in range(8)))
    assert len({response.text for response in responses}) == 1
    async with database.connection() as connection:
        assert await connection.fetchval("SELECT count(*) FROM customers") == 1


async def test_customers_have_profiles_of_their_own(anna: Customer, ben: Customer) -> None:
    await change(anna, {"locale": "fi"})
    assert (await ben.get(ME)).json()["locale"] == "en"


async def test_a_patch_merges_and_null_removes(carla: Customer) -> None:
    await change(carla, {"preferences": {"max_walk_m": 400, "scenic": True, "vehicle_classes": ["bike", "car"]}})
    profile = await change(carla, {"locale": "de", "preferences": {"scenic": None, "vehicle_classes": ["van"]}})
    assert (profile["locale"], profile["preferences"]) == ("de", {"max_walk_m": 400, "vehicle_classes": ["van"]})


async def test_the_payment_token_is_stored_and_never_told(carla: Customer, database: Database) -> None:
    profile = await change(carla, {"payment_method_token": "pm_sandbox_visa"})
    assert profile["has_payment_method"] is True
    assert "pm_sandbox_visa" not in (await carla.get(ME)).text
    async with database.connection() as connection:
        assert await connection.fetchval("SELECT payment_method_token FROM customers") == "pm_sandbox_visa"
    assert (await change(carla, {"payment_method_token": None}))["has_payment_method"] is False


async def test_every_change_makes_a_new_version(carla: Customer, clock: SettableClock) -> None:
    clock.advance(timedelta(hours=1))
    response = await carla.patch(ME, {"locale": "fr"}, if_match='"1"')
    assert response.headers["etag"] == '"2"'
    assert response.json()["updated_at"] == "2026-11-30T19:00:00Z"


async def test_a_patch_that_changes_nothing_keeps_the_version(carla: Customer) -> None:
    response = await carla.patch(ME, {"locale": "en", "preferences": {"scenic": None}}, if_match='"1"')
    assert (response.status_code, response.headers["etag"]) == (200, '"1"')


async def test_a_stale_version_is_refused_and_nothing_changes(carla: Customer) -> None:
    await change(carla, {"locale": "fi"})
    response = await carla.patch(ME, {"locale": "nl"}, if_match='"1"')
    assert (response.status_code, response.json()["code"]) == (412, "precondition_failed")
    assert (await carla.get(ME)).json()["locale"] == "fi"


async def test_of_changes_at_once_one_wins(carla: Customer) -> None:
    await carla.get(ME)
    locales = ("de", "fr", "es", "it", "nl", "fi")
    responses = await asyncio.gather(*(carla.patch(ME, {"locale": locale}, if_match='"1"') for locale in locales))
    [winner] = [response for response in responses if response.status_code == 200]
    assert [response.status_code for response in responses].count(412) == len(locales) - 1
    assert (await carla.get(ME)).json() == winner.json()


async def test_a_change_needs_the_version(carla: Customer) -> None:
    response = await carla.patch(ME, {"locale": "fi"}, if_match=None)
    assert (response.status_code, response.json()["code"]) == (428, "precondition_required")


@pytest.mark.parametrize(
    ("patch", "pointer"),
    [
        ({}, "/body"),
        ({"locale": None}, "/body/locale"),
        ({"locale": "sv"}, "/body/locale"),
        ({"preferences": None}, "/body/preferences"),
        ({"preferences": {"max_walk_m": 5001}}, "/body/preferences/max_walk_m"),
        ({"preferences": {"vehicle_classes": ["bike", "bike"]}}, "/body/preferences/vehicle_classes"),
        ({"preferences": {"colour": "red"}}, "/body/preferences/colour"),
        ({"payment_method_token": "4111111111111111"}, "/body/payment_method_token"),
        ({"has_payment_method": True}, "/body/has_payment_method"),
    ],
)
async def test_what_the_contract_does_not_allow_is_refused(
    carla: Customer, patch: dict[str, Any], pointer: str
) -> None:
    response = await carla.patch(ME, patch, if_match='"1"')
    assert (response.status_code, response.json()["errors"][0]["pointer"]) == (422, pointer)
    assert (await carla.get(ME)).headers["etag"] == '"1"'
