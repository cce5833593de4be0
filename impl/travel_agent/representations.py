"""Trips, places, incidents and weather, as the contract writes them."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import MISSING

from generated import models
from impl.platform.identifiers import encode
from impl.travel_agent.domain.commutes import Commute, CommuteDay
from impl.travel_agent.domain.corrections import CorrectedFact
from impl.travel_agent.domain.facts import Fact, Source
from impl.travel_agent.domain.geography import Bounds, Circle, Position, distance_m
from impl.travel_agent.domain.incidents import Incident
from impl.travel_agent.domain.judging import Judged
from impl.travel_agent.domain.places import Opening, OpeningState, Place, PlaceKind
from impl.travel_agent.domain.routes import Route
from impl.travel_agent.domain.travel_times import Departure
from impl.travel_agent.domain.trips import IncidentOnWay, OfferedVehicle
from impl.travel_agent.domain.weather import WeatherCondition, WeatherReport

LONGEST_NAME = 200
_MOST_STEPS = 500
_MOST_POLYLINE = 60_000
_MOST_METRES = 1_000_000
_MOST_SECONDS = 604_800
_PRECISION = 1e6
_CUSTOMER = "the customer"
_NO_NAME = re.compile(r"[^A-Za-z0-9_.:=-]")
_CONDITIONS = {
    WeatherCondition.CLOUDY: models.WeatherCondition.CLOUDY,
    WeatherCondition.THUNDER: models.WeatherCondition.THUNDERSTORM,
}


def represent_position(position: Position) -> models.Position:
    """A position, to a tenth of a metre."""
    return models.Position(
        latitude=models.Latitude(round(position.latitude, 6)), longitude=models.Longitude(round(position.longitude, 6))
    )


def represent_metres(metres: float) -> models.DistanceM:
    """Whole metres."""
    return models.DistanceM(max(0, min(_MOST_METRES, round(metres))))


def represent_seconds(seconds: float) -> models.DurationS:
    """Whole seconds."""
    return models.DurationS(max(0, min(_MOST_SECONDS, round(seconds))))


def represent_place(place: Place) -> models.Place:
    """A place under its own name."""
    return models.Place(
        name=place.name[:LONGEST_NAME],
        position=represent_position(place.position),
        address=MISSING if place.address is None else place.address[:LONGEST_NAME],
        category=represent_category(place),
    )


def represent_category(place: Place) -> models.PlaceCategory:
    """What a place is, in the contract's coarser words."""
    if place.kind is PlaceKind.ADDRESS:
        return models.PlaceCategory.ADDRESS
    if place.category is None:
        kinds = {PlaceKind.STREET: models.PlaceCategory.STREET, PlaceKind.AREA: models.PlaceCategory.AREA}
        return kinds.get(place.kind, models.PlaceCategory.OTHER)
    try:
        return models.PlaceCategory(place.category.value)
    except ValueError:
        return models.PlaceCategory.OTHER


def represent_source(source: Source, *, observed_at: datetime, valid_until: datetime | None = None) -> models.Source:
    """Who says something, since when and until when."""
    return models.Source(
        name=source.name[:100],
        url=source.url[:300] or MISSING,
        licence=source.licence[:60] or MISSING,
        attribution=source.attribution[:200] or MISSING,
        observed_at=observed_at,
        valid_until=valid_until or MISSING,
    )


def source_of[T](fact: Fact[T]) -> models.Source:
    """Who says what a fact holds."""
    return represent_source(fact.source, observed_at=fact.observed_at, valid_until=fact.valid_until)


def represent_route(route: Route) -> models.Route:
    """A way with its line and its instructions; a line that is too long for the contract is drawn more coarsely."""
    steps = [
        models.RouteStep(
            instruction=step.instruction[:500],
            distance_m=represent_metres(step.distance_m),
            duration_s=represent_seconds(step.duration_s),
        )
        for step in route.steps[:_MOST_STEPS]
    ]
    return models.Route(
        mode=models.TravelMode(route.mode.value),
        distance_m=represent_metres(route.distance_m),
        duration_s=represent_seconds(route.duration_s),
        polyline=_polyline(route.shape),
        has_toll=route.has_toll,
        steps=steps,
    )


