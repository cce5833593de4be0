"""Which of the seven languages a text is in: by its function words and letters, with the conversation's as prior."""

import re
from collections import defaultdict
from collections.abc import Mapping

from impl.travel_agent.language.folding import fold, fold_pattern
from impl.travel_agent.language.lexicon.languages import LEXICONS
from impl.travel_agent.language.lexicon.shape import Lexicon
from impl.travel_agent.language.understanding import Language

PRIOR = 1.5
"""How many function words another language must be ahead to be taken instead of the conversation's."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FIRST_SIGN = 0.75
_FEW = 2
_LETTER_WEIGHT = 0.7
_ENDINGS: Mapping[Language, re.Pattern[str]] = {
    # What word endings tell in languages that say with them what others say with function words.
    Language.FI: re.compile(r"(?:ssa|sta|lla|lta|lle|ksi|nko|ko|een|aan|iin|isin|ista)$"),
    Language.DE: re.compile(r"(?:ung|keit|lich|chen)$"),
    Language.ES: re.compile(r"(?:cion|dad|mente|ndo)$"),
    Language.IT: re.compile(r"(?:zione|mente|ando|endo|issimo)$"),
    Language.FR: re.compile(r"(?:tion|ment|eux|aux)$"),
}
_ENDING_WEIGHT = 0.35
_VOCABULARY_WEIGHT = 0.8
_LONGEST_ENDING_WORDS = 5


def _weights() -> Mapping[str, Mapping[Language, float]]:
    """A word counts the less the more languages share it; function words count more than the rest of the vocabulary."""
    owners: dict[str, dict[Language, float]] = defaultdict(dict)
    for language, lexicon in LEXICONS.items():
        for word in _vocabulary(lexicon):
            owners[word][language] = _VOCABULARY_WEIGHT
        for word in lexicon.function_words.split():
            owners[fold(word)][language] = 1.0
    return {
        word: {language: weight / len(weights) for language, weight in weights.items()}
        for word, weights in owners.items()
    }


def _vocabulary(lexicon: Lexicon) -> set[str]:
    """The whole words that a language's patterns are made of; what the patterns leave open is no word."""
    patterns = [
        *(pattern for several in (*lexicon.strong.values(), *lexicon.weak.values()) for pattern in several),
        *lexicon.modes.values(),
        *lexicon.categories.values(),
        *lexicon.superlatives.values(),
        lexicon.yes,
        lexicon.no,
        lexicon.along_route,
        lexicon.clock.today,
        lexicon.clock.tomorrow,
        *lexicon.clock.weekdays,
        *lexicon.clock.numbers,
        *lexicon.clock.day_parts.values(),
        *lexicon.places.markers.values(),
    ]
    literal = re.sub(r"\\[a-zA-Z]|\(\?[:=!<]*|\[[^]]*\]|\{[^}]*\}", " ", " | ".join(fold_pattern(p) for p in patterns))
    return set(re.findall(r"(?<![^\s|(])[a-z]{3,}(?=[\s|)'?]|$)", literal))


_WEIGHTS = _weights()


def detect_language(text: str, *, fallback: Language) -> Language:
    """The language of a text; `fallback` unless another is clearly ahead: one ambiguous word changes nothing."""
    scores: dict[Language, float] = defaultdict(float)
    words = [fold(word) for word in _WORD.findall(text.lower())]
    # In a word or two ("9 am") the short ones say nothing.
    telling = words if len(words) > _FEW else [word for word in words if len(word) > _FEW]
    for word in telling:
        known = _WEIGHTS.get(word) or _WEIGHTS.get(word.partition("'")[2]) or {}
        for language, weight in known.items():
            scores[language] += weight
    for language, lexicon in LEXICONS.items():
        scores[language] += _LETTER_WEIGHT * min(2, sum(letter in lexicon.letters for letter in text.lower()))
    for language, endings in _ENDINGS.items():
        matches = sum(bool(endings.search(word)) for word in words if len(word) >= _LONGEST_ENDING_WORDS)
        scores[language] += _ENDING_WEIGHT * min(3, matches)
    best = max(scores, key=lambda language: scores[language], default=fallback)
    ahead = scores[best] - scores[fallback]
    needed = PRIOR if scores[fallback] > 0 else _FIRST_SIGN
    return best if ahead >= needed else fallback
