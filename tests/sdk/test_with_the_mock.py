"""Applications book with the mock and talk with it as with the services."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from scripts.mock import sources
from scripts.mock.assembly import assemble
from scripts.mock.sources import CHECKOUT
from scripts.mock.switches import Switches
from tests.contract.served import serving

SCRIPT = Path(__file__).with_name("chat") / "with_the_mock.mjs"


@pytest.fixture
def mock_url() -> Iterator[str]:
    """A mock of our contracts, in a thread of its own."""
    mock = assemble(sources.read(CHECKOUT / "generated" / "contracts"), switches=Switches(pace=0.05))
    config = uvicorn.Config(mock.application, host="127.0.0.1", port=0, ws="websockets-sansio", lifespan="off")
    with serving(config) as address:
        yield f"http://{address}"


def test_an_application_books_talks_loses_its_connection_and_books_again(application: Path, mock_url: str) -> None:
    shutil.copy(SCRIPT, application)
    # Node has a WebSocket of its own from version 22; version 20 has it behind this option.
    command = ["node", "--experimental-websocket", "--no-warnings", SCRIPT.name]
    environment = {**os.environ, "URL": mock_url}
    outcome = subprocess.run(
        command, cwd=application, env=environment, check=False, capture_output=True, text=True, timeout=60
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    told = json.loads(outcome.stdout)
    reservation = told.pop("reservation")
    assert told == {
        "lived": ["held", "confirmed", "cancelled", "illegal_transition"],
        "card": "route_comparison",
        "status": "confirmed",
        "refused": "MessageRefused",
        "inOrder": True,
        "connections": 2,
    }
    read = httpx.get(
        f"{mock_url}/v1/reservations/{reservation}", headers={"Authorization": "Bearer x"}, trust_env=False
    )
    assert read.json()["status"] == "confirmed"
