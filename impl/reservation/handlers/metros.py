"""Handlers of metros."""

from generated import models
from generated.reservation.operations import LIST_METROS, GetMetro, ListMetros
from impl.platform.cursors import CursorCodec
from impl.platform.identifiers import decode
from impl.reservation.fleet_representations import represent_metro
from impl.reservation.handlers.paging import Pages
from impl.reservation.services.metros import MetroService


class Metros:
    """City areas with their price lists."""

    def __init__(self, metros: MetroService, *, cursors: CursorCodec) -> None:
        self._metros = metros
        self._pages = Pages(cursors=cursors, operation=LIST_METROS, scope={})

    async def list_metros(self, *, limit: int = 20, cursor: models.Cursor | None = None) -> ListMetros.Response:
        """List the metros."""
        position = self._pages.position(cursor)
        found = await self._metros.list(after=position[0] if position else None, limit=limit + 1)
        page, next_cursor = self._pages.cut(found, limit=limit, position=lambda metro: [metro.name])
        items = [represent_metro(metro) for metro in page]
        return ListMetros.Ok(body=models.MetroPage(items=items, next_cursor=next_cursor))

    async def get_metro(self, *, metro_id: models.MetroId) -> GetMetro.Response:
        """Get a metro."""
        return GetMetro.Ok(body=represent_metro(await self._metros.get(decode("met", text=metro_id))))
