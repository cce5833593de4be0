"""How API Gateway reads the policy of an authorizer, as far as ours goes: for the development gateway and tests.

An explicit denial wins over what is allowed, and what nothing allows is denied (AWS Identity and Access Management
User Guide, "Policy evaluation logic").
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from gateway.aws.authorizer.contract import matches


class Decision(StrEnum):
    """What a policy says of a request, in API Gateway's own words for its two refusals."""

    ALLOW = "allow"
    EXPLICIT_DENY = "explicit_deny"
    IMPLICIT_DENY = "implicit_deny"


class UnknownCondition(Exception):
    """The policy has a condition that is not understood here; the text names it."""


def decide(policy: Mapping[str, Any], *, arn: str, now: float) -> Decision:
    """What the policy says of a request for the ARN at a time, in seconds since 1970.

    Raises:
        UnknownCondition: a statement has another condition than `DateLessThan` of `aws:CurrentTime`.
    """
    effects = {statement["Effect"] for statement in _applying(policy, arn=arn, now=now)}
    if "Deny" in effects:
        return Decision.EXPLICIT_DENY
    return Decision.ALLOW if "Allow" in effects else Decision.IMPLICIT_DENY


def _applying(policy: Mapping[str, Any], *, arn: str, now: float) -> Iterator[Mapping[str, Any]]:
    for statement in policy["Statement"]:
        if _holds(statement.get("Condition", {}), now=now) and any(
            matches(pattern, arn) for pattern in statement["Resource"]
        ):
            yield statement


def _holds(condition: Mapping[str, Mapping[str, str]], *, now: float) -> bool:
    for operator, operands in condition.items():
        if operator != "DateLessThan" or set(operands) != {"aws:CurrentTime"}:
            raise UnknownCondition(f"The condition {operator} of {', '.join(operands)} is not understood.")
        if datetime.fromtimestamp(now, tz=UTC) >= datetime.fromisoformat(operands["aws:CurrentTime"]):
            return False
    return True
