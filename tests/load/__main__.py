"""Measure the figures, print them, and keep them in RESULTS.md.

Exit codes: 0 every target holds, 1 one is missed, 100 something could not be measured.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from subprocess import CalledProcessError

from scripts.stack.failures import StackFailure
from scripts.stack.interruptions import INTERRUPTIONS, Interrupted
from tests.load import contention, endpoints, gateways, generation, portal, report, sdk, search, travel_agent
from tests.load.report import Figure

HOLDS, MISSED, FAILED = 0, 1, 100
FIGURES: Mapping[str, Callable[..., Figure]] = {
    "contention": contention.measure,
    "endpoints": endpoints.measure,
    "search": search.measure,
    "generation": generation.measure,
    "travel-agent": travel_agent.measure,
    "gateways": gateways.measure,
    "sdk": sdk.measure,
    "portal": portal.measure,
}


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for; returns the exit code."""
    options = _options(arguments)
    with INTERRUPTIONS.installed():
        try:
            return _measure(options.only or list(FIGURES), quick=options.quick)
        except StackFailure as failure:
            print(failure, file=sys.stderr)
            return FAILED
        except CalledProcessError as failure:
            print(f"{failure}\n  Why: what stands above tells.", file=sys.stderr)
            return FAILED
        except Interrupted as interruption:
            return interruption.exit_code


def _measure(names: Sequence[str], *, quick: bool) -> int:
    missed = 0
    for name in names:
        figure = FIGURES[name](quick=quick)
        print(f"\n{report.markdown(figure)}", flush=True)
        # A quick look is no base for claims.
        if not quick:
            report.keep(figure)
        missed += sum(not target.holds for target in figure.targets)
    return MISSED if missed else HOLDS


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description="Measure the figures of the project.")
    parser.add_argument("--only", action="append", choices=FIGURES, help="measure this one; may be given several times")
    parser.add_argument("--quick", action="store_true", help="a shorter, rougher measurement, which is not kept")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