def encode_polyline(shape: Iterable[Position]) -> str:
    """A line as an encoded polyline of six decimals."""
    written: list[str] = []
    north = east = 0
    for position in shape:
        up, aside = round(position.latitude * _PRECISION), round(position.longitude * _PRECISION)
        written += [_varint(up - north), _varint(aside - east)]
        north, east = up, aside
    return "".join(written)


def represent_incident(told: IncidentOnWay) -> models.Incident:
    """An incident, with a circle around its area."""
    return incident_of(told.incident, source=told.source, observed_at=told.observed_at)


def incident_of(incident: Incident, *, source: Source, observed_at: datetime) -> models.Incident:
    """An incident as its source tells it."""
    centre, radius_m = _circle(incident)
    return models.Incident(
        id=incident_id(incident),
        kind=models.IncidentKind(incident.kind.value),
        title=incident.title[:LONGEST_NAME],
        position=represent_position(centre),
        radius_m=represent_metres(radius_m),
        blocks=incident.blocks,
        valid_from=incident.valid_from,
        valid_until=incident.valid_until or MISSING,
        source=represent_source(source, observed_at=observed_at),
    )


def represent_vehicle(vehicle: OfferedVehicle) -> models.VehicleSummary:
    """Which vehicle is offered."""
    return models.VehicleSummary(
        id=vehicle.id,
        vehicle_class=vehicle.vehicle_class,
        model=vehicle.model,
        licence_plate=MISSING if vehicle.licence_plate is None else models.LicencePlate(vehicle.licence_plate),
    )


def represent_option(judged: Judged) -> models.TripOption:
    """An option with its score."""
    option = judged.option
    score = judged.score
    return models.TripOption(
        id=models.PlanOptionId(encode("opt", value=option.id)),
        mode=models.TravelMode(option.mode.value),
        departs_at=option.departs_at,
        arrives_at=option.arrives_at,
        duration_s=represent_seconds(option.duration_s),
        distance_m=represent_metres(option.route.distance_m),
        route=represent_route(option.route),
        vehicle=MISSING if option.vehicle is None else represent_vehicle(option.vehicle),
        vehicle_position=MISSING if option.vehicle is None else represent_position(option.vehicle.position),
        walk_to_vehicle_m=represent_metres(option.walk.distance_m),
        walk_to_vehicle_s=represent_seconds(option.walk.duration_s),
        range_left_m=MISSING if option.range_left_m is None else represent_metres(option.range_left_m),
        price=option.price or MISSING,
        bookable=option.availability.bookable,
        not_bookable_reason=option.availability.reason or MISSING,
        bookable_from=option.availability.opens_at or MISSING,
        reasons=list(judged.reasons),
        score=models.OptionScore(
            total=models.Score(score.total),
            time=models.Score(score.time),
            price=models.Score(score.price),
            walking=models.Score(score.walking),
            range=models.Score(score.range),
            preference=models.Score(score.preference),
        ),
        incidents=[represent_incident(each) for each in option.incidents[:50]],
    )


def represent_departure(departure: Departure, *, recommended: bool) -> models.DepartureTime:
    """What leaving at a time would mean."""
    return models.DepartureTime(
        departs_at=departure.leaves_at,
        arrives_at=departure.arrives_at,
        duration_s=represent_seconds(departure.duration_s),
        recommended=recommended,
    )


def represent_weather(place: Place, *, report: Fact[WeatherReport], zone: ZoneInfo) -> models.Weather:
    """The weather of an hour at a place."""
    value = report.value
    return models.Weather(
        place=represent_place(place),
        at=value.hour.astimezone(zone),
        condition=represent_condition(value.condition),
        temperature_c=round(max(-90.0, min(60.0, value.temperature_c)), 1),
        precipitation_mm=round(max(0.0, min(500.0, value.precipitation_mm)), 1),
        wind_m_s=round(max(0.0, min(120.0, value.wind_m_s)), 1),
        source=source_of(report),
    )


def represent_condition(condition: WeatherCondition) -> models.WeatherCondition:
    """What the sky does, in the contract's words."""
    return _CONDITIONS.get(condition) or models.WeatherCondition(condition.value)


