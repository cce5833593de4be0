"""Several documents over the same schemas become one package."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.generate import pipeline, writing
from tests.contract.generation.command import ROOT
from tests.contract.generation.sources import Sources

API = "workshop.openapi.yaml"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    sources = Sources.copied_to(tmp_path_factory.mktemp("both") / "specs")
    text = (sources.directory / API).read_text().replace("title: Workshop API", "title: Front Desk API")
    (sources.directory / "front-desk.openapi.yaml").write_text(text.replace("version: 1.2.0", "version: 1.10.0"))
    return pipeline.generate(pipeline.Request(specs=sources.directory, base=sources.directory, package="both"))


def test_each_document_has_a_package_and_they_share_the_models(files: dict[str, str]) -> None:
    assert {path.partition("/")[0] for path in files if path.endswith("routes.py")} == {"front_desk", "workshop"}
    assert files["models/__init__.py"].count("class Appointment(") == 1
    assert "from both import models" in files["front_desk/handlers.py"]


def test_the_typescript_package_has_an_entry_for_each(files: dict[str, str]) -> None:
    assert 'export * as frontDesk from "./front-desk/index.js";' in files["typescript/src/index.ts"]
    assert '"./front-desk"' in files["typescript/package.json"]


def test_each_document_has_a_client_and_they_share_the_problems(files: dict[str, str]) -> None:
    assert "class FrontDeskClient(ApiClient):" in files["front_desk/client.py"]
    assert "class WorkshopClient(ApiClient):" in files["workshop/client.py"]
    assert files["client_problems.py"].count("class IllegalTransition(") == 1


def test_the_typescript_package_has_the_highest_version(files: dict[str, str]) -> None:
    assert '"version": "1.10.0"' in files["typescript/package.json"]


def test_the_package_passes_the_type_checkers(files: dict[str, str], tmp_path: Path) -> None:
    writing.write(files, out=tmp_path / "both")
    options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", ROOT / ".mypy_cache")
    subprocess.run([sys.executable, "-m", "mypy", *options, "both"], cwd=tmp_path, check=True)
    compiler = ROOT / "scripts" / "node" / "node_modules" / "typescript" / "bin" / "tsc"
    subprocess.run(["node", compiler, "--project", tmp_path / "both" / "typescript", "--noEmit"], check=True)


def test_sources_are_named(files: dict[str, str]) -> None:
    assert files["front_desk/routes.py"].startswith("# Generated from front-desk.openapi.yaml")
    assert "front-desk.openapi.yaml, workshop.openapi.yaml" in files["models/__init__.py"].splitlines()[0]
