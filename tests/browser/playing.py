"""Plays the flows of `flows/` in Chromium, and reads what came of each."""

import json
import os
import re
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.stack.places import CHECKOUT, LOCAL

HERE = Path(__file__).parent
FLOWS = sorted((HERE / "flows").glob("*.mjs"))
# Pictures of the steps, to be looked at; those of the last run alone.
PICTURES = LOCAL / "screenshots"
LONGEST_SECONDS = 300
_DEFINITION = re.compile(r'^ *flow\(\s*"([^"]+)"', re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of the flows.

    Attributes:
        failures: by the name of the flow what went wrong, or None.
        facts: what the flows tell of bookings, to be compared with the database.
        output: what the process wrote.
    """

    failures: Mapping[str, str | None]
    facts: tuple[Mapping[str, Any], ...]
    output: str


def defined_flows() -> list[str]:
    """The names of all flows, as they are written."""
    return [name for file in FLOWS for name in _DEFINITION.findall(file.read_text())]


def play(names: Collection[str], *, environment: Mapping[str, str], directory: Path) -> Played:
    """Play the named flows, in one browser. The directory takes what the process reports."""
    outcomes, facts = directory / "outcomes.jsonl", directory / "facts.jsonl"
    facts.touch()
    process = subprocess.run(
        [
            *("node", "--test-reporter", HERE / "harness" / "reporter.mjs"),
            *("--test-reporter-destination", outcomes, HERE / "flows.mjs"),
        ],
        cwd=CHECKOUT,
        env={
            **os.environ,
            **environment,
            "FLOWS": json.dumps(sorted(names)),
            "FACTS": str(facts),
            "PICTURES": str(PICTURES),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    reports = [json.loads(line) for line in outcomes.read_text().splitlines()] if outcomes.exists() else []
    return Played(
        failures={report["name"]: report["failure"] for report in reports if report["name"] in names},
        facts=tuple(json.loads(line) for line in facts.read_text().splitlines()),
        output=process.stdout + process.stderr,
    )
