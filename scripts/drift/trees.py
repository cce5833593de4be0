"""Documents as trees whose references can be followed, whether they are one file or many."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, Self


class Tree(Protocol):
    """A value in a document. `scripts.generate.documents.Node` is one, for documents of many YAML files."""

    @property
    def value(self) -> Any:
        """The value as plain data."""
        ...

    def get(self, key: str) -> Self | None:
        """Give a member, or None where there is none."""
        ...

    def members(self) -> Iterator[tuple[str, Self]]:
        """Give the members of an object."""
        ...

    def items(self) -> Iterator[Self]:
        """Give the items of an array."""
        ...

    def resolved(self) -> Self:
        """Follow references to the value they mean."""
        ...


class JsonTree:
    """A value in a document that has all it refers to."""

    def __init__(self, value: Any, *, root: Any = None) -> None:
        self.value = value
        self._root = value if root is None else root

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a JSON file."""
        return cls(json.loads(path.read_bytes()))

    def get(self, key: str) -> Self | None:
        """Give a member, or None where there is none."""
        if not isinstance(self.value, dict) or key not in self.value:
            return None
        return type(self)(self.value[key], root=self._root)

    def members(self) -> Iterator[tuple[str, Self]]:
        """Give the members of an object in their order; nothing else has any."""
        if isinstance(self.value, dict):
            for key, value in self.value.items():
                yield key, type(self)(value, root=self._root)

    def items(self) -> Iterator[Self]:
        """Give the items of an array; nothing else has any."""
        if isinstance(self.value, list):
            for value in self.value:
                yield type(self)(value, root=self._root)

    def resolved(self) -> Self:
        """Follow references to the value they mean; raises LookupError where one leads nowhere."""
        value = self.value
        while isinstance(value, dict) and isinstance(value.get("$ref"), str):
            target = self._root
            for part in value["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            value = target
        return type(self)(value, root=self._root)


def text_of(tree: Tree, key: str) -> str:
    """Give a member that is a text; raises LookupError where there is none."""
    member = tree.get(key)
    if member is None:
        raise LookupError(f"{key} is missing in {json.dumps(tree.value)[:200]}")
    return str(member.value)


def plain(tree: Tree, key: str, *, default: Any = None) -> Any:
    """Give a member as plain data, or the default where there is none."""
    member = tree.get(key)
    return default if member is None else member.value
