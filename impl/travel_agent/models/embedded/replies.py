"""The embedded model's answers: composed of what tools returned, in the language of the conversation."""

from collections.abc import Callable, Sequence
from typing import Final

from pydantic import BaseModel

from generated import models
from impl.travel_agent.domain.judging import Advice
from impl.travel_agent.language.understanding import Intent, PreferenceName, Superlative, TravelMode
from impl.travel_agent.models.embedded.frame import result_in
from impl.travel_agent.models.embedded.history import Returned
from impl.travel_agent.models.embedded.replies_bookings import outcome, price, reservation_lines, trouble_of_reservation
from impl.travel_agent.models.embedded.view import TurnView
from impl.travel_agent.planning.problems import Dependency, ProblemKind
from impl.travel_agent.tools.reservation_results import PriceTold, ReservationsTold, ReservationTrouble
from impl.travel_agent.tools.results import (
    BestTime,
    CommutePlanned,
    FactCorrected,
    FoundPlace,
    HandedOff,
    IncidentsTold,
    Note,
    OptionBrief,
    PlacesFound,
    Planned,
    PreferencesSet,
    Trouble,
    WeatherTold,
)

__all__ = ["no_such_reservation", "outcome", "plan", "refused", "tell", "trouble"]

_MOST_OPTIONS: Final = 5
_MOST_PLACES: Final = 5
_MOST_INCIDENTS: Final = 3
_MOST_DAYS: Final = 7
_CONDITIONS: Final = {
    models.WeatherCondition.CLEAR: "clear",
    models.WeatherCondition.FOG: "fog",
    models.WeatherCondition.RAIN: "rain",
    models.WeatherCondition.HEAVY_RAIN: "rain",
    models.WeatherCondition.SLEET: "snow",
    models.WeatherCondition.SNOW: "snow",
    models.WeatherCondition.THUNDERSTORM: "storm",
}


def plan(view: TurnView, planned: Planned, *, goal: Intent) -> str:
    """A plan: one way in full, or several compared; what to know about them; and what could be done next."""
    options = planned.options
    lines = [_route(view, planned, options[0])] if len(options) == 1 else _comparison(view, planned)
    lines += _stops(planned)
    lines += _notes(view, planned.notes)
    lines += _suggestions(view, planned)
    riding = [option for option in options if option.bookable]
    if riding and goal is not Intent.BOOK:
        lines.append(view.sayings.book_hint)
    elif not riding and goal is not Intent.BOOK:
        lines += _why_not(view, options[0])
    return _joined(lines, attributed=bool(planned.attributions), view=view)


def tell(view: TurnView, last: Returned) -> str:
    """The answer to what a tool returned."""
    told = (teller(view, last) for teller in _TELLERS)
    return next((text for text in told if text is not None), view.sayings.tool_failed)


def trouble(view: TurnView, told: Trouble) -> str:
    """Why something cannot be told or planned, and what would help."""
    said, phrases = view.sayings, view.phrases
    name = told.said or ""
    match told.status:
        case ProblemKind.PLACE_NOT_FOUND | ProblemKind.AMBIGUOUS:
            return phrases.place_not_found(name=name)
        case ProblemKind.OUTSIDE_COVERAGE:
            return phrases.outside_map(place=name)
        case ProblemKind.NO_ROUTE:
            return said.modes_without_route
        case ProblemKind.NO_PLACES:
            return phrases.places_none(what=name or "…")
        case ProblemKind.PLACE_CLOSED:
            return said.place_closed.format(name=name)
        case ProblemKind.UNAVAILABLE:
            return _unavailable(view, told.what)
        case ProblemKind.TIME_UNCLEAR:
            return phrases.ask_time()
        case ProblemKind.PLACE_MISSING:
            return phrases.ask_destination()
        case ProblemKind.NOTHING_TO_SET:
            return said.ask_preference
        case status:
            return str(getattr(said, _SAYINGS.get(status, "tool_failed")))