def represent_opening(opening: Opening | None) -> bool | None:
    """Whether a place is open; None where nobody knows."""
    if opening is None or opening.state is OpeningState.UNKNOWN:
        return None
    return opening.state is OpeningState.OPEN


def represent_fact(fact: CorrectedFact) -> models.Fact:
    """A fact as the customer has it."""
    return models.Fact(
        id=fact_id(fact.id),
        subject=fact.subject[:LONGEST_NAME],
        statement=statement_of(fact)[:500],
        position=MISSING if fact.position is None else represent_position(fact.position),
        source=models.Source(name=_CUSTOMER, observed_at=fact.created_at, valid_until=fact.valid_until),
        corrected=True,
    )


def statement_of(fact: CorrectedFact) -> str:
    """What a fact says, in plain English for the record: the customer's own words where there are any."""
    said = {
        models.CorrectionKind.CLOSED: "It is closed.",
        models.CorrectionKind.OPEN: "It is open.",
        models.CorrectionKind.BLOCKED: "Nobody gets through.",
        models.CorrectionKind.PASSABLE: "One gets through.",
        models.CorrectionKind.MOVED: "It is somewhere else now.",
        models.CorrectionKind.OTHER: "The customer knows better.",
    }
    return fact.note or said[fact.kind]


def represent_commute(commute: Commute, *, days: Sequence[CommuteDay]) -> models.Commute:
    """A commute with its next days."""
    return models.Commute(
        id=commute_id(commute.id),
        origin=represent_place(commute.origin),
        destination=represent_place(commute.destination),
        mode=models.TravelMode(commute.mode.value),
        weekdays=list(commute.weekdays),
        arrive_by=commute.arrive_by,
        local_time=f"{commute.local_time:%H:%M}",
        time_zone=models.TimeZone(commute.time_zone),
        days=[_day(day) for day in days],
    )


def incident_id(incident: Incident) -> models.IncidentId:
    """The name of an incident, with what the contract's names do not have put otherwise."""
    return models.IncidentId(_NO_NAME.sub("_", incident.key)[:100] or "_")


def plan_id(value: UUID) -> models.PlanId:
    """The contract's name of a plan."""
    return models.PlanId(encode("pln", value=value))


def option_id(value: UUID) -> models.PlanOptionId:
    """The contract's name of an option."""
    return models.PlanOptionId(encode("opt", value=value))


def fact_id(value: UUID) -> models.FactId:
    """The contract's name of a fact."""
    return models.FactId(encode("fct", value=value))


def commute_id(value: UUID) -> models.CommuteId:
    """The contract's name of a commute."""
    return models.CommuteId(encode("cmt", value=value))


def reservation_id(value: UUID) -> models.ReservationId:
    """The contract's name of a reservation."""
    return models.ReservationId(encode("res", value=value))


def _day(day: CommuteDay) -> models.CommuteDay:
    return models.CommuteDay(
        date=day.date,
        departs_at=day.departs_at,
        arrives_at=day.arrives_at,
        status=day.status,
        bookable_from=day.bookable_from or MISSING,
        reservation_id=day.reservation_id or MISSING,
    )


def _circle(incident: Incident) -> tuple[Position, float]:
    if isinstance(incident.area, Circle):
        return incident.area.centre, incident.area.radius_m
    bounds = Bounds.around(incident.area.ring)
    centre = Position(latitude=(bounds.south + bounds.north) / 2, longitude=(bounds.west + bounds.east) / 2)
    return centre, max(distance_m(centre, corner) for corner in incident.area.ring)


def _polyline(shape: Sequence[Position]) -> str:
    every = 1
    while len(text := encode_polyline(_thinned(shape, every=every))) > _MOST_POLYLINE:
        every *= 2
    return text


def _thinned(shape: Sequence[Position], *, every: int) -> list[Position]:
    kept = list(shape[::every])
    return kept if not shape or kept[-1] == shape[-1] else [*kept, shape[-1]]


def _varint(value: int) -> str:
    number = ~(value << 1) if value < 0 else value << 1
    letters: list[str] = []
    while number >= 0x20:
        letters.append(chr((0x20 | (number & 0x1F)) + 63))
        number >>= 5
    return "".join([*letters, chr(number + 63)])
