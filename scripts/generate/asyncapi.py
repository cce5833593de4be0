"""AsyncAPI documents: the check of their structure, and bundles of them.

A bundle holds every schema that its messages are made of under `components.schemas`, as OpenAPI bundles do, together
with two unions named after the channel: what clients send and what the service sends. The same schema is therefore the
same type, whichever document uses it.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.generate.diagnostics import Diagnostic, Place
from scripts.generate.documents import Document, Node, Workspace, nearest
from scripts.generate.python_names import pascal
from scripts.generate.tools import Tool, local_node_tool

JSON_SCHEMA = "application/schema+json;version=draft-2020-12"
SUFFIX = ".asyncapi.yaml"

_SCRIPT = "asyncapi.mjs"
_COMPONENTS = "#/components/schemas/"
# Values under these keys are data, whatever their members are called.
_DATA = frozenset({"example", "examples", "value", "default", "const", "enum"})

type Json = dict[str, Any]


class Check:
    """One run of the AsyncAPI parser over all documents; nothing is started where there are none."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        paths = workspace.channel_paths()
        self._tool: Tool | None = local_node_tool("asyncapi parser", _SCRIPT, *paths) if paths else None

    def finish(self) -> list[Diagnostic]:
        """Wait for the parser and give what it found."""
        if self._tool is None:
            return []
        return [self._diagnostic(fault) for fault in json.loads(self._tool.wait())]

    def stop(self) -> None:
        """Give up; the result no longer matters."""
        if self._tool is not None:
            self._tool.stop()

    def _diagnostic(self, fault: Mapping[str, Any]) -> Diagnostic:
        return Diagnostic(
            place=self._place(Path(fault["file"]).resolve(), fault["path"]),
            rule=f"asyncapi/{fault['code']}",
            what=" ".join(fault["message"].split()),
            why="The document is not a valid AsyncAPI description.",
            fix="see the AsyncAPI specification, version 3.0.",
        )

    def _place(self, path: Path, parts: list[str | int]) -> Place:
        document = self._workspace.documents.get(path)
        if document is None:
            return Place(self._workspace.shown(path), 1, 1)
        pointer = "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in parts)
        return nearest(document.root, pointer).place


def bundle(document: Document) -> Json:
    """Put a document and every schema it refers to into one, in which discriminators are those of OpenAPI."""
    schemas: dict[str, Json] = {}
    copied: Json = _copied(document.root, schemas)
    copied.setdefault("components", {})["schemas"] = schemas
    for name, channel in copied["channels"].items():
        schemas |= dict(_unions(copied, name, channel))
    return copied


def published(document: Mapping[str, Any]) -> Json:
    """Give a bundle as AsyncAPI wants it: a discriminator is the name of a member, the values are constants anyway."""
    components = document["components"]
    schemas = {name: _with_named_discriminators(schema) for name, schema in components["schemas"].items()}
    return {**document, "components": {**components, "schemas": schemas}}


def message_names(channel: str) -> tuple[str, str]:
    """Name the union of what clients send and that of what the service sends."""
    return f"{pascal(channel)}ClientMessage", f"{pascal(channel)}ServerMessage"


def payload_of(message: Mapping[str, Any]) -> str:
    """Name the schema of a bundled message."""
    reference: str = message["payload"]["schema"]["$ref"]
    return reference.removeprefix(_COMPONENTS)


def messages_of(document: Mapping[str, Any], channel: str, *, action: str) -> list[Json]:
    """List the messages that clients send (`receive`), or that the service sends (`send`), in the channel's order."""
    used: set[str] = set()
    for operation in document["operations"].values():
        if operation["action"] == action:
            used |= set(_names(operation))
        if action == "send":
            used |= set(_names(operation.get("reply", {})))
    found = document["channels"][channel]["messages"]
    return [document["components"]["messages"][_last(found[name]["$ref"])] for name in found if name in used]


def _names(holder: Mapping[str, Any]) -> Iterator[str]:
    return (_last(entry["$ref"]) for entry in holder.get("messages", ()))


def _last(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]


def _unions(document: Json, name: str, channel: Mapping[str, Any]) -> Iterator[tuple[str, Json]]:
    title = channel.get("title", name)
    client, server = message_names(name)
    yield client, _union(messages_of(document, name, action="receive"), f"Any message that a client sends ({title}).")
    yield server, _union(messages_of(document, name, action="send"), f"Any message that the service sends ({title}).")


def _union(messages: list[Json], description: str) -> Json:
    mapping = {message["name"]: f"{_COMPONENTS}{payload_of(message)}" for message in messages}
    return {
        "description": description,
        "oneOf": [{"$ref": reference} for reference in mapping.values()],
        "discriminator": {"propertyName": "type", "mapping": mapping},
    }


def _copied(node: Node, schemas: dict[str, Json]) -> Any:
    """Copy a value; schemas that it refers to are added under their names."""
    match node.value:
        case {"$ref": str()}:
            members = {key: child.value for key, child in node.members() if key != "$ref"}
            return {"$ref": _reference(node, schemas), **members}
        case dict():
            return {key: _member(key, child, schemas) for key, child in node.members()}
        case list():
            return [_copied(item, schemas) for item in node.items()]
        case _:
            return node.value


def _member(key: str, child: Node, schemas: dict[str, Json]) -> Any:
    if key in _DATA:
        return child.value
    if key == "properties":
        return {name: _copied(member, schemas) for name, member in child.members()}
    if key == "discriminator":
        mapping = {value: _reference(_pointing(target), schemas) for value, target in child["mapping"].members()}
        return {**child.value, "mapping": mapping}
    return _copied(child, schemas)


def _pointing(target: Node) -> Node:
    return Node(target.document, target.pointer, {"$ref": target.value})


def _reference(node: Node, schemas: dict[str, Json]) -> str:
    target = node.document.workspace.target(node)
    if target.pointer[:1] != ("$defs",):
        reference: str = node.value["$ref"]
        return reference
    if target.name not in schemas:
        # The place is taken before its content is read, so that schemas may refer to themselves.
        schemas[target.name] = {}
        schemas[target.name] = _copied(target, schemas)
    return f"{_COMPONENTS}{target.name}"


def _with_named_discriminators(schema: Any) -> Any:
    match schema:
        case dict():
            return {key: _published_member(key, value) for key, value in schema.items()}
        case list():
            return [_with_named_discriminators(item) for item in schema]
        case _:
            return schema


def _published_member(key: str, value: Any) -> Any:
    if key in _DATA:
        return value
    if key == "properties":
        return {name: _with_named_discriminators(member) for name, member in value.items()}
    return value["propertyName"] if key == "discriminator" else _with_named_discriminators(value)
