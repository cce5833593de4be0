"""Builds the TypeScript package as it is published: `python -m scripts.sdk` prints where the tarball is.

The tarball is made of a copy of `generated/typescript`, so nothing but what is published gets into it, and kept for as
long as the sources stay the same.
"""

import fcntl
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scripts.stack.places import CHECKOUT, LOCAL

PACKAGE = CHECKOUT / "generated" / "typescript"
LICENSE = CHECKOUT / "LICENSE"
NODE = CHECKOUT / "scripts" / "node"
COMPILER = NODE / "node_modules" / "typescript" / "bin" / "tsc"
PACKED = LOCAL / "sdk"
NOT_SOURCES = ("dist", "node_modules")
DONE, FAILED = 0, 100


class BuildFailed(Exception):
    """The package cannot be built; the text says what happened, why, and how to fix it."""


def main() -> int:
    """Run the command and give its exit code: 0 done, 100 failed."""
    try:
        print(packed())
    except BuildFailed as failure:
        print(failure, file=sys.stderr)
        return FAILED
    return DONE


def packed() -> Path:
    """Give the tarball of the package, built anew if its sources have changed. Several processes may ask at once.

    Raises:
        BuildFailed: the package does not compile, or Node's packages are not installed.
    """
    directory = PACKED / _digest()
    with _one_at_a_time():
        if not directory.exists():
            with tempfile.TemporaryDirectory(prefix=".build-", dir=PACKED) as scratch:
                tarball = _build(Path(scratch))
                finished = Path(scratch) / "finished"
                finished.mkdir()
                tarball.rename(finished / tarball.name)
                finished.rename(directory)
    [tarball] = directory.glob("*.tgz")
    return tarball


def _build(scratch: Path) -> Path:
    place = scratch / "package"
    shutil.copytree(PACKAGE, place, ignore=shutil.ignore_patterns(*NOT_SOURCES))
    shutil.copy(LICENSE, place)
    _run(["node", COMPILER, "--project", place], directory=place, fix="run `make generate`, then `make types`.")
    _run(
        ["npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", scratch, place],
        directory=place,
        fix="see what npm says.",
    )
    [tarball] = scratch.glob("*.tgz")
    return tarball


def _digest() -> str:
    digest = hashlib.sha256(Path(__file__).read_bytes())
    sources = [path for path in PACKAGE.rglob("*") if path.is_file()]
    for path in sorted((*sources, LICENSE, NODE / "package-lock.json")):
        name = path.relative_to(CHECKOUT)
        if not set(NOT_SOURCES) & set(name.parts):
            digest.update(str(name).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    PACKED.mkdir(parents=True, exist_ok=True)
    with (PACKED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(arguments: Sequence[str | Path], *, directory: Path, fix: str) -> None:
    outcome = subprocess.run(arguments, cwd=directory, check=False, capture_output=True, text=True)
    if outcome.returncode:
        command = " ".join(str(argument) for argument in arguments)
        said = (outcome.stdout + outcome.stderr).strip()
        raise BuildFailed(f"The TypeScript package cannot be built.\n  Why: {command} failed:\n{said}\n  Fix: {fix}")


if __name__ == "__main__":
    sys.exit(main())
