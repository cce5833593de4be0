"""Money, times, distances and lengths of time in the customer's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.core import Locale as BabelLocale
from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.numbers import format_currency, format_decimal, get_currency_precision

from generated.models import Locale, Money
from impl.travel_agent.language.understanding import Language

_TERRITORIES = {
    # English is written as in Europe: 24 hours, the day before the month.
    Locale.EN: "en_GB",
    Locale.DE: "de_DE",
    Locale.FR: "fr_FR",
    Locale.ES: "es_ES",
    Locale.IT: "it_IT",
    Locale.NL: "nl_NL",
    Locale.FI: "fi_FI",
}
_KILOMETRE = 1000
_TEN = 10
_NARROW_SPACES = str.maketrans({"\u202f": "\u00a0"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """How a language writes values; times are shown in `time_zone`, the metro's."""

    language: Language
    time_zone: ZoneInfo

    @property
    def _locale(self) -> BabelLocale:
        return BabelLocale.parse(_TERRITORIES[self.language])

    def money(self, amount: Money) -> str:
        """An amount of minor units in its currency: "12,50 €"."""
        digits = get_currency_precision(amount.currency)
        value = Decimal(amount.amount).scaleb(-digits)
        return str(format_currency(value, amount.currency, locale=self._locale)).translate(_NARROW_SPACES)

    def clock(self, moment: datetime) -> str:
        """The time of day on 24 hours: "09:30"."""
        return str(format_time(moment.astimezone(self.time_zone), format="short", locale=self._locale))

    def day(self, moment: datetime | date) -> str:
        """The day with its weekday: "Tue 24 Nov"."""
        local = moment.astimezone(self.time_zone) if isinstance(moment, datetime) else moment
        return str(format_skeleton("MMMEd", local, locale=self._locale))

    def moment(self, moment: datetime) -> str:
        """Day and time of day: "Tue 24 Nov 09:30"."""
        return f"{self.day(moment)} {self.clock(moment)}"

    def span(self, starts: datetime, ends: datetime) -> tuple[str, str]:
        """Start and end; the end without its day where it is the same one."""
        same_day = starts.astimezone(self.time_zone).date() == ends.astimezone(self.time_zone).date()
        return self.moment(starts), self.clock(ends) if same_day else self.moment(ends)

    def offset(self, moment: datetime) -> str:
        """A time of day that comes twice, with what tells the two apart: "03:30 UTC+3"."""
        local = moment.astimezone(self.time_zone)
        hours = (local.utcoffset() or timedelta()) / timedelta(hours=1)
        return f"{self.clock(moment)} UTC{hours:+g}"

    def distance(self, metres: int) -> str:
        """A distance: metres in tens below a kilometre, else kilometres with one decimal."""
        if metres < _KILOMETRE:
            return f"{round(metres, -1) if metres >= _TEN else metres}\u00a0m"
        return f"{self.number(metres / _KILOMETRE)}\u00a0km"

    def duration(self, minutes: int) -> str:
        """A length of time in hours and minutes: "1 h 5 min". The symbols are those of all the languages."""
        hours, rest = divmod(minutes, 60)
        parts = [f"{hours}\u00a0h"] if hours else []
        if rest or not hours:
            parts.append(f"{rest}\u00a0min")
        return " ".join(parts)

    def number(self, value: float) -> str:
        """A number with at most one decimal."""
        return str(format_decimal(round(value, 1), locale=self._locale))

    def weekdays(self, days: Sequence[int]) -> str:
        """ISO weekdays: a range where they follow each other, else a list."""
        names = get_day_names("abbreviated", locale=self._locale)
        ordered = sorted(days)
        if len(ordered) > 2 and ordered == list(range(ordered[0], ordered[-1] + 1)):
            return f"{names[ordered[0] - 1]}–{names[ordered[-1] - 1]}"
        return ", ".join(str(names[day - 1]) for day in ordered)

    def date(self, day: date) -> str:
        """A date with its year: "3 December 2026"."""
        return str(format_date(day, format="long", locale=self._locale))
