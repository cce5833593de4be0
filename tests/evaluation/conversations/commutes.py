"""Commutes: recurring trips, planned for the days ahead, and reserved day by day, each day confirmed."""

from generated.models import ConfirmationStatus, Locale, VehicleClass
from tests.evaluation.conversation import CREATED, Ability, Conversation, Reserved, approve, say
from tests.evaluation.facts import commute, credited, proposes, proposes_nothing, settled

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI
CAR = VehicleClass.CAR
WORKING_DAYS = ("wed", "thu", "fri", "mon")


def first_day(language: Locale, *, plan: str, book: str, arrives_by: str) -> Conversation:
    """A commute on working days by car; the first day is reserved. It begins within the hour before the arrival."""
    starts = f"wed {int(arrives_by[:2]) - 1:02}:{arrives_by[3:]}"
    return Conversation(
        name=f"first-day/{language}",
        ability=Ability.COMMUTES,
        language=language,
        steps=(
            say(plan, commute(*WORKING_DAYS, arrives_by=arrives_by), credited()),
            say(book, proposes("create", CAR, starts=starts, late_min=60)),
            approve(settled(ConfirmationStatus.COMMITTED)),
        ),
        reserved=(Reserved(vehicle_class=CAR, starts=starts, late_min=60),),
        writes=CREATED,
    )


def two_days(
    language: Locale, *, plan: str, first: str, second: str, days: tuple[str, str], leaves: str
) -> Conversation:
    """Two days of a commute are reserved, each with its own approval."""
    reserved = tuple(Reserved(vehicle_class=CAR, starts=f"{day} {leaves}", late_min=15) for day in days)
    return Conversation(
        name=f"two-days/{language}",
        ability=Ability.COMMUTES,
        language=language,
        steps=(
            say(plan, commute(*days, leaves=leaves)),
            say(first, proposes("create", CAR, starts=f"{days[0]} {leaves}", late_min=15)),
            approve(settled(ConfirmationStatus.COMMITTED)),
            say(second, proposes("create", CAR, starts=f"{days[1]} {leaves}", late_min=15)),
            approve(settled(ConfirmationStatus.COMMITTED)),
        ),
        reserved=reserved,
        writes=(*CREATED, *CREATED),
    )


def too_early(language: Locale, *, plan: str, book: str, days: tuple[str, ...], leaves: str) -> Conversation:
    """A commute by bike can be planned, and reserved only half an hour before each ride."""
    return Conversation(
        name=f"too-early/{language}",
        ability=Ability.COMMUTES,
        language=language,
        steps=(
            say(plan, commute(*days, leaves=leaves, bookable=0)),
            say(book, proposes_nothing()),
        ),
    )


