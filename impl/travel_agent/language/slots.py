"""What a message says besides times and places: vehicles, places looked for, preferences, reservations, choices,
corrections.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from generated.models import VehicleClass
from impl.travel_agent.language.clock_words import values_of, words_between
from impl.travel_agent.language.folding import Folded, fold, fold_pattern
from impl.travel_agent.language.lexicon.languages import LEXICONS
from impl.travel_agent.language.lexicon.shape import Lexicon
from impl.travel_agent.language.marks import Mark, MarkedText
from impl.travel_agent.language.places import place_text
from impl.travel_agent.language.understanding import (
    Choice,
    Correction,
    CorrectionKind,
    Language,
    PlaceCategory,
    PlaceQuery,
    PlaceText,
    PreferenceName,
    PreferenceWish,
    ReservationReference,
    Superlative,
    TimeExpression,
    TravelMode,
)

_RESERVATION_ID = re.compile(r"\bres_[0-7][0-9a-hjkmnp-tv-z]{25}\b")
_QUOTED = re.compile(r'"([^"]{2,60})"')
_CLASSES = {mode: VehicleClass(mode.value) for mode in TravelMode if mode is not TravelMode.WALK}
_SIMILAR_LABEL = 86.0
_LABEL_MARGIN = 8.0
_NEVER = re.compile(r"(?!)")


@lru_cache(maxsize=4096)
def word(pattern: str) -> re.Pattern[str]:
    """A lexicon's pattern compiled, matching whole words."""
    return re.compile(words_between(fold_pattern(pattern))) if pattern else _NEVER


# Vehicles


def mark_modes(text: MarkedText, *, lexicon: Lexicon) -> tuple[TravelMode, ...]:
    """Mark the ways to travel, with their prepositions, and answer them in the order of the text."""
    taken = [
        match.span() for category in _NOT_VEHICLES for match in word(lexicon.categories[category]).finditer(text.text)
    ]
    found: list[tuple[int, TravelMode]] = []
    for mode in (TravelMode.VAN, TravelMode.BIKE, TravelMode.SCOOTER, TravelMode.CAR, TravelMode.WALK):
        pattern = _mode_pattern(lexicon.language, mode)
        for match in pattern.finditer(text.text):
            start = match.start("mode")
            if any(begin <= start < end for begin, end in taken):
                continue
            found.append((start, mode))
            text.mark(Mark.MODE, start=match.start(), end=match.end(), finding=mode)
    return tuple(dict.fromkeys(mode for _, mode in sorted(found)))


_NOT_VEHICLES = (PlaceCategory.BICYCLE_SHOP, PlaceCategory.PARKING)


@lru_cache(maxsize=64)
def _mode_pattern(language: Language, mode: TravelMode) -> re.Pattern[str]:
    lexicon = LEXICONS[language]
    return re.compile(words_between(fold_pattern(rf"(?:(?:{lexicon.by}) )?(?P<mode>{lexicon.modes[mode]})")))


def classes_of(modes: Sequence[TravelMode]) -> tuple[VehicleClass, ...]:
    """The vehicle classes among ways to travel."""
    return tuple(_CLASSES[mode] for mode in modes if mode in _CLASSES)


# Places looked for


def read_place_query(text: str, source: Folded, *, lexicon: Lexicon, near: PlaceText | None) -> PlaceQuery | None:
    """The kind of places that a folded text names; None where it names none."""
    category = _longest(text, lexicon.categories)
    cuisine = _longest(text, lexicon.cuisines)
    if category is None and cuisine is None:
        return None
    quoted = _QUOTED.search(source.source)
    return PlaceQuery(
        category=category or PlaceCategory.RESTAURANT,
        cuisine=cuisine,
        name=quoted[1] if quoted else None,
        superlative=read_superlative(text, lexicon=lexicon),
        open_now=word(lexicon.open_now).search(text) is not None,
        along_route=word(lexicon.along_route).search(text) is not None,
        near=near,
    )


def _longest[K](text: str, patterns: Mapping[K, str]) -> K | None:
    matches = [
        (match.end() - match.start(), key) for key, pattern in patterns.items() if (match := word(pattern).search(text))
    ]
    return max(matches, key=lambda found: found[0])[1] if matches else None


