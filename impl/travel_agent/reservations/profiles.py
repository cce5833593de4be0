"""The customer's profile at the Reservation API, for the chat itself."""

import asyncio
from typing import Final

from generated import models
from generated.reservation.client import ReservationClient
from impl.travel_agent.conversations.conversation import AccessToken
from impl.travel_agent.reservations.api import ReservationApi
from impl.travel_agent.reservations.errors import ReservationChanged, ReservationsError

_ATTEMPTS: Final = 3


class ReservationProfiles:
    """Reads and changes profiles with the customers' own tokens."""

    def __init__(self, client: ReservationClient, *, patience_seconds: float = 1.0) -> None:
        self._client = client
        self._patience_seconds = patience_seconds

    async def locale(self, token: AccessToken) -> models.Locale | None:
        """The language of the profile; None where it cannot be read soon."""
        try:
            async with asyncio.timeout(self._patience_seconds):
                return (await self._api(token).profile()).locale
        except (ReservationsError, TimeoutError):
            return None

    async def change_preferences(self, token: AccessToken, preferences: models.PreferencesPatch) -> None:
        """Change preferences, again where somebody else changes the profile at the same moment.

        Raises:
            ReservationsError: the Reservation API refuses, or does not answer.
        """
        for _ in range(_ATTEMPTS - 1):
            try:
                await self._api(token).change_preferences(preferences)
            except ReservationChanged:
                continue
            else:
                return
        await self._api(token).change_preferences(preferences)

    def _api(self, token: AccessToken) -> ReservationApi:
        return ReservationApi(self._client, token=token.value)
