"""Types of JSON Schema in words: what a value may be, with its limits, for people who read no schemas."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scripts.generate.contract import Member

type Json = Mapping[str, Any]

LIMITS = (
    ("minLength", "at least {} characters"),
    ("maxLength", "at most {} characters"),
    ("minimum", "at least {}"),
    ("exclusiveMinimum", "more than {}"),
    ("maximum", "at most {}"),
    ("exclusiveMaximum", "less than {}"),
    ("multipleOf", "a multiple of {}"),
    ("minItems", "at least {} items"),
    ("maxItems", "at most {} items"),
    ("minProperties", "at least {} members"),
    ("pattern", "matches `{}`"),
)
_WORDS = {"string": "text", "integer": "integer", "number": "number", "boolean": "true or false", "object": "object"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaWords:
    """Writes types; `schemas` are those that references mean, `named` writes the name of one."""

    schemas: Mapping[str, Json]
    named: Callable[[str], str]

    def type_of(self, schema: Json) -> str:
        """Write the type of a member, with its constraints where it has no name."""
        return self.named(last(schema["$ref"])) if "$ref" in schema else self.form_of(schema)

    def form_of(self, schema: Json) -> str:
        """Write what a schema without a name says."""
        if "const" in schema:
            return f"`{json.dumps(schema['const'], ensure_ascii=False)}`"
        if "enum" in schema:
            return "one of " + ", ".join(f"`{value}`" for value in schema["enum"])
        if "oneOf" in schema:
            return " or ".join(self.type_of(option) for option in schema["oneOf"])
        kinds = schema.get("type", "object")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        written = " or ".join(self._kind(kind, schema) for kind in kinds)
        limits = [limit(form, schema[keyword]) for keyword, form in LIMITS if keyword in schema]
        if schema.get("uniqueItems"):
            limits.append("all different")
        return ", ".join([written, *limits])

    def text_of(self, schema: Json) -> str:
        """Give the description of a member, or that of its type where it has none of its own."""
        if "description" in schema or "$ref" not in schema:
            return str(schema.get("description", "")).strip()
        return str(self.schemas[last(schema["$ref"])].get("description", "")).strip()

    def members_of(self, schema: Json) -> Iterator[Member]:
        """Give the members of an object, inherited ones first."""
        for part in schema.get("allOf", ()):
            yield from self.members_of(self.schemas[last(part["$ref"])] if "$ref" in part else part)
        required = schema.get("required", ())
        for name, member in schema.get("properties", {}).items():
            yield Member(name=name, schema=member, required=name in required)

    def _kind(self, kind: str, schema: Json) -> str:
        if kind == "array":
            return f"list of {self.type_of(schema['items'])}"
        if kind == "string" and "format" in schema:
            return str(schema["format"])
        if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
            return f"object whose members are {self.type_of(schema['additionalProperties'])}"
        return _WORDS.get(kind, kind)


def limit(form: str, value: object) -> str:
    """Write a limit; one of something has no plural."""
    written = form.format(value)
    return written.removesuffix("s") if value == 1 and form.endswith("s") else written


def last(reference: str) -> str:
    """Give the name that a reference ends in."""
    return reference.rsplit("/", 1)[-1]
