"""What Valhalla answers, checked and turned into values of the domain."""

from typing import Annotated, Final

from pydantic import BaseModel, Field, ValidationError

from impl.travel_agent.domain.geography import Polygon, Position
from impl.travel_agent.domain.routes import Connection, Leg, Matrix, Route, RouteRequest, Step
from impl.travel_agent.maps.polylines import decode

_METRES: Final = 1000
type _Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Nonsense(Exception):
    """An answer that is not what the interface promises."""


class _Manoeuvre(BaseModel):
    instruction: str
    time: _Amount
    length: _Amount
    begin_shape_index: Annotated[int, Field(ge=0)]
    street_names: list[str] = []


class _Summary(BaseModel):
    time: _Amount
    length: _Amount
    has_toll: bool = False
    has_ferry: bool = False


class _Leg(BaseModel):
    maneuvers: list[_Manoeuvre]
    summary: _Summary
    shape: str


class _Trip(BaseModel):
    legs: Annotated[list[_Leg], Field(min_length=1)]
    summary: _Summary
    language: str


class _RouteAnswer(BaseModel):
    trip: _Trip


class _Cell(BaseModel):
    time: _Amount | None
    distance: _Amount | None


class _MatrixAnswer(BaseModel):
    sources_to_targets: list[list[_Cell]]


class _Geometry(BaseModel):
    coordinates: Annotated[list[list[tuple[float, float]]], Field(min_length=1)]


class _Feature(BaseModel):
    geometry: _Geometry


class _IsochroneAnswer(BaseModel):
    features: Annotated[list[_Feature], Field(min_length=1)]


def read_route(answer: str | bytes, *, request: RouteRequest) -> Route:
    """The route of an answer to the request.

    Raises:
        Nonsense: there is none in it.
    """
    try:
        trip = _RouteAnswer.model_validate_json(answer).trip
        legs = tuple(_leg(leg) for leg in trip.legs)
    except (ValidationError, ValueError, IndexError) as error:
        raise Nonsense("the route is not understood") from error
    return Route(
        mode=request.mode,
        preference=request.preference,
        language=trip.language.split("-")[0],
        legs=legs,
        distance_m=round(trip.summary.length * _METRES, 1),
        duration_s=trip.summary.time,
        has_toll=trip.summary.has_toll,
        has_ferry=trip.summary.has_ferry,
    )


def read_matrix(answer: str | bytes, *, rows: int, columns: int) -> Matrix:
    """The matrix of an answer, of the size asked for.

    Raises:
        Nonsense: there is none in it.
    """
    try:
        cells = _MatrixAnswer.model_validate_json(answer).sources_to_targets
    except ValidationError as error:
        raise Nonsense("the matrix is not understood") from error
    if len(cells) != rows or any(len(row) != columns for row in cells):
        raise Nonsense("the matrix has another size than asked for")
    return Matrix(connections=tuple(tuple(_connection(cell) for cell in row) for row in cells))


def read_isochrone(answer: str | bytes) -> Polygon:
    """The outline of what can be reached.

    Raises:
        Nonsense: there is none in the answer.
    """
    try:
        outline = _IsochroneAnswer.model_validate_json(answer).features[0].geometry.coordinates[0]
        return Polygon(ring=tuple(Position(latitude=north, longitude=east) for east, north in outline[:-1]))
    except (ValidationError, ValueError) as error:
        raise Nonsense("the isochrone is not understood") from error


def _leg(leg: _Leg) -> Leg:
    shape = decode(leg.shape)
    if not shape:
        raise ValueError("a leg without a line")
    return Leg(
        distance_m=round(leg.summary.length * _METRES, 1),
        duration_s=leg.summary.time,
        shape=shape,
        steps=tuple(
            Step(
                instruction=step.instruction,
                distance_m=round(step.length * _METRES, 1),
                duration_s=step.time,
                position=shape[step.begin_shape_index],
                streets=tuple(step.street_names),
            )
            for step in leg.maneuvers
        ),
    )


def _connection(cell: _Cell) -> Connection | None:
    if cell.time is None or cell.distance is None:
        return None
    return Connection(duration_s=cell.time, distance_m=round(cell.distance * _METRES, 1))
