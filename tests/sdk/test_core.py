"""The runtime of the TypeScript client, against a scripted service in Node's own test runner."""

import shutil
from pathlib import Path

import pytest

from tests.sdk.node_suites import passed

SCRIPTS = Path(__file__).with_name("core")
SUITES = sorted(path.name for path in SCRIPTS.glob("*.test.mjs"))


@pytest.fixture(scope="module")
def core(application: Path) -> Path:
    """The suites and the stand-in for the service, in an application."""
    return Path(shutil.copytree(SCRIPTS, application / "core"))


@pytest.mark.parametrize("suite", SUITES)
def test_the_client_does_as_its_suite_says(core: Path, suite: str) -> None:
    passed(core / suite)
