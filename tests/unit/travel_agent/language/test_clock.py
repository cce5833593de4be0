from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import example, given, settings
from hypothesis import strategies as st

from impl.travel_agent.language.clock import AROUND, ClockFindings, read_times
from impl.travel_agent.language.clock_resolution import answer_part
from impl.travel_agent.language.folding import folded
from impl.travel_agent.language.lexicon.languages import LEXICONS
from impl.travel_agent.language.marks import MarkedText
from impl.travel_agent.language.moments import instant, moment_at
from impl.travel_agent.language.understanding import (
    DayPart,
    Edge,
    Language,
    Shift,
    TimeExpression,
    TimeForm,
    TimeKind,
    TimeProblemKind,
)
from tests.unit.travel_agent.language.told_times import DATES, TELLINGS, TOMORROW

ZONE = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 23, 14, 33, tzinfo=ZONE)
MORNING = datetime(2026, 11, 23, 6, 30, tzinfo=ZONE)


def read(
    text: str, *, language: Language = Language.EN, now: datetime = NOW, any_number: bool = False
) -> ClockFindings:
    marked = MarkedText(folded(text).text)
    return read_times(marked, lexicon=LEXICONS[language], now=now, zone=ZONE, any_number=any_number)


def time_in(
    text: str, *, language: Language = Language.EN, now: datetime = NOW, any_number: bool = False
) -> TimeExpression:
    found = read(text, language=language, now=now, any_number=any_number).time
    assert found is not None, text
    return found


def at(day: int, hour: int, minute: int = 0, *, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def problems(expression: TimeExpression) -> list[TimeProblemKind]:
    return [problem.kind for problem in expression.problems]


# Clocks on walls have no zone.
FIRST = datetime.combine(date(2026, 1, 1), time())
LAST = datetime.combine(date(2030, 1, 1), time())
languages = st.sampled_from(list(Language))
times = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@settings(deadline=None)
@given(language=languages, told=times, choice=st.integers(min_value=0))
@example(language=Language.NL, told=time(9, 30), choice=2)
@example(language=Language.FI, told=time(9, 30), choice=2)
@example(language=Language.DE, told=time(9, 25), choice=7)
def test_every_way_of_telling_a_time_is_read_as_that_time(language: Language, told: time, choice: int) -> None:
    tellings = [said for telling in TELLINGS[language] if (said := telling(told)) is not None]
    said = tellings[choice % len(tellings)]
    found = time_in(f"{TOMORROW[language]} {said}", language=language)
    if problems(found) == [TimeProblemKind.AM_OR_PM_UNCLEAR]:
        # What twelve hours leave open is asked about, never guessed: the time told is among the candidates.
        assert told.hour <= 12
        assert any(c.time() == told for c in found.problems[0].candidates)
    else:
        assert found.earliest == found.latest == datetime.combine(date(2026, 11, 24), told, tzinfo=ZONE)
        assert found.problems == ()


@settings(deadline=None)
@given(
    language=languages, told=st.sampled_from([time(h, m) for h in range(7, 12) for m in (0, 10, 15, 20, 25, 30, 45)])
)
def test_the_morning_hours_of_a_named_day_are_never_unclear(language: Language, told: time) -> None:
    for telling in TELLINGS[language]:
        said = telling(told)
        if said is not None:
            found = time_in(f"{TOMORROW[language]} {said}", language=language)
            assert found.earliest == datetime.combine(date(2026, 11, 24), told, tzinfo=ZONE), said


@settings(deadline=None)
@given(language=languages, day=st.dates(min_value=date(2026, 11, 24), max_value=date(2029, 12, 31)), told=times)
@example(language=Language.EN, day=date(2028, 2, 29), told=time(10))
@example(language=Language.FI, day=date(2027, 3, 28), told=time(3, 30))
@example(language=Language.DE, day=date(2027, 10, 31), told=time(3, 30))
@example(language=Language.FR, day=date(2026, 12, 31), told=time(23, 59))
def test_a_date_with_a_time_is_that_moment_on_every_day_of_the_calendar(
    language: Language, day: date, told: time
) -> None:
    month = format_date(day, "MMMM", locale=language.value)
    said = DATES[language].format(d=day.day, month=month, y=day.year)
    found = time_in(f"{said} {TELLINGS[language][0](told) if told.hour else f'{told:%H:%M}'}", language=language)
    expected = moment_at(datetime.combine(day, told), zone=ZONE)
    assert found.earliest is not None
    assert instant(found.earliest) == instant(expected.at)
    assert problems(found) == ([] if expected.problem is None else [expected.problem])


@settings(deadline=None)
@given(language=languages, day=st.dates(min_value=date(2026, 11, 24), max_value=date(2027, 10, 20)))
def test_a_dotted_or_slashed_date_is_day_then_month(language: Language, day: date) -> None:
    for said in (
        f"{day.day}.{day.month}.",
        f"{day.day}/{day.month}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        day.isoformat(),
    ):
        found = time_in(f"{said} 10:00", language=language)
        assert found.earliest is not None
        assert found.earliest.date() == day


@settings(deadline=None)
@given(wall=st.datetimes(min_value=FIRST, max_value=LAST))
@example(wall=FIRST.replace(month=10, day=25, hour=3, minute=30))
@example(wall=FIRST.replace(year=2027, month=3, day=28, hour=3, minute=30))
def test_a_wall_time_is_one_moment_or_a_problem_with_its_candidates(wall: datetime) -> None:
    found = moment_at(wall, zone=ZONE)
    if found.problem is None:
        assert found.at.replace(tzinfo=None) == wall
    else:
        assert len(found.candidates) == 2
        assert instant(found.candidates[0]) < instant(found.candidates[1])


def test_a_time_skipped_in_spring_offers_the_hours_around_it() -> None:
    found = time_in("on 2027-03-28 at 03:30")
    assert problems(found) == [TimeProblemKind.SKIPPED_BY_DST]
    assert [c.strftime("%H:%M") for c in found.problems[0].candidates] == ["02:30", "04:30"]


@pytest.mark.parametrize("day", ["2027-10-31", "2028-10-29"])
def test_a_time_repeated_in_autumn_offers_both(day: str) -> None:
    found = time_in(f"on {day} at 03:30")
    assert problems(found) == [TimeProblemKind.REPEATED_BY_DST]
    first, second = found.problems[0].candidates
    assert instant(second) - instant(first) == timedelta(hours=1)
    assert first.time() == second.time() == time(3, 30)


def test_a_repeated_hour_of_which_one_has_passed_is_the_other() -> None:
    between = datetime(2026, 10, 25, 0, 45, tzinfo=ZoneInfo("UTC"))
    found = time_in("today at 03:30", now=between)
    assert found.earliest is not None
    assert problems(found) == []
    assert instant(found.earliest) == datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("UTC"))


