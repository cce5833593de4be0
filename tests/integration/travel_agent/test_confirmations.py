"""The ledger of confirmations on PostgreSQL: what is stored, who comes first, and what two processes may do."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest

from generated.models import ConfirmationStatus, Decision
from impl.platform.database import Database, DatabaseOptions
from impl.travel_agent.confirmations.repository import ConfirmationRepository
from impl.travel_agent.domain import confirmations as domain
from impl.travel_agent.domain.changes import digest_of
from impl.travel_agent.domain.confirmations import ConfirmationNotPending, UnknownConfirmation
from impl.travel_agent.domain.outcomes import Committed, Stale, StaleReason, Unknown, UnknownReason
from tests.support.confirmation_database import conversation, erase, migrated_database, rows_of
from tests.support.confirmation_desk import ANNA, Desk
from tests.support.remembered_meanings import Fault


@pytest.fixture(scope="module")
def ledger_url(postgres_url: str) -> Iterator[str]:
    with migrated_database(postgres_url) as url:
        yield url


@pytest.fixture
async def database(ledger_url: str) -> AsyncIterator[Database]:
    async with Database(DatabaseOptions(url=ledger_url)) as opened:
        yield opened


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Desk]:
    async with conversation(database, customer_id=ANNA) as conversation_id:
        yield Desk(transactions=database, ledger=ConfirmationRepository(), conversation_id=conversation_id)


@pytest.mark.parametrize("action", ["create", "change", "cancel"])
async def test_a_proposal_is_read_as_it_was_written(desk: Desk, action: str) -> None:
    match action:
        case "create":
            change = await desk.creation()
        case "change":
            change = await desk.change_of(await desk.booked())
        case _:
            change = await desk.cancellation_of(await desk.booked())
    proposal = await desk.propose(change)
    stored = await desk.confirmations.get(proposal.id, customer_id=ANNA)
    assert stored == proposal
    assert digest_of(stored.change) == stored.digest


async def test_outcomes_and_attempts_are_read_as_they_were_written(desk: Desk, database: Database) -> None:
    approved = await desk.approved(await desk.creation())
    desk.service.faults.append(("hold", Fault.UNREACHABLE))
    assert await desk.commit(approved) == Unknown(reason=UnknownReason.UNAVAILABLE)
    [tried] = (await rows_of(database, desk.conversation_id)).values()
    assert (tried.attempt, tried.outcome) == (domain.Attempt(until=desk.clock.now, count=1), None)
    outcome = await desk.commit(approved)
    [done] = (await rows_of(database, desk.conversation_id)).values()
    assert isinstance(outcome, Committed)
    assert (done.attempt, done.outcome, done.reservation_id) == (None, outcome, outcome.reservation.id)


async def test_of_two_proposals_at_once_one_waits(desk: Desk, database: Database) -> None:
    changes = [await desk.creation() for _ in range(6)]
    await asyncio.gather(*(desk.propose(change) for change in changes))
    statuses = [row.status for row in (await rows_of(database, desk.conversation_id)).values()]
    assert statuses.count(ConfirmationStatus.PENDING) == 1
    assert statuses.count(ConfirmationStatus.SUPERSEDED) == 5
    assert desk.told == [ConfirmationStatus.SUPERSEDED] * 5


async def test_the_database_itself_lets_only_one_wait(desk: Desk, database: Database) -> None:
    proposal = await desk.propose(await desk.creation())
    async with database.connection() as connection:
        with pytest.raises(asyncpg.UniqueViolationError):
            await ConfirmationRepository().insert(connection, replace(proposal, id=uuid4()))


async def test_of_many_decisions_at_once_one_counts(desk: Desk) -> None:
    proposal = await desk.propose(await desk.creation())
    decisions = [Decision.APPROVE, Decision.DECLINE] * 4
    answers = await asyncio.gather(*(desk.decide(proposal, decision) for decision in decisions), return_exceptions=True)
    assert sum(isinstance(answer, domain.Confirmation) for answer in answers) == 1
    assert sum(isinstance(answer, ConfirmationNotPending) for answer in answers) == len(decisions) - 1


@pytest.mark.parametrize("attempt", range(5))
async def test_an_approval_and_a_new_message_never_both_win(desk: Desk, attempt: int) -> None:
    proposal = await desk.propose(await desk.creation())
    decided, superseded = await asyncio.gather(
        desk.decide(proposal),
        desk.transactions.run(
            lambda connection: desk.confirmations.supersede_pending(desk.conversation_id, connection=connection)
        ),
        return_exceptions=True,
    )
    was_approved = isinstance(decided, domain.Confirmation)
    assert was_approved == (superseded == ())
    assert isinstance(await desk.commit(proposal), Committed) == was_approved


async def test_two_processes_carry_out_one(desk: Desk, database: Database) -> None:
    approved = await desk.approved(await desk.creation())
    other = Desk(transactions=database, ledger=ConfirmationRepository(), conversation_id=desk.conversation_id)
    other.service.quotes, other.service.reservations = desk.service.quotes, desk.service.reservations
    other.service.answers, other.service.writes = desk.service.answers, desk.service.writes
    outcomes = await asyncio.gather(*(each.commit(approved) for each in (desk, other) * 3))
    assert any(isinstance(outcome, Committed) for outcome in outcomes)
    assert desk.kinds == ["hold", "confirm"]
    assert len(desk.told) + len(other.told) == 1


async def test_the_decision_is_undone_with_the_transaction_of_its_caller(desk: Desk, database: Database) -> None:
    proposal = await desk.propose(await desk.creation())

    class Abandoned(Exception):
        pass

    with pytest.raises(Abandoned):
        async with database.transaction() as connection:
            await desk.confirmations.decide(
                proposal.id,
                customer_id=ANNA,
                digest=proposal.digest,
                decision=Decision.APPROVE,
                connection=connection,
            )
            raise Abandoned
    assert (await desk.confirmations.get(proposal.id, customer_id=ANNA)).is_pending


async def test_what_is_due_expires_and_what_was_approved_is_found(desk: Desk) -> None:
    approved = await desk.approved(await desk.creation())
    waiting = await desk.propose(await desk.creation())
    assert [each.id for each in await desk.confirmations.uncommitted(customer_id=ANNA)] == [approved.id]
    desk.clock.advance(timedelta(minutes=5))
    assert await desk.confirmations.expire_due() == 1
    expired = await desk.confirmations.get(waiting.id, customer_id=ANNA)
    assert expired.status is ConfirmationStatus.EXPIRED
    assert await desk.commit(approved) == Stale(reason=StaleReason.EXPIRED)


async def test_what_a_tool_call_proposed_last_is_found(desk: Desk) -> None:
    await desk.propose(await desk.creation())
    newest = await desk.propose(await desk.creation())
    found = await desk.confirmations.of_tool_call(desk.conversation_id, tool_call_id="call-1")
    assert found == newest
    assert await desk.confirmations.of_tool_call(desk.conversation_id, tool_call_id="call-2") is None
    assert await desk.confirmations.of_tool_call(uuid4(), tool_call_id="call-1") is None


async def test_an_attempt_survives_the_erasure_of_its_conversation(desk: Desk, database: Database) -> None:
    approved = await desk.approved(await desk.creation())

    class _Erasing:
        """Erases the conversation while the hold is made."""

        def __getattr__(self, name: str) -> object:
            return getattr(desk.anna, name)

        async def hold(self, *arguments: object, **options: object) -> object:
            await erase(database, desk.conversation_id)
            return await desk.anna.hold(*arguments, **options)  # type: ignore[arg-type]  # handed on as it is

    desk.confirmations._writes_for = lambda _: _Erasing()  # type: ignore[assignment,return-value]  # stands in
    assert isinstance(await desk.commit(approved), Committed)
    with pytest.raises(UnknownConfirmation):
        await desk.confirmations.get(approved.id, customer_id=ANNA)
    assert desk.told == []
