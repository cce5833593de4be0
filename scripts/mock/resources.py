"""The mock's memory: the things that were written in examples, made and changed, each with its version."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.mock.roles import Kind

type Body = dict[str, Any]


@dataclass(slots=True)
class Resource:
    """A thing as it is now. Its version counts from one and is what its `ETag` says."""

    kind: Kind
    key: str
    body: Body
    version: int = 1

    @property
    def etag(self) -> str:
        """Its strong entity tag (RFC 9110, section 8.8.3)."""
        return f'"{self.version}"'

    @property
    def path(self) -> str:
        """Where it is read."""
        return self.kind.path.replace(f"{{{self.kind.parameter}}}", self.key)

    @property
    def status(self) -> str | None:
        """Where it is in its state machine; None where it has none."""
        return str(self.body[self.kind.machine.member]) if self.kind.machine is not None else None

    def replace(self, body: Body) -> None:
        """Give it a new body, which is its next version."""
        self.body = body
        self.version += 1


class Resources:
    """All things, by kind and key, in the order in which they were made."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Resource] = {}

    def find(self, kind: Kind, key: str | None) -> Resource | None:
        """The thing of that key; the one there is, where the kind has one only."""
        return self._kept.get((kind.path, key or ""))

    def keep(self, kind: Kind, body: Body) -> Resource:
        """Remember a thing by its `id`. One that is known is changed, if it is not the same already."""
        key = str(body["id"]) if kind.parameter is not None else ""
        known = self._kept.get((kind.path, key))
        if known is None:
            return self._kept.setdefault((kind.path, key), Resource(kind, key, copy.deepcopy(body)))
        if known.body != body:
            known.replace(copy.deepcopy(body))
        return known

    def newest_first(self, kind: Kind) -> Iterator[Resource]:
        """All things of a kind, the one that was made last first."""
        return (resource for resource in reversed(self._kept.values()) if resource.kind == kind)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
