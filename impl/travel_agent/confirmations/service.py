"""The ledger of confirmations: proposals are stored, decided by their customer once, and carried out once.

Nothing else in the Travel Agent can write to the Reservation API. What a model says, what the framework believes to be
approved and what a client repeats makes no difference: `commit` reads the stored proposal under its lock and decides.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from generated.models import Decision, ProposedChange
from impl.platform.database import Connection
from impl.platform.identifiers import new_uuid7
from impl.platform.telemetry import log
from impl.travel_agent.clock import Clock, system_clock
from impl.travel_agent.confirmations.carrying_out import carry_out, look_up
from impl.travel_agent.confirmations.ports import Announcement, Ledger, Teller, Transactions
from impl.travel_agent.domain.confirmations import (
    Confirmation,
    Objection,
    UnknownConfirmation,
    Verdict,
    as_of,
    begin,
    decide,
    expired_unused,
    propose,
    resolve,
    supersede,
    verify,
)
from impl.travel_agent.domain.outcomes import (
    CommitResult,
    Failed,
    FailureReason,
    Outcome,
    RefusalReason,
    Refused,
    Unknown,
    UnknownReason,
)
from impl.travel_agent.reservations.port import ReservationWrites

if TYPE_CHECKING:
    from impl.travel_agent.conversations.conversation import CustomerSession

_LONGEST_ATTEMPT: Final = timedelta(seconds=45)
_LEASE: Final = timedelta(seconds=60)
# So long the Reservation API keeps the answers of keys; afterwards nobody can find out any more.
_GIVE_UP_AFTER: Final = timedelta(hours=24)
_BATCH: Final = 100

type WritesFor = Callable[["CustomerSession"], ReservationWrites]
"""Gives the way to write for a customer, with the customer's own token."""


