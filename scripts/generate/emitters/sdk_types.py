"""Types of the TypeScript package as the contract model has them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.generate.contract import Header, ListOf, Named, Operation, Parameter, Response, Scalar, ValueType
from scripts.generate.emitters.sdk_names import camel

KEY, IF_MATCH, IF_NONE_MATCH = "idempotencyKey", "ifMatch", "ifNoneMatch"
_NUMBERS = ("integer", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderOption:
    """A header of a request as callers give it: `option` names the member of the options."""

    option: str
    parameter: Parameter


def written(type_: ValueType) -> str:
    """Write a type as TypeScript does."""
    match type_:
        case Named():
            return type_.name
        case ListOf():
            items = written(type_.items)
            return f"readonly ({items})[]" if " | " in items else f"readonly {items}[]"
        case Scalar():
            if type_.enum:
                return " | ".join(json.dumps(value, ensure_ascii=False) for value in type_.enum)
            return "number" if type_.kind in _NUMBERS else type_.kind


def names(type_: ValueType) -> Iterator[str]:
    """Name the schemas that a type is made of."""
    match type_:
        case Named():
            yield type_.name
        case ListOf():
            yield from names(type_.items)
        case Scalar():
            pass


def header_options(operation: Operation) -> tuple[HeaderOption, ...]:
    """Give the headers that an operation takes."""
    return tuple(
        HeaderOption(option=camel(parameter.name), parameter=parameter)
        for parameter in operation.parameters
        if parameter.location == "header"
    )


def path_parameters(operation: Operation) -> tuple[Parameter, ...]:
    """Give the parameters of the path in the order in which they stand in it."""
    found = [parameter for parameter in operation.parameters if parameter.location == "path"]
    return tuple(sorted(found, key=lambda parameter: operation.path.index(f"{{{parameter.name}}}")))


def query_parameters(operation: Operation) -> tuple[Parameter, ...]:
    """Give the parameters of the query."""
    return tuple(parameter for parameter in operation.parameters if parameter.location == "query")


def takes_key(operation: Operation) -> bool:
    """Tell whether the operation takes an `Idempotency-Key`."""
    return _has(operation, KEY)


def is_conditional(operation: Operation) -> bool:
    """Tell whether the operation may answer that what was read before still holds."""
    return _has(operation, IF_NONE_MATCH) and any(response.status == 304 for response in operation.responses)


def needs_version(operation: Operation) -> bool:
    """Tell whether the operation needs `If-Match`."""
    return any(each.option == IF_MATCH and each.parameter.required for each in header_options(operation))


def data(operation: Operation) -> str:
    """Write the type of what a call gives, or of the data of each event."""
    found = dict.fromkeys(_data(response) for response in operation.responses if response.status != 304)
    return " | ".join(found)


def data_names(operation: Operation) -> Iterator[str]:
    """Name the schemas of what a call gives."""
    return (response.schema for response in operation.responses if response.schema is not None)


def answer_headers(operation: Operation) -> tuple[Header, ...]:
    """Give the headers of successful answers, each once; one that some of them lack is not required."""
    successes = [response for response in operation.responses if response.status != 304]
    found: dict[str, Header] = {}
    for response in successes:
        for header in (*response.headers, *response.ambient):
            found.setdefault(header.name, header)
    return tuple(found.values())


def is_always_there(header: Header, operation: Operation) -> bool:
    """Tell whether every successful answer has a header."""
    return all(
        any(each.name == header.name and each.required for each in (*response.headers, *response.ambient))
        for response in operation.responses
        if response.status != 304
    )


def header_type(header: Header) -> str:
    """Write the type in which a header is read: all but numbers are texts."""
    return written(header.type) if _is_number(header.type) or _is_text(header.type) else "string"


def numeric_headers(operation: Operation) -> list[str]:
    """Name the headers of answers that are numbers."""
    return [header.name for header in answer_headers(operation) if _is_number(header.type)]


def imported(operations: Iterable[Operation]) -> list[str]:
    """Name the schemas that the signatures of operations are made of."""
    found: set[str] = set()
    for operation in operations:
        for parameter in operation.parameters:
            if _is_shown(parameter):
                found.update(names(parameter.type))
        for header in answer_headers(operation):
            if header_type(header) != "string":
                found.update(names(header.type))
        if operation.body is not None:
            found.add(operation.body.schema)
        found.update(data_names(operation))
        found.update(operation.versioned_by)
    return sorted(found)


def _is_shown(parameter: Parameter) -> bool:
    return parameter.location != "header" or camel(parameter.name) not in (KEY, IF_MATCH, IF_NONE_MATCH)


def _data(response: Response) -> str:
    if response.media_type is None:
        return "void"
    return response.schema or "string"


def _has(operation: Operation, option: str) -> bool:
    return any(each.option == option for each in header_options(operation))


def _is_number(type_: ValueType) -> bool:
    return isinstance(type_, Scalar | Named) and type_.kind in _NUMBERS


def _is_text(type_: ValueType) -> bool:
    return isinstance(type_, Scalar | Named) and type_.kind == "string"
