"""Suites of Node's own test runner, as tests of ours."""

import re
from pathlib import Path

from scripts.stack.places import CHECKOUT
from tests.support.typescript_package import NODE, run

CONTRACT = CHECKOUT / "generated" / "contracts" / "reservation.openapi.json"


def passed(suite: Path) -> str:
    """Run a suite and give what it told; fails unless each of its tests has passed."""
    arguments = [*NODE, "--expose-gc", "--test", "--test-reporter=tap", suite.name]
    output = run(arguments, directory=suite.parent, CONTRACT=str(CONTRACT))
    count = re.search(r"^# pass (\d+)$", output, re.MULTILINE)
    assert count is not None
    assert int(count[1]) >= suite.read_text().count("\ntest(") > 0
    return output
