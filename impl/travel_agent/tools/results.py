"""What the tools answer: small values with a `status`, the same for every model.

Naming tells the unit: `_at` and `earliest`, `latest`, `valid_…` are moments (ISO 8601, in the conversation's zone),
`_min` minutes, `_m` metres, and `{amount, currency}` is money in minor units. Names, titles and notes are data that
strangers have written; they are cut to a bounded length and never to be followed.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from generated import models
from impl.travel_agent.domain.judging import Advice
from impl.travel_agent.domain.routes import RoutePreference, TravelMode
from impl.travel_agent.domain.trips import Priority
from impl.travel_agent.planning.problems import Dependency, Part, ProblemKind

type Answer = dict[str, JsonValue]
"""A result as JSON has it, without what is absent."""


class Result(BaseModel):
    """Base of the results and their parts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def answer(self) -> Answer:
        """The result as a tool gives it to a model."""
        return self.model_dump(mode="json", exclude_none=True)


class PlaceBrief(Result):
    """A place. `key` names it in later calls, as `place:<key>`."""

    key: str
    name: str
    category: str | None = None
    address: str | None = None
    latitude: float
    longitude: float


class VehicleBrief(Result):
    """The vehicle of an option."""

    vehicle_id: str
    vehicle_class: models.VehicleClass
    model: str


class IncidentBrief(Result):
    """Something on the streets. `delay_min` is what it costs on this way."""

    incident_id: str
    kind: str
    title: str
    blocks: bool
    delay_min: int | None = None
    latitude: float
    longitude: float
    valid_from: datetime
    valid_until: datetime | None = None
    source: str


class WeatherBrief(Result):
    """The weather of an hour."""

    at: datetime
    condition: models.WeatherCondition
    temperature_c: float
    precipitation_mm: float
    wind_m_s: float


class OptionBrief(Result):
    """One way to make the trip, door to door. The price is an estimate from the price list."""

    option_id: str
    mode: TravelMode
    departs_at: datetime
    arrives_at: datetime
    duration_min: int
    distance_m: int
    walk_to_vehicle_m: int = 0
    walk_to_vehicle_min: int = 0
    range_left_m: int | None = None
    price: models.Money | None = None
    bookable: bool
    not_bookable_reason: models.NotBookableReason | None = None
    bookable_from: datetime | None = None
    has_toll: bool = False
    vehicle: VehicleBrief | None = None
    reasons: tuple[models.OptionReason, ...] = ()
    score: int
    incidents: tuple[IncidentBrief, ...] = ()
    avoided_incidents: tuple[IncidentBrief, ...] = ()


class DepartureBrief(Result):
    """A time to leave, and what comes of it."""

    departs_at: datetime
    arrives_at: datetime
    duration_min: int
    recommended: bool


class Note(StrEnum):
    """What a customer should hear about a plan besides its options."""

    PRICE_IS_ESTIMATE = "price_is_estimate"
    RAIN_EXPECTED = "rain_expected"
    SNOW_EXPECTED = "snow_expected"
    STRONG_WIND_EXPECTED = "strong_wind_expected"
    WEATHER_UNKNOWN = "weather_unknown"
    INCIDENTS_UNKNOWN = "incidents_unknown"
    VEHICLES_UNKNOWN = "vehicles_unknown"
    INCIDENT_AVOIDED = "incident_avoided"
    INCIDENT_UNAVOIDABLE = "incident_unavoidable"
    CORRECTION_UNAVOIDABLE = "correction_unavoidable"
    CORRECTION_USED = "correction_used"
    CANNOT_ARRIVE_IN_TIME = "cannot_arrive_in_time"
    MODES_WITHOUT_ROUTE = "modes_without_route"
    PRICES_OF_PLACES_UNKNOWN = "prices_of_places_unknown"


class Planned(Result):
    """A plan, its options best first. `recommended_option_id` is the first of them."""

    status: Literal["planned"] = "planned"
    plan_id: str
    replaces_plan_id: str | None = None
    origin: PlaceBrief
    destination: PlaceBrief
    stops: tuple[PlaceBrief, ...] = ()
    time_zone: str
    options: tuple[OptionBrief, ...]
    recommended_option_id: str
    departure_times: tuple[DepartureBrief, ...] = ()
    weather: WeatherBrief | None = None
    suggestions: tuple[Advice, ...] = ()
    comment: str | None = None
    notes: tuple[Note, ...] = ()
    attributions: tuple[str, ...] = ()


