"""Reservations: made of options, looked up, changed and cancelled, always as proposals."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from pydantic import JsonValue

from impl.travel_agent.language.understanding import (
    Edge,
    Intent,
    Superlative,
    TimeExpression,
    TimeForm,
    TravelMode,
    Understanding,
)
from impl.travel_agent.models.embedded.arguments import is_period, modes_of, period_minutes, pick_of
from impl.travel_agent.models.embedded.decision import Ask
from impl.travel_agent.models.embedded.intention import Intention, Pick, WhichReservation
from impl.travel_agent.models.embedded.questions import ask_about_time
from impl.travel_agent.models.embedded.view import TurnView
from impl.travel_agent.tools.reservation_results import ReservationBrief
from impl.travel_agent.tools.results import OptionBrief, Planned

OPEN_STATUSES: Final[tuple[JsonValue, ...]] = ("held", "confirmed", "active", "paused")
_LONGEST_NOTE: Final = 500
# What is reckoned from the reservation itself.
_RELATIVE: Final = frozenset(f"{edge}{name}" for edge in Edge for name in ("_clock", "_shift_min"))


def propose_option(option: OptionBrief, *, intention: Intention) -> dict[str, JsonValue]:
    """The arguments of a proposal to reserve an option."""
    arguments: dict[str, JsonValue] = {"action": "create", "option_id": option.option_id}
    has_end = option.mode.value in (TravelMode.CAR.value, TravelMode.VAN.value)
    if intention.minutes is not None and has_end:
        arguments["ends_at"] = (_start(option) + timedelta(minutes=intention.minutes)).isoformat()
    if intention.commute_day is not None:
        commute_id, _, day = intention.commute_day.partition(" ")
        arguments |= {"commute_id": commute_id, "day": day}
    return arguments


def _start(option: OptionBrief) -> datetime:
    """When the customer gets to the vehicle, to the five minutes before it, but not before setting out."""
    arrival = option.departs_at + timedelta(minutes=option.walk_to_vehicle_min)
    earlier = arrival - timedelta(minutes=arrival.minute % 5, seconds=arrival.second, microseconds=arrival.microsecond)
    return earlier if earlier >= option.departs_at else arrival


def pick_option(plan: Planned, pick: Pick) -> OptionBrief | None:
    """The option of a plan that is meant; the best one that needs a vehicle where nothing was said."""
    options = list(plan.options)
    if pick.position is not None:
        index = pick.position - 1 if pick.position > 0 else pick.position
        return options[index] if -len(options) <= index < len(options) else None
    if pick.mode is not None:
        return next((option for option in options if option.mode.value == pick.mode.value), None)
    riding = [option for option in options if option.mode.value != TravelMode.WALK.value]
    if pick.superlative is not None:
        return _best(riding or options, pick.superlative)
    bookable = [option for option in riding if option.bookable]
    return next(iter(bookable or riding or options), None)


def _best(options: Sequence[OptionBrief], superlative: Superlative) -> OptionBrief:
    match superlative:
        case Superlative.CHEAPEST:
            return min(options, key=lambda option: option.price.amount if option.price else 10**9)
        case Superlative.FASTEST:
            return min(options, key=lambda option: option.duration_min)
        case Superlative.NEAREST | Superlative.LEAST_WALKING:
            return min(options, key=lambda option: option.walk_to_vehicle_m)
        case Superlative.GREENEST | Superlative.BEST:
            return options[0]


def look_up(said: Understanding) -> Intention:
    """The customer's reservations."""
    return Intention(
        goal=said.intent, tool="list_reservations", arguments={"statuses": list(OPEN_STATUSES)}, which=_which(said)
    )


def cancel(said: Understanding) -> Intention:
    """Look the reservation up that is to be cancelled."""
    return look_up(said).but(goal=Intent.CANCEL_RESERVATION)


def change(view: TurnView, said: Understanding) -> Intention | Ask:
    """Look the reservation up that is to become otherwise."""
    intention = look_up(said).but(goal=Intent.CHANGE_RESERVATION)
    return with_change(view, intention, said)


def change_one(view: TurnView, said: Understanding, *, reservation_id: str) -> Intention | Ask:
    """Change the reservation that was spoken of last."""
    changed = change(view, said)
    if isinstance(changed, Ask):
        return changed
    return changed.but(which=WhichReservation(id=reservation_id))


def with_change(view: TurnView, intention: Intention, said: Understanding) -> Intention | Ask:
    """The intention with what is to become otherwise."""
    if said.note:
        intention = intention.but(change={**intention.change, "note": said.note[:_LONGEST_NOTE]})
    intention = intention.but(minutes=said.duration_min or period_minutes(said.time) or intention.minutes)
    if said.shift is not None and said.shift.by_min is not None:
        return intention.but(change={**intention.change, f"{said.shift.edge}_shift_min": said.shift.by_min})
    if said.shift is not None and said.time is not None and not said.time.problems:
        return intention.but(change={**intention.change, **_new_end(said.time)}, which=_any_day(intention))
    return with_time(view, intention, time=said.time)


