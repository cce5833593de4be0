"""Handlers of the customer's own profile."""

from generated import models
from generated.reservation.operations import GetCustomer, UpdateCustomer
from impl.platform.context import RequestContext
from impl.platform.etags import etag_of
from impl.reservation.fleet_representations import represent_profile
from impl.reservation.services.customers import CustomerService


class Customers:
    """The caller's own profile."""

    def __init__(self, customers: CustomerService) -> None:
        self._customers = customers

    async def get_customer(self, context: RequestContext) -> GetCustomer.Response:
        """Get one's own profile."""
        profile = await self._customers.get(context.customer_id)
        return GetCustomer.Ok(body=represent_profile(profile), etag=etag_of(profile.version))

    async def update_customer(
        self, context: RequestContext, *, if_match: str, body: models.CustomerPatch
    ) -> UpdateCustomer.Response:
        """Change one's own profile."""
        # Members that were not sent are MISSING, which is never written; those sent as null are.
        patch = body.model_dump(mode="json")
        profile = await self._customers.patch(context.customer_id, patch, if_match=if_match)
        return UpdateCustomer.Ok(body=represent_profile(profile), etag=etag_of(profile.version))
