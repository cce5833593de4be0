from datetime import UTC, datetime
from string import Formatter
from zoneinfo import ZoneInfo

import pytest

from generated.models import Currency, MinorUnits, Money, VehicleClass
from impl.travel_agent.language.catalogue.catalogues import CATALOGUES
from impl.travel_agent.language.catalogue.shape import Catalogue, Plural
from impl.travel_agent.language.lexicon.languages import LEXICONS
from impl.travel_agent.language.phrases import Phrases, WeatherCondition
from impl.travel_agent.language.understanding import (
    Intent,
    Language,
    PlaceCategory,
    PreferenceName,
    Superlative,
    TravelMode,
)

ZONE = ZoneInfo("Europe/Helsinki")
LEAVE = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
ARRIVE = datetime(2026, 11, 24, 8, 35, tzinfo=UTC)
PRICE = Money(amount=MinorUnits(1250), currency=Currency("EUR"))
every_language = pytest.mark.parametrize("language", list(Language))


def phrases(language: Language = Language.EN) -> Phrases:
    return Phrases(language, time_zone=ZONE)


def placeholders(message: str | Plural) -> set[str]:
    forms = (message.other,) if isinstance(message, Plural) else (message,)
    return {field for form in forms for _, field, _, _ in Formatter().parse(form) if field}


@every_language
def test_every_message_has_the_same_parameters_in_every_language(language: Language) -> None:
    for name in Catalogue.__dataclass_fields__:
        ours = getattr(CATALOGUES[Language.EN], name)
        theirs = getattr(CATALOGUES[language], name)
        assert type(theirs) is type(ours)
        assert placeholders(theirs) == placeholders(ours), name


@every_language
def test_no_message_is_empty_or_left_in_english(language: Language) -> None:
    for name in Catalogue.__dataclass_fields__:
        ours, theirs = getattr(CATALOGUES[Language.EN], name), getattr(CATALOGUES[language], name)
        assert theirs
        if language is not Language.EN and isinstance(theirs, str) and len(theirs) > 25:
            assert theirs != ours, name


@every_language
def test_every_lexicon_says_everything(language: Language) -> None:
    lexicon = LEXICONS[language]
    english = LEXICONS[Language.EN]
    assert lexicon.language is language
    for field in ("modes", "categories", "cuisines", "superlatives", "corrections", "language_names", "strong"):
        assert set(getattr(lexicon, field)) == set(getattr(english, field)), field
    assert set(lexicon.categories) == set(PlaceCategory)
    assert len(lexicon.ordinals) == 10
    assert len(lexicon.clock.weekdays) == len(lexicon.clock.weekdays_short) == len(lexicon.clock.weekday_plural) == 7
    assert len(lexicon.clock.months) == 12
    assert set(range(60)) <= set(lexicon.clock.numbers.values())


def route(language: Language) -> str:
    return phrases(language).route(
        mode=TravelMode.BIKE,
        origin="Kamppi",
        destination="Hakaniemi",
        distance_m=2340,
        duration_min=65,
        leave=LEAVE,
        arrive=ARRIVE,
        price=PRICE,
        range_m=9_000,
        walk_m=124,
    )


@every_language
def test_a_route_is_told_with_all_it_has(language: Language) -> None:
    said = route(language).replace("\u00a0", " ")
    for part in ("Kamppi", "Hakaniemi", "1 h 5 min", "12", "120 m", "9 km"):
        assert part in said
    assert said[0].isupper()


def test_times_are_the_metros_with_their_weekday_on_twenty_four_hours() -> None:
    assert phrases(Language.EN).formats.moment(LEAVE) == "Tue 24 Nov 09:30"
    assert phrases(Language.FI).formats.clock(datetime(2026, 11, 24, 19, 30, tzinfo=UTC)) == "21.30"
    assert phrases(Language.DE).formats.clock(datetime(2026, 11, 24, 19, 30, tzinfo=UTC)) == "21:30"


def test_an_hour_that_comes_twice_is_told_apart() -> None:
    first, second = (datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    said = phrases().hour_twice(said=first, first=first, second=second)
    assert "03:30 UTC+3" in said
    assert "03:30 UTC+2" in said


def test_money_is_written_as_its_currency_and_language_do() -> None:
    yen = Money(amount=MinorUnits(1250), currency=Currency("JPY"))
    assert phrases(Language.DE).formats.money(PRICE).replace("\u00a0", " ") == "12,50 €"
    assert phrases(Language.EN).formats.money(PRICE) == "€12.50"
    assert "1,250" in phrases(Language.EN).formats.money(yen)


@every_language
def test_one_and_many_are_told_apart(language: Language) -> None:
    say = phrases(language)
    assert say.reservations_intro(count=1) != say.reservations_intro(count=3)
    assert "3" in say.reservations_intro(count=3)
    assert say.reservations_intro(count=0) == say.reservations_none()


@every_language
def test_every_intent_that_can_be_asked_about_has_words(language: Language) -> None:
    say = phrases(language)
    silent = {
        Intent.GREET, Intent.THANKS, Intent.REFINE, Intent.CHOOSE, Intent.YES, Intent.NO, Intent.STOP, Intent.REPEAT,
        Intent.OUT_OF_SCOPE, Intent.UNKNOWN,
    }  # fmt: skip
    for intent in Intent:
        assert bool(say.wish(intent)) is (intent not in silent)
    said = say.ask_intent(options=[Intent.BOOK, Intent.PLAN_TRIP])
    assert say.wish(Intent.BOOK) in said
    assert say.wish(Intent.PLAN_TRIP) in said


@every_language
def test_options_are_joined_into_a_sentence(language: Language) -> None:
    said = phrases(language).either(["a", "b", "c"])
    assert said.startswith("a, b ")
    assert said.endswith(" c")


@every_language
def test_preferences_weather_and_reasons_have_words(language: Language) -> None:
    say = phrases(language)
    for name in PreferenceName:
        assert say.preference(name, max_walk_m=300)
    for condition in WeatherCondition:
        assert say.weather_report(time=LEAVE, condition=condition, temperature_c=-1.5, rain_chance=40, wind_ms=3.2)
    reasons = {
        say.best(mode=TravelMode.BIKE, why=why)
        for why in (Superlative.FASTEST, Superlative.CHEAPEST, Superlative.GREENEST)
    }
    assert len(reasons) == 3


@every_language
def test_a_walk_has_no_price_and_says_none(language: Language) -> None:
    said = phrases(language).comparison_option(
        mode=TravelMode.WALK, duration_min=20, price=None, walk_m=None, range_m=None
    )
    assert said.replace("\u00a0", " ").endswith("20 min")


@every_language
def test_a_proposal_names_vehicle_time_price_and_terms(language: Language) -> None:
    say = phrases(language)
    terms = say.terms_fee_after(until=LEAVE, fee=PRICE)
    said = say.propose_create(vehicle=VehicleClass.CAR, start=LEAVE, end=ARRIVE, price=PRICE, terms=terms)
    assert "?" in said
    assert say.formats.money(PRICE) in said
    assert say.formats.clock(ARRIVE) in said
    assert said.endswith(terms)
    open_ended = say.propose_create(
        vehicle=VehicleClass.BIKE, start=LEAVE, end=None, price=PRICE, terms=say.terms_free()
    )
    assert say.terms_free() in open_ended
    assert say.propose_cancel(
        vehicle=VehicleClass.CAR, start=LEAVE, fee=Money(amount=MinorUnits(0), currency=Currency("EUR"))
    )


def test_braces_in_what_customers_wrote_are_only_text() -> None:
    assert "{price}" in phrases().place_not_found(name="{price}")
