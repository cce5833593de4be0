"""What the specs tell, and copies of generated files to be changed."""

import shutil
from pathlib import Path

import pytest

from scripts.drift.comparison import Specs, read_specs
from scripts.stack.places import CHECKOUT


@pytest.fixture(scope="session")
def specs() -> Specs:
    """What the specs of the checkout tell."""
    return read_specs(CHECKOUT / "specs")


@pytest.fixture
def generated(tmp_path: Path) -> Path:
    """A copy of what is generated from them."""
    copy = tmp_path / "generated"
    shutil.copytree(CHECKOUT / "generated", copy, ignore=shutil.ignore_patterns("__pycache__", "node_modules", "dist"))
    return copy
