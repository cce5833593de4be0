"""Source documents with the position of every value, and references followed across files.

YAML is read by the core schema of YAML 1.2, as the Node tools read it: `no` is a word, not false.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import yaml

from scripts.generate.diagnostics import Diagnostic, GenerationFailed, Place

_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("null", "Null", "NULL", "~", "")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

type Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a document, and where it stands."""

    document: "Document"
    pointer: Pointer
    value: Any

    @property
    def place(self) -> Place:
        """Where the value, or the key that names it, is written."""
        return self.document.place(self.pointer)

    @property
    def name(self) -> str:
        """The last part of the pointer: the key of a member, the name of a definition."""
        return str(self.pointer[-1]) if self.pointer else ""

    @property
    def identity(self) -> tuple[Path, Pointer]:
        """Tells the place apart from all others."""
        return self.document.path, self.pointer

    def __contains__(self, key: str) -> bool:
        return isinstance(self.value, dict) and key in self.value

    def __getitem__(self, key: str | int) -> "Node":
        return Node(self.document, (*self.pointer, key), self.value[key])

    def get(self, key: str) -> "Node | None":
        """Give a member, or None where there is none."""
        if key not in self:
            return None
        return self[key]

    def at(self, *keys: str) -> "Node | None":
        """Give a member of a member, and so on, or None where one of them is absent."""
        node: Node | None = self
        for key in keys:
            node = node.get(key) if node is not None else None
        return node

    def members(self) -> Iterator[tuple[str, "Node"]]:
        """Give the members of an object in their order; nothing else has any."""
        if isinstance(self.value, dict):
            for key in self.value:
                yield str(key), self[key]

    def items(self) -> Iterator["Node"]:
        """Give the items of an array; nothing else has any."""
        if isinstance(self.value, list):
            for index in range(len(self.value)):
                yield self[index]

    def resolved(self) -> "Node":
        """Follow references to the value they mean. The workspace has checked that they lead somewhere."""
        node = self
        while isinstance(node.value, dict) and isinstance(node.value.get("$ref"), str):
            node = node.document.workspace.target(node)
        return node