def test_in_twenty_minutes_is_counted_in_elapsed_time_across_a_change_of_clocks() -> None:
    before = datetime(2027, 3, 28, 2, 50, tzinfo=ZONE)
    assert time_in("in 20 minutes", now=before).earliest == at(28, 4, 10, month=3, year=2027)


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("at 9", MORNING, at(23, 9)),
        ("at 3", NOW, at(23, 15)),
        ("at 5", NOW, at(23, 17)),
        ("at 5 pm", NOW, at(23, 17)),
        ("at 17", NOW, at(23, 17)),
        ("at 09:30", NOW, at(24, 9, 30)),
        ("at noon", NOW, at(24, 12)),
        ("at midnight", NOW, at(24, 0)),
        ("tonight at 8", NOW, at(23, 20)),
        ("tonight at 2", NOW, at(24, 2)),
        ("tomorrow at 7", NOW, at(24, 7)),
        ("in an hour", NOW, at(23, 15, 33)),
        ("Friday at 10", NOW, at(27, 10)),
        ("next Monday at 10", NOW, at(30, 10)),
        ("Monday at 10 am", NOW, at(30, 10)),
        ("Monday at 18:00", NOW, at(23, 18)),
        ("the day after tomorrow at 8", NOW, at(25, 8)),
        ("in 3 days at 10", NOW, at(26, 10)),
        ("on 5 January at 10", NOW, at(5, 10, month=1, year=2027)),
    ],
)
def test_a_moment_without_all_its_parts_is_the_nearest_sensible_one(
    text: str, now: datetime, expected: datetime
) -> None:
    found = time_in(text, now=now)
    assert problems(found) == []
    assert found.earliest == expected


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("at 9", [at(23, 21), at(24, 9)]),
        ("tomorrow at 5", [at(24, 5), at(24, 17)]),
        ("Monday at 10", [at(23, 22), at(30, 10)]),
    ],
)
def test_a_bare_hour_that_may_be_either_is_asked_about(text: str, candidates: list[datetime]) -> None:
    found = time_in(text)
    assert problems(found) == [TimeProblemKind.AM_OR_PM_UNCLEAR]
    assert list(found.problems[0].candidates) == candidates


