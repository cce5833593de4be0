from hypothesis import given
from hypothesis import strategies as st

from impl.travel_agent.maps.strangers_text import plain


@given(st.text(alphabet=st.characters(), max_size=600))
def test_plain_text_is_short_visible_and_on_one_line(text: str) -> None:
    result = plain(text)
    assert len(result) <= 200
    assert result.isprintable()
    assert result == result.strip()
    assert plain(result) == result


def test_letters_of_every_language_stay() -> None:
    assert plain("Hämeentie – Ελλάδα 東京 🛵") == "Hämeentie – Ελλάδα 東京 🛵"


def test_signs_that_turn_the_writing_around_go() -> None:
    assert plain("Café\u202e\u2066evil\r\n\tname") == "Café evil name"
