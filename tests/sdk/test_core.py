"""The runtime of the TypeScript client: against a scripted service in Node's own test runner, and in its types."""

import re
import shutil
import subprocess
from pathlib import Path

from tests.sdk.conftest import NODE_PACKAGES

SCRIPTS = Path(__file__).with_name("core")
STRICTLY = (
    *("--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--noUnusedLocals", "--noEmit"),
    *("--module", "NodeNext", "--target", "ES2022", "--lib", "ES2023,DOM,DOM.Iterable"),
)


def test_the_client_does_as_its_suites_say(application: Path) -> None:
    place = application / "core"
    shutil.copytree(SCRIPTS, place)
    suites = sorted(place.glob("*.test.mjs"))
    outcome = subprocess.run(
        ["node", "--test", "--test-reporter=tap", *suites], check=False, capture_output=True, text=True
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    passed = re.search(r"^# pass (\d+)$", outcome.stdout, re.MULTILINE)
    assert passed is not None
    assert int(passed[1]) >= sum(suite.read_text().count("test(") for suite in suites) > 0


def test_the_types_allow_what_is_right_and_refuse_what_is_not(application: Path) -> None:
    (application / "typed-core.ts").write_text((SCRIPTS / "typed.ts").read_text())
    compiler = NODE_PACKAGES / "typescript" / "bin" / "tsc"
    outcome = subprocess.run(
        ["node", compiler, *STRICTLY, "typed-core.ts"], cwd=application, check=False, capture_output=True, text=True
    )
    assert outcome.returncode == 0, outcome.stdout
