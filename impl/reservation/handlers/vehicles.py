"""Handlers of vehicles."""

from datetime import timedelta

from generated import models
from generated.reservation.operations import SEARCH_VEHICLES, GetVehicle, SearchVehicles
from impl.platform.context import RequestContext
from impl.platform.cursors import CursorCodec
from impl.platform.identifiers import decode
from impl.reservation.domain.geography import Place, Surroundings
from impl.reservation.domain.vehicles import VehicleSearch
from impl.reservation.fleet_representations import represent_offer, represent_vehicle
from impl.reservation.handlers.paging import Pages, nearness_at, position_of
from impl.reservation.services.vehicles import VehicleService


class Vehicles:
    """The vehicles that can be reserved, nearest first."""

    def __init__(self, vehicles: VehicleService, *, cursors: CursorCodec) -> None:
        self._vehicles = vehicles
        self._cursors = cursors

    async def search_vehicles(
        self,
        _context: RequestContext,
        *,
        latitude: models.Latitude,
        longitude: models.Longitude,
        radius_m: int = 1000,
        vehicle_class: list[models.VehicleClass] | None = None,
        starts_at: models.Timestamp | None = None,
        duration_min: int = 60,
        trip_distance_m: models.DistanceM | None = None,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> SearchVehicles.Response:
        """Find the nearest vehicles that can be reserved."""
        search = VehicleSearch(
            around=Surroundings(centre=Place.asked_for(latitude=latitude, longitude=longitude), radius_m=radius_m),
            vehicle_classes=frozenset(vehicle_class or models.VehicleClass),
            starts_at=starts_at,
            duration=timedelta(minutes=duration_min),
            trip_distance_m=trip_distance_m or 0,
        )
        pages = Pages(cursors=self._cursors, operation=SEARCH_VEHICLES, scope=_scope(search))
        found = await self._vehicles.search(search, after=nearness_at(pages.position(cursor)), limit=limit + 1)
        page, next_cursor = pages.cut(
            found, limit=limit, position=lambda offer: position_of(offer.distance_m, id_=offer.vehicle.id)
        )
        items = [represent_offer(offer) for offer in page]
        return SearchVehicles.Ok(body=models.VehicleOfferPage(items=items, next_cursor=next_cursor))

    async def get_vehicle(
        self,
        _context: RequestContext,
        *,
        vehicle_id: models.VehicleId,
    ) -> GetVehicle.Response:
        """Get a vehicle."""
        return GetVehicle.Ok(body=represent_vehicle(await self._vehicles.get(decode("veh", text=vehicle_id))))


def _scope(search: VehicleSearch) -> dict[str, object]:
    """What a list of vehicles depends on besides the moment."""
    return {
        "latitude": search.around.centre.latitude,
        "longitude": search.around.centre.longitude,
        "radius_m": search.around.radius_m,
        "vehicle_classes": sorted(search.vehicle_classes),
        "starts_at": search.starts_at,
        "duration": search.duration,
        "trip_distance_m": search.trip_distance_m,
    }
