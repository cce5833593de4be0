"""The vehicles that tests of the Reservation API are about."""

import uuid
from dataclasses import dataclass, field

from impl.platform.identifiers import encode
from tests.contract.stored_rows import StoredRows


@dataclass(slots=True, kw_only=True)
class Fleet(StoredRows):
    """The seeded vehicles of Helsinki, each given out once."""

    taken: set[uuid.UUID] = field(default_factory=set)

    async def vehicle(self, vehicle_class: str = "car", *, out_of_service: bool = False) -> str:
        """A vehicle that no other test uses, well charged."""
        async with self.connection() as connection:
            vehicle: uuid.UUID | None = await connection.fetchval(
                """
                SELECT vehicles.id FROM vehicles JOIN metros ON metros.id = metro_id
                WHERE metros.name = 'Helsinki' AND vehicle_class = $1 AND out_of_service = $2 AND range_m > 20000
                  AND NOT vehicles.id = ANY ($3)
                  AND NOT EXISTS (SELECT FROM reservations WHERE vehicle_id = vehicles.id)
                ORDER BY vehicles.id LIMIT 1
                """,
                vehicle_class,
                out_of_service,
                list(self.taken),
            )
        assert vehicle is not None, f"No {vehicle_class} is left."
        self.taken.add(vehicle)
        return encode("veh", value=vehicle)
