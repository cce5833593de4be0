"""Questions before and during a ride: what there is along the way and around, and what the weather will be."""

from generated.models import Locale, TravelMode
from tests.evaluation.conversation import Ability, Conversation, World, say
from tests.evaluation.facts import credited, detours, nearby, trip, weather

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI
STANDING_AT_STOCKMANN = World(standing_at=(60.1685, 24.9424))


def on_the_way(language: Locale, *, plan: str, to: str, question: str, at_least: int = 1) -> Conversation:
    """A trip by bike is planned from Hakaniemi; what is asked for is listed by its detour."""
    return Conversation(
        name=f"on-the-way/{language}",
        ability=Ability.ROUTE_QUESTIONS,
        language=language,
        steps=(
            say(plan, trip("Hakaniemi", to, mode=TravelMode.BIKE), credited()),
            say(question, detours(at_least=at_least), credited()),
        ),
    )


def around_a_place(language: Locale, question: str, *names: str) -> Conversation:
    """What is near a place, without any trip."""
    return Conversation(
        name=f"around-a-place/{language}",
        ability=Ability.ROUTE_QUESTIONS,
        language=language,
        steps=(say(question, nearby(*names), credited()),),
    )


def around_me(language: Locale, question: str, *names: str) -> Conversation:
    """What is near the customer, who stands at Stockmann and lets the app tell it."""
    return Conversation(
        name=f"around-me/{language}",
        ability=Ability.ROUTE_QUESTIONS,
        language=language,
        world=STANDING_AT_STOCKMANN,
        steps=(say(question, nearby(*names), credited()),),
    )


def the_weather(language: Locale, question: str) -> Conversation:
    """The weather at a place and time."""
    return Conversation(
        name=f"the-weather/{language}",
        ability=Ability.ROUTE_QUESTIONS,
        language=language,
        steps=(say(question, weather()),),
    )


CONVERSATIONS = (
    on_the_way(
        EN,
        plan="How do I get from Hakaniemi to Annankatu by bike?",
        to="Annankatu",
        question="Where can I get the cheapest tacos on my route?",
        at_least=2,
    ),
    on_the_way(
        DE,
        plan="Ich möchte mit dem Fahrrad von Hakaniemi zur Annankatu.",
        to="Annankatu",
        question="Gibt es unterwegs eine gute Pizzeria?",
        at_least=3,
    ),
    on_the_way(
        FR,
        plan="Quel est le meilleur itinéraire à vélo de Hakaniemi à Kasarmitori ?",
        to="Kasarmitori",
        question="Est-ce qu'il y a une pharmacie sur mon trajet ?",
    ),
    on_the_way(
        ES,
        plan="¿Cómo voy en bici de Hakaniemi a Bulevardi?",
        to="Bulevardi",
        question="¿Hay algún restaurante de sushi por el camino?",
        at_least=3,
    ),
    on_the_way(
        IT,
        plan="Vorrei andare in bicicletta da Hakaniemi ad Annankatu",
        to="Annankatu",
        question="Lungo il percorso c'è un bancomat?",
        at_least=2,
    ),
    on_the_way(
        NL,
        plan="Hoe kom ik het best met de fiets van Hakaniemi naar Annankatu?",
        to="Annankatu",
        question="Waar kan ik onderweg een hamburger eten?",
        at_least=2,
    ),
    on_the_way(
        FI,
        plan="Miten pääsen pyörällä Hakaniemestä Annankadulle?",
        to="Annankatu",
        question="Onko matkan varrella kahvilaa?",
        at_least=3,
    ),
    around_a_place(EN, "Is there an ATM near the Senate Square?"),
    around_a_place(DE, "Wo ist in der Nähe vom Ateneum eine Apotheke?", "Apteekki"),
    around_a_place(FR, "Où est le supermarché le plus proche de Hakaniemi ?", "S-Market Hakaniemi"),
    around_a_place(ES, "¿Dónde hay una farmacia cerca de Stockmann?", "Apteekki"),
    around_a_place(IT, "C'è un parco vicino a Kasarmitori?"),
    around_a_place(NL, "Is er een bakker in de buurt van Hakaniemi?", "leipomo"),
    around_a_place(FI, "Mikä on lähin apteekki Stockmannin lähellä?", "Apteekki"),
    around_me(EN, "I'm on my scooter and hungry, any sushi place near me?", "Sushi"),
    around_me(DE, "Wo bekomme ich hier in der Nähe einen Kaffee?"),
    around_me(FR, "Il y a des toilettes près d'ici ?"),
    around_me(ES, "Busco un cajero automático cerca de aquí", "Otto"),
    around_me(IT, "Dove posso mangiare una pizza qui vicino?"),
    around_me(NL, "Waar vind ik hier in de buurt een apotheek?", "Apteekki"),
    around_me(FI, "Missä täällä lähellä on kirjasto?"),
    the_weather(EN, "Will it rain in Hakaniemi at five this afternoon?"),
    the_weather(DE, "Wie wird das Wetter morgen um 8 Uhr in Hakaniemi?"),
    the_weather(FR, "Quel temps fera-t-il demain matin à 9 h à Kasarmitori ?"),
    the_weather(ES, "¿Va a llover mañana a las diez de la mañana en Hakaniemi?"),
    the_weather(IT, "Che tempo farà stasera alle 20 a Hakaniemi?"),
    the_weather(NL, "Regent het morgenochtend om half negen bij Stockmann?"),
    the_weather(FI, "Sataako Hakaniemessä tänään kello 17?"),
)
