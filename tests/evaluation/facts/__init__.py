"""What must be told or shown in answer to something the customer does."""

from tests.evaluation.facts.bookings import lists, proposes, proposes_nothing, settled, too_late
from tests.evaluation.facts.fact import Fact
from tests.evaluation.facts.speech import asks, ends, in_words_of, offers, only_words, says, tells, uses
from tests.evaluation.facts.surroundings import (
    detours,
    incident,
    keeps_clear,
    nearby,
    no_incident,
    not_offered,
    noted,
    replanned,
    weather,
)
from tests.evaluation.facts.trips import (
    bookable_later,
    commute,
    compares,
    credited,
    no_plan,
    price,
    tells_leaving,
    trip,
)

__all__ = [
    "Fact",
    "asks",
    "bookable_later",
    "commute",
    "compares",
    "credited",
    "detours",
    "ends",
    "in_words_of",
    "incident",
    "keeps_clear",
    "lists",
    "nearby",
    "no_incident",
    "no_plan",
    "not_offered",
    "noted",
    "offers",
    "only_words",
    "price",
    "proposes",
    "proposes_nothing",
    "replanned",
    "says",
    "settled",
    "tells",
    "tells_leaving",
    "too_late",
    "trip",
    "uses",
    "weather",
]
