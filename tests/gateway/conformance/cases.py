"""Cases: a call, what should come of it, and under which circumstances it is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tests.gateway.conformance.calls import Call, Observation
from tests.gateway.conformance.outcomes import Outcome


class Circumstance(StrEnum):
    """What the gateway is up against."""

    WELL = "everything is well"
    SLOW = "the service does not answer"
    DEAD = "nothing listens where the service should be"
    THRIFTY = "one request is all that limits allow"
    REAL = "the real services are behind it"
    SPARING = "the same, and other operations are used up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that a gateway should do.

    Attributes:
        family: what it is about; the table of differences is by family.
        name: tells it apart from the others of its family.
        call: what the client sends.
        expected: what the contract says should come of it.
        before: calls that the client makes first, whose outcome is not looked at.
    """

    family: str
    name: str
    call: Call
    expected: Outcome
    circumstance: Circumstance = Circumstance.WELL
    before: tuple[Call, ...] = ()

    @property
    def id(self) -> str:
        """Family and name."""
        return f"{self.family}: {self.name}"

    @property
    def expected_line(self) -> str:
        """What should come of it, in a line."""
        return self.expected.expected

    def told(self, observed: Observation) -> str:
        """What came of it, in a line."""
        return self.expected.told(observed, call=self.call)


class AnyCase(Protocol):
    """A case of HTTP or of the WebSocket."""

    @property
    def family(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def expected_line(self) -> str: ...
    @property
    def circumstance(self) -> Circumstance: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Cases of one kind: what their family is called, and what all gateways should do in them."""

    name: str
    promise: str
    cases: tuple[AnyCase, ...]


def family(name: str, promise: str, cases: Iterator[AnyCase]) -> Family:
    """Gather cases, which name their family themselves."""
    gathered = tuple(cases)
    assert {case.family for case in gathered} == {name}, name
    assert len({case.name for case in gathered}) == len(gathered), name
    return Family(name=name, promise=promise, cases=gathered)
