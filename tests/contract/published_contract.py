"""The contract as it is published, read for tests: operations, the problems they declare, and what fits them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs

_ROOT = Path(__file__).parents[2]
METHODS = ("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE")
PROBLEM_MEDIA_TYPE = "application/problem+json"

type Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOperation:
    """One operation of a contract, and its definition."""

    contract: "PublishedContract"
    id: str
    method: str
    path: str
    definition: Json
    parameters: tuple[Json, ...]

    @property
    def is_public(self) -> bool:
        """Whether it needs no token."""
        return bool(self.definition.get("x-public", False))

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes that a token needs."""
        return tuple(self.definition.get("x-scopes", ()))

    @property
    def body(self) -> Json | None:
        """The media types of the request body with their schemas; None where there is no body."""
        if "requestBody" not in self.definition:
            return None
        content: Json = self.contract.resolve(self.definition["requestBody"])["content"]
        return content

    @property
    def largest_body(self) -> int:
        """Bytes that a request body may have."""
        return int(self.definition.get("x-max-body-bytes", 0))

    def has_header(self, name: str) -> bool:
        """Whether the operation has a header parameter of this name."""
        return any(parameter["in"] == "header" and parameter["name"] == name for parameter in self.parameters)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredProblem:
    """A problem that an operation may answer with."""

    operation: PublishedOperation
    code: str
    status: int


@dataclass(frozen=True, slots=False, kw_only=True)
class PublishedContract:
    """The contract of one service, by the name of its document."""

    name: str

    @property
    def source(self) -> Path:
        """The document as it was written."""
        return _ROOT / "specs" / f"{self.name}.openapi.yaml"

    @cached_property
    def document(self) -> Json:
        """The bundled document."""
        bundle = _ROOT / "generated" / "contracts" / f"{self.name}.openapi.json"
        document: Json = json.loads(bundle.read_bytes())
        return document

    @cached_property
    def operations(self) -> tuple[PublishedOperation, ...]:
        """All operations, in the order of the document."""
        return tuple(
            PublishedOperation(
                contract=self,
                id=definition["operationId"],
                method=method.upper(),
                path=path,
                definition=definition,
                parameters=tuple(
                    self.resolve(parameter)
                    for parameter in (*item.get("parameters", ()), *definition.get("parameters", ()))
                ),
            )
            for path, item in self.document["paths"].items()
            for method, definition in item.items()
            if method.upper() in METHODS
        )

    @property
    def all_scopes(self) -> str:
        """Every scope that some operation needs, as a token names them."""
        return " ".join(sorted({scope for found in self.operations for scope in found.scopes}))

    def operation(self, identifier: str) -> PublishedOperation:
        """The operation of this operationId."""
        return next(found for found in self.operations if found.id == identifier)

    def methods_by_path(self) -> Mapping[str, frozenset[str]]:
        """The declared methods of each path."""
        paths: dict[str, set[str]] = {}
        for found in self.operations:
            paths.setdefault(found.path, set()).add(found.method)
        return {path: frozenset(methods) for path, methods in paths.items()}

    def declared_problems(self) -> Iterator[DeclaredProblem]:
        """Every problem of every operation."""
        for found in self.operations:
            for status, response in found.definition["responses"].items():
                media_type = self.resolve(response).get("content", {}).get(PROBLEM_MEDIA_TYPE)
                for code in self._codes(media_type["schema"]) if media_type else ():
                    yield DeclaredProblem(operation=found, code=code, status=int(status))

    def resolve(self, node: Json) -> Json:
        """The node itself, or what its `$ref` points to within the document."""
        while "$ref" in node:
            target: Any = self.document
            for part in str(node["$ref"]).removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def verify_response(self, found: PublishedOperation, response: httpx.Response) -> None:
        """Compare a response with what the operation declares for its status: media type, body, headers.

        Raises:
            AssertionError: it differs; the text says where.
        """
        status = str(response.status_code)
        declared = found.definition["responses"]
        assert status in declared, f"{found.id} declares no {status}: {response.text}"
        definition = self.resolve(declared[status])
        self._verify_content(definition.get("content"), response)
        for name, header in definition.get("headers", {}).items():
            self._verify_header(name, definition=self.resolve(header), response=response)

    def _codes(self, schema: Json) -> Iterator[str]:
        schema = self.resolve(schema)
        for choice in schema.get("oneOf", ()):
            yield from self._codes(choice)
        for part in (schema, *map(self.resolve, schema.get("allOf", ()))):
            constant = part.get("properties", {}).get("code", {}).get("const")
            if constant is not None:
                yield constant

    def _verify_content(self, content: Json | None, response: httpx.Response) -> None:
        if content is None:
            assert response.content == b""
            return
        media_type = response.headers["content-type"].partition(";")[0]
        assert media_type in content, f"{media_type} is not declared: {', '.join(content)}"
        if media_type.endswith("json"):
            _validator(self, json.dumps(content[media_type]["schema"])).validate(response.json())

    def _verify_header(self, name: str, *, definition: Json, response: httpx.Response) -> None:
        value = response.headers.get(name)
        if value is None:
            assert not definition.get("required", False), f"The header {name} is missing."
            return
        schema = self.resolve(definition["schema"])
        instance = int(value) if schema.get("type") == "integer" else value
        _validator(self, json.dumps(schema)).validate(instance)


@cache
def _validator(contract: PublishedContract, schema: str) -> jsonschema_rs.Draft202012Validator:
    document = {**json.loads(schema), "components": contract.document["components"]}
    return jsonschema_rs.Draft202012Validator(document, validate_formats=True)


RESERVATION = PublishedContract(name="reservation")
TRAVEL_AGENT = PublishedContract(name="travel-agent")
