"""Where from, where to and by way of what, as the customer wrote it; looking the places up is the gazetteer's work."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from impl.travel_agent.language.clock_words import words_between
from impl.travel_agent.language.finnish_cases import base_forms, is_destination, is_origin, partitive_bases
from impl.travel_agent.language.folding import Folded, fold, fold_pattern
from impl.travel_agent.language.lexicon.languages import LEXICONS
from impl.travel_agent.language.lexicon.shape import Lexicon
from impl.travel_agent.language.marks import ANY_MARK, MarkedText
from impl.travel_agent.language.understanding import Language, PlaceMarker, PlaceText

LONGEST_NAME = 60
"""How many characters a place's name has at most."""
_QUOTES = " \t.\"'»«“”„"
_MARKS = ANY_MARK[1:-1]
_NAME = rf'(?:[a-z]+[\s\']+)?"[^"]{{1,{LONGEST_NAME}}}"|[^\s,;:!?"{_MARKS}](?:[^,;:!?"{_MARKS}]{{0,{LONGEST_NAME}}}?)'


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesSaid:
    """The places of a trip that a text names."""

    origin: PlaceText | None = None
    destination: PlaceText | None = None
    via: tuple[PlaceText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    routes: tuple[re.Pattern[str], ...]
    origins: tuple[re.Pattern[str], ...]
    destinations: tuple[re.Pattern[str], ...]
    stops: tuple[re.Pattern[str], ...]
    near: tuple[re.Pattern[str], ...]
    whole: re.Pattern[str]
    article: re.Pattern[str]
    not_places: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    words = LEXICONS[language].places
    end = rf"(?=\s*(?:[,;:!?{_MARKS}]|\.(?:\s|$)|$)|\s+(?:{words.ends})(?![^\W_]))"

    def compiled(templates: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
        found = []
        for template in templates:
            pattern = template + (end if template.endswith("}") else "")
            for slot in "ABV":
                pattern = pattern.replace("{" + slot + "}", rf"(?P<{slot}>{_NAME})")
            found.append(re.compile(rf"(?<![^\W_])(?:{fold_pattern(pattern)})"))
        return tuple(found)

    return _Patterns(
        routes=compiled(words.routes),
        origins=compiled(words.origins),
        destinations=compiled(words.destinations),
        stops=compiled(words.stops),
        near=compiled(words.near),
        whole=re.compile(rf"(?<![^\W_])(?P<A>{_NAME}){end}"),
        article=re.compile(fold_pattern(rf"(?:{words.articles})(?:\s+|(?<='))") if words.articles else r"(?!)"),
        not_places=re.compile(rf"(?:{fold_pattern(words.not_places)})(?![^\W_])"),
    )


def read_places(text: MarkedText, source: Folded, *, lexicon: Lexicon) -> PlacesSaid:
    """The places named in a text in which times and vehicles are marked already."""
    if lexicon.language is Language.FI:
        return _finnish(text, source, lexicon=lexicon)
    patterns = _patterns(lexicon.language)
    for pattern in patterns.routes:
        position = 0
        while match := pattern.search(text.text, position):
            # What only looks like a route may begin before one ("a means of transport from Kamppi to Pasila").
            position = match.start() + 1
            origin = _place(match, "A", source, lexicon=lexicon)
            destination = _place(match, "B", source, lexicon=lexicon)
            if origin and destination:
                via = _stops(text, source, lexicon=lexicon)
                return PlacesSaid(origin=origin, destination=destination, via=via)
    return PlacesSaid(
        origin=_first(text, patterns.origins, "A", source, lexicon=lexicon),
        destination=_first(text, patterns.destinations, "B", source, lexicon=lexicon),
        via=_stops(text, source, lexicon=lexicon),
    )


def read_near(text: MarkedText, source: Folded, *, lexicon: Lexicon) -> PlaceText | None:
    """The place that something is looked for near."""
    if lexicon.language is Language.FI:
        around = _before(list(_TOKEN.finditer(text.text)), _AROUND, source, lexicon=lexicon)
        found = next(iter(around), None) or _staying(text, source, lexicon=lexicon)
        if found is not None:
            return found
    return _first(text, _patterns(lexicon.language).near, "V", source, lexicon=lexicon)


def whole_place(text: MarkedText, source: Folded, *, lexicon: Lexicon) -> PlaceText | None:
    """An answer that is nothing but a place, with or without a preposition."""
    said = read_places(text, source, lexicon=lexicon)
    found = said.destination or said.origin or read_near(text, source, lexicon=lexicon)
    if found is not None:
        return found
    lead = _LEADS[lexicon.language].match(text.text)
    match = _patterns(lexicon.language).whole.search(text.text, 0 if lead is None else lead.end())
    place = None if match is None else place_text(source.original(*match.span("A")), lexicon=lexicon)
    if place is None or lead is None or lexicon.language is not Language.FI:
        return place
    return replace(place, candidates=tuple(dict.fromkeys((*partitive_bases(place.raw), *place.candidates))))


_LEADS: Mapping[Language, re.Pattern[str]] = {
    # What an answer begins with before it names the place, over folded text.
    language: re.compile(rf"\s*(?:{words})[,:]?\s+")
    for language, words in {
        Language.EN: r"(?:no,? )?(?:i (?:mean|meant|said)|it'?s|that'?s|that would be)",
        Language.DE: r"(?:nein,? )?(?:ich mein(?:e|te)|das ist|das ware|es ist)",
        Language.FR: r"(?:non,? )?(?:je (?:veux|voulais) dire|je parle de|c'est)",
        Language.ES: r"(?:no,? )?(?:me refiero a|quiero decir|queria decir|digo|es)",
        Language.IT: r"(?:no,? )?(?:intendo|intendevo|volevo dire|voglio dire|dico|e)",
        Language.NL: r"(?:nee,? )?(?:ik bedoel(?:de)?|dat is|het is)",
        Language.FI: r"(?:ei,? )?(?:tarkoitan|tarkoitin|siis|se on)",
    }.items()
}


def place_text(written: str, *, lexicon: Lexicon) -> PlaceText | None:
    """A place as written, without its article, with the base forms to look up."""
    raw = written.strip(_QUOTES)
    comparable = fold(raw)
    words = lexicon.places
    for marker, pattern in words.markers.items():
        if re.fullmatch(fold_pattern(pattern), comparable):
            return PlaceText(raw=raw, candidates=(), marker=marker)
    article = _patterns(lexicon.language).article.match(comparable)
    plain = (raw[article.end() :] if article else raw).strip(_QUOTES)
    for marker, pattern in words.markers.items():
        if re.fullmatch(fold_pattern(pattern), fold(plain)):
            return PlaceText(raw=raw, candidates=(), marker=marker)
    if not re.search(r"[^\W\d_]{2}", plain) or len(plain) > LONGEST_NAME:
        return None
    forms = base_forms(plain) if lexicon.language is Language.FI else ()
    return PlaceText(raw=plain, candidates=tuple(dict.fromkeys((*forms, plain))))


_NEXT_CLAUSE = re.compile(
    r" (?:und|and|en) (?:(?:i|ich|ik) )?(?:will|want|need|have|must|go|mochte|muss|fahre|gehe|wil|moet|ga)(?![^\W_])"
)
"""A name does not go on into what one wants ("from Kamppi and want to get to Pasila")."""


def _place(match: re.Match[str], group: str, source: Folded, *, lexicon: Lexicon) -> PlaceText | None:
    folded_name = match[group]
    patterns = _patterns(lexicon.language)
    article = patterns.article.match(folded_name)
    rest = folded_name[article.end() :] if article else folded_name
    place = place_text(source.original(match.start(group), match.end(group)), lexicon=lexicon)
    if place is not None and place.marker is not None:
        return place
    if patterns.not_places.match(folded_name) or patterns.not_places.match(rest) or _NEXT_CLAUSE.search(folded_name):
        return None
    return place


def _first(
    text: MarkedText, patterns: tuple[re.Pattern[str], ...], group: str, source: Folded, *, lexicon: Lexicon
) -> PlaceText | None:
    for pattern in patterns:
        position = 0
        # A phrase that is no place may begin inside the match of another ("I want to go to Pasila").
        while match := pattern.search(text.text, position):
            place = _place(match, group, source, lexicon=lexicon)
            if place is not None:
                return place
            position = match.start() + 1
    return None


def _stops(text: MarkedText, source: Folded, *, lexicon: Lexicon) -> tuple[PlaceText, ...]:
    found = []
    for pattern in _patterns(lexicon.language).stops:
        for match in pattern.finditer(text.text):
            place = _place(match, "V", source, lexicon=lexicon)
            if place is not None and place.marker is None:
                found.append(place)
    return tuple({place.raw: place for place in found}.values())


# Finnish


_STAYING = re.compile(r"\w{3}(?:lla|ssa)$")
"""Where one is to be: a destination in sentences about being there in time."""
_AROUND = re.compile(r"lahella|lahistolla|vieressa|ymparilla|kupeessa|seudulla")
_FROM_AROUND = re.compile(r"lahelta|lahistolta|vieresta|vierelta")
_TO_AROUND = re.compile(r"lahelle|lahistolle|viereen")
_BY_WAY = re.compile(r"kautta")
_TOKEN = re.compile(r"[^\W\d_][\w'-]*(?: \d{1,3}(?::\w+)?)?")


def _finnish(text: MarkedText, source: Folded, *, lexicon: Lexicon) -> PlacesSaid:
    tokens = list(_TOKEN.finditer(text.text))
    origins = list(_before(tokens, _FROM_AROUND, source, lexicon=lexicon))
    destinations = list(_before(tokens, _TO_AROUND, source, lexicon=lexicon))
    arrives = re.search(r"\b(?:olla|perilla|olen|olisin)\b", text.text) is not None
    for index, token in enumerate(tokens):
        place = _finnish_place(tokens, index, source, lexicon=lexicon)
        word = _bare(token.group())
        if place is None or (place.marker is None and _not_a_place(word, lexicon=lexicon)):
            continue
        if place.marker is not None:
            (origins if _marks_origin(word) else destinations).append(place)
        elif is_origin(word):
            origins.append(place)
        elif is_destination(word) or (arrives and _STAYING.search(word)):
            destinations.append(place)
    patterns = _patterns(Language.FI)
    return PlacesSaid(
        origin=_best(origins) or _first(text, patterns.origins, "A", source, lexicon=lexicon),
        destination=_best(destinations) or _first(text, patterns.destinations, "B", source, lexicon=lexicon),
        via=_before(tokens, _BY_WAY, source, lexicon=lexicon),
    )


def _before(
    tokens: list[re.Match[str]], words: re.Pattern[str], source: Folded, *, lexicon: Lexicon
) -> tuple[PlaceText, ...]:
    """The places that stand in the genitive before words of place ("Stockmannin lähellä")."""
    found = [
        _finnish_place(tokens, index, source, lexicon=lexicon)
        for index, (token, following) in enumerate(itertools.pairwise(tokens))
        if words.fullmatch(following.group()) and not _not_a_place(token.group(), lexicon=lexicon)
    ]
    return tuple(place for place in found if place is not None)


def _staying(text: MarkedText, source: Folded, *, lexicon: Lexicon) -> PlaceText | None:
    """The first place said in the cases for being somewhere ("Kampissa"), that is no kind of place."""
    tokens = list(_TOKEN.finditer(text.text))
    for index, token in enumerate(tokens):
        word = token.group()
        if _STAYING.search(word) and not _not_a_place(word, lexicon=lexicon) and not _is_common(word, lexicon=lexicon):
            return _finnish_place(tokens, index, source, lexicon=lexicon)
    return None


def _bare(token: str) -> str:
    """The word that carries the ending: digits have theirs after a colon."""
    number = re.match(r"(.*) \d{1,3}(?::(\w+))?$", token)
    if number is None:
        return token
    return "numero" + (number[2] or "") if number[2] else number[1]


def _marks_origin(word: str) -> bool:
    return re.search(r"(?:sta|lta|oa|oani|tani)$", word) is not None


def _not_a_place(word: str, *, lexicon: Lexicon) -> bool:
    return _patterns(lexicon.language).not_places.fullmatch(word) is not None or any(
        re.fullmatch(fold_pattern(pattern), word) for pattern in lexicon.cuisines.values()
    )


def _best(places: list[PlaceText]) -> PlaceText | None:
    """Names come before words: capitals tell, where the customer writes them."""
    named = [place for place in places if place.marker is None and place.raw[:1].isupper()]
    return next(iter(named or places), None)


def _finnish_place(tokens: list[re.Match[str]], index: int, source: Folded, *, lexicon: Lexicon) -> PlaceText | None:
    start = tokens[index].start()
    # A name's first words stand in the genitive before its last: "Helsingin päärautatieasemalle".
    for before in reversed(tokens[:index]):
        written = source.original(before.start(), before.end())
        adjacent = source.text[before.end() : start].strip() == "" and before.end() < start
        genitive = before.group().endswith("n") and (
            written[:1].isupper() or _is_common(tokens[index].group(), lexicon=lexicon)
        )
        if (
            not adjacent
            or not genitive
            or _not_a_place(before.group(), lexicon=lexicon)
            or is_destination(before.group())
        ):
            break
        start = before.start()
    return place_text(source.original(start, tokens[index].end()), lexicon=lexicon)


def _is_common(word: str, *, lexicon: Lexicon) -> bool:
    return any(re.fullmatch(words_between(fold_pattern(pattern)), word) for pattern in lexicon.categories.values())


__all__ = ["LONGEST_NAME", "PlaceMarker", "PlacesSaid", "place_text", "read_near", "read_places", "whole_place"]
