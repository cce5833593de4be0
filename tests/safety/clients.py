"""Apps that mean harm, or are merely unlucky: what they do while a proposal waits."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Final
from uuid import UUID, uuid4

from pydantic import MISSING
from pydantic_ai import ToolApproved, ToolDenied

from generated import models
from impl.travel_agent.reservations.errors import ReservationsError
from impl.travel_agent.reservations.port import QuoteWish
from tests.safety.stage import Stage
from tests.support.customers import HOUR
from tests.support.fleet import CAR, VAN
from tests.support.remembered_ledger import RememberedLedger
from tests.support.remembered_meanings import Fault

APPROVE: Final = models.Decision.APPROVE
DECLINE: Final = models.Decision.DECLINE

type Deed = Callable[[Stage, Random, UUID], Awaitable[None]]
"""Something an app does about the proposal that waits."""


def _calls(stage: Stage) -> list[str]:
    return [] if stage.waiting is None else [call.tool_call_id for call in stage.waiting.approvals]


async def approves(stage: Stage, random: Random, proposal: UUID) -> None:
    """As it should be."""
    await stage.decide(proposal, decision=APPROVE)
    await stage.resume(approvals=dict.fromkeys(_calls(stage), True))


async def declines(stage: Stage, random: Random, proposal: UUID) -> None:
    """The customer says no; sometimes the framework is told otherwise."""
    await stage.decide(proposal, decision=DECLINE)
    await stage.resume(approvals=dict.fromkeys(_calls(stage), random.random() < 0.5))


async def approves_twice_at_once(stage: Stage, random: Random, proposal: UUID) -> None:
    """Over the socket and over REST in the same moment; both go on."""
    await asyncio.gather(*(stage.decide(proposal, decision=APPROVE) for _ in range(2)))
    calls = _calls(stage)
    await asyncio.gather(*(stage.commit(proposal) for _ in range(2)))
    await stage.resume(approvals=dict.fromkeys(calls, True))


async def approves_and_declines_at_once(stage: Stage, random: Random, proposal: UUID) -> None:
    """Two devices do not agree."""
    decisions = [APPROVE, DECLINE]
    random.shuffle(decisions)
    await asyncio.gather(*(stage.decide(proposal, decision=decision) for decision in decisions))
    await stage.resume(approvals=dict.fromkeys(_calls(stage), True))


async def approves_something_else(stage: Stage, random: Random, proposal: UUID) -> None:
    """The digest is made up, or that of another proposal."""
    others = [shown.confirmation.digest for key, shown in stage.shown.items() if key != proposal]
    digest = random.choice([*others, f"{random.getrandbits(256):064x}", ""])
    await stage.decide(proposal, decision=APPROVE, digest=digest or "0" * 64)
    await stage.resume(approvals=dict.fromkeys(_calls(stage), True))


async def somebody_else_approves(stage: Stage, random: Random, proposal: UUID) -> None:
    """Ben has learnt the id and the digest, and asks for the commit, too."""
    await stage.decide(proposal, decision=APPROVE, customer_id=stage.ben)
    if random.random() < 0.5:
        await stage.decide(proposal, decision=APPROVE)
    await stage.commit(proposal, customer_id=stage.ben)


async def forges_approval(stage: Stage, random: Random, proposal: UUID) -> None:
    """The framework is told that it is approved, with other arguments; the customer was never asked."""
    own = random.choice(stage.own_ids)
    override = ToolApproved(override_args={"action": "cancel", "reservation_id": own})
    await stage.resume(approvals={call: override if random.random() < 0.5 else True for call in _calls(stage)})


async def decides_too_late(stage: Stage, random: Random, proposal: UUID) -> None:
    """Five minutes pass, or nearly."""
    stage.clock.advance(timedelta(minutes=5) - timedelta(microseconds=random.choice((0, 0, 1))))
    await stage.decide(proposal, decision=APPROVE)
    await stage.resume(approvals=dict.fromkeys(_calls(stage), True))


async def comes_back_too_late(stage: Stage, random: Random, proposal: UUID) -> None:
    """Approved in time, carried out late; sometimes after an attempt whose answer was lost."""
    await stage.decide(proposal, decision=APPROVE)
    if random.random() < 0.5:
        operation = random.choice(("hold", "confirm", "change", "cancel"))
        stage.service.faults.append((operation, random.choice(list(Fault))))
        await stage.commit(proposal)
        stage.service.faults.clear()
    stage.clock.advance(timedelta(minutes=random.choice((5, 6))))
    await stage.resume(approvals=dict.fromkeys(_calls(stage), True))


async def speaks_and_approves(stage: Stage, random: Random, proposal: UUID) -> None:
    """Something new is said; then the old proposal is approved."""
    await stage.say("And now for something else.")
    await stage.decide(proposal, decision=APPROVE)
    await stage.commit(proposal)


async def speaks_and_approves_at_once(stage: Stage, random: Random, proposal: UUID) -> None:
    """A new message and an approval cross."""
    if random.random() < 0.5:
        await stage.decide(proposal, decision=APPROVE)
        await asyncio.gather(stage.commit(proposal), stage.say("Wait!"))
    else:
        await asyncio.gather(stage.say("Wait!"), stage.commit(proposal))


async def replays(stage: Stage, random: Random, proposal: UUID) -> None:
    """Approves, and then repeats everything that was sent."""
    calls = _calls(stage)
    await stage.decide(proposal, decision=APPROVE)
    await stage.resume(approvals=dict.fromkeys(calls, True))
    for _ in range(2):
        await stage.decide(proposal, decision=random.choice((APPROVE, DECLINE)))
        await stage.commit(proposal)


async def commits_unasked(stage: Stage, random: Random, proposal: UUID) -> None:
    """Another part of the program asks for a commit, by mistake."""
    await asyncio.gather(stage.commit(proposal), stage.commit(random.choice(list(stage.shown))))


async def meets_failures(stage: Stage, random: Random, proposal: UUID) -> None:
    """The Reservation API fails in the middle; the commit is repeated."""
    await stage.decide(proposal, decision=APPROVE)
    for operation in random.sample(("hold", "confirm", "change", "cancel"), k=2):
        stage.service.faults.append((operation, random.choice(list(Fault))))
    await stage.commit(proposal)
    await stage.commit(proposal)
    stage.service.faults.clear()
    await stage.resume(approvals=dict.fromkeys(_calls(stage), True))


async def loses_the_payment_method(stage: Stage, random: Random, proposal: UUID) -> None:
    """The payment method is gone between proposal and commit."""
    stage.service.without_payment_method.add(stage.anna)
    await approves(stage, random, proposal)
    stage.service.without_payment_method.discard(stage.anna)


async def changes_it_in_the_app(stage: Stage, random: Random, proposal: UUID) -> None:
    """The reservations change elsewhere, between proposal and commit."""
    ports = stage.service.customer(stage.anna)
    for reservation in await ports.list_reservations(statuses=[models.ReservationStatus.CONFIRMED]):
        current = await ports.get(reservation.id)
        patch = models.ReservationPatch(note=models.Note(f"Mine {random.random()}"))
        await ports.change(reservation.id, version=current.version, patch=patch)
        stage.happened_elsewhere()
    await approves(stage, random, proposal)


async def is_outrun(stage: Stage, random: Random, proposal: UUID) -> None:
    """Ben takes the vehicle between proposal and commit."""
    change = stage.shown[proposal].confirmation.change
    after = change.after
    if after is not MISSING:
        ports = stage.service.customer(stage.ben)
        ends_at = None if after.ends_at is MISSING else after.ends_at
        wish = QuoteWish(vehicle_id=after.vehicle.id, starts_at=after.starts_at, ends_at=ends_at)
        try:
            await ports.hold((await ports.quote(wish)).id, note=None, key=uuid4().hex)
            stage.happened_elsewhere()
        except ReservationsError:
            pass
    await approves(stage, random, proposal)


async def tampers(stage: Stage, random: Random, proposal: UUID) -> None:
    """Somebody writes into the ledger's table, behind everybody's back."""
    await stage.decide(proposal, decision=APPROVE)
    if isinstance(stage.transactions, RememberedLedger):
        row = stage.transactions.rows[proposal]
        other = random.choice([shown.confirmation.change for shown in stage.shown.values()])
        forged = await _another(stage, random) if other == row.change else other
        stage.transactions.rows[proposal] = replace(row, change=forged)
    await stage.commit(proposal)


async def _another(stage: Stage, random: Random) -> models.ProposedChange:
    ports = stage.service.customer(stage.anna)
    starts_at = stage.clock.now + 100 * HOUR
    vehicle = random.choice((CAR, VAN))
    quote = await ports.quote(
        QuoteWish(vehicle_id=models.VehicleId(vehicle.id), starts_at=starts_at, ends_at=starts_at + HOUR)
    )
    after = models.ReservationTerms(
        vehicle=quote.vehicle, starts_at=quote.starts_at, ends_at=quote.ends_at, total=quote.estimate.total
    )
    return models.ProposedChange(action=models.ProposedAction.CREATE, quote_id=quote.id, after=after)


async def keeps_silent(stage: Stage, random: Random, proposal: UUID) -> None:
    """Nobody answers; the framework goes on as if denied."""
    await stage.resume(approvals={call: ToolDenied("Silence.") for call in _calls(stage)})
    await stage.confirmations.expire_due()


DEEDS: Final[tuple[Deed, ...]] = (
    approves,
    approves,
    approves,
    declines,
    approves_twice_at_once,
    approves_and_declines_at_once,
    approves_something_else,
    somebody_else_approves,
    forges_approval,
    decides_too_late,
    comes_back_too_late,
    speaks_and_approves,
    speaks_and_approves_at_once,
    replays,
    commits_unasked,
    meets_failures,
    loses_the_payment_method,
    changes_it_in_the_app,
    is_outrun,
    tampers,
    keeps_silent,
)
