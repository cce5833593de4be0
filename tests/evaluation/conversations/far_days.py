"""Days that are gone, weeks ahead, or not told: no such day is taken for today."""

from generated.models import Expectation, Locale, TravelMode
from tests.evaluation.conversation import Ability, Conversation, say
from tests.evaluation.facts import asks, bookable_later, no_plan, proposes_nothing, trip

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI


def yesterday(language: Locale, request: str) -> Conversation:
    """The day has passed: the agent asks for another."""
    return Conversation(
        name=f"yesterday/{language}",
        ability=Ability.BAD_INPUT,
        language=language,
        steps=(say(request, asks(Expectation.TIME), no_plan()),),
    )


def weeks_ahead(language: Locale, request: str) -> Conversation:
    """Cars are reserved up to a week ahead: the day is planned as it was told, and nothing proposed."""
    return Conversation(
        name=f"weeks-ahead/{language}",
        ability=Ability.BAD_INPUT,
        language=language,
        steps=(
            say(
                request,
                trip(mode=TravelMode.CAR, leaves="2026-12-15T10:00+02:00"),
                proposes_nothing(),
                bookable_later(),
            ),
        ),
    )


def some_day_next_week(language: Locale, request: str, *, day: str) -> Conversation:
    """Which day of the week is asked for, and goes into the plan."""
    return Conversation(
        name=f"some-day-next-week/{language}",
        ability=Ability.BAD_INPUT,
        language=language,
        steps=(
            say(request, asks(Expectation.TIME), no_plan()),
            say(day, trip(mode=TravelMode.CAR, leaves="2026-12-02T10:00+02:00")),
        ),
    )


CONVERSATIONS = (
    yesterday(EN, "from Hakaniemi to Kasarmitori by car yesterday at 9"),
    yesterday(DE, "Gestern um 9 Uhr mit dem Auto von Hakaniemi zum Kasarmitori"),
    yesterday(FR, "De Hakaniemi à Kasarmitori en voiture hier à 9h"),
    yesterday(ES, "De Hakaniemi a Kasarmitori en coche ayer a las 9"),
    yesterday(IT, "Da Hakaniemi a Kasarmitori in auto ieri alle 9"),
    yesterday(NL, "Van Hakaniemi naar Kasarmitori met de auto, gisteren om 9 uur"),
    yesterday(FI, "Hakaniemestä Kasarmitorille autolla eilen kello 9"),
    weeks_ahead(EN, "Book a car in three weeks at 10:00 from Hakaniemi to Kasarmitori"),
    weeks_ahead(DE, "Reserviere ein Auto in drei Wochen um 10 Uhr von Hakaniemi zum Kasarmitori"),
    weeks_ahead(FR, "Réserve une voiture dans trois semaines à 10h de Hakaniemi à Kasarmitori"),
    weeks_ahead(ES, "Reserva un coche dentro de tres semanas a las 10:00 de Hakaniemi a Kasarmitori"),
    weeks_ahead(IT, "Prenota un'auto tra tre settimane alle 10 da Hakaniemi a Kasarmitori"),
    weeks_ahead(NL, "Reserveer een auto over drie weken om 10 uur van Hakaniemi naar Kasarmitori"),
    weeks_ahead(FI, "Varaa auto kolmen viikon päästä kello 10 Hakaniemestä Kasarmitorille"),
    some_day_next_week(EN, "from Hakaniemi to Kasarmitori by car next week", day="Wednesday next week at 10:00"),
    some_day_next_week(DE, "Nächste Woche mit dem Auto von Hakaniemi zum Kasarmitori", day="Am 2. Dezember um 10 Uhr"),
    some_day_next_week(FR, "De Hakaniemi à Kasarmitori en voiture la semaine prochaine", day="le 2 décembre à 10h"),
    some_day_next_week(ES, "De Hakaniemi a Kasarmitori en coche la semana que viene", day="el 2 de diciembre a las 10"),
    some_day_next_week(IT, "Da Hakaniemi a Kasarmitori in auto la settimana prossima", day="il 2 dicembre alle 10"),
    some_day_next_week(NL, "Volgende week met de auto van Hakaniemi naar Kasarmitori", day="op 2 december om 10 uur"),
    some_day_next_week(
        FI, "Hakaniemestä Kasarmitorille autolla ensi viikolla", day="keskiviikkona ensi viikolla kello 10"
    ),
)
