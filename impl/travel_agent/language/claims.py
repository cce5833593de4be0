"""What a text claims: actions said to be done, and figures. The gate compares it with what tools answered.

Questions, offers, negations and conditions claim nothing; a figure is a claim wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_currency_precision

from impl.travel_agent.language.claim_words import CLAIM_WORDS, ClaimedAction, ClaimWords
from impl.travel_agent.language.understanding import Language

__all__ = ["Amount", "ClaimedAction", "Claims", "claims_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount of money in minor units of an ISO 4217 currency."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a text asserts, language and notation taken out of it."""

    actions: frozenset[ClaimedAction] = frozenset()
    amounts: frozenset[Amount] = frozenset()
    clock_times: frozenset[time] = frozenset()
    durations_min: frozenset[int] = frozenset()
    distances_m: frozenset[int] = frozenset()
    percentages: frozenset[Decimal] = frozenset()
    reservation_ids: frozenset[str] = frozenset()


def claims_in(text: str) -> Claims:
    """Everything that a text claims, in whichever of the seven languages, also where they are mixed."""
    plain = _plain(text)
    figures = _Figures(text=plain)
    return Claims(
        reservation_ids=figures.reservation_ids(),
        amounts=figures.amounts(),
        percentages=figures.percentages(),
        distances_m=figures.distances(),
        durations_min=figures.durations(),
        clock_times=figures.clock_times(),
        actions=frozenset(_actions(plain)),
    )


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).lower()
    spaced = "".join(" " if (c.isspace() and c != "\n") or unicodedata.category(c) == "Cf" else c for c in composed)
    return re.sub(r" +", " ", spaced.replace("’", "'").replace("*", "").replace("_ ", " "))


# Actions


_SENTENCE = re.compile(r"[^.!?\n;…]*(?:[.!?;…](?=\s|$|[\"»”)])|\n|$|[.!?;…])")


_MONTH = re.compile(
    r" ?(?:\d|jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec|ene|ago|dic|gen|mag|giu|lug|set|ott"
    r"|janv|févr|avr|août|déc|tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)"
)
"""What follows an ordinal's dot in a date: such a dot ends no sentence."""
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:mo|di|mi|do|fr|sa|so|jan|feb|apr|jun|jul|aug|sep|sept|okt|oct|nov|dez|déc|lun|mar|mer|jeu|ven|sam|dim|janv|févr"
    r"|avr|juil|ca|bzw|std|min|nr|str|st|dr|z\.b|usw|approx|e\.g|i\.e|a\.m|p\.m)\.$"
)


def _sentences(text: str) -> Iterator[str]:
    """Sentences with their closing marks; a dot in a date or after an abbreviation closes none."""
    held = ""
    for match in _SENTENCE.finditer(text):
        held += match.group()
        inside = _ABBREVIATED.search(held) or (re.search(r"\d\.$", held) and _MONTH.match(text, match.end()))
        closes = not inside or held.endswith("\n")
        if held.strip() and (closes or match.end() == len(text)):
            yield held.strip()
            held = ""
    if held.strip():
        yield held.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """How an action is claimed: anywhere in a clause, or by a participle that opens it."""

    said: re.Pattern[str]
    opening: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    claims: Mapping[ClaimedAction, _Claim]
    blocked: re.Pattern[str]
    conditional: re.Pattern[str]
    reservation: re.Pattern[str]
    other_things: re.Pattern[str]
    clauses: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


@lru_cache(maxsize=16)
def _compiled(language: Language) -> _Compiled:
    words: ClaimWords = CLAIM_WORDS[language]

    def claim(action: ClaimedAction) -> _Claim:
        participle = words.participles[action]
        said = rf"(?:{words.auxiliary})(?: [^\s,;:]+){{0,{words.gap}}}? (?:{participle})"
        other = rf"(?!\W*(?:{words.not_bookings})\b)" if action is ClaimedAction.BOOKED else ""
        opening = rf"^{other}\W*(?:[\w']+ ){{0,2}}?(?:{participle})(?=\W*$|\W*:|!|,| \w)"
        finite = words.finite.get(action, r"(?!)")
        return _Claim(said=re.compile(rf"(?<!\w)(?:{said}|{finite})(?!\w)"), opening=re.compile(opening))

    return _Compiled(
        claims={action: claim(action) for action in ClaimedAction},
        blocked=re.compile(
            rf"(?<![\w-])(?:{words.blocked})(?![\w-])"
            + (r"|(?<!\w)\w{1,12}n't(?!\w)" if language is Language.EN else "")
        ),
        conditional=_words(words.conditional),
        reservation=_words(words.reservation),
        other_things=_words(words.other_things),
        clauses=re.compile(rf"[,:;–—()]\s*| (?:{words.joined}) "),
    )


