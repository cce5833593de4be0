"""The logic of the demo console: times, amounts, steps of a booking, what a conversation looks like."""

import subprocess

from scripts.stack.places import CHECKOUT

PORTAL = CHECKOUT / "gateway" / "portal"


def test_the_console_does_as_its_own_tests_say() -> None:
    subprocess.run([CHECKOUT / "scripts" / "bootstrap", "portal-packages", "portal"], check=True)
    outcome = subprocess.run(
        ["npm", "test", "--silent", "--", "--reporter=dot"],
        cwd=PORTAL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
