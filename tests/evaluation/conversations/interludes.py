"""The customer does not answer the question but asks for something else: it is taken for what it is."""

from generated.models import ConfirmationStatus, Expectation, Locale, TravelMode, VehicleClass
from tests.evaluation.conversation import CHANGED, CREATED, Ability, Conversation, Reserved, World, approve, say
from tests.evaluation.facts import asks, proposes, proposes_nothing, settled, trip

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI
CAR, COMMITTED = VehicleClass.CAR, ConfirmationStatus.COMMITTED
TWO_CARS = (
    Reserved(vehicle_class=CAR, starts="wed 09:00", ends="wed 11:00"),
    Reserved(vehicle_class=CAR, starts="fri 14:00", ends="fri 16:30"),
)


def another_trip(language: Locale, request: str, *, instead: str) -> Conversation:
    """Asked which place was meant, the customer tells of another trip: it has its own vehicle, none of the first."""
    return Conversation(
        name=f"another-trip/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(
            say(request, asks(Expectation.DESTINATION, Expectation.PLACE)),
            say(instead, trip("Hakaniemi", "Stockmann", mode=TravelMode.BIKE)),
        ),
    )


def left_open(language: Locale, cancellation: str, *, instead: str) -> Conversation:
    """Asked which reservation to cancel, the customer plans a trip: no reservation is touched."""
    return Conversation(
        name=f"left-open/{language}",
        ability=Ability.REPAIRS,
        language=language,
        world=World(reserved=TWO_CARS),
        steps=(
            say(cancellation, asks(Expectation.RESERVATION, Expectation.OPTION, choices=2)),
            say(instead, trip("Hakaniemi", "Stockmann"), proposes_nothing()),
        ),
        reserved=TWO_CARS,
    )


def longer(language: Locale, request: str, *, instead: str) -> Conversation:
    """What was reserved a moment ago is changed, and not reserved once more."""
    return Conversation(
        name=f"longer/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(
            say(request, proposes("create", CAR, starts="wed 09:00", ends="wed 11:00", late_min=15)),
            approve(settled(COMMITTED)),
            say(instead, proposes("change", CAR, starts="wed 09:00", ends="wed 12:00", late_min=15)),
            approve(settled(COMMITTED)),
        ),
        reserved=(Reserved(vehicle_class=CAR, starts="wed 09:00", ends="wed 12:00", late_min=15),),
        writes=(*CREATED, *CHANGED),
    )


def later(language: Locale, request: str, *, repair: str) -> Conversation:
    """What is proposed begins half an hour later."""
    return Conversation(
        name=f"later/{language}",
        ability=Ability.REPAIRS,
        language=language,
        steps=(
            say(request, trip("Hakaniemi", "Annankatu", mode=TravelMode.CAR, leaves="wed 09:00")),
            say(repair, trip("Hakaniemi", "Annankatu", mode=TravelMode.CAR, leaves="wed 09:30")),
        ),
    )


def extended(language: Locale, *requests: str) -> Conversation:
    """The end of a reservation moves, and its beginning stays: by two hours, then until a time."""
    ends = ("wed 13:00", "wed 15:00")
    return Conversation(
        name=f"extended/{language}",
        ability=Ability.REPAIRS,
        language=language,
        world=World(reserved=(Reserved(vehicle_class=CAR, starts="wed 09:00", ends="wed 11:00"),)),
        steps=tuple(
            step
            for request, end in zip(requests, ends, strict=True)
            for step in (
                say(request, proposes("change", CAR, starts="wed 09:00", ends=end)),
                approve(settled(COMMITTED)),
            )
        ),
        reserved=(Reserved(vehicle_class=CAR, starts="wed 09:00", ends="wed 15:00"),),
        writes=(*CHANGED, *CHANGED),
    )


