"""The optional entries of the TypeScript package: validation by the contract, and TanStack Query."""

import shutil
from pathlib import Path

import pytest

from tests.sdk.node_suites import passed

SCRIPTS = Path(__file__).with_name("entries")
SUITES = sorted(path.name for path in SCRIPTS.glob("*.test.mjs"))


@pytest.fixture(scope="module")
def entries(application: Path, faults: Path) -> Path:
    """The scripts of these tests beside the fault server that they use."""
    return Path(shutil.copytree(SCRIPTS, application / "entries"))


@pytest.mark.parametrize("suite", SUITES)
def test_an_entry_does_as_its_suite_says(entries: Path, suite: str) -> None:
    passed(entries / suite)
