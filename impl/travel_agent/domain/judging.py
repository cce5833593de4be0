"""How the options of a trip are judged: by reckoning alone, so that the same options always come in the same order.

Every part is from 0 (worst) to 100 (best) and rounded to a whole number:

- time: 100 for the quickest way; one that takes twice as long, or arrives after the time asked for, has 0.
- price: 100 for the cheapest way; less by the share of the dearest price that it costs more. Walking costs nothing; a
  way whose price is unknown has 50.
- walking: 100 without a walk, 0 for the longest walk that the customer accepts, and in proportion between.
- range: 100 where the battery could make the trip once more afterwards, in proportion below; 50 where it is unknown.
- preference: the mean of what the customer wishes and what applies (class, tolls, kind of route, greenness, weather for
  those who ride in the open), 100 where nothing does, and 0 for a way that is blocked.

The total is the mean by the weights of the priority. Ways that cannot be taken come last, whatever their total.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from generated.models import NotBookableReason, OptionReason
from impl.travel_agent.domain.routes import RoutePreference, TravelMode
from impl.travel_agent.domain.trips import VEHICLE_CLASSES, Priority, TripOption, TripPreferences
from impl.travel_agent.domain.weather import WeatherCondition, WeatherReport

GREENNESS: Final[Mapping[TravelMode, int]] = MappingProxyType(
    {TravelMode.WALK: 100, TravelMode.BIKE: 90, TravelMode.SCOOTER: 80, TravelMode.CAR: 30, TravelMode.VAN: 10}
)
"""How little energy and space a mode takes, in round figures."""
_OPEN_AIR: Final = frozenset({TravelMode.WALK, TravelMode.BIKE, TravelMode.SCOOTER})
_WET: Final = frozenset({WeatherCondition.RAIN, WeatherCondition.SLEET, WeatherCondition.SNOW})
_HARSH: Final = frozenset({WeatherCondition.HEAVY_RAIN, WeatherCondition.THUNDER})
STRONG_WIND_M_S: Final = 12.0
_WALK_INSTEAD_S: Final = 12 * 60.0
_LATE: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How an option was judged, each part from 0 to 100."""

    total: int
    time: int
    price: int
    walking: int
    range: int
    preference: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An option, its score, and why it is where it is."""

    option: TripOption
    score: Score
    reasons: tuple[OptionReason, ...]


class Advice(StrEnum):
    """What is worth considering instead."""

    LEAVE_LATER = "leave_later"
    LEAVE_EARLIER = "leave_earlier"
    OTHER_MODE = "other_mode"
    WALK_INSTEAD = "walk_instead"
    ALLOW_MORE_WALKING = "allow_more_walking"
    BOOK_LATER = "book_later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each part counts; they add up to 100."""

    time: int
    price: int
    walking: int
    range: int
    preference: int


WEIGHTS: Final[Mapping[Priority, Weights]] = MappingProxyType(
    {
        Priority.BALANCED: Weights(time=35, price=20, walking=20, range=10, preference=15),
        Priority.FASTEST: Weights(time=70, price=5, walking=10, range=5, preference=10),
        Priority.CHEAPEST: Weights(time=10, price=70, walking=5, range=5, preference=10),
        Priority.GREENEST: Weights(time=10, price=5, walking=5, range=5, preference=75),
        Priority.LEAST_WALKING: Weights(time=15, price=5, walking=65, range=5, preference=10),
    }
)
_PLEASANT: Final = Weights(time=15, price=15, walking=15, range=5, preference=50)


def weights_for(preferences: TripPreferences) -> Weights:
    """The weights of the priority; who asks for a pleasant way without a priority gives it half of the weight."""
    pleasant = preferences.route in {RoutePreference.SCENIC, RoutePreference.QUIET}
    if pleasant and preferences.priority is Priority.BALANCED:
        return _PLEASANT
    return WEIGHTS[preferences.priority]


def judge(
    options: Sequence[TripOption],
    *,
    preferences: TripPreferences,
    arrives_by: datetime | None = None,
    weather: WeatherReport | None = None,
) -> tuple[Judged, ...]:
    """The options with scores and reasons, best first. Equals are ordered by arrival, then mode, then id."""
    if not options:
        return ()
    weights = weights_for(preferences)
    scores = {
        option.id: _score(
            option, among=options, preferences=preferences, weights=weights, arrives_by=arrives_by, weather=weather
        )
        for option in options
    }
    ranked = sorted(options, key=lambda option: _rank(option, scores[option.id]))
    usable = [option for option in ranked if option.availability.is_usable]
    return tuple(
        Judged(option=option, score=scores[option.id], reasons=_reasons(option, usable, preferences))
        for option in ranked
    )


def advice(judged: Sequence[Judged], *, asked: Iterable[TravelMode], max_walk_m: int) -> tuple[Advice, ...]:
    """What follows from the options for somebody who might want something else, most useful first."""
    found: list[Advice] = []
    reasons = {each.option.availability.reason for each in judged}
    usable = [each for each in judged if each.option.availability.is_usable]
    by_vehicle = [each for each in usable if each.option.mode is not TravelMode.WALK]
    if not by_vehicle and set(asked) != {TravelMode.WALK}:
        if NotBookableReason.NO_VEHICLE_NEAR in reasons and max_walk_m < 1000:
            found.append(Advice.ALLOW_MORE_WALKING)
        if len(set(asked)) < len(TravelMode):
            found.append(Advice.OTHER_MODE)
    walk = next((each.option for each in usable if each.option.mode is TravelMode.WALK), None)
    if walk is not None and walk.duration_s <= _WALK_INSTEAD_S and usable[0].option.mode is not TravelMode.WALK:
        found.append(Advice.WALK_INSTEAD)
    if usable and usable[0].option.availability.reason is NotBookableReason.TOO_EARLY_TO_BOOK:
        found.append(Advice.BOOK_LATER)
    return tuple(found)


