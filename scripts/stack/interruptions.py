"""Signals that end the stack, turned into one exception, so that everything is stopped on the way out."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """The stack was asked to end by a signal."""

    def __init__(self, number: signal.Signals) -> None:
        super().__init__(number)
        self.signal = number

    @property
    def exit_code(self) -> int:
        """What a shell reports for a program ended by the signal."""
        return 128 + self.signal


class Interruptions:
    """Raises :class:`Interrupted` at the first signal; the later ones are ignored, as everything is being stopped."""

    def __init__(self) -> None:
        self._held = 0
        self._pending: signal.Signals | None = None
        self._raised = False
        self._ignored: frozenset[signal.Signals] = frozenset()

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Handle the signals for a while. Only the main thread can."""
        before = {number: signal.signal(number, self._handle) for number in ENDING}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Put off signals until the end of a section that must not be left half done."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            if not self._held and self._pending is not None:
                pending, self._pending = self._pending, None
                self._raise(pending)

    @contextmanager
    def ignoring(self, *numbers: signal.Signals) -> Iterator[None]:
        """Leave signals to somebody else, such as a program that shares the terminal."""
        before, self._ignored = self._ignored, frozenset(numbers)
        try:
            yield
        finally:
            self._ignored = before

    def _handle(self, number: int, _: FrameType | None) -> None:
        received = signal.Signals(number)
        if received in self._ignored:
            return
        if self._held:
            self._pending = received
        else:
            self._raise(received)

    def _raise(self, number: signal.Signals) -> None:
        if not self._raised:
            self._raised = True
            raise Interrupted(number)


# Signals belong to the process, and so does their handling.
INTERRUPTIONS = Interruptions()
