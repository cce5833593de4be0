"""Checks that specs, served documents, gateways and clients tell the same: ``python -m scripts.drift``.

Exit codes: 0 they do, 4 something drifted, 100 something could not be read.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.drift.comparison import Sources, compare_all
from scripts.drift.served import Unserved
from scripts.generate.diagnostics import GenerationFailed, ToolFailed

DONE, DRIFTED, FAILED = 0, 4, 100
HINT = """Fix: run `make generate` and start what serves the documents again. Where that changes nothing, what wrote the
text is at fault: its emitter in scripts/generate/emitters, or the service."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare everything and print the differences; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        found = compare_all(
            Sources(
                specs=options.specs,
                generated=options.generated,
                reservation_url=options.reservation,
                travel_agent_url=options.travel_agent,
            )
        )
    except (GenerationFailed, ToolFailed, Unserved, OSError, LookupError, ValueError) as failure:
        print(f"drift: nothing could be compared: {failure}", file=sys.stderr)
        return FAILED
    drifted = [drift for drift in found.drifts if drift.is_there]
    if drifted:
        print(*drifted, HINT, sep="\n", file=sys.stderr)
        return DRIFTED
    print(f"drift: {len(found.drifts)} texts agree with {options.specs} in {found.facts} facts.")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.drift", description=__doc__)
    for name, default in (("specs", "specs"), ("generated", "generated")):
        parser.add_argument(f"--{name}", type=Path, default=Path(default), metavar="DIR", help=f"(default: {default})")
    for name in ("reservation", "travel-agent"):
        parser.add_argument(f"--{name}", metavar="URL", help="ask the service there; by default one in a process here")
    return parser


if __name__ == "__main__":
    sys.exit(main())
