"""The pipeline as a whole: what it writes, when it writes, and what it leaves alone."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.generate import manifest, pipeline, writing
from tests.contract.generation.command import ROOT, contents, generate
from tests.contract.generation.conftest import PACKAGE
from tests.contract.generation.sources import Sources

API = "workshop.openapi.yaml"


@pytest.fixture
def output(workshop_directory: Path, tmp_path: Path) -> Path:
    """A generated directory of the test's own."""
    return Path(shutil.copytree(workshop_directory, tmp_path / PACKAGE))


def test_the_same_documents_make_the_same_bytes(sources: Sources, workshop_files: dict[str, str]) -> None:
    request = pipeline.Request(specs=sources.directory, base=sources.directory, package=PACKAGE)
    assert pipeline.generate(request) == workshop_files


def test_every_kind_of_file_is_made(workshop_files: dict[str, str]) -> None:
    assert workshop_files.keys() >= {
        "client_problems.py",
        "client_runtime/__init__.py",
        "contracts/workshop.openapi.json",
        "docs/changelog.json",
        "docs/changelog.md",
        "docs/problems.json",
        "docs/problems.md",
        "docs/state-machines.json",
        "docs/state-machines.md",
        "models/__init__.py",
        "models/state_machines.py",
        "runtime/__init__.py",
        "typescript/package.json",
        "typescript/src/core/exchange.ts",
        "typescript/src/groups/appointments.ts",
        "typescript/src/operations/appointments.ts",
        "typescript/src/types.ts",
        "workshop/client.py",
        "workshop/client_operations.py",
        "workshop/handlers.py",
        "workshop/operations.py",
        "workshop/problems.py",
        "workshop/routes.py",
        "workshop/webhooks.py",
    }


def test_every_file_says_what_it_was_made_from_and_how(workshop_files: dict[str, str]) -> None:
    for path, text in workshop_files.items():
        assert "DO NOT EDIT" in text[:400], path
        assert "make generate" in text[:400], path


def test_nothing_names_the_machine(workshop_files: dict[str, str]) -> None:
    for path, text in workshop_files.items():
        assert str(ROOT) not in text, path
        assert "/tmp/" not in text, path


def test_generated_python_passes_type_checker_and_linter(workshop_directory: Path) -> None:
    options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", ROOT / ".mypy_cache")
    subprocess.run([sys.executable, "-m", "mypy", *options, PACKAGE], cwd=workshop_directory.parent, check=True)
    ruff = Path(sys.executable).with_name("ruff")
    style = ("--isolated", "--line-length=120", "--target-version=py312")
    rules = "--select=A,ARG,B,BLE,C4,C90,E4,E7,E9,F,I,PIE,RET,RUF,SIM,UP,W"
    known = f"lint.isort.known-first-party=['{PACKAGE}']"
    subprocess.run([ruff, "check", *style, rules, "--config", known, workshop_directory], check=True)
    subprocess.run([ruff, "format", "--check", *style, workshop_directory], check=True)


def test_generated_typescript_compiles(workshop_directory: Path) -> None:
    compiler = ROOT / "scripts" / "node" / "node_modules" / "typescript" / "bin" / "tsc"
    subprocess.run(["node", compiler, "--project", workshop_directory / "typescript", "--noEmit"], check=True)


def test_generated_modules_import_nothing_of_ours(workshop_directory: Path) -> None:
    allowed = {PACKAGE, "fastapi", "httpx", "pydantic", "pydantic_core", "starlette", *sys.stdlib_module_names}
    for path in workshop_directory.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.partition(".")[0] for name in names} <= allowed, path


def test_the_bundle_holds_everything_and_keeps_the_names(workshop_files: dict[str, str]) -> None:
    bundle = json.loads(workshop_files["contracts/workshop.openapi.json"])
    assert "Appointment" in bundle["components"]["schemas"]
    assert ".yaml" not in json.dumps(bundle["paths"])


