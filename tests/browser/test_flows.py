"""What people do in the browser, against the running stack: the developer portal, the demo console, the SDK.

The flows are written in JavaScript, as Playwright is, and are played together by one process. Each is a test here.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from impl.platform.identifiers import encode
from scripts.stack.supervisor import Stack, running_stack
from tests.browser.bundled import bundled_application, served
from tests.browser.playing import PICTURES, Played, defined_flows, play

FLOWS = defined_flows()


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of an application that uses the SDK."""
    return bundled_application(tmp_path_factory.mktemp("application"))


@pytest.fixture(scope="module")
def application_url(bundle: Path) -> Iterator[str]:
    """The application at an origin that may call."""
    with served(bundle) as url:
        yield url


@pytest.fixture(scope="module")
def stranger_url(bundle: Path) -> Iterator[str]:
    """The same application at an origin that may not."""
    with served(bundle) as url:
        yield url


@pytest.fixture(scope="module")
def stack(application_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack that nobody else uses: flows count what is booked."""
    allowing = {"MOBILITY_CORS_ORIGINS": application_url}
    with running_stack(ephemeral=True, logs=tmp_path_factory.mktemp("stack"), environment=allowing) as running:
        yield running


@pytest.fixture(scope="module")
def played(
    request: pytest.FixtureRequest,
    stack: Stack,
    application_url: str,
    stranger_url: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Played:
    """The flows that were chosen, played."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    chosen = {
        str(item.callspec.params["flow"])
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.path == Path(__file__) and hasattr(item, "callspec")
    }
    environment = {**stack.exports(), "APPLICATION_URL": application_url, "STRANGER_URL": stranger_url}
    return play(chosen, environment=environment, directory=tmp_path_factory.mktemp("played"))


@pytest.mark.parametrize("flow", FLOWS)
def test_flow(flow: str, played: Played) -> None:
    assert flow in played.failures, f"The flow was not played.\n{played.output}"
    failure = played.failures[flow]
    assert failure is None, f"{failure}\nPictures: {PICTURES}\n{played.output}"


def test_every_flow_has_a_name_of_its_own() -> None:
    assert len(set(FLOWS)) == len(FLOWS) > 0


async def test_the_database_has_what_customers_were_shown(played: Played, stack: Stack) -> None:
    shown = {fact["id"]: fact["status"] for fact in played.facts if fact["kind"] == "reservation"}
    connection = await asyncpg.connect(stack.database.url)
    try:
        rows = await connection.fetch("SELECT id, status FROM reservations")
    finally:
        await connection.close()
    stored = {encode("res", value=row["id"]): row["status"] for row in rows}
    assert shown
    assert {reservation: stored.get(reservation) for reservation in shown} == shown
