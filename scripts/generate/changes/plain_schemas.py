"""Schemas in a form in which the same meaning is written in the same way."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

type Json = Mapping[str, Any]

_NULL = {"type": "null"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A schema without null: the `options` it allows, one in most cases, and whether null is allowed beside them.

    `told_apart_by` is the member that tells the options apart, where there is one.
    """

    options: tuple[Json, ...]
    nullable: bool
    told_apart_by: str | None


def plain(schema: Json) -> Plain:
    """Take null out of a schema: from its types, or from its options."""
    if "oneOf" in schema:
        options = tuple(option for option in schema["oneOf"] if option != _NULL)
        nullable = len(options) < len(schema["oneOf"])
        return Plain(options=options, nullable=nullable, told_apart_by=_told_apart_by(schema))
    types = schema.get("type")
    if isinstance(types, list) and "null" in types:
        rest = [name for name in types if name != "null"]
        return Plain(
            options=({**schema, "type": rest[0] if len(rest) == 1 else rest},), nullable=True, told_apart_by=None
        )
    return Plain(options=(schema,), nullable=False, told_apart_by=None)


def _told_apart_by(schema: Json) -> str | None:
    """Give the discriminator: an object in OpenAPI, the name alone in AsyncAPI."""
    discriminator = schema.get("discriminator")
    return discriminator["propertyName"] if isinstance(discriminator, Mapping) else discriminator


def merged(schema: Json, *, schemas: Mapping[str, Json], apart: frozenset[str]) -> Json:
    """Put the parts of `allOf` into one object; parts that refer to a name of `apart` are left out."""
    if "allOf" not in schema:
        return schema
    whole: dict[str, Any] = {"properties": {}, "required": []}
    for part in (*schema["allOf"], {key: value for key, value in schema.items() if key != "allOf"}):
        name = part["$ref"].rsplit("/", 1)[-1] if "$ref" in part else None
        if name not in apart:
            node = merged(schemas[name] if name is not None else part, schemas=schemas, apart=apart)
            properties = whole["properties"] | node.get("properties", {})
            required = [*whole["required"], *node.get("required", ())]
            whole |= {**node, "properties": properties, "required": required}
    return whole


def bases(schema: Json) -> frozenset[str]:
    """Name the schemas that `allOf` extends."""
    return frozenset(part["$ref"].rsplit("/", 1)[-1] for part in schema.get("allOf", ()) if "$ref" in part)
