"""Each answer that the contracts write can be had from the mock, and is what the contracts say."""

import httpx
import pytest

from tests.contract.published_contract import RESERVATION, TRAVEL_AGENT, PublishedOperation
from tests.contract.sample_requests import SampleRequest, sample_request

OPERATIONS = [
    operation
    for contract in (RESERVATION, TRAVEL_AGENT)
    for operation in contract.operations
    # Where both services have a path, the first one has it here, too.
    if contract is RESERVATION or operation.path not in RESERVATION.methods_by_path()
]
each_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)


async def ask(client: httpx.AsyncClient, request: SampleRequest, **preferences: object) -> httpx.Response:
    prefer = ", ".join(f"{name}={value}" for name, value in preferences.items())
    return await client.request(
        request.operation.method,
        request.target,
        params=request.query,
        headers={
            **request.headers,
            **({"Prefer": prefer} if prefer else {}),
            **({"Content-Type": request.media_type} if request.media_type else {}),
        },
        json=request.body if request.media_type else None,
    )


@each_operation
async def test_a_request_as_the_contract_writes_it_is_answered(
    client: httpx.AsyncClient, operation: PublishedOperation
) -> None:
    response = await ask(client, sample_request(operation))
    assert response.is_success or response.json()["code"] == "illegal_transition", response.text
    operation.contract.verify_response(operation, response)


@each_operation
async def test_each_problem_can_be_asked_for(client: httpx.AsyncClient, operation: PublishedOperation) -> None:
    problems = [found for found in operation.contract.declared_problems() if found.operation.id == operation.id]
    assert problems
    for found in problems:
        response = await ask(client, sample_request(operation), code=found.status, example=found.code)
        assert (response.status_code, response.json()["code"]) == (found.status, found.code)
        assert response.headers["Preference-Applied"] == f"code={found.status}, example={found.code}"
        operation.contract.verify_response(operation, response)


@each_operation
async def test_each_written_success_can_be_asked_for(client: httpx.AsyncClient, operation: PublishedOperation) -> None:
    for status, reference in operation.definition["responses"].items():
        response = operation.contract.resolve(reference)
        for name in response["content"]["application/json"]["examples"] if status < "3" and _is_json(response) else ():
            answer = await ask(client, sample_request(operation), code=status, example=name)
            operation.contract.verify_response(operation, answer)
            example = operation.contract.resolve(response["content"]["application/json"]["examples"][name])
            assert answer.json().keys() == example["value"].keys()


def _is_json(response: object) -> bool:
    return isinstance(response, dict) and "application/json" in response.get("content", {})


async def test_a_status_alone_gets_the_first_answer_of_that_status(client: httpx.AsyncClient) -> None:
    response = await ask(client, sample_request(RESERVATION.operation("createReservation")), code=409)
    assert response.status_code == 409
    assert response.json()["code"] in {
        found.code for found in RESERVATION.declared_problems() if found.operation.id == "createReservation"
    }


async def test_an_answer_without_content_can_be_asked_for(client: httpx.AsyncClient) -> None:
    operation = RESERVATION.operation("getReservation")
    response = await ask(client, sample_request(operation), code=304)
    assert (response.status_code, response.content) == (304, b"")
    operation.contract.verify_response(operation, response)


async def test_the_markdown_and_the_stream_of_a_conversation_are_as_written(client: httpx.AsyncClient) -> None:
    text = await ask(client, sample_request(TRAVEL_AGENT.operation("exportTranscriptAsMarkdown")))
    assert (text.headers["content-type"], text.text) == (
        "text/markdown; charset=utf-8",
        "# Take me to Hakaniemi by 9\n",
    )
    stream = await ask(client, sample_request(TRAVEL_AGENT.operation("streamEvents")))
    assert stream.headers["content-type"] == "text/event-stream"
    assert "id: 1\nevent: user.said\ndata: {" in stream.text


async def test_an_answer_that_nobody_has_written_is_told_with_those_that_there_are(client: httpx.AsyncClient) -> None:
    response = await ask(client, sample_request(RESERVATION.operation("getQuote")), code=418)
    assert response.status_code == 400
    assert response.json()["type"] == "about:blank"
    assert "getQuote has no answer with code=418" in response.json()["detail"]
    assert "404 not_found" in response.json()["detail"]


@pytest.mark.parametrize("prefer", ["code=teapot", "latency=soon", "latency=900-100", "latency=99999999"])
async def test_a_preference_that_means_nothing_is_refused(client: httpx.AsyncClient, prefer: str) -> None:
    response = await client.get("/v1/metros", headers={"Prefer": prefer})
    assert response.status_code == 400
    assert "Fix: " in response.json()["detail"]


async def test_preferences_of_others_are_ignored(client: httpx.AsyncClient) -> None:
    response = await client.get("/v1/metros", headers={"Prefer": "respond-async, return=minimal; foo"})
    assert response.status_code == 200
    assert "Preference-Applied" not in response.headers


async def test_the_documents_are_served(client: httpx.AsyncClient) -> None:
    contract = (await client.get("/openapi.json")).json()
    assert contract["paths"].keys() == RESERVATION.document["paths"].keys()