def read_superlative(text: str, *, lexicon: Lexicon) -> Superlative | None:
    """What should be the least or the most, the first said counting; "best" only where nothing more exact is said."""
    found = [
        (match.start(), kind) for kind, pattern in lexicon.superlatives.items() if (match := word(pattern).search(text))
    ]
    exact = [item for item in found if item[1] is not Superlative.BEST]
    chosen = min(exact or found, default=None, key=lambda item: item[0])
    if any(kind is Superlative.LEAST_WALKING for _, kind in found):
        return Superlative.LEAST_WALKING
    return chosen[1] if chosen else None


# Preferences


def read_preferences(text: str, modes: Sequence[TravelMode], *, lexicon: Lexicon) -> PreferenceWish | None:
    """The preferences that a folded text states; forgetting one turns it off, or removes it where it is no yes or
    no.
    """
    words = lexicon.preferences
    forgets = word(words.forget).search(text) is not None
    tolls = word(words.tolls).search(text) is not None
    scenic = word(words.scenic).search(text) is not None
    fast = word(words.fast).search(text) is not None
    avoids = word(words.avoid).search(text) is not None
    walk = _walk_limit(text, patterns=words.walk_at_most)
    forgotten = _forgotten(text, lexicon=lexicon) if forgets else frozenset()
    preferred, avoided = _preferred_classes(text, modes, avoids=avoids and not tolls, lexicon=lexicon)
    wish = PreferenceWish(
        avoid_tolls=(not forgets if avoids or forgets else None) if tolls else None,
        scenic=(not forgets) if scenic else None,
        fast=(not forgets) if fast else None,
        max_walk_m=walk,
        vehicle_classes=preferred,
        avoided=avoided,
        forgotten=forgotten,
    )
    return None if wish == PreferenceWish() else wish


def _walk_limit(text: str, *, patterns: Sequence[str]) -> int | None:
    for pattern in patterns:
        match = re.search(fold_pattern(pattern), text)
        if match:
            amount = float(match["n"].replace(",", "."))
            return round(amount * 1000) if match["unit"].startswith("k") else round(amount)
    return None


def _forgotten(text: str, *, lexicon: Lexicon) -> frozenset[PreferenceName]:
    return frozenset(PreferenceName) if word(lexicon.preferences.everything).search(text) else frozenset()


def _preferred_classes(
    text: str, modes: Sequence[TravelMode], *, avoids: bool, lexicon: Lexicon
) -> tuple[tuple[VehicleClass, ...], tuple[VehicleClass, ...]]:
    classes = classes_of(modes)
    if avoids and classes:
        return (), classes
    if word(lexicon.preferences.prefer).search(text):
        return classes, ()
    return (), ()


# Reservations and choices


def read_reservation(
    text: str, modes: Sequence[TravelMode], source: Folded, *, lexicon: Lexicon
) -> ReservationReference | None:
    """Which reservation a text means; None where it does not say."""
    identifier = _RESERVATION_ID.search(source.source)
    noun = rf"(?:{lexicon.reservation})"
    classes = classes_of(modes) or _compounded(text, noun, lexicon=lexicon)
    reference = ReservationReference(
        id=identifier.group() if identifier else None,
        vehicle_class=classes[0] if classes else None,
        position=_position_before(text, noun, lexicon=lexicon),
        next_one=word(rf"(?:{lexicon.next_one})(?: \w+)? {noun}").search(text) is not None,
        every_one=word(rf"(?:{lexicon.every_one})(?: \w+)?(?: \w+)? {noun}").search(text) is not None,
    )
    return None if reference == ReservationReference() else reference


def _compounded(text: str, noun: str, *, lexicon: Lexicon) -> tuple[VehicleClass, ...]:
    """The vehicle that has grown together with the word for a reservation ("Autobuchung")."""
    return tuple(
        vehicle for mode, vehicle in _CLASSES.items() if word(rf"(?:{lexicon.modes[mode]})s?-?{noun}").search(text)
    )


def _position_before(text: str, noun: str, *, lexicon: Lexicon) -> int | None:
    if word(rf"(?:{lexicon.last})(?: \w+)? {noun}").search(text):
        return -1
    for position, ordinal in enumerate(lexicon.ordinals, start=1):
        if word(rf"(?:{ordinal})(?: \w+)? {noun}").search(text):
            return position
    return None


