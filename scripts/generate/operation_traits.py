"""What operations are to clients beyond their own words: lists in pages, changes of something that was read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from scripts.generate.contract import Operation, Response

type Json = Mapping[str, Any]

_CURSOR, _PAGE = "cursor", frozenset({"items", "next_cursor"})
_IF_MATCH, _ETAG = "if-match", "ETag"


def with_traits(operations: Iterable[Operation], *, schemas: Mapping[str, Json]) -> tuple[Operation, ...]:
    """Give the operations of a document with `paged` and `versioned_by` filled in."""
    known = tuple(operations)
    return tuple(
        replace(
            operation,
            paged=_is_paged(operation, schemas=schemas),
            versioned_by=_versions(operation, known=known, schemas=schemas) if _needs_version(operation) else (),
        )
        for operation in known
    )


def parameter_of_target(operation: Operation) -> str | None:
    """Name the parameter of the path that says which resource is meant: the last, or None where there is none."""
    names = [parameter.name for parameter in operation.parameters if parameter.location == "path"]
    return max(names, key=lambda name: operation.path.index(f"{{{name}}}"), default=None)


def _is_paged(operation: Operation, *, schemas: Mapping[str, Json]) -> bool:
    takes_cursor = any(each.name == _CURSOR and each.location == "query" for each in operation.parameters)
    return takes_cursor and any(
        _PAGE.issubset(schemas[response.schema].get("properties", {}))
        for response in operation.responses
        if response.schema
    )


def _needs_version(operation: Operation) -> bool:
    return any(
        each.location == "header" and each.name.lower() == _IF_MATCH and each.required for each in operation.parameters
    )


def _versions(operation: Operation, *, known: Iterable[Operation], schemas: Mapping[str, Json]) -> tuple[str, ...]:
    """Name the schemas of answers about the same resource that have an `ETag`, and tell which resource it is."""
    resource = _resource(operation, known)
    target = parameter_of_target(operation)
    found = {
        response.schema: None
        for other in known
        if f"{other.path}/".startswith(f"{resource}/")
        for response in other.responses
        if response.schema and _has_etag(response)
    }
    return tuple(name for name in found if target is None or _tells(schemas[name], target))


def _resource(operation: Operation, known: Iterable[Operation]) -> str:
    """Give the path of what an operation changes: up to its last parameter, or that of what is read above it."""
    if "{" in operation.path:
        return operation.path[: operation.path.rindex("}") + 1]
    above = [
        other.path
        for other in known
        if other.method == "GET"
        and f"{operation.path}/".startswith(f"{other.path}/")
        and any(_has_etag(response) for response in other.responses)
    ]
    return max(above, key=len, default=operation.path)


def _has_etag(response: Response) -> bool:
    return any(header.name == _ETAG for header in response.headers)


def _tells(schema: Json, target: str) -> bool:
    properties = schema.get("properties", {})
    return target in properties or "id" in properties
