"""Values of the contract model written as JSON Schema again, so that parameters and members are treated alike."""

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.generate.contract import ListOf, Named, Scalar, ValueType

_KEYWORDS = (
    ("format", "format"),
    ("pattern", "pattern"),
    ("min_length", "minLength"),
    ("max_length", "maxLength"),
    ("minimum", "minimum"),
    ("maximum", "maximum"),
    ("exclusive_minimum", "exclusiveMinimum"),
    ("exclusive_maximum", "exclusiveMaximum"),
    ("multiple_of", "multipleOf"),
)


def schema_of(value: ValueType) -> Mapping[str, Any]:
    """Write the type of a parameter or of a header as a schema; one with a name is a reference."""
    match value:
        case Named():
            return {"$ref": f"#/components/schemas/{value.name}"}
        case ListOf():
            return {"type": "array", "items": schema_of(value.items), **dict(_list_limits(value))}
        case Scalar():
            enum = {"enum": list(value.enum)} if value.enum else {}
            return {"type": value.kind, **enum, **dict(_limits(value))}


def _list_limits(value: ListOf) -> Iterator[tuple[str, object]]:
    if value.min_items is not None:
        yield "minItems", value.min_items
    if value.max_items is not None:
        yield "maxItems", value.max_items
    if value.unique:
        yield "uniqueItems", True


def _limits(value: Scalar) -> Iterator[tuple[str, object]]:
    for attribute, keyword in _KEYWORDS:
        limit = getattr(value, attribute)
        if limit is not None:
            yield keyword, limit
