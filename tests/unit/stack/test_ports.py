"""The ports of the local stack."""

import pytest

from scripts.stack.failures import StackFailure
from scripts.stack.ports import chosen_port, listening_socket, port_of


def test_a_free_port_is_taken_at_once() -> None:
    with listening_socket("gateway", port=0, variable="MOBILITY_GATEWAY_PORT") as listener:
        assert port_of(listener) > 0


def test_a_taken_port_is_an_error_that_names_the_variable_that_changes_it() -> None:
    with (
        listening_socket("gateway", port=0, variable="MOBILITY_GATEWAY_PORT") as listener,
        pytest.raises(StackFailure, match="set MOBILITY_ISSUER_PORT to a free port") as failure,
    ):
        listening_socket("issuer", port=port_of(listener), variable="MOBILITY_ISSUER_PORT")
    assert "cannot be taken for the issuer" in str(failure.value)


def test_the_environment_changes_a_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_GATEWAY_PORT", "8123")
    assert chosen_port("MOBILITY_GATEWAY_PORT", default=8000) == 8123


def test_an_empty_variable_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_GATEWAY_PORT", "")
    assert chosen_port("MOBILITY_GATEWAY_PORT", default=8000) == 8000


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", "80a", "٨٠", "9" * 5000])
def test_what_is_no_port_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBILITY_GATEWAY_PORT", text)
    with pytest.raises(StackFailure, match="MOBILITY_GATEWAY_PORT is not a port"):
        chosen_port("MOBILITY_GATEWAY_PORT", default=8000)