def _actions(text: str) -> Iterator[ClaimedAction]:
    for sentence in _sentences(text):
        if sentence.endswith("?") or "¿" in sentence:
            continue
        for language in CLAIM_WORDS:
            yield from _claimed(sentence, _compiled(language))


def _claimed(sentence: str, words: _Compiled) -> Iterator[ClaimedAction]:
    condition = words.conditional.search(sentence)
    # "They can still be changed and cancelled": what opens a later clause may hang on a word of an earlier one.
    dependent = words.blocked.search(sentence) is not None
    end = 0
    for number, clause in enumerate(words.clauses.split(sentence)):
        end = sentence.find(clause, end) + len(clause)
        if words.blocked.search(clause) or (condition is not None and condition.start() <= end):
            continue
        if words.other_things.search(clause) and not words.reservation.search(clause):
            continue
        for action, claim in words.claims.items():
            opens = claim.opening.search(clause.strip()) and not (number and dependent)
            if opens or claim.said.search(clause):
                yield action


# Figures: each kind takes its words out of the text, so that none is counted twice


_NUMBER = r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SYMBOLS = {"€": "EUR", "£": "GBP", "$": "USD", "zł": "PLN", "kč": "CZK"}
_NAMES = {
    r"euros?|euroa|euron|eur": "EUR",
    r"pounds?|gbp|libras?|sterline": "GBP",
    r"dollars?|usd": "USD",
    r"chf|francs suisses|franken": "CHF",
    r"sek": "SEK",
    r"dkk": "DKK",
    r"nok": "NOK",
    r"pln": "PLN",
    r"czk": "CZK",
}
_CURRENCY = "|".join([*map(re.escape, _SYMBOLS), *_NAMES])
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{_CURRENCY}) ?(?P<n1>{_NUMBER})|(?P<n2>{_NUMBER}) ?(?P<after>{_CURRENCY}))(?![\w])"
)
_CENTS = re.compile(r"(?<![\w.,])(?P<n>\d{1,3}) ?(?:cents?|ct|centimes?|céntimos?|centesimi|senttiä)(?!\w)")
_PERCENT = re.compile(
    r"(?<![\w.,])(?P<n>\d{1,3}(?:[.,]\d{1,2})?) ?"
    r"(?:%|percent|per cent|prozent|pour cent|por ciento|per cento|procent|prosenttia|prosentin)(?!\w)"
)
_KILOMETRES = r"km|kilomet(?:er|re)s?|kilometern|kilomètres?|kilómetros?|chilometr[oi]|kilometriä|kilometrin"
_METRES = r"m|met(?:er|re)s?|metern|mètres?|metros?|metr[oi]|metriä|metrin"
_DISTANCE = re.compile(rf"(?<![\w.,])(?P<n>{_NUMBER}) ?(?:(?P<km>{_KILOMETRES})|(?P<m>{_METRES}))(?![\w/])")
_HOURS = r"h|hrs?|hours?|std\.?|stunden?|heures?|horas?|or[ae]|uur|uren|t|tuntia|tunti|tunnin|tunnissa"
_MINUTES = r"min\.?|mins?|minutes?|minuten?|minutos?|minut[oi]|minuut|minuuttia|minuutti|minuutin|minuutissa"
_DURATION = re.compile(
    rf"(?<![\w.,:])(?:(?P<h>\d+(?:[.,]\d+)?) ?(?:{_HOURS})(?!\w)"
    rf"(?: ?(?:and |und |et |y |e |en |ja )?(?P<hm>\d{{1,2}}) ?(?:{_MINUTES})(?!\w))?"
    rf"|(?P<m>\d+) ?(?:{_MINUTES})(?!\w))"
)
_DATE = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(
    r"(?<![\w.,:])(?:(?P<h>\d{1,2})(?::(?P<m>\d{2})|(?:\.(?P<dm>\d{2}))| ?h ?(?P<hm>\d{2}))"
    r"(?: ?uhr| ?uur)?(?: ?(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<h2>\d{1,2}) ?(?P<half2>[ap])\.?m\b\.?"
    r"|(?P<h3>\d{1,2}) (?:uhr|o'clock)(?: (?P<m3>\d{2}))?"
    r"|(?:klo|kello) (?P<h4>\d{1,2})(?!\.\d)"
    r"|(?:à|vers|om|a las|alle|ore) (?P<h5>\d{1,2})(?: ?h| heures?| uur)?(?=[\s,;!?)]|\.(?!\d)|$))(?![\w:])"
)
_AT_HOURS = re.compile(r"(?:à|vers|avant|après|om|voor|na|rond|tot|until|jusqu'à|de|entre) $")
_RESERVATION_ID = re.compile(r"\bres_[0-7][0-9a-hjkmnp-tv-z]{25}\b")


