"""Where versions of a contract differ, before anyone asks what that means."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value stands: `lead` is in words, `path` leads from there to a member, `pointer` into the bundle."""

    lead: str = ""
    path: str = ""
    pointer: str = field(default="", compare=False)

    def member(self, name: str) -> Self:
        """Give the place of a member."""
        path = f"{self.path}.{name}" if self.path else name
        return replace(self, path=path, pointer=f"{self.pointer}/properties/{_escaped(name)}")

    def item(self) -> Self:
        """Give the place of the items of a list."""
        return replace(self, path=f"{self.path}[]", pointer=f"{self.pointer}/items")

    def other_members(self) -> Self:
        """Give the place of the members that have no names."""
        return replace(self, path=f"{self.path}.*", pointer=f"{self.pointer}/additionalProperties")

    def __str__(self) -> str:
        return " ".join(filter(None, (self.lead, f"`{self.path}`" if self.path else "")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference: the rule it falls under, and what the rule's texts tell of it."""

    rule: str
    place: Place
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A schema of the older version and the one of the newer version that stands where it stood."""

    old: str
    new: str


type Finding = Difference | Pair


def difference(rule: str, place: Place, **words: str) -> Difference:
    """Make a difference."""
    return Difference(rule=rule, place=place, words=tuple(words.items()))


def parted(findings: Iterator[Finding]) -> tuple[tuple[Difference, ...], tuple[Pair, ...]]:
    """Part differences from the pairs that remain to be compared."""
    found = tuple(findings)
    return (
        tuple(finding for finding in found if isinstance(finding, Difference)),
        tuple(dict.fromkeys(finding for finding in found if isinstance(finding, Pair))),
    )


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
