"""The contract model: what the emitters know of a service, free of YAML, references and tools.

All values are frozen. Names are those of the contract; `scripts.generate.python_names` turns them into Python.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from scripts.generate.example_conversations import Conversation

ScalarKind = Literal["string", "integer", "number", "boolean"]
Location = Literal["path", "query", "header"]

EVENT_STREAM = "text/event-stream"


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
    """One response that an operation may give. `code` is set for problems: the stable name of the kind.

    A text has a media type, but no schema. In a stream of events, `schema` is that of the data of each.
    """

    status: int
    description: str
    schema: str | None
    media_type: str | None
    headers: tuple[Header, ...]
    code: str | None = None

    @property
    def is_stream(self) -> bool:
        """Tell whether the response is a stream of server-sent events."""
        return self.media_type == EVENT_STREAM


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """So many requests in each window of so many seconds."""

    requests: int
    per_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one path. An `internal` one is for other services: gateways have no route to it."""

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
    internal: bool = False

    @property
    def receives_webhook(self) -> bool:
        """Whether the body is another service's webhook, which may have members that are not known here yet."""
        return any(parameter.name == "webhook-id" and parameter.required for parameter in self.parameters)

    @property
    def streams(self) -> bool:
        """Tell whether the operation answers with a stream of events."""
        return any(response.is_stream for response in self.responses)


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
class Member:
    """A member of a message; `schema` is its JSON Schema as it is written in place."""

    name: str
    schema: Mapping[str, Any]
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is sent over a channel at once. `name` is the value of its `type`, `schema` the name of its model.

    A durable one is numbered, kept and sent again on resumption.
    """

    name: str
    schema: str
    title: str
    summary: str
    members: tuple[Member, ...]
    example: Mapping[str, Any]
    durable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOperation:
    """What a client may do on a channel: one message, and the names of those that answer it."""

    id: str
    summary: str
    description: str
    message: Message
    replies: tuple[str, ...]
    scopes: tuple[str, ...]
    rate_limit: RateLimit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCode:
    """Why the service closes a connection (RFC 6455, section 7.4)."""

    code: int
    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """The WebSocket of one AsyncAPI document. `client_schema` and `server_schema` name the unions of its messages.

    `token_subprotocol` is what the access token follows in one of the subprotocols that a client offers, for gateways.
    `relay` names the operation by which a gateway that holds the WebSocket itself tells the service of it.
    """

    service: str
    source: str
    name: str
    title: str
    description: str
    introduction: str
    version: str
    address: str
    subprotocol: str
    token_subprotocol: str | None
    max_message_bytes: int
    idle_timeout_s: int | None
    relay: str | None
    close_codes: tuple[CloseCode, ...]
    operations: tuple[ChannelOperation, ...]
    server_messages: tuple[Message, ...]
    client_schema: str
    server_schema: str
    id_schema: str
    conversations: tuple[Conversation, ...] = ()

    @property
    def client_messages(self) -> tuple[Message, ...]:
        """Give the messages that clients send, in the order of their operations."""
        return tuple(operation.message for operation in self.operations)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractSet:
    """All documents of a run. `schemas` are the JSON Schemas they share; `closed` names those that clients write."""

    contracts: tuple[Contract, ...]
    channels: tuple[Channel, ...]
    state_machines: tuple[StateMachine, ...]
    schemas: Mapping[str, Mapping[str, Any]]
    closed: frozenset[str]

    @property
    def sources(self) -> str:
        """Name all documents."""
        contracts = (contract.source for contract in self.contracts)
        return ", ".join(sorted((*contracts, *(channel.source for channel in self.channels))))
