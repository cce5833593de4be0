import pytest

from impl.platform.cursors import CursorCodec, InvalidCursor

SCOPE = {"status": ["held"], "customer": "cus_1"}
CODEC = CursorCodec(b"a key of thirty-two characters ...")
CURSOR = CODEC.encode("listReservations", scope=SCOPE, position=["2026-11-23T10:00:00Z", 17])


def test_a_cursor_gives_back_its_position() -> None:
    assert CODEC.decode("listReservations", scope=SCOPE, cursor=CURSOR) == ["2026-11-23T10:00:00Z", 17]


def test_the_order_of_filters_does_not_matter() -> None:
    reordered = dict(reversed(SCOPE.items()))

    assert CODEC.decode("listReservations", scope=reordered, cursor=CURSOR) == ["2026-11-23T10:00:00Z", 17]


def test_a_cursor_is_bound_to_its_operation() -> None:
    with pytest.raises(InvalidCursor):
        CODEC.decode("listVehicles", scope=SCOPE, cursor=CURSOR)


def test_a_cursor_is_bound_to_its_filters() -> None:
    with pytest.raises(InvalidCursor):
        CODEC.decode("listReservations", scope={**SCOPE, "customer": "cus_2"}, cursor=CURSOR)


def test_a_cursor_is_bound_to_its_key() -> None:
    with pytest.raises(InvalidCursor):
        CursorCodec(b"another key").decode("listReservations", scope=SCOPE, cursor=CURSOR)


@pytest.mark.parametrize("index", range(len(CURSOR)))
def test_no_character_can_be_altered(index: int) -> None:
    other = "A" if CURSOR[index] != "A" else "B"

    with pytest.raises(InvalidCursor):
        CODEC.decode("listReservations", scope=SCOPE, cursor=CURSOR[:index] + other + CURSOR[index + 1 :])


@pytest.mark.parametrize(
    "cursor", ["", "x", "====", CURSOR + "=", CURSOR + "\n", CURSOR[:-1], "é" * 20, CURSOR + "A" * 4000, "!" + CURSOR]
)
def test_other_texts_are_refused(cursor: str) -> None:
    with pytest.raises(InvalidCursor):
        CODEC.decode("listReservations", scope=SCOPE, cursor=cursor)
