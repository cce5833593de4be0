"""The best time to leave within a window, and when to leave to arrive in time."""

from generated.models import ConfirmationStatus, Locale, TravelMode, VehicleClass
from tests.evaluation.conversation import CREATED, Ability, Conversation, Reserved, approve, say
from tests.evaluation.facts import credited, proposes, settled, tells_leaving, trip, uses

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI
CAR = VehicleClass.CAR


def in_a_window(
    language: Locale, request: str, *, to: str, earliest: str, latest: str, mode: TravelMode
) -> Conversation:
    """The best time between two others."""
    return Conversation(
        name=f"in-a-window/{language}",
        ability=Ability.BEST_TIMES,
        language=language,
        steps=(
            say(
                request,
                uses("best_time"),
                trip("Hakaniemi", to, leaves=earliest, leaves_until=latest, mode=mode),
                tells_leaving(),
                credited(),
            ),
        ),
    )


def in_time(language: Locale, request: str, *, to: str, by: str, mode: TravelMode) -> Conversation:
    """When to leave so as to be there by a time."""
    return Conversation(
        name=f"in-time/{language}",
        ability=Ability.BEST_TIMES,
        language=language,
        steps=(say(request, trip("Hakaniemi", to, arrives_by=by, mode=mode), tells_leaving()),),
    )


def in_time_and_booked(language: Locale, request: str, book: str, *, to: str, by: str, late_min: int) -> Conversation:
    """A car that brings one there in time is reserved; it starts up to `late_min` before the arrival."""
    day, _, clock = by.rpartition(" ")
    starts = f"{day} {int(clock[:2]) - 1:02}:{clock[3:]}"
    return Conversation(
        name=f"in-time-and-booked/{language}",
        ability=Ability.BEST_TIMES,
        language=language,
        steps=(
            say(request, trip("Hakaniemi", to, arrives_by=by, mode=TravelMode.CAR), tells_leaving()),
            say(book, proposes("create", CAR, starts=starts, late_min=late_min)),
            approve(settled(ConfirmationStatus.COMMITTED)),
        ),
        reserved=(Reserved(vehicle_class=CAR, starts=starts, late_min=late_min),),
        writes=CREATED,
    )


