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
    UNKNOWN_MEMBERS,
    Ledger,
)

type Json = Mapping[str, Any]

_PREFIX = "#/components/schemas/"
# Draft 4 and OpenAPI 3.0 have these with the same meaning, and no note of Amazon excludes them.
_KEPT = {
    *("type", "enum", "required", "minProperties", "uniqueItems", "multipleOf"),
    *("minLength", "maxLength", "pattern", "minimum", "maximum"),
}
_ANNOTATIONS = {"title", "description", "default", "example", "examples", "deprecated", "x-state-machine"}
_LOSSES = {"additionalProperties": UNKNOWN_MEMBERS, "minItems": ITEMS, "maxItems": ITEMS, "format": FORMATS}


def models(uses: Mapping[str, Iterable[str]], *, schemas: Mapping[str, Json], ledger: Ledger) -> dict[str, Json]:
    """Lower the schemas of bodies and those they are made of.

    `uses` maps the name of a body's schema to the operations that take it. The models are in the order of their names.
    """
    operations: dict[str, list[str]] = {}
    for name, ids in uses.items():
        for reached in _reached(name, schemas):
            operations.setdefault(reached, []).extend(ids)
    return {
        name: _Lowering(ledger, operations=operations[name]).lowered(schemas[name], place=name)
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
            waiting.extend(_references(schemas[name]))
    return found


def _references(schema: Json) -> Iterator[str]:
    if "$ref" in schema:
        yield name_of(schema)
        return
    # A union is not lowered, so what it is made of is not either.
    for child in (*schema.get("allOf", ()), *schema.get("properties", {}).values(), *_items(schema)):
        yield from _references(child)


def _items(schema: Json) -> tuple[Json, ...]:
    return (schema["items"],) if "items" in schema and not _may_be_null(schema) else ()


def name_of(schema: Json) -> str:
    """Give the name of the schema that a reference leads to."""
    reference: str = schema["$ref"]
    return reference.rsplit("/", 1)[-1]


def _may_be_null(schema: Json) -> bool:
    return isinstance(schema.get("type"), list) or None in schema.get("enum", ())


class _Lowering:
    def __init__(self, ledger: Ledger, *, operations: Iterable[str]) -> None:
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
        return described | self._keywords(schema, place=place)

    def _keywords(self, schema: Json, *, place: str) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for keyword, value in schema.items():
            if keyword in _KEPT:
                kept[keyword] = value
            elif keyword == "const":
                kept["enum"] = [value]
            elif keyword in ("exclusiveMinimum", "exclusiveMaximum"):
                kept |= self._bound(keyword, value, schema=schema, place=place)
            elif keyword in ("properties", "items", "allOf"):
                kept[keyword] = self._parts(keyword, value, place=place)
            elif keyword not in _ANNOTATIONS:
                self._lose(_LOSSES.get(keyword, KEYWORDS), place, {keyword: value})
        return kept

    def _bound(self, keyword: str, value: float, *, schema: Json, place: str) -> dict[str, float]:
        """Write an exclusive bound as an inclusive one; of integers it is the same."""
        lower = keyword == "exclusiveMinimum"
        if schema.get("type") == "integer":
            return {"minimum": int(value) + 1} if lower else {"maximum": int(value) - 1}
        self._lose(BOUNDS, place, {keyword: value})
        return {"minimum": value} if lower else {"maximum": value}

    def _parts(self, keyword: str, value: Any, *, place: str) -> Any:
        if keyword == "properties":
            return {name: self.lowered(child, place=f"{place}.{name}") for name, child in value.items()}
        if keyword == "items":
            return self.lowered(value, place=f"{place}[]")
        return [self.lowered(part, place=place) for part in value]

    def _lose(self, reason: Any, place: str, asked: dict[str, Any]) -> None:
        self._ledger.record(reason, place=place, constraint=asked, operations=self._operations)


def _asked(schema: Json) -> dict[str, Any]:
    return {keyword: value for keyword, value in schema.items() if keyword not in _ANNOTATIONS}
