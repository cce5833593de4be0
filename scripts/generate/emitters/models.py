"""Pydantic models by datamodel-code-generator, from the schemas of all documents.

The tool gets a copy of the schemas in which our conventions are spelled out in its terms.
"""

import ast
import json
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.generate.contract import ContractSet
from scripts.generate.diagnostics import ToolFailed
from scripts.generate.emitters.headers import marked
from scripts.generate.tools import Tool

TEMPLATES = Path(__file__).parents[1] / "templates" / "models"

# The preset pins the style of a date (Annotated, StrEnum, `X | None`): a new version of the tool changes nothing. The
# missing sentinel keeps absent apart from null. Aliases, where we turn scalars into NewTypes, cost nothing at run
# time, where root models would have to be unwrapped; without collapsing, unions keep their names. Defaults are used
# even for required members, because we add them only to constants. Overridden members are always constants, which
# inherit no constraints.
OPTIONS = (
    *("--input-file-type", "openapi"),
    *("--preset", "standard-py312-20261027"),
    *("--target-pydantic-version", "2.14"),
    "--use-missing-sentinel",
    "--use-type-alias",
    "--no-collapse-root-models",
    "--use-default",
    *("--allof-merge-mode", "none"),
    "--no-allow-population-by-field-name",
    "--capitalise-enum-members",
    "--use-schema-description",
    "--use-field-description",
    "--use-single-line-docstring",
    "--use-double-quotes",
    "--disable-timestamp",
    "--no-allow-remote-refs",
    *("--formatters", "builtin"),
    *("--custom-template-dir", str(TEMPLATES)),
)
_FORMATS = {"date-time": "Rfc3339DateTime", "date": "Rfc3339Date", "uri": "Uri"}
_DOCUMENTATION = frozenset({"examples", "example", "title", "deprecated"})
_LINE = 110


class ModelsEmitter:
    """One run of the models generator."""

    def __init__(self, contracts: ContractSet, *, package: str, workspace: Path) -> None:
        self._contracts = contracts
        self._base = f"{package}.models.base"
        self._workspace = workspace
        self._output = workspace / "models.py"
        document = workspace / "schemas.json"
        document.write_text(json.dumps(self._document()))
        self._tool = Tool("datamodel-code-generator", self._command(document))

    def finish(self) -> dict[str, str]:
        """Wait for the tool and give its module."""
        self._tool.wait()
        text = self._output.read_text()
        invented = _defined(text) ^ self._contracts.schemas.keys()
        if invented:
            output = f"Schemas and models differ in {', '.join(sorted(invented))}; name the schemas behind them."
            raise ToolFailed(tool=self._tool.name, output=output)
        return {"models/__init__.py": text}

    def stop(self) -> None:
        """Give up; the result no longer matters."""
        self._tool.stop()

    def _command(self, document: Path) -> list[str | Path]:
        header = marked('"""Models of the contract\'s schemas."""', source=self._contracts.sources)
        bases = {
            name: f"{self._base}.NonEmptyModel"
            for name, schema in self._contracts.schemas.items()
            if "minProperties" in schema
        }
        imports = [f"{self._base}.UniqueItems", "typing.NewType"]
        return [
            *(sys.executable, "-m", "datamodel_code_generator"),
            *OPTIONS,
            *("--input", document),
            *("--output", self._output),
            *("--base-class", f"{self._base}.Model"),
            *("--base-class-map", json.dumps(bases)),
            *("--additional-imports", ",".join(imports)),
            *("--custom-file-header", header),
        ]

    def _document(self) -> dict[str, Any]:
        return {
            "openapi": "3.1.0",
            "info": {"title": "Schemas", "version": "1"},
            "paths": {},
            "components": {
                "schemas": {
                    name: self._spelled_out(schema, constants=name not in self._contracts.closed)
                    for name, schema in self._contracts.schemas.items()
                }
            },
        }

    def _spelled_out(self, schema: Any, *, constants: bool) -> Any:
        """Copy a schema for the tool. With `constants`, members that have one value need not be given."""
        match schema:
            case Mapping():
                return dict(self._members(schema, constants=constants))
            case list():
                return [self._spelled_out(item, constants=constants) for item in schema]
            case _:
                return schema

    def _members(self, schema: Mapping[str, Any], *, constants: bool) -> Iterator[tuple[str, Any]]:
        for key, value in schema.items():
            if key in ("const", "enum", "default", "mapping"):
                yield key, value
            elif key == "description" and isinstance(value, str):
                yield key, "\n".join(textwrap.fill(line, _LINE) for line in value.strip().splitlines())
            elif key == "properties":
                yield key, {name: self._spelled_out(member, constants=constants) for name, member in value.items()}
            elif key not in _DOCUMENTATION and not key.startswith("x-"):
                yield key, self._spelled_out(value, constants=constants)
        if constants and "const" in schema:
            yield "default", schema["const"]
        if schema.get("type") in ("string", ["string", "null"]) and schema.get("format") in _FORMATS:
            yield "customTypePath", f"{self._base}.{_FORMATS[schema['format']]}"


def _defined(text: str) -> set[str]:
    """Name what a module defines at its top level."""
    names: set[str] = set()
    for node in ast.parse(text).body:
        match node:
            case (
                ast.ClassDef(name=name)
                | ast.TypeAlias(name=ast.Name(id=name))
                | ast.Assign(targets=[ast.Name(id=name)])
            ):
                names.add(name)
            case _:
                pass
    return names