CONVERSATIONS = (
    in_a_window(
        EN,
        "When should I leave Hakaniemi for Annankatu by car tomorrow between 7 and 9 in the morning?",
        to="Annankatu",
        earliest="wed 07:00",
        latest="wed 09:00",
        mode=TravelMode.CAR,
    ),
    in_a_window(
        DE,
        "Wann fahre ich morgen zwischen 15 und 18 Uhr am besten mit dem Auto von Hakaniemi zur Annankatu los?",
        to="Annankatu",
        earliest="wed 15:00",
        latest="wed 18:00",
        mode=TravelMode.CAR,
    ),
    in_a_window(
        FR,
        "Quel est le meilleur moment pour partir en voiture de Hakaniemi à Kasarmitori demain entre 7h30 et 9h30 ?",
        to="Kasarmitori",
        earliest="wed 07:30",
        latest="wed 09:30",
        mode=TravelMode.CAR,
    ),
    in_a_window(
        ES,
        "¿A qué hora me conviene salir mañana en coche de Hakaniemi a Annankatu, entre las 8 y las 10 de la mañana?",
        to="Annankatu",
        earliest="wed 08:00",
        latest="wed 10:00",
        mode=TravelMode.CAR,
    ),
    in_a_window(
        IT,
        "Quando mi conviene partire in auto domani da Hakaniemi per Annankatu, tra le 16 e le 19?",
        to="Annankatu",
        earliest="wed 16:00",
        latest="wed 19:00",
        mode=TravelMode.CAR,
    ),
    in_a_window(
        NL,
        "Wanneer kan ik morgenochtend tussen 7 en 9 uur het beste met de auto van Hakaniemi naar Annankatu vertrekken?",
        to="Annankatu",
        earliest="wed 07:00",
        latest="wed 09:00",
        mode=TravelMode.CAR,
    ),
    in_a_window(
        FI,
        "Milloin kannattaa lähteä huomenna autolla Hakaniemestä Annankadulle kello 7 ja 9 välillä?",
        to="Annankatu",
        earliest="wed 07:00",
        latest="wed 09:00",
        mode=TravelMode.CAR,
    ),
    in_time(
        EN,
        "I have to be at Stockmann by quarter past nine tomorrow morning, coming from Hakaniemi by bike",
        to="Stockmann",
        by="wed 09:15",
        mode=TravelMode.BIKE,
    ),
    in_time(
        DE,
        "Ich muss morgen spätestens um halb neun am Kasarmitori sein, mit dem Rad von Hakaniemi aus",
        to="Kasarmitori",
        by="wed 08:30",
        mode=TravelMode.BIKE,
    ),
    in_time(
        FR,
        "Je dois arriver à Stockmann avant 14h demain, en partant de Hakaniemi à vélo",
        to="Stockmann",
        by="wed 14:00",
        mode=TravelMode.BIKE,
    ),
    in_time(
        ES,
        "Tengo que llegar a Annankatu mañana antes de las nueve y media de la mañana, en bici desde Hakaniemi",
        to="Annankatu",
        by="wed 09:30",
        mode=TravelMode.BIKE,
    ),
    in_time(
        IT,
        "Devo essere a Kasarmitori domani entro le 8 e mezza, in bici da Hakaniemi",
        to="Kasarmitori",
        by="wed 08:30",
        mode=TravelMode.BIKE,
    ),
    in_time(
        NL,
        "Ik moet morgen uiterlijk om kwart voor negen 's ochtends bij Stockmann zijn, met de fiets vanaf Hakaniemi",
        to="Stockmann",
        by="wed 08:45",
        mode=TravelMode.BIKE,
    ),
    in_time(
        FI,
        "Minun pitää olla Annankadulla huomenna viimeistään puoli yhdeksältä aamulla, pyörällä Hakaniemestä",
        to="Annankatu",
        by="wed 08:30",
        mode=TravelMode.BIKE,
    ),
    in_time_and_booked(
        EN,
        "I need to arrive at Annankatu by 8:30 tomorrow, by car from Hakaniemi",
        "Book it",
        to="Annankatu",
        by="wed 08:30",
        late_min=60,
    ),
    in_time_and_booked(
        DE,
        "Bring mich am Donnerstag bis 10 Uhr mit dem Auto von Hakaniemi zur Annankatu",
        "Ja, das Auto reservieren bitte",
        to="Annankatu",
        by="thu 10:00",
        late_min=60,
    ),
    in_time_and_booked(
        FR,
        "Demain je dois être à Kasarmitori à 9 h au plus tard, en voiture depuis Hakaniemi",
        "Réserve-la",
        to="Kasarmitori",
        by="wed 09:00",
        late_min=60,
    ),
    in_time_and_booked(
        ES,
        "El jueves tengo que estar en Annankatu a las 11 de la mañana como muy tarde, en coche desde Hakaniemi",
        "Resérvalo, por favor",
        to="Annankatu",
        by="thu 11:00",
        late_min=60,
    ),
    in_time_and_booked(
        IT,
        "Domani devo arrivare ad Annankatu entro le 15, in auto da Hakaniemi",
        "Va bene, prenota l'auto",
        to="Annankatu",
        by="wed 15:00",
        late_min=60,
    ),
    in_time_and_booked(
        NL,
        "Ik wil morgen om 14.30 uur in Annankatu aankomen, met de auto vanaf Hakaniemi",
        "Prima, reserveer hem maar",
        to="Annankatu",
        by="wed 14:30",
        late_min=60,
    ),
    in_time_and_booked(
        FI,
        "Minun täytyy olla Annankadulla huomenna klo 9 mennessä, autolla Hakaniemestä",
        "Varaa se",
        to="Annankatu",
        by="wed 09:00",
        late_min=60,
    ),
)
