"""The TypeScript client at a service that drops, delays, truncates, repeats and lies."""

import re
import shutil
from pathlib import Path

import pytest

from scripts.stack.places import CHECKOUT
from tests.support.typescript_package import NODE, run

SCRIPTS = Path(__file__).with_name("faults")
SUITES = sorted(path.name for path in SCRIPTS.glob("*.test.mjs"))
CONTRACT = CHECKOUT / "generated" / "contracts" / "reservation.openapi.json"


@pytest.fixture(scope="module")
def place(application: Path) -> Path:
    """The scripts of these tests, in an application."""
    return Path(shutil.copytree(SCRIPTS, application / "faults"))


@pytest.mark.parametrize("suite", SUITES)
def test_the_client_stands_what_its_suite_does_to_it(place: Path, suite: str) -> None:
    arguments = [*NODE, "--expose-gc", "--test", "--test-reporter=tap", suite]
    output = run(arguments, directory=place, CONTRACT=str(CONTRACT))
    print(*re.findall(r"^ *# (.*(?:calls|call,).*)$", output, re.MULTILINE), sep="\n")
    passed = re.search(r"^# pass (\d+)$", output, re.MULTILINE)
    assert passed is not None
    assert int(passed[1]) >= (place / suite).read_text().count("\ntest(") > 0
