"""Trips, options and places for tests of the rules of planning, without any map."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from generated.models import Currency, Money, NotBookableReason
from impl.platform.identifiers import new_uuid7
from impl.travel_agent.domain.geography import Position
from impl.travel_agent.domain.places import Place, PlaceKind
from impl.travel_agent.domain.routes import Leg, Route, RoutePreference, Step, TravelMode
from impl.travel_agent.domain.trips import Availability, IncidentOnWay, TripOption, Walk

HELSINKI_ZONE = ZoneInfo("Europe/Helsinki")
TUESDAY_NINE = datetime(2026, 11, 24, 9, tzinfo=HELSINKI_ZONE)
START = Position(latitude=60.17, longitude=24.94)
END = Position(latitude=60.17, longitude=24.96)


def a_place(name: str = "Somewhere", *, at: Position = START, key: str | None = None) -> Place:
    """A place that the map knows."""
    return Place(key=key or name.lower(), name=name, kind=PlaceKind.POI, category=None, position=at)


def a_route(
    mode: TravelMode = TravelMode.BIKE,
    *,
    distance_m: float = 1100,
    duration_s: float = 300,
    shape: tuple[Position, ...] = (START, END),
    streets: tuple[str, ...] = (),
    preference: RoutePreference = RoutePreference.FAST,
    has_toll: bool = False,
) -> Route:
    """A way with one leg and one step."""
    step = Step(instruction="Go on.", distance_m=distance_m, duration_s=duration_s, position=shape[0], streets=streets)
    leg = Leg(distance_m=distance_m, duration_s=duration_s, shape=shape, steps=(step,))
    return Route(
        mode=mode,
        preference=preference,
        language="en",
        legs=(leg,),
        distance_m=distance_m,
        duration_s=duration_s,
        has_toll=has_toll,
        has_ferry=False,
    )


def an_option(
    mode: TravelMode = TravelMode.BIKE,
    *,
    minutes: float = 10,
    price: int | None = 200,
    walk_m: float = 100,
    range_left_m: int | None = 20_000,
    reason: NotBookableReason | None = None,
    route: Route | None = None,
    avoided: tuple[IncidentOnWay, ...] = (),
    incidents: tuple[IncidentOnWay, ...] = (),
    follows_overrides: bool = True,
    id_: UUID | None = None,
) -> TripOption:
    """An option that leaves at nine."""
    on_foot = mode is TravelMode.WALK
    reason = NotBookableReason.WALKING if on_foot else reason
    return TripOption(
        id=id_ or new_uuid7(),
        mode=mode,
        departs_at=TUESDAY_NINE,
        arrives_at=TUESDAY_NINE + timedelta(minutes=minutes),
        route=route or a_route(mode),
        ride_s=minutes * 60,
        walk=Walk() if on_foot else Walk(distance_m=walk_m, duration_s=walk_m / 1.4),
        range_left_m=None if on_foot else range_left_m,
        price=None if on_foot or price is None else Money(amount=price, currency=Currency("EUR")),
        availability=Availability(bookable=reason is None, reason=reason),
        avoided=avoided,
        incidents=incidents,
        follows_overrides=follows_overrides,
    )
