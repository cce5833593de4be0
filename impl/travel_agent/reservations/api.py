"""The ports on the Reservation API's own client, with one customer's token."""

from collections.abc import Collection
from typing import Final

from pydantic import MISSING

from generated import models
from generated.client_runtime import TokenProvider
from generated.reservation.client import ReservationClient
from generated.reservation.client_operations import GetReservation
from impl.travel_agent.reservations.errors import ReservationsUnavailable
from impl.travel_agent.reservations.port import (
    ChangeWish,
    PreviewedChange,
    QuoteWish,
    ReadReservation,
    VehicleWish,
)
from impl.travel_agent.reservations.problems import understood

_LONGEST_PAGE: Final = 100


class ReservationApi:
    """Reads and works out, and changes nothing but preferences: `CustomerReservations` for the customer of a token.

    The client says how long calls may take, and how often they are repeated.
    """

    def __init__(self, client: ReservationClient, *, token: TokenProvider | str) -> None:
        self._client = client.with_token(token)

    async def profile(self) -> models.Customer:
        """See `CustomerReservations`."""
        with understood():
            return (await self._client.get_customer()).body

    async def change_preferences(self, preferences: models.PreferencesPatch) -> models.Customer:
        """See `CustomerReservations`."""
        with understood():
            profile = await self._client.get_customer()
            patch = models.CustomerPatch(preferences=preferences)
            return (await self._client.update_customer(if_match=profile.etag, body=patch)).body

    async def list_reservations(
        self, *, statuses: Collection[models.ReservationStatus] = (), limit: int = 20
    ) -> tuple[models.Reservation, ...]:
        """See `CustomerReservations`."""
        chosen = sorted(statuses) or None
        with understood():
            page = await self._client.list_reservations(status=chosen, limit=min(limit, _LONGEST_PAGE))
        return tuple(page.body.items)

    async def get(self, reservation_id: models.ReservationId) -> ReadReservation:
        """See `CustomerReservations`."""
        return await _read(self._client, reservation_id)

    async def search_vehicles(self, wish: VehicleWish) -> tuple[models.VehicleOffer, ...]:
        """See `CustomerReservations`."""
        with understood():
            page = await self._client.search_vehicles(
                latitude=wish.position.latitude,
                longitude=wish.position.longitude,
                radius_m=wish.radius_m,
                vehicle_class=sorted(wish.vehicle_classes) or None,
                starts_at=wish.starts_at,
                duration_min=wish.duration_min,
                trip_distance_m=None if wish.trip_distance_m is None else models.DistanceM(wish.trip_distance_m),
                limit=min(wish.limit, _LONGEST_PAGE),
            )
        return tuple(page.body.items)

    async def vehicle(self, vehicle_id: models.VehicleId) -> models.Vehicle:
        """See `CustomerReservations`."""
        with understood():
            return (await self._client.get_vehicle(vehicle_id=vehicle_id)).body

    async def metro(self, near: models.Position | None = None) -> models.Metro:
        """See `CustomerReservations`."""
        with understood():
            metros = (await self._client.list_metros(limit=_LONGEST_PAGE)).body.items
        if not metros:
            raise ReservationsUnavailable("The Reservation API serves no metro.")
        return metros[0] if near is None else min(metros, key=lambda metro: _apart(metro.centre, near))

    async def quote(self, wish: QuoteWish) -> models.Quote:
        """See `CustomerReservations`."""
        distance = wish.trip_distance_m
        with understood():
            body = models.QuoteCreate(
                vehicle_id=wish.vehicle_id,
                starts_at=MISSING if wish.starts_at is None else wish.starts_at,
                ends_at=MISSING if wish.ends_at is None else wish.ends_at,
                expected_duration_min=wish.expected_duration_min,
                trip_distance_m=MISSING if distance is None else models.DistanceM(distance),
            )
            return (await self._client.create_quote(body=body)).body

    async def cancellation_preview(self, reservation_id: models.ReservationId) -> models.CancellationPreview:
        """See `CustomerReservations`."""
        with understood():
            return (await self._client.preview_cancellation(reservation_id=reservation_id)).body

    async def change_preview(self, reservation_id: models.ReservationId, wish: ChangeWish) -> PreviewedChange:
        """See `CustomerReservations`."""
        with understood():
            answer = await self._client.preview_change(
                reservation_id=reservation_id,
                vehicle_id=wish.vehicle_id,
                starts_at=wish.starts_at,
                ends_at=wish.ends_at,
            )
        return PreviewedChange(preview=answer.body, version=answer.etag)


class ReservationWriteApi:
    """Changes reservations: `ReservationWrites` for the customer of a token. Only confirmations are given one."""

    def __init__(self, client: ReservationClient, *, token: TokenProvider | str) -> None:
        self._client = client.with_token(token)

    async def hold(self, quote_id: models.QuoteId, *, note: str | None, key: str) -> ReadReservation:
        """See `ReservationWrites`."""
        with understood():
            body = models.ReservationCreate(quote_id=quote_id, note=MISSING if note is None else models.Note(note))
            answer = await self._client.create_reservation(body=body, idempotency_key=key)
        return ReadReservation(reservation=answer.body, version=answer.etag)

    async def confirm(self, reservation_id: models.ReservationId, *, version: str, key: str) -> ReadReservation:
        """See `ReservationWrites`."""
        with understood():
            answer = await self._client.confirm_reservation(
                reservation_id=reservation_id, if_match=version, idempotency_key=key
            )
        return ReadReservation(reservation=answer.body, version=answer.etag)

    async def change(
        self, reservation_id: models.ReservationId, *, version: str, patch: models.ReservationPatch
    ) -> ReadReservation:
        """See `ReservationWrites`."""
        with understood():
            answer = await self._client.update_reservation(reservation_id=reservation_id, if_match=version, body=patch)
        return ReadReservation(reservation=answer.body, version=answer.etag)

    async def cancel(
        self, reservation_id: models.ReservationId, *, version: str, accepted_fee: models.AcceptedAmount, key: str
    ) -> ReadReservation:
        """See `ReservationWrites`."""
        with understood():
            answer = await self._client.cancel_reservation(
                reservation_id=reservation_id,
                if_match=version,
                body=models.ReservationCancel(accepted_fee=accepted_fee),
                idempotency_key=key,
            )
        return ReadReservation(reservation=answer.body, version=answer.etag)

    async def read(self, reservation_id: models.ReservationId) -> ReadReservation:
        """See `ReservationWrites`."""
        return await _read(self._client, reservation_id)

    async def made_from(self, quote_id: models.QuoteId) -> ReadReservation | None:
        """See `ReservationWrites`."""
        with understood():
            page = await self._client.list_reservations(limit=_LONGEST_PAGE)
        made = [reservation.id for reservation in page.body.items if reservation.quote_id == quote_id]
        return await self.read(made[0]) if made else None


async def _read(client: ReservationClient, reservation_id: models.ReservationId) -> ReadReservation:
    with understood():
        answer = await client.get_reservation(reservation_id=reservation_id)
    # No version was named, so the answer is never that it is unchanged.
    assert isinstance(answer, GetReservation.Ok)
    return ReadReservation(reservation=answer.body, version=answer.etag)


def _apart(centre: models.Position, position: models.Position) -> float:
    """How far apart two positions are, on a scale that only serves to compare."""
    return (centre.latitude - position.latitude) ** 2 + (centre.longitude - position.longitude) ** 2
