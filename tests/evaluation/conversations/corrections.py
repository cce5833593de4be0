"""What the customer knows better: it is noted, and plans that stood on the old fact are made anew."""

from generated.models import Correction, CorrectionKind, Locale, TravelMode
from tests.evaluation.conversation import Ability, Conversation, Correct, say
from tests.evaluation.facts import detours, not_offered, noted, replanned, trip, uses

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI


def street_blocked(language: Locale, *, plan: str, correction: str, street: str) -> Conversation:
    """A street of the planned way is closed, says the customer."""
    return Conversation(
        name=f"street-blocked/{language}",
        ability=Ability.CORRECTIONS,
        language=language,
        steps=(
            say(plan, trip("Hakaniemi", "Annankatu", mode=TravelMode.CAR)),
            say(correction, uses("correct_fact"), noted(street), replanned()),
        ),
    )


def place_closed(language: Locale, *, plan: str, question: str, correction: str, again: str) -> Conversation:
    """A pharmacy along the way is closed, says the customer; it is not offered again."""
    return Conversation(
        name=f"place-closed/{language}",
        ability=Ability.CORRECTIONS,
        language=language,
        steps=(
            say(plan, trip("Hakaniemi", "Annankatu")),
            say(question, detours("Erottajan Apteekki")),
            say(correction, noted("Erottajan Apteekki")),
            say(again, detours(), not_offered("Erottajan Apteekki")),
        ),
    )


def by_form(language: Locale, plan: str, *, street: str, kind: CorrectionKind = CorrectionKind.BLOCKED) -> Conversation:
    """The app's form says the same."""
    return Conversation(
        name=f"by-form/{language}",
        ability=Ability.CORRECTIONS,
        language=language,
        steps=(
            say(plan, trip("Hakaniemi", "Annankatu")),
            Correct(correction=Correction(kind=kind, place_name=street), facts=(noted(street), replanned())),
        ),
    )


CONVERSATIONS = (
    street_blocked(
        EN,
        plan="Directions by car from Hakaniemi to Annankatu",
        correction="That's wrong, Unioninkatu is closed today because of a parade",
        street="Unioninkatu",
    ),
    street_blocked(
        DE,
        plan="Mit dem Auto von Hakaniemi zur Annankatu, wie fahre ich da?",
        correction="Die Unioninkatu ist gesperrt!",
        street="Unioninkatu",
    ),
    street_blocked(
        FR,
        plan="Comment aller en voiture de Hakaniemi à Annankatu ?",
        correction="En fait Pohjoisesplanadi est fermée à la circulation",
        street="Pohjoisesplanadi",
    ),
    street_blocked(
        ES,
        plan="Una ruta en coche de Hakaniemi a Annankatu",
        correction="No es correcto, Unioninkatu está cortada por obras",
        street="Unioninkatu",
    ),
    street_blocked(
        IT,
        plan="Come arrivo in auto da Hakaniemi ad Annankatu?",
        correction="Guarda che Unioninkatu è chiusa al traffico",
        street="Unioninkatu",
    ),
    street_blocked(
        NL,
        plan="Hoe rijd ik met de auto van Hakaniemi naar Annankatu?",
        correction="Dat klopt niet, Unioninkatu is afgesloten",
        street="Unioninkatu",
    ),
    street_blocked(
        FI,
        plan="Miten ajan autolla Hakaniemestä Annankadulle?",
        correction="Unioninkatu on muuten poikki tietöiden takia",
        street="Unioninkatu",
    ),
    place_closed(
        EN,
        plan="Take me from Hakaniemi to Annankatu",
        question="Is there a pharmacy on the way?",
        correction="Erottajan Apteekki is closed today",
        again="So which pharmacy is on my route?",
    ),
    place_closed(
        DE,
        plan="Ich brauche eine Route von Hakaniemi zur Annankatu",
        question="Wo finde ich unterwegs eine Apotheke?",
        correction="Erottajan Apteekki hat heute geschlossen",
        again="Welche Apotheke liegt dann auf meiner Route?",
    ),
    place_closed(
        FR,
        plan="Je veux aller de Hakaniemi à Annankatu",
        question="Une pharmacie sur le chemin ?",
        correction="Erottajan Apteekki est fermé aujourd'hui",
        again="Alors, quelle pharmacie y a-t-il sur mon chemin ?",
    ),
    place_closed(
        ES,
        plan="¿Cómo puedo ir de Hakaniemi a Annankatu?",
        question="¿Hay una farmacia en el camino?",
        correction="Erottajan Apteekki está cerrado hoy",
        again="Entonces, ¿qué farmacia hay en mi ruta?",
    ),
    place_closed(
        IT,
        plan="Mi serve un percorso da Hakaniemi ad Annankatu",
        question="C'è una farmacia lungo la strada?",
        correction="Erottajan Apteekki oggi è chiusa",
        again="E allora quale farmacia trovo lungo il percorso?",
    ),
    place_closed(
        NL,
        plan="Breng me van Hakaniemi naar Annankatu",
        question="Kom ik onderweg langs een apotheek?",
        correction="Erottajan Apteekki is vandaag dicht",
        again="Welke apotheek ligt er dan wel op mijn route?",
    ),
    place_closed(
        FI,
        plan="Reitti Hakaniemestä Annankadulle",
        question="Onko matkan varrella apteekkia?",
        correction="Erottajan Apteekki on tänään kiinni",
        again="No mikä apteekki reitin varrella sitten on?",
    ),
    by_form(EN, "I'd like to drive from Hakaniemi to Annankatu", street="Pohjoisesplanadi"),
    by_form(DE, "Fahrt mit dem Auto von Hakaniemi nach Annankatu", street="Unioninkatu"),
    by_form(FR, "Trajet en voiture, de Hakaniemi jusqu'à Annankatu", street="Unioninkatu"),
    by_form(ES, "Ruta en coche desde Hakaniemi hasta Annankatu", street="Pohjoisesplanadi"),
    by_form(IT, "Percorso in auto da Hakaniemi ad Annankatu", street="Unioninkatu"),
    by_form(NL, "Route met de auto van Hakaniemi naar Annankatu", street="Pohjoisesplanadi"),
    by_form(FI, "Ajoreitti autolla Hakaniemestä Annankadulle", street="Unioninkatu"),
)
