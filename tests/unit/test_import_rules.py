"""The rules about who may import whom hold, and they speak of code that is there."""

import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from scripts.stack.places import CHECKOUT

CONFIGURATION = CHECKOUT / "pyproject.toml"
RULES: dict[str, Any] = tomllib.loads(CONFIGURATION.read_text())["tool"]["importlinter"]


@pytest.fixture(scope="module")
def modules() -> frozenset[str]:
    """The names of all modules of the project."""
    return frozenset(grimp.build_graph(*RULES["root_packages"], cache_dir=None).modules)


def test_every_import_rule_holds(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(CONFIGURATION), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("rule", RULES["contracts"], ids=lambda rule: rule["id"])
def test_a_rule_speaks_of_modules_that_exist(rule: dict[str, Any], modules: frozenset[str]) -> None:
    for pattern in rule.get("source_modules", ()):
        assert any(fnmatchcase(module, pattern) for module in modules), pattern


@pytest.mark.parametrize("package", ["generated", "impl/reservation/domain"])
def test_what_must_stand_alone_imports_nothing_dynamically(package: str) -> None:
    dynamic = ("importlib", "__import__")
    files = sorted((CHECKOUT / package).rglob("*.py"))
    assert files
    assert [file for file in files if any(word in file.read_text() for word in dynamic)] == []


@pytest.mark.parametrize("service", sorted(path.name for path in (CHECKOUT / "impl").iterdir() if path.is_dir()))
def test_every_service_is_part_of_the_layers(service: str) -> None:
    if service.startswith("__"):
        return
    [layers] = [rule["layers"] for rule in RULES["contracts"] if rule["type"] == "layers"]
    assert any(f"impl.{service}" in layer for layer in layers), f"impl.{service} is in no layer of pyproject.toml."


def test_every_module_can_be_named() -> None:
    packages = [CHECKOUT / package for package in RULES["root_packages"]]
    folders = {path.parent for package in packages for path in package.rglob("*.py") if _is_source(path)}
    without_name = {folder for folder in folders if not (folder / "__init__.py").exists()}
    assert {folder for folder in without_name if "migrations" not in folder.parts} == set()


def _is_source(path: Path) -> bool:
    return not {"node_modules", "templates", "__pycache__"} & set(path.parts)
