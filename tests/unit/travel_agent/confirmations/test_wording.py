"""What is told of proposals, in the seven languages: nothing is claimed that did not happen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from generated.models import ConfirmationStatus, Locale, Price, ProposedAction, VehicleClass
from impl.reservation.domain.pricing import estimate
from impl.travel_agent.agents.speech.proposals import ProposingPhrases
from impl.travel_agent.confirmations.wording import detail_of, terms_of_cancellation, terms_of_reservation
from impl.travel_agent.domain.confirmations import Confirmation
from impl.travel_agent.domain.outcomes import Committed, Failed, FailureReason, Stale, StaleReason
from impl.travel_agent.language.claims import claims_in
from tests.support.bookings import tariff
from tests.support.confirmation_desk import Desk

ZONE = ZoneInfo("Europe/Helsinki")
START = datetime(2026, 12, 1, 7, tzinfo=UTC)
UNDONE = (
    ConfirmationStatus.DECLINED,
    ConfirmationStatus.SUPERSEDED,
    ConfirmationStatus.EXPIRED,
)


@pytest.fixture(params=list(Locale))
def phrases(request: pytest.FixtureRequest) -> ProposingPhrases:
    return ProposingPhrases(request.param, time_zone=ZONE)


@pytest.fixture
async def proposal(desk: Desk) -> Confirmation:
    return await desk.propose(await desk.creation())


def price() -> Price:
    return estimate(tariff(), minutes=60)


@pytest.mark.parametrize("status", UNDONE)
def test_what_was_not_done_is_not_claimed(
    phrases: ProposingPhrases, proposal: Confirmation, status: ConfirmationStatus
) -> None:
    detail = detail_of(replace(proposal, status=status), phrases=phrases)
    assert detail
    assert claims_in(detail).actions == frozenset()


@pytest.mark.parametrize("reason", list(StaleReason))
def test_what_became_stale_says_why_and_claims_nothing(
    phrases: ProposingPhrases, proposal: Confirmation, reason: StaleReason
) -> None:
    for new_price in (None, price()):
        outcome = Stale(reason=reason, price=new_price)
        detail = detail_of(replace(proposal, status=ConfirmationStatus.STALE, outcome=outcome), phrases=phrases)
        assert detail
        assert "{" not in detail
        assert claims_in(detail).actions == frozenset()


@pytest.mark.parametrize("reason", list(FailureReason))
def test_what_failed_claims_nothing(phrases: ProposingPhrases, proposal: Confirmation, reason: FailureReason) -> None:
    failed = replace(proposal, status=ConfirmationStatus.FAILED, outcome=Failed(reason=reason))
    detail = detail_of(failed, phrases=phrases)
    assert detail
    assert claims_in(detail).actions == frozenset()


@pytest.mark.parametrize("action", list(ProposedAction))
async def test_what_was_done_is_told_as_done(desk: Desk, phrases: ProposingPhrases, action: ProposedAction) -> None:
    booked = await desk.booked()
    proposal = await desk.propose(
        await (desk.cancellation_of(booked) if action is ProposedAction.CANCEL else desk.change_of(booked))
    )
    done = replace(
        proposal,
        change=proposal.change.model_copy(update={"action": action}),
        status=ConfirmationStatus.COMMITTED,
        outcome=Committed(reservation=booked.reservation),
    )
    expected = {ProposedAction.CREATE: "booked", ProposedAction.CHANGE: "changed", ProposedAction.CANCEL: "cancelled"}
    assert claims_in(detail_of(done, phrases=phrases)).actions == {expected[action]}


@pytest.mark.parametrize("open_ended", [False, True])
@pytest.mark.parametrize("free_until", [START - timedelta(hours=1), START + timedelta(hours=1)])
def test_terms_are_told_with_their_amounts(phrases: ProposingPhrases, open_ended: bool, free_until: datetime) -> None:
    vehicle_class = VehicleClass.BIKE if open_ended else VehicleClass.CAR
    terms = terms_of_reservation(
        tariff(vehicle_class=vehicle_class),
        now=START,
        open_ended=open_ended,
        free_until=free_until,
        phrases=phrases,
    )
    assert 3 <= len(terms) <= 10
    assert all(term and "{" not in term for term in terms)
    told = {amount.minor for term in terms for amount in claims_in(term).amounts}
    assert {500, 1000, 2500} <= told
    assert claims_in(" ".join(terms)).actions == frozenset()


def test_what_a_cancellation_costs_is_told(phrases: ProposingPhrases) -> None:
    [costs] = terms_of_cancellation(price(), phrases=phrases)
    assert {amount.minor for amount in claims_in(costs).amounts} == {price().total.amount}
    free = estimate(tariff(unlock_fee=0, per_minute=0), minutes=1)
    [costs_nothing] = terms_of_cancellation(free, phrases=phrases)
    assert claims_in(costs_nothing).amounts == frozenset()
