"""A customer's way through the Reservation API: from the search to a cancellation that costs nothing."""

import httpx

from scripts.stack.supervisor import Stack
from tests.contract.customers import Customer, times_from_now
from tests.contract.fleet import Fleet
from tests.contract.published_contract import RESERVATION
from tests.contract.sample_requests import sample_request
from tests.gateway.conformance.observing import Front


async def book_and_cancel(front: Front, *, services: Stack) -> None:
    """Go the way through a gateway; raises AssertionError where an answer is not the one of the contract."""
    searching, listing = RESERVATION.operation("searchVehicles"), RESERVATION.operation("listReservations")
    fleet = Fleet(database_url=services.database.url)
    async with httpx.AsyncClient(base_url=front.endpoint.url, timeout=30, trust_env=False, verify=False) as client:
        customer = Customer(client=client, token=front.new_customer())
        offers = await customer.send(sample_request(searching))
        assert offers.status_code == 200, offers.text
        RESERVATION.verify_response(searching, offers)
        await customer.store_payment_method()
        confirmed = await customer.confirm(await customer.hold(await fleet.vehicle(), **times_from_now(days=1)))
        cancelled = await customer.cancel(await customer.hold(await fleet.vehicle(), **times_from_now(days=2)))
        listed = await customer.send(sample_request(listing))
    assert (confirmed.document["status"], cancelled.document["status"]) == ("confirmed", "cancelled")
    assert {entry["id"] for entry in listed.json()["items"]} == {confirmed.id, cancelled.id}
