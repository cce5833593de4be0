"""Every operation through a real Envoy: who may call it, how, with how much, and which service hears of it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest

from tests.gateway.envoy.backends import Backend
from tests.gateway.envoy.rig import OPERATIONS, ORIGIN, POLICY, Gateway, Issuer, read_answer, request_of

type Operation = Mapping[str, Any]

BY_ID = {operation["id"]: operation for operation in OPERATIONS}
PROTECTED = [name for name, operation in BY_ID.items() if not operation["public"]]
WITH_BODY = [name for name, operation in BY_ID.items() if operation["body"]]
PATHS = sorted({operation["path"]: name for name, operation in BY_ID.items()}.values())


def methods_of(operation: Operation) -> list[str]:
    return [each["method"] for each in OPERATIONS if each["path"] == operation["path"]]


def nothing_was_heard(*backends: Backend) -> bool:
    return not any(backend.heard for backend in backends)


@pytest.mark.parametrize("name", BY_ID)
def test_an_operation_reaches_its_service_and_no_other(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, issuer: Issuer, name: str
) -> None:
    operation = BY_ID[name]
    method, path = request_of(operation)
    headers = {} if operation["public"] else issuer.bearer()
    body = b"{}" if operation["body"] else None
    answer = gateway.ask(method, f"{path}?a=b%20c", headers=headers, body=body)
    ours, other = (reservation, travel_agent) if operation["service"] == "reservation" else (travel_agent, reservation)
    assert answer.status == 200
    assert [(heard.method, heard.target, heard.body) for heard in ours.heard] == [
        (method, f"{path}?a=b%20c", body or b"")
    ]
    assert nothing_was_heard(other)


@pytest.mark.parametrize("name", PROTECTED)
def test_a_protected_operation_wants_a_token(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, name: str
) -> None:
    method, path = request_of(BY_ID[name])
    answer = gateway.ask(method, path)
    assert answer.is_problem("unauthenticated")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert nothing_was_heard(reservation, travel_agent)


@pytest.mark.parametrize("name", PROTECTED)
def test_a_token_without_the_scope_is_refused(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, issuer: Issuer, name: str
) -> None:
    scope = " ".join(BY_ID[name]["scopes"])
    others = sorted({each for operation in OPERATIONS for each in operation["scopes"]} - {scope})
    method, path = request_of(BY_ID[name])
    answer = gateway.ask(method, path, headers=issuer.bearer(scopes=" ".join(others)))
    assert answer.is_problem("forbidden")
    assert answer.document["detail"] == f"The access token lacks the scope {scope}."
    assert answer.headers["www-authenticate"] == f'Bearer error="insufficient_scope", scope="{scope}"'
    assert nothing_was_heard(reservation, travel_agent)


@pytest.mark.parametrize("granted", ["", "vehicles", "vehicles:read2", "xvehicles:read", "VEHICLES:READ", "vehicles:*"])
def test_scopes_are_compared_by_their_whole_names(
    gateway: Gateway, reservation: Backend, issuer: Issuer, granted: str
) -> None:
    answer = gateway.ask("GET", "/v1/vehicles", headers=issuer.bearer(scopes=granted))
    assert answer.is_problem("forbidden")
    assert nothing_was_heard(reservation)


def test_a_token_that_tells_no_scopes_has_none(gateway: Gateway, reservation: Backend, issuer: Issuer) -> None:
    answer = gateway.ask("GET", "/v1/vehicles", headers=issuer.bearer(without=("scope",)))
    assert answer.is_problem("forbidden")
    assert nothing_was_heard(reservation)


@pytest.mark.parametrize("name", PATHS)
def test_other_methods_are_told_which_there_are(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, issuer: Issuer, name: str
) -> None:
    methods = methods_of(BY_ID[name])
    _, path = request_of(BY_ID[name])
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"} - set(methods) - {"HEAD"}:
        answer = gateway.ask(method, path, headers=issuer.bearer())
        assert answer.is_problem("method_not_allowed")
        assert answer.headers["allow"].split(", ") == methods
    assert nothing_was_heard(reservation, travel_agent)


def test_a_method_that_http_does_not_know_is_refused(gateway: Gateway, reservation: Backend) -> None:
    assert gateway.ask("BREW", "/v1/metros").is_problem("malformed_request")
    assert nothing_was_heard(reservation)


@pytest.mark.parametrize("path", ["/", "/v1", "/v2/metros", "/V1/metros", "/v1/metros/", "/v1/metros/a/b", "/admin"])
def test_what_is_not_in_the_contract_is_not_there(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, issuer: Issuer, path: str
) -> None:
    assert gateway.ask("GET", path, headers=issuer.bearer()).is_problem("not_found")
    assert nothing_was_heard(reservation, travel_agent)


@pytest.mark.parametrize("path", ["/v1/connection-events", "/v1/webhooks/reservation-events", "/metrics"])
def test_what_is_for_other_services_is_not_there(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, issuer: Issuer, path: str
) -> None:
    assert gateway.ask("POST", path, headers=issuer.bearer(), body=b"{}").is_problem("not_found")
    assert nothing_was_heard(reservation, travel_agent)


@pytest.mark.parametrize("name", WITH_BODY)
def test_a_body_may_be_as_large_as_the_operation_says(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, issuer: Issuer, name: str
) -> None:
    method, path = request_of(BY_ID[name])
    most = BY_ID[name]["body"]["max_bytes"]
    assert gateway.ask(method, path, headers=issuer.bearer(), body=b"a" * most).status == 200
    heard = reservation.heard + travel_agent.heard
    assert [len(each.body) for each in heard] == [most]
    refused = gateway.ask(method, path, headers=issuer.bearer(), body=b"a" * (most + 1))
    assert refused.is_problem("payload_too_large")
    assert refused.document["detail"] == f"The body has more than {most} bytes."
    assert len(reservation.heard + travel_agent.heard) == 1


def test_a_client_that_sends_far_too_much_can_read_why_it_is_refused(
    gateway: Gateway, reservation: Backend, issuer: Issuer
) -> None:
    head = f"POST /v1/quotes HTTP/1.1\r\nHost: a\r\nAuthorization: {issuer.bearer()['Authorization']}\r\n"
    with gateway.connect() as connection:
        connection.sendall(f"{head}Content-Length: 10000000\r\n\r\n".encode())
        with suppress(ConnectionError):
            connection.sendall(b"a" * 1_000_000)
        assert read_answer(connection).is_problem("payload_too_large")
    assert nothing_was_heard(reservation)


def test_a_body_in_chunks_is_counted_too(gateway: Gateway, reservation: Backend, issuer: Issuer) -> None:
    size = BY_ID["createQuote"]["body"]["max_bytes"] // 2 + 1
    chunk = f"{size:x}\r\n".encode() + b"a" * size + b"\r\n"
    head = f"POST /v1/quotes HTTP/1.1\r\nHost: a\r\nAuthorization: {issuer.bearer()['Authorization']}\r\n"
    message = head.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + b"0\r\n\r\n"
    assert gateway.send(message).is_problem("payload_too_large")
    assert nothing_was_heard(reservation)


@pytest.mark.parametrize("name", PATHS)
def test_a_browser_is_told_what_it_may_do(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, name: str
) -> None:
    methods = methods_of(BY_ID[name])
    headers = {"Origin": ORIGIN, "Access-Control-Request-Method": methods[0]}
    answer = gateway.ask("OPTIONS", request_of(BY_ID[name])[1], headers=headers)
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.headers["access-control-allow-methods"].split(", ") == methods
    assert answer.headers["access-control-allow-headers"].split(", ") == POLICY["cors"]["request_headers"]
    assert answer.headers["access-control-max-age"] == str(POLICY["cors"]["max_age_s"])
    assert nothing_was_heard(reservation, travel_agent)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", f"{ORIGIN}.evil.example", "null", "http://app.mobilitycorp.example"]
)
def test_a_browser_elsewhere_is_not_let_in(gateway: Gateway, reservation: Backend, origin: str) -> None:
    preflight = gateway.ask(
        "OPTIONS", "/v1/vehicles", headers={"Origin": origin, "Access-Control-Request-Method": "GET"}
    )
    simple = gateway.ask("GET", "/v1/metros", headers={"Origin": origin})
    assert "access-control-allow-origin" not in {*preflight.headers, *simple.headers}
    assert len(reservation.heard) == 1


def test_answers_and_refusals_can_be_read_by_a_browser(gateway: Gateway, issuer: Issuer) -> None:
    exposed = POLICY["cors"]["response_headers"]
    answers = [
        gateway.ask("GET", "/v1/metros", headers={"Origin": ORIGIN}),
        gateway.ask("GET", "/v1/vehicles", headers={"Origin": ORIGIN}),
        gateway.ask("GET", "/v1/vehicles", headers={"Origin": ORIGIN, **issuer.bearer(scopes="")}),
    ]
    assert [answer.status for answer in answers] == [200, 401, 403]
    for answer in answers:
        assert answer.headers["access-control-allow-origin"] == ORIGIN
        assert answer.headers["access-control-expose-headers"].split(", ") == exposed
