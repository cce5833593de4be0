"""The service's clock. Everything that depends on the present takes one, so that tests can set the time."""

from collections.abc import Callable
from datetime import UTC, datetime

type Clock = Callable[[], datetime]
"""Gives the present as an aware datetime in UTC."""


def system_clock() -> datetime:
    """The present, by the machine's clock."""
    return datetime.now(UTC)
