"""What customers know better: what a correction makes true, until when, and which plans stood on the old fact.

A correction holds for its customer alone, and for a day where no end is said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from generated.models import CorrectionKind
from impl.travel_agent.domain.geography import Area, Circle, Polygon, Position, distance_m, line_meets
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.domain.places import Place

DEFAULT_VALIDITY: Final = timedelta(days=1)
LONGEST_VALIDITY: Final = timedelta(days=365)
BLOCKED_RADIUS_M: Final = 25.0
PASSABLE_RADIUS_M: Final = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedFact:
    """A fact as the customer says it is.

    Attributes:
        id: of the fact.
        kind: what is wrong with what the sources say.
        subject: the name of the place or street.
        place_key: how the map names it, where it is one place.
        position: where it is, or, of something that moved, where it is now.
        is_street: whether all of a street of that name is meant.
        note: the customer's words.
        valid_until: until then it is so.
        created_at: when the customer said so.
    """

    id: UUID
    kind: CorrectionKind
    subject: str
    place_key: str | None = None
    position: Position | None = None
    is_street: bool = False
    note: str | None = None
    valid_until: datetime
    created_at: datetime

    @property
    def area(self) -> Area | None:
        """What is blocked, where that is one spot."""
        if self.kind is not CorrectionKind.BLOCKED or self.position is None or self.is_street:
            return None
        return Circle(centre=self.position, radius_m=BLOCKED_RADIUS_M)

    def is_about(self, other: "CorrectedFact") -> bool:
        """Whether both speak of the same thing, so that the newer one replaces the older."""
        if self.place_key is not None and self.place_key == other.place_key:
            return True
        return bool(self.subject) and folded(self.subject) == folded(other.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Something that is passable although a source says that it is not."""

    subject: str
    position: Position | None

    def frees(self, incident: Incident) -> bool:
        """Whether an incident is what the customer means: near the position, or named in its title."""
        if self.position is not None and incident.area.distance_m(self.position) <= PASSABLE_RADIUS_M:
            return True
        return bool(self.subject) and folded(self.subject) in folded(incident.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What corrections make true for the customer at a moment.

    Attributes:
        fact_ids: the corrections it follows from.
        closed: keys of places that are closed.
        opened: keys of places that are open.
        streets: names of streets that are blocked.
        areas: spots that are blocked.
        exemptions: what is passable.
        moved: where places are now, by their key.
    """

    fact_ids: tuple[UUID, ...] = ()
    closed: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    streets: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    moved: tuple[tuple[str, Position], ...] = ()

    def ignores(self, incident: Incident) -> bool:
        """Whether the customer says that the incident is over."""
        return any(exemption.frees(incident) for exemption in self.exemptions)

    def position_of(self, place: Place) -> Position:
        """Where the place is, as the customer has it."""
        return dict(self.moved).get(place.key, place.position)

    def blocks_street(self, names: Iterable[str]) -> bool:
        """Whether one of the names is that of a blocked street."""
        blocked = {folded(street) for street in self.streets}
        return any(folded(name) in blocked for name in names)


NO_OVERRIDES: Final = Overrides()


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a plan stands on.

    Attributes:
        place_keys: where it leads from, past and to.
        streets: the names of the streets it uses.
        shapes: the lines of its options.
        avoided_incidents: what was kept clear of, by the source's key, with its title and where it is.
        fact_ids: the corrections that were followed.
    """

    place_keys: tuple[str, ...] = ()
    streets: frozenset[str] = frozenset()
    shapes: tuple[tuple[Position, ...], ...] = ()
    avoided_incidents: tuple[Incident, ...] = ()
    fact_ids: tuple[UUID, ...] = ()


def validity(until: datetime | None, *, now: datetime) -> datetime:
    """Until when a correction holds: a day where nothing is said, and a year at most.

    Raises:
        ValueError: the end has passed.
    """
    if until is None:
        return now + DEFAULT_VALIDITY
    if until <= now:
        raise ValueError("the correction would have ended before it was made")
    return min(until, now + LONGEST_VALIDITY)


def overrides_of(facts: Sequence[CorrectedFact], *, at: datetime) -> Overrides:
    """What holds at a moment; of several corrections of the same thing the latest counts."""
    current = _latest(fact for fact in facts if fact.created_at <= at < fact.valid_until)
    of_kind = {kind: [fact for fact in current if fact.kind is kind] for kind in CorrectionKind}
    blocked = of_kind[CorrectionKind.BLOCKED]
    return Overrides(
        fact_ids=tuple(fact.id for fact in current if fact.kind is not CorrectionKind.OTHER),
        closed=frozenset(fact.place_key for fact in of_kind[CorrectionKind.CLOSED] if fact.place_key),
        opened=frozenset(fact.place_key for fact in of_kind[CorrectionKind.OPEN] if fact.place_key),
        streets=tuple(fact.subject for fact in blocked if fact.is_street),
        areas=tuple(area for fact in blocked if (area := fact.area) is not None),
        exemptions=tuple(
            Exemption(subject=fact.subject, position=fact.position) for fact in of_kind[CorrectionKind.PASSABLE]
        ),
        moved=tuple(
            (fact.place_key, fact.position)
            for fact in of_kind[CorrectionKind.MOVED]
            if fact.place_key is not None and fact.position is not None
        ),
    )


def stands_on(basis: Basis, *, fact: CorrectedFact, before: Sequence[CorrectedFact] = ()) -> bool:
    """Whether a plan would be another one with the fact. `before` are the corrections that held until then."""
    replaced = [other.id for other in before if other.id != fact.id and fact.is_about(other)]
    if any(fact_id in basis.fact_ids for fact_id in replaced):
        return True
    match fact.kind:
        case CorrectionKind.CLOSED | CorrectionKind.OPEN | CorrectionKind.MOVED:
            return fact.place_key in basis.place_keys
        case CorrectionKind.BLOCKED:
            return _uses(basis, fact)
        case CorrectionKind.PASSABLE:
            exemption = Exemption(subject=fact.subject, position=fact.position)
            return any(exemption.frees(incident) for incident in basis.avoided_incidents)
        case CorrectionKind.OTHER:
            return False


def folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.casefold().split())


