"""A change of a contract as applications notice it."""

from dataclasses import dataclass
from enum import StrEnum

from scripts.generate.changes.versions import Level


class Group(StrEnum):
    """What a change asks of those who use the contract, in the order in which they want to read it."""

    BREAKING = "breaking"
    ATTENTION = "attention"
    NEW = "new"
    CHANGED = "changed"
    DEPRECATED = "deprecated"
    WORDING = "wording"


class Direction(StrEnum):
    """Who writes a value: applications in requests, or the service in answers, events and webhooks."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Use:
    """Where applications meet a part of the contract: an operation, a message of a channel, or a webhook.

    `where` is the method with its path, or the name of the message or webhook. An `internal` use is none of theirs.
    """

    document: str
    id: str
    where: str
    internal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: the rule it falls under, the version it implies, and what it means, in words.

    `advice` says what to do, where there is something to do, `subject` what it is about. `pointer` leads to it in the
    bundle of the newer document.
    """

    rule: str
    level: Level
    group: Group
    text: str
    advice: str = ""
    subject: str = ""
    uses: tuple[Use, ...] = ()
    pointer: str = ""
