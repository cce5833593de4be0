"""Tells a person what the stack is doing, and how long it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def tell(part: str, *, message: str) -> None:
    """Write one line about a part of the stack to standard error."""
    print(f"[{part}] {message}", file=sys.stderr, flush=True)


@contextmanager
def step(part: str, *, doing: str, done: str) -> Iterator[None]:
    """Tell that something starts, and when it has ended, with the seconds it took."""
    tell(part, message=f"{doing} …")
    started = time.monotonic()
    yield
    tell(part, message=f"{done} ({time.monotonic() - started:.1f} s)")
