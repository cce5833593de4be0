"""Child processes: how they end, and that they never stay behind."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from scripts.stack.children import Child
from scripts.stack.failures import StackFailure
from scripts.stack.places import CHECKOUT

READY_THEN_WAIT = "import signal; print('ready', flush=True); signal.pause()"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {READY_THEN_WAIT}"
# Starts a child, says which, and is then killed.
PARENT = f"""
import signal, sys
from pathlib import Path
from scripts.stack.children import Child
child = Child.start("sleeper", arguments=[sys.executable, "-c", {READY_THEN_WAIT!r}], log=Path(sys.argv[1]))
print(child.process.pid, child.watchdog.pid, flush=True)
signal.pause()
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "child.log"


@pytest.fixture
def parent(log: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(log)], stdout=subprocess.PIPE, text=True, cwd=CHECKOUT
    )
    with process:
        yield process
        process.kill()


def python(program: str, *, log: Path) -> Child:
    return Child.start("sleeper", arguments=[sys.executable, "-c", program], log=log)


def test_stopping_twice_is_stopping_once(log: Path) -> None:
    child = python(READY_THEN_WAIT, log=log)
    child.stop()
    child.stop()
    assert child.process.returncode == -signal.SIGTERM
    assert child.watchdog.returncode == 0


def test_a_child_that_does_not_listen_is_killed(log: Path) -> None:
    child = python(STUBBORN, log=log)
    while not log.read_text():
        child.ensure_alive()
    child.stop(patience_s=0.01)
    assert child.process.returncode == -signal.SIGKILL


def test_the_death_of_a_child_says_how_and_shows_the_log(log: Path) -> None:
    child = python("import sys; sys.exit('the disk is full')", log=log)
    child.process.wait()
    with pytest.raises(StackFailure) as failure:
        child.ensure_alive()
    child.stop()
    assert "the sleeper ended with exit code 1" in str(failure.value)
    assert str(log) in str(failure.value)
    assert "| the disk is full" in str(failure.value)


def test_a_child_that_was_killed_is_said_to_be(log: Path) -> None:
    child = python(READY_THEN_WAIT, log=log)
    child.process.kill()
    assert "was ended by SIGKILL" in str(child.death())
    child.stop()


def test_children_end_with_a_parent_that_is_killed(parent: subprocess.Popen[str]) -> None:
    assert parent.stdout is not None
    left = [psutil.Process(int(number)) for number in parent.stdout.readline().split()]
    parent.kill()
    _, alive = psutil.wait_procs(left, timeout=30)
    assert not alive