class Confirmations:
    """Keeps proposals and carries approved ones out. What becomes of each is told to its conversation by `teller`."""

    def __init__(
        self,
        transactions: Transactions,
        *,
        ledger: Ledger,
        writes_for: WritesFor,
        teller: Teller,
        clock: Clock = system_clock,
    ) -> None:
        self._transactions = transactions
        self._ledger = ledger
        self._writes_for = writes_for
        self._teller = teller
        self._clock = clock
        self._attempts: set[asyncio.Task[Outcome]] = set()

    async def propose(
        self,
        change: ProposedChange,
        *,
        conversation_id: UUID,
        turn_id: UUID,
        customer_id: UUID,
        terms: tuple[str, ...],
        expires_at: datetime,
        tool_call_id: str | None,
    ) -> Confirmation:
        """Store a proposal, which waits until `expires_at` at most. An older one that waits is superseded."""

        async def store(connection: Connection) -> tuple[Confirmation, list[Announcement]]:
            retired = await self._retire(connection, conversation_id)
            proposal = propose(
                change,
                confirmation_id=new_uuid7(),
                conversation_id=conversation_id,
                turn_id=turn_id,
                customer_id=customer_id,
                tool_call_id=tool_call_id,
                terms=terms,
                expires_at=expires_at,
                now=self._clock(),
            )
            await self._ledger.insert(connection, proposal)
            return proposal, [] if retired is None else [retired[1]]

        return await self._announced(store)

    async def decide(
        self,
        confirmation_id: UUID,
        *,
        customer_id: UUID,
        digest: str,
        decision: Decision,
        connection: Connection,
    ) -> Confirmation:
        """Record the customer's decision, in the transaction of the caller. A decision counts once.

        Raises:
            UnknownConfirmation: the customer has no such proposal.
            ConfirmationNotPending: it was decided, superseded or has expired before.
            DigestMismatch: the customer has seen something else.
        """
        found = await self._ledger.find_locked(connection, confirmation_id)
        if found is None or found.customer_id != customer_id:
            raise UnknownConfirmation
        decided = decide(found, digest=digest, decision=decision, now=self._clock())
        await self._ledger.save(connection, decided)
        if decision is Decision.DECLINE:
            await self._teller.resolved(decided, connection=connection)
        log().info("confirmation_decided", confirmation_id=str(confirmation_id), decision=decision)
        return decided

    async def commit(self, confirmation_id: UUID, *, session: "CustomerSession") -> CommitResult:
        """Carry out an approved proposal with its customer's token: the only way to write to the Reservation API.

        The proposal is verified again, under its lock: customer, status, digest, expiry; the reservation's version and
        the price are verified by the Reservation API. Asking again gives the same outcome and writes nothing. An
        attempt goes on when the caller is cancelled.
        """
        claimed = await self._announced(lambda connection: self._claim(connection, confirmation_id, session=session))
        if not isinstance(claimed, Confirmation):
            return claimed
        attempt = asyncio.create_task(self._attempt(claimed, session=session), name=f"commit {confirmation_id}")
        self._attempts.add(attempt)
        attempt.add_done_callback(self._forget)
        return await asyncio.shield(attempt)

    async def supersede_pending(self, conversation_id: UUID, *, connection: Connection) -> tuple[Confirmation, ...]:
        """Take back what waits in a conversation, in the transaction of the caller, as something new was said."""
        retired = await self._retire(connection, conversation_id)
        return () if retired is None else (retired[0],)

    async def expire_due(self) -> int:
        """Write down, and tell, which proposals have expired; gives how many."""
        now = self._clock()
        due = await self._transactions.run(lambda connection: self._ledger.find_due(connection, now=now, limit=_BATCH))
        for confirmation_id in due:
            await self._expire(confirmation_id)
        return len(due)

    async def uncommitted(self, *, customer_id: UUID | None = None) -> tuple[Confirmation, ...]:
        """What was approved, and nobody is carrying out: after a failure, or because the customer was away."""
        now = self._clock()
        return await self._transactions.run(
            lambda connection: self._ledger.find_uncommitted(connection, customer_id=customer_id, now=now, limit=_BATCH)
        )

    async def recover(self, session_of: Callable[[UUID], Awaitable["CustomerSession | None"]]) -> int:
        """Go on with what was approved and has no outcome; gives how many there were.

        `session_of` gives the session of a customer who is there. Without one, an approval waits, and lapses untried.
        """
        waiting = await self.uncommitted()
        for confirmation in waiting:
            session = await session_of(confirmation.customer_id)
            if session is None:
                await self._lapse(confirmation.id)
            else:
                await self.commit(confirmation.id, session=session)
        return len(waiting)

    async def get(self, confirmation_id: UUID, *, customer_id: UUID) -> Confirmation:
        """A proposal of the customer's, as it is now.

        Raises:
            UnknownConfirmation: the customer has no such proposal.
        """
        found = await self._transactions.run(lambda connection: self._ledger.find(connection, confirmation_id))
        if found is None or found.customer_id != customer_id:
            raise UnknownConfirmation
        return as_of(found, self._clock())

    async def pending(self, conversation_id: UUID) -> Confirmation | None:
        """The proposal that waits in a conversation now, if there is one."""
        found = await self._transactions.run(lambda connection: self._ledger.find_pending(connection, conversation_id))
        return found if found is not None and as_of(found, self._clock()).is_pending else None

    async def of_tool_call(self, conversation_id: UUID, *, tool_call_id: str) -> Confirmation | None:
        """The newest proposal of a tool call, as it is now."""
        found = await self._transactions.run(
            lambda connection: self._ledger.find_of_tool_call(
                connection, conversation_id=conversation_id, tool_call_id=tool_call_id
            )
        )
        return None if found is None else as_of(found, self._clock())

    async def close(self) -> None:
        """Wait for the attempts that are under way; each takes no longer than 45 seconds."""
        await asyncio.gather(*self._attempts, return_exceptions=True)

    def _forget(self, attempt: asyncio.Task[Outcome]) -> None:
        """Let go of an attempt that has ended. Its caller may be gone, so a mistake of ours is logged here."""
        self._attempts.discard(attempt)
        if not attempt.cancelled() and (error := attempt.exception()) is not None:
            log().error("commit_broke", task=attempt.get_name(), error=type(error).__name__)

    async def _claim(
        self, connection: Connection, confirmation_id: UUID, *, session: "CustomerSession"
    ) -> tuple[Confirmation | CommitResult, list[Announcement]]:
        """Take the right to carry a proposal out, or answer why there is none."""
        found = await self._ledger.find_locked(connection, confirmation_id)
        if found is None:
            return Refused(reason=RefusalReason.UNKNOWN_CONFIRMATION), []
        now = self._clock()
        match verify(found, customer_id=session.customer_id, now=now):
            case Objection() as objection:
                return await self._object(connection, found, objection=objection)
            case Verdict.RESOLVED:
                assert found.outcome is not None
                return found.outcome, []
            case Verdict.IN_PROGRESS:
                return Unknown(reason=UnknownReason.IN_PROGRESS), []
            case Verdict.TOO_LATE:
                lapsed = expired_unused(found)
                assert lapsed.outcome is not None
                return lapsed.outcome, [await self._store(connection, lapsed)]
            case Verdict.CARRY_OUT | Verdict.LOOK_UP:
                if session.token.expires_at <= now:
                    return Unknown(reason=UnknownReason.TOKEN_REJECTED), []
                claimed = begin(found, until=now + _LEASE)
                await self._ledger.save(connection, claimed)
                return claimed, []

    async def _object(
        self, connection: Connection, confirmation: Confirmation, *, objection: Objection
    ) -> tuple[CommitResult, list[Announcement]]:
        log().warning("commit_refused", confirmation_id=str(confirmation.id), reason=objection)
        match objection:
            case Objection.UNKNOWN:
                return Refused(reason=RefusalReason.UNKNOWN_CONFIRMATION), []
            case Objection.NOT_APPROVED:
                return Refused(reason=RefusalReason.NOT_APPROVED), []
            case Objection.TAMPERED:
                failure = Failed(reason=FailureReason.TAMPERED)
                failed = resolve(confirmation, failure, now=self._clock())
                return failure, [await self._store(connection, failed)]

    async def _attempt(self, confirmation: Confirmation, *, session: "CustomerSession") -> Outcome:
        writes = self._writes_for(session)
        is_too_late = confirmation.expires_at <= self._clock()
        work = look_up if is_too_late else carry_out
        try:
            async with asyncio.timeout(_LONGEST_ATTEMPT.total_seconds()):
                outcome = await work(confirmation, writes=writes)
        except TimeoutError:
            outcome = Unknown(reason=UnknownReason.NO_ANSWER)
        await self._announced(lambda connection: self._settle(connection, confirmation, outcome=outcome))
        log().info("confirmation_attempted", confirmation_id=str(confirmation.id), outcome=type(outcome).__name__)
        return outcome

    async def _settle(
        self, connection: Connection, confirmation: Confirmation, *, outcome: Outcome
    ) -> tuple[None, list[Announcement]]:
        current = await self._ledger.find_locked(connection, confirmation.id)
        # The conversation may have been erased meanwhile, or somebody else has found out after our lease ran out.
        if current is None or current.outcome is not None:
            return None, []
        resolved = resolve(current, outcome, now=self._clock())
        if isinstance(outcome, Unknown):
            await self._ledger.save(connection, resolved)
            return None, []
        return None, [await self._store(connection, resolved)]

    async def _expire(self, confirmation_id: UUID) -> None:
        async def expire(connection: Connection) -> tuple[None, list[Announcement]]:
            found = await self._ledger.find_locked(connection, confirmation_id)
            if found is None or as_of(found, self._clock()) is found:
                return None, []
            return None, [await self._store(connection, as_of(found, self._clock()))]

        await self._announced(expire)

    async def _lapse(self, confirmation_id: UUID) -> None:
        """Give up on an approval whose customer is away: it is too late, and nothing was tried or can be found out."""

        async def lapse(connection: Connection) -> tuple[None, list[Announcement]]:
            found = await self._ledger.find_locked(connection, confirmation_id)
            now = self._clock()
            if found is None:
                return None, []
            match verify(found, customer_id=found.customer_id, now=now):
                case Verdict.TOO_LATE:
                    return None, [await self._store(connection, expired_unused(found))]
                case Verdict.LOOK_UP if found.expires_at + _GIVE_UP_AFTER <= now:
                    given_up = resolve(found, Failed(reason=FailureReason.NEVER_KNOWN), now=now)
                    return None, [await self._store(connection, given_up)]
                case _:
                    return None, []

        await self._announced(lapse)

    async def _retire(self, connection: Connection, conversation_id: UUID) -> tuple[Confirmation, Announcement] | None:
        """End the proposal that waits in a conversation: it has expired, or is superseded."""
        pending = await self._ledger.find_pending_locked(connection, conversation_id)
        if pending is None:
            return None
        now = self._clock()
        current = as_of(pending, now)
        retired = supersede(current, now=now) if current.is_pending else current
        return retired, await self._store(connection, retired)

    async def _store(self, connection: Connection, confirmation: Confirmation) -> Announcement:
        """Write down what became of a proposal, and tell it, in one transaction."""
        await self._ledger.save(connection, confirmation)
        return await self._teller.resolved(confirmation, connection=connection)

    async def _announced[T](self, work: Callable[[Connection], Awaitable[tuple[T, list[Announcement]]]]) -> T:
        """Do work in a transaction; what it tells is sent after the commit."""
        result, announcements = await self._transactions.run(work)
        for announce in announcements:
            announce()
        return result
