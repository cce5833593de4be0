"""Whole messages that are a yes or a no, in any of the languages."""

import re
from collections.abc import Mapping
from functools import lru_cache

from impl.travel_agent.language.folding import fold_pattern
from impl.travel_agent.language.lexicon.languages import LEXICONS
from impl.travel_agent.language.understanding import Intent, Language

_POLITE = (
    r"(?:please|bitte|danke|s'il (?:te|vous) plait|merci|por favor|gracias|per favore|grazie|alsjeblieft|alstublieft"
    r"|graag|bedankt|dank (?:je|u)(?: wel)?|dankjewel|kiitos|thanks|thank you|vielen dank|muchas gracias|grazie mille)"
)


@lru_cache(maxsize=32)
def _whole(language: Language, intent: Intent) -> re.Pattern[str]:
    lexicon = LEXICONS[language]
    words = lexicon.yes if intent is Intent.YES else lexicon.no
    said = rf"(?:{fold_pattern(words)})(?:[\s,.!]+|$)"
    return re.compile(rf"(?:{said}(?:{_POLITE}(?:[\s,.!]+|$))?)+[ .!]*")


def affirmation(text: str, *, language: Language) -> Intent | None:
    """YES or NO where a folded text is nothing else in that language."""
    for intent in (Intent.YES, Intent.NO):
        if _whole(language, intent).fullmatch(text):
            return intent
    return None


def affirmation_in_any_language(text: str, *, first: Language) -> Intent | None:
    """The same in whichever language knows the word, the conversation's first; None where languages disagree."""
    own = affirmation(text, language=first)
    if own is not None:
        return own
    found = {affirmation(text, language=language) for language in Language} - {None}
    return found.pop() if len(found) == 1 else None


_TAKEN_BACK: Mapping[Language, tuple[str, ...]] = {
    # A wish not to book, and sentences that end in "better not".
    Language.EN: (
        r"^(?:no\b,? |please )*(?:don'?t|do not) (?:book|reserve|rent|hire)\b(?!.*\b(?:book|reserve|but|instead)\b)",
        r"[,;.] ?(?:so |i'?d )?(?:rather|better) not[ .!]*$",
    ),
    Language.DE: (
        r"\b(?:buch|reservier|miet)\w*\b[^.?!,]*\bnicht[ .!]*$",
        r"[,;.] ?(?:dann |doch |lieber )+nicht[ .!]*$",
    ),
    Language.FR: (
        r"^(?:non,? )?(?:ne |n')(?:réserve|loue)\w* (?:pas|rien)\b(?!.*\b(?:mais|plutôt)\b)",
        r"[,;.] ?(?:finalement|en fait|alors) non(?: merci)?[ .!]*$",
        r"[,;.] ?(?:mais |alors )?(?:finalement|plutôt|surtout) pas(?:,? merci)?[ .!]*$",
    ),
    Language.ES: (
        r"^(?:no, )?no (?:lo |la |me )*(?:reserv[ea]|alquil[ea])\w*\b(?!.*\b(?:sino|pero|mejor)\b)",
        r"[,;.] ?(?:mejor|al final|entonces) no(?:,? gracias)?[ .!]*$",
    ),
    Language.IT: (
        r"^(?:no, )?non (?:lo |la |mi )*(?:prenot|noleggi)\w*\b(?!.*\b(?:ma|bensì|piuttosto)\b)",
        r"[,;.] ?(?:meglio|alla fine|allora) (?:di )?no(?:,? grazie)?[ .!]*$",
    ),
    Language.NL: (
        r"\b(?:boek|reserveer|huur)\b[^.?!,]*\bniet[ .!]*$",
        r"[,;.] ?(?:toch |maar |liever |dan )+niet[ .!]*$",
    ),
    Language.FI: (
        r"\b(?:älä|en)\b(?: \w+){0,2} (?:varaa|vuokraa)\b(?!.*\bvaan\b)",
        r"[,;.] ?(?:en|ei|älä) sittenkään[ .!]*$",
    ),
}


@lru_cache(maxsize=16)
def _taking_back(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(fold_pattern(pattern) for pattern in _TAKEN_BACK[language]))


def takes_back(text: str, *, language: Language) -> bool:
    """Whether a folded text declines in a sentence of its own: "don't book it", "too expensive, better not"."""
    return _taking_back(language).search(text) is not None