CONVERSATIONS = (
    first_day(
        EN,
        plan="Plan my commute from Hakaniemi to Annankatu by car, every weekday, arriving by 8:30",
        book="Book the first day",
        arrives_by="08:30",
    ),
    first_day(
        DE,
        plan="Ich pendle jeden Werktag mit dem Auto von Hakaniemi zur Annankatu und muss um 9 Uhr da sein.",
        book="Reserviere bitte den Mittwoch.",
        arrives_by="09:00",
    ),
    first_day(
        FR,
        plan="Du lundi au vendredi je vais en voiture de Hakaniemi à Annankatu et je dois arriver à 8h30 au plus tard",
        book="Réserve pour demain",
        arrives_by="08:30",
    ),
    first_day(
        ES,
        plan="De lunes a viernes voy al trabajo en coche de Hakaniemi a Annankatu y tengo que llegar a las 9:00",
        book="Reserva el primer día",
        arrives_by="09:00",
    ),
    first_day(
        IT,
        plan="Tutti i giorni feriali vado in auto da Hakaniemi ad Annankatu, devo arrivare entro le 8:30",
        book="Prenota per mercoledì",
        arrives_by="08:30",
    ),
    first_day(
        NL,
        plan="Plan mijn woon-werkverkeer: elke werkdag met de auto van Hakaniemi naar Annankatu, aankomst om 9:00",
        book="Reserveer de eerste dag",
        arrives_by="09:00",
    ),
    first_day(
        FI,
        plan="Suunnittele työmatkani autolla Hakaniemestä Annankadulle joka arkipäivä, perillä klo 8.30",
        book="Varaa ensimmäinen päivä",
        arrives_by="08:30",
    ),
    two_days(
        EN,
        plan="Every Wednesday and Friday I drive from Hakaniemi to Annankatu by car, leaving at 7:45",
        first="Reserve the Wednesday",
        second="And now Friday as well, book it please",
        days=("wed", "fri"),
        leaves="07:45",
    ),
    two_days(
        DE,
        plan="Jeden Donnerstag und Freitag fahre ich um 8 Uhr mit dem Auto von Hakaniemi zur Annankatu.",
        first="Buch mir den Donnerstag",
        second="Reserviere jetzt noch Freitag",
        days=("thu", "fri"),
        leaves="08:00",
    ),
    two_days(
        FR,
        plan="Tous les mercredis et jeudis je pars à 8 h en voiture de Hakaniemi vers Annankatu",
        first="Réserve mercredi",
        second="Réserve aussi jeudi",
        days=("wed", "thu"),
        leaves="08:00",
    ),
    two_days(
        ES,
        plan="Todos los miércoles y viernes salgo a las 8:15 en coche de Hakaniemi hacia Annankatu",
        first="Reserva el miércoles",
        second="Ahora reserva también el viernes",
        days=("wed", "fri"),
        leaves="08:15",
    ),
    two_days(
        IT,
        plan="Ogni giovedì e venerdì parto alle 7:30 in auto da Hakaniemi per Annankatu",
        first="Prenota giovedì",
        second="Prenota anche venerdì",
        days=("thu", "fri"),
        leaves="07:30",
    ),
    two_days(
        NL,
        plan="Elke woensdag en donderdag vertrek ik om half negen met de auto van Hakaniemi naar Annankatu",
        first="Boek de woensdag",
        second="En reserveer ook donderdag",
        days=("wed", "thu"),
        leaves="08:30",
    ),
    two_days(
        FI,
        plan="Joka keskiviikko ja perjantai lähden autolla klo 7.45 Hakaniemestä Annankadulle",
        first="Varaa keskiviikko",
        second="Varaa vielä perjantai",
        days=("wed", "fri"),
        leaves="07:45",
    ),
    too_early(
        EN,
        plan="On Mondays and Thursdays I cycle by bike from Hakaniemi to Kasarmitori at 8:00",
        book="Book Thursday's bike",
        days=("thu", "mon"),
        leaves="08:00",
    ),
    too_early(
        DE,
        plan="Jeden Montag und Mittwoch mit dem Rad um 7:30 Uhr von Hakaniemi zum Kasarmitori",
        book="Reserviere das Rad für Mittwoch",
        days=("wed", "mon"),
        leaves="07:30",
    ),
    too_early(
        FR,
        plan="Chaque jeudi et vendredi, en vélo à 8h15 de Hakaniemi à Kasarmitori",
        book="Réserve le vélo de jeudi",
        days=("thu", "fri"),
        leaves="08:15",
    ),
    too_early(
        ES,
        plan="Cada miércoles y jueves voy en bici a las 7:45 de Hakaniemi a Annankatu",
        book="Resérvame la bici del miércoles",
        days=("wed", "thu"),
        leaves="07:45",
    ),
    too_early(
        IT,
        plan="Ogni mercoledì e venerdì alle 8 vado in bici da Hakaniemi a Kasarmitori",
        book="Prenota la bici di mercoledì",
        days=("wed", "fri"),
        leaves="08:00",
    ),
    too_early(
        NL,
        plan="Iedere woensdag en vrijdag fiets ik om 8.15 uur met de fiets van Hakaniemi naar Kasarmitori",
        book="Reserveer de fiets voor woensdag",
        days=("wed", "fri"),
        leaves="08:15",
    ),
    too_early(
        FI,
        plan="Joka torstai ja perjantai pyöräilen kello 8 Hakaniemestä Kasarmitorille",
        book="Varaa pyörä torstaille",
        days=("thu", "fri"),
        leaves="08:00",
    ),
)
