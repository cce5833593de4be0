from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generated.models import VehicleClass
from impl.travel_agent.language.detection import detect_language
from impl.travel_agent.language.finnish_cases import base_forms
from impl.travel_agent.language.intents import understand
from impl.travel_agent.language.understanding import (
    CorrectionKind,
    Expected,
    Expecting,
    Intent,
    Language,
    PlaceCategory,
    PlaceMarker,
    PlaceText,
    PreferenceName,
    Superlative,
    TravelMode,
    Understanding,
)

ZONE = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 23, 14, 33, tzinfo=ZONE)


def understood(text: str, language: Language = Language.EN, *, expecting: Expecting | None = None) -> Understanding:
    return understand(text, fallback=language, now=NOW, time_zone=ZONE, expecting=expecting)


def name(place: PlaceText | None) -> str | None:
    if place is None:
        return None
    return place.marker.value if place.marker else place.candidates[0]


# Places

ROUTES = [
    (Language.EN, "from Kamppi to Hakaniemi via Kallio by scooter"),
    (Language.DE, "von Kamppi nach Hakaniemi über Kallio mit dem Roller"),
    (Language.FR, "de Kamppi à Hakaniemi en passant par Kallio à trottinette"),
    (Language.ES, "de Kamppi a Hakaniemi pasando por Kallio en patinete"),
    (Language.IT, "da Kamppi a Hakaniemi passando per Kallio in monopattino"),
    (Language.NL, "van Kamppi naar Hakaniemi via Kallio met de step"),
    (Language.FI, "Kampista Hakaniemeen Kallion kautta potkulaudalla"),
]


@pytest.mark.parametrize(("language", "text"), ROUTES)
def test_a_route_has_its_places_and_its_vehicle(language: Language, text: str) -> None:
    found = understood(text, language)
    assert found.intent is Intent.PLAN_TRIP
    assert (name(found.origin), name(found.destination)) == ("Kamppi", "Hakaniemi")
    assert [name(place) for place in found.via] == ["Kallio"]
    assert found.vehicle_classes == (VehicleClass.SCOOTER,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "take me from here to work tomorrow at 9"),
        (Language.DE, "bring mich morgen um 9 von hier zur Arbeit"),
        (Language.FR, "emmène-moi d'ici au travail demain à 9h"),
        (Language.ES, "llévame de aquí al trabajo mañana a las 9"),
        (Language.IT, "portami da qui al lavoro domani alle 9"),
        (Language.NL, "breng me morgen om 9 uur van hier naar mijn werk"),
        (Language.FI, "vie minut täältä töihin huomenna klo 9"),
    ],
)
def test_here_and_work_are_known_without_a_name(language: Language, text: str) -> None:
    found = understood(text, language)
    assert found.origin is not None
    assert found.destination is not None
    assert (found.origin.marker, found.destination.marker) == (PlaceMarker.HERE, PlaceMarker.WORK)
    assert found.time is not None
    assert found.time.earliest == datetime(2026, 11, 24, 9, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("language", "text", "origin", "destination"),
    [
        (Language.EN, "I want to go to Mannerheimintie 5 at 9", None, "Mannerheimintie 5"),
        (Language.EN, 'how do I get to the "Ateneum" from Pasila station tomorrow?', "Pasila station", "Ateneum"),
        (Language.EN, "I'm at Kamppi and need to reach Pasila by 10", "Kamppi", "Pasila"),
        (Language.EN, "when should I leave Kamppi for Pasila?", "Kamppi", "Pasila"),
        (Language.DE, "ich will vom Hauptbahnhof zur Mannerheimintie 5", "Hauptbahnhof", "Mannerheimintie 5"),
        (Language.DE, "nein, von Kallio aus", "Kallio", None),
        (Language.DE, "ich bin in der Nähe vom Ateneum und will zum Kiasma", "Ateneum", "Kiasma"),
        (Language.FR, "je pars de la gare pour aller à Pasila", "gare", "Pasila"),
        (Language.ES, "quiero ir a Pasila desde la estación", "estación", "Pasila"),
        (Language.IT, "voglio andare a Pasila dalla stazione", "stazione", "Pasila"),
        (Language.NL, "ik wil van het station naar Pasila", "station", "Pasila"),
        (Language.FI, "haluan mennä Pasilaan rautatieasemalta", "rautatieasema", "Pasila"),
        (
            Language.FI,
            "Helsingin päärautatieasemalta Mannerheimintielle",
            "Helsingin päärautatieasema",
            "Mannerheimintie",
        ),
        (Language.FI, "Ruoholahdesta Kaivopuistoon autolla", "Ruoholahti", "Kaivopuisto"),
        (Language.FI, "sähköpotkulaudalla Ateneumista Stockmannille", "Ateneum", "Stockmann"),
        (Language.FI, "onko Pitkäsilta suljettu?", None, None),
        (Language.FI, "autolla Stockmannin läheltä Kampin viereen", "Stockmann", "Kamppi"),
    ],
)
def test_places_are_taken_out_of_their_sentences(
    language: Language, text: str, origin: str | None, destination: str | None
) -> None:
    found = understood(text, language)
    assert (name(found.origin), name(found.destination)) == (origin, destination)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "is there an ATM near the Ateneum?"),
        (Language.DE, "wo ist in der Nähe vom Ateneum ein Geldautomat?"),
        (Language.NL, "is er een pinautomaat vlak bij het Ateneum?"),
        (Language.FI, "mikä on lähin pankkiautomaatti Ateneumin lähellä?"),
    ],
)
def test_places_are_looked_for_near_the_one_that_was_named(language: Language, text: str) -> None:
    found = understood(text, language)
    assert found.intent is Intent.FIND_PLACES
    assert found.place_query is not None
    assert (found.place_query.category, name(found.place_query.near)) == (PlaceCategory.ATM, "Ateneum")


