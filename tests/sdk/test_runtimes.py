"""The same booking in every runtime that is to be had here, at a service that loses the first answer of each call."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from tests.sdk.conftest import PEERS
from tests.sdk.node_suites import CONTRACT
from tests.support.typescript_package import NODE, install, program, run

HERE = Path(__file__).parent
DENO = ("run", "--no-remote", "--no-lock", "--node-modules-dir=manual", "--allow-net", "--allow-env", "--allow-read")
VEHICLES = count(1)
WENT_WELL = {
    "status": "confirmed",
    "isListed": True,
    "isStale": True,
    "aborted": "AbortError",
    "retries": "ConnectionError",
    "faults": [],
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An application with the scripts of these tests."""
    directory = install(tmp_path_factory.mktemp("runtimes"), packages=(*PEERS, "esbuild"))
    for name in ("faults", "package"):
        shutil.copytree(HERE / name, directory / name)
    return directory / "package"


@pytest.fixture(scope="module")
def address(place: Path) -> Iterator[str]:
    """Where the service is; once all is over, each booking must have happened once."""
    with ExitStack() as cleanup:
        server = subprocess.Popen(
            [*NODE, "serve.mjs"], cwd=place, env={**os.environ, "CONTRACT": str(CONTRACT)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        cleanup.callback(server.kill)
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        told, _ = server.communicate()
    effects = json.loads(told)
    bookings = next(VEHICLES) - 1
    assert sorted(effects) == sorted(["createQuote", "createReservation", "confirmReservation"] * bookings)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([*NODE, "run.mjs"], id="Node.js"),
        pytest.param(["@deno/*/deno", *DENO, "run.mjs"], id="Deno"),
        pytest.param(["@oven/*/bin/bun", "run", "run.mjs"], id="Bun"),
        pytest.param([*NODE, "like-react-native.mjs"], id="what React Native gives"),
    ],
)
def test_a_booking_that_loses_answers_happens_once(place: Path, address: str, command: Sequence[str]) -> None:
    vehicle = f"veh_{next(VEHICLES):026}"
    found = [program(part) if "*" in part else part for part in command]
    told = run(found, directory=place, BASE_URL=address, VEHICLE=vehicle, NO_COLOR="1")
    assert json.loads(told) == WENT_WELL
