"""Child processes that never outlive the process that started them."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self

from scripts.stack.failures import StackFailure, what_tells
from scripts.stack.interruptions import INTERRUPTIONS
from scripts.stack.places import CHECKOUT, Account

# The watchdog reads a pipe whose other end only the parent holds: a line means that the child has ended in order, the
# end of the file that the parent is gone. Unlike Linux' parent-death signal this works on macOS and from any thread.
WATCHDOG = 'read -r _ || kill -s "$1" "$2" 2>/dev/null'


@dataclass(slots=True, kw_only=True)
class Child:
    """A process of the stack, writing to its own log."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path | None
    stop_signal: signal.Signals
    lifeline: int
    watchdog: subprocess.Popen[bytes]
    started: float = field(default_factory=time.monotonic)

    @classmethod
    def start(
        cls,
        name: str,
        *,
        arguments: Sequence[str | Path],
        log: Path | None,
        environment: Mapping[str, str] | None = None,
        account: Account | None = None,
        inherited: Sequence[int] = (),
        stop_signal: signal.Signals = signal.SIGTERM,
    ) -> Self:
        """Start a process in a session of its own: Ctrl-C reaches the stack alone, which stops things in order.

        Args:
            name: what people call the process.
            arguments: the program and its arguments.
            log: where standard output and error go, in place of what it held; None is this process's standard error.
            environment: all environment variables, by default those of this process.
            account: the user to run as, by default the caller.
            inherited: file descriptors the process gets.
            stop_signal: what makes it stop in order.
        """
        with ExitStack() as files, INTERRUPTIONS.held():
            process = spawn(
                arguments,
                output=files.enter_context(opened(log)) if log else None,
                environment=environment,
                account=account,
                inherited=inherited,
            )
            lifeline, watchdog = watch(process, stop_signal=stop_signal)
            return cls(
                name=name,
                process=process,
                log=log,
                stop_signal=stop_signal,
                lifeline=lifeline,
                watchdog=watchdog,
            )

    def stop(self, *, patience_s: float = 20.0) -> None:
        """Ask the process to stop, wait, and kill it when it does not; does nothing the second time."""
        if self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(patience_s)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.lifeline >= 0:
            with suppress(BrokenPipeError):
                os.write(self.lifeline, b"\n")
            os.close(self.lifeline)
            self.lifeline = -1
            self.watchdog.wait()

    def ensure_alive(self) -> None:
        """Raise the failure that explains the death of a process that should run.

        Raises:
            StackFailure: the process has ended.
        """
        if self.process.poll() is not None:
            raise self.death()

    def death(self) -> StackFailure:
        """What to tell when the process has ended by itself: how it ended, and which log tells why."""
        code = self.process.wait()
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
        age = time.monotonic() - self.started
        return StackFailure(f"the {self.name} {how} after {age:.1f} s.\n{what_tells(self.log)}")


def opened(log: Path) -> IO[bytes]:
    """An empty log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    return log.open("wb")


def watch(process: subprocess.Popen[bytes], *, stop_signal: signal.Signals) -> tuple[int, subprocess.Popen[bytes]]:
    """Start a watchdog for a process; returns the lifeline that only this process holds, and the watchdog."""
    reading, lifeline = os.pipe()
    watchdog = subprocess.Popen(
        ["/bin/sh", "-c", WATCHDOG, "watchdog", stop_signal.name.removeprefix("SIG"), str(process.pid)],
        stdin=reading,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )
    os.close(reading)
    return lifeline, watchdog


def spawn(
    arguments: Sequence[str | Path],
    *,
    output: IO[bytes] | None,
    environment: Mapping[str, str] | None,
    account: Account | None,
    inherited: Sequence[int],
) -> subprocess.Popen[bytes]:
    """Start a detached process with nothing to read and the given output."""
    return subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=output or 2,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd="/" if account else CHECKOUT,
        start_new_session=True,
        pass_fds=inherited,
        user=account.user if account else None,
        group=account.group if account else None,
        extra_groups=[] if account else None,
    )