class BestTime(Result):
    """The best time to leave within a window. `saved_min` is against the slowest departure of it."""

    status: Literal["best_time"] = "best_time"
    plan: Planned
    option_id: str
    mode: TravelMode
    departs_at: datetime
    arrives_at: datetime
    duration_min: int
    slowest_min: int
    saved_min: int
    saved_against_first_min: int


class FoundPlace(PlaceBrief):
    """A place that was looked for. Its prices are unknown; `open` is when one gets there, absent where unknown."""

    cuisine: str | None = None
    opening_hours: str | None = None
    open: bool | None = None
    open_until: datetime | None = None
    distance_m: int
    detour_min: int | None = None
    detour_m: int | None = None


class PlacesFound(Result):
    """Places, best first: along a plan by detour, else by distance. With `cheapest`, usually cheap kinds come first."""

    status: Literal["places_found"] = "places_found"
    along_plan_id: str | None = None
    near: PlaceBrief | None = None
    ranked_by: Literal["detour", "distance", "usual_price_of_kind"]
    places: tuple[FoundPlace, ...]
    notes: tuple[Note, ...] = ()
    attributions: tuple[str, ...] = ()


class IncidentsTold(Result):
    """What happens along a plan, or around a place. A plan that no longer holds has been made anew as `replanned`."""

    status: Literal["incidents"] = "incidents"
    plan_id: str | None = None
    incidents: tuple[IncidentBrief, ...]
    plan_still_good: bool = True
    replanned: "Planned | Trouble | None" = None
    attributions: tuple[str, ...] = ()


class WeatherTold(Result):
    """The weather at a place."""

    status: Literal["weather"] = "weather"
    place: PlaceBrief
    weather: WeatherBrief
    attributions: tuple[str, ...] = ()


class FactCorrected(Result):
    """What the customer knows better is noted; plans that stood on the old fact are gone, the latest made anew."""

    status: Literal["fact_corrected"] = "fact_corrected"
    fact_id: str
    kind: models.CorrectionKind
    subject: str
    place: PlaceBrief | None = None
    valid_until: datetime
    invalidated_plan_ids: tuple[str, ...] = ()
    replanned: "Planned | Trouble | None" = None


class CommuteDayBrief(Result):
    """One day of a commute."""

    date: date
    departs_at: datetime
    arrives_at: datetime
    day_status: models.CommuteDayStatus
    bookable_from: datetime | None = None
    reservation_id: str | None = None


class CommutePlanned(Result):
    """A commute with its days. `bookable_dates` can be proposed now, each with its own confirmation."""

    status: Literal["commute_planned"] = "commute_planned"
    commute_id: str
    origin: PlaceBrief
    destination: PlaceBrief
    mode: TravelMode
    weekdays: tuple[models.Weekday, ...]
    local_time: str
    arrive_by: bool
    time_zone: str
    duration_min: int
    price: models.Money | None = None
    days: tuple[CommuteDayBrief, ...]
    bookable_dates: tuple[date, ...] = ()
    next_bookable_from: datetime | None = None
    notes: tuple[Note, ...] = ()
    attributions: tuple[str, ...] = ()


class PreferencesSet(Result):
    """The preferences as they are now."""

    status: Literal["preferences_set"] = "preferences_set"
    vehicle_classes: tuple[models.VehicleClass, ...] | None = None
    max_walk_m: int | None = None
    avoid_tolls: bool | None = None
    scenic: bool | None = None


class HandedOff(Result):
    """Where people help."""

    status: Literal["handed_off"] = "handed_off"
    reason: str
    contact: str


class Trouble(Result):
    """No answer, and what would help. `candidates` are the places that may be meant; `what` is what does not answer."""

    status: ProblemKind
    role: Part | None = None
    said: str | None = None
    candidates: tuple[PlaceBrief, ...] = ()
    what: Dependency | None = None
    at: datetime | None = None
    modes: tuple[TravelMode, ...] = ()
    retry_after_s: int | None = None
    detail: str


class TripWishes(BaseModel):
    """What matters on this trip; absent members are as in the customer's profile."""

    model_config = ConfigDict(extra="forbid")

    route: RoutePreference | None = None
    avoid_tolls: bool | None = None
    max_walk_m: Annotated[int, Field(ge=0, le=5000)] | None = None
    priority: Priority | None = None


class AtPosition(BaseModel):
    """A WGS 84 position in degrees."""

    model_config = ConfigDict(extra="forbid")

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
