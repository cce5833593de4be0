"""Confirm before act: a proposal, what its customer decides, and whether it may be carried out.

A proposal is bound to its customer, its conversation, the digest of its change and its expiry, and is decided once.
Nothing here looks at what a model or a framework believes: only the stored proposal and the present count.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from generated.models import ConfirmationStatus, Decision, Digest, ProposedChange, Reservation, ReservationId
from generated.models.state_machines import CONFIRMATION_STATUS
from impl.travel_agent.domain.changes import digest_of, is_same_digest
from impl.travel_agent.domain.outcomes import Committed, Failed, Outcome, Stale, StaleReason, Unknown

LONGEST_VALIDITY: Final = timedelta(minutes=5)
"""How long a proposal may wait for its customer, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Somebody is carrying the change out, or was until `until` passed; `count` is how often that was tried."""

    until: datetime
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A proposal and what became of it.

    `attempt` is there once somebody has begun to carry it out, `outcome` once it is resolved after its approval.
    """

    id: UUID
    conversation_id: UUID
    turn_id: UUID
    customer_id: UUID
    tool_call_id: str | None
    digest: Digest
    change: ProposedChange
    terms: tuple[str, ...]
    status: ConfirmationStatus
    version: int
    created_at: datetime
    expires_at: datetime
    decided_at: datetime | None = None
    attempt: Attempt | None = None
    outcome: Committed | Stale | Failed | None = None
    reservation_id: ReservationId | None = None

    @property
    def is_pending(self) -> bool:
        """Whether it still waits for its customer, as it was written down."""
        return self.status is ConfirmationStatus.PENDING


class UnknownConfirmation(Exception):
    """There is no such proposal, or it is another customer's."""

    def __init__(self) -> None:
        super().__init__("There is no such confirmation.")
        self.detail = str(self)
        self.members: dict[str, object] = {}


class ConfirmationNotPending(Exception):
    """The proposal was decided, superseded or has expired before."""

    def __init__(self, current: ConfirmationStatus) -> None:
        super().__init__(f"The proposal is {current} already. Ask for a new one.")
        self.current = current
        self.detail = str(self)
        self.members: dict[str, object] = {"current_status": current}


class DigestMismatch(Exception):
    """The digest is not that of the proposal: something else was seen than what would be done."""

    def __init__(self) -> None:
        super().__init__("The digest is not that of the proposal. Show the customer the proposal as it is now.")
        self.detail = str(self)
        self.members: dict[str, object] = {}


class IllegalStep(Exception):
    """The contract lists no such transition: a mistake of the program."""

    def __init__(self, status: ConfirmationStatus, *, event: str) -> None:
        super().__init__(f"A confirmation that is {status} cannot {event}.")


def propose(
    change: ProposedChange,
    *,
    confirmation_id: UUID,
    conversation_id: UUID,
    turn_id: UUID,
    customer_id: UUID,
    tool_call_id: str | None,
    terms: tuple[str, ...],
    expires_at: datetime,
    now: datetime,
) -> Confirmation:
    """A new proposal, which waits no longer than `LONGEST_VALIDITY`."""
    return Confirmation(
        id=confirmation_id,
        conversation_id=conversation_id,
        turn_id=turn_id,
        customer_id=customer_id,
        tool_call_id=tool_call_id,
        digest=digest_of(change),
        change=change,
        terms=terms,
        status=CONFIRMATION_STATUS.initial,
        version=1,
        created_at=now,
        expires_at=min(expires_at, now + LONGEST_VALIDITY),
    )


def is_expired(confirmation: Confirmation, *, now: datetime) -> bool:
    """Whether its time is over: the moment `expires_at` itself is too late."""
    return confirmation.expires_at <= now


def as_of(confirmation: Confirmation, now: datetime) -> Confirmation:
    """The proposal as it is now: one whose time is over has expired, whether or not that has been written down."""
    if confirmation.is_pending and is_expired(confirmation, now=now):
        return _step(confirmation, "expire", now=confirmation.expires_at)
    return confirmation


def decide(confirmation: Confirmation, *, digest: str, decision: Decision, now: datetime) -> Confirmation:
    """The proposal after its customer's decision.

    Raises:
        ConfirmationNotPending: it was decided, superseded or has expired before.
        DigestMismatch: the customer has seen something else.
    """
    if not as_of(confirmation, now).is_pending:
        raise ConfirmationNotPending(as_of(confirmation, now).status)
    if not is_same_digest(digest, confirmation.digest):
        raise DigestMismatch
    return _step(confirmation, "approve" if decision is Decision.APPROVE else "decline", now=now)


