import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import structlog
from structlog.testing import capture_logs

from impl.platform import telemetry
from impl.platform.context import customer_id_of
from impl.platform.database import Database
from impl.platform.identifiers import encode, new_uuid7
from tests.support.customers import Customer
from tests.support.fleet import CAR
from tests.support.outcomes import nothing_changes, problem_of
from tests.support.tokens import ISSUER

_REQUEST_ID = re.compile(rb'"request_id":"[^"]*"')
_PER_REQUEST = {"x-request-id", "traceparent", "ratelimit", "content-length"}

FREE = {"accepted_fee": {"amount": 0, "currency": "EUR"}}
type Attempt = tuple[str, str, Any, bool]

ATTEMPTS: tuple[Attempt, ...] = (
    ("GET", "", None, False),
    ("GET", "/cancellation-preview", None, False),
    ("GET", "/change-preview", None, False),
    ("PATCH", "", {"note": "Mine?"}, True),
    ("POST", "/confirm", None, True),
    ("POST", "/cancel", FREE, True),
)


async def attempt(customer: Customer, path: str, what: Attempt) -> httpx.Response:
    method, suffix, body, conditional = what
    if method == "PATCH":
        return await customer.patch(path + suffix, body, if_match='"1"')
    if method == "POST":
        return await customer.post(path + suffix, body, if_match='"1"' if conditional else None)
    return await customer.get(path + suffix)


def assert_alike(one: httpx.Response, other: httpx.Response) -> None:
    """Byte for byte the same, but for what is new in every request."""
    assert _REQUEST_ID.sub(b"", one.content) == _REQUEST_ID.sub(b"", other.content)
    headers = [
        sorted((name, value) for name, value in response.headers.items() if name not in _PER_REQUEST)
        for response in (one, other)
    ]
    assert headers[0] == headers[1]


@pytest.mark.parametrize("what", ATTEMPTS, ids=lambda what: f"{what[0]}{what[1]}")
async def test_another_customers_reservation_looks_like_none(
    anna: Customer, ben: Customer, database: Database, what: Attempt
) -> None:
    booking = await anna.hold(CAR)
    nowhere = f"/v1/reservations/{encode('res', value=new_uuid7())}"
    async with nothing_changes(database):
        theirs, none = await attempt(ben, booking.path, what), await attempt(ben, nowhere, what)
    problem_of(theirs, status=404, code="not_found")
    assert_alike(theirs, none)


async def test_another_customers_quote_looks_like_none(anna: Customer, ben: Customer, database: Database) -> None:
    quote, unknown = await anna.quote(CAR), encode("quo", value=new_uuid7())
    async with nothing_changes(database):
        theirs, none = [await ben.get(f"/v1/quotes/{quote_id}") for quote_id in (quote["id"], unknown)]
        taken, missing = [await ben.reserve({"id": quote_id}) for quote_id in (quote["id"], unknown)]
    for response in (theirs, taken):
        problem_of(response, status=404, code="not_found")
    assert_alike(theirs, none)
    assert_alike(taken, missing)


async def test_a_list_holds_ones_own_reservations_alone(anna: Customer, ben: Customer) -> None:
    await anna.hold(CAR)
    assert (await ben.get("/v1/reservations")).json()["items"] == []


async def test_an_unavailable_vehicle_does_not_tell_why(anna: Customer, ben: Customer, database: Database) -> None:
    wish = ben.wish(CAR)
    await anna.hold(CAR)
    promised = problem_of(await ben.post("/v1/quotes", wish), status=409, code="vehicle_unavailable")
    async with database.connection() as connection:
        await connection.execute("UPDATE vehicles SET out_of_service = true WHERE id = $1", CAR.uuid)
    broken = problem_of(await ben.post("/v1/quotes", wish), status=409, code="vehicle_unavailable")
    assert promised["detail"] == broken["detail"]


async def test_logs_tell_neither_who_nor_what(
    customer_named: Callable[[str], Customer], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A logger that has been used keeps its processors; only a new one can be listened to.
    monkeypatch.setattr(telemetry, "_log", structlog.get_logger())
    customer = customer_named("private")
    with capture_logs() as events:
        await customer.store_payment_method()
        await customer.cancel(await customer.book(CAR, note="Meet my secret friend"))
    assert {"createReservation", "cancelReservation"} <= {event.get("operation") for event in events}
    customer_id = customer_id_of("auth0|private", issuer=ISSUER)
    for private in ("auth0|private", "secret friend", "pm_sandbox_visa", str(customer_id), customer_id.hex):
        assert private not in repr(events)
