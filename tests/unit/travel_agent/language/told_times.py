"""How people of each language say times of day: templates with the time they stand for."""

from collections.abc import Callable, Mapping
from datetime import time

from impl.travel_agent.language.lexicon.languages import LEXICONS
from impl.travel_agent.language.understanding import Language

type Telling = Callable[[time], str | None]


def number_word(language: Language, value: int) -> str:
    """The first word that a language has for a number."""
    return next(word for word, number in LEXICONS[language].clock.numbers.items() if number == value)


def _digits(template: str) -> Telling:
    return lambda t: template.format(h=t.hour, hh=f"{t.hour:02}", m=f"{t.minute:02}")


def _hour(template: str) -> Telling:
    return lambda t: template.format(h=t.hour) if t.minute == 0 and t.hour else None


def _face(t: time, *, ahead: int = 0) -> int:
    return (t.hour + ahead - 1) % 12 + 1


def _spoken(language: Language, template: str, minute: int, *, ahead: int = 0) -> Telling:
    """A quarter or a half in words; the half of the day is said beside it."""

    def tell(t: time) -> str | None:
        if t.minute != minute or not 7 <= t.hour <= 11 or t.hour + ahead > 12:
            return None
        return template.format(h=number_word(language, _face(t, ahead=ahead)))

    return tell


TELLINGS: Mapping[Language, tuple[Telling, ...]] = {
    Language.EN: (
        _digits("at {hh}:{m}"),
        lambda t: f"at {_face(t)}:{t.minute:02} {'am' if t.hour < 12 else 'pm'}",
        _spoken(Language.EN, "at half past {h} in the morning", 30),
        _spoken(Language.EN, "at quarter past {h}", 15),
        _spoken(Language.EN, "at quarter to {h}", 45, ahead=1),
        _spoken(Language.EN, "at {h} o'clock", 0),
        _spoken(Language.EN, "at ten past {h}", 10),
    ),
    Language.DE: (
        _digits("um {hh}:{m}"),
        _digits("um {h} Uhr {m}"),
        _digits("um {h}.{m}"),
        _spoken(Language.DE, "um halb {h}", 30, ahead=1),
        _spoken(Language.DE, "um Viertel nach {h}", 15),
        _spoken(Language.DE, "um Viertel vor {h}", 45, ahead=1),
        _spoken(Language.DE, "um dreiviertel {h}", 45, ahead=1),
        _spoken(Language.DE, "um fünf vor halb {h}", 25, ahead=1),
        _spoken(Language.DE, "um zehn nach {h}", 10),
    ),
    Language.FR: (
        _digits("à {h}h{m}"),
        _digits("à {hh}:{m}"),
        _digits("à {h} heures {m}"),
        _spoken(Language.FR, "à {h} heures et demie", 30),
        _spoken(Language.FR, "à {h} heures et quart", 15),
        _spoken(Language.FR, "à {h} heures moins le quart", 45, ahead=1),
        _spoken(Language.FR, "à {h} heures", 0),
    ),
    Language.ES: (
        _digits("a las {hh}:{m}"),
        _digits("a las {h}:{m}"),
        _spoken(Language.ES, "a las {h} y media", 30),
        _spoken(Language.ES, "a las {h} y cuarto", 15),
        _spoken(Language.ES, "a las {h} menos cuarto", 45, ahead=1),
        _spoken(Language.ES, "a las {h} y diez", 10),
        _spoken(Language.ES, "a las {h} en punto", 0),
    ),
    Language.IT: (
        _digits("alle {hh}:{m}"),
        _digits("alle {h}.{m}"),
        _spoken(Language.IT, "alle {h} e mezza", 30),
        _spoken(Language.IT, "alle {h} e un quarto", 15),
        _spoken(Language.IT, "alle {h} meno un quarto", 45, ahead=1),
        _spoken(Language.IT, "alle {h} e tre quarti", 45),
        _spoken(Language.IT, "alle {h}", 0),
    ),
    Language.NL: (
        _digits("om {hh}:{m}"),
        _digits("om {h} uur {m}"),
        _spoken(Language.NL, "om half {h}", 30, ahead=1),
        _spoken(Language.NL, "om kwart over {h}", 15),
        _spoken(Language.NL, "om kwart voor {h}", 45, ahead=1),
        _spoken(Language.NL, "om tien voor half {h}", 20, ahead=1),
        _spoken(Language.NL, "om {h} uur", 0),
    ),
    Language.FI: (
        _digits("klo {h}.{m}"),
        _digits("kello {hh}:{m}"),
        _spoken(Language.FI, "puoli {h}", 30, ahead=1),
        _spoken(Language.FI, "varttia yli {h}", 15),
        _spoken(Language.FI, "varttia vaille {h}", 45, ahead=1),
        _spoken(Language.FI, "kello {h}", 0),
    ),
}

TOMORROW = {
    Language.EN: "tomorrow", Language.DE: "morgen", Language.FR: "demain", Language.ES: "mañana", Language.IT: "domani",
    Language.NL: "morgen", Language.FI: "huomenna",
}  # fmt: skip
DATES: Mapping[Language, str] = {
    Language.EN: "on {d} {month} {y}", Language.DE: "am {d}. {month} {y}", Language.FR: "le {d} {month} {y}",
    Language.ES: "el {d} de {month} de {y}", Language.IT: "il {d} {month} {y}", Language.NL: "op {d} {month} {y}",
    Language.FI: "{d}. {month} {y}",
}  # fmt: skip
