"""Live incidents on the way, with ways around them."""

from generated.models import Locale, TravelMode
from impl.travel_agent.domain.incidents import IncidentKind
from tests.evaluation.conversation import Ability, Conversation, Happens, World, say
from tests.evaluation.facts import credited, incident, keeps_clear, no_incident, trip, uses
from tests.evaluation.streets import POHJOISESPLANADI, UNIONINKATU
from tests.evaluation.streets import incident as happening

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI
FLOODING = happening("Tulva Unioninkadulla", at=UNIONINKATU)
CRASH = happening("Kolari Pohjoisesplanadilla", at=POHJOISESPLANADI, kind=IncidentKind.CRASH)


def known_before(language: Locale, request: str, *, to: str = "Annankatu") -> Conversation:
    """What blocks the usual way is told with the plan, which keeps clear of it."""
    return Conversation(
        name=f"known-before/{language}",
        ability=Ability.INCIDENTS,
        language=language,
        world=World(incidents=(FLOODING,)),
        steps=(
            say(
                request, trip("Hakaniemi", to, mode=TravelMode.CAR), keeps_clear(), incident(FLOODING.title), credited()
            ),
        ),
    )


def happens_later(language: Locale, *, plan: str, question: str) -> Conversation:
    """Something happens on the planned way; asked for, it is told, with a new plan around it."""
    return Conversation(
        name=f"happens-later/{language}",
        ability=Ability.INCIDENTS,
        language=language,
        steps=(
            say(plan, trip("Hakaniemi", "Annankatu", mode=TravelMode.CAR)),
            Happens(incident=CRASH),
            Happens(incident=FLOODING),
            say(question, uses("check_incidents"), incident(FLOODING.title), keeps_clear()),
        ),
    )


def all_clear(language: Locale, *, plan: str, question: str) -> Conversation:
    """Nothing is in the way, and that is told."""
    return Conversation(
        name=f"all-clear/{language}",
        ability=Ability.INCIDENTS,
        language=language,
        steps=(say(plan, trip("Hakaniemi")), say(question, no_incident())),
    )


CONVERSATIONS = (
    known_before(EN, "Plan a drive from Hakaniemi to Annankatu by car"),
    known_before(DE, "Ich will mit dem Auto von Hakaniemi zur Annankatu fahren"),
    known_before(FR, "Je prends une voiture pour aller de Hakaniemi à Annankatu"),
    known_before(ES, "Voy en coche de Hakaniemi a Annankatu, ¿por dónde?"),
    known_before(IT, "In macchina da Hakaniemi ad Annankatu, grazie"),
    known_before(NL, "Plan een rit met de auto van Hakaniemi naar Annankatu"),
    known_before(FI, "Tarvitsen reitin autolla Hakaniemestä Annankadulle"),
    happens_later(
        EN,
        plan="By car from Hakaniemi to Annankatu",
        question="Are there any accidents or road works on my route?",
    ),
    happens_later(
        DE,
        plan="Route mit dem Auto von Hakaniemi nach Annankatu bitte",
        question="Gibt es auf meiner Strecke Staus oder Sperrungen?",
    ),
    happens_later(
        FR,
        plan="Un trajet en voiture de Hakaniemi à Annankatu",
        question="Y a-t-il des accidents ou des perturbations sur mon trajet ?",
    ),
    happens_later(
        ES,
        plan="Llévame en coche de Hakaniemi a Annankatu",
        question="¿Hay algún accidente o atasco en mi ruta?",
    ),
    happens_later(
        IT,
        plan="Vado in auto da Hakaniemi ad Annankatu",
        question="Ci sono incidenti o strade chiuse sul mio percorso?",
    ),
    happens_later(
        NL,
        plan="Ik ga met de auto van Hakaniemi naar Annankatu",
        question="Zijn er ongelukken of files op mijn route?",
    ),
    happens_later(
        FI,
        plan="Autolla Hakaniemestä Annankadulle, kiitos",
        question="Onko reitilläni onnettomuuksia tai ruuhkaa?",
    ),
    all_clear(
        EN,
        plan="Route from Hakaniemi to the Senate Square by scooter",
        question="Anything blocking the road there? Any closures?",
    ),
    all_clear(
        DE,
        plan="Von Hakaniemi zum Ateneum mit dem Roller",
        question="Ist auf dem Weg gerade irgendwo ein Unfall?",
    ),
    all_clear(
        FR,
        plan="De Hakaniemi à l'Ateneum en trottinette",
        question="Est-ce que la route est bloquée quelque part ?",
    ),
    all_clear(ES, plan="De Hakaniemi a Kiasma en patinete", question="¿Hay cortes de tráfico en el camino?"),
    all_clear(
        IT, plan="Da Hakaniemi a Kiasma in monopattino", question="Ci sono problemi di traffico lungo la strada?"
    ),
    all_clear(
        NL, plan="Van Hakaniemi naar Kiasma met de step", question="Is er ergens een wegafsluiting op die route?"
    ),
    all_clear(FI, plan="Hakaniemestä Kiasmaan sähköpotkulaudalla", question="Onko matkalla häiriöitä tai tulvia?"),
)
