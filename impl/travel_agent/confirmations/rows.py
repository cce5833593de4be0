"""How a confirmation is written down: the values of its columns, and what a row of them means."""

from datetime import datetime
from typing import Any, Final

import asyncpg

from generated.models import ConfirmationStatus, Digest, Price, ProposedChange, Reservation, ReservationId
from impl.platform.identifiers import decode, encode
from impl.travel_agent.domain.confirmations import Attempt, Confirmation
from impl.travel_agent.domain.outcomes import Committed, Failed, FailureReason, Stale, StaleReason

COLUMNS: Final = """
    id, conversation_id, turn_id, customer_id, tool_call_id, digest, change, terms, status, version, created_at,
    expires_at, decided_at, outcome, reservation_id
"""


def values_of(confirmation: Confirmation) -> tuple[object, ...]:
    """The values of `COLUMNS`, in their order."""
    return (
        confirmation.id,
        confirmation.conversation_id,
        confirmation.turn_id,
        confirmation.customer_id,
        confirmation.tool_call_id,
        confirmation.digest,
        confirmation.change.model_dump(mode="json"),
        list(confirmation.terms),
        confirmation.status,
        confirmation.version,
        confirmation.created_at,
        confirmation.expires_at,
        confirmation.decided_at,
        _written_outcome(confirmation),
        None if confirmation.reservation_id is None else decode("res", text=confirmation.reservation_id),
    )


def confirmation_of(row: asyncpg.Record) -> Confirmation:
    """The confirmation of a row with `COLUMNS`."""
    reservation_id = row["reservation_id"]
    written: dict[str, Any] | None = row["outcome"]
    return Confirmation(
        id=row["id"],
        conversation_id=row["conversation_id"],
        turn_id=row["turn_id"],
        customer_id=row["customer_id"],
        tool_call_id=row["tool_call_id"],
        digest=Digest(row["digest"]),
        change=ProposedChange.model_validate(row["change"]),
        terms=tuple(row["terms"]),
        status=ConfirmationStatus(row["status"]),
        version=row["version"],
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        decided_at=row["decided_at"],
        attempt=_attempt_of(written),
        outcome=_outcome_of(written),
        reservation_id=None if reservation_id is None else ReservationId(encode("res", value=reservation_id)),
    )


def _written_outcome(confirmation: Confirmation) -> dict[str, object] | None:
    """The outcome, or the attempt that has none yet: there is never both."""
    match confirmation.outcome:
        case Committed(reservation=reservation):
            return {"kind": "committed", "reservation": reservation.model_dump(mode="json")}
        case Stale(reason=reason, price=price):
            return {
                "kind": "stale",
                "reason": reason,
                "price": None if price is None else price.model_dump(mode="json"),
            }
        case Failed(reason=failure):
            return {"kind": "failed", "reason": failure}
        case None:
            attempt = confirmation.attempt
            if attempt is None:
                return None
            return {"kind": "attempt", "until": attempt.until.isoformat(), "count": attempt.count}


def _outcome_of(written: dict[str, Any] | None) -> Committed | Stale | Failed | None:
    match written:
        case {"kind": "committed", "reservation": reservation}:
            return Committed(reservation=Reservation.model_validate(reservation))
        case {"kind": "stale", "reason": reason, "price": price}:
            return Stale(reason=StaleReason(reason), price=None if price is None else Price.model_validate(price))
        case {"kind": "failed", "reason": reason}:
            return Failed(reason=FailureReason(reason))
        case _:
            return None


def _attempt_of(written: dict[str, Any] | None) -> Attempt | None:
    match written:
        case {"kind": "attempt", "until": until, "count": count}:
            return Attempt(until=datetime.fromisoformat(until), count=count)
        case _:
            return None