CONVERSATIONS = (
    another_trip(EN, "from Hakaniemi to the moon base by car", instead="from Hakaniemi to Stockmann by bike"),
    another_trip(DE, "Mit dem Auto von Hakaniemi zur Xylofonallee", instead="Mit dem Rad von Hakaniemi zu Stockmann"),
    another_trip(FR, "De Hakaniemi à Trucmuche-les-Bains en voiture", instead="De Hakaniemi à Stockmann à vélo"),
    another_trip(ES, "De Hakaniemi a Villaconejos en coche", instead="De Hakaniemi a Stockmann en bici"),
    another_trip(IT, "Da Hakaniemi a Vattelapesca in auto", instead="Da Hakaniemi a Stockmann in bici"),
    another_trip(NL, "Met de auto van Hakaniemi naar Lutjebroek", instead="Met de fiets van Hakaniemi naar Stockmann"),
    another_trip(FI, "Autolla Hakaniemestä Huitsinnevadaan", instead="Pyörällä Hakaniemestä Stockmannille"),
    left_open(EN, "cancel my car reservation", instead="from Hakaniemi to Stockmann by car in 3 days at 10:00"),
    left_open(
        DE, "Storniere meine Autoreservierung", instead="In 3 Tagen um 10 Uhr mit dem Auto von Hakaniemi zu Stockmann"
    ),
    left_open(FR, "Annule ma réservation de voiture", instead="De Hakaniemi à Stockmann en voiture dans 3 jours à 10h"),
    left_open(
        ES, "Cancela mi reserva de coche", instead="De Hakaniemi a Stockmann en coche dentro de 3 días a las 10:00"
    ),
    left_open(
        IT, "Annulla la mia prenotazione dell'auto", instead="Da Hakaniemi a Stockmann in auto fra 3 giorni alle 10"
    ),
    left_open(
        NL, "Annuleer mijn autoreservering", instead="Over 3 dagen om 10 uur met de auto van Hakaniemi naar Stockmann"
    ),
    left_open(FI, "Peru autovaraukseni", instead="Autolla Hakaniemestä Stockmannille 3 päivän päästä kello 10"),
    longer(EN, "Book a car from Hakaniemi to Annankatu tomorrow from 9 to 11", instead="Make it 3 hours instead"),
    longer(
        DE,
        "Bitte ein Auto von Hakaniemi zur Annankatu reservieren, morgen von 9 bis 11 Uhr",
        instead="Doch lieber 3 Stunden",
    ),
    longer(FR, "Réserve une voiture demain de 9h à 11h, de Hakaniemi à Annankatu", instead="Plutôt pendant 3 heures"),
    longer(
        ES, "Reserva un coche para mañana de 9:00 a 11:00, de Hakaniemi a Annankatu", instead="Mejor durante 3 horas"
    ),
    longer(IT, "Prenota un'auto domani dalle 9 alle 11 da Hakaniemi ad Annankatu", instead="Anzi, per 3 ore"),
    longer(
        NL,
        "Reserveer een auto van Hakaniemi naar Annankatu, morgen van 9 tot 11 uur",
        instead="Doe toch maar 3 uur lang",
    ),
    longer(FI, "Varaa auto Hakaniemestä Annankadulle huomenna kello 9–11", instead="Sittenkin 3 tunniksi"),
    later(EN, "From Hakaniemi to Annankatu by car tomorrow at 9:00", repair="leave half an hour later"),
    later(
        DE,
        "Morgen um 9 Uhr mit dem Auto von Hakaniemi zur Annankatu",
        repair="Fahr lieber eine halbe Stunde später los",
    ),
    later(FR, "De Hakaniemi à Annankatu en voiture demain à 9h", repair="Pars une demi-heure plus tard"),
    later(ES, "De Hakaniemi a Annankatu en coche mañana a las 9:00", repair="Sal media hora más tarde"),
    later(IT, "Da Hakaniemi ad Annankatu in auto domani alle 9", repair="Parti mezz'ora dopo"),
    later(NL, "Van Hakaniemi naar Annankatu met de auto morgen om 9 uur", repair="Vertrek een half uur later"),
    later(FI, "Hakaniemestä Annankadulle autolla huomenna kello 9", repair="Lähde puoli tuntia myöhemmin"),
    extended(EN, "extend my reservation by 2 hours", "could you extend my car booking until 15:00"),
    extended(DE, "Verlängere meine Reservierung um zwei Stunden", "kannst du meine Autobuchung bis 15 Uhr verlängern"),
    extended(FR, "Prolonge ma réservation de 2 heures", "peux-tu prolonger ma réservation de voiture jusqu'à 15h"),
    extended(ES, "Alarga mi reserva dos horas", "¿Puedes alargar mi reserva de coche hasta las 15:00?"),
    extended(IT, "Prolunga la mia prenotazione di due ore", "puoi prolungare la mia prenotazione fino alle 15?"),
    extended(NL, "Verleng mijn reservering met twee uur", "kun je mijn reservering verlengen tot 15 uur"),
    extended(FI, "Pidennä varaustani 2 tuntia", "voitko pidentää varaustani kello 15 asti"),
)
