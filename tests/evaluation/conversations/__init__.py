"""All scripted conversations."""

from typing import Final

from tests.evaluation.conversation import Conversation
from tests.evaluation.conversations import (
    bad_input,
    best_times,
    commutes,
    corrections,
    far_days,
    incidents,
    interludes,
    preferences_and_stops,
    repairs,
    reservations,
    route_questions,
)

CONVERSATIONS: Final[tuple[Conversation, ...]] = (
    *route_questions.CONVERSATIONS,
    *preferences_and_stops.CONVERSATIONS,
    *incidents.CONVERSATIONS,
    *best_times.CONVERSATIONS,
    *corrections.CONVERSATIONS,
    *commutes.CONVERSATIONS,
    *reservations.CONVERSATIONS,
    *repairs.CONVERSATIONS,
    *interludes.CONVERSATIONS,
    *bad_input.CONVERSATIONS,
    *far_days.CONVERSATIONS,
)
"""Every conversation, by ability."""
