"""Which gateway the stack has, and its port."""

import socket
from pathlib import Path

import pytest

from scripts.stack.envoy import ENVOY
from scripts.stack.failures import StackFailure
from scripts.stack.gateways import chosen_gateway, companions_of
from scripts.stack.parts import GATEWAY
from scripts.stack.portal import PORTAL, portal_settings
from scripts.stack.ports import port_of


@pytest.mark.parametrize(("name", "gateway"), [(None, GATEWAY), ("", GATEWAY), ("local", GATEWAY), ("envoy", ENVOY)])
def test_the_environment_chooses(name: str | None, gateway: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOBILITY_GATEWAY", raising=False)
    if name is not None:
        monkeypatch.setenv("MOBILITY_GATEWAY", name)
    assert chosen_gateway() is gateway


def test_a_gateway_that_does_not_exist_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_GATEWAY", "nginx")
    with pytest.raises(StackFailure, match="MOBILITY_GATEWAY is not a gateway: 'nginx'"):
        chosen_gateway()


def test_the_portal_has_a_server_of_its_own_only_behind_envoy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.stack.portal.BUILT", tmp_path)
    assert (companions_of(ENVOY), portal_settings(issuer_url="http://127.0.0.1:1")) == ((), {})
    (tmp_path / ".complete").touch()
    assert (companions_of(ENVOY), companions_of(GATEWAY)) == ((PORTAL,), ())
    told = portal_settings(issuer_url="http://127.0.0.1:1")
    assert told["MOBILITY_PORTAL_TOKEN_URL"] == "http://127.0.0.1:1/token"


def test_a_taken_port_is_told_with_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("MOBILITY_GATEWAY_PORT", str(port_of(taken)))
        with pytest.raises(StackFailure, match="set MOBILITY_GATEWAY_PORT to a free port"):
            ENVOY.listen(on_any_port=False)


def test_the_port_is_kept_for_envoy_but_nobody_else() -> None:
    with ENVOY.listen(on_any_port=True) as kept:
        port = port_of(kept)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=5)
        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", port))
        with socket.socket() as sharing:
            sharing.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            sharing.bind(("127.0.0.1", port))
            sharing.listen()
            socket.create_connection(("127.0.0.1", port), timeout=5).close()


def test_the_port_is_taken_although_earlier_connections_are_on_their_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as earlier:
        port = port_of(earlier)
        with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
            accepted, _ = earlier.accept()
            # Who closes first keeps the connection's address for a while (TIME-WAIT; RFC 9293, section 3.3.2).
            accepted.close()
            assert client.recv(1) == b""
    monkeypatch.setenv("MOBILITY_GATEWAY_PORT", str(port))
    with ENVOY.listen(on_any_port=False) as kept:
        assert port_of(kept) == port
