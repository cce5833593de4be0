"""The contract model: what the emitters know of a service, free of YAML, references and tools.

All values are frozen. Names are those of the contract; `scripts.generate.python_names` turns them into Python.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

ScalarKind = Literal["string", "integer", "number", "boolean"]
Location = Literal["path", "query", "header"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A string, number or boolean that is written in place, with its constraints."""

    kind: ScalarKind
    format: str | None = None
    enum: tuple[str | int, ...] = ()
    pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A schema that has a name. `kind` is that of its values on the wire; `object` for objects and unions of them."""

    name: str
    kind: ScalarKind | Literal["object"]
    enum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """An array of scalars."""

    items: Scalar | Named
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False


ValueType = Scalar | Named | ListOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation. `problem_when_missing` is the code that answers its absence, if it has its own."""

    name: str
    location: Location
    type: ValueType
    required: bool
    description: str
    default: str | int | float | bool | None = None
    explode: bool = True
    problem_when_missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request body: one schema, in one or more media types."""

    schema: str
    media_types: tuple[str, ...]
    required: bool
    max_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A response header that a handler sets."""

    name: str
    type: ValueType
    required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One response that an operation may give. `code` is set for problems: the stable name of the kind."""

    status: int
    description: str
    schema: str | None
    media_type: str | None
    headers: tuple[Header, ...]
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """So many requests in each window of so many seconds."""

    requests: int
    per_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one path."""

    id: str
    method: str
    path: str
    tag: str
    summary: str
    description: str
    deprecated: bool
    public: bool
    scopes: tuple[str, ...]
    rate_limit: RateLimit | None
    timeout_ms: int
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    problems: tuple[Response, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """An event that moves a state machine from any of some states to another."""

    event: str
    sources: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMachine:
    """The life of a resource: `schema` is the enum of its states."""

    schema: str
    states: tuple[str, ...]
    initial: str
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A message that the service sends to its subscribers."""

    name: str
    id: str
    summary: str
    description: str
    headers: tuple[Parameter, ...]
    schema: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A group of operations: one handler Protocol."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One OpenAPI document. `service` names the package, `source` the file it was written in."""

    service: str
    source: str
    title: str
    version: str
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    problems: tuple[Response, ...]
    webhooks: tuple[Webhook, ...]

    def operations_of(self, tag: str) -> tuple[Operation, ...]:
        """Give the operations of a tag in the order of the document."""
        return tuple(operation for operation in self.operations if operation.tag == tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractSet:
    """All documents of a run. `schemas` are the JSON Schemas they share; `closed` names those that clients write."""

    contracts: tuple[Contract, ...]
    state_machines: tuple[StateMachine, ...]
    schemas: Mapping[str, Mapping[str, Any]]
    closed: frozenset[str]
