"""A trip in the making: what has been found for it so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from impl.travel_agent.domain.corrections import Basis
from impl.travel_agent.domain.facts import Fact, Source
from impl.travel_agent.domain.judging import Advice, Judged, advice, judge
from impl.travel_agent.domain.trips import TripOption, TripRequest
from impl.travel_agent.domain.windows import Choice
from impl.travel_agent.planning.problems import Problem
from impl.travel_agent.planning.surroundings import Surroundings
from impl.travel_agent.planning.ways import streets_of


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedSource:
    """A source that a plan stands on: when it was asked, and until when what it said holds."""

    source: Source
    observed_at: datetime
    valid_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOption:
    """An option, and when else one could leave for it."""

    option: TripOption
    choice: Choice


@dataclass(slots=True, kw_only=True)
class Draft:
    """What the agents of a turn work on together.

    Attributes:
        request: the trip.
        now: the present it is planned in.
        surroundings: incidents and weather.
        replaces: the plan that it is made instead of.
        found: the options, by their id.
        problems: the modes for which there is none, and why.
        sources: who was asked.
        vehicles_known: whether the Reservation API has answered.
        judged: the options in their order, once they have been judged.
        comment: what the judge said besides.
        advised: what the judge picked of the advice.
    """

    request: TripRequest
    now: datetime
    surroundings: Surroundings
    replaces: UUID | None = None
    found: dict[UUID, FoundOption] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, UsedSource] = field(default_factory=dict)
    vehicles_known: bool = True
    judged: tuple[Judged, ...] = ()
    comment: str | None = None
    advised: tuple[Advice, ...] = ()

    def add(self, found: FoundOption) -> None:
        """Lay an option beside the others, which have to be judged anew then."""
        self.found[found.option.id] = found
        self.judged = ()

    def use[T](self, fact: Fact[T]) -> T:
        """The value of a fact, with its source noted."""
        self.sources[fact.source.name] = UsedSource(
            source=fact.source, observed_at=fact.observed_at, valid_until=fact.valid_until
        )
        return fact.value

    async def judge(self) -> tuple[Judged, ...]:
        """The options in their order, by reckoning alone."""
        if not self.judged and self.found:
            weather = await self.surroundings.weather()
            self.judged = judge(
                [each.option for each in self.found.values()],
                preferences=self.request.preferences,
                arrives_by=self.request.window.arrives_by,
                weather=None if weather is None else self.use(weather),
            )
        return self.judged

    @property
    def possible_advice(self) -> tuple[Advice, ...]:
        """What may be advised, once the options have been judged."""
        found = list(advice(self.judged, asked=self.request.modes, max_walk_m=self.request.preferences.max_walk_m))
        if self.judged and not self.found[self.judged[0].option.id].choice.in_time:
            found.insert(0, Advice.LEAVE_EARLIER)
        return tuple(found)

    @property
    def basis(self) -> Basis:
        """What the plan stands on."""
        options: Sequence[TripOption] = [each.option for each in self.found.values()]
        avoided = {each.incident.key: each.incident for option in options for each in option.avoided}
        return Basis(
            place_keys=tuple(place.key for place in self.request.places),
            streets=frozenset(street for option in options for street in streets_of(option.route)),
            shapes=tuple(option.route.shape for option in options),
            avoided_incidents=tuple(avoided.values()),
            fact_ids=self.request.overrides.fact_ids,
        )
