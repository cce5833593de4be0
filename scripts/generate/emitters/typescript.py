"""The TypeScript package: its types by hey-api, made of the schemas of all documents, and its own files."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.generate import contract_builder
from scripts.generate.contract import ContractSet
from scripts.generate.emitters.headers import COMMAND, marked
from scripts.generate.emitters.sdk import client_problems
from scripts.generate.tools import NODE_PACKAGES, Tool, node_tool

_SCRIPT = "@hey-api/openapi-ts/bin/run.js"
_CONFIGURATION = NODE_PACKAGES / "openapi-ts.config.mjs"
_TYPESCRIPT_VERSION = "5.9.3"
# The tool writes the options of its own client before the types.
_FIRST_TYPE = "/**"

type Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What applications import from: `name` below the package's, its module, and the packages it needs beside."""

    name: str
    module: str
    peers: Mapping[str, str] = field(default_factory=dict)


class TypeScriptEmitter:
    """One run of the types generator for the schemas of all documents."""

    def __init__(self, contracts: ContractSet, *, workspace: Path) -> None:
        self._contracts = contracts
        self._output = workspace / "typescript"
        document = workspace / "schemas.typescript.json"
        document.write_text(json.dumps(_document(contracts)))
        variables = {"INPUT": str(document), "OUTPUT": str(self._output)}
        self._tool: Tool = node_tool("openapi-ts", _SCRIPT, f"--file={_CONFIGURATION}", variables=variables)

    def finish(self) -> dict[str, str]:
        """Wait for the tool and give its types with the package's own files."""
        self._tool.wait()
        sources = self._contracts.sources
        text = (self._output / "types.ts").read_text()
        types = text[text.index(_FIRST_TYPE) :] if _FIRST_TYPE in text else "export {};\n"
        return {
            "typescript/package.json": _json(self._manifest(sources)),
            "typescript/tsconfig.json": marked(_json(_COMPILER), source=sources, comment="//"),
            "typescript/src/types.ts": marked(types, source=sources, comment="//"),
        }

    def stop(self) -> None:
        """Give up; the result no longer matters."""
        self._tool.stop()

    def _manifest(self, sources: str) -> Json:
        entries = list(_entries(self._contracts))
        peers = {name: version for entry in entries for name, version in entry.peers.items()}
        optional = {name: {"optional": True} for name in peers}
        return {
            "//": f"Generated from {sources} by `{COMMAND}`. DO NOT EDIT.",
            "name": "@mobilitycorp/sdk",
            "version": self._contracts.package_version,
            "description": "Client of the MobilityCorp APIs: typed calls, retries, problems, paging, and the chat.",
            "keywords": ["mobilitycorp", "reservations", "openapi", "asyncapi", "sdk", "typescript"],
            "license": "Apache-2.0",
            "type": "module",
            "sideEffects": False,
            "engines": {"node": ">=20"},
            "exports": {
                f".{entry.name}": {"types": f"./dist/{entry.module}.d.ts", "default": f"./dist/{entry.module}.js"}
                for entry in entries
            }
            | {"./package.json": "./package.json"},
            "files": ["dist"],
            "scripts": {"build": "tsc --project tsconfig.json", "check": "tsc --project tsconfig.json --noEmit"},
            "devDependencies": {"typescript": _TYPESCRIPT_VERSION},
        } | ({"peerDependencies": peers, "peerDependenciesMeta": optional} if peers else {})


_COMPILER: Json = {
    "compilerOptions": {
        "target": "ES2022",
        "lib": ["ES2023", "DOM", "DOM.Iterable"],
        "module": "NodeNext",
        "strict": True,
        "exactOptionalPropertyTypes": True,
        "noUncheckedIndexedAccess": True,
        "noImplicitOverride": True,
        "verbatimModuleSyntax": True,
        "declaration": True,
        "rootDir": "src",
        "outDir": "dist",
        "types": [],
    },
    "include": ["src"],
}


def _entries(contracts: ContractSet) -> Iterator[Entry]:
    yield Entry(name="", module="index")
    yield Entry(name="/core", module="core/index")
    yield Entry(name="/operations", module="operations/index")
    for channel in sorted(contracts.channels, key=lambda channel: channel.name):
        yield Entry(name=f"/{kebab(channel.name)}", module=f"{kebab(channel.name)}/index")
    yield Entry(name="/validation", module="validation/index", peers={"@cfworker/json-schema": "^4.1.1"})
    yield Entry(name="/tanstack-query", module="tanstack-query/index", peers={"@tanstack/query-core": "^5.90.0"})


def _document(contracts: ContractSet) -> Json:
    """Put the schemas that clients meet into one document, so that what documents share is one type."""
    reached = contract_builder.reachable(set(_roots(contracts)), schemas=contracts.schemas)
    schemas = {name: schema for name, schema in contracts.schemas.items() if name in reached}
    return {
        "openapi": "3.1.0",
        "info": {"title": contracts.sources, "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def _roots(contracts: ContractSet) -> Iterator[str]:
    """Name the schemas that clients begin with: those of operations, problems, webhooks and messages."""
    yield from (problem.schema for problem in client_problems(contracts) if problem.schema)
    for contract in contracts.contracts:
        yield from (webhook.schema for webhook in contract.webhooks)
        for operation in contract.operations:
            if not operation.internal:
                yield from contract_builder.schemas_of(operation)
    for channel in contracts.channels:
        yield from (channel.client_schema, channel.server_schema, channel.id_schema)
        yield from (message.schema for message in (*channel.client_messages, *channel.server_messages))


def kebab(name: str) -> str:
    """Write the name of a channel as that of a directory."""
    return name.replace("_", "-")


def _json(value: Json) -> str:
    return json.dumps(value, indent=2) + "\n"