def read_choice(
    text: str, modes: Sequence[TravelMode], options: Sequence[str], *, counted: str, lexicon: Lexicon
) -> Choice | None:
    """Which of the options a folded text picks: by label, place in the list, what it is the most of, or mode.

    `counted` is the text without the numbers that count something else, such as days.
    """
    label = _label(text, options, lexicon=lexicon)
    position = _position(counted, count=len(options), lexicon=lexicon)
    superlative = read_superlative(text, lexicon=lexicon)
    if superlative is not None and position == 1 and _is_pronoun(counted, lexicon=lexicon):
        position = None
    mode = modes[0] if len(modes) == 1 else None
    if label is not None and position is None:
        return Choice(label=options[label], position=label + 1, mode=mode)
    choice = Choice(position=position, superlative=None if position else superlative, mode=mode)
    return None if choice == Choice() else choice


def _position(text: str, *, count: int, lexicon: Lexicon) -> int | None:
    digits = re.fullmatch(r"\D*?(\d{1,2})\D{0,12}", text)
    if digits and count and 1 <= int(digits[1]) <= count:
        return int(digits[1])
    found = [
        (match.start(), position)
        for position, ordinal in enumerate(lexicon.ordinals, start=1)
        if (match := word(ordinal).search(text)) and (not count or position <= count)
    ]
    # "The second one": the number that comes with a word for "one" stands before it.
    named = [item for item in found if item[1] != 1]
    if named:
        return min(named)[1]
    if word(lexicon.last).search(text):
        return -1
    return min(found)[1] if found else None


def _is_pronoun(text: str, *, lexicon: Lexicon) -> bool:
    """Whether what sounds like the first counts nothing: "which one is the fastest"."""
    match = word(lexicon.ordinals[0]).search(text)
    return match is not None and values_of(lexicon.clock).get(match.group()) == 1


_LABEL_WORD = re.compile(r"\w+")
_SHORTEST_LABEL = 3


def _label(text: str, options: Sequence[str], *, lexicon: Lexicon) -> int | None:
    """The option that a text names: in full, by words that only it contains, or in nearly the same letters."""
    comparable = [fold(option) for option in options]
    if text.strip(" .!?") in comparable:
        return comparable.index(text.strip(" .!?"))
    said = set(_LABEL_WORD.findall(text)) - set(fold(lexicon.places.articles).split("|"))
    holding = [index for index, option in enumerate(comparable) if said and said <= set(_LABEL_WORD.findall(option))]
    if len(holding) == 1:
        return holding[0]
    scores = sorted(
        (
            (fuzz.token_set_ratio(text, option), -index)
            for index, option in enumerate(comparable)
            if len(option) >= _SHORTEST_LABEL
        ),
        reverse=True,
    )
    if not scores or scores[0][0] < _SIMILAR_LABEL:
        return None
    runner_up = scores[1][0] if len(scores) > 1 else 0.0
    return -scores[0][1] if scores[0][0] - runner_up >= _LABEL_MARGIN else None


# Corrections


_COPULA: Mapping[Language, str] = {
    Language.EN: r"is|are|was|were|isn't|aren't|wasn't|has|have|costs?|no longer",
    Language.DE: r"ist|sind|war|waren|hat|haben|kostet",
    Language.FR: r"est|sont|était|n'est|ne sont|a|ont|coûte",
    Language.ES: r"está|están|vuelven?|es|son|estaba|no está|no están|ya no|ha|han|cuesta",
    Language.IT: r"è|sono|era|non è|non sono|ha|hanno|costa",
    Language.NL: r"is|zijn|was|waren|heeft|hebben|kost",
    Language.FI: r"on|ovat|oli|ei ole|eivät ole|maksaa",
}
_LEAD = {
    Language.EN: r"(?:no|but|actually|in fact|sorry|hey|that's wrong|wrong|i know|i see|i think|i heard|that|because)",
    Language.DE: r"(?:nein|aber|eigentlich|doch|das stimmt nicht|falsch|ich weiß|ich sehe|dass|tatsächlich)",
    Language.FR: (
        r"(?:non|mais|et|en fait|c'est faux|je (?:sais|vois|crois|pense)|j'ai (?:vu|lu|entendu)|que|en réalité"
        r"|attention|écoute[rz]?|regarde[rz]?|il paraît|apparemment|malheureusement|aujourd'hui|maintenant)"
    ),
    Language.ES: (
        r"(?:no|pero|y|en realidad|de hecho|eso no es verdad|sé|veo|creo|he (?:visto|leído|oído)|que|mir[ae]|oye|oiga"
        r"|cuidado|ojo|parece|por desgracia|hoy|ahora)"
    ),
    Language.IT: (
        r"(?:no|ma|e|in realtà|non è vero|so|vedo|credo|ho (?:visto|letto|sentito)|che|in effetti|guard[ai]|sent[ai]"
        r"|attenzione|pare|sembra|purtroppo|oggi|adesso|ora)"
    ),
    Language.NL: r"(?:nee|maar|eigenlijk|dat klopt niet|fout|ik weet|ik zie|dat)",
    Language.FI: r"(?:ei|mutta|itse asiassa|oikeasti|tiedän|näen|että)",
}
_VALUE = re.compile(
    r"(?:€|eur)\s?\d+(?:[.,]\d{1,2})?"
    r"|\d+(?:[.,]\d{1,2})?\s?(?:€|eur\w*|%|percent|prozent|por ciento|per cento|procent|prosenttia)"
)


