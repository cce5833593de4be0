"""Requests that do not fit a contract get that contract's own problems."""

import httpx
import pytest

from tests.contract.published_contract import RESERVATION

VEHICLE = "veh_01m7q5crf8fe59x9fhj1jp84n9"
RESERVED = "/v1/reservations/res_01m7q5cvd0ftqv6emwfx5191va"
KEY = {"Idempotency-Key": "key-1"}
PATCH = {"Content-Type": "application/merge-patch+json", "If-Match": '"1"'}


@pytest.mark.parametrize(
    ("method", "path", "request_parts", "status", "code", "pointers"),
    [
        ("GET", "/v1/vehicles?latitude=600&longitude=24.9", {}, 422, "validation_failed", ["/query/latitude"]),
        ("GET", "/v1/vehicles?latitude=60&longitude=24.9&x=1", {}, 422, "validation_failed", ["/query/x"]),
        ("GET", "/v1/vehicles?latitude=60", {}, 422, "validation_failed", ["/query/longitude"]),
        ("GET", "/v1/quotes/quo_1", {}, 422, "validation_failed", ["/path/quote_id"]),
        ("POST", "/v1/quotes", {"json": {"vehicle_id": VEHICLE}}, 400, "idempotency_key_required", None),
        ("POST", "/v1/quotes", {"headers": KEY, "json": {}}, 422, "validation_failed", ["/body/vehicle_id"]),
        (
            *("POST", "/v1/quotes"),
            {"headers": KEY, "json": {"vehicle_id": VEHICLE, "x": 1}},
            *(422, "validation_failed", ["/body/x"]),
        ),
        (
            *("POST", "/v1/quotes"),
            {"headers": {**KEY, "Content-Type": "application/json"}, "content": "{"},
            *(400, "malformed_request", None),
        ),
        ("POST", "/v1/quotes", {"headers": KEY, "content": "x"}, 415, "unsupported_media_type", None),
        (
            *("POST", "/v1/quotes"),
            {"headers": {**KEY, "Content-Type": "application/json"}, "content": " " * 20_000},
            *(413, "payload_too_large", None),
        ),
        ("POST", f"{RESERVED}/confirm", {"headers": KEY}, 428, "precondition_required", None),
        (
            "PATCH",
            RESERVED,
            {"headers": PATCH, "content": '{"ends_at": null}'},
            422,
            "validation_failed",
            ["/body/ends_at"],
        ),
        ("GET", RESERVED, {"headers": {"Accept": "text/html"}}, 406, "not_acceptable", None),
    ],
)
async def test_the_problem_names_the_place(
    client: httpx.AsyncClient,
    method: str,
    path: str,
    request_parts: dict[str, object],
    status: int,
    code: str,
    pointers: list[str] | None,
) -> None:
    response = await client.request(method, path, **request_parts)  # type: ignore[arg-type]  # Whatever the case says.
    assert (response.status_code, response.json()["code"]) == (status, code), response.text
    assert [fault["pointer"] for fault in response.json().get("errors", [])] == (pointers or [])
    operation = next(
        found
        for found in RESERVATION.operations
        if found.method == method and found.path.split("/")[:3] == path.partition("?")[0].split("/")[:3]
        if str(status) in found.definition["responses"]
    )
    RESERVATION.verify_response(operation, response)


@pytest.mark.parametrize(
    "authorization", [None, "", "Bearer", "Bearer ", "Basic eDp5", "Bearer expired"], ids=lambda value: str(value)
)
async def test_a_token_is_needed_where_the_contract_says_so(
    stranger: httpx.AsyncClient, authorization: str | None
) -> None:
    headers = {"Authorization": authorization} if authorization is not None else {}
    assert (await stranger.get("/v1/metros", headers=headers)).status_code == 200
    refused = await stranger.get("/v1/customers/me", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (401, "unauthenticated")
    RESERVATION.verify_response(RESERVATION.operation("getCustomer"), refused)
    assert (await stranger.get("/v1/customers/me", headers={"Authorization": "Bearer x"})).status_code == 200


async def test_an_unknown_path_and_method_are_told_with_what_there_is(client: httpx.AsyncClient) -> None:
    unknown = await client.get("/v1/rockets")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "not_found")
    assert unknown.json()["type"] == "https://errors.mobilitycorp.example/not-found"
    refused = await client.delete(RESERVED)
    assert (refused.status_code, refused.json()["code"]) == (405, "method_not_allowed")
    assert refused.headers["Allow"] == "GET, PATCH"


async def test_every_answer_names_its_request_and_tells_of_limits(client: httpx.AsyncClient) -> None:
    first, second = await client.get("/v1/metros"), await client.get("/v1/metros")
    assert first.headers["X-Request-Id"] != second.headers["X-Request-Id"]
    assert first.headers["RateLimit-Policy"] == '"default";q=120;w=60'
    problem = await client.get("/v1/quotes/quo_1")
    assert problem.json()["request_id"] == problem.headers["X-Request-Id"]


@pytest.mark.parametrize(
    ("origin", "is_allowed"),
    [("http://localhost:5173", True), ("http://127.0.0.1:3000", True), ("https://evil.example", False)],
)
async def test_browsers_on_this_machine_may_call(client: httpx.AsyncClient, origin: str, is_allowed: bool) -> None:
    asked = {"Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": "if-match, prefer"}
    preflight = await client.options(RESERVED, headers={"Origin": origin, **asked})
    answer = await client.get("/v1/metros", headers={"Origin": origin})
    for response in (preflight, answer):
        assert (response.headers.get("Access-Control-Allow-Origin") == origin) is is_allowed
    exposed = answer.headers.get("Access-Control-Expose-Headers", "")
    assert not is_allowed or {"ETag", "Retry-After", "Idempotent-Replayed"} <= set(exposed.split(", "))
