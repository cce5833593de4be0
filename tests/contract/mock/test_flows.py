"""What was made over HTTP can be read, changed and cancelled, as the contract's state machines allow."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from tests.contract.published_contract import RESERVATION, TRAVEL_AGENT, PublishedContract

CAR = "veh_01m7q5crf8fe59x9fhj1jp84n9"
SCOOTER = "veh_01m7q5crf8fe59x9fhj1jp84n8"
PROPOSAL = {
    "confirmation_id": "cnf_01m7q5de00gee6t4p7q3e2k9x2",
    "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
}
TIMES = {"starts_at": "2027-03-01T09:00:00+02:00", "ends_at": "2027-03-01T11:00:00+02:00"}


class Customer:
    """Makes requests, each with a fresh key, and holds the answers to the contract."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._keys = 0

    async def does(
        self,
        operation: str,
        *,
        body: object = None,
        etag: str | None = None,
        key: str | None = None,
        query: dict[str, Any] | None = None,
        **path: str,
    ) -> httpx.Response:
        contract, found = _operation(operation)
        self._keys += 1
        headers = {"If-Match": etag} if etag is not None else {}
        if found.method == "POST":
            headers["Idempotency-Key"] = key or f"key-{self._keys}"
        if found.method == "PATCH":
            headers["Content-Type"] = "application/merge-patch+json"
        response = await self._client.request(
            found.method, found.path.format(**path), headers=headers, json=body, params=query
        )
        contract.verify_response(found, response)
        return response

    async def holds(self, vehicle: str = CAR, **members: object) -> httpx.Response:
        times = TIMES if vehicle == CAR else {}
        quote = await self.does("createQuote", body={"vehicle_id": vehicle, **times})
        return await self.does("createReservation", body={"quote_id": quote.json()["id"], **members})


def _operation(identifier: str) -> tuple[PublishedContract, Any]:
    for contract in (RESERVATION, TRAVEL_AGENT):
        for found in contract.operations:
            if found.id == identifier:
                return contract, found
    raise LookupError(identifier)


@pytest.fixture
def customer(client: httpx.AsyncClient) -> Customer:
    return Customer(client)


async def test_a_reservation_lives_from_quote_to_cancellation(customer: Customer) -> None:
    quote = (await customer.does("createQuote", body={"vehicle_id": CAR, **TIMES})).json()
    assert (await customer.does("getQuote", quote_id=quote["id"])).json() == quote
    made = await customer.does("createReservation", body={"quote_id": quote["id"], "note": "Mine"})
    held = made.json()
    assert {name: held[name] for name in ("status", "quote_id", "note")} == {
        "status": "held",
        "quote_id": quote["id"],
        "note": "Mine",
    }
    shared = ("vehicle", "metro_id", "starts_at", "ends_at", "estimate", "tariff")
    assert {name: held[name] for name in shared} == {name: quote[name] for name in shared}
    assert made.headers["Location"] == f"/v1/reservations/{held['id']}"
    path = {"reservation_id": held["id"]}

    confirmed = await customer.does("confirmReservation", etag=made.headers["ETag"], **path)
    assert confirmed.json()["status"] == "confirmed"
    assert "hold_expires_at" not in confirmed.json()
    changed = await customer.does(
        "updateReservation", etag=confirmed.headers["ETag"], body={"note": None, "ends_at": TIMES["starts_at"]}, **path
    )
    assert "note" not in changed.json()
    assert changed.json()["ends_at"] == TIMES["starts_at"]
    assert (await customer.does("getReservation", **path)).json() == changed.json()
    preview = (await customer.does("previewCancellation", **path)).json()
    assert preview["reservation_id"] == held["id"]
    cancelled = await customer.does(
        "cancelReservation", etag=changed.headers["ETag"], body={"accepted_fee": preview["fee"]["total"]}, **path
    )
    assert cancelled.json()["status"] == "cancelled"
    assert cancelled.json()["cancellation"]["fee"] == preview["fee"]
    listed = (await customer.does("listReservations")).json()["items"]
    assert listed[0] == cancelled.json()


