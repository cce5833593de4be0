"""Handlers of reservations."""

from datetime import datetime
from typing import Final

from pydantic import MISSING

from generated import models
from generated.reservation.operations import (
    CANCEL_RESERVATION,
    CONFIRM_RESERVATION,
    CREATE_RESERVATION,
    CancelReservation,
    ConfirmReservation,
    CreateReservation,
    GetReservation,
    ListReservations,
    PreviewCancellation,
    PreviewChange,
    UpdateReservation,
)
from impl.platform.context import RequestContext
from impl.platform.database import Connection
from impl.platform.etags import etag_of
from impl.platform.idempotency import Idempotency, fingerprint
from impl.platform.identifiers import decode
from impl.reservation.domain.changes import Change, Unchanged
from impl.reservation.representations import represent_change_preview, represent_preview, represent_reservation
from impl.reservation.services.reservation_list import ReservationList
from impl.reservation.services.reservations import ReservationService

_COLLECTION: Final = "/v1/reservations"


class Reservations:
    """Claims on a vehicle for a time range."""

    def __init__(self, reservations: ReservationService, *, listing: ReservationList, idempotency: Idempotency) -> None:
        self._reservations = reservations
        self._listing = listing
        self._idempotency = idempotency

    async def list_reservations(
        self,
        context: RequestContext,
        *,
        status: list[models.ReservationStatus] | None = None,
        limit: int = 20,
        cursor: models.Cursor | None = None,
    ) -> ListReservations.Response:
        """List one's reservations."""
        page = await self._listing.page(customer_id=context.customer_id, statuses=status, limit=limit, cursor=cursor)
        items = [represent_reservation(reservation) for reservation in page.reservations]
        next_cursor = None if page.next_cursor is None else models.Cursor(page.next_cursor)
        return ListReservations.Ok(body=models.ReservationPage(items=items, next_cursor=next_cursor))

    async def create_reservation(
        self, context: RequestContext, *, idempotency_key: str, body: models.ReservationCreate
    ) -> CreateReservation.Response:
        """Reserve the vehicle of a quote."""
        quote_id = decode("quo", text=body.quote_id)
        note = None if body.note is MISSING else body.note

        async def effect(connection: Connection) -> CreateReservation.Created:
            reservation = await self._reservations.create(
                connection, customer_id=context.customer_id, quote_id=quote_id, note=note
            )
            represented = represent_reservation(reservation)
            return CreateReservation.Created(
                body=represented, location=f"{_COLLECTION}/{represented.id}", etag=etag_of(reservation.version)
            )

        return await self._idempotency.run(
            context,
            CREATE_RESERVATION,
            key=idempotency_key,
            fingerprint=fingerprint(CREATE_RESERVATION, body=body),
            effect=effect,
        )

    async def get_reservation(
        self, context: RequestContext, *, reservation_id: models.ReservationId, if_none_match: str | None = None
    ) -> GetReservation.Response:
        """Get a reservation."""
        reservation = await self._reservations.get(decode("res", text=reservation_id), customer_id=context.customer_id)
        etag = etag_of(reservation.version)
        if if_none_match == etag:
            return GetReservation.NotModified(etag=etag)
        return GetReservation.Ok(body=represent_reservation(reservation), etag=etag)

    async def update_reservation(
        self,
        context: RequestContext,
        *,
        reservation_id: models.ReservationId,
        if_match: str,
        body: models.ReservationPatch,
    ) -> UpdateReservation.Response:
        """Change a reservation."""
        reservation = await self._reservations.change(
            decode("res", text=reservation_id), _change(body), customer_id=context.customer_id, if_match=if_match
        )
        return UpdateReservation.Ok(body=represent_reservation(reservation), etag=etag_of(reservation.version))

    async def confirm_reservation(
        self, context: RequestContext, *, reservation_id: models.ReservationId, idempotency_key: str, if_match: str
    ) -> ConfirmReservation.Response:
        """Confirm a hold."""

        async def effect(connection: Connection) -> ConfirmReservation.Ok:
            reservation = await self._reservations.confirm(
                connection,
                decode("res", text=reservation_id),
                customer_id=context.customer_id,
                if_match=if_match,
            )
            return ConfirmReservation.Ok(body=represent_reservation(reservation), etag=etag_of(reservation.version))

        return await self._idempotency.run(
            context,
            CONFIRM_RESERVATION,
            key=idempotency_key,
            fingerprint=fingerprint(CONFIRM_RESERVATION, path={"reservation_id": reservation_id}),
            effect=effect,
        )

    async def preview_cancellation(
        self, context: RequestContext, *, reservation_id: models.ReservationId
    ) -> PreviewCancellation.Response:
        """See what cancelling costs."""
        preview = await self._reservations.preview_cancellation(
            decode("res", text=reservation_id), customer_id=context.customer_id
        )
        return PreviewCancellation.Ok(body=represent_preview(preview))

    async def preview_change(
        self,
        context: RequestContext,
        *,
        reservation_id: models.ReservationId,
        vehicle_id: models.VehicleId | None = None,
        starts_at: datetime | None = None,
        ends_at: datetime | None = None,
    ) -> PreviewChange.Response:
        """See what a change leads to and costs."""
        change = Change(
            vehicle_id=None if vehicle_id is None else decode("veh", text=vehicle_id),
            starts_at=starts_at,
            ends_at=ends_at,
        )
        preview = await self._reservations.preview_change(
            decode("res", text=reservation_id), change, customer_id=context.customer_id
        )
        return PreviewChange.Ok(body=represent_change_preview(preview), etag=etag_of(preview.version))

    async def cancel_reservation(
        self,
        context: RequestContext,
        *,
        reservation_id: models.ReservationId,
        idempotency_key: str,
        if_match: str,
        body: models.ReservationCancel,
    ) -> CancelReservation.Response:
        """Cancel a reservation."""

        async def effect(connection: Connection) -> CancelReservation.Ok:
            reservation = await self._reservations.cancel(
                connection,
                decode("res", text=reservation_id),
                customer_id=context.customer_id,
                if_match=if_match,
                accepted_fee=body.accepted_fee,
            )
            return CancelReservation.Ok(body=represent_reservation(reservation), etag=etag_of(reservation.version))

        return await self._idempotency.run(
            context,
            CANCEL_RESERVATION,
            key=idempotency_key,
            fingerprint=fingerprint(CANCEL_RESERVATION, path={"reservation_id": reservation_id}, body=body),
            effect=effect,
        )


def _change(body: models.ReservationPatch) -> Change:
    return Change(
        vehicle_id=None if body.vehicle_id is MISSING else decode("veh", text=body.vehicle_id),
        starts_at=None if body.starts_at is MISSING else body.starts_at,
        ends_at=None if body.ends_at is MISSING else body.ends_at,
        note=Unchanged.UNCHANGED if body.note is MISSING else body.note,
        accepted_total=None if body.accepted_total is MISSING else body.accepted_total,
    )
