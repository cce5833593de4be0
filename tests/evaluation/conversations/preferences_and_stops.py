"""Routes by preference, with stops, and preferences that are remembered."""

from generated.models import Locale, TravelMode, VehicleClass
from tests.evaluation.conversation import Ability, Conversation, Preferred, say
from tests.evaluation.facts import credited, detours, trip, uses

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI


def by_preference(language: Locale, request: str, *, to: str, mode: TravelMode = TravelMode.BIKE) -> Conversation:
    """One trip with a wish about its way."""
    return Conversation(
        name=f"by-preference/{language}",
        ability=Ability.PREFERENCES_AND_STOPS,
        language=language,
        steps=(say(request, trip("Hakaniemi", to, mode=mode), credited()),),
    )


def by_way_of(language: Locale, request: str, *, to: str, via: str, mode: TravelMode | None = None) -> Conversation:
    """A trip with a stop at a place that is named."""
    return Conversation(
        name=f"by-way-of/{language}",
        ability=Ability.PREFERENCES_AND_STOPS,
        language=language,
        steps=(say(request, trip("Hakaniemi", to, via=via, mode=mode), credited()),),
    )


def grocery_stop(language: Locale, *, plan: str, to: str, stop: str) -> Conversation:
    """A trip is planned, and a kind of stop asked for: the way by the one with the shortest detour is shown."""
    return Conversation(
        name=f"grocery-stop/{language}",
        ability=Ability.PREFERENCES_AND_STOPS,
        language=language,
        steps=(
            say(plan, trip("Hakaniemi", to)),
            say(stop, detours(), uses("add_stop"), trip("Hakaniemi", to, via="Market")),
        ),
    )


def stop_from_a_list(language: Locale, *, plan: str, question: str, pick: str) -> Conversation:
    """A trip is planned, places along it are listed, and one of them is made a stop."""
    return Conversation(
        name=f"stop-from-a-list/{language}",
        ability=Ability.PREFERENCES_AND_STOPS,
        language=language,
        steps=(
            say(plan, trip("Hakaniemi", "Annankatu")),
            say(question, detours(at_least=2)),
            say(pick, uses("add_stop"), trip("Hakaniemi", "Annankatu")),
        ),
    )


def remembered(language: Locale, request: str, preferred: Preferred) -> Conversation:
    """A preference for all trips to come."""
    return Conversation(
        name=f"remembered/{language}",
        ability=Ability.PREFERENCES_AND_STOPS,
        language=language,
        steps=(say(request, uses("set_preferences")),),
        preferred=preferred,
    )


