"""Fresh identifiers in the place of written ones, so that a conversation that is held twice is two conversations."""

from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any, Final

from scripts.mock.identifiers import Identifiers, is_identifier

_OF_A_TURN: Final = frozenset({"turn_id", "message_id"})


@dataclass(slots=True, kw_only=True)
class Names:
    """Which identifier stands for which written one.

    Attributes:
        run: those of a conversation, from its first turn to its last.
        turn: those of a turn.
    """

    run: dict[str, str] = field(default_factory=dict)
    turn: dict[str, str] = field(default_factory=dict)

    def next_turn(self) -> "Names":
        """The same conversation, in a new turn."""
        return Names(run=self.run)


class Renewal:
    """Renews identifiers, but those of things that are there anyway: `kept` are their prefixes."""

    def __init__(self, identifiers: Identifiers, *, kept: Set[str]) -> None:
        self._identifiers = identifiers
        self._kept = kept

    def renewed(self, value: Any, names: Names, *, member: str = "") -> Any:
        """A JSON value with the identifiers that it has this time."""
        match value:
            case dict():
                return {name: self.renewed(child, names, member=name) for name, child in value.items()}
            case list():
                return [self.renewed(item, names, member=member) for item in value]
            case str() if is_identifier(value) and value.partition("_")[0] not in self._kept:
                known = names.turn if member in _OF_A_TURN else names.run
                return known.setdefault(value, self._identifiers.like(value))
            case _:
                return value
