"""What a customer wants, by rules: patterns speak for intents, what was found in the text speaks too, the clear
winner counts.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from generated.models import Locale
from impl.travel_agent.language.affirmation import affirmation, takes_back
from impl.travel_agent.language.answers import resolve_answer
from impl.travel_agent.language.detection import detect_language
from impl.travel_agent.language.folding import LONGEST_TEXT, fold, fold_pattern
from impl.travel_agent.language.lexicon.languages import LEXICONS
from impl.travel_agent.language.lexicon.shape import Lexicon
from impl.travel_agent.language.reading import Reading, read
from impl.travel_agent.language.understanding import (
    CorrectionKind,
    Expecting,
    Intent,
    Language,
    PlaceText,
    ScoredIntent,
    Understanding,
)

STRONG = 3.0
"""What a pattern that settles an intent counts."""
WEAK = 1.0
"""What a pattern that speaks for an intent counts."""
_MORE = 0.5
CLEAR_MARGIN = 1.0
"""How far the best intent must be ahead for the rules to decide."""
_ENOUGH = 2.0
_CERTAIN = 0.95
_LIKELY = 0.8
_UNSURE = 0.5

_OVERRULES: Mapping[Intent, frozenset[Intent]] = {
    # An intent on the left explains the words that speak for those on the right, where both are strong.
    Intent.HAND_OFF: frozenset(Intent) - {Intent.HAND_OFF},
    Intent.OUT_OF_SCOPE: frozenset(
        {
            Intent.BOOK,
            Intent.FIND_PLACES,
            Intent.PLAN_TRIP,
            Intent.ASK_PRICE,
            Intent.HELP,
            Intent.ADD_STOP,
            Intent.COMPARE_MODES,
        }
    ),
    Intent.CANCEL_RESERVATION: frozenset(
        {
            Intent.BOOK,
            Intent.LIST_RESERVATIONS,
            Intent.CHANGE_RESERVATION,
            Intent.PLAN_TRIP,
            Intent.REFINE,
            Intent.STOP,
            Intent.NO,
            Intent.FIND_PLACES,
            Intent.PLAN_COMMUTE,
        }
    ),
    Intent.CHANGE_RESERVATION: frozenset(
        {
            Intent.BOOK,
            Intent.LIST_RESERVATIONS,
            Intent.PLAN_TRIP,
            Intent.REFINE,
            Intent.CHOOSE,
            Intent.COMPARE_MODES,
            Intent.FIND_PLACES,
        }
    ),
    Intent.LIST_RESERVATIONS: frozenset(
        {Intent.BOOK, Intent.FIND_PLACES, Intent.PLAN_TRIP, Intent.COMPARE_MODES, Intent.REFINE}
    ),
    Intent.CORRECT_FACT: frozenset(
        {
            Intent.ASK_INCIDENTS,
            Intent.REFINE,
            Intent.FIND_PLACES,
            Intent.ASK_PRICE,
            Intent.PLAN_TRIP,
            Intent.NO,
            Intent.ASK_WEATHER,
        }
    ),
    Intent.PLAN_COMMUTE: frozenset(
        {Intent.PLAN_TRIP, Intent.BOOK, Intent.REFINE, Intent.SET_PREFERENCE, Intent.COMPARE_MODES, Intent.CHOOSE}
    ),
    Intent.BEST_TIME: frozenset(
        {Intent.PLAN_TRIP, Intent.FIND_PLACES, Intent.COMPARE_MODES, Intent.REFINE, Intent.CHOOSE}
    ),
    Intent.ASK_PRICE: frozenset({Intent.BOOK, Intent.PLAN_TRIP, Intent.REFINE, Intent.CHANGE_RESERVATION}),
    Intent.ASK_WEATHER: frozenset({Intent.PLAN_TRIP, Intent.FIND_PLACES, Intent.BEST_TIME, Intent.REFINE}),
    Intent.ASK_INCIDENTS: frozenset(
        {Intent.PLAN_TRIP, Intent.FIND_PLACES, Intent.ADD_STOP, Intent.BEST_TIME, Intent.REFINE}
    ),
    Intent.ADD_STOP: frozenset(
        {Intent.PLAN_TRIP, Intent.FIND_PLACES, Intent.STOP, Intent.REFINE, Intent.SET_PREFERENCE}
    ),
    Intent.COMPARE_MODES: frozenset(
        {Intent.PLAN_TRIP, Intent.FIND_PLACES, Intent.ASK_PRICE, Intent.REFINE, Intent.BOOK, Intent.CHOOSE, Intent.HELP}
    ),
    Intent.FIND_PLACES: frozenset({Intent.PLAN_TRIP, Intent.REFINE}),
    Intent.SET_PREFERENCE: frozenset({Intent.PLAN_TRIP, Intent.REFINE, Intent.COMPARE_MODES, Intent.CHOOSE}),
    Intent.BOOK: frozenset({Intent.PLAN_TRIP, Intent.REFINE, Intent.FIND_PLACES, Intent.SET_PREFERENCE, Intent.CHOOSE}),
    Intent.REFINE: frozenset({Intent.PLAN_TRIP, Intent.CHOOSE, Intent.SET_PREFERENCE}),
    Intent.NO: frozenset(
        {Intent.BOOK, Intent.PLAN_TRIP, Intent.REFINE, Intent.CHOOSE, Intent.SET_PREFERENCE, Intent.ASK_PRICE}
    ),
    Intent.CHOOSE: frozenset({Intent.PLAN_TRIP, Intent.FIND_PLACES, Intent.SET_PREFERENCE, Intent.ASK_PRICE}),
    Intent.REPEAT: frozenset({Intent.REFINE, Intent.NO, Intent.PLAN_TRIP}),
    Intent.STOP: frozenset({Intent.NO, Intent.REFINE}),
    Intent.HELP: frozenset({Intent.PLAN_TRIP, Intent.FIND_PLACES, Intent.REPEAT}),
    Intent.GREET: frozenset(),
    Intent.THANKS: frozenset({Intent.PLAN_TRIP}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    strong: Mapping[Intent, tuple[re.Pattern[str], ...]]
    weak: Mapping[Intent, tuple[re.Pattern[str], ...]]


@lru_cache(maxsize=16)
def _compiled(language: Language) -> _Compiled:
    lexicon = LEXICONS[language]

    def compiled(patterns: Mapping[Intent, tuple[str, ...]]) -> Mapping[Intent, tuple[re.Pattern[str], ...]]:
        return {intent: tuple(re.compile(fold_pattern(p)) for p in several) for intent, several in patterns.items()}

    return _Compiled(strong=compiled(lexicon.strong), weak=compiled(lexicon.weak))


_QUESTION: Mapping[Language, re.Pattern[str]] = {
    Language.EN: re.compile(r"\?$|^(?:is|are|any|can|does|do|where|what|how|when|which|will)\b"),
    Language.DE: re.compile(r"\?$|^(?:ist|sind|gibt|wo|wie|kann|wann|was|welche\w*)\b"),
    Language.FR: re.compile(r"\?$|^(?:est-ce|y a-t-il|ou|combien|quand|quel\w*)\b"),
    Language.ES: re.compile(r"\?$|^¿|^(?:hay|donde|cuando|como|que|cual)\b"),
    Language.IT: re.compile(r"\?$|^(?:c'e|ci sono|dove|quando|come|quale)\b"),
    Language.NL: re.compile(r"\?$|^(?:is|zijn|waar|hoe|wanneer|welke|kan)\b"),
    Language.FI: re.compile(r"\?$|^(?:onko|ovatko|missa|mista|milloin|mika|mita|miten|saako)\b"),
}


def understand(
    text: str, *, fallback: Locale, now: datetime, time_zone: ZoneInfo, expecting: Expecting | None = None
) -> Understanding:
    """Understand a message by rules. Where they do not decide, the intent is unknown and the alternatives say what
    is likely.
    """
    language = detect_language(text[:LONGEST_TEXT], fallback=fallback)
    lexicon = LEXICONS[language]
    reading = read(text, lexicon=lexicon, now=now, zone=time_zone, expecting=expecting)
    scores = _scores(reading, lexicon=lexicon)
    understanding = _with_pickup(_decide(reading.found, scores), near=reading.near)
    if expecting is None:
        return understanding
    return resolve_answer(understanding, reading=reading, expecting=expecting, lexicon=lexicon)


def _with_pickup(understanding: Understanding, *, near: PlaceText | None) -> Understanding:
    """ "A car at Kamppi": where a vehicle is wanted, that is where the customer starts. Weather is asked of a place."""
    if understanding.intent is Intent.BOOK and understanding.origin is None and near is not None:
        return replace(understanding, origin=near)
    if understanding.intent is Intent.ASK_WEATHER and not (understanding.destination or understanding.origin):
        return replace(understanding, destination=near)
    return understanding


def _scores(reading: Reading, *, lexicon: Lexicon) -> dict[Intent, float]:
    text = reading.source.text.strip()
    compiled = _compiled(lexicon.language)
    scores: dict[Intent, float] = defaultdict(float)
    strong: set[Intent] = set()
    for intent, patterns in compiled.strong.items():
        hits = sum(pattern.search(text) is not None for pattern in patterns)
        if hits:
            strong.add(intent)
            scores[intent] += STRONG + _MORE * (hits - 1)
    for intent, patterns in compiled.weak.items():
        scores[intent] += WEAK * min(2, sum(pattern.search(text) is not None for pattern in patterns))
    if takes_back(text, language=lexicon.language):
        strong.add(Intent.NO)
        scores[Intent.NO] += STRONG
    answer = affirmation(text, language=lexicon.language)
    if answer is not None:
        scores[answer] += 2 * STRONG
    _score_findings(reading.found, scores=scores, strong=strong)
    for intent in strong:
        for other in _OVERRULES.get(intent, frozenset()):
            if other is answer:
                # Nothing but a yes or a no is that, whatever its words may also mean.
                continue
            if intent not in _OVERRULES.get(other, frozenset()) or other not in strong:
                scores[other] = min(scores[other], WEAK)
    return {intent: score for intent, score in scores.items() if score > 0}


def _score_findings(found: Understanding, *, scores: dict[Intent, float], strong: set[Intent]) -> None:
    """What was found in the text speaks for what it is needed for."""
    if found.destination or found.origin:
        scores[Intent.PLAN_TRIP] += 2.0 if found.destination else 1.0
        if found.destination and found.origin:
            scores[Intent.PLAN_TRIP] += WEAK
    if found.recurrence is not None and not strong & {Intent.CANCEL_RESERVATION, Intent.CORRECT_FACT}:
        scores[Intent.PLAN_COMMUTE] += STRONG
        strong.add(Intent.PLAN_COMMUTE)
    if found.shift is not None and found.shift.by_min is not None:
        scores[Intent.REFINE] += 2.0
    if found.vehicle_classes and (found.time or found.duration_min) and not found.destination and not strong:
        # A vehicle and a time, and nothing else asked about it: it is wanted.
        scores[Intent.BOOK] += 2.0 if scores[Intent.PLAN_TRIP] < STRONG else WEAK
    query = found.place_query
    if query is not None:
        asked = query.near is not None and _QUESTION[found.language].search(fold(found.text).strip()) is not None
        along = query.along_route or query.superlative is not None or query.open_now or asked
        scores[Intent.FIND_PLACES] += 2.0 if along or scores[Intent.FIND_PLACES] else WEAK
    if _QUESTION[found.language].search(fold(found.text).strip()):
        # A question states nothing: whether a road is closed is asked, whether a shop is open is looked for.
        scores[Intent.CORRECT_FACT] = min(scores[Intent.CORRECT_FACT], WEAK)
        strong.discard(Intent.CORRECT_FACT)
        closed = found.correction is not None and found.correction.kind in {
            CorrectionKind.CLOSED,
            CorrectionKind.BLOCKED,
        }
        if closed and (query is None or not query.open_now):
            scores[Intent.ASK_INCIDENTS] = max(scores[Intent.ASK_INCIDENTS], STRONG)
            strong.add(Intent.ASK_INCIDENTS)


def _decide(found: Understanding, scores: Mapping[Intent, float]) -> Understanding:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], list(Intent).index(item[0])))
    if not ranked:
        return replace(found, scores=scores)
    (best, top), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    margin = top - second
    alternatives = tuple(
        ScoredIntent(intent=intent, confidence=round(score / (top + second or 1.0), 2)) for intent, score in ranked[:4]
    )
    if top < _ENOUGH or margin < CLEAR_MARGIN:
        return replace(found, confidence=_UNSURE if top >= _ENOUGH else 0.0, alternatives=alternatives, scores=scores)
    confidence = _CERTAIN if top >= STRONG and margin >= 2 * CLEAR_MARGIN else _LIKELY
    return replace(found, intent=best, confidence=confidence, alternatives=alternatives[1:], scores=scores)