def test_what_is_looked_for_is_no_place_to_look_near() -> None:
    found = understood("wo bekomme ich hier in der Nähe einen Kaffee?", Language.DE)
    assert found.place_query is not None
    assert (found.place_query.category, found.place_query.near) == (PlaceCategory.CAFE, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "how is the traffic around Kamppi?"),
        (Language.DE, "wie ist die Verkehrslage rund um Kamppi?"),
        (Language.NL, "hoe is het verkeer bij Kamppi?"),
        (Language.FI, "millainen liikennetilanne on Kampissa?"),
    ],
)
def test_incidents_can_be_asked_for_around_a_place(language: Language, text: str) -> None:
    found = understood(text, language)
    assert (found.intent, name(found.near)) == (Intent.ASK_INCIDENTS, "Kamppi")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "I want to rent a car"),
        (Language.EN, "move my booking to 11"),
        (Language.DE, "ich möchte zu Fuß gehen"),
        (Language.FR, "je préfère aller à pied"),
        (Language.ES, "quiero alquilar una furgoneta a las 10"),
        (Language.IT, "vorrei noleggiare una bici alle 10"),
        (Language.NL, "ik wil liever met de fiets"),
        (Language.FI, "haluan vuokrata auton huomenna"),
    ],
)
def test_verbs_times_and_vehicles_are_no_places(language: Language, text: str) -> None:
    found = understood(text, language)
    assert (found.origin, found.destination, found.via) == (None, None, ())


@pytest.mark.parametrize(
    ("inflected", "base"),
    [
        ("Kampista", "Kamppi"),
        ("Kamppiin", "Kamppi"),
        ("Hakaniemeen", "Hakaniemi"),
        ("Hakaniemestä", "Hakaniemi"),
        ("Kallioon", "Kallio"),
        ("Kalliosta", "Kallio"),
        ("Pasilaan", "Pasila"),
        ("Töölöön", "Töölö"),
        ("Ruoholahdesta", "Ruoholahti"),
        ("Ruoholahteen", "Ruoholahti"),
        ("Helsingistä", "Helsinki"),
        ("asemalle", "asema"),
        ("Mannerheimintieltä", "Mannerheimintie"),
        ("Aleksanterinkadulle", "Aleksanterinkatu"),
        ("Senaatintorilta", "Senaatintori"),
        ("Espoosta", "Espoo"),
        ("Espooseen", "Espoo"),
        ("Kulosaaresta", "Kulosaari"),
    ],
)
def test_finnish_case_endings_are_undone(inflected: str, base: str) -> None:
    assert base in base_forms(inflected)[:3]


# What else is said


def test_places_looked_for_have_kind_cuisine_and_superlative() -> None:
    query = understood("cheapest tacos on my route").place_query
    assert query is not None
    assert (query.category, query.cuisine, query.superlative) == (
        PlaceCategory.RESTAURANT,
        "mexican",
        Superlative.CHEAPEST,
    )
    assert query.along_route
    pharmacy = understood("is there a pharmacy nearby that is open now").place_query
    assert pharmacy is not None
    assert (pharmacy.category, pharmacy.open_now) == (PlaceCategory.PHARMACY, True)