CONVERSATIONS = (
    by_preference(EN, "Plan a scenic bike ride from Hakaniemi to Kasarmitori, please", to="Kasarmitori"),
    by_preference(DE, "Mit dem Rad von Hakaniemi zum Kasarmitori, gern auf einer schönen Strecke", to="Kasarmitori"),
    by_preference(
        FR,
        "En voiture de Hakaniemi à Bulevardi en évitant les péages, s'il vous plaît",
        to="Bulevardi",
        mode=TravelMode.CAR,
    ),
    by_preference(ES, "Quiero una ruta panorámica en bicicleta de Hakaniemi a Annankatu", to="Annankatu"),
    by_preference(
        IT,
        "Portami in auto da Hakaniemi a Bulevardi senza pedaggi",
        to="Bulevardi",
        mode=TravelMode.CAR,
    ),
    by_preference(
        NL,
        "Wat is de snelste route met de step van Hakaniemi naar Stockmann?",
        to="Stockmann",
        mode=TravelMode.SCOOTER,
    ),
    by_preference(FI, "Suunnittele kaunis pyöräreitti Hakaniemestä Kasarmitorille", to="Kasarmitori"),
    by_way_of(
        EN,
        "From Hakaniemi to Bulevardi by car via Stockmann",
        to="Bulevardi",
        via="Stockmann",
        mode=TravelMode.CAR,
    ),
    by_way_of(DE, "Von Hakaniemi nach Annankatu über das Ateneum, bitte", to="Annankatu", via="Ateneum"),
    by_way_of(FR, "De Hakaniemi à Kasarmitori en passant par Stockmann", to="Kasarmitori", via="Stockmann"),
    by_way_of(
        ES,
        "Necesito ir en coche de Hakaniemi a Annankatu pasando por Stockmann",
        to="Annankatu",
        via="Stockmann",
        mode=TravelMode.CAR,
    ),
    by_way_of(IT, "Da Hakaniemi a Bulevardi passando per Ateneum", to="Bulevardi", via="Ateneum"),
    by_way_of(
        NL,
        "Met de bestelbus van Hakaniemi naar Annankatu via Kasarmitori",
        to="Annankatu",
        via="Kasarmitori",
        mode=TravelMode.VAN,
    ),
    by_way_of(
        FI,
        "Autolla Hakaniemestä Annankadulle Stockmannin kautta",
        to="Annankatu",
        via="Stockmann",
        mode=TravelMode.CAR,
    ),
    grocery_stop(
        EN,
        plan="I need to go from Hakaniemi to Annankatu",
        to="Annankatu",
        stop="Add a grocery stop on the way",
    ),
    grocery_stop(
        DE,
        plan="Wie komme ich von Hakaniemi in die Annankatu?",
        to="Annankatu",
        stop="Ich möchte unterwegs noch an einem Supermarkt halten.",
    ),
    grocery_stop(
        FR,
        plan="Je vais de Hakaniemi à Annankatu",
        to="Annankatu",
        stop="Ajoute un arrêt dans un supermarché",
    ),
    grocery_stop(
        ES,
        plan="Quiero ir desde Hakaniemi hasta Annankatu",
        to="Annankatu",
        stop="Añade una parada en un supermercado",
    ),
    grocery_stop(
        IT,
        plan="Devo andare da Hakaniemi ad Annankatu",
        to="Annankatu",
        stop="Aggiungi una sosta in un supermercato",
    ),
    grocery_stop(
        NL,
        plan="Ik wil van Hakaniemi naar Annankatu",
        to="Annankatu",
        stop="Voeg onderweg een stop bij een supermarkt toe",
    ),
    grocery_stop(
        FI,
        plan="Haluan mennä Hakaniemestä Annankadulle",
        to="Annankatu",
        stop="Lisää matkalle pysähdys ruokakaupassa",
    ),
    stop_from_a_list(
        EN,
        plan="From Hakaniemi to Annankatu, please",
        question="Which pharmacies are along the route?",
        pick="Add the first one as a stop",
    ),
    stop_from_a_list(
        DE,
        plan="Ich will von Hakaniemi zur Annankatu",
        question="Welche Apotheken liegen auf dem Weg?",
        pick="Den zweiten nehmen wir als Zwischenstopp",
    ),
    stop_from_a_list(
        FR,
        plan="Itinéraire de Hakaniemi à Annankatu",
        question="Quels distributeurs de billets y a-t-il sur le chemin ?",
        pick="Le premier, merci",
    ),
    stop_from_a_list(
        ES,
        plan="Tengo que ir de Hakaniemi a Annankatu",
        question="¿Qué supermercados hay en el camino?",
        pick="El primero",
    ),
    stop_from_a_list(
        IT,
        plan="Mi porti da Hakaniemi ad Annankatu?",
        question="Quali farmacie ci sono lungo il percorso?",
        pick="Prendo la prima",
    ),
    stop_from_a_list(
        NL,
        plan="Ik moet van Hakaniemi naar Annankatu",
        question="Welke supermarkten zijn er onderweg?",
        pick="Doe maar de eerste",
    ),
    stop_from_a_list(
        FI,
        plan="Pitäisi päästä Hakaniemestä Annankadulle",
        question="Mitä apteekkeja reitin varrella on?",
        pick="Otetaan ensimmäinen",
    ),
    remembered(EN, "From now on, always avoid toll roads", Preferred(avoid_tolls=True)),
    remembered(
        DE,
        "Merk dir bitte: ich fahre am liebsten mit dem Fahrrad",
        Preferred(vehicle_classes=(VehicleClass.BIKE,)),
    ),
    remembered(FR, "Je ne veux jamais marcher plus de 400 mètres", Preferred(max_walk_m=400)),
    remembered(ES, "A partir de ahora evita siempre los peajes", Preferred(avoid_tolls=True)),
    remembered(IT, "D'ora in poi preferisco i percorsi panoramici", Preferred(scenic=True)),
    remembered(NL, "Onthoud dat ik hooguit 300 meter wil lopen", Preferred(max_walk_m=300)),
    remembered(FI, "Vältä jatkossa aina tietulleja", Preferred(avoid_tolls=True)),
)