@pytest.mark.parametrize(("part", "hour"), [(DayPart.MORNING, 9), (DayPart.EVENING, 21)])
def test_the_answer_settles_the_half_of_the_day(part: DayPart, hour: int) -> None:
    answered = answer_part(time_in("at 9"), part=part)
    assert answered is not None
    assert answered.problems == ()
    assert answered.earliest is not None
    assert answered.earliest.hour == hour


@pytest.mark.parametrize(
    "text", ["at 25:00", "tomorrow at 9:75", "on 31 February", "on 29 February 2027", "12/25", "32.12."]
)
def test_what_no_clock_or_calendar_shows_is_impossible(text: str) -> None:
    assert problems(time_in(text)) == [TimeProblemKind.IMPOSSIBLE]


@pytest.mark.parametrize(
    "text", ["today at 9 am", "today at 14:00", "this morning", "on 20 November at 10", "2026-01-05 at 10:00"]
)
def test_what_has_been_is_past(text: str) -> None:
    assert problems(time_in(text)) == [TimeProblemKind.PAST]


@pytest.mark.parametrize(
    ("language", "text", "starts", "ends"),
    [
        (Language.EN, "tomorrow between 7 and 9", at(24, 7), at(24, 9)),
        (Language.EN, "between 5 and 7 pm", at(23, 17), at(23, 19)),
        (Language.DE, "morgen zwischen 7 und 9 Uhr", at(24, 7), at(24, 9)),
        (Language.FR, "demain entre 7h et 9h", at(24, 7), at(24, 9)),
        (Language.ES, "mañana entre las siete y las nueve", at(24, 7), at(24, 9)),
        (Language.IT, "domani tra le 7 e le 9", at(24, 7), at(24, 9)),
        (Language.NL, "morgen tussen 7 en 9", at(24, 7), at(24, 9)),
        (Language.FI, "huomenna klo 7 ja 9 välillä", at(24, 7), at(24, 9)),
    ],
)
def test_a_window_is_read_in_every_language(language: Language, text: str, starts: datetime, ends: datetime) -> None:
    found = time_in(text, language=language)
    assert (found.kind, found.form, found.earliest, found.latest) == (
        TimeKind.DEPART_WINDOW,
        TimeForm.WINDOW,
        starts,
        ends,
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "tomorrow from 9 to 11"),
        (Language.DE, "morgen von 9 bis 11 Uhr"),
        (Language.FR, "demain de 9h à 11h"),
        (Language.ES, "mañana de 9 a 11"),
        (Language.IT, "domani dalle 9 alle 11"),
        (Language.NL, "morgen van 9 tot 11 uur"),
        (Language.FI, "huomenna klo 9-11"),
        (Language.FI, "huomenna yhdeksästä yhteentoista"),
    ],
)
def test_a_period_says_how_long_as_well(language: Language, text: str) -> None:
    found = read(text, language=language)
    assert found.time is not None
    assert (found.time.form, found.time.earliest, found.time.latest) == (TimeForm.PERIOD, at(24, 9), at(24, 11))
    assert found.length == timedelta(hours=2)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "be at the office by 9 tomorrow"),
        (Language.DE, "morgen bis 9 Uhr im Büro sein"),
        (Language.FR, "être au bureau avant 9h demain"),
        (Language.ES, "llegar antes de las 9 mañana"),
        (Language.IT, "arrivare entro le 9 domani"),
        (Language.NL, "voor 9 uur morgen op kantoor zijn"),
        (Language.FI, "perillä huomenna yhdeksään mennessä"),
    ],
)
def test_being_there_in_time_is_an_arrival(language: Language, text: str) -> None:
    found = time_in(text, language=language)
    assert (found.kind, found.moment) == (TimeKind.ARRIVE_BY, at(24, 9))


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [
        (Language.EN, "for 2 hours", 120),
        (Language.EN, "for an hour and a half", 90),
        (Language.EN, "for 1 hour 15 minutes", 75),
        (Language.DE, "zwei Stunden lang", 120),
        (Language.DE, "für anderthalb Stunden", 90),
        (Language.FR, "pendant deux heures", 120),
        (Language.FR, "réserver une voiture pour 2 heures", 120),
        (Language.ES, "durante dos horas", 120),
        (Language.IT, "per due ore", 120),
        (Language.NL, "ik wil een auto huren voor 2 uur", 120),
        (Language.NL, "gedurende twee uur", 120),
        (Language.FI, "kahdeksi tunniksi", 120),
        (Language.FI, "kahden tunnin ajan", 120),
        (Language.FI, "tunniksi", 60),
    ],
)
def test_a_length_of_time_is_read_in_every_language(language: Language, text: str, minutes: int) -> None:
    found = read(text, language=language)
    assert found.length == timedelta(minutes=minutes)
    assert found.time is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "every weekday at 8 and back at 17"),
        (Language.EN, "Mon-Fri at 8, back at 5"),
        (Language.DE, "jeden Werktag um 8 und zurück um 17 Uhr"),
        (Language.FR, "tous les jours de semaine à 8h et retour à 17h"),
        (Language.ES, "de lunes a viernes a las 8 y vuelta a las 17"),
        (Language.IT, "ogni giorno feriale alle 8 e ritorno alle 17"),
        (Language.NL, "elke werkdag om 8 uur en terug om 17 uur"),
        (Language.FI, "joka arkipäivä klo 8 ja takaisin klo 17"),
    ],
)
def test_what_repeats_has_days_a_way_out_and_a_way_back(language: Language, text: str) -> None:
    found = read(text, language=language).recurrence
    assert found is not None
    assert (found.weekdays, found.outbound, found.returning) == ((1, 2, 3, 4, 5), time(8), time(17))