def supersede(confirmation: Confirmation, *, now: datetime) -> Confirmation:
    """The proposal after a newer one, or a new message, took its place.

    Raises:
        ConfirmationNotPending: it waits no longer.
    """
    if not as_of(confirmation, now).is_pending:
        raise ConfirmationNotPending(as_of(confirmation, now).status)
    return _step(confirmation, "supersede", now=now)


class Objection(StrEnum):
    """Why a proposal may not be carried out, whoever asks for it."""

    UNKNOWN = "unknown"
    """There is none, or it is another customer's: which, is nobody's business."""
    NOT_APPROVED = "not_approved"
    """The customer has not approved it."""
    TAMPERED = "tampered"
    """The stored change is not the one that was approved."""


class Verdict(StrEnum):
    """What the verification before the commit finds."""

    CARRY_OUT = "carry_out"
    """It is approved, unused and in time: go on, or go on again after an attempt that was cut off."""
    LOOK_UP = "look_up"
    """Its time is over, but an earlier attempt may have succeeded: find out by reading, write nothing new."""
    TOO_LATE = "too_late"
    """Its time is over and nothing was tried."""
    IN_PROGRESS = "in_progress"
    """Somebody else is carrying it out."""
    RESOLVED = "resolved"
    """It has been carried out, or has failed, before: the outcome stands."""


def verify(confirmation: Confirmation, *, customer_id: UUID, now: datetime) -> Verdict | Objection:
    """Decide whether a proposal, read under its lock, may be carried out for a customer now."""
    if confirmation.customer_id != customer_id:
        return Objection.UNKNOWN
    if confirmation.outcome is not None:
        return Verdict.RESOLVED
    if confirmation.status is not ConfirmationStatus.APPROVED:
        return Objection.NOT_APPROVED
    if not is_same_digest(digest_of(confirmation.change), confirmation.digest):
        return Objection.TAMPERED
    if confirmation.attempt is None:
        return Verdict.TOO_LATE if is_expired(confirmation, now=now) else Verdict.CARRY_OUT
    if confirmation.attempt.until > now:
        return Verdict.IN_PROGRESS
    return Verdict.LOOK_UP if is_expired(confirmation, now=now) else Verdict.CARRY_OUT


def begin(confirmation: Confirmation, *, until: datetime) -> Confirmation:
    """The proposal while somebody carries it out; nobody else does before `until`."""
    count = 1 if confirmation.attempt is None else confirmation.attempt.count + 1
    return replace(confirmation, attempt=Attempt(until=until, count=count), version=confirmation.version + 1)


def resolve(confirmation: Confirmation, outcome: Outcome, *, now: datetime) -> Confirmation:
    """The proposal after an attempt. An unknown outcome leaves it approved, to be tried again at once."""
    match outcome:
        case Committed(reservation=reservation):
            return _resolved(confirmation, outcome, event="commit", reservation=reservation)
        case Stale():
            return _resolved(confirmation, outcome, event="outdate")
        case Failed():
            return _resolved(confirmation, outcome, event="fail")
        case Unknown():
            count = 0 if confirmation.attempt is None else confirmation.attempt.count
            return replace(confirmation, attempt=Attempt(until=now, count=count), version=confirmation.version + 1)


def expired_unused(confirmation: Confirmation) -> Confirmation:
    """An approved proposal that nobody carried out in time."""
    return _resolved(confirmation, Stale(reason=StaleReason.EXPIRED), event="outdate")


def _resolved(
    confirmation: Confirmation,
    outcome: Committed | Stale | Failed,
    *,
    event: str,
    reservation: Reservation | None = None,
) -> Confirmation:
    done = _step(confirmation, event, now=confirmation.decided_at)
    reservation_id = None if reservation is None else reservation.id
    return replace(done, outcome=outcome, attempt=None, reservation_id=reservation_id)


def _step(confirmation: Confirmation, event: str, *, now: datetime | None) -> Confirmation:
    status = CONFIRMATION_STATUS.after(confirmation.status, event)
    if status is None:
        raise IllegalStep(confirmation.status, event=event)
    return replace(confirmation, status=status, version=confirmation.version + 1, decided_at=now)
