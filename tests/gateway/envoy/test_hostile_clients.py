"""Clients that mean no good: ambiguous paths, smuggled requests and headers, slowness, and too many of them."""

import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.gateway.envoy.backends import Backend
from tests.gateway.envoy.rig import POLICY, Gateway, Issuer, envoy_before, eventually, read_answer

HOST = "Host: api.mobilitycorp.example\r\n"
LINE = "GET /v1/metros HTTP/1.1\r\n"


@pytest.mark.parametrize(
    "path",
    [
        *("//v1/metros", "/v1//metros", "/v1/metros//", "/v1/./metros", "/v1/../v1/metros", "/v1/metros/.."),
        *("/v1/%2e/metros", "/v1/%2e%2e/v1/metros", "/v1/.%2E/v1/metros", "/v1/vehicles/%2e%2e"),
        *("/v1%2fmetros", "/v1/vehicles/a%2Fb", "/v1/vehicles/..%2f", "/v1/vehicles/%5cb", "/v1\\metros"),
        *("/v1/vehicles/a\\..\\b", "/v1/vehicles/a%00", "/v1/vehicles/%zz", "/v1/vehicles/%2", "/v1/vehicles/%"),
        *("/v1/vehicles/%252e%252e//", "/v1/metros#fragment", "/v1/metros?a=b#fragment", "v1/metros", "*", ""),
    ],
)
def test_a_path_that_could_be_understood_differently_is_refused(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, issuer: Issuer, path: str
) -> None:
    answer = gateway.ask("GET", path, headers=issuer.bearer())
    assert answer.is_problem("malformed_request")
    assert not reservation.heard + travel_agent.heard


def test_a_query_may_hold_what_a_path_may_not(gateway: Gateway, reservation: Backend) -> None:
    assert gateway.ask("GET", "/v1/metros?q=a//b/../%2e%2e%2f").status == 200
    assert reservation.heard[0].target == "/v1/metros?q=a//b/../%2e%2e%2f"


SMUGGLED = {
    "both lengths": "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n",
    "two lengths": "Content-Length: 4\r\nContent-Length: 40\r\n\r\nabcd",
    "a list of lengths": "Content-Length: 4, 40\r\n\r\nabcd",
    "a length with a sign": "Content-Length: +4\r\n\r\nabcd",
    "a negative length": "Content-Length: -4\r\n\r\nabcd",
    "a chunk of no size": "Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n",
    "a chunk of too large a size": "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nab\r\n0\r\n\r\n",
    "a chunk longer than it says": "Transfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n",
    "an unknown encoding": "Transfer-Encoding: xchunked\r\n\r\nabcd",
    "chunks not at the end": "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "chunks twice": "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a space before the colon": "Content-Length : 4\r\n\r\nabcd",
    "a line without a colon": "Content-Length 4\r\n\r\nabcd",
    "a NUL in a header": "X-A: a\0b\r\nContent-Length: 4\r\n\r\nabcd",
    "more after a chunk than its end": "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\r\n0\r\n\r\n",
}


@pytest.mark.parametrize("kind", SMUGGLED)
def test_a_request_with_an_ambiguous_end_is_refused(
    gateway: Gateway, reservation: Backend, issuer: Issuer, kind: str
) -> None:
    token = f"Authorization: {issuer.bearer()['Authorization']}\r\n"
    message = f"POST /v1/quotes HTTP/1.1\r\n{HOST}{token}{SMUGGLED[kind]}"
    with gateway.connect() as connection:
        connection.sendall(message.encode("latin-1"))
        assert read_answer(connection).is_problem("malformed_request")
        assert connection.recv(1) == b""
    assert not reservation.heard


@pytest.mark.parametrize("end", ["\r", "\n"])
def test_a_line_that_ends_oddly_reaches_the_service_with_one_meaning(
    gateway: Gateway, reservation: Backend, issuer: Issuer, end: str
) -> None:
    head = f"POST /v1/quotes HTTP/1.1\r\n{HOST}Authorization: {issuer.bearer()['Authorization']}\r\n"
    answer = gateway.send(f"{head}X-A: a{end}Content-Length: 4\r\n\r\n{{  }}".encode())
    assert answer.status == 200
    heard = reservation.heard[0]
    assert heard.all("content-length") == [str(len(heard.body))]
    assert not [value for _, value in heard.headers if "\r" in value or "\n" in value]


