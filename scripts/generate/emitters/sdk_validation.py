"""The entry of the TypeScript package that checks bodies: the schemas of the contract, and what reads them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.generate import contract_builder
from scripts.generate.contract import ContractSet, Operation
from scripts.generate.emitters.headers import marked

RUNTIME = Path(__file__).parents[1] / "static" / "sdk_validation"
DIRECTORY = "typescript/src/validation"
_PREFIX = "#/components/schemas/"
_MAPS = {"properties", "patternProperties"}
_VALUES = {"const", "enum", "default", "required", "type"}
_ANNOTATIONS = {"title", "description", "default", "example", "examples", "deprecated"}
# Whether there are members beyond those named is up to who checks: an answer of a newer service may have some.
_CLOSING = ("additionalProperties", "unevaluatedProperties")

type Json = Mapping[str, Any]


def emit(model: ContractSet) -> dict[str, str]:
    """Give the modules of the entry."""
    files = {f"{DIRECTORY}/schemas.ts": marked(_schemas(model), source=model.sources, comment="//")}
    for path in sorted(RUNTIME.glob("*.ts")):
        source = f"scripts/generate/static/{RUNTIME.name}/{path.name}"
        files[f"{DIRECTORY}/{path.name}"] = marked(path.read_text(), source=source, comment="//")
    return files


def _schemas(model: ContractSet) -> str:
    schemas = {name: lowered(model.schemas[name]) for name in _reached(model)}
    names = "".join(f"\n  | {json.dumps(name)}" for name in schemas)
    lines = "".join(f"  {name}: {json.dumps(schema)},\n" for name, schema in schemas.items())
    return (
        'import type { Schema } from "./schema.js";\n\n'
        f"/** Schemas of the bodies of requests and answers, and those that they are made of. */\n"
        f"export type SchemaName ={names};\n\n"
        f"export const schemas: Readonly<Record<SchemaName, Schema>> = {{\n{lines}}};\n"
    )


def lowered(schema: Json) -> Json:
    """Write a schema for the package: without annotations, and with unions by a tag as conditions on it.

    A condition tells what is wrong with the one alternative that is meant, and lets alternatives pass that it does
    not know once enumerations are left out.
    """
    kept = {key: value for key, value in schema.items() if key not in _ANNOTATIONS and not key.startswith("x-")}
    for keyword in _CLOSING:
        if kept.get(keyword) is False:
            del kept[keyword]
    if "discriminator" in kept:
        return _union(kept["discriminator"])
    return {key: _part(key, value) for key, value in kept.items()}


def _union(discriminator: Json) -> Json:
    tag, mapping = discriminator["propertyName"], discriminator["mapping"]
    return {
        "type": "object",
        "required": [tag],
        "properties": {tag: {"type": "string", "enum": list(mapping)}},
        "allOf": [
            {"if": {"properties": {tag: {"const": value}}, "required": [tag]}, "then": {"$ref": _reference(target)}}
            for value, target in mapping.items()
        ],
    }


def _part(keyword: str, value: Any) -> Any:
    match value:
        case str() if keyword == "$ref":
            return _reference(value)
        case Mapping() if keyword in _MAPS:
            return {name: lowered(schema) for name, schema in value.items()}
        case Mapping() if keyword not in _VALUES:
            return lowered(value)
        case list() if keyword not in _VALUES:
            return [lowered(item) for item in value]
        case _:
            return value


def _reference(reference: str) -> str:
    return f"#/$defs/{reference.removeprefix(_PREFIX)}"


def _reached(model: ContractSet) -> list[str]:
    """Name the schemas that bodies of the package's operations are made of."""
    bodies = {
        name
        for contract in model.contracts
        for operation in contract.operations
        if not operation.internal
        for name in _bodies(operation)
    }
    return sorted(contract_builder.reachable(bodies, schemas=model.schemas))


def _bodies(operation: Operation) -> Iterator[str]:
    if operation.body is not None:
        yield operation.body.schema
    yield from (response.schema for response in operation.responses if response.schema is not None)
