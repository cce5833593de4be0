"""The arguments of a request: parameters and body, parsed as exactly as their schemas say."""

import json
import re
from dataclasses import dataclass
from typing import Any, Self, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json, to_json
from starlette.requests import Request

from scripts.generate.static.json_pointers import pointer
from scripts.generate.static.runtime.content import acceptable, read_body
from scripts.generate.static.runtime.operations import Operation
from scripts.generate.static.runtime.refusals import (
    FieldError,
    NotAcceptable,
    RequirementMissing,
    ValidationFailed,
    body_errors,
    parameter_error,
)

MOST_FAULTS = 100

_JSON_SCALAR = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter[T]:
    """A parameter and how to read it. With `text` its characters are the value; otherwise they are its JSON form."""

    location: str
    name: str
    type: TypeAdapter[Any]
    required: bool = True
    default: T | None = None
    text: bool = True
    when_missing: str | None = None

    def parse(self, raw: str) -> T:
        """Parse one value; raises pydantic's ValidationError."""
        if self.text:
            return cast(T, self.type.validate_strings(raw, strict=True))
        return cast(T, self.type.validate_json(_as_json(raw), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListParameter[T](Parameter[T]):
    """A query parameter with several values: repeated (`explode`), or separated by commas."""

    explode: bool = True

    def parse_all(self, raw: list[str]) -> T:
        """Parse all values; raises pydantic's ValidationError."""
        values = raw if self.explode else ",".join(raw).split(",")
        items = (json.dumps(value) if self.text else _as_json(value) for value in values)
        return cast(T, self.type.validate_json(f"[{','.join(items)}]", strict=True))


class Arguments:
    """The arguments of one request. Faults are collected while reading; `verify` raises them together.

    A faulty argument is read as its parameter's default, so nothing may be done with arguments before `verify`.
    """

    __slots__ = ("_body", "_errors", "_missing", "_operation", "_request")

    def __init__(self, request: Request, operation: Operation) -> None:
        if not acceptable(request.headers.get("accept", "*/*"), operation.produces):
            raise NotAcceptable
        self._request = request
        self._operation = operation
        self._body = b""
        self._errors: list[FieldError] = []
        self._missing: RequirementMissing | None = None

    @classmethod
    async def with_body(cls, request: Request, operation: Operation) -> Self:
        """Read the body too; raises UnsupportedMediaType or BodyTooLarge."""
        arguments = cls(request, operation)
        arguments._body = await read_body(request, operation)
        return arguments

    def path[T](self, parameter: Parameter[T]) -> T:
        """Read a path parameter."""
        return self._parse(parameter, [self._request.path_params[parameter.name]])

    def query[T](self, parameter: Parameter[T]) -> T:
        """Read a query parameter; repeating it is a fault."""
        return self._parse(parameter, self._request.query_params.getlist(parameter.name))

    def header[T](self, parameter: Parameter[T]) -> T:
        """Read a header; repeating it is a fault."""
        return self._parse(parameter, self._request.headers.getlist(parameter.name))

    def query_list[T](self, parameter: ListParameter[T]) -> T:
        """Read a query parameter with several values."""
        values = self._request.query_params.getlist(parameter.name)
        if not values:
            return self._absent(parameter)
        try:
            return parameter.parse_all(values)
        except ValidationError as error:
            return self._fault(parameter, parameter_error(error, location=parameter.location, name=parameter.name))

    def body[T](self, type_: TypeAdapter[T]) -> T:
        """Read a required body; raises MalformedBody when it is not JSON."""
        body = self.optional_body(type_)
        if body is None and not self._body:
            self._errors.append(FieldError(pointer="/body", code="required", detail="A body is required"))
        return cast(T, body)

    def optional_body[T](self, type_: TypeAdapter[T]) -> T | None:
        """Read a body that may be absent; raises MalformedBody when it is not JSON."""
        if not self._body:
            return None
        try:
            return parse_json(type_, self._body)
        except ValidationError as error:
            self._errors.extend(body_errors(error, body=self._body))
            return None

    def verify(self) -> None:
        """Raise what was found: a missing requirement first, else the faults together, at most `MOST_FAULTS`."""
        if self._missing is not None:
            raise self._missing
        if self._request.scope["query_string"]:
            self._refuse_unknown_parameters()
        if self._errors:
            raise ValidationFailed(tuple(self._errors[:MOST_FAULTS]))

    def _parse[T](self, parameter: Parameter[T], values: list[str]) -> T:
        if not values:
            return self._absent(parameter)
        if len(values) > 1:
            return self._fault(parameter, _error(parameter, code="repeated", detail="May be given only once"))
        try:
            return parameter.parse(values[0])
        except ValidationError as error:
            return self._fault(parameter, parameter_error(error, location=parameter.location, name=parameter.name))

    def _absent[T](self, parameter: Parameter[T]) -> T:
        if parameter.required and parameter.when_missing is None:
            return self._fault(parameter, _error(parameter, code="required", detail="Is required"))
        if parameter.required and self._missing is None and parameter.when_missing is not None:
            detail = f"The {parameter.location} parameter {parameter.name} is required."
            self._missing = RequirementMissing(code=parameter.when_missing, detail=detail)
        return cast(T, parameter.default)

    def _fault[T](self, parameter: Parameter[T], error: FieldError) -> T:
        self._errors.append(error)
        return cast(T, parameter.default)

    def _refuse_unknown_parameters(self) -> None:
        for name in dict.fromkeys(self._request.query_params):
            if name not in self._operation.query:
                self._errors.append(
                    FieldError(pointer=pointer("query", name), code="unknown", detail="Is not a parameter")
                )


def _error(parameter: Parameter[Any], *, code: str, detail: str) -> FieldError:
    return FieldError(pointer=pointer(parameter.location, parameter.name), code=code, detail=detail)


def _as_json(text: str) -> str:
    return text if _JSON_SCALAR.fullmatch(text) else json.dumps(text)


def parse_json[T](type_: TypeAdapter[T], text: str | bytes) -> T:
    """Parse a JSON text as exactly as the schema of its type says; raises pydantic's ValidationError."""
    try:
        return type_.validate_json(text, strict=True)
    except ValidationError as error:
        # To JSON Schema 1.0 is an integer; to pydantic it is not.
        if all(fault["type"] != "int_type" for fault in error.errors(include_url=False, include_context=False)):
            raise
        return type_.validate_json(to_json(_with_integers(from_json(text)), inf_nan_mode="constants"), strict=True)


def _with_integers(value: Any) -> Any:
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {name: _with_integers(member) for name, member in value.items()}
        case list():
            return [_with_integers(item) for item in value]
        case _:
            return value
