"""Whether a place is open, by the opening hours of OpenStreetMap (wiki.openstreetmap.org/wiki/Key:opening_hours)."""

from datetime import datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import opening_hours
from opening_hours import OpeningHours, State

from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.places import Opening, OpeningState

_STATES: Final = {State.OPEN: OpeningState.OPEN, State.CLOSED: OpeningState.CLOSED}
# The stubs of the library do not know its own exception.
_NotReadable: type[Exception] = getattr(opening_hours, "ParserError")  # noqa: B009 (for the same reason)
_UTC: Final = ZoneInfo("UTC")
_LONGEST: Final = 1000


def opening(hours: str | None, *, at: datetime, position: Position) -> Opening:
    """Whether the hours make a place at the position open at a moment, and until when that stays so.

    Time zone and public holidays are those of the position. Hours with a remark ("by appointment") and hours that
    cannot be read are unknown.
    """
    parsed = _parsed(hours, round(position.latitude, 1), round(position.longitude, 1)) if hours else None
    if parsed is None:
        return Opening(state=OpeningState.UNKNOWN)
    # The library knows zones by name only, and no fixed offsets.
    moment = at.astimezone(_UTC)
    state, remark = parsed.state(moment)
    if remark or state not in _STATES:
        return Opening(state=OpeningState.UNKNOWN)
    until = parsed.next_change(moment)
    return Opening(state=_STATES[state], until=until if isinstance(until, datetime) and until.tzinfo else None)


@lru_cache(maxsize=4096)
def _parsed(hours: str, latitude: float, longitude: float) -> OpeningHours | None:
    """The rules, for a tenth of a degree: sunrise, zone and country hardly differ within it."""
    if len(hours) > _LONGEST:
        return None
    try:
        return OpeningHours(hours, coords=(latitude, longitude), max_interval_days=366)
    except _NotReadable:
        return None
