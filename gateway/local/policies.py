"""IAM policies as authorizers give them: whether one allows to call a method."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

INVOKE: Final = "execute-api:Invoke"
_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"


class InvalidPolicy(Exception):
    """The policy says what this gateway does not know."""


def allows(policy: Mapping[str, Any], resource: str, *, now: float) -> bool:
    """Whether a policy lets somebody call the resource: a statement allows it, and none denies it.

    Args:
        policy: the policy document.
        resource: the ARN of the method.
        now: the time in seconds since 1970.

    Raises:
        InvalidPolicy: a statement cannot be understood.
    """
    statements = _several(policy.get("Statement"))
    effects = {
        statement.get("Effect")
        for statement in statements
        if _fits(statement.get("Action"), INVOKE)
        and _fits(statement.get("Resource"), resource)
        and _holds(statement.get("Condition", {}), now=now)
    }
    if not effects <= {"Allow", "Deny"}:
        raise InvalidPolicy(f"an effect is Allow or Deny, not {effects}")
    return effects == {"Allow"}


def _several(value: Any) -> list[Any]:
    if value is None:
        raise InvalidPolicy("a statement lacks a member")
    return value if isinstance(value, list) else [value]


def _fits(patterns: Any, text: str) -> bool:
    return any(_pattern(pattern).fullmatch(text) for pattern in _several(patterns))


@lru_cache(maxsize=4096)
def _pattern(pattern: str) -> re.Pattern[str]:
    """IAM's ``*`` is any text, slashes included, and ``?`` one character."""
    return re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), re.S)


def _holds(condition: Mapping[str, Mapping[str, Any]], *, now: float) -> bool:
    for operator, tests in condition.items():
        for key, value in tests.items():
            if (operator, key) != ("DateLessThan", "aws:CurrentTime"):
                raise InvalidPolicy(f"this gateway does not know the condition {operator} on {key}")
            if now >= datetime.strptime(value, _TIME).replace(tzinfo=UTC).timestamp():
                return False
    return True
