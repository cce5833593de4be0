"""What the authorizer needs of the generated policy: operations with their scopes, and how sockets carry tokens."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

# The same place in the checkout and in the function's archive, which keeps the checkout's folders.
POLICY = Path(__file__).parents[3] / "generated" / "gateway" / "policy.json"


class AmbiguousPaths(Exception):
    """No IAM policy can allow some operations without allowing or denying others; the text names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation as IAM names it: METHOD/path, with `*` for each parameter."""

    name: str
    method: str
    path: str
    scopes: frozenset[str]

    @property
    def resource(self) -> str:
        """What follows the stage in the operation's ARN; `*` there stands for any text, slashes included."""
        segments = ("*" if _is_parameter(segment) else segment for segment in self.path.split("/"))
        return f"{self.method}{'/'.join(segments)}"

    def covers(self, other: Self) -> bool:
        """Whether this operation's ARN matches requests that are the other's."""
        return self != other and matches(self.resource, other.witness)

    @property
    def witness(self) -> str:
        """A request of this operation and of no other: the parameters have a value that no path spells out."""
        return self.resource.replace("*", "\N{SECTION SIGN}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The operations clients reach, the prefixes of subprotocols that carry tokens, and the clocks' difference."""

    operations: tuple[Operation, ...]
    token_subprotocols: tuple[str, ...]
    clock_skew_s: int

    @classmethod
    def from_policy(cls, policy: dict[str, Any]) -> Self:
        """Read the generated policy.

        Raises:
            AmbiguousPaths: IAM's wildcards cannot tell its operations apart.
        """
        contract = cls(
            operations=tuple(_operation(entry) for entry in policy["operations"]),
            token_subprotocols=tuple(channel["token_subprotocol"] for channel in policy["channels"]),
            clock_skew_s=policy["clock_skew_s"],
        )
        confused = sorted(set(contract._confused()))
        if confused:
            raise AmbiguousPaths(
                f"No policy of IAM can tell these operations apart: {'; '.join(confused)}. IAM's * matches slashes too."
                " Give one of the operations another path, or all of them the same scopes."
            )
        return contract

    @classmethod
    def generated(cls) -> Self:
        """The contract that this checkout, or this archive, was generated with."""
        return cls.from_policy(json.loads(POLICY.read_text()))

    def permitted(self, scopes: frozenset[str]) -> tuple[Operation, ...]:
        """The operations that a token with these scopes may call; public ones are among them."""
        return tuple(operation for operation in self.operations if operation.scopes <= scopes)

    def caught(self, permitted: tuple[Operation, ...]) -> tuple[Operation, ...]:
        """The other operations that the wildcards of the permitted ones match."""
        others = (operation for operation in self.operations if operation not in permitted)
        return tuple(other for other in others if any(operation.covers(other) for operation in permitted))

    def _confused(self) -> Iterator[str]:
        """Operations that a denial of another would catch, where a token can permit the one without the other."""
        for wide in self.operations:
            for denied in (each for each in self.operations if wide.covers(each)):
                for also in (each for each in self.operations if denied.covers(each)):
                    if not denied.scopes <= wide.scopes | also.scopes:
                        yield f"{wide.name}, {denied.name}, {also.name}"


def matches(pattern: str, text: str) -> bool:
    """Whether IAM's `*` (any text) and `?` (one character) in the pattern match the whole text."""
    return _wildcards(pattern).fullmatch(text) is not None


@lru_cache(maxsize=1024)
def _wildcards(pattern: str) -> re.Pattern[str]:
    return re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)


def _operation(entry: dict[str, Any]) -> Operation:
    return Operation(name=entry["id"], method=entry["method"], path=entry["path"], scopes=frozenset(entry["scopes"]))


def _is_parameter(segment: str) -> bool:
    return segment.startswith("{")
