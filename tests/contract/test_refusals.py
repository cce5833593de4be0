"""Every problem that the contract declares comes about, in the declared form, and changes nothing."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from tests.contract import refused_by_rules, refused_forms, refused_repetitions
from tests.contract.customers import ALL_SCOPES, Customer, acting
from tests.contract.published_contract import RESERVATION, DeclaredProblem, PublishedOperation
from tests.contract.refusals import FleetScene, way_to
from tests.contract.sample_requests import sample_request
from tests.support.tokens import SigningKey

WAYS = (refused_forms, refused_by_rules, refused_repetitions)
WITH_BODY = [found for found in RESERVATION.operations if found.body is not None]
WITH_TOKEN = [found for found in RESERVATION.operations if not found.is_public]
PROBLEMS = list(RESERVATION.declared_problems())
WITH_DATABASE = [problem.operation for problem in PROBLEMS if problem.code == "service_unavailable"]
# The outcome of a conflict is kept for the repetition of the request, and that is all that is kept of it.
RECORDED_STATUS = 409


def _name(value: DeclaredProblem | PublishedOperation) -> str:
    return f"{value.operation.id}-{value.code}" if isinstance(value, DeclaredProblem) else value.id


@pytest.mark.parametrize("problem", PROBLEMS, ids=_name)
async def test_a_declared_problem_comes_about_and_changes_nothing(scene: FleetScene, problem: DeclaredProblem) -> None:
    way = way_to(problem)
    assert way is not None, f"{problem.operation.id} declares {problem.code}: write a way to it."
    async with way(scene, problem.operation) as attempt:
        before = await scene.fleet.snapshot()
        response = await attempt.make()
        after = await scene.fleet.snapshot()
    assert response.status_code == problem.status, response.text
    RESERVATION.verify_response(problem.operation, response)
    document = response.json()
    assert document["code"] == problem.code, document
    assert document["request_id"] == response.headers["X-Request-Id"]
    if problem.status == RECORDED_STATUS:
        del before["idempotency_keys"], after["idempotency_keys"]
    assert before == after


async def _refused(scene: FleetScene, attempt: httpx.Response, *, found: PublishedOperation, code: str) -> None:
    assert attempt.json()["code"] == code, attempt.text
    RESERVATION.verify_response(found, attempt)


# Who asks ------------------------------------------------------------------------------------------------------------


def _bad_credentials(scene: FleetScene) -> Iterator[tuple[str, list[str]]]:
    token = scene.issuer.token
    yield "another scheme", ["Basic YWlubzphaW5v"]
    yield "nothing but the scheme", ["Bearer"]
    yield "no token at all", ["Bearer not-a-token"]
    yield "two tokens", [f"Bearer {token(scopes=ALL_SCOPES)}"] * 2
    yield "expired", [f"Bearer {token(scopes=ALL_SCOPES, exp=1)}"]
    yield "not valid yet", [f"Bearer {token(scopes=ALL_SCOPES, nbf=9_999_999_999, exp=9_999_999_999)}"]
    yield "another audience", [f"Bearer {token(scopes=ALL_SCOPES, aud='https://elsewhere.example')}"]
    yield "another issuer", [f"Bearer {token(scopes=ALL_SCOPES, iss='https://elsewhere.example')}"]
    yield "no subject", [f"Bearer {token(scopes=ALL_SCOPES, without=('sub',))}"]
    yield "no end", [f"Bearer {token(scopes=ALL_SCOPES, without=('exp',))}"]
    yield "a key of somebody else", [f"Bearer {token(scopes=ALL_SCOPES, key=SigningKey('key-1'))}"]
    yield "an unknown key", [f"Bearer {token(scopes=ALL_SCOPES, key=SigningKey('key-2'))}"]
    yield "a changed signature", [f"Bearer {token(scopes=ALL_SCOPES)[:-6]}AAAAAA"]


@pytest.mark.parametrize("found", WITH_TOKEN, ids=_name)
async def test_bad_credentials_are_refused_alike_everywhere(scene: FleetScene, found: PublishedOperation) -> None:
    request = sample_request(found)
    for what, values in _bad_credentials(scene):
        response = await scene.service.request(
            found.method,
            request.target,
            params=request.query or None,
            headers=[*request.headers.items(), *(("Authorization", value) for value in values)],
        )
        assert response.status_code == 401, what
        await _refused(scene, response, found=found, code="unauthenticated")
        assert response.headers["WWW-Authenticate"].startswith("Bearer"), what


async def test_another_customers_resource_is_answered_like_one_that_is_not_there(scene: FleetScene) -> None:
    owner, stranger = await scene.paying_customer(), await scene.paying_customer()
    quote = await owner.quote(await scene.fleet.vehicle())
    held = await owner.hold(await scene.fleet.vehicle())
    foreign = {"reservation_id": held.id, "quote_id": quote["id"]}
    about_one = [found for found in WITH_TOKEN if any(f"{{{name}}}" in found.path for name in foreign)]
    assert len(about_one) >= 6
    for found in about_one:
        request = sample_request(found).with_headers({"X-Request-Id": "the-same-for-both"})
        named = {name: value for name, value in foreign.items() if name in request.path}
        answers = [await stranger.send(request), await stranger.send(request.with_path(**named))]
        assert answers[0].status_code == 404, answers[0].text
        assert answers[0].content == answers[1].content, found.id


# In what form --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", WITH_BODY, ids=_name)
@pytest.mark.parametrize(
    "content",
    [b"{", b"[1,", b'"text', b"{'quote_id': 1}", b'{"a": NaN}', b'{"a": 01}', b'{"a": 1} x', b'{"a": "\xff"}', b"nul"],
    ids=repr,
)
async def test_a_body_that_is_not_json_is_malformed(
    scene: FleetScene, found: PublishedOperation, content: bytes
) -> None:
    response = await scene.customer().send(sample_request(found), content=content)
    await _refused(scene, response, found=found, code="malformed_request")


@pytest.mark.parametrize("found", WITH_BODY, ids=_name)
async def test_a_body_of_unknown_length_is_cut_off_at_the_limit(scene: FleetScene, found: PublishedOperation) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(found.largest_body // 1024 + 1):
            yield b" " * 1024
        yield b"{}"

    response = await scene.customer().send(sample_request(found), content=endless())
    assert response.request.headers["Transfer-Encoding"] == "chunked"
    await _refused(scene, response, found=found, code="payload_too_large")


@pytest.mark.parametrize("found", WITH_BODY, ids=_name)
async def test_a_body_of_the_largest_size_is_read(scene: FleetScene, found: PublishedOperation) -> None:
    content = b"{}".ljust(found.largest_body)
    response = await scene.customer().send(sample_request(found), content=content)
    await _refused(scene, response, found=found, code="validation_failed")


@pytest.mark.parametrize("found", WITH_BODY, ids=_name)
@pytest.mark.parametrize(
    "media_type",
    ["text/plain", "application/xml", "application/*", "application/x-www-form-urlencoded", "{own}; charset=utf-16"],
)
async def test_another_media_type_is_unsupported(scene: FleetScene, found: PublishedOperation, media_type: str) -> None:
    request = sample_request(found)
    value = media_type.format(own=request.media_type)
    response = await scene.customer().send(request.with_headers({"Content-Type": value}))
    await _refused(scene, response, found=found, code="unsupported_media_type")


@pytest.mark.parametrize("found", WITH_BODY, ids=_name)
async def test_json_is_no_merge_patch_and_a_merge_patch_no_json(scene: FleetScene, found: PublishedOperation) -> None:
    request = sample_request(found)
    other = {"application/json", "application/merge-patch+json"} - {request.media_type}
    response = await scene.customer().send(request.with_headers({"Content-Type": other.pop()}))
    await _refused(scene, response, found=found, code="unsupported_media_type")


@pytest.mark.parametrize("found", RESERVATION.operations, ids=_name)
@pytest.mark.parametrize("accept", ["text/html", "text/*;q=0.9", "application/json;q=0", "*/*;q=0", "application/xml"])
async def test_an_accept_header_that_rules_out_json_is_honoured(
    scene: FleetScene, found: PublishedOperation, accept: str
) -> None:
    response = await scene.customer().send(sample_request(found).with_headers({"Accept": accept}))
    await _refused(scene, response, found=found, code="not_acceptable")


@pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, application/json;q=0.1", "Application/JSON"])
async def test_an_accept_header_that_admits_json_gets_it(scene: FleetScene, accept: str) -> None:
    found = RESERVATION.operation("listMetros")
    response = await scene.customer().send(sample_request(found).with_headers({"Accept": accept}))
    assert response.status_code == 200
    RESERVATION.verify_response(found, response)


@pytest.mark.parametrize("found", [found for found in RESERVATION.operations if found.parameters], ids=_name)
async def test_every_faulty_parameter_is_named(scene: FleetScene, found: PublishedOperation) -> None:
    request, pointers = sample_request(found), []
    for parameter in found.parameters:
        match parameter["in"]:
            case "path":
                request = request.with_path(**{parameter["name"]: "res_!"})
            case "query":
                request = request.with_query(**{parameter["name"]: "~"})
            case _:
                request = request.with_headers({parameter["name"]: "a b"})
        pointers.append(f"/{parameter['in']}/{parameter['name']}")
    response = await scene.customer().send(request)
    await _refused(scene, response, found=found, code="validation_failed")
    named = {error["pointer"] for error in response.json()["errors"]}
    assert {pointer for pointer in pointers if not any(name.startswith(pointer) for name in named)} == set()


@pytest.mark.parametrize("found", [found for found in RESERVATION.operations if found.method == "GET"], ids=_name)
async def test_a_parameter_given_twice_is_refused(scene: FleetScene, found: PublishedOperation) -> None:
    request, customer = sample_request(found), scene.customer()
    scalars = [
        parameter["name"]
        for parameter in found.parameters
        if parameter["in"] == "query" and parameter["schema"].get("type") != "array"
    ]
    for name in scalars:
        response = await customer.send(request.with_query(**{name: ["1", "2"]}))
        await _refused(scene, response, found=found, code="validation_failed")
        assert f"/query/{name}" in {error["pointer"] for error in response.json()["errors"]}


# At what moment ------------------------------------------------------------------------------------------------------


async def test_a_full_pool_is_said_at_once_and_by_every_operation(
    scene: FleetScene, crowded_client: httpx.AsyncClient
) -> None:
    customer = scene.customer().at(crowded_client)
    quoting = sample_request(RESERVATION.operation("createQuote"))
    quoting = quoting.with_body({"vehicle_id": await scene.fleet.vehicle("scooter")})
    async with asyncio.TaskGroup() as requests, scene.fleet.without_writes_to("quotes"):
        first = requests.create_task(customer.send(quoting))
        await scene.fleet.until_somebody_waits()
        for found in WITH_DATABASE:
            if found.id == "getReadiness":
                continue
            response = await customer.send(sample_request(found))
            await _refused(scene, response, found=found, code="service_unavailable")
            assert int(response.headers["Retry-After"]) >= 1
        # A pool that is full is no reason to send the traffic elsewhere.
        assert (await customer.send(sample_request(RESERVATION.operation("getReadiness")))).status_code == 200
    assert first.result().status_code == 201, first.result().text


async def test_a_stale_version_is_refused_and_the_fresh_one_taken(scene: FleetScene) -> None:
    customer = await scene.paying_customer()
    held = await customer.hold(await scene.fleet.vehicle())
    confirmed = await customer.confirm(held)
    update = acting("updateReservation", held).with_body({"note": "Second thoughts."})
    stale = await customer.send(update)
    await _refused(scene, stale, found=update.operation, code="precondition_failed")
    fresh = await customer.send(update.with_headers({"If-Match": confirmed.etag}))
    assert fresh.status_code == 200
    RESERVATION.verify_response(update.operation, fresh)


async def test_a_repeated_request_is_answered_as_before(scene: FleetScene) -> None:
    customer = await scene.paying_customer()
    held = await customer.hold(await scene.fleet.vehicle())
    confirming = acting("confirmReservation", held)
    first = await customer.send(confirming)
    before = await scene.fleet.snapshot()
    second = await customer.send(confirming)
    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert (first.headers.get("Idempotent-Replayed"), second.headers["Idempotent-Replayed"]) == (None, "true")
    assert before == await scene.fleet.snapshot()


async def test_a_customer_without_a_token_is_still_told_the_limit_of_a_public_operation(scene: FleetScene) -> None:
    response = await Customer(client=scene.service, token=None).send(
        sample_request(RESERVATION.operation("listMetros"))
    )
    assert response.status_code == 200
    assert response.headers["RateLimit"].startswith('"default";r=')
    assert response.headers["RateLimit-Policy"].startswith('"default";q=')
