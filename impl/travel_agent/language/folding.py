"""Text made comparable: lower case, no accents, plain quotes and spaces, with the way back to what was written."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST_TEXT = 1_000
"""How many characters of a message are read for its meaning; what follows is kept but not understood."""

_REPLACED = {
    "ß": "ss",
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "æ": "ae",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text and its folded form; `offsets[i]` is where the folded character `i` came from."""

    source: str
    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> str:
        """The words as written, for a span of the folded form."""
        if start >= end:
            return ""
        return self.source[self.offsets[start] : self.offsets[end - 1] + 1]


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    replaced = _REPLACED.get(character)
    if replaced is not None:
        return replaced
    # Customers' text must not contain the private characters that the grammar marks its findings with.
    if character.isspace() or unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"}:
        return " "
    decomposed = unicodedata.normalize("NFKD", character.lower())
    return "".join(part for part in decomposed if not unicodedata.combining(part))


def fold(text: str) -> str:
    """A word or phrase as it appears in folded texts."""
    return "".join(_fold_character(character) for character in text)


@lru_cache(maxsize=2048)
def fold_pattern(pattern: str) -> str:
    """A regular expression for folded texts: accents go, the letters of its own syntax stay as they are."""
    decomposed = unicodedata.normalize("NFKD", pattern.replace("ß", "ss"))
    return "".join(part for part in decomposed if not unicodedata.combining(part))


def folded(text: str) -> Folded:
    """Fold a message, of which at most LONGEST_TEXT characters are read."""
    pieces: list[str] = []
    offsets: list[int] = []
    for position, character in enumerate(text[:LONGEST_TEXT]):
        piece = _fold_character(character)
        pieces.append(piece)
        offsets.extend([position] * len(piece))
    return Folded(source=text, text="".join(pieces), offsets=tuple(offsets))