_SAYINGS: Final = {
    ProblemKind.LOCATION_NEEDED: "location_needed",
    ProblemKind.SAME_PLACE: "same_place",
    ProblemKind.TIME_IN_PAST: "time_passed",
    ProblemKind.TOO_FAR_AHEAD: "too_far_ahead",
    ProblemKind.CANNOT_ARRIVE_IN_TIME: "cannot_arrive_in_time",
    ProblemKind.UNKNOWN_PLAN: "no_plan",
    ProblemKind.PLAN_EXPIRED: "plan_expired",
    ProblemKind.TOO_MANY_STOPS: "too_many_stops",
    ProblemKind.NEEDS_NO_VEHICLE: "needs_no_vehicle",
    ProblemKind.UNKNOWN_COMMUTE: "commute_not_bookable",
    ProblemKind.UNKNOWN_FACT: "ask_correction",
}


def refused(view: TurnView, last: Returned) -> str:
    """What the policy refused, or a tool for reservations could not do."""
    told = result_in(last, ReservationTrouble)
    return trouble_of_reservation(view, told.status) if told else view.sayings.not_allowed


def no_such_reservation(view: TurnView, told: ReservationsTold) -> str:
    """None is like the one that was meant; here is what there is."""
    if not told.reservations:
        return view.phrases.reservations_none()
    return "\n".join([view.sayings.no_such_reservation, reservation_lines(view, told)])


def _route(view: TurnView, planned: Planned, option: OptionBrief) -> str:
    return view.phrases.route(
        mode=TravelMode(option.mode.value),
        origin=planned.origin.name,
        destination=planned.destination.name,
        distance_m=option.distance_m,
        duration_min=option.duration_min,
        leave=option.departs_at,
        arrive=option.arrives_at,
        price=option.price,
        range_m=option.range_left_m,
        walk_m=option.walk_to_vehicle_m or None,
    )


def _comparison(view: TurnView, planned: Planned) -> list[str]:
    phrases = view.phrases
    first = planned.options[0]
    options = [
        phrases.comparison_option(
            mode=TravelMode(option.mode.value),
            duration_min=option.duration_min,
            price=option.price,
            walk_m=option.walk_to_vehicle_m if option.vehicle is not None else None,
            range_m=option.range_left_m,
        )
        for option in planned.options[:_MOST_OPTIONS]
    ]
    intro = phrases.comparison_intro(origin=planned.origin.name, destination=planned.destination.name)
    when = f"{phrases.formats.moment(first.departs_at)} → {phrases.formats.clock(first.arrives_at)}"
    return [phrases.lines(intro=f"{intro} {when}", options=options), *_best(view, planned)]


def _best(view: TurnView, planned: Planned) -> list[str]:
    first = planned.options[0]
    reasons = {
        models.OptionReason.FASTEST: Superlative.FASTEST,
        models.OptionReason.CHEAPEST: Superlative.CHEAPEST,
        models.OptionReason.GREENEST: Superlative.GREENEST,
        models.OptionReason.LEAST_WALKING: Superlative.LEAST_WALKING,
    }
    return [
        view.phrases.best(mode=TravelMode(first.mode.value), why=reasons[reason])
        for reason in first.reasons
        if reason in reasons
    ][:1]


def _stops(planned: Planned) -> list[str]:
    return [f"+ {', '.join(stop.name for stop in planned.stops)}"] if planned.stops else []


def _notes(view: TurnView, notes: Sequence[Note]) -> list[str]:
    said, phrases = view.sayings, view.phrases
    texts = {
        Note.PRICE_IS_ESTIMATE: said.price_is_estimate,
        Note.RAIN_EXPECTED: said.rain_expected,
        Note.SNOW_EXPECTED: said.snow_expected,
        Note.STRONG_WIND_EXPECTED: said.strong_wind_expected,
        Note.WEATHER_UNKNOWN: phrases.weather_unavailable(),
        Note.INCIDENTS_UNKNOWN: phrases.incidents_unavailable(),
        Note.VEHICLES_UNKNOWN: phrases.reservations_unavailable(),
        Note.INCIDENT_AVOIDED: said.incident_avoided,
        Note.INCIDENT_UNAVOIDABLE: phrases.incident_no_alternative(),
        Note.CORRECTION_UNAVOIDABLE: said.correction_unavoidable,
        Note.CORRECTION_USED: said.correction_used,
        Note.CANNOT_ARRIVE_IN_TIME: said.cannot_arrive_in_time,
        Note.MODES_WITHOUT_ROUTE: said.modes_without_route,
        Note.PRICES_OF_PLACES_UNKNOWN: said.prices_of_places_unknown,
    }
    return [texts[note] for note in notes if note in texts]


