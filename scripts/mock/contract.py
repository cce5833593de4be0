"""A bundled OpenAPI document as the mock looks at it: operations, with the answers that are written as examples."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

type Json = Mapping[str, Any]

METHODS: Final = ("get", "put", "post", "delete", "patch")
PROBLEM: Final = "application/problem+json"
_SCHEMAS: Final = "#/components/schemas/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One written answer. `name` is what clients ask for by `Prefer: example=…`; `body` is None where there is none."""

    status: int
    name: str
    media_type: str | None
    body: Any

    @property
    def problem(self) -> str | None:
        """The code of the problem that it is; None for any other answer."""
        return str(self.body["code"]) if self.media_type == PROBLEM else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """An operation as its contract describes it.

    Attributes:
        answers: every written answer, in the order of their statuses.
        headers: the headers of each status, with a value that fits; names as the contract writes them.
        produced: the name of the schema of what a success carries, where it has one.
        taken: the name of the schema of the body of requests, where it has one.
    """

    id: str
    method: str
    path: str
    answers: tuple[Example, ...]
    headers: Mapping[int, Mapping[str, str]]
    produced: str | None
    taken: str | None

    @property
    def successes(self) -> tuple[Example, ...]:
        """The written answers to a request that succeeds, in the order of the contract."""
        first = next((answer.status for answer in self.answers if 200 <= answer.status < 300), None)
        return tuple(answer for answer in self.answers if answer.status == first)

    def written_problem(self, code: str) -> Example | None:
        """The written answer that is this problem."""
        return next((answer for answer in self.answers if answer.problem == code), None)


class Contract:
    """One bundled document."""

    def __init__(self, document: Json) -> None:
        self.document = document

    @cached_property
    def operations(self) -> Mapping[str, Described]:
        """All operations by their ids."""
        found = (
            self._described(path, method, item[method])
            for path, item in self.document["paths"].items()
            for method in METHODS
            if method in item
        )
        return {operation.id: operation for operation in found}

    def schema(self, name: str) -> Json:
        """The schema of that name."""
        schema: Json = self.document["components"]["schemas"][name]
        return schema

    def members(self, schema: Json) -> dict[str, Json]:
        """The members of an object, those of the schemas it is composed of included."""
        schema = self._resolved(schema)
        found: dict[str, Json] = dict(schema.get("properties", {}))
        for part in schema.get("allOf", ()):
            found |= self.members(part)
        return found

    def required(self, schema: Json) -> set[str]:
        """The members that every such object has."""
        schema = self._resolved(schema)
        return set(schema.get("required", ())).union(*(self.required(part) for part in schema.get("allOf", ())))

    def resolved(self, schema: Json) -> Json:
        """The schema itself, whether it is written in place or referred to."""
        return self._resolved(schema)

    def _described(self, path: str, method: str, operation: Json) -> Described:
        responses = {
            int(status): self._resolved(response)
            for status, response in operation["responses"].items()
            if status.isdigit()
        }
        body = self._resolved(operation.get("requestBody", {}))
        successes = [response for status, response in responses.items() if 200 <= status < 300]
        return Described(
            id=operation["operationId"],
            method=method,
            path=path,
            answers=tuple(
                example
                for status, response in sorted(responses.items())
                for example in self._examples(status, response)
            ),
            headers={status: dict(self._headers(response)) for status, response in responses.items()},
            produced=next((_schema_of(response) for response in successes), None),
            taken=_schema_of(body),
        )

    def _examples(self, status: int, response: Json) -> Iterator[Example]:
        if "content" not in response:
            yield Example(status=status, name="", media_type=None, body=None)
        for media_type, media in response.get("content", {}).items():
            for name, example in media.get("examples", {}).items():
                yield Example(status=status, name=name, media_type=media_type, body=self._resolved(example)["value"])

    def _headers(self, response: Json) -> Iterator[tuple[str, str]]:
        for name, reference in response.get("headers", {}).items():
            header = self._resolved(reference)
            yield name, _value_of(header, self._resolved(header["schema"]))

    def _resolved(self, node: Json) -> Json:
        while "$ref" in node:
            target: Any = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node


def name_of(schema: Json) -> str | None:
    """The name of the schema that is referred to; None for one that is written in place."""
    reference = schema.get("$ref", "")
    return reference.removeprefix(_SCHEMAS) if reference.startswith(_SCHEMAS) else None


def _schema_of(holder: Json) -> str | None:
    schemas = [media.get("schema", {}) for media in holder.get("content", {}).values()]
    return name_of(schemas[0]) if schemas else None


def _value_of(header: Json, schema: Json) -> str:
    """A value that the header may have: the written one, or the simplest that its schema allows."""
    if "example" in header:
        return str(header["example"])
    if "enum" in schema:
        return str(schema["enum"][0])
    return str(max(1, schema.get("minimum", 1))) if schema.get("type") == "integer" else "1"