def test_single_days_repeat_too() -> None:
    found = read("every Monday and Wednesday at 08:15").recurrence
    assert found is not None
    assert (found.weekdays, found.outbound) == ((1, 3), time(8, 15))


def test_around_a_time_is_a_window_about_it() -> None:
    found = time_in("tomorrow around 9")
    assert (found.earliest, found.latest) == (at(24, 9) - AROUND, at(24, 9) + AROUND)


def test_a_part_of_the_day_is_a_window() -> None:
    found = time_in("tomorrow morning")
    assert (found.form, found.earliest, found.latest, found.hour_was_given) == (
        TimeForm.DAY_PART,
        at(24, 6),
        at(24, 11),
        False,
    )


def test_a_window_that_ends_before_it_begins_is_told() -> None:
    assert problems(time_in("tomorrow from 17:00 to 16:00")) == [TimeProblemKind.REVERSED_WINDOW]


def test_a_window_may_run_through_midnight() -> None:
    found = time_in("tomorrow from 22:00 to 01:00")
    assert (found.earliest, found.latest) == (at(24, 22), at(25, 1))


def test_the_time_that_is_not_wanted_is_left_out() -> None:
    assert time_in("tomorrow at 10 instead of 8").earliest == at(24, 10)


def test_of_a_reservation_and_its_new_time_the_new_one_counts() -> None:
    assert time_in("move tomorrow's 9:00 booking to 11:30").earliest == at(24, 11, 30)


def test_a_bare_number_is_an_hour_only_where_one_was_asked_for() -> None:
    assert read("9", now=MORNING).time is None
    assert time_in("9", now=MORNING, any_number=True).earliest == at(23, 9)


@pytest.mark.parametrize(
    "text", ["a route to Mannerheimintie 5", "the second one", "walk 300 m", "it costs 5 €", "hello"]
)
def test_other_numbers_are_no_times(text: str) -> None:
    assert read(text).time is None


@settings(deadline=None)
@given(text=st.text(max_size=200), language=languages)
def test_no_text_is_too_strange_to_read(text: str, language: Language) -> None:
    read(text, language=language)


# Days gone, weeks ahead