def _suggestions(view: TurnView, planned: Planned) -> list[str]:
    said = view.sayings
    texts = {
        Advice.LEAVE_LATER: said.leave_later,
        Advice.LEAVE_EARLIER: said.leave_earlier,
        Advice.OTHER_MODE: said.other_mode,
        Advice.WALK_INSTEAD: said.walk_instead,
        Advice.ALLOW_MORE_WALKING: said.allow_more_walking,
        Advice.BOOK_LATER: said.book_later,
    }
    return [texts[each] for each in planned.suggestions[:1] if each in texts]


def _why_not(view: TurnView, option: OptionBrief) -> list[str]:
    if option.bookable_from is None:
        return []
    return [view.sayings.bookable_from.format(time=view.phrases.formats.moment(option.bookable_from))]


def _best_time(view: TurnView, best: BestTime) -> str:
    phrases = view.phrases
    if best.saved_min <= 0:
        first = phrases.no_better_departure(duration_min=best.duration_min)
    else:
        first = phrases.best_departure(leave=best.departs_at, arrive=best.arrives_at, saved_min=best.saved_min)
    option = next((each for each in best.plan.options if each.option_id == best.option_id), best.plan.options[0])
    lines = [first, _route(view, best.plan, option), *_notes(view, best.plan.notes)]
    lines += [view.sayings.book_hint] if option.bookable else _why_not(view, option)
    return _joined(lines, attributed=bool(best.plan.attributions), view=view)


def _places(view: TurnView, found: PlacesFound) -> str:
    if not found.places:
        return view.phrases.places_none(what="–")
    listed = found.places[:_MOST_PLACES]
    intro = view.phrases.places_found(count=len(listed))
    lines = [view.phrases.lines(intro=intro, options=[_place(view, place) for place in listed])]
    lines += _notes(view, found.notes)
    if found.along_plan_id is not None:
        lines.append(view.sayings.add_stop_hint)
    return _joined(lines, attributed=bool(found.attributions), view=view)


def _place(view: TurnView, place: FoundPlace) -> str:
    if place.detour_min is not None:
        name = f"{place.name} ({place.cuisine})" if place.cuisine else place.name
        line = view.phrases.place_option(name=name, detour_min=place.detour_min)
    else:
        line = f"{place.name}: {view.phrases.formats.distance(place.distance_m)}"
    if place.open is None:
        return line
    if not place.open:
        return f"{line}, {view.sayings.closed}"
    if place.open_until is None:
        return f"{line}, {view.sayings.open}"
    return f"{line}, {view.sayings.open_until.format(time=view.phrases.formats.clock(place.open_until))}"


def _incidents(view: TurnView, told: IncidentsTold) -> str:
    if not told.incidents:
        return _joined([view.phrases.no_incidents()], attributed=bool(told.attributions), view=view)
    lines = [
        view.phrases.incident_on_route(what=each.kind, where=each.title) for each in told.incidents[:_MOST_INCIDENTS]
    ]
    if isinstance(told.replanned, Planned):
        lines += [view.sayings.replanned, plan(view, told.replanned, goal=Intent.ASK_INCIDENTS)]
        return "\n".join(lines)
    if isinstance(told.replanned, Trouble):
        lines.append(view.phrases.incident_no_alternative())
    elif told.plan_id is not None and told.plan_still_good:
        lines.append(view.sayings.still_good)
    return _joined(lines, attributed=bool(told.attributions), view=view)


def _weather(view: TurnView, told: WeatherTold) -> str:
    weather, phrases = told.weather, view.phrases
    formats = phrases.formats
    parts = [
        getattr(phrases.catalogue, f"weather_{_CONDITIONS.get(weather.condition, 'cloudy')}"),
        f"{formats.number(weather.temperature_c)} °C",
        f"{formats.number(weather.precipitation_mm)} mm",
        f"{formats.number(weather.wind_m_s)} m/s",
    ]
    return f"{told.place.name}, {formats.moment(weather.at)}: {', '.join(parts)}"


