"""Packages the deployment on AWS: ``python -m scripts.aws [--out DIRECTORY] [--code-only] [--check]``.

The directory (``.local/aws``) gets a template and parameters for each stack; what is in its ``artefacts`` goes to the
bucket for artefacts. docs/deployment.md tells the order of the stacks.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.aws import checks, package
from scripts.aws.archives import FUNCTIONS
from scripts.aws.failures import PackagingFailure
from scripts.stack.places import LOCAL

_FAULTY = 4


def main(arguments: Sequence[str]) -> int:
    """Package, or check a package; returns the exit code: 0 done, 1 it cannot be made, 4 it is not fit to deploy."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.check:
            return _check()
        contents = package.code_only if chosen.code_only else package.with_dependencies
        archives = package.build_archives({function.name: contents(function) for function in FUNCTIONS})
        files = package.build(archives)
        package.write(files, directory=chosen.out)
    except PackagingFailure as failure:
        print(f"aws: {failure}", file=sys.stderr)
        return 1
    print(f"{len(files)} files in {chosen.out}")
    return 0


def _check() -> int:
    """Look at a package of the code alone, which needs no network."""
    archives = package.build_archives({function.name: package.code_only(function) for function in FUNCTIONS})
    with tempfile.TemporaryDirectory() as directory:
        package.write(package.build(archives), directory=Path(directory))
        found = checks.complaints(Path(directory))
    print(*found, sep="\n", file=sys.stderr) if found else print("the templates are fit to deploy")
    return _FAULTY if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.aws", description="Package the deployment on AWS.")
    parser.add_argument("--out", type=Path, default=LOCAL / "aws", help="where to (default: .local/aws)")
    parser.add_argument("--code-only", action="store_true", help="leave out packages of others; needs no network")
    parser.add_argument("--check", action="store_true", help="write nothing, but have cfn-lint and checkov look at it")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