async def test_a_hold_lapses_after_now(customer: Customer) -> None:
    held = (await customer.holds()).json()
    now = datetime.now(UTC)
    assert datetime.fromisoformat(held["created_at"]) <= now < datetime.fromisoformat(held["hold_expires_at"])


async def test_an_open_ended_ride_has_no_end(customer: Customer) -> None:
    held = (await customer.holds(SCOOTER)).json()
    assert held["vehicle"] == {"id": SCOOTER, "vehicle_class": "scooter", "model": "Zip S2"}
    assert "ends_at" not in held
    assert "note" not in held
    assert held["tariff"]["vehicle_class"] == "scooter"


async def test_what_is_not_known_cannot_be_used(customer: Customer) -> None:
    nobody = "veh_01m7q5crf8fe59x9fhj1jp84a1"
    for response in (
        await customer.does("createQuote", body={"vehicle_id": nobody}),
        await customer.does("createReservation", body={"quote_id": "quo_01m7q5ctdre18t6ab6b5kcxaa1"}),
        await customer.does("getReservation", reservation_id="res_01m7q5cvd0ftqv6emwfx5191a1"),
        await customer.does("previewCancellation", reservation_id="res_01m7q5cvd0ftqv6emwfx5191a1"),
        await customer.does("getVehicle", vehicle_id=nobody),
    ):
        assert (response.status_code, response.json()["code"]) == (404, "not_found")


async def test_a_stale_version_changes_nothing(customer: Customer) -> None:
    held = await customer.holds()
    path = {"reservation_id": held.json()["id"]}
    await customer.does("confirmReservation", etag=held.headers["ETag"], **path)
    for response in (
        await customer.does("updateReservation", etag=held.headers["ETag"], body={"note": "x"}, **path),
        await customer.does("confirmReservation", etag=held.headers["ETag"], **path),
    ):
        assert (response.status_code, response.json()["code"]) == (412, "precondition_failed")
    assert (await customer.does("getReservation", **path)).headers["ETag"] == '"2"'


async def test_an_unchanged_resource_is_not_sent_again(client: httpx.AsyncClient, customer: Customer) -> None:
    held = await customer.holds()
    path = f"/v1/reservations/{held.json()['id']}"
    same = await client.get(path, headers={"If-None-Match": held.headers["ETag"]})
    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", held.headers["ETag"])
    assert (await client.get(path, headers={"If-None-Match": '"7"'})).status_code == 200


@pytest.mark.parametrize(
    ("before", "attempted", "operation"),
    [
        ("confirmed", "confirm", "confirmReservation"),
        ("cancelled", "confirm", "confirmReservation"),
        ("cancelled", "cancel", "cancelReservation"),
        ("cancelled", "change", "updateReservation"),
    ],
)
async def test_the_state_machine_decides(customer: Customer, before: str, attempted: str, operation: str) -> None:
    held = await customer.holds()
    path = {"reservation_id": held.json()["id"]}
    free = {"accepted_fee": {"amount": 0, "currency": "EUR"}}
    step = {"confirmed": "confirmReservation", "cancelled": "cancelReservation"}[before]
    moved = await customer.does(step, etag='"1"', body=free if step == "cancelReservation" else None, **path)
    bodies = {"cancelReservation": free, "updateReservation": {"note": "x"}}
    refused = await customer.does(operation, etag=moved.headers["ETag"], body=bodies.get(operation), **path)
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (409, "illegal_transition")
    assert (problem["current_status"], problem["attempted"]) == (before, attempted)
    assert (await customer.does("getReservation", **path)).json() == moved.json()


async def test_a_repeated_request_is_answered_once(customer: Customer) -> None:
    quote = (await customer.does("createQuote", body={"vehicle_id": CAR, **TIMES})).json()
    body = {"quote_id": quote["id"]}
    first = await customer.does("createReservation", body=body, key="once")
    again = await customer.does("createReservation", body=body, key="once")
    assert again.json() == first.json()
    assert (first.headers.get("Idempotent-Replayed"), again.headers["Idempotent-Replayed"]) == (None, "true")
    other = await customer.does("createReservation", body={**body, "note": "x"}, key="once")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    listed = (await customer.does("listReservations")).json()["items"]
    assert [item["quote_id"] for item in listed].count(quote["id"]) == 1


