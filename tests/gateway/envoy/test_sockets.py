"""WebSockets through Envoy: who may open one, where, and how many there may be."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.gateway.envoy.backends import Backend
from tests.gateway.envoy.rig import POLICY, Gateway, Issuer, envoy_before

HOST = "Host: api.mobilitycorp.example\r\n"
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}
CHAT = POLICY["channels"][0]


def offering(token: str) -> dict[str, str]:
    return {"Sec-WebSocket-Protocol": f"{CHAT['subprotocol']}, {CHAT['token_subprotocol']}{token}"}


def test_more_sockets_than_there_may_be_are_told_so(
    backends: tuple[Backend, Backend], issuer: Issuer, tmp_path: Path
) -> None:
    with envoy_before(*backends, issuer=issuer, log=tmp_path / "g.log", gateway_max_sockets="2") as gateway:
        backends[1].forget()
        with ExitStack() as connections:
            for number in range(2):
                connection = connections.enter_context(gateway.connect())
                connection.sendall(_handshake(issuer.token(f"auth0|{number}")))
                assert connection.recv(12) == b"HTTP/1.1 101"
            refused = gateway.send(_handshake(issuer.token()))
            assert refused.is_problem("service_unavailable")
            assert refused.headers["retry-after"]
            assert gateway.ask("GET", "/v1/consents", headers=issuer.bearer()).status == 200
        assert [heard.target for heard in backends[1].heard] == [CHAT["address"], CHAT["address"], "/v1/consents"]


def _handshake(token: str, **changes: str) -> bytes:
    fields = {"Host": "api.mobilitycorp.example", **HANDSHAKE, **offering(token), **changes}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"GET {CHAT['address']} HTTP/1.1\r\n{head}\r\n".encode()


@pytest.mark.parametrize(
    "offered",
    [
        "",
        CHAT["subprotocol"],
        f"{CHAT['subprotocol']}, {CHAT['token_subprotocol']}",
        f"{CHAT['subprotocol']}, {CHAT['token_subprotocol']}abc",
        f"{CHAT['subprotocol']}, another.token.",
    ],
)
def test_a_socket_without_a_token_is_refused_before_the_upgrade(
    gateway: Gateway, travel_agent: Backend, offered: str
) -> None:
    answer = gateway.ask("GET", CHAT["address"], headers=HANDSHAKE | {"Sec-WebSocket-Protocol": offered})
    assert answer.is_problem("unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert not travel_agent.heard


def test_a_socket_with_a_bad_token_is_refused_before_the_upgrade(
    gateway: Gateway, travel_agent: Backend, issuer: Issuer
) -> None:
    for token in (issuer.token(exp=1), issuer.token(aud="https://elsewhere.example")):
        assert gateway.send(_handshake(token)).is_problem("unauthenticated")
    assert not travel_agent.heard


def test_a_socket_may_show_its_token_as_other_requests_do(
    gateway: Gateway, travel_agent: Backend, issuer: Issuer
) -> None:
    fields = HANDSHAKE | issuer.bearer() | {"Sec-WebSocket-Protocol": CHAT["subprotocol"]}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    with gateway.connect() as connection:
        connection.sendall(f"GET {CHAT['address']} HTTP/1.1\r\n{HOST}{head}\r\n".encode())
        assert connection.recv(12) == b"HTTP/1.1 101"


def test_no_path_but_the_chats_becomes_a_socket(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, issuer: Issuer
) -> None:
    fields = HANDSHAKE | issuer.bearer() | offering(issuer.token())
    assert gateway.ask("GET", "/v1/vehicles", headers=fields).is_problem("malformed_request")
    assert gateway.ask("GET", CHAT["address"], headers=issuer.bearer()).is_problem("not_found")
    assert not reservation.heard + travel_agent.heard
