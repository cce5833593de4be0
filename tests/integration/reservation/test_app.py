"""The service as a whole: its contract, its probes, how it starts, and how it lives without a database."""

import asyncio
import json
from importlib.resources import files

import httpx
import pytest
from fastapi import FastAPI

import generated
from generated.reservation.operations import GetMetro
from impl.platform.settings import load_settings
from impl.reservation.app import OPERATIONS, assemble, create_app
from impl.reservation.handlers.metros import Metros
from impl.reservation.migrate import upgrade
from impl.reservation.settings import ReservationSettings
from tests.support.fleet import insert_fleet
from tests.support.postgres import restartable_server
from tests.support.waiting import until

CONTRACT = json.loads(files(generated).joinpath("contracts", "reservation.openapi.json").read_text())


def client_of(application: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://service")


async def test_the_served_contract_is_the_bundle(client: httpx.AsyncClient) -> None:
    response = await client.get("/openapi.json")
    assert response.json() == CONTRACT


def test_every_operation_of_the_contract_is_known() -> None:
    declared = {
        operation["operationId"]
        for path in CONTRACT["paths"].values()
        for operation in path.values()
        if "operationId" in operation
    }
    assert {operation.id for operation in OPERATIONS} == declared


async def test_the_probes_answer(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "ok"}
    assert (await client.get("/readyz")).json() == {"status": "ready"}


async def test_a_path_that_does_not_exist_is_a_problem_document(client: httpx.AsyncClient) -> None:
    response = await client.get("/v1/nothing")
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


async def test_another_method_is_answered_with_those_there_are(client: httpx.AsyncClient) -> None:
    response = await client.delete("/v1/customers/me")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, PATCH")


def test_a_missing_handler_stops_the_start_with_its_name(
    settings: ReservationSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Metros, "get_metro")
    with pytest.raises(SystemExit, match="get_metro"):
        create_app()


def test_a_mistyped_handler_stops_the_start_with_its_name(
    settings: ReservationSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def get_metro(self: Metros, *, metro_id: int) -> GetMetro.Response:
        raise AssertionError

    monkeypatch.setattr(Metros, "get_metro", get_metro)
    with pytest.raises(SystemExit, match=r"get_metro takes metro_id as .*int"):
        create_app()


@pytest.mark.parametrize(
    ("variable", "value"),
    [("DATABASE_URL", ""), ("MOBILITY_HOLD_SECONDS", "soon"), ("MOBILITY_OPEN_RESERVATION_LIMIT", "0")],
)
def test_a_wrong_setting_stops_the_start_with_its_name(
    settings: ReservationSettings, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SystemExit, match=variable):
        create_app()


async def test_the_service_starts_without_its_database_and_recovers_by_itself(
    settings: ReservationSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with restartable_server() as server:
        await asyncio.to_thread(upgrade, server.url)
        await insert_fleet(server.url)
        server.stop()
        monkeypatch.setenv("DATABASE_URL", server.url)
        application = assemble(load_settings(ReservationSettings))
        async with application.router.lifespan_context(application), client_of(application) as client:
            assert (await client.get("/healthz")).status_code == 200
            for path in ("/readyz", "/v1/metros"):
                refused = await client.get(path)
                assert (refused.status_code, refused.json()["code"]) == (503, "service_unavailable")
                assert int(refused.headers["retry-after"]) > 0
            server.start()
            await until(lambda: is_ready(client))
            assert len((await client.get("/v1/metros")).json()["items"]) == 2


async def is_ready(client: httpx.AsyncClient) -> bool:
    return (await client.get("/readyz")).status_code == 200
