"""The generated TypeScript package, compiled and installed as applications have it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.stack.places import CHECKOUT

NODE_PACKAGES = CHECKOUT / "scripts" / "node" / "node_modules"
PACKAGE = CHECKOUT / "generated" / "typescript"


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory in which the package is installed."""
    directory = tmp_path_factory.mktemp("application")
    installed = directory / "node_modules" / "@mobilitycorp" / "sdk"
    compiler = NODE_PACKAGES / "typescript" / "bin" / "tsc"
    subprocess.run(["node", compiler, "--project", PACKAGE, "--outDir", installed / "dist"], check=True)
    shutil.copy(PACKAGE / "package.json", installed)
    (directory / "package.json").write_text('{"type": "module", "private": true}')
    return directory
