"""The TypeScript package: types and operations by hey-api, one directory for each service."""

import copy
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.generate.contract import ContractSet
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
        self._contracts = contracts.contracts
        self._output = workspace / "typescript"
        clients = []
        for contract in self._contracts:
            document = workspace / f"{contract.service}.typescript.json"
            document.write_text(json.dumps(_without_parameter_types(bundles[contract.source])))
            clients.append({"input": str(document), "output": str(self._directory(contract.service))})
        self._tool: Tool = node_tool(
            "openapi-ts", _SCRIPT, f"--file={_CONFIGURATION}", variables={"CLIENTS": json.dumps(clients)}
        )

    def finish(self) -> dict[str, str]:
        """Wait for the tool and give its modules with the package's own files."""
        self._tool.wait()
        files = self._package()
        for contract in self._contracts:
            directory = self._directory(contract.service)
            for path in sorted(directory.rglob("*.ts")):
                module = path.relative_to(directory).as_posix()
                text = _LINK.sub(r"\1", path.read_text()) + (_CLIENT if module == "index.ts" else "")
                files[f"typescript/src/{_kebab(contract.service)}/{module}"] = marked(
                    text, source=contract.source, comment="//"
                )
        return files

    def stop(self) -> None:
        """Give up; the result no longer matters."""
        self._tool.stop()

    def _directory(self, service: str) -> Path:
        return self._output / service

    def _package(self) -> dict[str, str]:
        sources = ", ".join(contract.source for contract in self._contracts)
        index = "".join(
            f'export * as {_camel(contract.service)} from "./{_kebab(contract.service)}/index.js";\n'
            for contract in self._contracts
        )
        return {
            "typescript/package.json": _json(self._manifest(sources)),
            "typescript/tsconfig.json": marked(_json(_COMPILER), source=sources, comment="//"),
            "typescript/src/index.ts": marked(index, source=sources, comment="//"),
        }

    def _manifest(self, sources: str) -> Json:
        entries = {"": "index"} | {
            f"/{_kebab(contract.service)}": f"{_kebab(contract.service)}/index" for contract in self._contracts
        }
        return {
            "//": f"Generated from {sources} by `{COMMAND}`. DO NOT EDIT.",
            "name": "@mobilitycorp/sdk",
            "version": max(contract.version for contract in self._contracts),
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


def _kebab(service: str) -> str:
    return service.replace("_", "-")


def _camel(service: str) -> str:
    first, *rest = service.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _json(value: Json) -> str:
    return json.dumps(value, indent=2) + "\n"
