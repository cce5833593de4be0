"""Schemas of request bodies as models of Amazon API Gateway: JSON Schema draft 4 as far as its documentation goes.

Whatever is not kept is taken down as a loss, but for annotations, which ask nothing of a value. What is kept never
refuses a value that the contract allows.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.generate.emitters.aws_losses import (
    BOUNDS,
    FORMATS,
    ITEMS,
    KEYWORDS,
    NULLS,
    UNIONS,
    Ledger,
    Reason,
)

type Json = Mapping[str, Any]

_PREFIX = "#/components/schemas/"
# Draft 4 and OpenAPI 3.0 have these, if need be in other words, and no note of Amazon excludes them.
_KEPT = {
    *("type", "const", "enum", "required", "minProperties", "maxProperties", "uniqueItems", "multipleOf"),
    *("minLength", "maxLength", "pattern", "minimum", "maximum"),
}
_ANNOTATIONS = {"title", "description", "default", "example", "examples", "deprecated", "x-state-machine"}
_LOSSES = {"minItems": ITEMS, "maxItems": ITEMS, "format": FORMATS}


def models(uses: Mapping[str, Iterable[str]], *, schemas: Mapping[str, Json], ledger: Ledger) -> dict[str, Json]:
    """Lower the schemas of bodies and those they are made of.

    `uses` maps the name of a body's schema to the operations that take it. The models are in the order of their names.
    """
    operations: dict[str, list[str]] = {}
    for name, ids in uses.items():
        for reached in _reached(name, schemas):
            operations.setdefault(reached, []).extend(ids)
    return {
        name: _Lowering(schemas, ledger=ledger, operations=operations[name]).lowered(schemas[name], place=name)
        for name in sorted(operations)
    }


def _reached(name: str, schemas: Mapping[str, Json]) -> list[str]:
    """Name the schema and those that the lowered one still refers to."""
    found: list[str] = []
    waiting = [name]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            waiting.extend(_references(schemas[name], schemas=schemas))
    return found


def _references(schema: Json, *, schemas: Mapping[str, Json]) -> Iterator[str]:
    if "$ref" in schema:
        yield name_of(schema)
        return
    for part in schema.get("allOf", ()):
        yield from _references(_resolved(part, schemas=schemas), schemas=schemas)
    # What may be null is not lowered, nor is a union, so what they are made of is not either.
    if not _may_be_null(schema):
        inner = (schema.get(keyword) for keyword in ("items", "additionalProperties"))
        for child in (*schema.get("properties", {}).values(), *inner):
            if isinstance(child, Mapping):
                yield from _references(child, schemas=schemas)


def _resolved(schema: Json, *, schemas: Mapping[str, Json]) -> Json:
    while "$ref" in schema:
        schema = schemas[name_of(schema)]
    return schema


def name_of(schema: Json) -> str:
    """Give the name of the schema that a reference leads to."""
    reference: str = schema["$ref"]
    return reference.rsplit("/", 1)[-1]


def _may_be_null(schema: Json) -> bool:
    return isinstance(schema.get("type"), list) or None in schema.get("enum", ())


class _Lowering:
    def __init__(self, schemas: Mapping[str, Json], *, ledger: Ledger, operations: Iterable[str]) -> None:
        self._schemas = schemas
        self._ledger = ledger
        self._operations = tuple(operations)

    def lowered(self, schema: Json, *, place: str) -> Json:
        """Give what of a schema a model may hold."""
        if "$ref" in schema:
            return {"$ref": f"{_PREFIX}{name_of(schema)}"}
        described = {"description": " ".join(schema["description"].split())} if "description" in schema else {}
        if "oneOf" in schema or "anyOf" in schema:
            self._lose(UNIONS, place, _asked(schema))
            return described
        if _may_be_null(schema):
            self._lose(NULLS, place, _asked(schema))
            return described
        if "allOf" in schema:
            return described | self._merged(schema["allOf"], place=place)
        return described | self._keywords(schema, place=place)

    def _merged(self, parts: Iterable[Json], *, place: str) -> dict[str, Any]:
        """Write what is composed as one object: a composition may not refer to other models."""
        merged: dict[str, Any] = {"type": "object", "required": [], "properties": {}}
        for part in parts:
            lowered = self.lowered(_resolved(part, schemas=self._schemas), place=place)
            for name in lowered.get("properties", {}).keys() & merged["properties"].keys():
                self._lose(KEYWORDS, f"{place}.{name}", {"allOf": [merged["properties"][name]]})
            merged["properties"] |= lowered.get("properties", {})
            merged["required"] += [name for name in lowered.get("required", ()) if name not in merged["required"]]
        # Draft 4 wants at least one name in `required`.
        return {keyword: value for keyword, value in merged.items() if value}

    def _keywords(self, schema: Json, *, place: str) -> dict[str, Any]:
        kept = _exact(schema)
        for keyword, value in schema.items():
            if keyword in ("exclusiveMinimum", "exclusiveMaximum"):
                kept |= self._bound(keyword, value, schema=schema, place=place)
            elif keyword == "properties":
                kept[keyword] = {name: self.lowered(child, place=f"{place}.{name}") for name, child in value.items()}
            elif keyword == "items":
                kept[keyword] = self.lowered(value, place=f"{place}[]")
            elif keyword == "additionalProperties":
                kept[keyword] = value if isinstance(value, bool) else self.lowered(value, place=f"{place}{{}}")
            elif keyword not in _KEPT | _ANNOTATIONS:
                self._lose(_LOSSES.get(keyword, KEYWORDS), place, {keyword: value})
        return kept

    def _bound(self, keyword: str, value: float, *, schema: Json, place: str) -> dict[str, float]:
        """Write an exclusive bound as an inclusive one; of integers it is the same."""
        lower = keyword == "exclusiveMinimum"
        if schema.get("type") == "integer":
            return {"minimum": int(value) + 1} if lower else {"maximum": int(value) - 1}
        self._lose(BOUNDS, place, {keyword: value})
        return {"minimum": value} if lower else {"maximum": value}

    def _lose(self, reason: Reason, place: str, asked: dict[str, Any]) -> None:
        self._ledger.record(reason, place=place, constraint=asked, operations=self._operations)


def _exact(schema: Json) -> dict[str, Any]:
    """Give the keywords that mean the same in a model, if need be in its own words."""
    kept = {keyword: value for keyword, value in schema.items() if keyword in _KEPT}
    if "const" in kept:
        kept["enum"] = [kept.pop("const")]
    if kept.get("type") == "integer":
        # An integer of 2020-12 may be written as 1.0, one of draft 4 may not.
        kept = {"type": "number", "multipleOf": 1} | kept | {"type": "number"}
    return kept


def _asked(schema: Json) -> dict[str, Any]:
    return {keyword: value for keyword, value in schema.items() if keyword not in _ANNOTATIONS}
