"""Addresses as people write them: street and house number, in either order, with or without the city."""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from impl.travel_agent.maps.name_matching import fold

# Behind the house number may stand the letter of the stairs and the number of the flat.
_NUMBER_LAST: Final = re.compile(r"^(?P<street>\D*[^\W\d]\D*)\s(?P<number>\d{1,4})\s*(?P<letter>[a-z])?(\s\d{1,3})?$")
_NUMBER_FIRST: Final = re.compile(r"^(?P<number>\d{1,4})\s?(?P<letter>[a-z])?\s+(?P<street>.*[^\W\d].*)$")
_POST_CODE: Final = re.compile(r"\b\d{4,5}\b(?!\s*$)|(?<=\s)\d{5}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseAddress:
    """A folded street, a house number, and the letter behind it where there is one."""

    street: str
    number: int
    letter: str = ""


def read_address(text: str) -> HouseAddress | None:
    """The address that a text may be, or None where it has no house number."""
    folded = fold(text)
    found = _NUMBER_LAST.match(folded) or _NUMBER_FIRST.match(folded)
    if found is None:
        return None
    return HouseAddress(street=found["street"].strip(), number=int(found["number"]), letter=found["letter"] or "")


def numbers_of(housenumber: str) -> tuple[tuple[int, str], ...]:
    """The house numbers that a tag stands for: `5`, `12 A`, `3-7` (its ends), `10;12`."""
    parts = re.findall(r"(\d{1,4})\s*([a-z])?(?![a-z])", housenumber.casefold())
    return tuple(dict.fromkeys((int(number), letter) for number, letter in parts))


def without_locality(text: str, *, localities: Set[str]) -> str:
    """The text without post code, city and country behind it. `localities` are folded names of what the map covers."""
    parts = [part for part in (piece.strip() for piece in text.split(",")) if part]
    while len(parts) > 1 and _names_locality(parts[-1], localities=localities):
        parts.pop()
    kept = _POST_CODE.sub(" ", " ".join(parts)) if re.search(r"[^\W\d]", text) else text
    words = kept.split()
    # A lone name of the city, and a name that begins with it, are places of their own.
    if len(words) > 2 and fold(words[-1]) in localities and any(word.isdigit() for word in words):
        words.pop()
    return " ".join(words) or text


def _names_locality(part: str, *, localities: Set[str]) -> bool:
    words = [word for word in fold(part).split() if not word.isdigit()]
    return not words or " ".join(words) in localities