class Document:
    """One YAML file."""

    def __init__(self, path: Path, *, workspace: "Workspace") -> None:
        self.path = path
        self.workspace = workspace
        self._marks: dict[Pointer, yaml.Mark] = {}
        self.faults: list[Diagnostic] = []
        self.value = self._read()

    @cached_property
    def root(self) -> Node:
        """The whole document."""
        return Node(self, (), self.value)

    def place(self, pointer: Pointer) -> Place:
        """Where a value is written; for one that is absent, its nearest parent."""
        while pointer and pointer not in self._marks:
            pointer = pointer[:-1]
        mark = self._marks.get(pointer)
        return Place(self.workspace.shown(self.path), mark.line + 1 if mark else 1, mark.column + 1 if mark else 1)

    def _read(self) -> Any:
        try:
            node = yaml.compose(self.path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except (yaml.MarkedYAMLError, UnicodeDecodeError) as error:
            raise GenerationFailed([self._syntax_error(error)]) from None
        return self._convert(node, ()) if node is not None else None

    def _syntax_error(self, error: yaml.MarkedYAMLError | UnicodeDecodeError) -> Diagnostic:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "the file is not UTF-8"
        return Diagnostic(
            place=Place(self.workspace.shown(self.path), mark.line + 1 if mark else 1, mark.column + 1 if mark else 1),
            rule="yaml-syntax",
            what=f"This is not YAML: {what}.",
            why="Nothing can be read from the document.",
            fix="correct the syntax; quote texts that hold `: ` or ` #`.",
        )

    def _convert(self, node: yaml.Node, pointer: Pointer) -> Any:
        self._marks.setdefault(pointer, node.start_mark)
        match node:
            case yaml.MappingNode():
                return self._convert_mapping(node, pointer)
            case yaml.SequenceNode():
                return [self._convert(child, (*pointer, index)) for index, child in enumerate(node.value)]
            case yaml.ScalarNode():
                return _scalar(node)
            case _:
                raise TypeError(type(node))

    def _convert_mapping(self, node: yaml.MappingNode, pointer: Pointer) -> dict[str, Any]:
        members: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in members:
                self.faults.append(self._duplicate(key, key_node.start_mark))
            self._marks[(*pointer, key)] = key_node.start_mark
            members[key] = self._convert(value_node, (*pointer, key))
        return members

    def _duplicate(self, key: str, mark: yaml.Mark) -> Diagnostic:
        return Diagnostic(
            place=Place(self.workspace.shown(self.path), mark.line + 1, mark.column + 1),
            rule="duplicate-key",
            what=f"The key {key} is written twice.",
            why="Only one of the two would count.",
            fix="remove one, or rename it.",
        )


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


@dataclass(slots=True)
class Workspace:
    """All documents of a directory. Paths are shown relative to `base`."""

    directory: Path
    base: Path
    documents: dict[Path, Document] = field(default_factory=dict)

    @classmethod
    def load(cls, directory: Path, *, base: Path) -> Self:
        """Read the documents of a directory and what they refer to; raises GenerationFailed."""
        workspace = cls(directory=directory.resolve(), base=base.resolve())
        faults: list[Diagnostic] = []
        for path in workspace.paths():
            try:
                workspace.open(path)
            except GenerationFailed as failure:
                faults += failure.diagnostics
        waiting = list(workspace.documents.values())
        while waiting:
            faults += workspace._follow(waiting.pop(), waiting)
        if faults:
            raise GenerationFailed(faults)
        return workspace

    def paths(self) -> list[Path]:
        """List the files that describe a service or a channel, in the order of their names."""
        return sorted((*self.contract_paths(), *self.channel_paths()))

    def contract_paths(self) -> list[Path]:
        """List the OpenAPI documents, in the order of their names."""
        return sorted(self.directory.glob("*.openapi.yaml"))

    def channel_paths(self) -> list[Path]:
        """List the AsyncAPI documents, in the order of their names."""
        return sorted(self.directory.glob("*.asyncapi.yaml"))

    def contracts(self) -> list[Document]:
        """Give the OpenAPI documents."""
        return [self.documents[path] for path in self.contract_paths()]

    def channels(self) -> list[Document]:
        """Give the AsyncAPI documents."""
        return [self.documents[path] for path in self.channel_paths()]

    def open(self, path: Path) -> Document:
        """Read a file once; raises GenerationFailed when it is not YAML, OSError when it is not there."""
        if path not in self.documents:
            self.documents[path] = Document(path, workspace=self)
        return self.documents[path]

    def shown(self, path: Path) -> Path:
        """Write a path for people."""
        return path.relative_to(self.base) if path.is_relative_to(self.base) else path

    def target(self, node: Node) -> Node:
        """Give what a reference means; raises LookupError or OSError where it means nothing."""
        reference: str = node.value["$ref"]
        file, _, fragment = reference.partition("#")
        document = self.open((node.document.path.parent / file).resolve()) if file else node.document
        target = document.root
        for part in fragment.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            target = target[int(key)] if isinstance(target.value, list) else target[key]
        return target

    def _follow(self, document: Document, waiting: list[Document]) -> Iterator[Diagnostic]:
        """Check every reference of a document and read the files it names."""
        yield from document.faults
        for node in references(document.root):
            known = set(self.documents)
            try:
                fault = self._fault_of(node)
            except GenerationFailed as failure:
                yield from failure.diagnostics
                continue
            waiting.extend(self.documents[path] for path in self.documents.keys() - known)
            if fault is not None:
                yield fault

    def _fault_of(self, node: Node) -> Diagnostic | None:
        reference = node.value["$ref"]
        what, fix = "", ""
        if "://" in reference:
            what, fix = f"{reference} is outside this project.", "copy the schema into schemas/."
        elif "#/" not in reference:
            what, fix = f"{reference} names a whole file.", "name the definition in it: file.yaml#/$defs/Name."
        elif not self._is_source(node, reference.partition("#")[0]):
            what, fix = f"{reference} is not a schema file of this directory.", "move the definition below schemas/."
        elif not self._leads_somewhere(node):
            what, fix = f"{reference} leads nowhere.", "correct the name, or write the definition."
        if not what:
            return None
        why = "Types are made for definitions, and named after them."
        return Diagnostic(place=node["$ref"].place, rule="reference", what=what, why=why, fix=fix)

    def _leads_somewhere(self, node: Node) -> bool:
        """Tell whether a reference finds a value that is not, by way of others, itself."""
        passed = {node.identity}
        try:
            target = self.target(node)
        except (LookupError, TypeError, ValueError, OSError):
            return False
        while isinstance(target.value, dict) and "$ref" in target and target.identity not in passed:
            passed.add(target.identity)
            try:
                target = self.target(target)
            except (LookupError, TypeError, ValueError, OSError):
                # That reference is reported where it stands.
                return True
        return target.identity not in passed

    def _is_source(self, node: Node, file: str) -> bool:
        path = (node.document.path.parent / file).resolve()
        return not file or path.is_relative_to(self.directory / "schemas")


def nearest(node: Node, pointer: str) -> Node:
    """Follow a pointer, through references, as far as it leads. Items of a list have an index, or a name."""
    for part in pointer.removeprefix("#/").split("/"):
        child = _child(node.resolved(), part.replace("~1", "/").replace("~0", "~"))
        if child is None:
            break
        node = child
    return node


def _child(parent: Node, key: str) -> Node | None:
    if not isinstance(parent.value, list):
        return parent.get(key)
    if key.isdigit():
        return parent[int(key)] if int(key) < len(parent.value) else None
    return next((item for item in parent.items() if _named(item, key)), None)


def _named(item: Node, key: str) -> bool:
    name = item.resolved().get("name")
    return name is not None and name.value == key


def references(node: Node) -> Iterator[Node]:
    """Find all nodes below that are references. Examples are data, whatever their members are called."""
    if isinstance(node.value, dict):
        if isinstance(node.value.get("$ref"), str):
            yield node
        for key, child in node.members():
            if key == "properties":
                # Their names are the author's; one that is called `value` is a schema all the same.
                for _name, member in child.members():
                    yield from references(member)
            elif key not in ("example", "value", "default", "const", "enum"):
                yield from references(child)
    for item in node.items():
        yield from references(item)
