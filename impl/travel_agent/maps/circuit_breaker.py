"""Leaves a service in peace that keeps failing, and tries it again after a while."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class CircuitState(StrEnum):
    """Whether calls go through: all of them, none, or a single one that decides what comes next."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class CircuitOpen(Exception):
    """The service is left in peace for `retry_after_s` seconds more."""

    def __init__(self, *, retry_after_s: float) -> None:
        super().__init__("too many calls have failed")
        self.retry_after_s = retry_after_s


@dataclass(slots=True, kw_only=True)
class CircuitBreaker:
    """Opens after so many failures in a row, for so many seconds.

    Then one call is let through: when it succeeds the circuit closes, when it fails it stays open as long again.
    To be used within one event loop.
    """

    failures_to_open: int = 5
    open_s: float = 15.0
    now: Callable[[], float] = time.monotonic
    _failures: int = field(default=0, init=False)
    _opened_at: float | None = field(default=None, init=False)
    _is_trying: bool = field(default=False, init=False)

    @property
    def state(self) -> CircuitState:
        """Whether calls go through at the moment."""
        if self._opened_at is None:
            return CircuitState.CLOSED
        return CircuitState.OPEN if self._left_s() > 0 else CircuitState.HALF_OPEN

    def admit(self) -> None:
        """Let a call through; it has to be followed by `succeeded`, `failed` or `abandoned`.

        Raises:
            CircuitOpen: no call goes through now.
        """
        match self.state:
            case CircuitState.OPEN:
                raise CircuitOpen(retry_after_s=self._left_s())
            case CircuitState.HALF_OPEN if self._is_trying:
                raise CircuitOpen(retry_after_s=1.0)
            case CircuitState.HALF_OPEN:
                self._is_trying = True
            case CircuitState.CLOSED:
                pass

    def succeeded(self) -> None:
        """The service has answered."""
        self._failures = 0
        self._opened_at = None
        self._is_trying = False

    def failed(self) -> None:
        """The service has not answered, or with nonsense."""
        self._failures += 1
        if self._is_trying or self._failures >= self.failures_to_open:
            self._opened_at = self.now()
        self._is_trying = False

    def abandoned(self) -> None:
        """Nobody waits for the call any longer, so it tells nothing."""
        self._is_trying = False

    def _left_s(self) -> float:
        return 0.0 if self._opened_at is None else max(0.0, self._opened_at + self.open_s - self.now())
