"""The commands that run the local stack, as a person or a script runs them."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from scripts.stack.database import scratch_database
from scripts.stack.places import CHECKOUT
from scripts.stack.ports import listening_socket, port_of

COMMAND = (sys.executable, "-m", "scripts.stack")
PORTS = (
    "MOBILITY_GATEWAY_PORT",
    "MOBILITY_RESERVATION_PORT",
    "MOBILITY_TRAVEL_AGENT_PORT",
    "MOBILITY_ISSUER_PORT",
)
SHOW = "import os; print(*(name + '=' + os.environ[name] for name in {names!r}), sep='\\n')"
CALL = """
import os, urllib.request
url = os.environ["GATEWAY_URL"] + "/v1/vehicles?latitude=60.1708&longitude=24.9415&vehicle_class=scooter&limit=1"
request = urllib.request.Request(url, headers={"Authorization": "Bearer " + os.environ["TOKEN"]})
print(urllib.request.urlopen(request).read().decode())
"""


def environment(**changes: str) -> Mapping[str, str]:
    """The environment without a database or a stack of somebody else's."""
    ours = ("DATABASE_URL", "MOBILITY_", "GATEWAY_URL", "RESERVATION_URL", "TRAVEL_AGENT_URL", "ISSUER_URL", "TOKEN")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | changes


def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=CHECKOUT,
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
    )


@contextmanager
def started(*arguments: str, **changes: str) -> Iterator[tuple[subprocess.Popen[str], list[psutil.Process]]]:
    """A stack that runs, and all its processes."""
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
    ) as stack:
        try:
            assert stack.stdout is not None
            said = next((line for line in stack.stdout if "The local stack runs" in line), None)
            assert said is not None, stack.stderr and stack.stderr.read()
            yield stack, psutil.Process(stack.pid).children(recursive=True)
        finally:
            stack.terminate()
            stack.communicate()


def processes_left(processes: list[psutil.Process]) -> list[psutil.Process]:
    _, alive = psutil.wait_procs(processes, timeout=30)
    return alive


@pytest.fixture
def free_ports() -> dict[str, str]:
    listeners = {name: listening_socket(name, port=0, variable=name) for name in PORTS}
    ports = {name: str(port_of(listener)) for name, listener in listeners.items()}
    for listener in listeners.values():
        listener.close()
    return ports


def test_a_command_runs_against_a_fresh_stack_and_its_exit_code_is_returned() -> None:
    names = ["GATEWAY_URL", "RESERVATION_URL", "TRAVEL_AGENT_URL", "ISSUER_URL", "DATABASE_URL", "TOKEN"]
    outcome = run("--ephemeral", "--", sys.executable, "-c", f"{SHOW.format(names=names)}; raise SystemExit(7)")
    exported = dict(line.split("=", 1) for line in outcome.stdout.splitlines())
    assert outcome.returncode == 7, outcome.stderr
    assert list(exported) == names
    assert exported["DATABASE_URL"].startswith("postgresql://")
    assert exported["TOKEN"].count(".") == 2
    assert len({exported[name] for name in names}) == len(names)


def test_a_command_can_call_the_service_through_the_gateway_with_the_token() -> None:
    outcome = run("--ephemeral", "--", sys.executable, "-c", CALL)
    assert outcome.returncode == 0, outcome.stderr
    assert '"vehicle_class":"scooter"' in outcome.stdout


def test_a_command_that_is_killed_gives_the_exit_code_of_a_shell() -> None:
    outcome = run("--ephemeral", "--", "sh", "-c", "kill -KILL $$")
    assert outcome.returncode == 128 + signal.SIGKILL


def test_a_command_gets_its_own_double_dash() -> None:
    outcome = run("--ephemeral", "--", "echo", "a", "--", "b")
    assert outcome.stdout == "a -- b\n"


def test_a_program_that_is_not_there_is_noticed_before_anything_starts() -> None:
    outcome = run("--ephemeral", "--", "no-such-program")
    assert outcome.returncode == 127
    assert outcome.stderr == "[stack] there is no program no-such-program to run.\n"


def test_a_command_needs_a_stack_of_its_own() -> None:
    outcome = run("--", "true")
    assert outcome.returncode == 2
    assert "add --ephemeral" in outcome.stderr


def test_production_is_refused() -> None:
    outcome = run(MOBILITY_ENV="production")
    assert outcome.returncode == 100
    assert "MOBILITY_ENV=production" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_a_taken_port_is_an_error_without_a_stack_trace() -> None:
    with listening_socket("somebody else", port=0, variable="") as taken:
        outcome = run(MOBILITY_GATEWAY_PORT=str(port_of(taken)))
    assert outcome.returncode == 100
    assert "MOBILITY_GATEWAY_PORT" in outcome.stderr
    assert "Traceback" not in outcome.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything(number: signal.Signals) -> None:
    with started("--ephemeral") as (stack, processes):
        assert {"postgres", "sh"} <= {process.name() for process in processes}
        stack.send_signal(number)
        _, told = stack.communicate()
        assert stack.returncode == 0
        assert told.endswith("[stack] stopped.\n")
        assert not processes_left(processes)


def test_a_stack_that_is_killed_takes_everything_along() -> None:
    with started("--ephemeral") as (stack, processes):
        stack.kill()
        assert not processes_left(processes)


def test_the_death_of_a_part_stops_the_rest_and_says_which_log_tells_why() -> None:
    with started("--ephemeral") as (stack, processes):
        service = next(process for process in processes if "impl.reservation.app:create_app" in process.cmdline())
        service.kill()
        _, told = stack.communicate()
        assert stack.returncode == 100
        assert "the reservation service was ended by SIGKILL" in told
        assert not processes_left(processes)
    log = Path(told.partition("Why: ")[2].partition(" tells")[0])
    assert log.name == "reservation-service.log"
    assert log.exists()
    shutil.rmtree(log.parent)


def test_a_signal_reaches_the_command_and_everything_stops() -> None:
    wait = "import signal; print('The local stack runs', flush=True); signal.pause()"
    with started("--ephemeral", "--", sys.executable, "-c", wait) as (stack, processes):
        stack.send_signal(signal.SIGTERM)
        stack.communicate()
        assert stack.returncode == 128 + signal.SIGTERM
        assert not processes_left(processes)


def test_a_second_start_on_the_same_database_is_warm(postgres_url: str, free_ports: dict[str, str]) -> None:
    with scratch_database(postgres_url) as database:
        with started(DATABASE_URL=database.url, **free_ports) as (stack, _):
            stack.terminate()
            assert "seeding 4460 vehicles" in stack.communicate()[1]
        with started(DATABASE_URL=database.url, **free_ports) as (stack, _):
            stack.terminate()
            assert "the schema and the fleet are up to date" in stack.communicate()[1]


def test_the_token_command_asks_the_running_issuer(postgres_url: str, free_ports: dict[str, str]) -> None:
    command = [sys.executable, "-m", "scripts.stack.token", "bram"]
    with (
        scratch_database(postgres_url) as database,
        started(DATABASE_URL=database.url, **free_ports),
    ):
        token = subprocess.check_output(command, cwd=CHECKOUT, env=environment(**free_ports), text=True)
        assert token.count(".") == 2
    refused = subprocess.run(
        command, cwd=CHECKOUT, env=environment(**free_ports), text=True, capture_output=True, check=False
    )
    assert refused.returncode == 1
    assert "start the stack with `make run`" in refused.stderr
