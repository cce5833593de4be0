"""What a change means: the version it implies, the group it belongs to, and words for both."""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.generate.changes.change import Direction, Group
from scripts.generate.changes.versions import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a change means in one direction. Texts have fields in braces, which the comparison fills."""

    level: Level
    group: Group
    text: str
    advice: str = ""


type Meanings = Mapping[Direction, Meaning]


def breaking(text: str, advice: str = "") -> Meaning:
    """Say that installed applications may fail."""
    return Meaning(level=Level.MAJOR, group=Group.BREAKING, text=text, advice=advice)


def attention(text: str, advice: str = "") -> Meaning:
    """Say that installed applications go on, and that their authors should know all the same."""
    return Meaning(level=Level.MINOR, group=Group.ATTENTION, text=text, advice=advice)


def new(text: str, advice: str = "") -> Meaning:
    """Say that applications can do something they could not do before."""
    return Meaning(level=Level.MINOR, group=Group.NEW, text=text, advice=advice)


def changed(text: str, advice: str = "") -> Meaning:
    """Say that something is otherwise, and that nobody has to act."""
    return Meaning(level=Level.MINOR, group=Group.CHANGED, text=text, advice=advice)


def deprecated(text: str, advice: str = "") -> Meaning:
    """Say that something will go with a later major version."""
    return Meaning(level=Level.MINOR, group=Group.DEPRECATED, text=text, advice=advice)


def wording(text: str) -> Meaning:
    """Say that a text was reworded, and nothing else."""
    return Meaning(level=Level.PATCH, group=Group.WORDING, text=text)


def both(meaning: Meaning) -> Meanings:
    """Let a change mean the same in both directions."""
    return {Direction.REQUEST: meaning, Direction.RESPONSE: meaning}


def either(*, request: Meaning | None = None, response: Meaning | None = None) -> Meanings:
    """Let a change mean one thing in requests and another in answers; nothing where it is left out."""
    meanings = {Direction.REQUEST: request, Direction.RESPONSE: response}
    return {direction: meaning for direction, meaning in meanings.items() if meaning is not None}
