"""Semantic versions of contracts, and how far a change raises them (semver.org, version 2.0.0)."""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

_FORM = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


class Level(IntEnum):
    """How far a change raises the version; levels compare by weight."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """Give the name as it is written for people."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version of a contract or of the package."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a version; raises ValueError for anything but three numbers with dots between them."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError(f"{text} is not a version such as 1.2.0.")
        return cls(*map(int, found.groups()))

    @staticmethod
    def is_one(text: object) -> bool:
        """Tell whether a value can be read as a version."""
        return isinstance(text, str) and _FORM.fullmatch(text) is not None

    def raised(self, level: Level) -> Self:
        """Give the lowest version that such a change may be released as."""
        match level:
            case Level.MAJOR:
                return type(self)(self.major + 1, 0, 0)
            case Level.MINOR:
                return type(self)(self.major, self.minor + 1, 0)
            case Level.PATCH:
                return type(self)(self.major, self.minor, self.patch + 1)
            case Level.NONE:
                return self

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"
