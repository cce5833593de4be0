"""What has been found, in the words of results."""

import math
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from generated import models
from impl.travel_agent import representations
from impl.travel_agent.domain.commutes import CommuteDay
from impl.travel_agent.domain.geography import Bounds, Circle, Position
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.domain.judging import STRONG_WIND_M_S, Judged
from impl.travel_agent.domain.places import Place
from impl.travel_agent.domain.trips import IncidentOnWay, TripOption
from impl.travel_agent.domain.weather import WeatherCondition, WeatherReport
from impl.travel_agent.maps.assemble import Maps
from impl.travel_agent.planning.drafts import Draft
from impl.travel_agent.planning.places import reference_to
from impl.travel_agent.planning.plans import StoredPlan
from impl.travel_agent.planning.problems import Problem
from impl.travel_agent.tools.results import (
    CommuteDayBrief,
    DepartureBrief,
    IncidentBrief,
    Note,
    OptionBrief,
    PlaceBrief,
    Planned,
    Trouble,
    VehicleBrief,
    WeatherBrief,
)

LONGEST_TEXT = 120
_WET = {WeatherCondition.RAIN, WeatherCondition.HEAVY_RAIN, WeatherCondition.THUNDER, WeatherCondition.SLEET}


def brief_place(place: Place) -> PlaceBrief:
    """A place, with the key that names it later."""
    return PlaceBrief(
        key=reference_to(place),
        name=bounded(place.name),
        category=None if place.category is None else place.category.value,
        address=None if place.address is None else bounded(place.address),
        latitude=round(place.position.latitude, 6),
        longitude=round(place.position.longitude, 6),
    )


def brief_option(judged: Judged, *, zone: ZoneInfo) -> OptionBrief:
    """An option that has been judged."""
    return _brief_option(judged.option, zone=zone).model_copy(
        update={"reasons": judged.reasons, "score": judged.score.total}
    )


def brief_unjudged(option: TripOption, *, zone: ZoneInfo) -> OptionBrief:
    """An option before it has been judged: its score is 0."""
    return _brief_option(option, zone=zone)


def brief_weather(report: WeatherReport, *, zone: ZoneInfo) -> WeatherBrief:
    """The weather of an hour."""
    return WeatherBrief(
        at=report.hour.astimezone(zone),
        condition=representations.represent_condition(report.condition),
        temperature_c=round(report.temperature_c, 1),
        precipitation_mm=round(report.precipitation_mm, 1),
        wind_m_s=round(report.wind_m_s, 1),
    )


def brief_incident(told: IncidentOnWay, *, zone: ZoneInfo) -> IncidentBrief:
    """An incident on a way."""
    delay_min = None if told.incident.blocks else minutes(told.delay_s)
    return incident_brief(told.incident, source=told.source.name, zone=zone, delay_min=delay_min)


def incident_brief(incident: Incident, *, source: str, zone: ZoneInfo, delay_min: int | None = None) -> IncidentBrief:
    """An incident as its source tells it."""
    centre = _centre(incident)
    return IncidentBrief(
        incident_id=representations.incident_id(incident),
        kind=incident.kind.value,
        title=bounded(incident.title),
        blocks=incident.blocks,
        delay_min=delay_min,
        latitude=round(centre.latitude, 6),
        longitude=round(centre.longitude, 6),
        valid_from=incident.valid_from.astimezone(zone),
        valid_until=None if incident.valid_until is None else incident.valid_until.astimezone(zone),
        source=bounded(source),
    )


def brief_plan(stored: StoredPlan, *, draft: Draft, maps: Maps) -> Planned:
    """A plan that has been kept, and what should be said of it."""
    zone, request = draft.request.zone, draft.request
    choice = draft.found[draft.judged[0].option.id].choice
    weather = draft.surroundings.known_weather
    return Planned(
        plan_id=stored.plan.id,
        replaces_plan_id=None if draft.replaces is None else representations.plan_id(draft.replaces),
        origin=brief_place(request.origin),
        destination=brief_place(request.destination),
        stops=tuple(brief_place(stop) for stop in request.stops),
        time_zone=request.time_zone,
        options=tuple(brief_option(judged, zone=zone) for judged in draft.judged),
        recommended_option_id=stored.best.id,
        departure_times=tuple(
            DepartureBrief(
                departs_at=each.leaves_at,
                arrives_at=each.arrives_at,
                duration_min=minutes(each.duration_s),
                recommended=each == choice.best,
            )
            for each in _spread(choice.candidates, keep=choice.best)
        ),
        weather=None if weather is None else brief_weather(weather.value, zone=zone),
        suggestions=draft.advised,
        comment=draft.comment,
        notes=notes_on(draft),
        attributions=attributions(maps),
    )


