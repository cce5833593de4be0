"""Several documents over the same schemas become one package."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.generate import pipeline, writing
from tests.contract.generation.command import ROOT
from tests.contract.generation.sources import Sources

FRONT_DESK = "front-desk.openapi.yaml"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    sources = Sources.copied_to(tmp_path_factory.mktemp("both") / "specs").with_front_desk(version="1.10.0")
    return pipeline.generate(pipeline.Request(specs=sources.directory, base=sources.directory, package="both"))


def test_each_document_has_a_package_and_they_share_the_models(files: dict[str, str]) -> None:
    assert {path.partition("/")[0] for path in files if path.endswith("routes.py")} == {"front_desk", "workshop"}
    assert files["models/__init__.py"].count("class Appointment(") == 1
    assert "from both import models" in files["front_desk/handlers.py"]


def test_one_typescript_client_has_the_operations_of_all(files: dict[str, str]) -> None:
    assert files["typescript/src/client.ts"].count("readonly appointments: AppointmentsGroup;") == 1
    assert files["typescript/src/types.ts"].count("export type Appointment = ") == 1


def test_operations_of_one_name_are_told_apart_by_their_services(files: dict[str, str]) -> None:
    service = files["typescript/src/groups/service.ts"]
    assert "frontDeskGetHealth(" in service
    assert "workshopGetHealth(" in service


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


def test_two_documents_do_not_answer_the_same_requests(sources: Sources) -> None:
    sources.with_front_desk().change(FRONT_DESK, old="  /readyz:", new="  /healthz:")
    (fault,) = sources.faults()
    assert fault.rule == "one-route"
    assert fault.what == f"getHealth has the path of getHealth in {FRONT_DESK}."
    assert str(fault.place.path) == "workshop.openapi.yaml"


def test_an_internal_operation_may_have_the_path_of_another(sources: Sources) -> None:
    sources.with_front_desk().change(
        FRONT_DESK, old="  /readyz:\n    get:\n", new="  /healthz:\n    get:\n      x-internal: true\n"
    )
    assert sources.faults() == []


def test_both_documents_stand_behind_one_gateway(files: dict[str, str]) -> None:
    document = json.loads(files["gateway/aws-rest.openapi.json"])
    uris = {
        path: item["get"]["x-amazon-apigateway-integration"]["uri"]
        for path, item in document["paths"].items()
        if "get" in item
    }
    assert uris["/v1/visits"] == "${FrontDeskUrl}/v1/visits"
    assert uris["/v1/appointments"] == "${WorkshopUrl}/v1/appointments"