@pytest.mark.parametrize(
    "message",
    [
        "GET /v1/metros HTTP/1.0\r\n\r\n",
        "GET /v1/metros HTTP/1.1\r\n\r\n",
        f"GET /v1/metros HTTP/1.1\r\n{HOST}{HOST}\r\n",
        f"GET /v1/metros HTTP/2.0\r\n{HOST}\r\n",
        f"GET /v1/me tros HTTP/1.1\r\n{HOST}\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "hello\r\n\r\n",
        f"CONNECT 127.0.0.1:22 HTTP/1.1\r\n{HOST}\r\n",
    ],
)
def test_what_is_not_a_request_of_http_1_1_is_refused(gateway: Gateway, reservation: Backend, message: str) -> None:
    assert gateway.send(message.encode()).is_problem("malformed_request")
    assert not reservation.heard


def test_the_limit_of_all_headers_is_the_policys(gateway: Gateway, reservation: Backend) -> None:
    assert gateway.ask("GET", "/v1/metros", headers={"X-A": "a" * (POLICY["header_bytes"] - 500)}).status == 200
    answer = gateway.ask("GET", "/v1/metros", headers={"X-A": "a" * POLICY["header_bytes"]})
    assert answer.is_problem("header_fields_too_large")
    assert len(reservation.heard) == 1


@pytest.mark.parametrize(
    "message",
    [
        LINE + HOST + "".join(f"X-{number}: a\r\n" for number in range(101)) + "\r\n",
        LINE + HOST + "".join(f"X-{number}: {'a' * 500}\r\n" for number in range(21)) + "\r\n",
        f"GET /v1/metros?{'a' * 11_000} HTTP/1.1\r\n{HOST}\r\n",
        LINE + HOST + f"{'a' * 11_000}: b\r\n\r\n",
        LINE + HOST + "X-A: " + "a" * 100_000,
    ],
)
def test_too_many_or_too_long_headers_are_refused(gateway: Gateway, reservation: Backend, message: str) -> None:
    assert gateway.send(message.encode()).is_problem("header_fields_too_large")
    assert not reservation.heard


FORGED = {
    "X-Auth-Subject": "auth0|eve",
    "x-auth-scope": "everything",
    "X-AUTH-ANYTHING": "1",
    "X-Gateway-Key": "guess",
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Port": "1",
    "X-Forwarded-Prefix": "/evil",
    "Forwarded": "for=203.0.113.9",
    "X-Real-IP": "203.0.113.9",
    "True-Client-IP": "203.0.113.9",
    "X-Original-URL": "/evil",
    "X-Rewrite-URL": "/evil",
    "X-Envoy-Original-Path": "/evil",
    "X-Envoy-Upstream-Rq-Timeout-Ms": "1",
    "X-Envoy-Max-Retries": "9",
    "X-Envoy-Retry-On": "5xx",
    "X-Envoy-Internal": "true",
    "CloudFront-Viewer-Country": "FI",
    "CloudFront-Viewer-Address": "203.0.113.9:1",
    "X_Auth_Subject": "auth0|eve",
    "X-Auth_Subject": "auth0|eve",
    "Proxy-Authorization": "Basic YTpi",
    "Proxy-Connection": "keep-alive",
    "Keep-Alive": "timeout=5",
    "TE": "trailers",
    "Trailer": "X-Auth-Subject",
}


