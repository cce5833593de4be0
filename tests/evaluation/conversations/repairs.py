"""When a conversation does not go straight: corrections, interruptions, questions back, what is not ours, and again."""

from generated.models import ConfirmationStatus, Expectation, Locale, TravelMode, VehicleClass
from tests.evaluation.conversation import (
    CREATED,
    Ability,
    Conversation,
    Interrupt,
    Reserved,
    World,
    approve,
    choose,
    say,
)
from tests.evaluation.facts import (
    asks,
    in_words_of,
    lists,
    only_words,
    proposes,
    proposes_nothing,
    says,
    settled,
    trip,
    uses,
)

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI
BIKE, CAR = VehicleClass.BIKE, VehicleClass.CAR
COMMITTED, SUPERSEDED = ConfirmationStatus.COMMITTED, ConfirmationStatus.SUPERSEDED


def another_time(language: Locale, *, request: str, repair: str, starts: str, ends: str) -> Conversation:
    """The customer meant another time: the first proposal is superseded, the second approved."""
    return Conversation(
        name=f"another-time/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(
            say(request, proposes("create", CAR)),
            say(repair, settled(SUPERSEDED), proposes("create", CAR, starts=starts, ends=ends, late_min=15)),
            approve(settled(COMMITTED)),
        ),
        reserved=(Reserved(vehicle_class=CAR, starts=starts, ends=ends, late_min=15),),
        writes=CREATED,
    )


def another_vehicle(language: Locale, *, request: str, repair: str, to: str) -> Conversation:
    """The customer meant another vehicle for the trip that is spoken of."""
    return Conversation(
        name=f"another-vehicle/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(
            say(request, trip("Hakaniemi", to, mode=TravelMode.BIKE)),
            say(repair, trip(to, mode=TravelMode.SCOOTER)),
        ),
    )


def interrupted(language: Locale, *, first: str, then: str) -> Conversation:
    """While the agent works on a plan, the customer asks for something else."""
    reserved = (Reserved(vehicle_class=CAR, starts="wed 09:00", ends="wed 11:00"),)
    return Conversation(
        name=f"interrupted/{language}",
        ability=Ability.REPAIRS,
        language=language,
        world=World(reserved=reserved),
        steps=(Interrupt(first=first, text=then, facts=(lists(CAR),)),),
        reserved=reserved,
    )


def which_one(language: Locale, request: str, *, answer: str | None = None) -> Conversation:
    """There are several places of that name: the agent asks, and the customer taps one or says which."""
    question = asks(Expectation.DESTINATION, Expectation.PLACE, choices=2)
    picked = trip("Hakaniemi", "Hesburger")
    return Conversation(
        name=f"which-one/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(say(request, question), choose(2, picked) if answer is None else say(answer, picked)),
    )


def bit_by_bit(language: Locale, request: str, destination: str, origin: str) -> Conversation:
    """The customer says one thing at a time, and the agent asks for what is missing."""
    return Conversation(
        name=f"bit-by-bit/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(
            say(request, asks(Expectation.DESTINATION)),
            say(destination, asks(Expectation.ORIGIN)),
            say(origin, proposes("create", BIKE)),
            approve(settled(COMMITTED)),
        ),
        reserved=(Reserved(vehicle_class=BIKE, starts="+0 min", late_min=5),),
        writes=CREATED,
    )


def not_ours(language: Locale, request: str) -> Conversation:
    """Something that the agent does not do: it says so, and touches nothing."""
    return Conversation(
        name=f"not-ours/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(say(request, only_words(), proposes_nothing()),),
    )


def to_a_person(language: Locale, request: str) -> Conversation:
    """The customer wants to talk with a person."""
    return Conversation(
        name=f"to-a-person/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(say(request, uses("hand_off")),),
    )


def once_more(language: Locale, *, request: str, to: str, again: str) -> Conversation:
    """The customer has not understood and asks the agent to say it again."""
    return Conversation(
        name=f"once-more/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(say(request, trip("Hakaniemi", to)), say(again, says(to))),
    )


def another_language(language: Locale, *, first: str, to: str, then: str, heard: Locale) -> Conversation:
    """The customer goes on in another language, or asks for it, and is answered in it."""
    return Conversation(
        name=f"another-language/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(say(first, trip("Hakaniemi", to), in_words_of(language)), say(then, in_words_of(heard))),
        changes_language=True,
    )