def with_time(view: TurnView, intention: Intention, *, time: TimeExpression | None) -> Intention | Ask:
    """The intention with a new time for the reservation."""
    if time is not None and time.problems:
        return ask_about_time(view, intention, time=time)
    if time is None or not _names_hour(time):
        return intention
    return intention.but(change={**intention.change, **_new_times(time)}, which=_any_day(intention))


def _any_day(intention: Intention) -> WhichReservation:
    """The day said with a new time is that of the new time; the reservation may be another day's."""
    return (intention.which or WhichReservation()).model_copy(update={"day": None})


def matching(reservations: Sequence[ReservationBrief], which: WhichReservation | None) -> list[ReservationBrief]:
    """The reservations that may be meant, soonest first."""
    soonest = sorted(reservations, key=lambda each: each.starts_at)
    if which is None:
        return soonest
    if which.id is not None:
        return [each for each in soonest if each.reservation_id == which.id]
    found = [
        each
        for each in soonest
        if which.vehicle_class in (None, each.vehicle.vehicle_class) and which.day in (None, _day(each))
    ]
    if which.position is not None and found:
        index = which.position - 1 if which.position > 0 else which.position
        return [found[index]] if -len(found) <= index < len(found) else []
    return found[:1] if which.next_one else found


def change_arguments(reservation: ReservationBrief, intention: Intention) -> dict[str, JsonValue]:
    """The arguments of a proposal to change a reservation; it keeps its length unless another was said."""
    change = intention.change
    wanted = {name: value for name, value in change.items() if name not in _RELATIVE}
    starts_at = _moved(reservation.starts_at, change, edge=Edge.START)
    if starts_at is not None:
        wanted["starts_at"] = starts_at.isoformat()
    if reservation.ends_at is not None:
        ends_at = _moved(reservation.ends_at, change, edge=Edge.END)
        length = reservation.ends_at - reservation.starts_at
        if intention.minutes is not None:
            length = timedelta(minutes=intention.minutes)
        if ends_at is None and (starts_at is not None or intention.minutes is not None):
            ends_at = (starts_at or reservation.starts_at) + length
        if ends_at is not None:
            wanted["ends_at"] = ends_at.isoformat()
    return {"action": "change", "reservation_id": reservation.reservation_id, **wanted}


def _moved(moment: datetime, change: Mapping[str, JsonValue], *, edge: Edge) -> datetime | None:
    """The new beginning or end; None where it stays."""
    exact, clock, shift = (change.get(f"{edge}{name}") for name in ("s_at", "_clock", "_shift_min"))
    if isinstance(clock, str):
        return _at_clock(moment, clock)
    if isinstance(shift, int):
        return moment + timedelta(minutes=shift)
    return _moment(exact)


def pick_for_booking(said: Understanding) -> Pick:
    """Which option the customer wants to reserve; the number of a length of time is none of a list."""
    pick = pick_of(said.choice, modes=modes_of(said))
    return pick.model_copy(update={"position": None}) if said.duration_min is not None else pick


def _which(said: Understanding) -> WhichReservation:
    reference = said.reservation
    named = modes_of(said)
    vehicle_class = reference.vehicle_class.value if reference and reference.vehicle_class else None
    if vehicle_class is None and len(named) == 1 and named[0] is not TravelMode.WALK:
        vehicle_class = named[0].value
    return WhichReservation(
        id=reference.id if reference else None,
        vehicle_class=vehicle_class,
        position=reference.position if reference else None,
        next_one=bool(reference and reference.next_one),
        every_one=bool(reference and reference.every_one),
        day=_day_of(said.time),
    )


def _day_of(time: TimeExpression | None) -> str | None:
    moment = time.moment if time is not None and time.day_was_given else None
    return moment.date().isoformat() if moment else None


def _day(reservation: ReservationBrief) -> str:
    day: date = reservation.starts_at.date()
    return day.isoformat()


def _names_hour(time: TimeExpression) -> bool:
    return time.hour_was_given or time.form in (TimeForm.MOMENT, TimeForm.PERIOD, TimeForm.WINDOW)


def _new_times(time: TimeExpression) -> dict[str, JsonValue]:
    moment = time.earliest or time.moment
    if moment is None:
        return {}
    times: dict[str, JsonValue] = {"starts_at": moment.isoformat()}
    if not time.day_was_given:
        times = {f"{Edge.START}_clock": moment.strftime("%H:%M")}
    if is_period(time) and time.latest is not None and time.day_was_given:
        times["ends_at"] = time.latest.isoformat()
    return times


def _new_end(time: TimeExpression) -> dict[str, JsonValue]:
    """The end that a reservation is to have: "extend it until six"."""
    moment = time.moment
    if moment is None:
        return {}
    return {"ends_at": moment.isoformat()} if time.day_was_given else {f"{Edge.END}_clock": moment.strftime("%H:%M")}


def _at_clock(moment: datetime, clock: str) -> datetime:
    hour, _, minute = clock.partition(":")
    return moment.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)


def _moment(value: JsonValue) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None
