"""Several documents over the same schemas become one package."""

import pytest

from scripts.generate import pipeline
from tests.contract.generation.sources import Sources

API = "workshop.openapi.yaml"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    sources = Sources.copied_to(tmp_path_factory.mktemp("both") / "specs")
    text = (sources.directory / API).read_text().replace("title: Workshop API", "title: Front Desk API")
    (sources.directory / "front-desk.openapi.yaml").write_text(text)
    return pipeline.generate(pipeline.Request(specs=sources.directory, base=sources.directory, package="both"))


def test_each_document_has_a_package_and_they_share_the_models(files: dict[str, str]) -> None:
    assert {path.partition("/")[0] for path in files if path.endswith("routes.py")} == {"front_desk", "workshop"}
    assert files["models/__init__.py"].count("class Appointment(") == 1
    assert "from both import models" in files["front_desk/handlers.py"]


def test_the_typescript_package_has_an_entry_for_each(files: dict[str, str]) -> None:
    assert 'export * as frontDesk from "./front-desk/index.js";' in files["typescript/src/index.ts"]
    assert '"./front-desk"' in files["typescript/package.json"]


def test_sources_are_named(files: dict[str, str]) -> None:
    assert files["front_desk/routes.py"].startswith("# Generated from front-desk.openapi.yaml")
    assert "front-desk.openapi.yaml, workshop.openapi.yaml" in files["models/__init__.py"].splitlines()[0]
