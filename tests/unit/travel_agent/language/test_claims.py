from datetime import UTC, datetime, time
from decimal import Decimal
from inspect import getmembers, isfunction, signature
from zoneinfo import ZoneInfo

import pytest

from generated.models import Currency, MinorUnits, Money, VehicleClass
from impl.travel_agent.language.catalogue.catalogues import CATALOGUES
from impl.travel_agent.language.catalogue.shape import Catalogue, Plural
from impl.travel_agent.language.claims import Amount, ClaimedAction, claims_in
from impl.travel_agent.language.phrases import Phrases
from impl.travel_agent.language.understanding import Language
from tests.unit.travel_agent.language.claim_sentences import CLAIMING, CLAIMING_NOTHING

POSITIVE = [
    (language, action, sentence)
    for language, by_action in CLAIMING.items()
    for action, sentences in by_action.items()
    for sentence in sentences.split(" | ")
]
NEGATIVE = [
    (language, sentence) for language, sentences in CLAIMING_NOTHING.items() for sentence in sentences.split(" | ")
]
CLAIMING_MESSAGES = {
    # What of our own catalogue says that something was done; all the rest must say nothing of the kind.
    "booked": {ClaimedAction.BOOKED},
    "changed": {ClaimedAction.CHANGED},
    "cancelled": {ClaimedAction.CANCELLED},
    "cancelled_fee": {ClaimedAction.CANCELLED},
    "notify_changed": {ClaimedAction.CHANGED},
}
every_language = pytest.mark.parametrize("language", list(Language))


@pytest.mark.parametrize(("language", "action", "sentence"), POSITIVE)
def test_a_finished_action_is_a_claim(language: Language, action: ClaimedAction, sentence: str) -> None:
    assert claims_in(sentence).actions == {action}


@pytest.mark.parametrize(("language", "sentence"), NEGATIVE)
def test_questions_offers_negations_and_conditions_claim_nothing(language: Language, sentence: str) -> None:
    assert claims_in(sentence).actions == frozenset()


@every_language
def test_every_language_is_tried_with_thirty_sentences_of_each_kind(language: Language) -> None:
    assert sum(kind is language for kind, _, _ in POSITIVE) >= 30
    assert sum(kind is language for kind, _ in NEGATIVE) >= 30


def spoken(template: str) -> str:
    """A message with something in every place."""
    fillings = dict.fromkeys(
        [
            "mode",
            "origin",
            "destination",
            "reason",
            "what",
            "where",
            "place",
            "fact",
            "vehicle",
            "name",
            "day",
            "days",
            "terms",
            "opens",
            "receiver",
            "passed",
        ],
        "Kamppi",
    )
    times = dict.fromkeys(
        [
            "leave",
            "arrive",
            "start",
            "end",
            "before",
            "after",
            "until",
            "early",
            "late",
            "said",
            "first",
            "second",
            "time",
        ],
        "9:30",
    )
    amounts = dict.fromkeys(["price", "fee", "old", "new"], "12,50 €")
    rest = {
        "list": "a",
        "last": "b",
        "options": "a",
        "distance": "2 km",
        "duration": "5 min",
        "detour": "5 min",
        "extra": "5 min",
        "saved": "5 min",
        "range": "9 km",
        "walk": "90 m",
        "facts": "5 min",
        "reference": "res_01h455vb4pex5vsknk084sn02q",
        "count": 3,
        "condition": "x",
        "temperature": "1",
        "chance": "40",
        "wind": "3",
        "preference": "x",
    }
    return template.format(**fillings, **times, **amounts, **rest)


@every_language
def test_our_own_messages_claim_what_they_should_and_nothing_else(language: Language) -> None:
    catalogue: Catalogue = CATALOGUES[language]
    claimed = {}
    for name in Catalogue.__dataclass_fields__:
        message = getattr(catalogue, name)
        forms = (message.one, message.other) if isinstance(message, Plural) else (message,)
        for form in forms:
            actions = claims_in(spoken(form)).actions
            if actions:
                claimed[name] = set(actions)
    assert claimed == CLAIMING_MESSAGES


@every_language
def test_figures_are_found_in_what_we_say_ourselves(language: Language) -> None:
    phrases = Phrases(language, time_zone=ZoneInfo("Europe/Helsinki"))
    start = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
    price = Money(amount=MinorUnits(123_450), currency=Currency("EUR"))
    said = phrases.booked(
        vehicle=VehicleClass.CAR, start=start, price=price, reference="res_01h455vb4pex5vsknk084sn02q"
    )
    claims = claims_in(said)
    assert claims.amounts == {Amount(minor=123_450, currency="EUR")}
    assert claims.clock_times == {time(9, 30)}
    assert claims.reservation_ids == {"res_01h455vb4pex5vsknk084sn02q"}
    assert claims_in(phrases.formats.duration(65)).durations_min == {65}
    assert claims_in(phrases.formats.distance(2340)).distances_m == {2300}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12,50 €", Amount(minor=1250, currency="EUR")),
        ("EUR 12.50", Amount(minor=1250, currency="EUR")),
        ("12 euros", Amount(minor=1200, currency="EUR")),
        ("€1,234.50", Amount(minor=123_450, currency="EUR")),
        ("1.234,50 Euro", Amount(minor=123_450, currency="EUR")),
        ("1 234,50 €", Amount(minor=123_450, currency="EUR")),
        ("£3.20", Amount(minor=320, currency="GBP")),
        ("90 cents", Amount(minor=90, currency="EUR")),
        ("12 euroa", Amount(minor=1200, currency="EUR")),
        ("45 SEK", Amount(minor=4500, currency="SEK")),
    ],
)
def test_amounts_are_taken_in_every_notation(text: str, amount: Amount) -> None:
    assert claims_in(f"Das kostet {text}.").amounts == {amount}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("at 9:30", time(9, 30)),
        ("5 pm", time(17)),
        ("12:15 am", time(0, 15)),
        ("um 9 Uhr 15", time(9, 15)),
        ("um 9 Uhr", time(9)),
        ("à 9h30", time(9, 30)),
        ("à 9 heures", time(9)),
        ("a las 9.30", time(9, 30)),
        ("alle 9:05", time(9, 5)),
        ("om 9 uur", time(9)),
        ("klo 9", time(9)),
        ("klo 9.30", time(9, 30)),
    ],
)
def test_times_of_day_are_taken_in_every_notation(text: str, moment: time) -> None:
    assert claims_in(text).clock_times == {moment}


def test_a_date_is_no_time_and_a_price_no_duration() -> None:
    claims = claims_in("Am 24.11. kostet es 9.30 €, 40 % weniger, 2 h 5 min, 900 m.")
    assert claims.clock_times == frozenset()
    assert claims.amounts == {Amount(minor=930, currency="EUR")}
    assert claims.percentages == {Decimal(40)}
    assert claims.durations_min == {125}
    assert claims.distances_m == {900}


def test_a_claim_is_found_among_other_sentences_and_languages() -> None:
    assert claims_in("Shall I go on? Ich habe das Auto gebucht. Anything else?").actions == {ClaimedAction.BOOKED}


@pytest.mark.parametrize(
    "text", ["No. Booked.", "Not at 9. I've booked it.", "That can't be. Your car is booked.", "No.\nBooked!"]
)
def test_a_negation_in_one_sentence_does_not_cover_the_next(text: str) -> None:
    assert claims_in(text).actions == {ClaimedAction.BOOKED}


def test_every_phrase_is_tried_through_its_catalogue_entry() -> None:
    assert all(
        signature(method).return_annotation is str for name, method in getmembers(Phrases, isfunction) if name[0] != "_"
    )