def test_what_only_the_gateway_may_say_never_reaches_a_service(gateway: Gateway, reservation: Backend) -> None:
    assert gateway.ask("GET", "/v1/metros", headers=FORGED).status == 200
    heard = reservation.heard[0]
    names = {name for name, _ in heard.headers}
    assert names == {"host", "x-request-id", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"}
    assert heard.all("x-forwarded-for") == ["127.0.0.1"]
    assert heard.all("x-forwarded-host") == ["api.mobilitycorp.example"]
    assert heard.all("x-forwarded-proto") == ["http"]


def test_headers_of_the_connection_are_not_passed_on(gateway: Gateway, reservation: Backend) -> None:
    headers = {"Connection": "keep-alive, X-Hop", "X-Hop": "1", "X-Kept": "2"}
    assert gateway.ask("GET", "/v1/metros", headers=headers).status == 200
    names = {name for name, _ in reservation.heard[0].headers}
    assert "x-hop" not in names
    assert "x-kept" in names


def test_trailers_do_not_become_headers(gateway: Gateway, reservation: Backend, issuer: Issuer) -> None:
    token = f"Authorization: {issuer.bearer()['Authorization']}\r\n"
    chunks = "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Auth-Subject: auth0|eve\r\n\r\n"
    assert gateway.send(f"POST /v1/quotes HTTP/1.1\r\n{HOST}{token}{chunks}".encode()).status == 200
    assert not reservation.heard[0].all("x-auth-subject")
    assert reservation.heard[0].body == b"{}"


def test_answers_do_not_tell_what_runs_here(gateway: Gateway, reservation: Backend) -> None:
    reservation.sets = {"Server": "uvicorn", "X-Powered-By": "something"}
    answers = [gateway.ask("GET", "/v1/metros"), gateway.ask("GET", "/v1/nothing")]
    for answer in answers:
        assert not {"server", "x-powered-by"} & set(answer.headers)
        assert not [name for name in answer.headers if name.startswith("x-envoy")]
        assert b"envoy" not in answer.body.lower()


@pytest.mark.parametrize("sent", ["abc-DEF_123", "a" * 64])
def test_a_request_id_that_services_take_is_kept(gateway: Gateway, reservation: Backend, sent: str) -> None:
    answer = gateway.ask("GET", "/v1/metros", headers={"X-Request-Id": sent})
    assert answer.headers["x-request-id"] == sent
    assert reservation.heard[0].all("x-request-id") == [sent]


@pytest.mark.parametrize("sent", ["a" * 65, "a b", "a.b", "a\tb", "%REQ(authorization)%", '"}', "<script>", ""])
def test_another_request_id_is_replaced(gateway: Gateway, reservation: Backend, sent: str) -> None:
    answer = gateway.ask("GET", "/v1/metros", headers={"X-Request-Id": sent})
    given = answer.headers["x-request-id"]
    assert given != sent
    assert len(given) == 36
    assert reservation.heard[0].all("x-request-id") == [given]
    assert gateway.ask("GET", "/v1/nothing", headers={"X-Request-Id": sent}).is_problem("not_found")


def test_a_slow_request_is_given_up(backends: tuple[Backend, Backend], issuer: Issuer, tmp_path: Path) -> None:
    limits = {"gateway_headers_seconds": "0.5", "gateway_request_seconds": "1"}
    with envoy_before(*backends, issuer=issuer, log=tmp_path / "gateway.log", **limits) as gateway:
        backends[0].forget()
        token = f"Authorization: {issuer.bearer()['Authorization']}\r\n"
        beginnings = [
            "GET /v1/met",
            LINE + HOST + "X-A: ",
            f"POST /v1/quotes HTTP/1.1\r\n{HOST}{token}Content-Length: 100\r\n\r\nabc",
            f"POST /v1/quotes HTTP/1.1\r\n{HOST}{token}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        ]
        with ExitStack() as connections:
            for beginning in beginnings:
                connection = connections.enter_context(gateway.connect())
                connection.sendall(beginning.encode())
                answer = read_answer(connection)
                assert answer.is_problem("malformed_request")
                assert answer.document["detail"] == "The request did not arrive completely in time."
                assert connection.recv(1) == b""
        assert not backends[0].heard


def test_a_connection_that_says_nothing_is_closed(
    backends: tuple[Backend, Backend], issuer: Issuer, tmp_path: Path
) -> None:
    with (
        envoy_before(*backends, issuer=issuer, log=tmp_path / "g.log", gateway_idle_seconds="0.5") as gateway,
        gateway.connect() as connection,
    ):
        assert connection.recv(1) == b""


def test_more_connections_than_there_may_be_are_not_served(
    backends: tuple[Backend, Backend], issuer: Issuer, tmp_path: Path
) -> None:
    with envoy_before(*backends, issuer=issuer, log=tmp_path / "g.log", gateway_max_connections="10") as gateway:
        backends[0].forget()
        message = (LINE + HOST + "\r\n").encode()
        with ExitStack() as connections:
            served = [_is_served(connections.enter_context(gateway.connect()), message) for _ in range(30)]
            assert sum(served) <= 10
            assert len(backends[0].heard) == sum(served)
        eventually(lambda: _answers(gateway))


def _is_served(connection: socket.socket, message: bytes) -> bool:
    try:
        connection.sendall(message)
        return read_answer(connection).status == 200
    except ConnectionError:
        return False


def _answers(gateway: Gateway) -> bool:
    with gateway.connect() as connection:
        return _is_served(connection, (LINE + HOST + "\r\n").encode())