def _rank(option: TripOption, score: Score) -> tuple[bool, bool, int, datetime, int, str]:
    order = list(TravelMode).index(option.mode)
    usable = option.availability.is_usable
    return (not usable, option.is_blocked, -score.total, option.arrives_at.astimezone(UTC), order, str(option.id))


def _score(
    option: TripOption,
    *,
    among: Sequence[TripOption],
    preferences: TripPreferences,
    weights: Weights,
    arrives_by: datetime | None,
    weather: WeatherReport | None,
) -> Score:
    parts = {
        "time": _time(option, among=among, arrives_by=arrives_by),
        "price": _price(option, among=among),
        "walking": _share(1 - option.walked_m / max(preferences.max_walk_m, 1)),
        "range": _range(option),
        "preference": _preference(option, preferences=preferences, weather=weather),
    }
    total = sum(parts[name] * getattr(weights, name) for name in parts)
    return Score(total=_share(total / 10_000), **parts)


def _time(option: TripOption, *, among: Sequence[TripOption], arrives_by: datetime | None) -> int:
    if arrives_by is not None and option.arrives_at > arrives_by + _LATE:
        return 0
    quickest = max(min(each.duration_s for each in among), 1.0)
    return _share(2 - option.duration_s / quickest)


def _price(option: TripOption, *, among: Sequence[TripOption]) -> int:
    costs = [cost for each in among if (cost := _cost(each)) is not None]
    own = _cost(option)
    if own is None:
        return 50
    dearest = max(costs)
    return 100 if not dearest else _share(1 - (own - min(costs)) / dearest)


def _cost(option: TripOption) -> int | None:
    if option.mode is TravelMode.WALK:
        return 0
    return None if option.price is None else option.price.amount


def _range(option: TripOption) -> int:
    if option.mode is TravelMode.WALK:
        return 100
    if option.range_left_m is None:
        return 50
    return _share(option.range_left_m / max(option.route.distance_m, 1.0))


def _preference(option: TripOption, *, preferences: TripPreferences, weather: WeatherReport | None) -> int:
    if option.is_blocked:
        return 0
    wishes = [wish for each in _WISHES if (wish := each(option, preferences)) is not None]
    if weather is not None and option.mode in _OPEN_AIR and (comfort := _comfort(weather)) is not None:
        wishes.append(comfort)
    return round(sum(wishes) / len(wishes)) if wishes else 100


def _class_wish(option: TripOption, preferences: TripPreferences) -> int | None:
    if not preferences.vehicle_classes:
        return None
    return 100 if VEHICLE_CLASSES.get(option.mode) in preferences.vehicle_classes else 30


def _toll_wish(option: TripOption, preferences: TripPreferences) -> int | None:
    if not preferences.avoid_tolls:
        return None
    return 0 if option.route.has_toll else 100


def _route_wish(option: TripOption, preferences: TripPreferences) -> int | None:
    if preferences.route is RoutePreference.FAST:
        return None
    if option.route.preference is preferences.route:
        return 100
    return 20


def _green_wish(option: TripOption, preferences: TripPreferences) -> int | None:
    return GREENNESS[option.mode] if preferences.priority is Priority.GREENEST else None


type _Wish = Callable[[TripOption, TripPreferences], int | None]
_WISHES: Final[tuple[_Wish, ...]] = (_class_wish, _toll_wish, _route_wish, _green_wish)


def _comfort(weather: WeatherReport) -> int | None:
    """How pleasant it is in the open; None where the weather is no reason for or against anything."""
    if weather.condition in _HARSH or weather.wind_m_s >= STRONG_WIND_M_S:
        return 20
    return 50 if weather.condition in _WET else None


def _reasons(
    option: TripOption, usable: Sequence[TripOption], preferences: TripPreferences
) -> tuple[OptionReason, ...]:
    if option not in usable:
        return ()
    found = [OptionReason.ONLY_OPTION] if len(usable) == 1 else _comparisons(option, usable)
    classes = preferences.vehicle_classes
    if classes and VEHICLE_CLASSES.get(option.mode) in classes:
        found.append(OptionReason.MATCHES_PREFERENCE)
    if option.avoided and not option.is_blocked:
        found.append(OptionReason.AVOIDS_INCIDENT)
    by_car = option.mode in {TravelMode.CAR, TravelMode.VAN}
    if preferences.avoid_tolls and by_car and not option.route.has_toll:
        found.append(OptionReason.AVOIDS_TOLL)
    if option.route.preference is RoutePreference.SCENIC:
        found.append(OptionReason.SCENIC)
    return tuple(found)


def _comparisons(option: TripOption, usable: Sequence[TripOption]) -> list[OptionReason]:
    """What the option is best at; a part in which all are alike tells nothing."""
    found = []
    if _is_least(option, usable, lambda each: round(each.duration_s / 60)):
        found.append(OptionReason.FASTEST)
    if _is_least(option, [each for each in usable if _cost(each) is not None], lambda each: _cost(each) or 0):
        found.append(OptionReason.CHEAPEST)
    if _is_least(option, usable, lambda each: round(each.walked_m)):
        found.append(OptionReason.LEAST_WALKING)
    if _is_least(option, usable, lambda each: -GREENNESS[each.mode]):
        found.append(OptionReason.GREENEST)
    return found


def _is_least(option: TripOption, among: Sequence[TripOption], measure: Callable[[TripOption], int]) -> bool:
    values = {measure(each) for each in among}
    return option in among and len(values) > 1 and measure(option) == min(values)


def _share(part: float) -> int:
    """A share of 1 as a whole number from 0 to 100."""
    return round(100 * max(0.0, min(1.0, part)))
