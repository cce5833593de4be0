"""Reservations: made, declined, listed, changed, cancelled, priced, and chosen by comparison."""

from generated.models import ConfirmationStatus, Locale, ReservationStatus, TravelMode, VehicleClass
from tests.evaluation.conversation import (
    CANCELLED,
    CHANGED,
    CREATED,
    Ability,
    Conversation,
    Reserved,
    World,
    approve,
    decline,
    say,
)
from tests.evaluation.facts import compares, credited, lists, price, proposes, settled, tells, trip

EN, DE, FR, ES, IT, NL, FI = Locale.EN, Locale.DE, Locale.FR, Locale.ES, Locale.IT, Locale.NL, Locale.FI
SCOOTER, BIKE, CAR, VAN = VehicleClass.SCOOTER, VehicleClass.BIKE, VehicleClass.CAR, VehicleClass.VAN
COMMITTED, DECLINED = ConfirmationStatus.COMMITTED, ConfirmationStatus.DECLINED


def right_now(language: Locale, request: str, *, vehicle: VehicleClass = BIKE) -> Conversation:
    """An open-ended ride that begins now."""
    return Conversation(
        name=f"right-now/{language}",
        ability=Ability.RESERVATIONS,
        language=language,
        steps=(
            say(request, proposes("create", vehicle, starts="+0 min", late_min=5)),
            approve(settled(COMMITTED)),
        ),
        reserved=(Reserved(vehicle_class=vehicle, starts="+0 min", late_min=5),),
        writes=CREATED,
        on_real_service=language in (EN, FI),
    )


def for_a_time(language: Locale, request: str, *, starts: str, ends: str, vehicle: VehicleClass = CAR) -> Conversation:
    """A car or van from a time until another. It is reserved once the customer has walked to it."""
    return Conversation(
        name=f"for-a-time/{language}",
        ability=Ability.RESERVATIONS,
        language=language,
        steps=(
            say(request, proposes("create", vehicle, starts=starts, ends=ends, late_min=15)),
            approve(settled(COMMITTED)),
        ),
        reserved=(Reserved(vehicle_class=vehicle, starts=starts, ends=ends, late_min=15),),
        writes=CREATED,
        on_real_service=language in (EN, DE, FR),
    )


def declined(language: Locale, request: str, *, vehicle: VehicleClass, word: str | None = None) -> Conversation:
    """The customer looks at the proposal and does not want it, by button or in words."""
    refusal = decline(settled(DECLINED)) if word is None else say(word, settled(DECLINED))
    return Conversation(
        name=f"declined/{language}",
        ability=Ability.RESERVATIONS,
        language=language,
        steps=(say(request, proposes("create", vehicle)), refusal),
        on_real_service=language is ES,
    )


def listed(language: Locale, question: str) -> Conversation:
    """What is reserved."""
    reserved = (
        Reserved(vehicle_class=CAR, starts="wed 09:00", ends="wed 11:00"),
        Reserved(vehicle_class=VAN, starts="fri 14:00", ends="fri 16:30"),
    )
    return Conversation(
        name=f"listed/{language}",
        ability=Ability.RESERVATIONS,
        language=language,
        world=World(reserved=reserved),
        steps=(say(question, lists(CAR, VAN), tells("09:00", "14:00")),),
        reserved=reserved,
        on_real_service=language is IT,
    )


def changed(language: Locale, request: str, *, starts: str, ends: str) -> Conversation:
    """A car that is reserved for tomorrow from 9 to 11 gets other times."""
    return Conversation(
        name=f"changed/{language}",
        ability=Ability.RESERVATIONS,
        language=language,
        world=World(reserved=(Reserved(vehicle_class=CAR, starts="wed 09:00", ends="wed 11:00"),)),
        steps=(
            say(request, proposes("change", CAR, starts=starts, ends=ends)),
            approve(settled(COMMITTED)),
        ),
        reserved=(Reserved(vehicle_class=CAR, starts=starts, ends=ends),),
        writes=CHANGED,
        on_real_service=language in (EN, NL),
    )


