"""The TypeScript package, packed and installed as applications have it."""

import shutil
from pathlib import Path

import pytest

from tests.support.typescript_package import install

PEERS = ("@cfworker/json-schema", "@tanstack/query-core")


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory in which the package and its optional peers are installed."""
    return install(tmp_path_factory.mktemp("application"), packages=PEERS)


@pytest.fixture(scope="session")
def faults(application: Path) -> Path:
    """The fault server and the tests at it, in an application."""
    return Path(shutil.copytree(Path(__file__).with_name("faults"), application / "faults"))
