"""Written times moved to now, so that a hold that lapses in five minutes in the contract does so in the mock, too.

Examples tell of one moment, long gone or still to come. A time in UTC moves with that moment. One that is written with
the offset of a city is meant by the clock there, so it moves by whole days: what a text says of nine o'clock stays so.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

_TIMESTAMP: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
# `created_at` and `cancelled_at` have happened; `starts_at` and `expires_at` are still to come.
_HAPPENED: Final = re.compile(r"\w*ed_at|given_at|ts")

type Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def written(moment: datetime) -> str:
    """A moment as messages write it: RFC 3339 in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def has_happened(member: str) -> bool:
    """Whether a member of that name tells when something happened."""
    return _HAPPENED.fullmatch(member) is not None


def moved(value: Any, *, now: datetime) -> Any:
    """A JSON value with all its times moved, so that the last thing that has happened in it happens now."""
    happened = max(_moments(value), default=None)
    if happened is None:
        return value
    return _shifted(value, _Story(happened=happened, now=now))


def _moments(value: Any) -> Iterator[datetime]:
    match value:
        case dict():
            for name, member in value.items():
                if isinstance(member, str) and has_happened(name) and _TIMESTAMP.fullmatch(member):
                    yield datetime.fromisoformat(member)
                else:
                    yield from _moments(member)
        case list():
            for item in value:
                yield from _moments(item)
        case _:
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """The moment that is told of, and the one that it is moved to."""

    happened: datetime
    now: datetime

    def moved(self, text: str) -> str:
        moment = datetime.fromisoformat(text)
        if text.endswith("Z"):
            return written(moment + (self.now - self.happened))
        if moment == self.happened:
            return self.now.astimezone(moment.tzinfo).isoformat(timespec="seconds")
        days = self.now.astimezone(UTC).date() - self.happened.astimezone(UTC).date()
        return (moment + days).isoformat()


def _shifted(value: Any, story: _Story) -> Any:
    match value:
        case dict():
            return {name: _shifted(member, story) for name, member in value.items()}
        case list():
            return [_shifted(item, story) for item in value]
        case str() if _TIMESTAMP.fullmatch(value):
            return story.moved(value)
        case _:
            return value
