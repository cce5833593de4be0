"""A port to the Reservation API that notes which reservations the tools ask about, and which they were told of."""

from typing import Any

from impl.travel_agent.reservations.port import ChangeWish
from tests.support.remembered_reservations import RememberedReservations


class WatchedReservations:
    """`CustomerReservations` of one customer. `unprompted` are ids that were asked for before a tool returned them."""

    def __init__(self, ports: RememberedReservations) -> None:
        self._ports = ports
        self.unprompted: list[str] = []
        self.returned: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ports, name)

    async def list_reservations(self, **options: Any) -> Any:
        found = await self._ports.list_reservations(**options)
        self.returned.update(reservation.id for reservation in found)
        return found

    async def get(self, reservation_id: Any) -> Any:
        self._note(reservation_id)
        return await self._ports.get(reservation_id)

    async def cancellation_preview(self, reservation_id: Any) -> Any:
        self._note(reservation_id)
        return await self._ports.cancellation_preview(reservation_id)

    async def change_preview(self, reservation_id: Any, wish: ChangeWish) -> Any:
        self._note(reservation_id)
        return await self._ports.change_preview(reservation_id, wish)

    def _note(self, reservation_id: str) -> None:
        if reservation_id not in self.returned:
            self.unprompted.append(reservation_id)
