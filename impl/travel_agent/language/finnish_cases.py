"""Finnish places: where from and where to are said by case endings; the base form is what maps know."""

import re

from impl.travel_agent.language.folding import fold

_VOWELS = "aeiouyäö"
_STRONG_GRADES = (
    # Weak grade at the end of the stem's last syllable, and the strong grades it comes from.
    ("mm", "mp"), ("nn", "nt"), ("ng", "nk"), ("ll", "lt"), ("rr", "rt"), ("lk", "lke"), ("d", "t"), ("v", "p"),
    ("p", "pp"), ("t", "tt"), ("k", "kk"),
)  # fmt: skip
ORIGIN = re.compile(r"(?:sta|(?<!si)lta)$")
DESTINATION = re.compile(r"(?:lle|seen|siin|aan|een|iin|oon|uun|yyn|h[aeiouy]n)$")
_ENDINGS = re.compile(r"(?:sta|stä|(?<!si)lta|ltä|ssa|ssä|lla|llä|lle)$")


def base_forms(word: str) -> tuple[str, ...]:
    """Base forms a place name may have, likeliest first: Kampista → Kamppi, Hakaniemeen → Hakaniemi, Kallion →
    Kallio.
    """
    head, _, last = word.rpartition(" ")
    prefix = f"{head} " if head else ""
    stems = _stems(last)
    forms = [prefix + form for stem in stems for form in _nominatives(stem)]
    return tuple(dict.fromkeys(form for form in forms if len(form) > 2))


def partitive_bases(word: str) -> tuple[str, ...]:
    """Base forms of a name that is the object of a verb: tarkoitan Kamppia → Kamppi."""
    return base_forms(word[:-1]) if _PARTITIVE.search(word.lower()) else ()


_PARTITIVE = re.compile(r"[eiouyö][aä]$")


def _stems(word: str) -> list[str]:
    """The stem, and whether it is in the weak grade is tried later; illatives keep the strong one."""
    lower = word.lower()
    if _ENDINGS.search(lower):
        return [word[:-3]]
    if lower.endswith("siin"):
        return [word[:-4] + "nen", word[:-4] + "set", word[:-3] + "i", word[:-2]]
    if lower.endswith("seen"):
        return [word[:-4], word[:-2]]
    if re.search(r"h[aeiouyäö]n$", lower):
        return [word[:-3], word[:-2]]
    if len(lower) > 4 and lower.endswith("n") and lower[-2] == lower[-3]:
        return [word[:-2]]
    if lower.endswith("n"):
        return [word[:-1]]
    return [word]


def _nominatives(stem: str) -> list[str]:
    """Base forms of a stem. Where it can only be in the weak grade (Kampi-, Lahde-) the strong one comes first."""
    strong = _strong(stem)
    ordered = [*strong, stem] if _MUST_BE_WEAK.search(stem.lower()) else [stem, *strong]
    return [form for graded in ordered for form in _endings(graded)]


_MUST_BE_WEAK = re.compile(r"(?:[mnlr][ptk]|[aeiouyäö]d|hd|ng)[aeiouyäö]$")


_LATIN = re.compile(r"(?:[aeo]nn|um)i$")
"""Names from elsewhere take an i before their endings: Stockmannilla, Ateneumissa."""


def _endings(form: str) -> list[str]:
    lower = form.lower()
    if _LATIN.search(lower):
        return [form[:-1], form]
    if lower.endswith("se"):
        return [form[:-2] + "nen", form]
    if lower.endswith("e") and not lower.endswith("ie"):
        # Niemi, lahti, saari, mäki: the stem's e is an i in the base form.
        return [form[:-1] + "i", form]
    return [form]


def _strong(stem: str) -> list[str]:
    match = re.match(rf"^(.*?)([^{_VOWELS}]*)([{_VOWELS}]{{1,2}})$", stem, flags=re.IGNORECASE)
    if match is None:
        return []
    before, consonants, vowel = match.groups()
    lower = consonants.lower()
    if not lower and len(vowel) == 2 and vowel[0] == vowel[1]:
        return [f"{before}{vowel[0]}k{vowel[1]}"]
    for weak, strong in _STRONG_GRADES:
        if lower.endswith(weak):
            return [before + consonants[: len(consonants) - len(weak)] + strong + vowel]
    return []


def is_origin(token: str) -> bool:
    """Whether a word is in one of the cases for where from."""
    return len(token) >= 5 and ORIGIN.search(fold(token)) is not None


def is_destination(token: str) -> bool:
    """Whether a word is in one of the cases for where to."""
    return len(token) >= 5 and DESTINATION.search(fold(token)) is not None
