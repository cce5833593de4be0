"""The TypeScript package: types and operations by hey-api, one directory for each service."""

import copy
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.generate.contract import Channel, Contract, ContractSet
from scripts.generate.emitters.headers import COMMAND, marked
from scripts.generate.tools import NODE_PACKAGES, Tool, node_tool

_SCRIPT = "@hey-api/openapi-ts/bin/run.js"
_CONFIGURATION = NODE_PACKAGES / "openapi-ts.config.mjs"
_TYPESCRIPT_VERSION = "5.9.3"
# Comments of the tool's own runtime link to pages about its packages; the name says enough.
_LINK = re.compile(r"\{@link https?://\S+ (`[^`]+`)\}")
# The tool's entry has the operations, but not what makes the client that they take.
_CLIENT = "export { type Client, createClient, createConfig } from './client/index.js';\n"

type Json = Mapping[str, Any]


class TypeScriptEmitter:
    """One run of the TypeScript generator for all documents."""

    def __init__(self, contracts: ContractSet, *, bundles: Mapping[str, Json], workspace: Path) -> None:
        self._contracts = contracts
        self._output = workspace / "typescript"
        self._sources = _sources(contracts)
        clients = []
        for service, sources in self._sources.items():
            document = workspace / f"{service}.typescript.json"
            document.write_text(json.dumps(_merged([bundles[source] for source in sources])))
            clients.append({"input": str(document), "output": str(self._directory(service))})
        self._tool: Tool = node_tool(
            "openapi-ts", _SCRIPT, f"--file={_CONFIGURATION}", variables={"CLIENTS": json.dumps(clients)}
        )

    def finish(self) -> dict[str, str]:
        """Wait for the tool and give its modules with the package's own files."""
        self._tool.wait()
        files = self._package()
        for service, sources in self._sources.items():
            directory = self._directory(service)
            for path in sorted(directory.rglob("*.ts")):
                module = path.relative_to(directory).as_posix()
                text = _LINK.sub(r"\1", path.read_text()) + (_CLIENT if module == "index.ts" else "")
                files[f"typescript/src/{kebab(service)}/{module}"] = marked(
                    text, source=", ".join(sources), comment="//"
                )
        return files

    def stop(self) -> None:
        """Give up; the result no longer matters."""
        self._tool.stop()

    def _directory(self, service: str) -> Path:
        return self._output / service

    def _package(self) -> dict[str, str]:
        sources = self._contracts.sources
        index = "".join(f'export * as {camel(name)} from "./{kebab(name)}/index.js";\n' for name in self._modules())
        return {
            "typescript/package.json": _json(self._manifest(sources)),
            "typescript/tsconfig.json": marked(_json(_COMPILER), source=sources, comment="//"),
            "typescript/src/index.ts": marked(index, source=sources, comment="//"),
        }

    def _modules(self) -> list[str]:
        """Name the directories that applications import from: one for each service and each channel."""
        return sorted({*self._sources, *(channel.name for channel in self._contracts.channels)})

    def _manifest(self, sources: str) -> Json:
        entries = {"": "index"} | {f"/{kebab(name)}": f"{kebab(name)}/index" for name in self._modules()}
        return {
            "//": f"Generated from {sources} by `{COMMAND}`. DO NOT EDIT.",
            "name": "@mobilitycorp/sdk",
            "version": self._contracts.package_version,
            "description": "Types and operations of the MobilityCorp APIs.",
            "license": "Apache-2.0",
            "type": "module",
            "sideEffects": False,
            "engines": {"node": ">=20"},
            "exports": {
                f".{name}": {"types": f"./dist/{path}.d.ts", "default": f"./dist/{path}.js"}
                for name, path in entries.items()
            },
            "files": ["dist"],
            "scripts": {"build": "tsc --project tsconfig.json", "check": "tsc --project tsconfig.json --noEmit"},
            "devDependencies": {"typescript": _TYPESCRIPT_VERSION},
        }


_COMPILER: Json = {
    "compilerOptions": {
        "target": "ES2022",
        "lib": ["ES2023", "DOM", "DOM.Iterable"],
        "module": "NodeNext",
        "strict": True,
        "noUncheckedIndexedAccess": True,
        "noImplicitOverride": True,
        "verbatimModuleSyntax": True,
        "declaration": True,
        "sourceMap": True,
        "rootDir": "src",
        "outDir": "dist",
        "types": [],
    },
    "include": ["src"],
}


def _sources(contracts: ContractSet) -> dict[str, list[str]]:
    """List the documents of each service: that of its operations, that of its channel, or both."""
    documents: list[Contract | Channel] = [*contracts.contracts, *contracts.channels]
    found: dict[str, list[str]] = {}
    for document in sorted(documents, key=lambda document: document.service):
        found.setdefault(document.service, []).append(document.source)
    return found


def _merged(bundles: list[Json]) -> Json:
    """Put the documents of a service into one, so that a schema of both is one type."""
    merged: Json = {"openapi": "3.1.0", "info": bundles[0]["info"], "paths": {}, "components": {}}
    for bundle in bundles:
        if "openapi" in bundle:
            merged = _without_parameter_types(bundle)
    schemas = {name: schema for bundle in bundles for name, schema in bundle["components"]["schemas"].items()}
    return {**merged, "components": {**merged.get("components", {}), "schemas": schemas}}


def _without_parameter_types(bundle: Json) -> Json:
    """Write parameters in place: as components they would become types that crowd those of the schemas."""
    document = copy.deepcopy(dict(bundle))
    parameters = document.get("components", {}).pop("parameters", {})
    for item in (*document.get("paths", {}).values(), *document.get("webhooks", {}).values()):
        for holder in (item, *(value for value in item.values() if isinstance(value, dict))):
            if "parameters" in holder:
                holder["parameters"] = [_in_place(node, parameters) for node in holder["parameters"]]
    return document


def _in_place(node: Json, parameters: Json) -> Json:
    found: Json = parameters[node["$ref"].rsplit("/", 1)[-1]] if "$ref" in node else node
    return found


def kebab(service: str) -> str:
    """Write the name of a service or channel as that of a directory."""
    return service.replace("_", "-")


def camel(service: str) -> str:
    """Write the name of a service or channel as that of a variable."""
    first, *rest = service.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _json(value: Json) -> str:
    return json.dumps(value, indent=2) + "\n"