def _corrected(view: TurnView, told: FactCorrected) -> str:
    name = told.place.name if told.place else told.subject
    word = getattr(view.sayings, told.kind.value, "")
    fact = f"{name}: {word}" if word else name
    lines = [view.phrases.fact_corrected_until(until=told.valid_until, fact=fact)]
    if isinstance(told.replanned, Planned):
        lines += [view.sayings.replanned, plan(view, told.replanned, goal=Intent.CORRECT_FACT)]
    elif isinstance(told.replanned, Trouble):
        lines.append(trouble(view, told.replanned))
    return "\n".join(lines)


def _commute(view: TurnView, told: CommutePlanned) -> str:
    phrases = view.phrases
    days = [list(models.Weekday).index(each) + 1 for each in told.weekdays]
    lines = [phrases.commute_intro(origin=told.origin.name, destination=told.destination.name, days=days)]
    for day in told.days[:_MOST_DAYS]:
        if day.date in told.bookable_dates and told.price is not None:
            lines.append(
                phrases.commute_day(day=day.departs_at, leave=day.departs_at, arrive=day.arrives_at, price=told.price)
            )
        elif day.bookable_from is not None:
            lines.append(
                phrases.commute_day_later(
                    day=day.departs_at, leave=day.departs_at, arrive=day.arrives_at, opens=day.bookable_from
                )
            )
        else:
            formats = phrases.formats
            lines.append(f"{formats.moment(day.departs_at)} → {formats.clock(day.arrives_at)}")
    lines.append(phrases.commute_confirm_each())
    lines += _notes(view, told.notes)
    if told.bookable_dates:
        lines.append(view.sayings.commute_book_hint)
    return _joined(lines, attributed=bool(told.attributions), view=view)


def _preferences(view: TurnView, told: PreferencesSet) -> str:
    phrases = view.phrases
    names = []
    if told.avoid_tolls:
        names.append(phrases.preference(PreferenceName.AVOID_TOLLS))
    if told.scenic:
        names.append(phrases.preference(PreferenceName.SCENIC))
    if told.max_walk_m is not None:
        names.append(phrases.preference(PreferenceName.MAX_WALK, max_walk_m=told.max_walk_m))
    names += [
        phrases.preference(PreferenceName.VEHICLE_CLASSES, mode=TravelMode(each.value))
        for each in told.vehicle_classes or ()
    ]
    return phrases.preference_set(preference=", ".join(names) or "–")


def _handed_off(view: TurnView, told: HandedOff) -> str:
    return view.phrases.hand_off(receiver=told.contact, passed=told.reason)


def _reservation_trouble(view: TurnView, told: ReservationTrouble) -> str:
    return trouble_of_reservation(view, told.status)


def _plan(view: TurnView, told: Planned) -> str:
    return plan(view, told, goal=Intent.PLAN_TRIP)


type _Teller = Callable[[TurnView, Returned], str | None]


def _teller[R: BaseModel](kind: type[R], say: Callable[[TurnView, R], str]) -> _Teller:
    """Says answers of one kind; None for those of another."""

    def teller(view: TurnView, returned: Returned) -> str | None:
        found = result_in(returned, kind)
        return None if found is None else say(view, found)

    return teller


_TELLERS: Final = (
    _teller(Planned, _plan),
    _teller(BestTime, _best_time),
    _teller(PlacesFound, _places),
    _teller(IncidentsTold, _incidents),
    _teller(WeatherTold, _weather),
    _teller(FactCorrected, _corrected),
    _teller(CommutePlanned, _commute),
    _teller(PreferencesSet, _preferences),
    _teller(HandedOff, _handed_off),
    _teller(ReservationsTold, reservation_lines),
    _teller(PriceTold, price),
    _teller(ReservationTrouble, _reservation_trouble),
    _teller(Trouble, trouble),
)


def _unavailable(view: TurnView, what: Dependency | None) -> str:
    match what:
        case Dependency.WEATHER:
            return view.phrases.weather_unavailable()
        case Dependency.INCIDENTS:
            return view.phrases.incidents_unavailable()
        case Dependency.RESERVATIONS:
            return view.phrases.reservations_unavailable()
        case _:
            return view.phrases.map_unavailable()


def _joined(lines: Sequence[str], *, attributed: bool, view: TurnView) -> str:
    told = [line for line in lines if line]
    return "\n".join([*told, view.phrases.attribution()] if attributed else told)