def cancelled(language: Locale, request: str, *, soon: bool = False) -> Conversation:
    """One of two reservations is cancelled: the car; half an hour before its start it costs a fee."""
    starts, ends = ("+30 min", "+90 min") if soon else ("wed 09:00", "wed 11:00")
    van = Reserved(vehicle_class=VAN, starts="fri 14:00", ends="fri 16:30")
    car = Reserved(vehicle_class=CAR, starts=starts, ends=ends)
    gone = Reserved(vehicle_class=CAR, starts=starts, ends=ends, status=ReservationStatus.CANCELLED)
    return Conversation(
        name=f"cancelled/{language}",
        ability=Ability.RESERVATIONS,
        language=language,
        world=World(reserved=(car, van)),
        steps=(say(request, proposes("cancel", CAR, starts=starts)), approve(settled(COMMITTED))),
        reserved=(gone, van),
        writes=CANCELLED,
        on_real_service=language in (EN, FI, DE),
    )


def compared(language: Locale, *, question: str, to: str, pick: str, vehicle: VehicleClass) -> Conversation:
    """The same trip by every means; one of them is taken."""
    return Conversation(
        name=f"compared/{language}",
        ability=Ability.RESERVATIONS,
        language=language,
        steps=(
            say(question, trip("Hakaniemi", to), compares(*TravelMode), credited()),
            say(pick, proposes("create", vehicle, starts="+0 min", late_min=15)),
            approve(settled(COMMITTED)),
        ),
        reserved=(Reserved(vehicle_class=vehicle, starts="+0 min", late_min=15),),
        writes=CREATED,
        on_real_service=language in (EN, FR),
    )


def priced(language: Locale, question: str) -> Conversation:
    """What a trip costs."""
    return Conversation(
        name=f"priced/{language}",
        ability=Ability.RESERVATIONS,
        language=language,
        steps=(say(question, price()),),
    )


