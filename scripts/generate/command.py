"""The command line of the pipeline. Exit codes: 0 done, 4 stale, 100 failed."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.generate import manifest

DONE, STALE, FAILED = 0, 4, 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code."""
    options = _parser().parse_args(arguments)
    options.specs, options.out = options.specs.resolve(), options.out.resolve()
    if not options.out.name.isidentifier():
        return _fail(f"{options.out}: the last part names a Python package, so it must be an identifier.")
    if not any(options.specs.glob("*.openapi.yaml")):
        return _fail(f"{options.specs}: no contract here. Fix: name the directory of the *.openapi.yaml with --specs.")
    if (
        options.action == "generate"
        and not options.timings
        and manifest.is_current(specs=options.specs, out=options.out)
    ):
        print(f"{_shown(options.out)} is up to date")
        return DONE
    # The pipeline takes longer to import than a run without changes takes altogether.
    from scripts.generate import actions

    return actions.run(options.action, specs=options.specs, out=options.out, show_timings=options.timings)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.generate", description=__doc__)
    parser.add_argument(
        "--specs", type=Path, default=Path("specs"), metavar="DIR", help="the contracts (default: specs)"
    )
    parser.add_argument("--out", type=Path, default=Path("generated"), metavar="DIR", help="(default: generated)")
    parser.add_argument("--timings", action="store_true", help="run in any case and print the cost of each stage")
    action = parser.add_mutually_exclusive_group()
    for name, explanation in (
        ("check", "compare the output with what would be generated, write nothing; 4 if it differs"),
        (
            "check-released",
            "compare the contracts with the released ones; 100 if a change breaks clients, or a version is too low",
        ),
        ("release", "keep the contracts of today in DIR/released, each version beside the earlier ones"),
        ("supported", "list the constructs that contracts may use, and the rules they follow"),
        ("watch", "generate again whenever a contract changes"),
    ):
        action.add_argument(f"--{name}", dest="action", action="store_const", const=name, help=explanation)
    parser.set_defaults(action="generate")
    return parser


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return FAILED
