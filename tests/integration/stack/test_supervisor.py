"""The stack as a whole, with a stand-in for the reservation service."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import httpx
import jwt
import pytest

from scripts.seed.identities import seeded_id
from scripts.seed.load import load, make_seed
from scripts.stack.failures import StackFailure
from scripts.stack.parts import GATEWAY, RESERVATION
from scripts.stack.ports import listening_socket, port_of
from scripts.stack.prepare import is_prepared
from scripts.stack.supervisor import Stack, request_token, running_stack

STAND_IN = dataclasses.replace(RESERVATION, application=f"{__package__}.stand_in:create_app")
BROKEN = dataclasses.replace(RESERVATION, application=f"{__package__}.stand_in:create_broken_app")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    logs = tmp_path_factory.mktemp("logs")
    with running_stack(
        ephemeral=True, logs=logs, reservation=STAND_IN, environment={"MOBILITY_LOG_LEVEL": "DEBUG"}
    ) as it:
        yield it


def test_the_service_answers_with_its_settings(stack: Stack) -> None:
    settings = httpx.get(f"{stack.reservation_url}/settings").json()
    assert settings["MOBILITY_TOKEN_ISSUER"] == stack.issuer_url
    assert settings["MOBILITY_LOG_LEVEL"] == "DEBUG"


def test_tokens_verify_by_the_settings_of_the_service(stack: Stack) -> None:
    settings = httpx.get(f"{stack.reservation_url}/settings").json()
    keys = jwt.PyJWKSet.from_dict(httpx.get(settings["MOBILITY_TOKEN_JWKS_URL"]).json())
    key = keys[jwt.get_unverified_header(stack.token("bram"))["kid"]]
    claims = jwt.decode(
        stack.token("bram"),
        key,
        algorithms=["ES256"],
        audience=settings["MOBILITY_TOKEN_AUDIENCE"],
        issuer=settings["MOBILITY_TOKEN_ISSUER"],
    )
    assert claims["sub"] == "customer-bram"


def test_a_customer_who_is_not_seeded_has_no_name(stack: Stack) -> None:
    with pytest.raises(StackFailure, match="customer as one of aino"):
        request_token(stack.issuer_url, form={"customer": "zoe"})


async def test_the_fleet_is_seeded_onto_the_plane(stack: Stack) -> None:
    connection = await asyncpg.connect(stack.database.url)
    nearest = await connection.fetchrow(
        """
        SELECT vehicle_class, parking_spots.name,
               vehicles.plane <-> on_plane(parking_spots.latitude, parking_spots.longitude, centre_latitude) AS metres
        FROM vehicles
        JOIN metros ON metros.id = vehicles.metro_id
        JOIN parking_spots ON parking_spots.id = parking_spot_id
        WHERE parking_spots.name = 'Q-Park Erottaja'
        ORDER BY metres
        """
    )
    assert await connection.fetchval("SELECT count(*) FROM vehicles") == 4460
    await connection.close()
    assert nearest is not None
    assert 0 < nearest["metres"] < 5


async def test_seeding_again_leaves_what_is_there(stack: Stack) -> None:
    connection = await asyncpg.connect(stack.database.url)
    changed = seeded_id("vehicle", "Helsinki", "car", 0)
    await connection.execute("UPDATE vehicles SET battery_percent = 1 WHERE id = $1", changed)
    await load(make_seed(issuer=stack.issuer_url), connection=connection)
    assert await connection.fetchval("SELECT battery_percent FROM vehicles WHERE id = $1", changed) == 1
    assert await connection.fetchval("SELECT count(*) FROM vehicles") == 4460
    await connection.close()


async def test_a_prepared_database_is_known_by_its_customers_issuer(stack: Stack) -> None:
    assert is_prepared(stack.database.url, issuer=stack.issuer_url)
    assert not is_prepared(stack.database.url, issuer="http://127.0.0.1:1")


def test_an_empty_database_and_one_that_does_not_answer_are_not_prepared(database_url: str) -> None:
    assert not is_prepared(database_url, issuer="http://127.0.0.1:1")
    assert not is_prepared("postgresql://somebody@127.0.0.1:1/mobility", issuer="http://127.0.0.1:1")


def test_a_service_that_does_not_start_stops_the_stack_and_names_its_log(tmp_path: Path) -> None:
    with (
        pytest.raises(StackFailure, match="no handler for createReservation") as failure,
        running_stack(ephemeral=True, logs=tmp_path, reservation=BROKEN),
    ):
        pass
    assert str(tmp_path / "reservation-service.log") in str(failure.value)


def test_a_taken_port_stops_the_stack_before_it_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with listening_socket("somebody else", port=0, variable="") as taken:
        monkeypatch.setenv(GATEWAY.port_variable, str(port_of(taken)))
        with (
            pytest.raises(StackFailure, match="set MOBILITY_GATEWAY_PORT"),
            running_stack(logs=tmp_path, reservation=STAND_IN),
        ):
            pass
    assert not list(tmp_path.iterdir())


def test_the_stack_does_not_start_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_ENV", "production")
    with pytest.raises(StackFailure, match="MOBILITY_ENV=production"), running_stack(ephemeral=True):
        pass
