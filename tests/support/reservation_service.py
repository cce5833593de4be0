"""The Reservation service, running in the test's own process and event loop."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from impl.reservation.app import assemble
from impl.reservation.clock import Clock
from impl.reservation.settings import ReservationSettings
from tests.support.tokens import TokenIssuer


@asynccontextmanager
async def running_service(
    settings: ReservationSettings, *, clock: Clock, issuer: TokenIssuer
) -> AsyncIterator[httpx.AsyncClient]:
    """Start the service, give a client without a token, and stop the service: its connections are closed then."""
    application = assemble(settings, clock=clock, verifier=issuer.verifier())
    async with (
        application.router.lifespan_context(application),
        httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://service") as client,
    ):
        yield client
