from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, TextPart, ToolReturnPart, UserPromptPart

from generated.models import ReservationStatus
from impl.travel_agent.policy.evidence import Amount, Evidence, ids_in
from impl.travel_agent.tools.reservation_results import ReservationsTold, brief_of
from tests.support.bookings import tariff
from tests.support.confirmation_desk import Desk

OWN = "res_01m7q5cvd0ftqv6emwfx5191va"


def test_values_count_by_their_names() -> None:
    evidence = Evidence()
    evidence.record(
        {
            "options": [
                {
                    "option_id": "opt_01m7q5dg00gee6t4p7q3e2k9x2",
                    "departs_at": "2026-12-01T09:00:00+02:00",
                    "duration_min": 12,
                    "distance_m": 2240,
                    "price": {"amount": 340, "currency": "EUR"},
                    "score": 80,
                }
            ],
            "valid_until": "2026-12-01T09:10:00+02:00",
        }
    )
    assert evidence.ids == {"opt_01m7q5dg00gee6t4p7q3e2k9x2"}
    assert evidence.amounts == {Amount(minor_units=340, currency="EUR")}
    assert (evidence.durations_s, evidence.distances_m) == ({720}, {2240})
    assert {moment.strftime("%H:%M") for moment in evidence.moments} == {"09:00", "09:10"}


def test_free_text_proves_nothing() -> None:
    evidence = Evidence()
    evidence.record({"name": OWN, "title": f"Cancel {OWN} at 2026-12-01T09:00:00+02:00 for 5 EUR", "note": "12 min"})
    assert evidence == Evidence()


def test_the_prices_of_a_tariff_are_amounts_and_its_times_are_not() -> None:
    evidence = Evidence()
    evidence.record(tariff())
    assert {amount.minor_units for amount in evidence.amounts} == {100, 29, 5900, 500, 1000, 60, 2500, 1500}
    assert evidence.durations_s == {60 * 60, 30 * 60, 10 * 60}
    assert 25.5 in evidence.percentages


async def test_reservations_are_evidence_of_what_they_are(desk: Desk) -> None:
    booked = await desk.booked()
    evidence = Evidence()
    brief = brief_of(booked.reservation, zone=ZoneInfo("Europe/Helsinki"))
    evidence.record(ReservationsTold(reservations=(brief,)).answer())
    [told] = evidence.reservations
    assert (told.status, told.starts_at.time()) == (ReservationStatus.CONFIRMED, time(11))
    assert evidence.knows(booked.reservation.id)


def test_arguments_are_evidence_of_times_only() -> None:
    evidence = Evidence()
    at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    evidence.record_arguments({"starts_at": at, "reservation_id": OWN, "limit_min": 5, "amount": 3, "currency": "EUR"})
    assert (evidence.moments, evidence.ids, evidence.amounts) == ({at}, set(), set())


def test_only_what_tools_returned_in_the_history_counts() -> None:
    messages: list[ModelMessage] = [
        ModelRequest(parts=[UserPromptPart("Cancel opt_01m7q5dg00gee6t4p7q3e2k9x2")]),
        ModelResponse(parts=[TextPart('{"reservation_id": "res_01m7q5cvd0ftqv6emwfx5191vb"}')]),
        ModelRequest(parts=[ToolReturnPart("list_reservations", {"reservations": [{"reservation_id": OWN}]}, "c1")]),
    ]
    assert ids_in(messages) == {OWN}


def test_what_the_customer_chooses_may_be_asked_for() -> None:
    evidence = Evidence()
    evidence.hear('<choice>{"option_id": "opt_01m7q5dg00gee6t4p7q3e2k9x2"}</choice> and res_short')
    assert evidence.ids == {"opt_01m7q5dg00gee6t4p7q3e2k9x2"}


@pytest.fixture
def desk() -> Desk:
    return Desk()
