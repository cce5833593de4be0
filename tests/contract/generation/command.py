"""The pipeline's command line in a process of its own, as people run it."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    output: str
    errors: str


def generate(*arguments: str | Path, specs: Path, out: Path) -> Outcome:
    """Run `python -m scripts.generate` on documents of a test."""
    command = [sys.executable, "-m", "scripts.generate", "--specs", specs, "--out", out, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return Outcome(done.returncode, done.stdout, done.stderr)


def contents(directory: Path) -> dict[str, bytes]:
    """All files of a directory."""
    return {
        path.relative_to(directory).as_posix(): path.read_bytes() for path in directory.rglob("*") if path.is_file()
    }