def obstacles(shape: Sequence[Position], *, radius_m: float = 9.0, every_m: float = 60.0, most: int = 12) -> list[Area]:
    """Small areas that lie across a line, for a router that knows areas to avoid but no names of streets.

    The ends of the line are left free: they belong to the crossings, which others may use.
    """
    middles: list[Position] = []
    for one, other in pairwise(shape):
        pieces = max(1, min(4, int(distance_m(one, other) / every_m)))
        middles.extend(_between(one, other, share=(piece + 0.5) / pieces) for piece in range(pieces))
    spread = middles if len(middles) <= most else [middles[len(middles) * each // most] for each in range(most)]
    return [_square(centre, radius_m=radius_m) for centre in spread]


def _square(centre: Position, *, radius_m: float) -> Polygon:
    bounds = Circle(centre=centre, radius_m=radius_m).bounds
    corners = (
        (bounds.south, bounds.west),
        (bounds.south, bounds.east),
        (bounds.north, bounds.east),
        (bounds.north, bounds.west),
    )
    return Polygon(ring=tuple(Position(latitude=latitude, longitude=longitude) for latitude, longitude in corners))


def _between(one: Position, other: Position, *, share: float) -> Position:
    return Position(
        latitude=one.latitude + share * (other.latitude - one.latitude),
        longitude=one.longitude + share * (other.longitude - one.longitude),
    )


def _latest(facts: Iterable[CorrectedFact]) -> list[CorrectedFact]:
    kept: list[CorrectedFact] = []
    for fact in sorted(facts, key=lambda each: each.created_at, reverse=True):
        if not any(newer.is_about(fact) for newer in kept):
            kept.append(fact)
    return kept[::-1]


def _uses(basis: Basis, fact: CorrectedFact) -> bool:
    if folded(fact.subject) in {folded(street) for street in basis.streets}:
        return True
    area = fact.area
    return area is not None and any(line_meets(shape, area=area) for shape in basis.shapes)
