"""Stubs for operations without a handler."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import scaffold
from scripts.generate.emitters.contracts import bundle_text

OK = {"200": {"description": "It.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Bike"}}}}}
BIKE_ID = {"name": "bike_id", "in": "path", "required": True, "schema": {"$ref": "#/components/schemas/BikeId"}}
CONTRACT = {
    "openapi": "3.1.0",
    "info": {"title": "Bikes", "version": "1.0.0"},
    "tags": [{"name": "Bikes", "description": "What people ride."}, {"name": "Service", "description": "State."}],
    "paths": {
        "/v1/bikes/{bike_id}": {
            "parameters": [BIKE_ID],
            "get": {"operationId": "getBike", "tags": ["Bikes"], "summary": "Get a bike", "responses": OK},
            "delete": {"operationId": "scrapBike", "tags": ["Bikes"], "summary": "Scrap a bike", "responses": OK},
        },
        "/healthz": {
            "get": {
                "operationId": "getHealth",
                "tags": ["Service"],
                "summary": "Whether it answers",
                "x-public": True,
                "responses": OK,
            }
        },
    },
    "components": {
        "schemas": {"Bike": {"type": "object", "properties": {}}, "BikeId": {"type": "string", "pattern": "^bik_"}}
    },
}
WRITTEN = '''"""Handlers of bikes."""

from generated.rental.operations import GetBike


class BikeHandlers:
    """What people ride."""

    async def get_bike(self, context: object, *, bike_id: str)  -> GetBike.Response:
        # This line   keeps its odd   spacing.
        raise LookupError(bike_id)


def _after() -> None:
    """What follows the class stays behind it."""
'''


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "generated/contracts").mkdir(parents=True)
    contract = tmp_path / "generated/contracts/rental.openapi.json"
    contract.write_text(bundle_text("rental.openapi.yaml", json.loads(json.dumps(CONTRACT))))
    return tmp_path


def run(project: Path, *arguments: str) -> int:
    options = ["--generated", str(project / "generated"), "--implementation", str(project / "impl")]
    return scaffold.main([*options, *arguments])


def test_modules_are_made_for_new_tags(project: Path) -> None:
    assert run(project) == 0
    bikes = (project / "impl/rental/handlers/bikes.py").read_text()
    assert bikes.startswith('"""Handlers of bikes."""\n')
    assert "class Bikes:" in bikes
    assert "async def get_bike(self, context: RequestContext, *, bike_id: models.BikeId) -> GetBike.Response:" in bikes
    assert '"""Get a bike."""' in bikes
    service = (project / "impl/rental/handlers/service.py").read_text()
    assert "async def get_health(self) -> GetHealth.Response:" in service
    assert "RequestContext" not in service


def test_what_is_written_stays_as_it_is(project: Path) -> None:
    path = project / "impl/rental/handlers/bikes.py"
    path.parent.mkdir(parents=True)
    path.write_text(WRITTEN)
    assert run(project, "scrapBike") == 0
    text = path.read_text()
    for line in WRITTEN.splitlines():
        assert line in text.splitlines() or line.startswith("from generated.rental.operations")
    assert text.index("async def get_bike") < text.index("async def scrap_bike") < text.index("def _after")
    assert "from generated.rental.operations import GetBike, ScrapBike" in text


def test_only_the_named_operation_is_added(project: Path) -> None:
    assert run(project, "getHealth") == 0
    assert [path.name for path in (project / "impl/rental/handlers").iterdir()] == ["service.py"]


def test_nothing_is_added_twice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(project)
    before = (project / "impl/rental/handlers/bikes.py").read_text()
    assert run(project) == 0
    assert (project / "impl/rental/handlers/bikes.py").read_text() == before
    assert "every operation has its handler" in capsys.readouterr().out


def test_an_unknown_operation_is_the_users_mistake(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "getCar") == 100
    assert "make generate" in capsys.readouterr().err


def test_a_stub_is_reported_by_the_type_checker_until_it_is_written(project: Path) -> None:
    (project / "stub.py").write_text("class Stub:\n    async def get(self) -> int:\n        ...\n")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--no-site-packages", "stub.py"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert "empty-body" in done.stdout
