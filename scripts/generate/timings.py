"""How long each stage of a run took. Tools run side by side, so the sum is more than the whole."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Span:
    """A stage of a run; times are seconds since the process began to measure."""

    name: str
    started: float
    finished: float | None = None

    def finish(self) -> None:
        """Mark the end of the stage."""
        self.finished = time.perf_counter() - _run.began


@dataclass(slots=True)
class _Run:
    began: float = field(default_factory=time.perf_counter)
    spans: list[Span] = field(default_factory=list)


_run = _Run()


def restart() -> None:
    """Forget what was measured and begin again."""
    _run.began = time.perf_counter()
    _run.spans.clear()


def start(name: str) -> Span:
    """Mark the beginning of a stage."""
    span = Span(name=name, started=time.perf_counter() - _run.began)
    _run.spans.append(span)
    return span


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Measure a stage that runs in this process."""
    span = start(name)
    try:
        yield
    finally:
        span.finish()


def elapsed() -> float:
    """Give the seconds since the beginning."""
    return time.perf_counter() - _run.began


def table() -> str:
    """Write the stages with their beginnings and durations, in seconds."""
    lines = [f"{'stage':<26}{'from':>8}{'took':>8}"]
    for span in _run.spans:
        took = "" if span.finished is None else f"{span.finished - span.started:8.2f}"
        lines.append(f"{span.name:<26}{span.started:8.2f}{took}")
    lines.append(f"{'all':<26}{'':>8}{elapsed():8.2f}")
    return "\n".join(lines)
