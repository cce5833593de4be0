"""The machine that measures: what a reader needs to know of it, which processor does what, and processor time."""

import math
import os
import platform
import resource
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from importlib.metadata import version
from pathlib import Path

from scripts.stack.failures import StackFailure

PACKAGES = ("fastapi", "starlette", "pydantic", "uvicorn", "uvloop", "httptools", "asyncpg", "sqlalchemy", "pyjwt")
# What this machine or container has, before anything is pinned.
PROCESSORS = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def describe() -> str:
    """One line: processors and versions."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    hardware = f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()})"
    return f"{hardware}; Python {platform.python_version()}, {packages}"


def pin(process: int, *, to: int) -> None:
    """Keep a process, and what it starts from now on, on one processor; 0 is the caller.

    Does nothing where the system has no such call, or has but one processor.
    """
    if len(PROCESSORS) > to:
        _set_affinity(process, {PROCESSORS[to]})


class Pinning(AbstractContextManager[None]):
    """Keeps processes on one processor for a while, and lets them run everywhere afterwards; 0 is the caller."""

    def __init__(self, processes: Sequence[int], *, to: int) -> None:
        self._processes = processes
        self._to = to

    def __enter__(self) -> None:
        for process in self._processes:
            pin(process, to=self._to)

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            _set_affinity(process, set(PROCESSORS))


def processor_seconds(process: int) -> float | None:
    """The processor time a process has used so far, or None where the system does not tell in this way."""
    path = Path(f"/proc/{process}/stat")
    if not path.exists():
        return None
    # The name in parentheses may hold blanks; user and system time are the 12th and 13th field after it.
    fields = path.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def child_of(process: int) -> int:
    """The process that another one has started, or that one itself where the system does not tell."""
    children = Path(f"/proc/{process}/task/{process}/children")
    found = children.read_text().split() if children.exists() else []
    return int(found[0]) if found else process


def resident_bytes(process: int) -> float:
    """The memory of a process that is in use (RSS); not a number where the system does not tell in this way."""
    path = Path(f"/proc/{process}/statm")
    return int(path.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if path.exists() else math.nan


def allow_open_files(count: int) -> None:
    """Let this process, and those that it starts from now on, have so many files and sockets open.

    Raises:
        StackFailure: the machine allows fewer.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count:
        raise StackFailure(
            f"{count:,} open files are not allowed.\n"
            f"  Why: the limit is {hard:,}, and each socket is an open file.\n"
            f"  Fix: raise it (ulimit -Hn {count})."
        )
    if soft != resource.RLIM_INFINITY and soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))


def _set_affinity(process: int, processors: set[int]) -> None:
    if not processors or not hasattr(os, "sched_setaffinity"):
        return
    threads = Path(f"/proc/{process or os.getpid()}/task")
    for thread in threads.iterdir() if threads.exists() else ():
        with suppress(ProcessLookupError):
            os.sched_setaffinity(int(thread.name), processors)