@pytest.mark.parametrize(
    ("language", "text", "kind", "place"),
    [
        (Language.EN, "Pitkäsilta is open again", CorrectionKind.OPEN, "Pitkäsilta"),
        (Language.EN, "no, the bridge isn't blocked", CorrectionKind.CLEAR, "bridge"),
        (Language.DE, "Die Pitkäsilta ist gesperrt", CorrectionKind.CLOSED, "Pitkäsilta"),
        (Language.FR, "le pont est inondé", CorrectionKind.BLOCKED, "pont"),
        (Language.ES, "la calle está abierta", CorrectionKind.OPEN, "calle"),
        (Language.IT, "la strada è chiusa", CorrectionKind.CLOSED, "strada"),
        (Language.NL, "de brug is weer open", CorrectionKind.OPEN, "brug"),
        (Language.FI, "Pitkäsilta on auki", CorrectionKind.OPEN, "Pitkäsilta"),
    ],
)
def test_a_correction_says_what_is_so_of_which_place(
    language: Language, text: str, kind: CorrectionKind, place: str
) -> None:
    found = understood(text, language)
    assert found.intent is Intent.CORRECT_FACT
    assert found.correction is not None
    assert (found.correction.kind, found.correction.place and found.correction.place.raw) == (kind, place)


def test_a_correction_may_hold_until_a_time() -> None:
    correction = understood("the Hämeentie is closed until 6 pm").correction
    assert correction is not None
    assert correction.until == datetime(2026, 11, 23, 18, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "avoid tolls"),
        (Language.DE, "Maut vermeiden"),
        (Language.FR, "évite les péages"),
        (Language.ES, "evita los peajes"),
        (Language.IT, "evita i pedaggi"),
        (Language.NL, "vermijd tolwegen"),
        (Language.FI, "vältä tietulleja"),
    ],
)
def test_tolls_are_avoided_when_asked(language: Language, text: str) -> None:
    found = understood(text, language)
    assert found.intent is Intent.SET_PREFERENCE
    assert found.preferences is not None
    assert found.preferences.avoid_tolls is True


def test_preferences_can_be_taken_back_and_forgotten() -> None:
    no_longer = understood("no longer avoid tolls").preferences
    assert no_longer is not None
    assert no_longer.avoid_tolls is False
    everything = understood("forget all my preferences").preferences
    assert everything is not None
    assert everything.forgotten == frozenset(PreferenceName)
    walk = understood("I don't want to walk more than 1.5 km").preferences
    assert walk is not None
    assert walk.max_walk_m == 1500
    scooters = understood("never use a scooter, avoid them").preferences
    assert scooters is not None
    assert scooters.avoided == (VehicleClass.SCOOTER,)


def test_a_reservation_is_meant_by_id_class_or_place_in_the_list() -> None:
    by_id = understood("cancel res_01h455vb4pex5vsknk084sn02q").reservation
    assert by_id is not None
    assert by_id.id == "res_01h455vb4pex5vsknk084sn02q"
    by_class = understood("change my car reservation to 11").reservation
    assert by_class is not None
    assert by_class.vehicle_class is VehicleClass.CAR
    last = understood("cancel my last reservation").reservation
    assert last is not None
    assert last.position == -1
    every_one = understood("cancel all my bookings").reservation
    assert every_one is not None
    assert every_one.every_one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.DE, "storniere meine Autoreservierung"),
        (Language.NL, "annuleer mijn autoreservering"),
        (Language.FI, "peru autovaraukseni"),
    ],
)
def test_a_reservation_is_meant_by_the_vehicle_in_its_word(language: Language, text: str) -> None:
    found = understood(text, language)
    assert found.reservation is not None
    assert found.reservation.vehicle_class is VehicleClass.CAR


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "remember that I walk 300 metres at most"),
        (Language.DE, "merk dir, dass ich höchstens 300 Meter laufen will"),
        (Language.NL, "onthoud dat ik hooguit 300 meter wil lopen"),
        (Language.FI, "muista että kävelen enintään 300 metriä"),
    ],
)
def test_how_far_somebody_walks_is_a_preference(language: Language, text: str) -> None:
    found = understood(text, language)
    assert found.intent is Intent.SET_PREFERENCE
    assert found.preferences is not None
    assert found.preferences.max_walk_m == 300


