"""Vehicles: read one, find the nearest free ones."""

from uuid import UUID

from impl.platform.database import Database
from impl.platform.errors import NotFound
from impl.reservation.clock import Clock, system_clock
from impl.reservation.domain.vehicles import Offer, Vehicle, VehicleSearch
from impl.reservation.repositories.nearness import Nearness
from impl.reservation.repositories.vehicles import find_vehicle, search_vehicles


class VehicleService:
    """Reads the fleet, each time in one round trip."""

    def __init__(self, database: Database, *, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    async def get(self, vehicle_id: UUID) -> Vehicle:
        """A vehicle as it is now.

        Raises:
            NotFound: there is none.
        """
        async with self._database.connection() as connection:
            vehicle = await find_vehicle(connection, vehicle_id, now=self._clock())
        if vehicle is None:
            raise NotFound
        return vehicle

    async def search(self, search: VehicleSearch, *, after: Nearness | None, limit: int) -> list[Offer]:
        """The nearest vehicles that can be reserved, at most `limit`, from the first one past `after`."""
        now = self._clock()
        need = search.needed(now)
        if not need.until:
            return []
        async with self._database.connection() as connection:
            return await search_vehicles(connection, search, need, after=after, limit=limit, now=now)
