"""Runs the contract tests for longer: ``make fuzz``, or ``python -m scripts.fuzz [EXAMPLES]``.

The seed is random unless CONTRACT_SEED is set; it is printed, so that a finding can be had again.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Sequence

from scripts.stack.places import CHECKOUT

TESTS = (
    "tests/contract/test_reservation_contract.py",
    "tests/contract/travel_agent/test_travel_agent_contract.py",
)
EXAMPLES = "1000"


def main(arguments: Sequence[str]) -> int:
    """Run Schemathesis with so many examples for each operation; returns the exit code of the tests."""
    examples = next(iter(arguments), EXAMPLES)
    if len(arguments) > 1 or not examples.isdigit():
        message = "fuzz: give at most the number of examples for each operation, as in make fuzz EXAMPLES=5000."
        print(message, file=sys.stderr)
        return 2
    seed = os.environ.get("CONTRACT_SEED") or str(secrets.randbelow(2**32))
    print(f"fuzz: {examples} examples for each operation. Again: CONTRACT_SEED={seed} make fuzz", flush=True)
    environment = {**os.environ, "CONTRACT_EXAMPLES": examples, "CONTRACT_SEED": seed}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *TESTS], cwd=CHECKOUT, env=environment, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
