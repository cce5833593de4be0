"""Moments as conversations name them: `wed 09:00` is the next Wednesday from the day the conversation begins."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

ZONE_NAME: Final = "Europe/Helsinki"
ZONE: Final = ZoneInfo(ZONE_NAME)
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A Tuesday, between the peaks of the traffic.
BEGINNING: Final = datetime(2026, 11, 24, 10, tzinfo=ZONE)
_DAYS_OF_WEEK: Final = 7


def moment(said: str, *, beginning: datetime) -> datetime:
    """The moment, in Helsinki's zone: `wed 09:00`, `09:00` on the first day, `+15 min`, or ISO 8601."""
    if said.startswith("+"):
        return beginning + timedelta(minutes=int(said.removeprefix("+").split()[0]))
    day, _, clock = said.rpartition(" ")
    if "T" in said:
        return datetime.fromisoformat(said).astimezone(ZONE)
    hour, minute = (int(part) for part in clock.split(":"))
    ahead = (WEEKDAYS.index(day) - beginning.weekday()) % _DAYS_OF_WEEK if day else 0
    return (beginning + timedelta(days=ahead)).replace(hour=hour, minute=minute, second=0, microsecond=0)