def test_unchanged_documents_cost_nothing(sources: Sources, output: Path) -> None:
    assert manifest.is_current(specs=sources.directory, out=output)
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    outcome = generate(specs=sources.directory, out=output)
    assert (outcome.code, "up to date" in outcome.output) == (0, True)
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == before


def test_a_run_without_changes_does_not_import_the_pipeline(sources: Sources, output: Path) -> None:
    program = (
        "import sys; from scripts.generate.command import main; "
        f"main(['--specs', {str(sources.directory)!r}, '--out', {str(output)!r}]); "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'yaml', 'pydantic', 'jinja2', 'subprocess'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("path", ["models/__init__.py", "typescript/src/index.ts"])
def test_an_edited_file_is_noticed(sources: Sources, output: Path, path: str) -> None:
    (output / path).write_text((output / path).read_text().replace("e", "E", 1))
    assert not manifest.is_current(specs=sources.directory, out=output)


def test_an_edited_file_is_written_again(output: Path, workshop_files: dict[str, str]) -> None:
    (output / "models/__init__.py").write_text("edited = True\n")
    drift = writing.write(workshop_files, out=output)
    assert drift.changed == ("models/__init__.py",)
    assert (output / "models/__init__.py").read_text() == workshop_files["models/__init__.py"]


def test_a_changed_document_is_noticed(sources: Sources, output: Path) -> None:
    sources.change(API, old="version: 1.2.0", new="version: 1.3.0")
    assert not manifest.is_current(specs=sources.directory, out=output)


def test_check_names_what_is_stale(sources: Sources, output: Path) -> None:
    (output / "workshop/routes.py").unlink()
    (output / "workshop/left_over.py").write_text("x = 1\n")
    (output / "models/base.py").write_text("edited = True\n")
    before = contents(output)
    outcome = generate("--check", specs=sources.directory, out=output)
    assert outcome.code == 4
    for path in ("workshop/routes.py", "workshop/left_over.py", "models/base.py"):
        assert path in outcome.errors
    assert contents(output) == before


def test_a_faulty_document_leaves_everything_as_it_was(sources: Sources, output: Path) -> None:
    line = sources.change(API, old="operationId: getHealth", new="operationId: getAppointment")
    before = contents(output)
    outcome = generate(specs=sources.directory, out=output)
    assert outcome.code == 100
    assert f"{API}:{line}:7: operation-id-unique: The operationId getAppointment is also used at" in outcome.errors
    assert "Traceback" not in outcome.errors
    assert contents(output) == before


def test_a_fault_that_only_redocly_finds_names_the_place(sources: Sources, output: Path) -> None:
    line = sources.change(API, old="status: requested, starts_at:", new="status: 5, starts_at:")
    outcome = generate(specs=sources.directory, out=output)
    assert outcome.code == 100
    assert f"{API}:{line}:" in outcome.errors
    assert "redocly/no-invalid-media-type-examples" in outcome.errors


def test_files_of_a_removed_document_are_removed_and_others_stay(sources: Sources, output: Path) -> None:
    (sources.directory / API).rename(sources.directory / "garage.openapi.yaml")
    (output / "workshop/notes.txt").write_text("mine")
    outcome = generate("--timings", specs=sources.directory, out=output)
    assert outcome.code == 0, outcome.errors
    assert (output / "garage/routes.py").exists()
    assert [path.name for path in (output / "workshop").iterdir()] == ["notes.txt"]
    for stage in ("load", "redocly lint", "datamodel-code-generator", "fastapi-code-generator", "openapi-ts", "all"):
        assert stage in outcome.output


def test_a_directory_without_contracts_is_the_users_mistake(tmp_path: Path) -> None:
    outcome = generate(specs=tmp_path, out=tmp_path / "made")
    assert (outcome.code, outcome.errors.count("\n")) == (100, 1)
    assert "--specs" in outcome.errors
