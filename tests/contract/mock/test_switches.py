"""The switches of the mock: latency and errors, for all requests or for one, repeatable by their seed."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from scripts.mock import sources
from scripts.mock.assembly import assemble
from scripts.mock.preferences import SwitchUnknown
from scripts.mock.switches import Switches
from tests.contract.mock.conftest import CONTRACTS, TOKEN, client_of
from tests.contract.published_contract import RESERVATION

ME = "/v1/customers/me"


async def turn(client: httpx.AsyncClient, **switches: object) -> httpx.Response:
    return await client.patch("/__mock", json=switches)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long requests were made to wait, in milliseconds; nobody really waits."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds * 1000)

    monkeypatch.setattr("scripts.mock.application.asyncio", _Asyncio(sleep))
    return waited


class _Asyncio:
    def __init__(self, sleep: object) -> None:
        self.sleep = sleep


async def test_answers_take_as_long_as_they_are_told(client: httpx.AsyncClient, pauses: list[float]) -> None:
    await client.get(ME)
    await turn(client, latency="200-800")
    for _ in range(20):
        await client.get(ME)
    await client.get(ME, headers={"Prefer": "latency=1500"})
    first, *between, last = pauses
    assert first == 0
    assert last == pytest.approx(1500)
    assert len(between) == 20
    assert all(200 <= pause <= 800 for pause in between)
    assert len(set(between)) > 1


async def test_a_share_of_requests_fails_with_problems_of_the_contract(client: httpx.AsyncClient) -> None:
    await turn(client, error_rate=0.5)
    answers = [await client.get(ME) for _ in range(40)]
    failed = [answer for answer in answers if answer.is_error]
    assert 0 < len(failed) < len(answers)
    assert {answer.json()["code"] for answer in failed} <= {"rate_limited", "internal_error", "service_unavailable"}
    for answer in answers:
        RESERVATION.verify_response(RESERVATION.operation("getCustomer"), answer)
        assert ("Mock-Error" in answer.headers) == answer.is_error


async def test_the_problems_can_be_chosen(client: httpx.AsyncClient) -> None:
    await turn(client, error_rate=1, errors="vehicle_unavailable, 412")
    made = await client.post(
        "/v1/reservations", json={"quote_id": "quo_01m7q5ctdre18t6ab6b5kcxasp"}, headers={"Idempotency-Key": "a"}
    )
    assert (made.status_code, made.json()["code"]) == (409, "vehicle_unavailable")
    assert (await client.get(ME)).status_code == 200, "An operation that declares none of them does not fail."


async def test_chance_repeats_itself_with_the_same_seed(client: httpx.AsyncClient) -> None:
    async def run(seed: int) -> list[int]:
        await turn(client, error_rate=0.4, seed=seed)
        await client.delete("/__mock")
        return [(await client.get(ME)).status_code for _ in range(30)]

    assert await run(1) == await run(1) != await run(2)


async def test_a_failure_by_chance_has_no_effect(client: httpx.AsyncClient) -> None:
    await turn(client, error_rate=1, errors="503")
    key = {"Idempotency-Key": "again"}
    body = {"quote_id": "quo_01m7q5ctdre18t6ab6b5kcxasp"}
    assert (await client.post("/v1/reservations", json=body, headers=key)).status_code == 503
    await turn(client, error_rate=0)
    made = await client.post("/v1/reservations", json=body, headers=key)
    assert made.status_code == 201
    assert "Idempotent-Replayed" not in made.headers


@pytest.mark.parametrize(
    "switches",
    [
        {"latency": "long"},
        {"error_rate": 2},
        {"error_rate": "nan"},
        {"errors": "out_of_scooters"},
        {"seed": -1},
        {"pace": "slow"},
        {"speed": 1},
    ],
    ids=str,
)
async def test_a_switch_that_means_nothing_turns_nothing(
    client: httpx.AsyncClient, switches: dict[str, object]
) -> None:
    before = (await client.get("/__mock")).json()
    refused = await turn(client, **switches)
    assert refused.status_code == 400
    assert str(next(iter(switches))) in refused.json()["detail"]
    assert (await client.get("/__mock")).json() == before


@pytest.mark.parametrize("content", ["", "[]", "{"])
async def test_the_page_of_the_mock_wants_an_object(client: httpx.AsyncClient, content: str) -> None:
    assert (await client.patch("/__mock", content=content)).status_code == 400


async def test_the_page_of_the_mock_tells_what_there_is(client: httpx.AsyncClient) -> None:
    page = (await client.get("/__mock")).json()
    assert "POST /v1/quotes" in page["operations"]
    assert "book_a_car" in page["conversations"]
    assert page["switches"]["errors"] == "429,5xx"
    assert (await client.post("/__mock")).status_code == 405


@pytest.fixture
async def one_contract() -> AsyncIterator[httpx.AsyncClient]:
    """A mock of the reservation contract alone."""
    mock = assemble(sources.read(CONTRACTS, named=["reservation"]), switches=Switches())
    async with client_of(mock) as client:
        client.headers.update(TOKEN)
        yield client


async def test_one_contract_can_be_served_alone(one_contract: httpx.AsyncClient) -> None:
    assert (await one_contract.get(ME)).status_code == 200
    assert (await one_contract.get("/v1/conversations")).status_code == 404
    assert (await one_contract.get("/__mock")).json()["conversations"] == []


def test_a_problem_that_nobody_declares_is_refused_at_start() -> None:
    with pytest.raises(SwitchUnknown, match="teapot"):
        assemble(sources.read(CONTRACTS), switches=Switches(errors="teapot"))


async def test_requests_wait_side_by_side(client: httpx.AsyncClient) -> None:
    await turn(client, latency="1-5")
    answers = await asyncio.gather(*(client.get(ME) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {200}
