"""Limits of values: which of two is the wider one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from scripts.generate.schema_words import LIMITS, limit

type Json = Mapping[str, Any]
type Bound = tuple[float, bool]

_AT_LEAST = ("minLength", "minItems", "minProperties")
_AT_MOST = ("maxLength", "maxItems", "maxProperties")
_LOWER = ("minimum", "exclusiveMinimum")
_UPPER = ("maximum", "exclusiveMaximum")
_WORDS = {**dict(LIMITS), "maxProperties": "at most {} members"}
KEYWORDS = frozenset((*_AT_LEAST, *_AT_MOST, *_LOWER, *_UPPER))
NONE = "without limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A limit that moved, in words."""

    rule: Literal["limit-widened", "limit-narrowed"]
    was: str
    now: str


def shifts(old: Json, new: Json) -> Iterator[Shift]:
    """Tell which limits moved, and whether more or fewer values are within them."""
    for keyword in (*_AT_LEAST, *_AT_MOST):
        sign = 1 if keyword in _AT_LEAST else -1
        before, after = old.get(keyword), new.get(keyword)
        was, now = _words(keyword, before), _words(keyword, after)
        yield from _shift(_height(before, sign=sign), _height(after, sign=sign), was, now)
    for keywords, sign in ((_LOWER, 1), (_UPPER, -1)):
        was, now = _both(old, new, keywords)
        yield from _shift(_bound(old, keywords, sign=sign), _bound(new, keywords, sign=sign), was, now)


def _shift(old: Bound, new: Bound, was: str, now: str) -> Iterator[Shift]:
    if old != new:
        yield Shift(rule="limit-narrowed" if new > old else "limit-widened", was=was, now=now)


def _height(value: float | None, *, sign: int) -> Bound:
    """Turn a limit so that the higher one lets fewer values pass."""
    return (float("-inf"), False) if value is None else (sign * value, False)


def _bound(schema: Json, keywords: tuple[str, str], *, sign: int) -> Bound:
    inclusive, exclusive = keywords
    return max(_height(schema.get(inclusive), sign=sign), (_height(schema.get(exclusive), sign=sign)[0], True))


def _both(old: Json, new: Json, keywords: tuple[str, str]) -> tuple[str, str]:
    was, now = (
        ", ".join(_words(keyword, schema[keyword]) for keyword in keywords if keyword in schema) or NONE
        for schema in (old, new)
    )
    return was, now


def _words(keyword: str, value: float | None) -> str:
    return NONE if value is None else limit(_WORDS[keyword], value)
