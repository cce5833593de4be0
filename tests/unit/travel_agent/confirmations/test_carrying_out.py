"""What was approved is carried out once, whatever fails on the way, and nothing is left half done."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from generated import models
from generated.models import ConfirmationStatus, Decision, ReservationStatus
from impl.travel_agent.conversations.conversation import CustomerSession
from impl.travel_agent.domain.confirmations import LONGEST_VALIDITY, Confirmation
from impl.travel_agent.domain.outcomes import (
    CommitResult,
    Committed,
    Failed,
    FailureReason,
    RefusalReason,
    Refused,
    Stale,
    StaleReason,
    Unknown,
    UnknownReason,
)
from tests.support.confirmation_desk import ANNA, BEN, Desk, session_of
from tests.support.fleet import CAR
from tests.support.remembered_meanings import Fault

LEASE = timedelta(seconds=60)


async def _until_claimed(desk: Desk, approved: Confirmation) -> None:
    """Let others work, step by step, until somebody has the right to carry it out."""
    for _ in range(100):
        if desk.rows.rows[approved.id].attempt is not None:
            return
        await asyncio.sleep(0)
    raise AssertionError("Nobody has claimed it.")


async def nobody(_: UUID) -> None:
    """Nobody is there."""


def statuses(desk: Desk) -> list[ReservationStatus]:
    return [reservation.status for reservation in desk.service.reservations.values()]


def committed(outcome: CommitResult) -> models.Reservation:
    assert isinstance(outcome, Committed), outcome
    return outcome.reservation


async def test_a_creation_is_held_and_confirmed(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    reservation = committed(await desk.commit(approved))
    assert (reservation.status, desk.kinds) == (ReservationStatus.CONFIRMED, ["hold", "confirm"])
    after = await desk.confirmations.get(approved.id, customer_id=ANNA)
    assert (after.status, after.reservation_id) == (ConfirmationStatus.COMMITTED, reservation.id)
    assert desk.told == [ConfirmationStatus.COMMITTED]


async def test_a_change_is_made_at_the_version_that_was_seen(desk: Desk) -> None:
    booked = await desk.booked()
    reservation = committed(await desk.commit(await desk.approved(await desk.change_of(booked))))
    assert reservation.ends_at != booked.reservation.ends_at
    assert desk.kinds[2:] == ["change"]


async def test_a_cancellation_takes_the_fee_that_was_seen(desk: Desk) -> None:
    booked = await desk.booked()
    desk.clock.advance(timedelta(hours=14, minutes=30))
    change = await desk.cancellation_of(booked)
    reservation = committed(await desk.commit(await desk.approved(change)))
    assert reservation.cancellation is not models.Reservation.model_fields["cancellation"].default
    assert reservation.status is ReservationStatus.CANCELLED


async def test_asking_again_gives_the_same_outcome_and_writes_nothing(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    first = await desk.commit(approved)
    assert [await desk.commit(approved) for _ in range(3)] == [first] * 3
    assert (desk.kinds, desk.told) == (["hold", "confirm"], [ConfirmationStatus.COMMITTED])


async def test_two_at_once_carry_out_one(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    outcomes = await asyncio.gather(*(desk.commit(approved) for _ in range(5)))
    assert sum(isinstance(outcome, Committed) for outcome in outcomes) >= 1
    assert all(
        isinstance(outcome, Committed) or outcome == Unknown(reason=UnknownReason.IN_PROGRESS) for outcome in outcomes
    )
    assert desk.kinds == ["hold", "confirm"]


@pytest.mark.parametrize("status", ["pending", "declined", "superseded", "expired"])
async def test_what_is_not_approved_is_not_carried_out(desk: Desk, status: str) -> None:
    proposal = await desk.propose(await desk.creation())
    match status:
        case "declined":
            await desk.decide(proposal, Decision.DECLINE)
        case "superseded":
            await desk.propose(await desk.creation())
        case "expired":
            desk.clock.advance(LONGEST_VALIDITY)
            await desk.confirmations.expire_due()
        case _:
            pass
    assert await desk.commit(proposal) == Refused(reason=RefusalReason.NOT_APPROVED)
    assert desk.kinds == []


async def test_nobody_carries_out_what_another_customer_approved(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    assert await desk.commit(approved, customer_id=BEN) == Refused(reason=RefusalReason.UNKNOWN_CONFIRMATION)
    assert desk.kinds == []


async def test_an_approval_that_is_used_too_late_lapses(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    desk.clock.advance(LONGEST_VALIDITY)
    assert await desk.commit(approved) == Stale(reason=StaleReason.EXPIRED)
    assert (desk.kinds, desk.told) == ([], [ConfirmationStatus.STALE])


async def test_a_stored_change_that_is_not_the_approved_one_fails_for_good(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation(CAR))
    other = (await desk.creation(CAR)).model_copy(update={"time_zone": "Europe/Zurich"})
    desk.rows.rows[approved.id] = replace(approved, change=other)
    assert await desk.commit(approved) == Failed(reason=FailureReason.TAMPERED)
    assert (desk.kinds, desk.told) == ([], [ConfirmationStatus.FAILED])


async def test_a_vehicle_that_was_taken_meanwhile_is_told(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    await desk.booked()
    assert await desk.commit(approved) == Stale(reason=StaleReason.VEHICLE_TAKEN)
    assert desk.told == [ConfirmationStatus.STALE]


async def test_a_reservation_that_changed_meanwhile_is_left_alone(desk: Desk) -> None:
    booked = await desk.booked()
    for change in (await desk.change_of(booked), await desk.cancellation_of(booked)):
        approved = await desk.approved(change)
        current = await desk.anna.get(booked.reservation.id)
        patch = models.ReservationPatch(note=models.Note(f"Mine {current.version}"))
        await desk.anna.change(booked.reservation.id, version=current.version, patch=patch)
        assert await desk.commit(approved) == Stale(reason=StaleReason.RESERVATION_CHANGED)


async def test_a_fee_that_rose_meanwhile_is_told_with_the_new_one(desk: Desk) -> None:
    booked = await desk.booked()
    desk.clock.advance(timedelta(hours=13, minutes=58))
    approved = await desk.approved(await desk.cancellation_of(booked))
    desk.clock.advance(timedelta(minutes=3))
    outcome = await desk.commit(approved)
    assert isinstance(outcome, Stale)
    assert outcome.price is not None
    assert (outcome.reason, outcome.price.total.amount) == (StaleReason.PRICE_CHANGED, 500)


async def test_a_hold_that_cannot_be_confirmed_is_given_back(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    desk.service.without_payment_method.add(ANNA)
    assert await desk.commit(approved) == Stale(reason=StaleReason.PAYMENT_METHOD_REQUIRED)
    assert desk.kinds == ["hold", "cancel"]
    assert statuses(desk) == [ReservationStatus.CANCELLED]


@pytest.mark.parametrize("step", ["hold", "confirm"])
@pytest.mark.parametrize("fault", list(Fault))
async def test_a_creation_that_failed_on_the_way_goes_on_with_the_same_keys(
    desk: Desk, step: str, fault: Fault
) -> None:
    approved = await desk.approved(await desk.creation())
    desk.service.faults.append((step, fault))
    assert isinstance(await desk.commit(approved), Unknown)
    assert desk.told == []
    committed(await desk.commit(approved))
    assert desk.kinds == ["hold", "confirm"]
    assert statuses(desk) == [ReservationStatus.CONFIRMED]


@pytest.mark.parametrize("action", ["change", "cancel"])
@pytest.mark.parametrize("fault", list(Fault))
async def test_a_change_that_failed_on_the_way_is_made_once(desk: Desk, action: str, fault: Fault) -> None:
    booked = await desk.booked()
    change = await (desk.change_of(booked) if action == "change" else desk.cancellation_of(booked))
    approved = await desk.approved(change)
    desk.service.faults.append((action, fault))
    assert isinstance(await desk.commit(approved), Unknown)
    committed(await desk.commit(approved))
    assert desk.kinds[2:] == [action]


@pytest.mark.parametrize("action", ["create", "change", "cancel"])
@pytest.mark.parametrize(("fault", "expected"), [(Fault.ANSWER_LOST, Committed), (Fault.UNREACHABLE, Stale)])
async def test_after_its_expiry_an_attempt_is_looked_up_and_never_repeated(
    desk: Desk, action: str, fault: Fault, expected: type[object]
) -> None:
    approved = await _with_lost_attempt(desk, action=action, fault=fault)
    desk.clock.advance(LONGEST_VALIDITY)
    written = len(desk.kinds)
    assert isinstance(await desk.commit(approved), expected)
    assert len(desk.kinds) == written


async def _with_lost_attempt(desk: Desk, *, action: str, fault: Fault) -> Confirmation:
    match action:
        case "create":
            change, step = await desk.creation(), "confirm" if fault is Fault.ANSWER_LOST else "hold"
        case "change":
            change, step = await desk.change_of(await desk.booked()), "change"
        case _:
            change, step = await desk.cancellation_of(await desk.booked()), "cancel"
    approved = await desk.approved(change)
    desk.service.faults.append((step, fault))
    assert isinstance(await desk.commit(approved), Unknown)
    return approved


async def test_a_hold_that_was_left_behind_is_given_back_after_the_expiry(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    desk.clock.advance(timedelta(minutes=4))
    desk.service.faults.append(("confirm", Fault.UNREACHABLE))
    assert await desk.commit(approved) == Unknown(reason=UnknownReason.UNAVAILABLE)
    desk.clock.advance(timedelta(minutes=2))
    assert await desk.commit(approved) == Stale(reason=StaleReason.EXPIRED)
    assert statuses(desk) == [ReservationStatus.CANCELLED]


async def test_an_attempt_goes_on_when_its_caller_is_cancelled(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    caller = asyncio.create_task(desk.commit(approved))
    await _until_claimed(desk, approved)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    await desk.confirmations.close()
    assert (desk.kinds, desk.told) == (["hold", "confirm"], [ConfirmationStatus.COMMITTED])


async def test_a_token_that_has_expired_is_not_sent(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    session = session_of(ANNA, clock=desk.clock)
    late = replace(session, token=replace(session.token, expires_at=desk.clock.now))
    outcome = await desk.confirmations.commit(approved.id, session=late)
    assert outcome == Unknown(reason=UnknownReason.TOKEN_REJECTED)
    assert (await desk.confirmations.get(approved.id, customer_id=ANNA)).attempt is None
    committed(await desk.commit(approved))


async def test_what_was_approved_is_found_again_and_carried_out_when_the_customer_is_there(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    assert [each.id for each in await desk.confirmations.uncommitted()] == [approved.id]
    assert await desk.confirmations.uncommitted(customer_id=BEN) == ()
    sessions = {ANNA: session_of(ANNA, clock=desk.clock)}

    async def there(customer_id: UUID) -> CustomerSession | None:
        return sessions.get(customer_id)

    assert await desk.confirmations.recover(there) == 1
    assert desk.told == [ConfirmationStatus.COMMITTED]
    assert await desk.confirmations.recover(there) == 0


async def test_without_its_customer_an_approval_waits_and_lapses(desk: Desk) -> None:
    await desk.approved(await desk.creation())

    await desk.confirmations.recover(nobody)
    assert desk.told == []
    desk.clock.advance(LONGEST_VALIDITY)
    await desk.confirmations.recover(nobody)
    assert (desk.told, desk.kinds) == ([ConfirmationStatus.STALE], [])


async def test_what_was_tried_is_given_up_only_when_nobody_can_find_out_any_more(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    desk.service.faults.append(("hold", Fault.ANSWER_LOST))
    await desk.commit(approved)

    desk.clock.advance(timedelta(hours=24))
    await desk.confirmations.recover(nobody)
    assert desk.told == []
    desk.clock.advance(LONGEST_VALIDITY)
    await desk.confirmations.recover(nobody)
    assert desk.told == [ConfirmationStatus.FAILED]


async def test_an_attempt_that_was_killed_is_taken_over_when_its_lease_is_over(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    caller = asyncio.create_task(desk.commit(approved))
    await _until_claimed(desk, approved)
    for attempt in desk.confirmations._attempts:
        attempt.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert await desk.commit(approved) == Unknown(reason=UnknownReason.IN_PROGRESS)
    desk.clock.advance(LEASE)
    committed(await desk.commit(approved))
    assert desk.kinds == ["hold", "confirm"]