GONE = {
    Language.EN: ("yesterday at 9:00", "last Monday at 9 am", "two days ago", "last week", "last night"),
    Language.DE: ("gestern um 9 Uhr", "letzten Montag um 9 Uhr", "vor zwei Tagen", "letzte Woche", "vorgestern"),
    Language.FR: ("hier à 9h", "lundi dernier à 9h", "il y a deux jours", "la semaine dernière", "avant-hier"),
    Language.ES: ("ayer a las 9:00", "el lunes pasado a las 9:00", "hace dos días", "la semana pasada", "anteayer"),
    Language.IT: ("ieri alle 9:00", "lunedì scorso alle 9:00", "due giorni fa", "la settimana scorsa", "l'altro ieri"),
    Language.NL: ("gisteren om 9:00", "vorige maandag om 9:00", "twee dagen geleden", "vorige week", "eergisteren"),
    Language.FI: (
        "eilen klo 9.00",
        "viime maanantaina klo 9.00",
        "kaksi päivää sitten",
        "viime viikolla",
        "toissapäivänä",
    ),
}
WEEKS_AHEAD = {
    Language.EN: ("in three weeks at 10:00", "in a week at 10:00", "Friday next week at 10:00"),
    Language.DE: ("in drei Wochen um 10 Uhr", "in einer Woche um 10 Uhr", "nächste Woche Freitag um 10 Uhr"),
    Language.FR: ("dans trois semaines à 10h", "dans une semaine à 10h", "vendredi la semaine prochaine à 10h"),
    Language.ES: (
        "dentro de tres semanas a las 10:00",
        "en una semana a las 10:00",
        "el viernes de la próxima semana a las 10:00",
    ),
    Language.IT: (
        "tra tre settimane alle 10:00",
        "fra una settimana alle 10:00",
        "venerdì della prossima settimana alle 10:00",
    ),
    Language.NL: ("over drie weken om 10:00", "over een week om 10:00", "vrijdag volgende week om 10:00"),
    Language.FI: ("kolmen viikon päästä klo 10.00", "viikon kuluttua klo 10.00", "perjantaina ensi viikolla klo 10.00"),
}
NEXT_WEEK = {
    Language.EN: "next week",
    Language.DE: "nächste Woche",
    Language.FR: "la semaine prochaine",
    Language.ES: "la semana que viene",
    Language.IT: "la settimana prossima",
    Language.NL: "volgende week",
    Language.FI: "ensi viikolla",
}


@pytest.mark.parametrize(("language", "said"), [(language, said) for language in Language for said in GONE[language]])
def test_a_day_that_is_gone_is_no_day_to_come(language: Language, said: str) -> None:
    assert problems(time_in(said, language=language)) == [TimeProblemKind.PAST]


@pytest.mark.parametrize("language", list(Language))
def test_weeks_are_counted(language: Language) -> None:
    said = [time_in(words, language=language) for words in WEEKS_AHEAD[language]]
    assert [expression.earliest for expression in said] == [at(14, 10, month=12), at(30, 10), at(4, 10, month=12)]
    assert [expression.problems for expression in said] == [(), (), ()]


@pytest.mark.parametrize("language", list(Language))
def test_a_week_is_no_day(language: Language) -> None:
    found = time_in(NEXT_WEEK[language], language=language)
    assert (problems(found), found.moment) == ([TimeProblemKind.DAY_UNCLEAR], None)


def test_what_has_passed_is_told_with_its_day() -> None:
    assert time_in("yesterday at 9:00").problems[0].said == "yesterday 9:00"


@pytest.mark.parametrize(
    ("language", "said"), [(Language.EN, "Mondays to Fridays at 8:30"), (Language.DE, "montags bis freitags um 8:30")]
)
def test_a_range_of_repeated_weekdays_holds_those_between(language: Language, said: str) -> None:
    recurrence = read(said, language=language).recurrence
    assert recurrence is not None
    assert recurrence.weekdays == (1, 2, 3, 4, 5)


# Later, earlier, longer, until


MOVED = {
    Language.EN: (
        "leave half an hour later",
        "30 minutes earlier",
        "make it an hour longer",
        "shorten it by 15 minutes",
    ),
    Language.DE: ("eine halbe Stunde später", "30 Minuten früher", "eine Stunde länger", "um 15 Minuten verkürzen"),
    Language.FR: ("une demi-heure plus tard", "30 minutes plus tôt", "prolonge d'une heure", "15 minutes de moins"),
    Language.ES: ("media hora más tarde", "30 minutos antes", "alárgala una hora", "15 minutos menos"),
    Language.IT: ("mezz'ora dopo", "30 minuti prima", "prolungala di un'ora", "15 minuti in meno"),
    Language.NL: ("een half uur later", "30 minuten eerder", "verleng met een uur", "15 minuten korter"),
    Language.FI: ("puoli tuntia myöhemmin", "30 minuuttia aiemmin", "pidennä tunnilla", "lyhennä 15 minuuttia"),
}


@pytest.mark.parametrize("language", list(Language))
def test_what_was_spoken_of_moves(language: Language) -> None:
    found = [read(said, language=language) for said in MOVED[language]]
    shifts = [(each.shift.edge, each.shift.by_min) for each in found if each.shift is not None]
    assert shifts == [(Edge.START, 30), (Edge.START, -30), (Edge.END, 60), (Edge.END, -15)]
    assert [(each.time, each.length) for each in found] == [(None, None)] * 4


def test_a_time_until_which_something_is_kept_is_that_of_its_end() -> None:
    found = read("extend it until 18:00")
    assert found.shift == Shift(edge=Edge.END)
    assert found.time is not None
    assert found.time.moment == at(23, 18)
