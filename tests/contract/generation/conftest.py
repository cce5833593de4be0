import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scripts.generate import pipeline, writing
from tests.contract.generation.sources import WORKSHOP, Sources

PACKAGE = "workshop_code"


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    return Sources.copied_to(tmp_path / "specs")


@pytest.fixture
def bench(tmp_path: Path) -> Sources:
    """The workshop's documents with its channel."""
    return Sources.copied_to(tmp_path / "specs").with_bench()


@pytest.fixture(scope="session")
def workshop_files() -> dict[str, str]:
    """What the pipeline makes of the workshop's documents."""
    return pipeline.generate(pipeline.Request(specs=WORKSHOP, base=WORKSHOP, package=PACKAGE))


@pytest.fixture(scope="session")
def workshop_directory(workshop_files: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("output") / PACKAGE
    writing.write(workshop_files, out=directory)
    return directory


class Workshop:
    """The generated package, imported."""

    def __getattr__(self, name: str) -> ModuleType:
        return importlib.import_module(f"{PACKAGE}.{name}".replace("__", "."))


@pytest.fixture(scope="session")
def workshop(workshop_directory: Path) -> Iterator[Any]:
    sys.path.insert(0, str(workshop_directory.parent))
    yield Workshop()
    sys.path.remove(str(workshop_directory.parent))
