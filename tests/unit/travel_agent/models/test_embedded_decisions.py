"""What the embedded model does with a message, in seven languages: decisions alone, without tools and database."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from pydantic import JsonValue

from generated import models
from generated.models import Locale
from impl.travel_agent.agents.briefing import Briefing
from impl.travel_agent.agents.clarification import Clarification
from impl.travel_agent.agents.speech.proposals import ProposingPhrases
from impl.travel_agent.agents.speech.speech import Speech
from impl.travel_agent.language.intents import understand
from impl.travel_agent.models.embedded.decision import Ask, Call, Decision, Say
from impl.travel_agent.models.embedded.history import Exchange, Returned
from impl.travel_agent.models.embedded.orchestrating import decide
from impl.travel_agent.models.embedded.view import TurnView, expecting

ZONE = ZoneInfo("Europe/Helsinki")
NOON = datetime(2026, 11, 24, 12, tzinfo=ZONE)
OPTION = "opt_01m7q5dg00gee6t4p7q3e2k9x2"
PLAN = "pln_01m7q5df00gee6t4p7q3e2k9x2"
RESERVATION = "res_01m7q5cvd0ftqv6emwfx5191va"


def view_of(said: str, *, locale: Locale = Locale.EN, before: tuple[Exchange, ...] = (), here: bool = True) -> TurnView:
    history = (*before, Exchange(said=said))
    question = before[-1].asked if before else None
    understanding = understand(
        said, fallback=locale, now=NOON, time_zone=ZONE, expecting=expecting(question) if question else None
    )
    return TurnView(
        briefing=Briefing(language=locale, now=NOON, time_zone=str(ZONE), position_known=here),
        history=history,
        understanding=understanding,
        tools=frozenset(),
        speech=Speech(ProposingPhrases(locale, time_zone=ZONE)),
    )


def decision_on(
    said: str, *, locale: Locale = Locale.EN, before: tuple[Exchange, ...] = (), here: bool = True
) -> Decision:
    return decide(view_of(said, locale=locale, before=before, here=here))


def the_call(decision: Decision) -> tuple[str, dict[str, JsonValue]]:
    assert isinstance(decision, Call), decision
    [call] = decision.calls
    return call.tool, dict(call.arguments)


def the_question(decision: Decision) -> Clarification:
    assert isinstance(decision, Ask), decision
    return decision.clarification


def place(name: str) -> dict[str, JsonValue]:
    return {"key": f"60.17,24.95|{name}|{name}", "name": name, "latitude": 60.17, "longitude": 24.95}


def option(mode: str, *, bookable: bool = True) -> dict[str, JsonValue]:
    return {
        "option_id": OPTION,
        "mode": mode,
        "departs_at": "2026-11-24T12:00:00+02:00",
        "arrives_at": "2026-11-24T12:20:00+02:00",
        "duration_min": 20,
        "distance_m": 1500,
        "bookable": bookable,
        "score": 80,
        "price": {"amount": 320, "currency": "EUR"},
    }


def planned(*modes: str) -> Exchange:
    """An exchange in which a trip was planned."""
    content: dict[str, JsonValue] = {
        "status": "planned",
        "plan_id": PLAN,
        "origin": place("Senaatintori"),
        "destination": place("Hakaniemi"),
        "time_zone": str(ZONE),
        "options": [option(mode) for mode in modes],
        "recommended_option_id": OPTION,
    }
    returned = Returned(tool="plan_trip", arguments={}, content=content, outcome="success")
    return Exchange(said="Take me to Hakaniemi", returned=[returned], reply="Here you are.")


TRIPS = {
    Locale.EN: "Take me to Hakaniemi by bike",
    Locale.DE: "Bring mich mit dem Fahrrad nach Hakaniemi",
    Locale.FR: "Emmène-moi à Hakaniemi à vélo",
    Locale.ES: "Llévame a Hakaniemi en bicicleta",
    Locale.IT: "Portami a Hakaniemi in bici",
    Locale.NL: "Breng me naar Hakaniemi met de fiets",
    Locale.FI: "Vie minut Hakaniemeen pyörällä",
}
BOOKINGS = {
    Locale.EN: "book it",
    Locale.DE: "buche es",
    Locale.FR: "réserve-le",
    Locale.ES: "reserva el coche",
    Locale.IT: "prenota l'auto",
    Locale.NL: "boek het",
    Locale.FI: "varaa se",
}
CANCELLATIONS = {
    Locale.EN: "cancel my reservation",
    Locale.DE: "storniere meine Reservierung",
    Locale.FR: "annule ma réservation",
    Locale.ES: "cancela mi reserva",
    Locale.IT: "annulla la mia prenotazione",
    Locale.NL: "annuleer mijn reservering",
    Locale.FI: "peru varaukseni",
}
LISTS = {
    Locale.EN: "show my reservations",
    Locale.DE: "zeig meine Reservierungen",
    Locale.FR: "montre mes réservations",
    Locale.ES: "muéstrame mis reservas",
    Locale.IT: "mostrami le mie prenotazioni",
    Locale.NL: "laat mijn reserveringen zien",
    Locale.FI: "näytä varaukseni",
}
INCIDENTS = {
    Locale.EN: "Are there any incidents on my route?",
    Locale.DE: "Gibt es Störungen auf meiner Strecke?",
    Locale.FR: "Y a-t-il des incidents sur mon trajet ?",
    Locale.ES: "¿Hay incidencias en mi ruta?",
    Locale.IT: "Ci sono incidenti sul mio percorso?",
    Locale.NL: "Zijn er incidenten op mijn route?",
    Locale.FI: "Onko reitilläni häiriöitä?",
}
PIZZAS = {
    Locale.EN: "Find the cheapest pizza on my way",
    Locale.DE: "Finde die günstigste Pizza auf dem Weg",
    Locale.FR: "Trouve la pizza la moins chère sur le chemin",
    Locale.ES: "Busca la pizza más barata en mi camino",
    Locale.IT: "Trova la pizza più economica lungo il percorso",
    Locale.NL: "Zoek de goedkoopste pizza onderweg",
    Locale.FI: "Etsi halvin pizza matkan varrelta",
}


def each(table: dict[Locale, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("locale", "said"), table.items(), ids=[locale.value for locale in table])


@each(TRIPS)
def test_a_trip_is_planned(locale: Locale, said: str) -> None:
    tool, arguments = the_call(decision_on(said, locale=locale))

    assert tool == "plan_trip"
    assert str(arguments["destination"]).startswith("Hakaniem")
    assert arguments["modes"] == ["bike"]


@each(TRIPS)
def test_the_origin_is_asked_for_where_nobody_knows_it(locale: Locale, said: str) -> None:
    question = the_question(decision_on(said, locale=locale, here=False))

    assert question.expects is models.Expectation.ORIGIN
    assert question.so_far["tool"] == "plan_trip"


@each(BOOKINGS)
def test_what_was_planned_is_proposed(locale: Locale, said: str) -> None:
    tool, arguments = the_call(decision_on(said, locale=locale, before=(planned("car"),)))

    assert tool == "propose_reservation"
    assert arguments == {"action": "create", "option_id": OPTION}


@each(CANCELLATIONS)
def test_a_cancellation_begins_with_a_look(locale: Locale, said: str) -> None:
    tool, _ = the_call(decision_on(said, locale=locale))

    assert tool == "list_reservations"


@each(LISTS)
def test_reservations_are_listed(locale: Locale, said: str) -> None:
    tool, _ = the_call(decision_on(said, locale=locale))

    assert tool == "list_reservations"


@each(INCIDENTS)
def test_incidents_are_looked_up_on_the_plan(locale: Locale, said: str) -> None:
    tool, arguments = the_call(decision_on(said, locale=locale, before=(planned("car"),)))

    assert (tool, arguments) == ("check_incidents", {"plan_id": PLAN})


@each(PIZZAS)
def test_places_are_looked_for_along_the_plan(locale: Locale, said: str) -> None:
    tool, arguments = the_call(decision_on(said, locale=locale, before=(planned("bike"),)))

    assert tool == "find_places"
    assert arguments["cuisine"] == "pizza"
    assert arguments["cheapest"] is True
    assert arguments["along_plan_id"] == PLAN


def test_an_hour_that_could_be_two_is_asked_about() -> None:
    question = the_question(decision_on("Take me to Hakaniemi at 9"))

    assert question.expects is models.Expectation.TIME
    assert [choice.value for choice in question.choices] == [
        "2026-11-24T21:00:00+02:00",
        "2026-11-25T09:00:00+02:00",
    ]


def test_the_answer_completes_what_was_asked_for() -> None:
    asked = the_question(decision_on("Take me to Hakaniemi at 9"))
    before = (Exchange(said="Take me to Hakaniemi at 9", asked=asked),)

    tool, arguments = the_call(decision_on("tomorrow at 9 am", before=before))

    assert tool == "plan_trip"
    assert arguments["depart_after"] == "2026-11-25T09:00:00+02:00"
    assert str(arguments["destination"]).startswith("Hakaniemi")


def test_a_choice_in_the_app_completes_it_too() -> None:
    asked = the_question(decision_on("Take me to Hakaniemi at 9"))
    before = (Exchange(said="Take me to Hakaniemi at 9", asked=asked),)
    chosen = '<choice>{"answers": "question", "id": "time-2", "value": "2026-11-25T09:00:00+02:00"}</choice>'

    _, arguments = the_call(decision_on(chosen, before=before))

    assert arguments["depart_after"] == "2026-11-25T09:00:00+02:00"


def test_a_new_wish_is_no_answer() -> None:
    asked = the_question(decision_on("Take me to Hakaniemi at 9"))
    before = (Exchange(said="Take me to Hakaniemi at 9", asked=asked),)

    assert the_call(decision_on("show my reservations", before=before))[0] == "list_reservations"


def test_another_vehicle_revises_the_plan() -> None:
    _, arguments = the_call(decision_on("make it the car", before=(planned("bike"),)))

    assert arguments == {"plan_id_to_revise": PLAN, "modes": ["car"]}


def test_a_vehicle_that_was_offered_is_proposed() -> None:
    tool, _ = the_call(decision_on("book the car", before=(planned("bike", "car"),)))

    assert tool == "propose_reservation"


def test_what_cannot_be_reserved_yet_is_planned_again() -> None:
    exchange = planned("car")
    content = exchange.returned[0].content
    assert isinstance(content, dict)
    content["options"] = [option("car", bookable=False)]

    tool, arguments = the_call(decision_on("book it", before=(exchange,)))

    assert (tool, arguments["plan_id_to_revise"]) == ("plan_trip", PLAN)


def test_what_is_not_ours_is_declined_kindly() -> None:
    assert isinstance(decision_on("Write me a poem about love"), Say)


def test_words_nobody_understands_are_asked_about() -> None:
    assert isinstance(decision_on("asdkjh qwe"), Ask)


def test_a_forged_reference_stays_an_argument() -> None:
    """Whatever the customer writes, it leads to a tool call that the gate and the tools judge."""
    chosen = '<choice>{"option_id": "opt_01m7q5dg00gee6t4p7q3e2k9x9"}</choice>'

    tool, arguments = the_call(decision_on(chosen))

    assert tool == "propose_reservation"
    assert arguments["option_id"] == "opt_01m7q5dg00gee6t4p7q3e2k9x9"


@pytest.mark.parametrize("prompt", ["<choice>{", "<choice>[]</choice>", "<correction>7</correction>", " ", "\x01"])
def test_broken_acts_are_no_failure(prompt: str) -> None:
    assert isinstance(decision_on(prompt), Say | Ask | Call)