async def test_a_list_is_read_by_status_and_page(customer: Customer) -> None:
    held = [(await customer.holds()).json()["id"] for _ in range(3)]
    first = (await customer.does("listReservations", query={"status": "held", "limit": 2})).json()
    rest = (
        await customer.does("listReservations", query={"status": "held", "limit": 2, "cursor": first["next_cursor"]})
    ).json()
    assert [item["id"] for item in (*first["items"], *rest["items"])] == held[::-1]
    assert rest["next_cursor"] is None
    invalid = await customer.does("listReservations", query={"cursor": "nonsense"})
    assert (invalid.status_code, invalid.json()["code"]) == (400, "invalid_cursor")


async def test_vehicles_are_those_of_the_examples(customer: Customer) -> None:
    around = {"latitude": 60.17, "longitude": 24.94}
    offers = (await customer.does("searchVehicles", query=around)).json()["items"]
    assert [offer["vehicle"]["vehicle_class"] for offer in offers] == ["scooter", "bike", "car", "van"]
    cars = (await customer.does("searchVehicles", query={**around, "vehicle_class": ["car", "van"]})).json()["items"]
    assert [offer["vehicle"]["vehicle_class"] for offer in cars] == ["car", "van"]
    for offer in offers:
        vehicle = await customer.does("getVehicle", vehicle_id=offer["vehicle"]["id"])
        assert vehicle.json() == offer["vehicle"]


async def test_a_vehicle_can_be_exchanged(customer: Customer) -> None:
    held = await customer.holds()
    changed = await customer.does(
        "updateReservation", etag='"1"', body={"vehicle_id": SCOOTER}, reservation_id=held.json()["id"]
    )
    assert changed.json()["vehicle"] == {"id": SCOOTER, "vehicle_class": "scooter", "model": "Zip S2"}


async def test_there_is_one_profile_and_it_can_be_changed(customer: Customer) -> None:
    before = await customer.does("getCustomer")
    changed = await customer.does(
        "updateCustomer", etag=before.headers["ETag"], body={"locale": "de", "preferences": {"max_walk_m": None}}
    )
    assert changed.json()["locale"] == "de"
    assert "max_walk_m" not in changed.json()["preferences"]
    assert changed.json()["preferences"]["avoid_tolls"] is True
    assert (await customer.does("getCustomer")).json() == changed.json()


@pytest.mark.parametrize(("decision", "status"), [("approve", "approved"), ("decline", "declined")])
async def test_a_proposal_is_decided_once(customer: Customer, decision: str, status: str) -> None:
    wrong = await customer.does("createDecision", body={**PROPOSAL, "digest": "0" * 64, "decision": decision})
    assert (wrong.status_code, wrong.json()["code"]) == (409, "digest_mismatch")
    decided = await customer.does("createDecision", body={**PROPOSAL, "decision": decision})
    assert decided.json()["status"] == status
    read = await customer.does("getConfirmation", confirmation_id=PROPOSAL["confirmation_id"])
    assert read.json()["status"] == status
    again = await customer.does("createDecision", body={**PROPOSAL, "decision": decision})
    assert (again.status_code, again.json()["current_status"]) == (409, status)


async def test_what_prefers_a_written_answer_changes_nothing(client: httpx.AsyncClient, customer: Customer) -> None:
    before = (await customer.does("listReservations")).json()
    body = {"quote_id": "quo_01m7q5ctdre18t6ab6b5kcxasp"}
    headers = {"Idempotency-Key": "preferring", "Prefer": "example=held"}
    assert (await client.post("/v1/reservations", json=body, headers=headers)).status_code == 201
    assert (await customer.does("listReservations")).json() == before


async def test_the_same_seed_makes_the_same_identifiers(client: httpx.AsyncClient, customer: Customer) -> None:
    first, second = [(await customer.holds()).json()["id"] for _ in range(2)]
    assert first < second
    await client.delete("/__mock")
    assert (await customer.does("getReservation", reservation_id=first)).status_code == 404
    assert [(await customer.holds()).json()["id"] for _ in range(2)] == [first, second]
