"""Facts of an interface, whoever tells them, and where two tellers differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Aspect(StrEnum):
    """What a fact is about. A text is held against the specs in the aspects that it tells of."""

    OPERATION = "operation"
    NAME = "name"
    PARAMETER = "parameter"
    INPUT = "input"
    BODY = "body"
    LARGEST_BODY = "largest body"
    RESPONSE = "response"
    STATUS = "status"
    ACCESS = "access"
    TOKEN = "token"
    LIMIT = "limit"
    TIMEOUT = "time-out"
    STREAM = "stream"
    ADDRESS = "address"
    CHANNEL = "channel"
    LARGEST_MESSAGE = "largest message"
    MESSAGE = "message"
    CLIENT_MESSAGE = "client message"
    ANSWER = "answer"
    MESSAGE_ACCESS = "access of message"
    MESSAGE_LIMIT = "limit of message"


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One statement: `subject` is an operation with its service, or a channel; `detail` what is said of it."""

    subject: str
    aspect: Aspect
    detail: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.aspect} {self.detail}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one text tells, and of which aspects it tells everything."""

    source: str
    aspects: frozenset[Aspect]
    facts: frozenset[Fact]

    @classmethod
    def of(cls, source: str, facts: Iterable[Fact], *, aspects: Iterable[Aspect]) -> "Telling":
        """Keep the facts that are about these aspects."""
        wanted = frozenset(aspects)
        return cls(source=source, aspects=wanted, facts=frozenset(fact for fact in facts if fact.aspect in wanted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How a text differs from the specs: what it leaves out, and what it says beside."""

    source: str
    missing: tuple[Fact, ...]
    surplus: tuple[Fact, ...]

    @property
    def is_there(self) -> bool:
        """Whether anything differs."""
        return bool(self.missing or self.surplus)

    def __str__(self) -> str:
        lines = [f"{self.source} differs from specs/:"]
        lines += [f"  - it does not say  {fact}" for fact in self.missing]
        lines += [f"  - only it says     {fact}" for fact in self.surplus]
        return "\n".join(lines)


def compare(telling: Telling, *, expected: Iterable[Fact]) -> Drift:
    """Hold a text against what the specs say of the aspects that it tells of."""
    wanted = {fact for fact in expected if fact.aspect in telling.aspects}
    return Drift(
        source=telling.source,
        missing=tuple(sorted(wanted - telling.facts)),
        surplus=tuple(sorted(telling.facts - wanted)),
    )


def operation(*, service: str, method: str, path: str) -> str:
    """Name an operation as the subject of facts."""
    return f"{service} {method.upper()} {path}"


def channel(*, service: str, address: str) -> str:
    """Name a channel as the subject of facts."""
    return f"{service} WebSocket {address}"


def access(*, public: bool, scopes: Iterable[str]) -> str:
    """Say who may use an operation."""
    return "anybody" if public else f"token with [{' '.join(sorted(scopes))}]"


def limit(*, requests: int, seconds: int) -> str:
    """Say how often an operation may be used."""
    return f"{requests} in {seconds} s"


def parameter(*, location: str, name: str, required: bool) -> str:
    """Say what an operation takes."""
    return f"{location} {name}, {'required' if required else 'optional'}"
