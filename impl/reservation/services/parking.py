"""Parking spots: read one, find the nearest ones."""

from uuid import UUID

from impl.platform.database import Database
from impl.platform.errors import NotFound
from impl.reservation.domain.parking import NearbySpot, ParkingSpot, SpotSearch
from impl.reservation.repositories.nearness import Nearness
from impl.reservation.repositories.parking_spots import find_parking_spot, search_parking_spots


class ParkingService:
    """Reads parking spots, each time in one round trip."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, parking_spot_id: UUID) -> ParkingSpot:
        """A parking spot.

        Raises:
            NotFound: there is none.
        """
        async with self._database.connection() as connection:
            spot = await find_parking_spot(connection, parking_spot_id)
        if spot is None:
            raise NotFound
        return spot

    async def search(self, search: SpotSearch, *, after: Nearness | None, limit: int) -> list[NearbySpot]:
        """The nearest spots, at most `limit`, from the first one past `after`."""
        async with self._database.connection() as connection:
            return await search_parking_spots(connection, search, after=after, limit=limit)
