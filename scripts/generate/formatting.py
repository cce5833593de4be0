"""Ruff over the generated Python, so that it looks like the rest of the project."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.generate.tools import Tool

_STYLE = ("--isolated", "--quiet", "--target-version=py312")
_RUFF = Path(sys.executable).with_name("ruff")
_LINE_LENGTH = "line-length=120"


def formatted(files: Mapping[str, str], *, package: str, scratch: Path) -> dict[str, str]:
    """Give the files with their Python formatted, its imports sorted and the unused ones removed."""
    directory = scratch / "formatted" / package
    modules = {path: directory / path for path in files if path.endswith(".py")}
    for path, target in modules.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(files[path])
    first_party = f"lint.isort.known-first-party={json.dumps([package])}"
    options = ("--config", _LINE_LENGTH, "--config", first_party)
    Tool("ruff check", [_RUFF, "check", *_STYLE, *options, "--select=F401,I", "--fix", directory]).wait()
    Tool("ruff format", [_RUFF, "format", *_STYLE, *options, directory]).wait()
    return {path: modules[path].read_text() if path in modules else text for path, text in files.items()}
