"""Handlers of parking spots."""

from generated import models
from generated.reservation.operations import SEARCH_PARKING_SPOTS, GetParkingSpot, SearchParkingSpots
from impl.platform.context import RequestContext
from impl.platform.cursors import CursorCodec
from impl.platform.identifiers import decode
from impl.reservation.domain.geography import Place, Surroundings
from impl.reservation.domain.parking import SpotSearch
from impl.reservation.fleet_representations import represent_nearby_spot, represent_parking_spot
from impl.reservation.handlers.paging import Pages, nearness_at, position_of
from impl.reservation.services.parking import ParkingService


class Parking:
    """Designated places to leave a vehicle."""

    def __init__(self, parking: ParkingService, *, cursors: CursorCodec) -> None:
        self._parking = parking
        self._cursors = cursors

    async def search_parking_spots(
        self,
        _context: RequestContext,
        *,
        latitude: models.Latitude,
        longitude: models.Longitude,
        radius_m: int = 1000,
        vehicle_class: list[models.VehicleClass] | None = None,
        with_charger: bool = False,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> SearchParkingSpots.Response:
        """Find the nearest parking spots."""
        search = SpotSearch(
            around=Surroundings(centre=Place.asked_for(latitude=latitude, longitude=longitude), radius_m=radius_m),
            vehicle_classes=frozenset(vehicle_class or models.VehicleClass),
            chargers=int(with_charger),
        )
        pages = Pages(cursors=self._cursors, operation=SEARCH_PARKING_SPOTS, scope=_scope(search))
        found = await self._parking.search(search, after=nearness_at(pages.position(cursor)), limit=limit + 1)
        page, next_cursor = pages.cut(
            found, limit=limit, position=lambda nearby: position_of(nearby.distance_m, id_=nearby.spot.id)
        )
        items = [represent_nearby_spot(nearby) for nearby in page]
        return SearchParkingSpots.Ok(body=models.NearbyParkingSpotPage(items=items, next_cursor=next_cursor))

    async def get_parking_spot(
        self, _context: RequestContext, *, parking_spot_id: models.ParkingSpotId
    ) -> GetParkingSpot.Response:
        """Get a parking spot."""
        spot = await self._parking.get(decode("spt", text=parking_spot_id))
        return GetParkingSpot.Ok(body=represent_parking_spot(spot))


def _scope(search: SpotSearch) -> dict[str, object]:
    """What a list of parking spots depends on."""
    return {
        "latitude": search.around.centre.latitude,
        "longitude": search.around.centre.longitude,
        "radius_m": search.around.radius_m,
        "vehicle_classes": sorted(search.vehicle_classes),
        "chargers": search.chargers,
    }
