"""From a bundled OpenAPI document to the contract model.

The document has passed the linter: what is read here is there, and nothing is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from scripts.generate import channel_builder, operation_traits
from scripts.generate.contract import (
    Body,
    Contract,
    ContractSet,
    Header,
    ListOf,
    Location,
    Named,
    Operation,
    Parameter,
    RateLimit,
    Response,
    Scalar,
    StateMachine,
    Tag,
    Transition,
    ValueType,
    Webhook,
)
from scripts.generate.explanations import parts_of
from scripts.generate.python_names import service_of

type Json = Mapping[str, Any]

METHODS = ("get", "put", "post", "delete", "patch")
PROBLEM = "application/problem+json"
DEFAULT_TIMEOUT_MS = 10_000
DEFAULT_BODY_BYTES = 65_536


def build_set(bundles: Mapping[str, Json]) -> ContractSet:
    """Build the model of all documents; `bundles` maps each source's file name to its bundle."""
    schemas: dict[str, Json] = {}
    for document in bundles.values():
        schemas |= document.get("components", {}).get("schemas", {})
    contracts = tuple(
        _ContractBuilder(source=source, document=document).build()
        for source, document in bundles.items()
        if "openapi" in document
    )
    channels = tuple(
        channel
        for source, document in bundles.items()
        if "asyncapi" in document
        for channel in channel_builder.build(source, document)
    )
    bodies = {
        operation.body.schema
        for contract in contracts
        for operation in contract.operations
        if operation.body and not operation.receives_webhook
    }
    bodies |= {message.schema for channel in channels for message in channel.client_messages}
    return ContractSet(
        contracts=contracts,
        channels=channels,
        state_machines=tuple(_state_machines(schemas)),
        schemas=schemas,
        closed=reachable(bodies, schemas=schemas),
    )


def reachable(names: set[str], *, schemas: Mapping[str, Json]) -> frozenset[str]:
    """Name the schemas that the given ones are made of, themselves included."""
    found: set[str] = set()
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_references(schemas[name]))
    return frozenset(found)


def schemas_of(operation: Operation) -> Iterator[str]:
    """Name the schemas that an operation itself names."""
    for parameter in operation.parameters:
        yield from _named(parameter.type)
    if operation.body is not None:
        yield operation.body.schema
    for response in (*operation.responses, *operation.problems):
        if response.schema is not None:
            yield response.schema
        for header in (*response.headers, *response.ambient):
            yield from _named(header.type)


def _named(type_: ValueType) -> Iterator[str]:
    match type_:
        case Named():
            yield type_.name
        case ListOf():
            yield from _named(type_.items)
        case Scalar():
            pass


def _references(node: Any) -> Iterator[str]:
    match node:
        case {"$ref": str(reference)}:
            yield reference.rsplit("/", 1)[-1]
        case Mapping():
            for child in node.values():
                yield from _references(child)
        case list():
            for child in node:
                yield from _references(child)
        case _:
            pass


def _state_machines(schemas: Json) -> Iterator[StateMachine]:
    for name, schema in schemas.items():
        machine = schema.get("x-state-machine")
        if machine is not None:
            yield StateMachine(
                schema=name,
                states=tuple(schema["enum"]),
                initial=machine["initial"],
                transitions=tuple(
                    Transition(
                        event=entry["event"],
                        sources=tuple(entry["from"]),
                        target=entry["to"],
                        operations=tuple(entry.get("operations", ())),
                    )
                    for entry in machine["transitions"]
                ),
                description=schema.get("description", "").strip(),
            )