def notes_on(draft: Draft) -> tuple[Note, ...]:
    """What a customer should hear about a plan besides its options."""
    best = draft.judged[0].option
    weather = draft.surroundings.known_weather
    overrides = draft.request.overrides
    told: list[tuple[Note, bool]] = [
        (Note.CANNOT_ARRIVE_IN_TIME, not draft.found[best.id].choice.in_time),
        (Note.INCIDENT_UNAVOIDABLE, any(each.incident.blocks for each in best.incidents)),
        (Note.CORRECTION_UNAVOIDABLE, not best.follows_overrides),
        (Note.INCIDENT_AVOIDED, bool(best.avoided)),
        (Note.CORRECTION_USED, bool(overrides.fact_ids) and best.follows_overrides),
        (Note.MODES_WITHOUT_ROUTE, bool(draft.problems)),
        (Note.VEHICLES_UNKNOWN, not draft.vehicles_known),
        (Note.INCIDENTS_UNKNOWN, draft.surroundings.known_incidents is None),
        (Note.WEATHER_UNKNOWN, weather is None),
        (Note.PRICE_IS_ESTIMATE, any(judged.option.price is not None for judged in draft.judged)),
    ]
    notes = [note for note, holds in told if holds]
    return tuple(notes if weather is None else [*_weather_notes(weather.value), *notes])


def brief_day(day: CommuteDay) -> CommuteDayBrief:
    """A day of a commute."""
    return CommuteDayBrief(
        date=day.date,
        departs_at=day.departs_at,
        arrives_at=day.arrives_at,
        day_status=day.status,
        bookable_from=None if day.bookable_from is None else day.bookable_from.astimezone(day.departs_at.tzinfo),
        reservation_id=day.reservation_id,
    )


def trouble(problem: Problem) -> Trouble:
    """A problem, as a result."""
    return Trouble(
        status=problem.kind,
        role=problem.part,
        said=None if problem.said is None else bounded(problem.said),
        candidates=tuple(brief_place(place) for place in problem.candidates),
        what=problem.dependency,
        at=problem.at,
        modes=problem.modes,
        retry_after_s=None if problem.retry_after_s is None else math.ceil(problem.retry_after_s),
        detail=problem.detail,
    )


def attributions(maps: Maps) -> tuple[str, ...]:
    """The words that have to be shown with what comes from the map."""
    return tuple(dict.fromkeys(source.attribution for source in maps.attributions if source.attribution))


def bounded(text: str) -> str:
    """Text of strangers, on one line and of a bounded length."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TEXT else f"{line[: LONGEST_TEXT - 1]}…"


def minutes(seconds: float) -> int:
    """Minutes as people say them: rounded to whole ones, and at least one where there is anything."""
    return max(1, round(seconds / 60)) if seconds > 0 else 0


def _brief_option(option: TripOption, *, zone: ZoneInfo) -> OptionBrief:
    vehicle, available = option.vehicle, option.availability
    return OptionBrief(
        option_id=representations.option_id(option.id),
        mode=option.mode,
        departs_at=option.departs_at,
        arrives_at=option.arrives_at,
        duration_min=minutes(option.duration_s),
        distance_m=round(option.route.distance_m),
        walk_to_vehicle_m=round(option.walk.distance_m),
        walk_to_vehicle_min=minutes(option.walk.duration_s),
        range_left_m=option.range_left_m,
        price=option.price,
        bookable=available.bookable,
        not_bookable_reason=available.reason,
        bookable_from=None if available.opens_at is None else available.opens_at.astimezone(zone),
        has_toll=option.route.has_toll,
        vehicle=None if vehicle is None else _vehicle(vehicle.id, vehicle.vehicle_class, vehicle.model),
        score=0,
        incidents=tuple(brief_incident(each, zone=zone) for each in option.incidents[:5]),
        avoided_incidents=tuple(brief_incident(each, zone=zone) for each in option.avoided[:5]),
    )


def _vehicle(id_: models.VehicleId, vehicle_class: models.VehicleClass, model: str) -> VehicleBrief:
    return VehicleBrief(vehicle_id=id_, vehicle_class=vehicle_class, model=bounded(model))


def _weather_notes(report: WeatherReport) -> Iterable[Note]:
    if report.condition in _WET:
        yield Note.RAIN_EXPECTED
    if report.condition is WeatherCondition.SNOW:
        yield Note.SNOW_EXPECTED
    if report.wind_m_s >= STRONG_WIND_M_S:
        yield Note.STRONG_WIND_EXPECTED


def _spread[T](candidates: Sequence[T], *, keep: T, most: int = 12) -> list[T]:
    """Some of many, evenly, and the one that counts: a model needs no more."""
    if len(candidates) <= most:
        return list(candidates)
    every = -(-len(candidates) // most)
    return [each for index, each in enumerate(candidates) if index % every == 0 or each == keep]


def _centre(incident: Incident) -> Position:
    if isinstance(incident.area, Circle):
        return incident.area.centre
    bounds = Bounds.around(incident.area.ring)
    return Position(latitude=(bounds.south + bounds.north) / 2, longitude=(bounds.west + bounds.east) / 2)
