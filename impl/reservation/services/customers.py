"""The profiles of customers."""

from collections.abc import Mapping
from uuid import UUID

from impl.platform.database import Database
from impl.platform.etags import PreconditionFailed, require_match
from impl.reservation.clock import Clock, system_clock
from impl.reservation.domain.customers import Profile
from impl.reservation.repositories.customers import find_or_make_customer, save_customer


class CustomerService:
    """Reads and changes profiles. Everybody with a token has one."""

    def __init__(self, database: Database, *, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    async def get(self, customer_id: UUID) -> Profile:
        """A customer's profile, in one round trip (two the first time)."""
        async with self._database.connection() as connection:
            return await find_or_make_customer(connection, customer_id)

    async def patch(self, customer_id: UUID, patch: Mapping[str, object], *, if_match: str) -> Profile:
        """Apply a merge patch, in two round trips. One that changes nothing leaves the version as it is.

        Raises:
            PreconditionFailed: the profile has changed since it was read.
        """
        async with self._database.connection() as connection:
            profile = await find_or_make_customer(connection, customer_id)
            require_match(if_match, version=profile.version)
            patched = profile.patched(patch, now=self._clock())
            # The condition on the version takes the place of a lock: of two changes at once, one is refused.
            if patched is not profile and not await save_customer(connection, patched):
                raise PreconditionFailed
            return patched
