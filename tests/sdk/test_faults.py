"""The TypeScript client at a service that drops, delays, truncates, repeats and lies."""

import re
from pathlib import Path

import pytest

from tests.sdk.node_suites import passed

SUITES = sorted(path.name for path in Path(__file__).with_name("faults").glob("*.test.mjs"))


@pytest.mark.parametrize("suite", SUITES)
def test_the_client_stands_what_its_suite_does_to_it(faults: Path, suite: str) -> None:
    output = passed(faults / suite)
    print(*re.findall(r"^ *# (.*(?:calls|call,).*)$", output, re.MULTILINE), sep="\n")
