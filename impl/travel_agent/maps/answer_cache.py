"""Keeps answers as long as they hold, and a while longer for when their source fails."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer[T]:
    """A value, when it was fetched, until when it holds, and the tag by which its source knows it again."""

    value: T
    observed_at: datetime
    valid_until: datetime
    last_modified: str | None = None


class AnswerCache[T]:
    """At most so many answers; the ones not used for longest go first. To be used within one event loop."""

    def __init__(self, *, most: int, stale_for: timedelta) -> None:
        self._most = most
        self._stale_for = stale_for
        self._kept: OrderedDict[Hashable, KeptAnswer[T]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def fresh(self, key: Hashable, *, now: datetime) -> KeptAnswer[T] | None:
        """The answer, if it still holds."""
        kept = self._find(key)
        return kept if kept is not None and now < kept.valid_until else None

    def stale(self, key: Hashable, *, now: datetime) -> KeptAnswer[T] | None:
        """The answer, if it holds or did a short while ago."""
        kept = self._find(key)
        return kept if kept is not None and now < kept.valid_until + self._stale_for else None

    def last(self, key: Hashable) -> KeptAnswer[T] | None:
        """The answer, however old."""
        return self._find(key)

    def keep(self, key: Hashable, *, answer: KeptAnswer[T]) -> None:
        """Keep an answer in the place of the last one."""
        self._kept[key] = answer
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def _find(self, key: Hashable) -> KeptAnswer[T] | None:
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept
