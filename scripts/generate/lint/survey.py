"""The documents as the rules look at them: operations, responses, media types and schemas, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.generate.documents import Document, Node, Pointer, Workspace
from scripts.generate.lint.channel_survey import ChannelUse, channels_of

METHODS = ("get", "put", "post", "delete", "patch")
PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ResponseUse:
    """A response of an operation: where it is listed, and the response itself after following references."""

    status: str
    listed: Node
    node: Node

    @property
    def is_success(self) -> bool:
        """Tell whether the status is 2xx."""
        return self.status.startswith("2")

    @property
    def is_error(self) -> bool:
        """Tell whether the status is 4xx or 5xx."""
        return self.status[:1] in ("4", "5")

    def header(self, name: str) -> Node | None:
        """Give a header, after following references."""
        header = self.node["headers"].get(name) if "headers" in self.node else None
        return header.resolved() if header else None

    def media(self) -> Iterator[tuple[str, Node]]:
        """Give the media types with their schemas and examples."""
        if "content" in self.node:
            yield from self.node["content"].members()

    def problems(self) -> Iterator[Node]:
        """Give the schema of each problem that the response may carry."""
        for media_type, media in self.media():
            if media_type == PROBLEM and "schema" in media:
                schema = media["schema"].resolved()
                alternatives = list(schema["oneOf"].items()) if "oneOf" in schema else [schema]
                yield from (alternative.resolved() for alternative in alternatives)


@dataclass(frozen=True, slots=True)
class OperationUse:
    """An operation, or the request of a webhook: its path, method and path item."""

    document: Document
    path: str
    method: str
    item: Node
    node: Node

    @property
    def label(self) -> str:
        """How messages call it."""
        name = self.node["operationId"].value if "operationId" in self.node else None
        return str(name or f"{self.method.upper()} {self.path}")

    def parameters(self) -> Iterator[Node]:
        """Give the parameters of the operation and its path, after following references."""
        for holder in (self.item, self.node):
            if "parameters" in holder:
                yield from (parameter.resolved() for parameter in holder["parameters"].items())

    def parameter(self, name: str) -> Node | None:
        """Give the parameter of a name."""
        return next((node for node in self.parameters() if node.value.get("name") == name), None)

    def body(self) -> Node | None:
        """Give the request body, after following references."""
        body = self.node.get("requestBody")
        return body.resolved() if body else None

    def body_media(self) -> Iterator[tuple[str, Node]]:
        """Give the media types of the body with their schemas and examples."""
        body = self.body()
        if body is not None and "content" in body:
            yield from body["content"].members()

    def responses(self) -> Iterator[ResponseUse]:
        """Give the responses."""
        if "responses" in self.node:
            for status, listed in self.node["responses"].members():
                yield ResponseUse(status, listed, listed.resolved())

    def response(self, status: str) -> ResponseUse | None:
        """Give the response of a status."""
        return next((response for response in self.responses() if response.status == status), None)

    def problem_codes(self) -> set[str]:
        """Give the codes of all problems that the operation declares."""
        schemas = (schema for response in self.responses() for schema in response.problems())
        return {code for schema in schemas if isinstance(code := constant_of(schema, "code"), str)}

    @property
    def is_public(self) -> bool:
        """Tell whether no token is needed."""
        return bool(self.node.value.get("x-public", False))

    @property
    def receives_webhook(self) -> bool:
        """Tell whether the request is a webhook of another service, with the headers of Standard Webhooks."""
        identifier = self.parameter("webhook-id")
        return identifier is not None and bool(identifier.value.get("required"))


@dataclass(frozen=True, slots=True)
class SchemaUse:
    """A schema that something uses. `request` tells that clients write values of it; `name` is that of a definition."""

    node: Node
    request: bool
    name: str | None


@dataclass
class Survey:
    """Everything the rules look at."""

    workspace: Workspace
    _seen: set[tuple[Path, Pointer, bool]] = field(default_factory=set)

    @cached_property
    def documents(self) -> list[Document]:
        """The documents that describe a service."""
        return self.workspace.contracts()

    @cached_property
    def channels(self) -> list[ChannelUse]:
        """All channels of the AsyncAPI documents."""
        return [channel for document in self.workspace.channels() for channel in channels_of(document)]

    @cached_property
    def operations(self) -> list[OperationUse]:
        """All operations that the services answer."""
        return [use for document in self.documents for use in _operations(document, "paths")]

    @cached_property
    def webhooks(self) -> list[OperationUse]:
        """All requests that the services send."""
        return [use for document in self.documents for use in _operations(document, "webhooks")]

    @cached_property
    def schemas(self) -> list[SchemaUse]:
        """All schemas of bodies and messages and what they are made of, once for requests and once for responses."""
        return list(self._schemas())

    @cached_property
    def definitions(self) -> list[Node]:
        """All named schemas, used or not."""
        found = []
        for document in self.workspace.documents.values():
            for holder in (document.root.get("$defs"), document.root.at("components", "schemas")):
                if holder is not None:
                    found += [node for _name, node in holder.members()]
        return found

    @cached_property
    def parameters(self) -> list[Node]:
        """All parameters, each once."""
        uses = (*self.operations, *self.webhooks)
        return list({node.identity: node for use in uses for node in use.parameters()}.values())

    @cached_property
    def headers(self) -> list[Node]:
        """All response headers, each once."""
        found: dict[tuple[Path, Pointer], Node] = {}
        for response in self.responses:
            if "headers" in response.node:
                for _name, header in response.node["headers"].members():
                    found.setdefault(header.resolved().identity, header.resolved())
        return list(found.values())

    @cached_property
    def responses(self) -> list[ResponseUse]:
        """All responses of operations, and those among the components; each once."""
        found: dict[tuple[Path, Pointer], ResponseUse] = {}
        for operation in self.operations:
            for response in operation.responses():
                found.setdefault(response.node.identity, response)
        for document in self.documents:
            components = document.root.at("components", "responses")
            for _name, node in components.members() if components else ():
                found.setdefault(node.resolved().identity, ResponseUse("", node, node.resolved()))
        return list(found.values())

    def _schemas(self) -> Iterator[SchemaUse]:
        yield from self._schemas_of_operations()
        for channel in self.channels:
            for message in channel.client_messages():
                yield from self._schema(message.payload(), request=True)
            for message in channel.server_messages():
                yield from self._schema(message.payload(), request=False)
        for node in (*self.parameters, *self.headers):
            yield from self._schema(node.get("schema"), request=False)

    def _schemas_of_operations(self) -> Iterator[SchemaUse]:
        for operation in self.operations:
            for _type, media in operation.body_media():
                yield from self._schema(media.get("schema"), request=not operation.receives_webhook)
        for response in self.responses:
            for _type, media in response.media():
                yield from self._schema(media.get("schema"), request=False)
        for webhook in self.webhooks:
            for _type, media in webhook.body_media():
                yield from self._schema(media.get("schema"), request=False)

    def _schema(self, node: Node | None, *, request: bool) -> Iterator[SchemaUse]:
        if node is None or (*node.identity, request) in self._seen:
            return
        self._seen.add((*node.identity, request))
        yield SchemaUse(node, request, _definition_name(node))
        target = node.resolved()
        if target is not node:
            yield from self._schema(target, request=request)
        for child in _children(node):
            yield from self._schema(child, request=request)


def constant_of(schema: Node, member: str) -> object:
    """Give the one value that a member of a composed schema may have; None if it may have several."""
    for part in schema["allOf"].items() if "allOf" in schema else (schema,):
        definition = part.at("properties", member)
        if definition is not None and "const" in definition:
            return definition.value["const"]
    return None


def properties_of(schema: Node) -> dict[str, Node]:
    """Give the members of an object, those of the schemas it is composed of included."""
    schema = schema.resolved()
    found = dict(schema["properties"].members()) if "properties" in schema else {}
    for part in schema["allOf"].items() if "allOf" in schema else ():
        found |= properties_of(part)
    return found


def required_of(schema: Node) -> set[str]:
    """Name the members that must be there, those of composed schemas included."""
    schema = schema.resolved()
    found = set(schema.value.get("required", ()))
    for part in schema["allOf"].items() if "allOf" in schema else ():
        found |= required_of(part)
    return found


def _operations(document: Document, member: str) -> Iterator[OperationUse]:
    paths = document.root.get(member)
    for path, item in paths.members() if paths else ():
        for method in METHODS:
            if method in item:
                yield OperationUse(document, path, method, item, item[method])


def _children(schema: Node) -> Iterator[Node]:
    for keyword in ("oneOf", "anyOf", "allOf"):
        if keyword in schema:
            yield from schema[keyword].items()
    if "properties" in schema:
        yield from (child for _name, child in schema["properties"].members())
    for keyword in ("items", "additionalProperties"):
        child = schema.get(keyword)
        if child is not None and isinstance(child.value, dict):
            yield child


def _definition_name(node: Node) -> str | None:
    parent = node.pointer[:-1]
    return node.name if parent in (("$defs",), ("components", "schemas")) else None