def read_correction(text: str, source: Folded, *, time: TimeExpression | None, lexicon: Lexicon) -> Correction | None:
    """The fact that a folded text says is otherwise; None where it says of none."""
    kind = next((kind for kind, pattern in lexicon.corrections.items() if word(pattern).search(text)), None)
    if kind is None:
        return None
    value = _VALUE.search(text)
    until = re.search(fold_pattern(lexicon.until).replace("{T}", ""), text) is not None and time is not None
    return Correction(
        kind=kind,
        place=_subject(text, source, lexicon=lexicon),
        until=time.latest if until and time is not None and not time.problems else None,
        value=value.group() if value and kind in {CorrectionKind.PRICE, CorrectionKind.BATTERY} else None,
    )


def _subject(text: str, source: Folded, *, lexicon: Lexicon) -> PlaceText | None:
    lead = fold_pattern(_LEAD[lexicon.language])
    copula = fold_pattern(_COPULA[lexicon.language])
    pattern = rf"(?:^|[,.;:!]\s*)(?:{lead}[,:]? )*(?P<subject>(?:[^\s,.;:!?]+ ){{1,6}}?)(?:{copula})(?![^\W_])"
    for match in re.finditer(pattern, text):
        subject = _without_time(match["subject"].strip(), lexicon=lexicon)
        # "No es correcto, Unioninkatu está cortada": what is meant may come after a clause about nothing.
        if not subject or word(_PRONOUNS[lexicon.language]).fullmatch(subject):
            continue
        start = match.start("subject")
        return place_text(source.original(start, start + len(subject)), lexicon=lexicon)
    return None


def _without_time(subject: str, *, lexicon: Lexicon) -> str:
    """ "Erottajan Apteekki oggi è chiusa": when it is so does not belong to the name."""
    clock = lexicon.clock
    return re.sub(rf"(?:\s+(?:{fold_pattern(rf'{clock.today}|{clock.now}|{clock.tonight}')}))+$", "", subject)


_PRONOUNS: Mapping[Language, str] = {
    Language.EN: r"it|that|this|they|there|he|she|you|the (?:battery|price)",
    Language.DE: r"das|es|der|die|dies|sie|er|du|der (?:akku|preis)",
    Language.FR: r"c'|c'est|ce(?: n')?|il(?: y)?|elle|ça|cela|ils|la batterie|le prix",
    Language.ES: r"(?:eso|esto)(?: no)?|él|ella|no|ya|la batería|el precio",
    Language.IT: r"(?:questo|quello)(?: non)?|lui|lei|ci|non|la batteria|il prezzo",
    Language.NL: r"dat|het|dit|hij|ze|de (?:accu|batterij|prijs)",
    Language.FI: r"se|tuo|tämä|ne|akku|hinta",
}


# Languages and notes


def read_wanted_language(text: str, *, lexicon: Lexicon) -> Language | None:
    """The language that the customer asks to be answered in, named in the text's language or in any other."""
    for words in (lexicon, *LEXICONS.values()):
        for language, pattern in words.language_names.items():
            if word(pattern).search(text):
                return language
    return None


def read_note(source: Folded, *, lexicon: Lexicon) -> str | None:
    """What the customer asks to be noted, as written."""
    for pattern in lexicon.note:
        match = re.search(fold_pattern(pattern), source.text)
        if match:
            return source.original(*match.span("note")).strip()
    return None