CONVERSATIONS = (
    another_time(
        EN,
        request="Book a car from Hakaniemi to Annankatu tomorrow from 9 to 11",
        repair="Sorry, I meant from 10 to 12",
        starts="wed 10:00",
        ends="wed 12:00",
    ),
    another_time(
        DE,
        request="Bitte ein Auto von Hakaniemi zur Annankatu reservieren, morgen von 9 bis 11 Uhr",
        repair="Ach nein, lieber von 13 bis 15 Uhr",
        starts="wed 13:00",
        ends="wed 15:00",
    ),
    another_time(
        FR,
        request="Réserve une voiture demain de 9h à 11h, de Hakaniemi à Annankatu",
        repair="Non, plutôt de 10h à 12h",
        starts="wed 10:00",
        ends="wed 12:00",
    ),
    another_time(
        ES,
        request="Reserva un coche para mañana de 9:00 a 11:00, de Hakaniemi a Annankatu",
        repair="Perdón, quería decir de 10:00 a 12:00",
        starts="wed 10:00",
        ends="wed 12:00",
    ),
    another_time(
        IT,
        request="Prenota un'auto domani dalle 9 alle 11 da Hakaniemi ad Annankatu",
        repair="No scusa, dalle 14 alle 16",
        starts="wed 14:00",
        ends="wed 16:00",
    ),
    another_time(
        NL,
        request="Reserveer een auto van Hakaniemi naar Annankatu, morgen van 9 tot 11 uur",
        repair="Nee, ik bedoel van 10 tot 12 uur",
        starts="wed 10:00",
        ends="wed 12:00",
    ),
    another_time(
        FI,
        request="Varaa auto Hakaniemestä Annankadulle huomenna klo 9–11",
        repair="Eikun siis klo 10–12",
        starts="wed 10:00",
        ends="wed 12:00",
    ),
    another_vehicle(
        EN,
        request="By bike from Hakaniemi to Kiasma, please",
        repair="Actually, make it a scooter",
        to="Kiasma",
    ),
    another_vehicle(
        DE,
        request="Ich fahre mit dem Rad von Hakaniemi nach Kiasma",
        repair="Oder nein, doch lieber mit dem Roller",
        to="Kiasma",
    ),
    another_vehicle(
        FR,
        request="À vélo de Hakaniemi à Kiasma",
        repair="Finalement plutôt en trottinette",
        to="Kiasma",
    ),
    another_vehicle(ES, request="En bici de Hakaniemi a Kiasma", repair="No, mejor en patinete", to="Kiasma"),
    another_vehicle(IT, request="In bici da Hakaniemi a Kiasma", repair="Anzi, meglio in monopattino", to="Kiasma"),
    another_vehicle(
        NL,
        request="Met de fiets van Hakaniemi naar Kiasma graag",
        repair="Nee, toch liever met de step",
        to="Kiasma",
    ),
    another_vehicle(
        FI,
        request="Pyörällä Hakaniemestä Kiasmaan",
        repair="Tai sittenkin sähköpotkulaudalla",
        to="Kiasma",
    ),
    interrupted(
        EN,
        first="Compare all ways from Hakaniemi to Annankatu tomorrow at noon",
        then="Wait, show me my reservations first",
    ),
    interrupted(DE, first="Wie komme ich von Hakaniemi zur Annankatu?", then="Moment, zeig mir erst meine Buchungen"),
    interrupted(
        FR,
        first="Je veux aller de Hakaniemi à Annankatu",
        then="Attends, montre-moi d'abord mes réservations",
    ),
    interrupted(ES, first="Quiero ir de Hakaniemi a Annankatu", then="Espera, ¿qué reservas tengo?"),
    interrupted(
        IT, first="Vorrei andare da Hakaniemi ad Annankatu", then="Aspetta, prima mostrami le mie prenotazioni"
    ),
    interrupted(NL, first="Ik wil van Hakaniemi naar Annankatu", then="Wacht, laat eerst mijn reserveringen zien"),
    interrupted(FI, first="Haluan Hakaniemestä Annankadulle", then="Odota, näytä ensin varaukseni"),
    which_one(EN, "How do I get from Hakaniemi to Hesburger?"),
    which_one(DE, "Von Hakaniemi zu Hesburger bitte", answer="Den ersten"),
    which_one(FR, "Comment aller de Hakaniemi à Hesburger ?"),
    which_one(ES, "Quiero ir de Hakaniemi a Hesburger", answer="El segundo"),
    which_one(IT, "Da Hakaniemi a Hesburger, per favore"),
    which_one(NL, "Van Hakaniemi naar Hesburger", answer="De eerste graag"),
    which_one(FI, "Miten pääsen Hakaniemestä Hesburgeriin?", answer="Se ensimmäinen"),
    bit_by_bit(EN, "I need a bike now", "To Kiasma", "Hakaniemi"),
    bit_by_bit(DE, "Ich brauche jetzt ein Fahrrad", "Zum Ateneum", "Von Hakaniemi"),
    bit_by_bit(FR, "J'ai besoin d'un vélo maintenant", "À Stockmann", "Hakaniemi"),
    bit_by_bit(ES, "Necesito una bici ahora", "A Kiasma", "Desde Hakaniemi"),
    bit_by_bit(IT, "Mi serve una bici adesso", "A Kiasma", "Da Hakaniemi"),
    bit_by_bit(NL, "Ik heb nu een fiets nodig", "Naar Stockmann", "Vanaf Hakaniemi"),
    bit_by_bit(FI, "Tarvitsen nyt pyörän", "Kiasmaan", "Hakaniemestä"),
    not_ours(EN, "Tell me a joke about football"),
    not_ours(DE, "Schreib mir bitte ein Gedicht über den Herbst"),
    not_ours(FR, "Tu peux me réserver un vol pour Paris ?"),
    not_ours(ES, "¿Me cuentas un chiste?"),
    not_ours(IT, "Qual è la ricetta della carbonara?"),
    not_ours(NL, "Wat is de hoofdstad van Australië?"),
    not_ours(FI, "Kerro minulle vitsi"),
    to_a_person(EN, "Can I talk to a real person, please?"),
    to_a_person(DE, "Ich möchte mit einem Mitarbeiter sprechen"),
    to_a_person(FR, "Je veux parler à un conseiller"),
    to_a_person(ES, "Quiero hablar con una persona"),
    to_a_person(IT, "Vorrei parlare con un operatore"),
    to_a_person(NL, "Mag ik een medewerker spreken?"),
    to_a_person(FI, "Haluan puhua ihmisen kanssa"),
    once_more(
        EN,
        request="How do I get from Hakaniemi to Stockmann by scooter?",
        to="Stockmann",
        again="Sorry, could you repeat that?",
    ),
    once_more(
        DE,
        request="Mit dem Roller von Hakaniemi zu Stockmann",
        to="Stockmann",
        again="Wie bitte? Sag das nochmal",
    ),
    once_more(
        FR,
        request="En trottinette de Hakaniemi à Stockmann",
        to="Stockmann",
        again="Tu peux répéter, s'il te plaît ?",
    ),
    once_more(ES, request="En patinete de Hakaniemi a Stockmann", to="Stockmann", again="¿Puedes repetirlo?"),
    once_more(IT, request="In monopattino da Hakaniemi a Stockmann", to="Stockmann", again="Puoi ripetere?"),
    once_more(
        NL,
        request="Met de step van Hakaniemi naar Stockmann",
        to="Stockmann",
        again="Kun je dat herhalen?",
    ),
    once_more(
        FI,
        request="Sähköpotkulaudalla Hakaniemestä Stockmannille",
        to="Stockmann",
        again="Anteeksi, voitko toistaa?",
    ),
    another_language(
        EN,
        first="I'd like to go from Hakaniemi to Kiasma by bike",
        to="Kiasma",
        then="Können wir bitte auf Deutsch weitermachen?",
        heard=DE,
    ),
    another_language(
        DE,
        first="Ich möchte mit dem Rad von Hakaniemi nach Kiasma fahren",
        to="Kiasma",
        then="Could we continue in English, please?",
        heard=EN,
    ),
    another_language(
        FR,
        first="Je voudrais aller de Hakaniemi à Kiasma à vélo",
        to="Kiasma",
        then="¿Podemos hablar en español, por favor?",
        heard=ES,
    ),
    another_language(
        ES,
        first="Me gustaría ir en bici de Hakaniemi a Kiasma",
        to="Kiasma",
        then="Est-ce qu'on peut continuer en français ?",
        heard=FR,
    ),
    another_language(
        IT,
        first="Vorrei andare in bici da Hakaniemi a Kiasma",
        to="Kiasma",
        then="Please speak English with me",
        heard=EN,
    ),
    another_language(
        NL,
        first="Ik wil graag met de fiets van Hakaniemi naar Kiasma",
        to="Kiasma",
        then="Voitko puhua suomea?",
        heard=FI,
    ),
    another_language(
        FI,
        first="Haluaisin mennä pyörällä Hakaniemestä Kiasmaan",
        to="Kiasma",
        then="Kunnen we in het Nederlands verder?",
        heard=NL,
    ),
)