@dataclass(slots=True, kw_only=True)
class _Figures:
    """A text from which figures are taken, kind by kind, in this order."""

    text: str

    def _take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        matches = list(pattern.finditer(self.text))
        self.text = pattern.sub(lambda match: "\n" * len(match.group()), self.text)
        return matches

    def reservation_ids(self) -> frozenset[str]:
        return frozenset(match.group() for match in self._take(_RESERVATION_ID))

    def amounts(self) -> frozenset[Amount]:
        found = set()
        for match in self._take(_AMOUNT):
            currency = _currency(match["before"] or match["after"])
            digits = get_currency_precision(currency)
            found.add(Amount(minor=int(_decimal(match["n1"] or match["n2"]).scaleb(digits)), currency=currency))
        # Cents are the euro's: the other currencies of our metros are not told in theirs.
        found |= {Amount(minor=int(match["n"]), currency="EUR") for match in self._take(_CENTS)}
        return frozenset(found)

    def percentages(self) -> frozenset[Decimal]:
        return frozenset(_decimal(match["n"]) for match in self._take(_PERCENT))

    def distances(self) -> frozenset[int]:
        matches = self._take(_DISTANCE)
        return frozenset(round(_decimal(match["n"]) * (1000 if match["km"] else 1)) for match in matches)

    def durations(self) -> frozenset[int]:
        found = set()
        pieces = []
        last = 0
        for match in _DURATION.finditer(self.text):
            # "À 9 heures" and "om 9 uur" are times of day, not lengths.
            if match["h"] and _AT_HOURS.search(self.text[: match.start()]):
                continue
            # "9h30" is a time of day where it is written in one.
            if match["hm"] is None and re.match(r"\d{2}", self.text[match.end() :]):
                continue
            found.add(round(_decimal(match["h"]) * 60) + int(match["hm"] or 0) if match["h"] else int(match["m"]))
            pieces.append(self.text[last : match.start()] + "\n" * len(match.group()))
            last = match.end()
        self.text = "".join(pieces) + self.text[last:]
        return frozenset(found)

    def clock_times(self) -> frozenset[time]:
        self._take(_DATE)
        found = {_time_of(match) for match in self._take(_CLOCK)}
        return frozenset(moment for moment in found if moment is not None)


def _time_of(match: re.Match[str]) -> time | None:
    hour = int(next(match[name] for name in ("h", "h2", "h3", "h4", "h5") if match[name]))
    minute = int(next((match[name] for name in ("m", "dm", "hm", "m3") if match[name]), "0"))
    half = match["half"] or match["half2"]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour % 24, minute) if hour <= 24 and minute < 60 else None


def _currency(said: str) -> str:
    return _SYMBOLS.get(said) or next(code for name, code in _NAMES.items() if re.fullmatch(name, said))


def _decimal(said: str) -> Decimal:
    """A number with either sign for decimals: the last one, where two digits or fewer follow it."""
    plain = re.sub(r"[ ']", "", said)
    match = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", plain)
    whole, decimals = (match[1], match[2]) if match else (plain, None)
    return Decimal(re.sub(r"\D", "", whole) + (f".{decimals}" if decimals else ""))