def test_several_weekdays_repeat() -> None:
    found = understood("jeden Montag und Mittwoch um 7:30 Uhr von Kamppi zum Ateneum", Language.DE)
    assert found.recurrence is not None
    assert found.recurrence.weekdays == (1, 3)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "book a bike at Kamppi at 15:00"),
        (Language.DE, "buche ein Fahrrad am Kamppi um 15 Uhr"),
        (Language.FR, "réserve un vélo à Kamppi à 15h"),
        (Language.ES, "reserva una bici en Kamppi a las 15"),
        (Language.IT, "prenota una bici a Kamppi alle 15"),
        (Language.NL, "boek een fiets bij Kamppi om 15 uur"),
        (Language.FI, "varaa pyörä Kampissa klo 15"),
    ],
)
def test_a_vehicle_is_booked_where_and_when_it_is_wanted(language: Language, text: str) -> None:
    found = understood(text, language)
    assert found.intent is Intent.BOOK
    assert (found.vehicle_classes, name(found.origin)) == ((VehicleClass.BIKE,), "Kamppi")
    assert found.time is not None
    assert found.time.earliest == datetime(2026, 11, 23, 15, tzinfo=ZONE)


@pytest.mark.parametrize(
    "text",
    [
        "auf Deutsch bitte",
        "in German please",
        "en allemand",
        "can you speak German?",
        "spreek je Duits?",
        "puhutko saksaa?",
    ],
)
def test_another_language_can_be_asked_for_in_any(text: str) -> None:
    assert understood(text).wants_language is Language.DE


# Languages


@pytest.mark.parametrize(("language", "text"), ROUTES)
@pytest.mark.parametrize("fallback", [Language.EN, Language.FI])
def test_a_whole_sentence_tells_its_language(language: Language, text: str, fallback: Language) -> None:
    assert detect_language(text, fallback=fallback) is language


@pytest.mark.parametrize("text", ["ok", "Kamppi", "no", "9", "taxi", "hotel", "bar", "Mannerheimintie 5"])
def test_one_word_that_many_languages_share_changes_nothing(text: str) -> None:
    for fallback in Language:
        assert detect_language(text, fallback=fallback) is fallback


# Answers


def answer(
    text: str, kind: Expected, *, options: tuple[str, ...] = (), language: Language = Language.EN
) -> Understanding:
    unclear = understood("at 9").time if kind is Expected.AM_OR_PM else None
    return understood(text, language, expecting=Expecting(kind=kind, options=options, time=unclear))


@pytest.mark.parametrize("text", ["Kamppi", "from Kamppi", "Kamppi please", "at Kamppi"])
def test_a_bare_place_answers_where_from(text: str) -> None:
    found = answer(text, Expected.ORIGIN)
    assert (found.intent, name(found.origin), found.destination) == (Intent.REFINE, "Kamppi", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "Hakaniemi"),
        (Language.DE, "zum Hakaniemi"),
        (Language.FI, "Hakaniemeen"),
        (Language.FR, "à Hakaniemi"),
        (Language.EN, "I mean Hakaniemi"),
        (Language.DE, "ich meine das Hakaniemi"),
        (Language.NL, "ik bedoel Hakaniemi"),
        (Language.FI, "tarkoitan Hakaniemeä"),
    ],
)
def test_a_bare_place_answers_where_to(language: Language, text: str) -> None:
    found = answer(text, Expected.DESTINATION, language=language)
    assert (found.intent, name(found.destination), found.origin) == (Intent.REFINE, "Hakaniemi", None)


@pytest.mark.parametrize("text", ["16", "4 pm", "at 16:00", "around 16:00 please"])
def test_a_bare_hour_answers_when(text: str) -> None:
    found = answer(text, Expected.TIME)
    assert found.intent is Intent.REFINE
    assert found.time is not None
    assert found.time.earliest is not None
    assert abs(found.time.earliest - datetime(2026, 11, 23, 16, tzinfo=ZONE)) <= timedelta(minutes=15)


