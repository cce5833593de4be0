# Generated from reservation.openapi.yaml by `make generate`. DO NOT EDIT.
"""Messages that MobilityCorp Reservation API sends to its subscribers."""

from generated import models
from generated.runtime import Webhook

RESERVATION_EVENT: Webhook[models.ReservationEvent] = Webhook(
    name="reservationEvent",
    payload=models.ReservationEvent,
    media_type="application/json",
    headers=("webhook-id", "webhook-timestamp", "webhook-signature"),
)
"""A reservation has changed.

Sent to each configured subscriber for every change of a reservation, signed as Standard Webhooks describe: HMAC-
SHA256 over `id.timestamp.body` with the subscriber's secret. Delivered at least once and in order for each
reservation; answer 2xx to accept. Refused or unanswered deliveries are repeated with growing pauses, then kept
apart for replay.
"""