class _ContractBuilder:
    def __init__(self, *, source: str, document: Json) -> None:
        self._source = source
        self._document = document

    def build(self) -> Contract:
        document = self._document
        operations = operation_traits.with_traits(
            self._operations(), schemas=document.get("components", {}).get("schemas", {})
        )
        used = {operation.tag for operation in operations}
        return Contract(
            service=service_of(self._source),
            source=self._source,
            title=document["info"]["title"],
            version=document["info"]["version"],
            tags=tuple(
                Tag(name=tag["name"], description=tag.get("description", ""))
                for tag in document.get("tags", ())
                if tag["name"] in used
            ),
            operations=operations,
            problems=self._all_problems(operations),
            webhooks=tuple(self._webhooks()),
            description=document["info"].get("description", "").strip(),
            servers=tuple(server["url"] for server in document.get("servers", ())),
            authentication=tuple(self._authentication()),
        )

    def _authentication(self) -> Iterator[tuple[str, str]]:
        parts = ("type", "scheme", "in", "name", "bearerFormat", "openIdConnectUrl")
        for name, scheme in self._document.get("components", {}).get("securitySchemes", {}).items():
            yield name, " ".join(scheme[part] for part in parts if part in scheme)

    def _operations(self) -> Iterator[Operation]:
        for path, item in self._document.get("paths", {}).items():
            for method in METHODS:
                if method in item:
                    yield self._operation(path, method, item)

    def _operation(self, path: str, method: str, item: Json) -> Operation:
        raw: Json = item[method]
        responses = [
            response
            for status, node in raw["responses"].items()
            for response in self._responses(int(status), self._resolve(node))
        ]
        rate_limit = raw.get("x-rate-limit")
        return Operation(
            id=raw["operationId"],
            method=method.upper(),
            path=path,
            tag=raw["tags"][0],
            summary=raw["summary"],
            description=raw.get("description", "").strip(),
            deprecated=raw.get("deprecated", False),
            public=raw.get("x-public", False),
            internal=raw.get("x-internal", False),
            scopes=tuple(raw.get("x-scopes", ())),
            rate_limit=RateLimit(**rate_limit) if rate_limit else None,
            timeout_ms=raw.get("x-timeout-ms", DEFAULT_TIMEOUT_MS),
            parameters=self._parameters(item, raw),
            body=self._body(raw),
            responses=tuple(response for response in responses if response.code is None),
            problems=tuple(response for response in responses if response.code is not None),
        )

    def _parameters(self, item: Json, raw: Json) -> tuple[Parameter, ...]:
        nodes = [self._resolve(node) for node in (*item.get("parameters", ()), *raw.get("parameters", ()))]
        by_place = {(node["in"], node["name"]): self._parameter(node) for node in nodes}
        order: dict[Location, int] = {"path": 0, "query": 1, "header": 2}
        return tuple(
            sorted(by_place.values(), key=lambda parameter: (order[parameter.location], not parameter.required))
        )

    def _parameter(self, node: Json) -> Parameter:
        return Parameter(
            name=node["name"],
            location=node["in"],
            type=self._type(node["schema"]),
            required=node.get("required", False),
            description=node.get("description", "").strip(),
            default=self._resolve(node["schema"]).get("default"),
            explode=node.get("explode", True),
            problem_when_missing=node.get("x-problem-when-missing"),
            example=self._example(node) if "examples" in node or "example" in node else self._value_of(node["schema"]),
        )

    def _body(self, raw: Json) -> Body | None:
        if "requestBody" not in raw:
            return None
        body = self._resolve(raw["requestBody"])
        schemas = {_name_of(media["schema"]) for media in body["content"].values()}
        (schema,) = schemas
        return Body(
            schema=schema,
            media_types=tuple(body["content"]),
            required=body.get("required", False),
            max_bytes=raw.get("x-max-body-bytes", DEFAULT_BODY_BYTES),
            example=next((self._example(media) for media in body["content"].values()), None),
        )

    def _example(self, node: Json) -> Any:
        """Give the first example of a parameter or a media type, or None."""
        for example in node.get("examples", {}).values():
            return self._resolve(example).get("value")
        return node.get("example")

    def _value_of(self, schema: Json) -> Any:
        """Give a value that a schema shows or allows, or None."""
        found = self._resolve(schema)
        for key in ("examples", "enum"):
            if found.get(key):
                return found[key][0]
        return found.get("const", found.get("default"))

    def _responses(self, status: int, node: Json) -> Iterator[Response]:
        """A response is one type, or one for each kind of problem it lists."""
        content = node.get("content", {})
        if not content:
            yield self._response(status, node, schema={}, media_type=None)
        for media_type, media in content.items():
            for schema in _alternatives(media["schema"]) if media_type == PROBLEM else (media["schema"],):
                yield self._response(status, node, schema=schema, media_type=media_type)

    def _response(self, status: int, node: Json, *, schema: Json, media_type: str | None) -> Response:
        # A text is written in place; everything else has a name.
        name = _name_of(schema) if "$ref" in schema else None
        response = Response(
            status=status,
            description=node["description"],
            schema=name,
            media_type=media_type,
            headers=tuple(self._headers(node, ambient=False)),
            ambient=tuple(self._headers(node, ambient=True)),
        )
        if name is None or media_type != PROBLEM:
            return response
        description, advice = parts_of(self._schema(name).get("description", ""))
        code = self._code(name)
        return replace(
            response,
            description=description,
            code=code,
            type_uri=self._constant(name, "type"),
            advice=advice,
            example=self._problem_example(node["content"][media_type], code=code),
        )

    def _problem_example(self, media: Json, *, code: str) -> Json | None:
        """Find the example of a problem among those of the response that lists it."""
        values = (self._resolve(example).get("value", {}) for example in media.get("examples", {}).values())
        return next((value for value in values if value.get("code") == code), None)

    def _headers(self, node: Json, *, ambient: bool) -> Iterator[Header]:
        for name, reference in node.get("headers", {}).items():
            header = self._resolve(reference)
            if header.get("x-ambient", False) is ambient:
                yield Header(
                    name=name,
                    type=self._type(header["schema"]),
                    required=header.get("required", False),
                    description=header.get("description", "").strip(),
                )

    def _all_problems(self, operations: tuple[Operation, ...]) -> tuple[Response, ...]:
        """Problems of operations and those that any path may answer, which only the components list."""
        found = {problem.code: problem for operation in operations for problem in operation.problems}
        for node in self._document.get("components", {}).get("responses", {}).values():
            if PROBLEM in node.get("content", {}):
                schema = _alternatives(node["content"][PROBLEM]["schema"])[0]
                status = self._constant(_name_of(schema), "status")
                for response in self._responses(status, node):
                    found.setdefault(response.code, response)
        return tuple(sorted(found.values(), key=lambda problem: (problem.status, problem.code or "")))

    def _webhooks(self) -> Iterator[Webhook]:
        for name, item in self._document.get("webhooks", {}).items():
            raw = item["post"]
            ((media_type, media),) = self._resolve(raw["requestBody"])["content"].items()
            yield Webhook(
                name=name,
                id=raw["operationId"],
                summary=raw["summary"],
                description=raw.get("description", "").strip(),
                headers=tuple(parameter for parameter in self._parameters(item, raw) if parameter.location == "header"),
                schema=_name_of(media["schema"]),
                media_type=media_type,
            )

    def _type(self, schema: Json) -> ValueType:
        if "$ref" in schema:
            name = _name_of(schema)
            target = self._schema(name)
            return Named(name=name, kind=target.get("type", "object"), enum="enum" in target)
        if schema["type"] == "array":
            items = self._type(schema["items"])
            assert not isinstance(items, ListOf)
            return ListOf(
                items=items,
                min_items=schema.get("minItems"),
                max_items=schema.get("maxItems"),
                unique=schema.get("uniqueItems", False),
            )
        return Scalar(
            kind=schema["type"],
            format=schema.get("format"),
            enum=tuple(schema.get("enum", (schema["const"],) if "const" in schema else ())),
            pattern=schema.get("pattern"),
            min_length=schema.get("minLength"),
            max_length=schema.get("maxLength"),
            minimum=schema.get("minimum"),
            maximum=schema.get("maximum"),
            exclusive_minimum=schema.get("exclusiveMinimum"),
            exclusive_maximum=schema.get("exclusiveMaximum"),
            multiple_of=schema.get("multipleOf"),
        )

    def _code(self, schema: str) -> str:
        code = self._constant(schema, "code")
        assert isinstance(code, str)
        return code

    def _constant(self, schema: str, member: str) -> Any:
        for part in self._schema(schema).get("allOf", ()):
            if member in part.get("properties", {}):
                return part["properties"][member]["const"]
        raise KeyError(f"{schema} has no constant {member}")

    def _schema(self, name: str) -> Json:
        schema: Json = self._document["components"]["schemas"][name]
        return schema

    def _resolve(self, node: Json) -> Json:
        while "$ref" in node:
            target: Any = self._document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node


def _alternatives(schema: Json) -> tuple[Json, ...]:
    return tuple(schema.get("oneOf", (schema,)))


def _name_of(schema: Json) -> str:
    reference: str = schema["$ref"]
    return reference.rsplit("/", 1)[-1]
