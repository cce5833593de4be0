"""The TypeScript package as applications have it: packed, installed, compiled against, run."""

import os
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path

from scripts import sdk
from scripts.stack.places import CHECKOUT

NAME = "@mobilitycorp/sdk"
LONGEST_RUN_SECONDS = 300
TEST_PACKAGES = CHECKOUT / "tests" / "node" / "node_modules"
TYPESCRIPT_5 = CHECKOUT / "scripts" / "node" / "node_modules" / "typescript" / "bin" / "tsc"
TYPESCRIPT_7 = TEST_PACKAGES / "typescript" / "bin" / "tsc"
# Node has a WebSocket of its own from version 22; version 20 has it behind this option.
NODE = ("node", "--experimental-websocket", "--no-warnings")
STRICTLY = (
    *("--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--noUnusedLocals"),
    *("--noPropertyAccessFromIndexSignature", "--module", "NodeNext", "--target", "ES2022", "--lib", "ES2023,DOM"),
)


def install(directory: Path, *, packages: Sequence[str] = ()) -> Path:
    """Make a directory an application that has the package, and links to other packages of the tests; give it back."""
    modules = directory / "node_modules"
    scope = modules / "@mobilitycorp"
    scope.mkdir(parents=True)
    with tarfile.open(sdk.packed()) as tarball:
        tarball.extractall(scope, filter="data")
    (scope / "package").rename(modules / NAME)
    for name in packages:
        (modules / name).parent.mkdir(exist_ok=True)
        (modules / name).symlink_to(TEST_PACKAGES / name)
    (directory / "package.json").write_text('{"type": "module", "private": true}\n')
    return directory


def run(arguments: Sequence[str | Path], *, directory: Path, **variables: str) -> str:
    """Run a command and give its standard output; fails with all that it said."""
    outcome = subprocess.run(
        arguments,
        cwd=directory,
        env={**os.environ, **variables},
        check=False,
        capture_output=True,
        text=True,
        timeout=LONGEST_RUN_SECONDS,
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


def program(pattern: str) -> Path:
    """Find the program of a package that has one for each platform, of which the one for this machine is installed."""
    found = [path for path in TEST_PACKAGES.glob(pattern) if path.is_file()]
    assert len(found) == 1, f"{pattern} is not there for this machine: {found}. Fix: scripts/bootstrap test-node"
    return found[0]
