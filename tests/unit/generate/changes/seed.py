"""What a seed is: a change of a small contract, with what it means forwards and backwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scripts.generate.changes.change import Group
from scripts.generate.changes.versions import Level
from tests.unit.generate.changes.library import Json

BREAKING, ATTENTION, NEW = Group.BREAKING, Group.ATTENTION, Group.NEW
CHANGED, DEPRECATED, WORDING = Group.CHANGED, Group.DEPRECATED, Group.WORDING

LEVELS = {
    BREAKING: Level.MAJOR,
    ATTENTION: Level.MINOR,
    NEW: Level.MINOR,
    CHANGED: Level.MINOR,
    DEPRECATED: Level.MINOR,
    WORDING: Level.PATCH,
}

SCHEMAS = "components|schemas"

type Path = str


@dataclass(frozen=True, slots=True)
class Seed:
    """A change, and what it is called in both directions: rule, group, and a part of the text."""

    name: str
    change: Callable[[Json], object]
    forwards: tuple[str, Group, str]
    backwards: tuple[str, Group, str]

    def __str__(self) -> str:
        return self.name


def at(document: Json, path: Path) -> Any:
    """Follow a path, whose parts stand between bars."""
    node: Any = document
    for part in path.split("|"):
        node = node[int(part)] if isinstance(node, list) else node[part]
    return node


def put(path: Path, **members: Any) -> Callable[[Json], object]:
    """Set members of an object."""
    return lambda document: at(document, path).update(members)


def drop(path: Path, key: str) -> Callable[[Json], object]:
    """Remove a member of an object."""
    return lambda document: at(document, path).pop(key)


def append(path: Path, *values: Any) -> Callable[[Json], object]:
    """Add to a list."""
    return lambda document: at(document, path).extend(values)


def rename(path: Path, old: str, new: str) -> Callable[[Json], object]:
    """Call a member of an object otherwise."""

    def change(document: Json) -> None:
        node = at(document, path)
        node[new] = node.pop(old)

    return change


def together(*changes: Callable[[Json], object]) -> Callable[[Json], object]:
    """Make several changes."""

    def change(document: Json) -> None:
        for one in changes:
            one(document)

    return change


def named(schema: str) -> Json:
    """Refer to a schema."""
    return {"$ref": f"#/components/schemas/{schema}"}
