from datetime import timedelta
from uuid import uuid4

import pytest

from generated.models import ConfirmationStatus, Decision
from impl.travel_agent.domain.confirmations import (
    LONGEST_VALIDITY,
    ConfirmationNotPending,
    DigestMismatch,
    UnknownConfirmation,
)
from tests.support.confirmation_desk import ANNA, BEN, Desk
from tests.support.fleet import CAR, VAN


async def test_a_proposal_waits_five_minutes_at_most(desk: Desk) -> None:
    proposal = await desk.propose(await desk.creation())
    assert (proposal.status, proposal.expires_at) == (ConfirmationStatus.PENDING, desk.clock.now + LONGEST_VALIDITY)


async def test_a_proposal_waits_no_longer_than_its_quote(desk: Desk) -> None:
    proposal = await desk.propose(await desk.creation(), expires_in=timedelta(seconds=90))
    assert proposal.expires_at == desk.clock.now + timedelta(seconds=90)


@pytest.mark.parametrize(
    ("decision", "status"),
    [(Decision.APPROVE, ConfirmationStatus.APPROVED), (Decision.DECLINE, ConfirmationStatus.DECLINED)],
)
async def test_a_decision_counts_once(desk: Desk, decision: Decision, status: ConfirmationStatus) -> None:
    proposal = await desk.propose(await desk.creation())
    assert (await desk.decide(proposal, decision)).status is status
    for again in Decision:
        with pytest.raises(ConfirmationNotPending) as refusal:
            await desk.decide(proposal, again)
        assert refusal.value.current is status
        assert refusal.value.members == {"current_status": status}


async def test_another_digest_decides_nothing(desk: Desk) -> None:
    proposal = await desk.propose(await desk.creation())
    with pytest.raises(DigestMismatch):
        await desk.decide(proposal, digest="0" * 64)
    assert (await desk.confirmations.get(proposal.id, customer_id=ANNA)).is_pending


async def test_another_customers_proposal_looks_like_none(desk: Desk) -> None:
    proposal = await desk.propose(await desk.creation())
    refusals: list[str] = []
    with pytest.raises(UnknownConfirmation) as refusal:
        await desk.decide(proposal, customer_id=BEN)
    refusals.append(refusal.value.detail)
    with pytest.raises(UnknownConfirmation) as refusal:
        await desk.confirmations.get(proposal.id, customer_id=BEN)
    refusals.append(refusal.value.detail)
    with pytest.raises(UnknownConfirmation) as refusal:
        await desk.confirmations.get(uuid4(), customer_id=ANNA)
    refusals.append(refusal.value.detail)
    assert len(set(refusals)) == 1


async def test_at_its_expiry_it_is_too_late(desk: Desk) -> None:
    proposal = await desk.propose(await desk.creation())
    desk.clock.advance(LONGEST_VALIDITY - timedelta(microseconds=1))
    assert (await desk.confirmations.get(proposal.id, customer_id=ANNA)).is_pending
    desk.clock.advance(timedelta(microseconds=1))
    with pytest.raises(ConfirmationNotPending) as refusal:
        await desk.decide(proposal)
    assert refusal.value.current is ConfirmationStatus.EXPIRED
    assert await desk.confirmations.pending(desk.conversation_id) is None


async def test_what_has_expired_is_written_down_and_told_once(desk: Desk) -> None:
    await desk.propose(await desk.creation())
    assert await desk.confirmations.expire_due() == 0
    desk.clock.advance(LONGEST_VALIDITY)
    assert [await desk.confirmations.expire_due() for _ in range(2)] == [1, 0]
    assert desk.told == [ConfirmationStatus.EXPIRED]


async def test_a_newer_proposal_supersedes_the_older_one(desk: Desk) -> None:
    older = await desk.propose(await desk.creation(CAR))
    newer = await desk.propose(await desk.creation(VAN))
    assert desk.told == [ConfirmationStatus.SUPERSEDED]
    with pytest.raises(ConfirmationNotPending) as refusal:
        await desk.decide(older)
    assert refusal.value.current is ConfirmationStatus.SUPERSEDED
    assert (await desk.decide(newer)).status is ConfirmationStatus.APPROVED


async def test_a_new_message_supersedes_what_waits(desk: Desk) -> None:
    proposal = await desk.propose(await desk.creation())
    [superseded] = await desk.transactions.run(
        lambda connection: desk.confirmations.supersede_pending(desk.conversation_id, connection=connection)
    )
    assert (superseded.id, superseded.status) == (proposal.id, ConfirmationStatus.SUPERSEDED)
    assert desk.told == [ConfirmationStatus.SUPERSEDED]


async def test_a_declined_proposal_is_told_and_never_carried_out(desk: Desk) -> None:
    proposal = await desk.decide(await desk.propose(await desk.creation()), Decision.DECLINE)
    await desk.commit(proposal)
    assert (desk.told, desk.kinds) == ([ConfirmationStatus.DECLINED], [])
