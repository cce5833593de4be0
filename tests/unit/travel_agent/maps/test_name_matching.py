import pytest
from hypothesis import given
from hypothesis import strategies as st

from impl.travel_agent.domain.places import CLEAR_SCORE, LEAST_SCORE, PlaceCategory
from impl.travel_agent.maps.house_numbers import HouseAddress, numbers_of, read_address, without_locality
from impl.travel_agent.maps.name_matching import fold, may_fit, score, without_articles, words_of_kind

CITY = frozenset({"helsinki", "helsingfors", "finland"})


def scored(asked: str, *, name: str, fitting: frozenset[str] = frozenset()) -> float:
    return score(without_articles(fold(asked)), name=without_articles(fold(name)), fitting=fitting)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hämeentie", "hameentie"),
        ("HAGNÄS", "hagnas"),
        ("Straße", "strasse"),
        ("Café d’Ursula", "cafe d ursula"),
        ("O'Leary's", "olearys"),
        ("Ølhus  Stockholm!", "olhus stockholm"),
        ("ﬁnn", "finn"),
        ("…", ""),
    ],
)
def test_folding_forgets_case_diacritics_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_scores_are_between_0_and_100(asked: str, name: str) -> None:
    assert -1 <= scored(asked, name=name) <= 100


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Stockman", "Stockmann"),
        ("simonkadu", "Simonkatu"),
        ("Rautatientorille", "Rautatientori"),
        ("senaatin tori", "Senaatintori"),
        ("the senate square", "Senate Square"),
        ("la place du Sénat", "Place du Senat"),
    ],
)
def test_misspelt_and_inflected_names_are_clear(asked: str, name: str) -> None:
    assert scored(asked, name=name) >= CLEAR_SCORE


@pytest.mark.parametrize(
    ("asked", "name"), [("Kamppi", "Kamppi Chapel"), ("Kampi", "Kämp Spa"), ("work", "Work Power Oy")]
)
def test_a_part_of_a_name_is_not_clear(asked: str, name: str) -> None:
    assert scored(asked, name=name) < CLEAR_SCORE


@pytest.mark.parametrize(("asked", "name"), [("Helsinki airport", "Helsinki"), ("Berlin Hauptbahnhof", "Helsinki")])
def test_what_is_asked_for_besides_the_city_has_to_be_found(asked: str, name: str) -> None:
    assert scored(asked, name=name, fitting=CITY) < LEAST_SCORE


def test_the_word_for_a_station_fits_every_station() -> None:
    fitting = words_of_kind([PlaceCategory.STATION])
    assert scored("Rautatientorin metroasema", name="Rautatientori", fitting=fitting) >= CLEAR_SCORE
    assert scored("Rautatientorin metroasema", name="Rautatientori") < CLEAR_SCORE


def test_another_number_is_another_place() -> None:
    assert scored("Mannerheimintie 999", name="Mannerheimintie 99") < CLEAR_SCORE


def test_a_quick_look_passes_what_scores_well() -> None:
    assert may_fit("stockman", name="stockmann helsinki")
    assert not may_fit("stockman", name="hakaniemi")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Mannerheimintie 5", HouseAddress(street="mannerheimintie", number=5)),
        ("5 Mannerheimintie", HouseAddress(street="mannerheimintie", number=5)),
        ("Unioninkatu 12a", HouseAddress(street="unioninkatu", number=12, letter="a")),
        ("Simonkatu 3 B 12", HouseAddress(street="simonkatu", number=3, letter="b")),
        ("Hakaniemi", None),
        ("2026", None),
        ("Cafe Bar No9", None),
        ("", None),
    ],
)
def test_addresses_are_read_as_people_write_them(text: str, address: HouseAddress | None) -> None:
    assert read_address(text) == address


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Unioninkatu 12a, 00100 Helsinki", "Unioninkatu 12a"),
        ("Simonkatu 3, Helsinki, Finland", "Simonkatu 3"),
        ("Aleksanterinkatu 52 Helsinki", "Aleksanterinkatu 52"),
        ("Helsinki", "Helsinki"),
        ("Helsinki central station", "Helsinki central station"),
        ("Kiasma, Helsinki", "Kiasma"),
        ("Kiasma, upstairs", "Kiasma upstairs"),
    ],
)
def test_the_city_behind_an_address_is_left_out(text: str, rest: str) -> None:
    assert without_locality(text, localities=CITY) == rest


@pytest.mark.parametrize(
    ("tag", "numbers"),
    [
        ("5", ((5, ""),)),
        ("12 A", ((12, "a"),)),
        ("3-7", ((3, ""), (7, ""))),
        ("10;12b", ((10, ""), (12, "b"))),
        ("5 bis", ((5, ""),)),
        ("?", ()),
    ],
)
def test_house_numbers_of_the_map_are_understood(tag: str, numbers: tuple[tuple[int, str], ...]) -> None:
    assert numbers_of(tag) == numbers
