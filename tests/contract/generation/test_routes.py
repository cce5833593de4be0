"""Generated routes enforce what the documents say, no more and no less."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.contract.generation.requests import APPOINTMENT, BASE, CREATE, STORED, Server, faults, refusal, serve


@pytest.fixture
async def server(workshop: Any) -> AsyncIterator[Server]:
    server = serve(workshop)
    async with server.client:
        yield server


async def test_a_response_has_its_status_body_and_headers(server: Server) -> None:
    response = await server.create(json=CREATE)
    assert response.status_code == 201
    assert response.json() == STORED
    assert response.headers["content-type"] == "application/json"
    assert (response.headers["location"], response.headers["etag"]) == (APPOINTMENT, '"1"')
    assert "idempotent-replayed" not in response.headers


async def test_a_response_without_content_has_no_length(server: Server) -> None:
    response = await server.client.get("/healthz")
    assert response.status_code == 204
    assert "content-length" not in response.headers


async def test_a_problem_is_a_response_like_others(server: Server) -> None:
    headers = {"Idempotency-Key": "k", "If-Match": '"1"'}
    response = await server.client.post(f"{APPOINTMENT}/confirm", headers=headers)
    assert response.status_code == 409
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["code"] == "illegal_transition"


async def test_an_exception_of_a_handler_is_refused_by_the_service(server: Server) -> None:
    response = await server.client.get(f"{BASE}/app_7{'0' * 25}")
    assert refusal(response) == "LookupError"


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("DELETE", BASE, "GET, POST"),
        ("PUT", APPOINTMENT, "GET, PATCH"),
        ("GET", f"{APPOINTMENT}/confirm", "POST"),
        ("HEAD", "/healthz", "GET"),
    ],
)
async def test_another_method_is_answered_with_all_that_are_allowed(
    server: Server, method: str, path: str, allow: str
) -> None:
    response = await server.client.request(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, allow)


@pytest.mark.parametrize(
    "path", ["/", "/v1", f"{BASE}/", f"{BASE}//confirm", f"{APPOINTMENT}/other", "/v1/appointment"]
)
async def test_another_path_is_not_found(server: Server, path: str) -> None:
    assert (await server.client.get(path)).status_code == 404
    assert server.host.admitted == []


async def test_the_service_decides_before_anything_is_read(server: Server) -> None:
    server.host.closed = True
    response = await server.client.post(BASE, content="{", headers={"Accept": "text/html"})
    assert refusal(response) == "Refused"


@pytest.mark.parametrize(
    ("accept", "admitted"),
    [
        ("*/*", True),
        ("application/*", True),
        ("application/json; q=0.5, text/html", True),
        ("text/html", False),
        ("application/json;q=0", False),
        ("application/json;q=0, */*", False),
        ("text/*, application/json;q=0.1", True),
    ],
)
async def test_a_client_that_accepts_nothing_we_have_is_refused(server: Server, accept: str, *, admitted: bool) -> None:
    response = await server.client.get(APPOINTMENT, headers={"Accept": accept})
    assert admitted == (response.status_code == 200)
    assert admitted or refusal(response) == "NotAcceptable"


@pytest.mark.parametrize(
    ("content_type", "accepted"),
    [
        ("application/json", True),
        ("application/json; charset=utf-8", True),
        ("Application/JSON", True),
        ("application/json; charset=latin-1", False),
        ("text/json", False),
        ("application/merge-patch+json", False),
        ("", False),
    ],
)
async def test_a_body_of_another_media_type_is_refused(server: Server, content_type: str, *, accepted: bool) -> None:
    response = await server.create(content='{"a": 1}', headers={"Content-Type": content_type})
    assert refusal(response) == ("ValidationFailed" if accepted else "UnsupportedMediaType")


async def test_a_body_that_says_it_is_too_large_is_refused(server: Server) -> None:
    response = await server.create(content="{" + " " * 2048 + "}", headers={"Content-Type": "application/json"})
    assert refusal(response) == "BodyTooLarge"


async def test_a_body_of_unknown_length_is_refused_when_it_grows_too_large(server: Server) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b" " * 1000

    response = await server.create(content=chunks(), headers={"Content-Type": "application/json"})
    assert "content-length" not in response.request.headers
    assert refusal(response) == "BodyTooLarge"


@pytest.mark.parametrize("content", ["{", "nothing", '{"a": 1,}', "\xff".encode("latin-1"), '"\\ud800"'])
async def test_a_body_that_is_not_json_is_malformed(server: Server, content: str | bytes) -> None:
    response = await server.create(content=content, headers={"Content-Type": "application/json"})
    assert refusal(response) == "MalformedBody"


async def test_a_missing_body_is_a_fault(server: Server) -> None:
    assert faults(await server.create()) == [("/body", "required")]


async def test_a_missing_key_is_its_own_problem_whatever_else_is_wrong(server: Server) -> None:
    response = await server.client.post(BASE, json={})
    assert refusal(response) == "RequirementMissing"
    assert response.json()["code"] == "idempotency_key_required"


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"bike_id": None}, "/body/bike_id", "type_invalid"),
        ({"bike_id": "bik_1"}, "/body/bike_id", "pattern_mismatch"),
        ({"bike_id": CREATE["bike_id"] + "\n"}, "/body/bike_id", "pattern_mismatch"),
        ({"starts_at": 1764572400}, "/body/starts_at", "timestamp_invalid"),
        ({"starts_at": "1764572400"}, "/body/starts_at", "timestamp_invalid"),
        ({"starts_at": "2026-12-01T09:00:00"}, "/body/starts_at", "timestamp_invalid"),
        ({"starts_at": "2026-12-01"}, "/body/starts_at", "timestamp_invalid"),
        ({"starts_at": "2026-13-01T09:00:00Z"}, "/body/starts_at", "timestamp_invalid"),
        ({"minutes": "5"}, "/body/minutes", "type_invalid"),
        ({"minutes": True}, "/body/minutes", "type_invalid"),
        ({"minutes": 1.5}, "/body/minutes", "type_invalid"),
        ({"minutes": 0}, "/body/minutes", "too_small"),
        ({"minutes": 601}, "/body/minutes", "too_large"),
        ({"minutes": None}, "/body/minutes", "type_invalid"),
        ({"weight_kg": 0}, "/body/weight_kg", "too_small"),
        ({"weight_kg": "12"}, "/body/weight_kg", "type_invalid"),
        ({"notes": "x" * 51}, "/body/notes", "too_long"),
        ({"notes": None}, "/body/notes", "type_invalid"),
        ({"website": "no uri"}, "/body/website", "uri_invalid"),
        ({"labels": {"a": 1}}, "/body/labels/a", "type_invalid"),
        ({"misspelt": 1}, "/body/misspelt", "unknown"),
        ({"a/b~c": 1}, "/body/a~1b~0c", "unknown"),
        ({"job": {"parts": ["a"]}}, "/body/job", "required"),
        ({"job": {"kind": "wash"}}, "/body/job", "value_not_allowed"),
        ({"job": {"kind": "repair"}}, "/body/job/parts", "required"),
        ({"job": {"kind": "repair", "parts": []}}, "/body/job/parts", "too_short"),
        ({"job": {"kind": "repair", "parts": ["a", "a"]}}, "/body/job/parts", "not_unique"),
        ({"job": {"kind": "repair", "parts": ["a", ""]}}, "/body/job/parts/1", "too_short"),
        ({"job": {"kind": "inspection", "thorough": "yes"}}, "/body/job/thorough", "type_invalid"),
        ({"job": {"kind": "inspection", "parts": ["a"]}}, "/body/job/parts", "unknown"),
    ],
)
async def test_a_fault_of_the_body_is_named_with_its_place(
    server: Server, change: dict[str, Any], pointer: str, code: str
) -> None:
    assert faults(await server.create(json=CREATE | change)) == [(pointer, code)]


async def test_all_faults_are_named_together(server: Server) -> None:
    found = faults(await server.client.post(f"{BASE}?x=1", json={"minutes": 0}, headers={"Idempotency-Key": "k"}))
    assert {pointer for pointer, _code in found} == {
        "/body/bike_id",
        "/body/starts_at",
        "/body/job",
        "/body/minutes",
        "/query/x",
    }


async def test_a_body_reaches_the_handler_as_a_model(server: Server, workshop: Any) -> None:
    await server.create(json=CREATE | {"minutes": 30, "weight_kg": 12, "website": "https://a.example/b"})
    body = server.appointments.given["body"]
    assert body.starts_at == datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert isinstance(body.job, workshop.models.Inspection)
    assert body.job.thorough
    assert (body.minutes, body.weight_kg) == (30, 12.0)
    assert body.notes is workshop.models.MISSING


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{}", [("/body", "too_few_members")]),
        ('{"starts_at": null}', [("/body/starts_at", "timestamp_invalid")]),
        ('{"labels": ["a", "a"]}', [("/body/labels", "not_unique")]),
        ('{"labels": ["a", "b", "c", "d"]}', [("/body/labels", "too_long")]),
        ("[]", [("/body", "type_invalid")]),
        ("null", [("/body", "type_invalid")]),
    ],
)
async def test_a_merge_patch_may_not_say_what_the_schema_does_not_allow(
    server: Server, content: str, expected: list[tuple[str, str]]
) -> None:
    assert faults(await server.patch(content)) == expected


async def test_a_merge_patch_tells_null_from_absent(server: Server, workshop: Any) -> None:
    assert (await server.patch('{"notes": null}')).status_code == 200
    body = server.appointments.given["body"]
    assert body.notes is None
    assert body.starts_at is workshop.models.MISSING


async def test_parameters_reach_the_handler_as_values(server: Server, workshop: Any) -> None:
    query = (
        "status=done&status=confirmed&minutes=5&urgent=true&from=2026-12-01T09:00:00Z&day=2026-12-01"
        "&max_price=1e1&tag=a,b&limit=50&cursor=abc"
    )
    assert (await server.client.get(f"{BASE}?{query}")).status_code == 200
    status = workshop.models.AppointmentStatus
    assert server.appointments.given == {
        "status": [status.DONE, status.CONFIRMED],
        "minutes": 5,
        "urgent": True,
        "from_": datetime(2026, 12, 1, 9, tzinfo=UTC),
        "day": date(2026, 12, 1),
        "max_price": 10.0,
        "tag": ["a", "b"],
        "limit": 50,
        "cursor": "abc",
    }


async def test_absent_parameters_take_their_defaults(server: Server) -> None:
    await server.client.get(BASE)
    given = server.appointments.given
    assert (given["limit"], given["urgent"], given["status"], given["cursor"]) == (10, False, None, None)


@pytest.mark.parametrize(
    ("query", "pointer", "code"),
    [
        ("limit=0", "/query/limit", "too_small"),
        ("limit=51", "/query/limit", "too_large"),
        ("limit=", "/query/limit", "type_invalid"),
        ("limit=5.0", "/query/limit", "type_invalid"),
        ("limit=%205", "/query/limit", "type_invalid"),
        ("limit=1_0", "/query/limit", "type_invalid"),
        ("limit=%D9%A3", "/query/limit", "type_invalid"),
        ("limit=null", "/query/limit", "type_invalid"),
        ("limit=5&limit=6", "/query/limit", "repeated"),
        ("urgent=yes", "/query/urgent", "type_invalid"),
        ("urgent=1", "/query/urgent", "type_invalid"),
        ("max_price=NaN", "/query/max_price", "type_invalid"),
        ("max_price=-1", "/query/max_price", "too_small"),
        ("from=2026-12-01", "/query/from", "timestamp_invalid"),
        ("day=2026-02-30", "/query/day", "date_invalid"),
        ("cursor=A", "/query/cursor", "pattern_mismatch"),
        ("status=lost", "/query/status", "value_not_allowed"),
        ("status=done&status=done", "/query/status", "not_unique"),
        ("tag=a,b,c,d", "/query/tag", "too_long"),
        ("Limit=5", "/query/Limit", "unknown"),
    ],
)
async def test_a_fault_of_a_parameter_is_named(server: Server, query: str, pointer: str, code: str) -> None:
    assert faults(await server.client.get(f"{BASE}?{query}")) == [(pointer, code)]


async def test_a_fault_of_the_path_is_named(server: Server) -> None:
    assert faults(await server.client.get(f"{BASE}/app_1")) == [("/path/appointment_id", "pattern_mismatch")]


async def test_a_header_that_is_repeated_is_a_fault(server: Server) -> None:
    headers = [("Idempotency-Key", "a"), ("Idempotency-Key", "b"), ("If-Match", '"1"')]
    response = await server.client.post(f"{APPOINTMENT}/confirm", headers=headers)
    assert faults(response) == [("/header/Idempotency-Key", "repeated")]
