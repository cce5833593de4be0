"""The contract model: what the emitters know of a service, free of YAML, references and tools.

All values are frozen. Names are those of the contract; `scripts.generate.python_names` turns them into Python.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

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
    """A parameter of an operation. `problem_when_missing` is the code that answers its absence, if it has its own.

    `example` is None where the contract has none.
    """

    name: str
    location: Location
    type: ValueType
    required: bool
    description: str
    default: str | int | float | bool | None = None
    explode: bool = True
    problem_when_missing: str | None = None
    example: Any = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A request body: one schema, in one or more media types."""

    schema: str
    media_types: tuple[str, ...]
    required: bool
    max_bytes: int
    example: Any = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A response header that a handler sets."""

    name: str
    type: ValueType
    required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One response that an operation may give. `code` is set for problems, the stable name of the kind, and `type_uri`.

    A text has a media type, but no schema. In a stream of events, `schema` is that of the data of each. `ambient` has
    the headers that the platform sets, whatever the handler does. For problems, `advice` says what a client should do,
    and `example` is one.
    """

    status: int
    description: str
    schema: str | None
    media_type: str | None
    headers: tuple[Header, ...]
    code: str | None = None
    type_uri: str | None = None
    ambient: tuple[Header, ...] = ()
    advice: str = ""
    example: Mapping[str, Any] | None = None

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
    """One method of one path. An `internal` one is for other services: gateways have no route to it.

    A `paged` one gives a list page by page. Where it needs `If-Match`, `versioned_by` names the schemas of the objects
    that are read with the version it wants.
    """

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
    paged: bool = False
    versioned_by: tuple[str, ...] = ()

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
    """An event that moves a state machine from any of some states to another; `operations` are those that cause it."""

    event: str
    sources: tuple[str, ...]
    target: str
    operations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMachine:
    """The life of a resource: `schema` is the enum of its states."""

    schema: str
    states: tuple[str, ...]
    initial: str
    transitions: tuple[Transition, ...]
    description: str = ""

    @property
    def final(self) -> tuple[str, ...]:
        """Give the states that nothing leads out of."""
        left = {source for transition in self.transitions for source in transition.sources}
        return tuple(state for state in self.states if state not in left)


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
    """One OpenAPI document. `service` names the package, `source` the file it was written in.

    `authentication` has the names of the security schemes with their kinds, such as `http bearer JWT`.
    """

    service: str
    source: str
    title: str
    version: str
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    problems: tuple[Response, ...]
    webhooks: tuple[Webhook, ...]
    description: str = ""
    servers: tuple[str, ...] = ()
    authentication: tuple[tuple[str, str], ...] = ()

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
class Answer:
    """How a client answers a message of the service, `to` by its name.

    `taken` are the members that it fills in from that message, each with the path to its value; `fixed` those that have
    the same value in every such answer. The other members are for the application to say.
    """

    name: str
    summary: str
    to: str
    taken: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOperation:
    """What a client may do on a channel: one message, the names of those that answer it, and those that it answers."""

    id: str
    summary: str
    description: str
    message: Message
    replies: tuple[str, ...]
    scopes: tuple[str, ...]
    rate_limit: RateLimit | None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCode:
    """Why the service closes a connection (RFC 6455, section 7.4), and what a client should do."""

    code: int
    name: str
    description: str
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCode:
    """Why the service does not follow a message of a client, and what the client should do."""

    code: str
    description: str
    advice: str


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
    error_codes: tuple[ErrorCode, ...] = ()
    servers: tuple[str, ...] = ()

    @property
    def client_messages(self) -> tuple[Message, ...]:
        """Give the messages that clients send, in the order of their operations."""
        return tuple(operation.message for operation in self.operations)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractSet:
    """All documents of a run. `schemas` are the JSON Schemas they share; `closed` names those that clients write.

    `package_version` is that of the package for applications, which follows from what was released before.
    """

    contracts: tuple[Contract, ...]
    channels: tuple[Channel, ...]
    state_machines: tuple[StateMachine, ...]
    schemas: Mapping[str, Mapping[str, Any]]
    closed: frozenset[str]
    package_version: str = "0.0.0"

    @property
    def sources(self) -> str:
        """Name all documents."""
        contracts = (contract.source for contract in self.contracts)
        return ", ".join(sorted((*contracts, *(channel.source for channel in self.channels))))
