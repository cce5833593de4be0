"""Secrets of kept connections are sealed for their connection alone."""

import pytest

from impl.travel_agent.channel.sealing import Seal, SealBroken

SECRET = b"a secret of the service"


def test_what_is_sealed_can_be_opened_again() -> None:
    sealed = Seal(SECRET).close("token", connection_id="c1")
    assert Seal(SECRET).open(sealed, connection_id="c1") == "token"


def test_the_same_text_is_never_sealed_the_same_way() -> None:
    seal = Seal(SECRET)
    assert seal.close("token", connection_id="c1") != seal.close("token", connection_id="c1")


def test_what_was_sealed_for_another_connection_cannot_be_opened() -> None:
    sealed = Seal(SECRET).close("token", connection_id="c1")
    with pytest.raises(SealBroken):
        Seal(SECRET).open(sealed, connection_id="c2")


def test_another_key_opens_nothing() -> None:
    sealed = Seal(SECRET).close("token", connection_id="c1")
    with pytest.raises(SealBroken):
        Seal(b"another secret").open(sealed, connection_id="c1")


@pytest.mark.parametrize("sealed", [b"", b"short", b"0" * 40])
def test_bytes_that_were_never_sealed_cannot_be_opened(sealed: bytes) -> None:
    with pytest.raises(SealBroken):
        Seal(SECRET).open(sealed, connection_id="c1")
