"""What we ask Valhalla for (valhalla.github.io/valhalla/api/turn-by-turn/api-reference).

Its costings know no scenery and no kick scooters. Scooters and e-bikes use the costing `bicycle`, as the law lets them
ride where bicycles do, at the speed that each keeps up; vans use `auto` with the size of a delivery van.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from impl.travel_agent.domain.geography import Area, Position
from impl.travel_agent.domain.routes import RoutePreference, RouteRequest, TravelMode

type _Options = Mapping[str, float | bool | str]
type _Json = Mapping[str, object]

COSTINGS: Final[Mapping[TravelMode, str]] = {
    TravelMode.SCOOTER: "bicycle",
    TravelMode.BIKE: "bicycle",
    TravelMode.CAR: "auto",
    TravelMode.VAN: "auto",
    TravelMode.WALK: "pedestrian",
}
# A kick scooter has small wheels and 20 km/h; an e-bike's motor helps up to 25 km/h and makes light of hills. The van
# is 2.7 m high and 2.1 m wide.
_OF_MODE: Final[Mapping[TravelMode, _Options]] = {
    TravelMode.SCOOTER: {"bicycle_type": "Road", "cycling_speed": 20, "avoid_bad_surfaces": 0.8, "use_hills": 0.5},
    TravelMode.BIKE: {"bicycle_type": "Hybrid", "cycling_speed": 22, "use_hills": 1.0},
    TravelMode.CAR: {},
    TravelMode.VAN: {"height": 2.7, "width": 2.1},
    TravelMode.WALK: {},
}
_OF_QUIET: Final[Mapping[str, _Options]] = {
    "bicycle": {"use_roads": 0.0, "use_living_streets": 1.0},
    "auto": {"use_highways": 0.0, "use_living_streets": 0.3},
    "pedestrian": {"walkway_factor": 0.4, "use_living_streets": 1.0, "alley_factor": 1.0},
}
# Unasked, bicycles avoid roads that are quicker than the paths beside them.
_OF_FAST: Final[Mapping[str, _Options]] = {"bicycle": {"use_roads": 1.0}, "auto": {}, "pedestrian": {}}
_LANGUAGES: Final = {
    "en": "en-US",
    "de": "de-DE",
    "fr": "fr-FR",
    "es": "es-ES",
    "it": "it-IT",
    "nl": "nl-NL",
    "fi": "fi-FI",
    "sv": "sv-SE",
}
# A position further from any road than this is not on the map, whatever Valhalla would snap it to.
SNAP_M: Final = 300
# The nearest road may lead nowhere, as at the edge of a map. For a widened waypoint any road within this distance
# counts, and none from which fewer others can be reached; that takes longer, so it is not asked for at first.
_LEAST_REACHABLE: Final = 100
_WIDE_M: Final = 150


def route_request(request: RouteRequest, *, widened: Collection[int] = ()) -> str:
    """A request for the action `route`, as JSON; any road around is good for the waypoints of the `widened` indices."""
    start, *rest = (
        _location(waypoint, radius_m=_WIDE_M if index in widened else 0)
        for index, waypoint in enumerate(request.waypoints)
    )
    passed = [{**_location(position, radius_m=_WIDE_M), "type": "through"} for position in request.through]
    options = _options(request.mode, preference=request.preference)
    if request.avoid_tolls and COSTINGS[request.mode] == "auto":
        options["use_tolls"] = 0.0
    body: dict[str, object] = {
        "locations": [start, *passed, *rest],
        **_costing(request.mode, options=options),
        "units": "kilometers",
        "language": _LANGUAGES.get(request.language.split("-")[0].lower(), "en-US"),
    }
    if request.avoid_areas:
        body["exclude_polygons"] = [_ring(area) for area in request.avoid_areas]
    if request.departs_at is not None and COSTINGS[request.mode] == "auto":
        # Valhalla wants the time that a clock at the start shows.
        body["date_time"] = {"type": 1, "value": f"{request.departs_at:%Y-%m-%dT%H:%M}"}
    return json.dumps(body)


def matrix_request(sources: Sequence[Position], *, targets: Sequence[Position], mode: TravelMode) -> str:
    """A request for the action `sources_to_targets`, as JSON."""
    return json.dumps(
        {
            "sources": [_location(source, radius_m=1) for source in sources],
            "targets": [_location(target, radius_m=1) for target in targets],
            **_costing(mode, options=_options(mode, preference=RoutePreference.FAST)),
            "units": "kilometers",
        }
    )


def isochrone_request(centre: Position, *, mode: TravelMode, minutes: float) -> str:
    """A request for the action `isochrone`, as JSON."""
    return json.dumps(
        {
            "locations": [_location(centre)],
            **_costing(mode, options=_options(mode, preference=RoutePreference.FAST)),
            "contours": [{"time": minutes}],
            "polygons": True,
            "denoise": 1.0,
        }
    )


def _location(position: Position, *, radius_m: int = 0) -> _Json:
    nearest = {"lat": position.latitude, "lon": position.longitude, "search_cutoff": SNAP_M}
    return {**nearest, "radius": radius_m, "minimum_reachability": _LEAST_REACHABLE} if radius_m else nearest


def _costing(mode: TravelMode, *, options: _Options) -> _Json:
    costing = COSTINGS[mode]
    return {"costing": costing, **({"costing_options": {costing: options}} if options else {})}


def _options(mode: TravelMode, *, preference: RoutePreference) -> dict[str, float | bool | str]:
    costing = COSTINGS[mode]
    match preference:
        case RoutePreference.FAST:
            wish: _Options = _OF_FAST[costing]
        case RoutePreference.SHORT:
            wish = {"shortest": True}
        case RoutePreference.QUIET | RoutePreference.SCENIC:
            wish = _OF_QUIET[costing]
    return {**_OF_MODE[mode], **wish}


def _ring(area: Area) -> list[list[float]]:
    return [[corner.longitude, corner.latitude] for corner in area.as_polygon().closed]