CONVERSATIONS = (
    right_now(EN, "Book me a bike from Hakaniemi to Kiasma right now"),
    right_now(DE, "Ich hätte gern jetzt einen Roller von Hakaniemi zum Ateneum, bitte reservieren", vehicle=SCOOTER),
    right_now(FR, "Réserve-moi un vélo tout de suite de Hakaniemi à Stockmann"),
    right_now(ES, "Resérvame ahora mismo un patinete de Hakaniemi a Kiasma", vehicle=SCOOTER),
    right_now(IT, "Vorrei prenotare subito una bici da Hakaniemi a Kasarmitori"),
    right_now(NL, "Reserveer nu een step voor me van Hakaniemi naar Kiasma", vehicle=SCOOTER),
    right_now(FI, "Varaa minulle heti pyörä Hakaniemestä Oodiin"),
    for_a_time(
        EN,
        "I'd like to rent a car from Hakaniemi to Bulevardi tomorrow from 9 to 11",
        starts="wed 09:00",
        ends="wed 11:00",
    ),
    for_a_time(
        DE,
        "Reserviere mir bitte für Freitag von 14 bis 17 Uhr einen Transporter von Hakaniemi nach Annankatu",
        starts="fri 14:00",
        ends="fri 17:00",
        vehicle=VAN,
    ),
    for_a_time(
        FR,
        "Je voudrais réserver une voiture demain de 10h à 12h30 pour aller de Hakaniemi à Kasarmitori",
        starts="wed 10:00",
        ends="wed 12:30",
    ),
    for_a_time(
        ES,
        "Quiero alquilar un coche mañana de 16:00 a 18:00 para ir de Hakaniemi a Annankatu",
        starts="wed 16:00",
        ends="wed 18:00",
    ),
    for_a_time(
        IT,
        "Mi serve un furgone giovedì dalle 8 alle 12 da Hakaniemi ad Annankatu, prenotalo",
        starts="thu 08:00",
        ends="thu 12:00",
        vehicle=VAN,
    ),
    for_a_time(
        NL,
        "Boek een auto voor mij van Hakaniemi naar Annankatu, morgen van 13.00 tot 15.30 uur",
        starts="wed 13:00",
        ends="wed 15:30",
    ),
    for_a_time(
        FI,
        "Haluan varata auton huomenna klo 9–11 Hakaniemestä Annankadulle",
        starts="wed 09:00",
        ends="wed 11:00",
    ),
    declined(EN, "Reserve a scooter from Hakaniemi to Kiasma", vehicle=SCOOTER),
    declined(DE, "Buche ein Rad von Hakaniemi nach Kiasma", vehicle=BIKE, word="Nein danke, lieber doch nicht"),
    declined(FR, "Réserve une trottinette de Hakaniemi à Stockmann", vehicle=SCOOTER),
    declined(ES, "Reserva una bici de Hakaniemi a Stockmann", vehicle=BIKE, word="No, mejor no"),
    declined(IT, "Prenota un monopattino da Hakaniemi a Stockmann", vehicle=SCOOTER),
    declined(NL, "Reserveer een fiets van Hakaniemi naar Stockmann", vehicle=BIKE, word="Nee, toch maar niet"),
    declined(FI, "Varaa sähköpotkulauta Hakaniemestä Kiasmaan", vehicle=SCOOTER, word="Ei kiitos"),
    listed(EN, "What do I have booked?"),
    listed(DE, "Zeig mir bitte meine Reservierungen"),
    listed(FR, "Quelles sont mes réservations ?"),
    listed(ES, "¿Qué reservas tengo?"),
    listed(IT, "Fammi vedere le mie prenotazioni"),
    listed(NL, "Welke reserveringen heb ik openstaan?"),
    listed(FI, "Mitä varauksia minulla on?"),
    changed(EN, "Move my car reservation to 10 o'clock", starts="wed 10:00", ends="wed 12:00"),
    changed(
        DE,
        "Bitte verschieb meine Reservierung auf morgen 13 bis 15 Uhr",
        starts="wed 13:00",
        ends="wed 15:00",
    ),
    changed(FR, "Décale ma réservation à 9h30, s'il te plaît", starts="wed 09:30", ends="wed 11:30"),
    changed(ES, "Cambia mi reserva a las 12:00", starts="wed 12:00", ends="wed 14:00"),
    changed(IT, "Sposta la mia prenotazione alle 10:30", starts="wed 10:30", ends="wed 12:30"),
    changed(NL, "Kun je mijn reservering verzetten naar half elf?", starts="wed 10:30", ends="wed 12:30"),
    changed(FI, "Siirrä varaukseni alkamaan kello 10", starts="wed 10:00", ends="wed 12:00"),
    cancelled(EN, "Please cancel my car booking"),
    cancelled(DE, "Storniere bitte die Reservierung für das Auto", soon=True),
    cancelled(FR, "Annule ma réservation de voiture"),
    cancelled(ES, "Cancela la reserva del coche", soon=True),
    cancelled(IT, "Vorrei annullare la prenotazione dell'auto"),
    cancelled(NL, "Annuleer mijn autoreservering alsjeblieft", soon=True),
    cancelled(FI, "Peru autovaraukseni"),
    compared(
        EN,
        question="Compare all the ways to get from Hakaniemi to Kasarmitori",
        to="Kasarmitori",
        pick="I'll take the scooter",
        vehicle=SCOOTER,
    ),
    compared(
        DE,
        question="Was ist von Hakaniemi zum Kasarmitori am günstigsten? Vergleiche alle Möglichkeiten.",
        to="Kasarmitori",
        pick="Ich nehme das Rad",
        vehicle=BIKE,
    ),
    compared(
        FR,
        question="Compare les moyens de transport de Hakaniemi à Annankatu",
        to="Annankatu",
        pick="Je prends la voiture",
        vehicle=CAR,
    ),
    compared(
        ES,
        question="Compara las opciones para ir de Hakaniemi a Annankatu",
        to="Annankatu",
        pick="Me quedo con el patinete",
        vehicle=SCOOTER,
    ),
    compared(
        IT,
        question="Confronta tutti i mezzi per andare da Hakaniemi ad Annankatu",
        to="Annankatu",
        pick="Prendo la bici",
        vehicle=BIKE,
    ),
    compared(
        NL,
        question="Vergelijk alle manieren om van Hakaniemi naar Annankatu te gaan",
        to="Annankatu",
        pick="Ik neem de auto",
        vehicle=CAR,
    ),
    compared(
        FI,
        question="Vertaile kaikkia kulkutapoja Hakaniemestä Annankadulle",
        to="Annankatu",
        pick="Otan pyörän",
        vehicle=BIKE,
    ),
    priced(EN, "How much is a scooter from Hakaniemi to Kiasma?"),
    priced(DE, "Was kostet ein Rad von Hakaniemi zum Ateneum?"),
    priced(FR, "Combien coûte une trottinette de Hakaniemi à Kiasma ?"),
    priced(ES, "¿Cuánto cuesta ir en bici de Hakaniemi a Kiasma?"),
    priced(IT, "Quanto costa un monopattino da Hakaniemi a Stockmann?"),
    priced(NL, "Wat kost een fiets van Hakaniemi naar Kiasma?"),
    priced(FI, "Paljonko maksaa sähköpotkulauta Hakaniemestä Kiasmaan?"),
)
