"""How well the words of a person fit the name of a place.

Every word asked for has to be found in the name, or the score falls: "Helsinki airport" is not the place "Helsinki".
Words of the name that were not asked for cost less: people shorten names.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from impl.travel_agent.domain.places import PlaceCategory


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOT_DECOMPOSED: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})
_ARTICLES: Final = _words(
    "the der die das den dem le la les l el los las il lo i gli de het een a an ein eine un une una"
)
# Words for what a place is, in the languages of our customers: they fit every place of the kind.
_WORDS_OF_KIND: Final[Mapping[PlaceCategory, frozenset[str]]] = {
    PlaceCategory.STATION: _words(
        "station railway metro subway train bahnhof hauptbahnhof metrostation ubahn gare estacion stazione treinstation"
        " metrostation asema rautatieasema metroasema juna-asema paarautatieasema central centrale"
    ),
    PlaceCategory.STOP: _words("stop tram bus haltestelle arret parada fermata halte pysakki raitiovaunu"),
    PlaceCategory.SQUARE: _words("square platz place plaza piazza plein tori aukio torg"),
    PlaceCategory.PARK: _words("park parc parque parco puisto"),
    PlaceCategory.HOTEL: _words("hotel hotelli albergo"),
    PlaceCategory.RESTAURANT: _words("restaurant restaurante ristorante ravintola"),
    PlaceCategory.CAFE: _words("cafe kahvila kaffee koffie coffee"),
    PlaceCategory.MUSEUM: _words("museum musee museo"),
    PlaceCategory.WORSHIP: _words("church kirche eglise iglesia chiesa kerk kirkko cathedral"),
    PlaceCategory.LIBRARY: _words("library bibliothek bibliotheque biblioteca bibliotheek kirjasto"),
    PlaceCategory.THEATRE: _words("theatre theater teatro teatteri"),
    PlaceCategory.UNIVERSITY: _words("university universitat universite universidad universita yliopisto"),
    PlaceCategory.BAR: _words("bar pub baari"),
    PlaceCategory.PHARMACY: _words("pharmacy apotheke pharmacie farmacia apotheek apteekki"),
}
_SHARE_OF_NAME: Final = 0.38
_NOT_LETTER_BY_LETTER: Final = 0.5
_OTHER_NUMBER: Final = 0.75
_LEAST_SHARE_OF_LENGTH: Final = 0.75
_LEAST_LIKENESS: Final = 60.0


def fold(text: str) -> str:
    """The text without case, diacritics and punctuation, for comparison only."""
    lowered = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", lowered).translate(_NOT_DECOMPOSED)
    plain = "".join(
        each if each.isalnum() else " " for each in decomposed if not unicodedata.combining(each) and each != "'"
    )
    return " ".join(plain.split())


def without_articles(folded: str) -> str:
    """A folded text without articles, unless nothing else is left."""
    kept = [word for word in folded.split() if word not in _ARTICLES]
    return " ".join(kept) or folded


def words_of_kind(categories: Sequence[PlaceCategory]) -> frozenset[str]:
    """Folded words that fit any place of the categories."""
    return frozenset().union(*(_WORDS_OF_KIND.get(category, frozenset()) for category in categories))


def score(asked: str, *, name: str, fitting: frozenset[str] = frozenset()) -> float:
    """How well folded words fit a folded name, from 0 to 100; `fitting` are words that fit whatever the name."""
    if asked == name:
        return 100.0
    words, named = asked.split(), name.split()
    own = [word for word in words if word not in fitting] or words
    rest = [word for word in named if word not in fitting] or named
    if not own or not rest:
        return 0.0
    points = max(_as_a_whole(" ".join(own), name=" ".join(rest)), _by_words(own, named=rest, all_named=named))
    points -= _NOT_LETTER_BY_LETTER
    # A number is never misspelt: 5 is not 55.
    return points if all(word in named for word in words if word.isdigit()) else points * _OTHER_NUMBER


def may_fit(asked: str, *, name: str) -> bool:
    """Whether it is worth while to score the two: a quick look that lets too many pass."""
    return fuzz.partial_ratio(asked, name) >= _LEAST_LIKENESS


def _as_a_whole(asked: str, *, name: str) -> float:
    # What differs that much in length differs in words, not in spelling.
    if min(len(asked), len(name)) < _LEAST_SHARE_OF_LENGTH * max(len(asked), len(name)):
        return 0.0
    return max(fuzz.ratio(asked, name), fuzz.ratio(asked.replace(" ", ""), name.replace(" ", "")) - 1)


def _by_words(asked: list[str], *, named: list[str], all_named: list[str]) -> float:
    found = sum(len(word) * _likeness(word, words=all_named) for word in asked) / sum(map(len, asked))
    covered = sum(len(word) * _likeness(word, words=asked) for word in named) / sum(map(len, named))
    return found * (1 - _SHARE_OF_NAME + _SHARE_OF_NAME * covered / 100)


def _likeness(word: str, *, words: list[str]) -> float:
    best = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
    return 0.0 if best is None else best[1]
