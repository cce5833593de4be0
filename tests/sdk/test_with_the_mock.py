"""Applications book with the mock and talk with it as with the services."""

import json
import shutil
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
from tests.support.typescript_package import NODE, run

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
    told = json.loads(run([*NODE, SCRIPT.name], directory=application, URL=mock_url))
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