@pytest.mark.parametrize(
    "text", ["2", "the second", "second one please", "the metro", "Kamppi metro station", "number two"]
)
def test_an_option_is_chosen_by_place_or_by_name(text: str) -> None:
    found = answer(text, Expected.CHOICE, options=("Kamppi shopping centre", "Kamppi metro station"))
    assert found.intent is Intent.CHOOSE
    assert found.choice is not None
    assert found.choice.position == 2


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        (Language.EN, "yes", Intent.YES),
        (Language.EN, "go ahead", Intent.YES),
        (Language.EN, "ja", Intent.YES),
        (Language.EN, "nein", Intent.NO),
        (Language.DE, "ja bitte", Intent.YES),
        (Language.DE, "lieber nicht", Intent.NO),
        (Language.EN, "no thanks, I'd rather not", Intent.NO),
        (Language.DE, "nein danke, lieber doch nicht", Intent.NO),
        (Language.NL, "nee, toch maar niet", Intent.NO),
        (Language.FI, "ei kiitos, en sittenkään", Intent.NO),
        (Language.FI, "kyllä, tee niin", Intent.YES),
        (Language.FR, "d'accord", Intent.YES),
        (Language.ES, "no, gracias", Intent.NO),
        (Language.IT, "va bene", Intent.YES),
        (Language.NL, "nee", Intent.NO),
        (Language.FI, "joo", Intent.YES),
        (Language.FI, "ei kiitos", Intent.NO),
    ],
)
def test_a_yes_or_no_is_taken_in_any_language(language: Language, text: str, intent: Intent) -> None:
    assert answer(text, Expected.YES_NO, language=language).intent is intent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "please don't reserve the car"),
        (Language.EN, "that's too expensive, better not"),
        (Language.DE, "buch das bitte nicht"),
        (Language.DE, "das ist mir zu teuer, lieber doch nicht"),
        (Language.FR, "ne réserve pas la voiture"),
        (Language.FR, "c'est trop cher, finalement non"),
        (Language.ES, "no lo reserves"),
        (Language.ES, "es muy caro, mejor no"),
        (Language.IT, "non prenotare la macchina"),
        (Language.IT, "è troppo caro, meglio di no"),
        (Language.NL, "boek de auto maar niet"),
        (Language.NL, "dat is te duur, toch maar niet"),
        (Language.FI, "älä sittenkään varaa autoa"),
        (Language.FI, "liian kallis, ei sittenkään"),
    ],
)
def test_who_wants_nothing_booked_says_no(language: Language, text: str) -> None:
    assert understood(text, language).intent is Intent.NO


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "don't book the car, book the bike instead"),
        (Language.DE, "nein, lieber um 10"),
        (Language.NL, "nee, liever om 10 uur"),
        (Language.FI, "ei, vaan kello 10"),
    ],
)
def test_who_wants_something_else_does_not_say_no(language: Language, text: str) -> None:
    assert understood(text, language).intent is not Intent.NO


@pytest.mark.parametrize(
    ("text", "hour"), [("in the evening", 21), ("pm", 21), ("21", 21), ("the morning", 9), ("9 am", 9)]
)
def test_the_half_of_the_day_is_settled_by_its_answer(text: str, hour: int) -> None:
    found = answer(text, Expected.AM_OR_PM)
    assert found.time is not None
    assert found.time.earliest is not None
    assert (found.time.problems, found.time.earliest.hour) == ((), hour)


def test_the_vehicle_is_answered_by_name() -> None:
    found = answer("the bike", Expected.VEHICLE)
    assert (found.intent, found.travel_modes) == (Intent.REFINE, (TravelMode.BIKE,))


def test_a_reservation_is_chosen_by_its_vehicle() -> None:
    found = answer("the bike", Expected.RESERVATION, options=("a car, Tue 10:00", "a bike, Wed 9:00"))
    assert found.intent is Intent.CHOOSE
    assert found.reservation is not None
    assert found.reservation.vehicle_class is VehicleClass.BIKE


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what's the weather?", Intent.ASK_WEATHER),
        ("stop", Intent.STOP),
        ("let me talk to a human", Intent.HAND_OFF),
        ("cancel my booking", Intent.CANCEL_RESERVATION),
    ],
)
@pytest.mark.parametrize("kind", [Expected.ORIGIN, Expected.TIME, Expected.YES_NO, Expected.CHOICE])
def test_a_request_of_its_own_is_no_answer(text: str, intent: Intent, kind: Expected) -> None:
    assert answer(text, kind, options=("a", "b")).intent is intent


# Strange texts


@settings(deadline=None)
@given(text=st.text(max_size=300), language=st.sampled_from(list(Language)), kind=st.sampled_from([None, *Expected]))
def test_any_text_is_understood_as_something(text: str, language: Language, kind: Expected | None) -> None:
    expecting = None if kind is None else Expecting(kind=kind, options=("one", "two"))
    found = understood(text, language, expecting=expecting)
    assert found.text == text
    assert 0 <= found.confidence <= 1


def test_a_very_long_text_is_read_only_at_its_beginning() -> None:
    found = understood("how do I get to Pasila? " + "x " * 20_000)
    assert name(found.destination) == "Pasila"


def test_marks_in_the_text_itself_are_not_taken_for_findings() -> None:
    assert understood("\ue000\ue200 at \ue100").time is None
