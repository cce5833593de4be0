"""What the embedded model is about to do for the customer: one goal, the tool that serves it, and what is known so far.

While something is missing the intention travels in the question itself, so that the next turn can go on with it.
"""

from typing import Final

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from impl.travel_agent.language.understanding import Intent, Superlative, TravelMode

MOST_SPELLINGS: Final = 4


class Pick(BaseModel):
    """Which option of a plan is wanted: by place in the list, by mode, or by what makes it the best."""

    model_config = ConfigDict(frozen=True)

    position: int | None = None
    mode: TravelMode | None = None
    superlative: Superlative | None = None


class WhichReservation(BaseModel):
    """Which reservation is meant. `day` is that of its start, as YYYY-MM-DD."""

    model_config = ConfigDict(frozen=True)

    id: str | None = None
    vehicle_class: str | None = None
    position: int | None = None
    next_one: bool = False
    every_one: bool = False
    day: str | None = None


class Intention(BaseModel):
    """A goal on its way.

    Attributes:
        goal: what the customer wants.
        tool: the tool that comes first.
        arguments: its arguments as far as they are known.
        said: places among them as the customer wrote them.
        spellings: for places among them, other base forms to look up when the first is not found.
        book: whether a proposal is to follow.
        pick: which option it is to be made of.
        stop: the search for a stop on the way, as arguments of `find_places`.
        which: which reservation is meant.
        change: what of it becomes otherwise, as arguments of `propose_reservation`.
        minutes: how long the vehicle is wanted.
        commute_day: the day of the commute that is reserved.
        missing: what the open question asks for.
        unclear_time: the time that was said and cannot be taken as it is.
        words: what was said, where it is the goal that is unclear.
    """

    model_config = ConfigDict(frozen=True)

    goal: Intent
    tool: str
    arguments: dict[str, JsonValue] = {}
    said: dict[str, str] = {}
    spellings: dict[str, list[str]] = {}
    book: bool = False
    pick: Pick = Pick()
    stop: dict[str, JsonValue] | None = None
    which: WhichReservation | None = None
    change: dict[str, JsonValue] = {}
    minutes: int | None = None
    commute_day: str | None = None
    missing: str | None = None
    unclear_time: JsonValue = None
    words: str | None = None

    def with_arguments(self, **arguments: JsonValue) -> "Intention":
        """The intention with these arguments; None leaves one as it is."""
        given = {name: value for name, value in arguments.items() if value is not None}
        return self.model_copy(update={"arguments": {**self.arguments, **given}})

    def but(self, **changes: object) -> "Intention":
        """The intention with other members."""
        return self.model_copy(update=changes)

    def so_far(self) -> dict[str, JsonValue]:
        """The form in which it travels in a question."""
        travelling: dict[str, JsonValue] = self.model_dump(mode="json", exclude_defaults=True)
        return travelling


def intention_in(so_far: dict[str, JsonValue]) -> Intention | None:
    """The intention that a question carries."""
    try:
        return Intention.model_validate(so_far)
    except ValidationError:
        return None
