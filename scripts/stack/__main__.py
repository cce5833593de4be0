"""Run the local stack, or a command against a fresh one.

Exit codes: 0 stopped on request; 100 the stack failed; 2 wrong usage; 128 + n ended by signal n. With a command, the
command's own.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from scripts.stack.failures import StackFailure
from scripts.stack.interruptions import INTERRUPTIONS, Interrupted
from scripts.stack.places import LOGS
from scripts.stack.progress import tell
from scripts.stack.summary import summary
from scripts.stack.supervisor import Stack, first_to_end, running_stack

FAILED = 100
NOT_FOUND = 127
SECONDS_FOR_THE_COMMAND_TO_END = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for."""

    ephemeral: bool
    command: tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    """Run the stack until a signal, the end of the command, or the death of a part; returns the exit code."""
    options = _options(arguments)
    if options.command and shutil.which(options.command[0]) is None:
        tell("stack", message=f"there is no program {options.command[0]} to run.")
        return NOT_FOUND
    with INTERRUPTIONS.installed():
        try:
            return _run(options)
        except StackFailure as failure:
            tell("stack", message=str(failure))
            return FAILED
        except Interrupted as interruption:
            tell("stack", message="stopped.")
            return interruption.exit_code if options.command else 0


def _options(arguments: Sequence[str]) -> Options:
    # Split here, as argparse takes away more than the first of several "--".
    end = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(
        prog="python -m scripts.stack",
        usage="%(prog)s [-h] [--ephemeral [-- COMMAND ...]]",
        description="Run the local stack, or COMMAND against a fresh one, and return its exit code.",
    )
    parser.add_argument("--ephemeral", action="store_true", help="fresh database and keys, free ports, nothing kept")
    parsed = parser.parse_args(arguments[:end])
    options = Options(ephemeral=parsed.ephemeral, command=tuple(arguments[end + 1 :]))
    if options.command and not options.ephemeral:
        parser.error("a COMMAND needs a stack of its own: add --ephemeral before --")
    return options


def _run(options: Options) -> int:
    with ExitStack() as resources:
        logs = _log_directory(resources, ephemeral=options.ephemeral)
        stack = resources.enter_context(running_stack(ephemeral=options.ephemeral, logs=logs))
        if options.command:
            return _run_command(options.command, stack=stack)
        print(summary(stack), flush=True)
        ended = first_to_end([child.process for child in stack.children])
        raise _death(stack, process=ended)


def _run_command(command: Sequence[str], *, stack: Stack) -> int:
    """Run the command in the foreground; Ctrl-C in a terminal is the command's, as it reaches it anyway."""
    with INTERRUPTIONS.held():
        process = subprocess.Popen(command, env={**os.environ, **stack.exports()})
    ignored = [signal.SIGINT] if sys.stdin.isatty() else []
    try:
        with INTERRUPTIONS.ignoring(*ignored):
            ended = first_to_end([process, *(child.process for child in stack.children)])
    except Interrupted as interruption:
        _end(process, by=interruption.signal)
        raise
    if ended is process:
        return process.returncode if process.returncode >= 0 else 128 - process.returncode
    _end(process, by=signal.SIGTERM)
    raise _death(stack, process=ended)


def _end(process: "subprocess.Popen[bytes]", *, by: signal.Signals) -> None:
    process.send_signal(by)
    try:
        process.wait(SECONDS_FOR_THE_COMMAND_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _death(stack: Stack, *, process: "subprocess.Popen[bytes]") -> StackFailure:
    return next(child.death() for child in stack.children if child.process is process)


def _log_directory(resources: ExitStack, *, ephemeral: bool) -> Path:
    """The logs of a fresh stack are kept only where it failed."""
    if not ephemeral:
        return LOGS
    LOGS.mkdir(parents=True, exist_ok=True)
    directory = Path(tempfile.mkdtemp(prefix="ephemeral-", dir=LOGS))

    def forget(kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or not issubclass(kind, StackFailure):
            shutil.rmtree(directory, ignore_errors=True)

    resources.push(forget)
    return directory


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
