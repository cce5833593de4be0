"""What a tool call is answered that the policy refuses: a result like any other, so that the model can go on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

type RefusedResult = dict[str, str | bool]
"""The result as the model reads it: `status` is `refused`, `reason` is stable, `detail` says what to do."""


class Reason(StrEnum):
    """Why a tool call is refused; stable, for logs and for the embedded model."""

    UNKNOWN_TOOL = "unknown_tool"
    NOT_THIS_AGENT = "not_this_agent"
    TOO_MANY_CALLS = "too_many_calls"
    ARGUMENTS_TOO_LARGE = "arguments_too_large"
    UNKNOWN_ID = "unknown_id"
    PROPOSAL_PENDING = "proposal_pending"
    TOO_MANY_PROPOSALS = "too_many_proposals"
    INCOMPLETE = "incomplete"
    IN_THE_PAST = "in_the_past"
    OUTSIDE_BOOKING_WINDOW = "outside_booking_window"
    SCOPE_MISSING = "scope_missing"


UNKNOWN_ID_DETAIL: Final = "The customer has no such option, vehicle or reservation. Look it up with a tool first."
"""Said of what does not exist, what is another customer's and what no tool has returned: nobody can tell which."""

_DETAILS: Final = {
    Reason.UNKNOWN_TOOL: "There is no such tool.",
    Reason.NOT_THIS_AGENT: "This agent may not use the tool.",
    Reason.TOO_MANY_CALLS: "The tool was called too often in this turn. Answer with what is known.",
    Reason.ARGUMENTS_TOO_LARGE: "The arguments are too large. Say it shorter.",
    Reason.UNKNOWN_ID: UNKNOWN_ID_DETAIL,
    Reason.PROPOSAL_PENDING: "A proposal waits for the customer already. Wait for the decision.",
    Reason.TOO_MANY_PROPOSALS: "No more proposals in this turn. Ask the customer what they want.",
    Reason.INCOMPLETE: "The action needs other arguments. Look at the tool's description.",
    Reason.IN_THE_PAST: "The time has passed. Ask the customer for another one.",
    Reason.OUTSIDE_BOOKING_WINDOW: "Nothing can be reserved for that time. Ask the customer for another one.",
    Reason.SCOPE_MISSING: "The customer's token does not allow this.",
}
_RETRYABLE: Final = frozenset({Reason.UNKNOWN_ID, Reason.INCOMPLETE, Reason.ARGUMENTS_TOO_LARGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A refusal by the policy."""

    reason: Reason

    def result(self) -> RefusedResult:
        """What the tool call is answered."""
        return {
            "status": "refused",
            "reason": self.reason,
            "detail": _DETAILS[self.reason],
            "retryable": self.reason in _RETRYABLE,
        }
