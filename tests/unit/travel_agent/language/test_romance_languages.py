"""What French, Spanish and Italian say with prepositions that have many forms, and with words of several uses."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from generated.models import VehicleClass
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
    TimeForm,
    Understanding,
)

ZONE = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 23, 14, 33, tzinfo=ZONE)
FR, ES, IT = Language.FR, Language.ES, Language.IT


def understood(text: str, language: Language, *, expecting: Expecting | None = None) -> Understanding:
    return understand(text, fallback=language, now=NOW, time_zone=ZONE, expecting=expecting)


def name(place: PlaceText | None) -> str | None:
    if place is None:
        return None
    return place.marker.value if place.marker else place.raw


@pytest.mark.parametrize(
    ("language", "text", "origin", "destination"),
    [
        (IT, "Percorso in auto da Hakaniemi ad Annankatu", "Hakaniemi", "Annankatu"),
        (IT, "Da Hakaniemi all'Ateneum in bici", "Hakaniemi", "Ateneum"),
        (IT, "Parto da Hakaniemi per Kiasma in auto", "Hakaniemi", "Kiasma"),
        (IT, "Da Hakaniemi per andare ad Annankatu", "Hakaniemi", "Annankatu"),
        (IT, "Domani devo arrivare ad Annankatu entro le 15, in auto da Hakaniemi", "Hakaniemi", "Annankatu"),
        (IT, "Vado domani in macchina a Kiasma", None, "Kiasma"),
        (IT, "Devo raggiungere Kallio partendo da Kamppi", "Kamppi", "Kallio"),
        (IT, "Una bici da Kamppi per domani", "Kamppi", None),
        (IT, "Un furgone da Kamppi per il weekend", "Kamppi", None),
        (ES, "Salgo de Hakaniemi para Kiasma", "Hakaniemi", "Kiasma"),
        (ES, "Un coche de Hakaniemi para ir a Kiasma", "Hakaniemi", "Kiasma"),
        (ES, "Una bici en Kamppi para ir a Arabia", "Kamppi", "Arabia"),
        (ES, "Voy mañana en coche a Kiasma", None, "Kiasma"),
        (ES, "Una furgoneta desde Kamppi para el fin de semana", "Kamppi", None),
        (FR, "Je pars de Hakaniemi pour Kiasma en voiture", "Hakaniemi", "Kiasma"),
        (FR, "Compare les moyens de transport de Hakaniemi à Annankatu", "Hakaniemi", "Annankatu"),
        (FR, "Une voiture de Kamppi pour aller à Kallio", "Kamppi", "Kallio"),
        (FR, "Un vélo à Kamppi pour aller à Arabia", "Kamppi", "Arabia"),
        (FR, "Je vais demain en voiture à Kiasma", None, "Kiasma"),
        (FR, "Je pars de chez moi pour le bureau", PlaceMarker.HOME.value, PlaceMarker.WORK.value),
    ],
)
def test_every_preposition_tells_where_from_and_where_to(
    language: Language, text: str, origin: str | None, destination: str | None
) -> None:
    found = understood(text, language)
    assert (name(found.origin), name(found.destination)) == (origin, destination)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (ES, "Voy en coche de Hakaniemi a Annankatu, ¿por dónde?"),
        (ES, "Mannerheimintie está bloqueada por un accidente"),
        (ES, "Gracias por tu ayuda"),
        (FR, "Mannerheimintie est bloquée par un accident"),
        (IT, "Mannerheimintie è bloccata da un incidente"),
    ],
)
def test_what_is_no_place_is_no_stop_and_no_origin(language: Language, text: str) -> None:
    found = understood(text, language)
    assert found.via == ()
    assert name(found.origin) in {None, "Hakaniemi"}


@pytest.mark.parametrize(
    ("language", "text", "category", "near"),
    [
        (FR, "Il y a des toilettes près d'ici ?", PlaceCategory.TOILETS, "here"),
        (FR, "Où est le supermarché le plus proche de Hakaniemi ?", PlaceCategory.SUPERMARKET, "Hakaniemi"),
        (FR, "Y a-t-il un café à côté de l'Ateneum ?", PlaceCategory.CAFE, "Ateneum"),
        (ES, "¿Dónde está el supermercado más cercano a Hakaniemi?", PlaceCategory.SUPERMARKET, "Hakaniemi"),
        (ES, "¿Qué supermercados hay en el camino?", PlaceCategory.SUPERMARKET, None),
        (IT, "C'è un bar vicino ad Annankatu?", PlaceCategory.BAR, "Annankatu"),
        (IT, "Qual è il supermercato più vicino a Kiasma?", PlaceCategory.SUPERMARKET, "Kiasma"),
    ],
)
def test_places_are_looked_for_near_what_is_said(
    language: Language, text: str, category: PlaceCategory, near: str | None
) -> None:
    query = understood(text, language).place_query
    assert query is not None
    assert (query.category, name(query.near)) == (category, near)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "Quel temps fera-t-il demain matin à 9 h à Hakaniemi ?"),
        (ES, "¿Va a llover mañana a las diez de la mañana en Hakaniemi?"),
        (IT, "Che tempo farà stasera alle 20 a Hakaniemi?"),
    ],
)
def test_the_weather_is_asked_of_a_place(language: Language, text: str) -> None:
    found = understood(text, language)
    assert found.intent is Intent.ASK_WEATHER
    assert name(found.destination) == "Hakaniemi"


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        (FR, "Ce n'est pas vrai, Unioninkatu est barrée", "Unioninkatu"),
        (FR, "Attention, aujourd'hui Unioninkatu est fermée", "Unioninkatu"),
        (ES, "No es correcto, Unioninkatu está cortada por obras", "Unioninkatu"),
        (ES, "Eso no es correcto, hoy Unioninkatu está cerrada", "Unioninkatu"),
        (ES, "Ahora Kluuvin Apteekki está cerrada", "Kluuvin Apteekki"),
        (IT, "Guarda che Unioninkatu è chiusa al traffico", "Unioninkatu"),
        (IT, "Erottajan Apteekki oggi è chiusa", "Erottajan Apteekki"),
        (IT, "Non è corretto, Unioninkatu è chiusa", "Unioninkatu"),
    ],
)
def test_a_correction_names_the_place_and_nothing_around_it(language: Language, text: str, place: str) -> None:
    found = understood(text, language)
    assert found.intent is Intent.CORRECT_FACT
    assert found.correction is not None
    assert found.correction.kind in {CorrectionKind.CLOSED, CorrectionKind.BLOCKED}
    assert name(found.correction.place) == place


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        (FR, "De Kamppi à Kallio à vélo, merci", Intent.PLAN_TRIP),
        (FR, "Le premier, merci", Intent.CHOOSE),
        (FR, "Merci, maintenant emmène-moi de Kamppi à Kallio", Intent.PLAN_TRIP),
        (ES, "De Kamppi a Kallio en bici, gracias", Intent.PLAN_TRIP),
        (ES, "El primero, gracias", Intent.CHOOSE),
        (ES, "Gracias, ahora llévame de Kamppi a Kallio", Intent.PLAN_TRIP),
        (IT, "In macchina da Kamppi a Kallio, grazie", Intent.PLAN_TRIP),
        (IT, "La seconda, grazie", Intent.CHOOSE),
        (IT, "Grazie, e ora portami da Kamppi a Kallio", Intent.PLAN_TRIP),
    ],
)
def test_a_polite_request_is_more_than_thanks(language: Language, text: str, intent: Intent) -> None:
    assert understood(text, language).intent is intent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "Non, pas maintenant"),
        (FR, "Non, ne réserve pas le vélo"),
        (FR, "Merci, mais finalement pas"),
        (ES, "No, mejor no"),
        (ES, "No reserves el coche"),
        (IT, "No, meglio di no"),
        (IT, "No, non prenotare la bici"),
    ],
)
def test_a_no_in_more_than_a_word_is_a_no(language: Language, text: str) -> None:
    assert understood(text, language).intent is Intent.NO


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "C'est Hakaniemi"),
        (FR, "C'est à Hakaniemi"),
        (FR, "Je pars de Hakaniemi"),
        (ES, "Es Hakaniemi"),
        (ES, "Salgo de Hakaniemi"),
        (IT, "È Hakaniemi"),
        (IT, "Sono ad Hakaniemi"),
    ],
)
def test_an_origin_that_was_asked_for_is_found_in_its_sentence(language: Language, text: str) -> None:
    found = understood(text, language, expecting=Expecting(kind=Expected.ORIGIN))
    assert found.intent is Intent.REFINE
    assert name(found.origin) == "Hakaniemi"


def test_an_article_is_no_hour() -> None:
    assert understood("Je voudrais aller à une pharmacie", FR).time is None
    assert understood("Voglio andare a un ristorante", IT).time is None


def test_the_afternoon_is_not_noon() -> None:
    found = understood("Réserve une voiture demain après-midi de Kamppi à Kallio", FR)
    assert found.vehicle_classes == (VehicleClass.CAR,)
    assert found.time is not None
    assert found.time.form is TimeForm.DAY_PART
