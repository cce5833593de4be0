"""What tools returned: the ids that may be acted upon, and the values that may be told.

Values count by the names that results give them (`tools/results.py`): `…_at` is a moment, `…_min` and `…_s` durations,
`…_m` distances, `{amount, currency}` money, `…_id` an id. What stands in free text, such as names, titles and notes,
is never evidence of anything: strangers have written it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, TypeAdapter
from pydantic_ai.messages import ModelMessage, ModelRequest, ToolReturnPart

from generated.models import ReservationStatus

_MONEY: Final = frozenset({"amount", "currency"})
_MOMENTS: Final = frozenset(
    {"at", "earliest", "latest", "valid_from", "valid_until", "free_until", "open_until", "bookable_from", "until"}
)
_ID_PREFIXES: Final = ("opt_", "res_", "veh_", "pln_", "quo_", "cmt_")
_ID: Final = re.compile(r"\b(?:opt|res|veh|cmt)_[0-7][0-9a-hjkmnp-tv-z]{25}\b")
_AS_DATA: Final[TypeAdapter[object]] = TypeAdapter(object)


class Deed(StrEnum):
    """What was done in this turn, by the ledger's word."""

    BOOKED = "booked"
    CHANGED = "changed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Money in minor units."""

    minor_units: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReservation:
    """A reservation that a tool returned: what a text may say of it."""

    status: ReservationStatus
    starts_at: datetime
    ends_at: datetime | None


@dataclass(slots=True)
class Evidence:
    """Collects what the tools of one turn return, and how often each was called. Made anew for every turn."""

    ids: set[str] = field(default_factory=set)
    amounts: set[Amount] = field(default_factory=set)
    moments: set[datetime] = field(default_factory=set)
    durations_s: set[float] = field(default_factory=set)
    distances_m: set[float] = field(default_factory=set)
    percentages: set[float] = field(default_factory=set)
    deeds: set[Deed] = field(default_factory=set)
    reservations: list[ToldReservation] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    open_proposals: set[str] = field(default_factory=set)
    heard: list[str] = field(default_factory=list)

    def record(self, result: object) -> None:
        """Take what a tool returned as evidence: JSON, or models that become JSON."""
        for owner, name, value in _members(_plain(result)):
            self._take(owner, name, value)

    def record_arguments(self, arguments: Mapping[str, object]) -> None:
        """Take the times and lengths that were asked for, which may be said again; nothing else proves itself."""
        for _, name, value in _members(_plain(dict(arguments))):
            self._take_measure(name, value)

    def hear(self, words: str) -> None:
        """Take what the customer says or chooses in this turn.

        Times, lengths and distances of it may be said again, and ids of it may be asked for: whose they are, the
        Reservation API and the plans know.
        """
        self.heard.append(words)
        self.ids.update(_ID.findall(words))

    def done(self, deed: Deed) -> None:
        """Note what the ledger has carried out in this turn."""
        self.deeds.add(deed)

    def knows(self, identifier: str) -> bool:
        """Whether a tool of this turn returned the id."""
        return identifier in self.ids

    def _take(self, owner: Mapping[str, object], name: str, value: object) -> None:
        if name == "id" or name.endswith("_id"):
            self._take_id(value)
        elif name == "currency":
            self._take_money(owner)
        elif name == "status":
            self._take_reservation(owner)
        else:
            self._take_measure(name, value)

    def _take_id(self, value: object) -> None:
        if isinstance(value, str) and value.startswith(_ID_PREFIXES):
            self.ids.add(value)

    def _take_money(self, owner: Mapping[str, object]) -> None:
        """An amount; or the prices of a tariff, which are bare minor units beside its currency."""
        currency = owner["currency"]
        if not isinstance(currency, str):
            return
        for name, value in _numbers_below(owner):
            if owner.keys() <= _MONEY or not name.endswith(("_min", "_m", "_s", "rate", "_before_start")):
                self.amounts.add(Amount(minor_units=round(value), currency=currency))

    def _take_reservation(self, owner: Mapping[str, object]) -> None:
        starts_at = _moment(owner.get("starts_at"))
        status = owner["status"]
        if starts_at is not None and isinstance(status, str) and status in list(ReservationStatus):
            told = ToldReservation(
                status=ReservationStatus(status), starts_at=starts_at, ends_at=_moment(owner.get("ends_at"))
            )
            self.reservations.append(told)

    def _take_measure(self, name: str, value: object) -> None:
        if name.endswith("_at") or name in _MOMENTS:
            moment = _moment(value)
            if moment is not None:
                self.moments.add(moment)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self._take_number(name, value)

    def _take_number(self, name: str, value: float) -> None:
        if name.endswith(("_min", "_minutes")) or name == "minutes" or "_min_" in name:
            self.durations_s.add(value * 60)
        elif name.endswith("_s"):
            self.durations_s.add(value)
        elif name.endswith("_m"):
            self.distances_m.add(value)
        elif name.endswith(("_percent", "_rate")):
            self.percentages.add(value / 100 if name.endswith("_rate") else value)


def ids_in(messages: Iterable[ModelMessage]) -> set[str]:
    """The ids that tools returned earlier in a conversation. Only the service itself has written this history."""
    found = Evidence()
    for message in messages:
        if isinstance(message, ModelRequest):
            for part in message.parts:
                if isinstance(part, ToolReturnPart):
                    found.record(part.content)
    return found.ids


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return _AS_DATA.dump_python(value, mode="json", serialize_as_any=True, fallback=str)


def _members(value: object) -> Iterator[tuple[Mapping[str, object], str, object]]:
    """Every member of every object within a value, with the object it belongs to."""
    if isinstance(value, Mapping):
        for name, member in value.items():
            yield value, str(name), member
            yield from _members(member)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for item in value:
            yield from _members(item)


def _numbers_below(owner: Mapping[str, object]) -> Iterator[tuple[str, float]]:
    """The numbers of an object and the objects in it, as far as these have no currency of their own."""
    for name, value in owner.items():
        if isinstance(value, Mapping) and "currency" not in value:
            yield from _numbers_below(value)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield name, value


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment
