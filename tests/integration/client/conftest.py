"""The generated client against the real service, which runs in the process on a database with a small fleet."""

from collections.abc import Callable

import httpx
import pytest

from generated import models
from generated.client_runtime import RetryPolicy
from generated.reservation.client import ReservationClient
from tests.integration.reservation.conftest import client, clock, database, database_url, settings, template_url
from tests.support.customers import ALL_SCOPES
from tests.support.tokens import TokenIssuer

# The service, its database and its clock are those of its own tests.
__all__ = ["client", "clock", "database", "database_url", "settings", "template_url"]

ONCE = RetryPolicy(attempts=1)


@pytest.fixture
def api_for(client: httpx.AsyncClient, issuer: TokenIssuer) -> Callable[[str], ReservationClient]:
    """Makes clients, each with the token of a customer."""
    api = ReservationClient("http://service", http=client, retry=ONCE)

    def make(name: str) -> ReservationClient:
        return api.with_token(issuer.token(f"auth0|{name}", scopes=ALL_SCOPES))

    return make


@pytest.fixture
async def annas(api_for: Callable[[str], ReservationClient]) -> ReservationClient:
    """The client of a customer with a payment method."""
    api = api_for("anna")
    profile = await api.get_customer()
    patch = models.CustomerPatch(payment_method_token="pm_sandbox_visa")
    await api.update_customer(if_match=profile.etag, body=patch)
    return api
