"""Reads every text that repeats the contract and holds it against the specs."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from scripts.drift import (
    asyncapi,
    aws_rest,
    aws_socket,
    envoy,
    openapi,
    policy,
    python_channel,
    python_client,
    served,
    typescript,
)
from scripts.drift.facts import Aspect, Drift, Fact, Telling, compare
from scripts.drift.trees import JsonTree
from scripts.generate.documents import Document, Workspace
from scripts.generate.python_names import service_of

OPENAPI_PATH, ASYNCAPI_PATH = "/openapi.json", "/asyncapi.json"
AWS_REST, AWS_SOCKET = "aws-rest.openapi.json", "aws-websocket.template.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the texts are. A service without an address is asked in a process of our own."""

    specs: Path
    generated: Path
    reservation_url: str | None = None
    travel_agent_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All texts against the specs, and how many facts were compared."""

    drifts: tuple[Drift, ...]
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Specs:
    """What the specs tell, service by service; `internal` names the operations that gateways must not know."""

    operations: dict[str, tuple[Fact, ...]]
    channels: dict[str, tuple[Fact, ...]]
    channel_names: dict[str, str]
    internal: frozenset[str]

    def everything(self) -> Iterator[Fact]:
        """Tell all of it."""
        for told in (*self.operations.values(), *self.channels.values()):
            yield from told

    def for_gateways(self) -> Iterator[Fact]:
        """Tell what clients reach."""
        return (fact for fact in self.everything() if fact.subject not in self.internal)

    def services_of_routes(self) -> dict[str, str]:
        """Tell whose each route is that clients reach; no two services have the same."""
        return {
            fact.subject.removeprefix(f"{service} "): service
            for service, told in self.operations.items()
            for fact in told
            if fact.subject not in self.internal
        }


def compare_all(sources: Sources) -> Comparison:
    """Compare every text.

    Raises:
        GenerationFailed: the specs cannot be read.
        ToolFailed: a tool that reads a text has failed.
        Unserved: a service does not serve its documents.
        OSError: a generated text is not there.
    """
    urls = {"reservation": sources.reservation_url, "travel_agent": sources.travel_agent_url}
    with ExitStack() as running:
        package = typescript.start(sources.generated / "typescript")
        running.callback(package.stop)
        specs = read_specs(sources.specs)
        questions = {
            service: served.Asked.begin(
                service,
                paths=(OPENAPI_PATH, *((ASYNCAPI_PATH,) if service in specs.channels else ())),
                url=urls[service],
            )
            for service in specs.operations
        }
        for question in questions.values():
            running.callback(question.stop)
        compared = [
            *gateways(sources.generated / "gateway", specs=specs),
            *python(sources.generated, specs=specs),
            typescript_package(package.wait(), specs=specs),
        ]
        for service, question in questions.items():
            compared += documents(service, question.finish(), specs=specs)
    drifts = tuple(compare(telling, expected=expected) for telling, expected in compared)
    return Comparison(drifts=drifts, facts=sum(len(telling.facts) for telling, _ in compared))


def read_specs(directory: Path) -> Specs:
    """Read the specs from their sources; raises GenerationFailed."""
    workspace = Workspace.load(directory, base=Path.cwd())
    contracts = {_service(document): document.root for document in workspace.contracts()}
    channels = {_service(document): document.root for document in workspace.channels()}
    return Specs(
        operations={service: tuple(openapi.facts(root, service=service)) for service, root in contracts.items()},
        channels={service: tuple(asyncapi.facts(root, service=service)) for service, root in channels.items()},
        channel_names={name: service for service, root in channels.items() for name in asyncapi.names(root)},
        internal=frozenset(
            subject
            for service, root in contracts.items()
            for subject in openapi.internal_subjects(root, service=service)
        ),
    )


type Compared = tuple[Telling, Iterable[Fact]]


def gateways(directory: Path, *, specs: Specs) -> Iterator[Compared]:
    """Read what the gateways are configured with: the policy, both documents for AWS, and Envoy's configuration."""
    expected = tuple(specs.for_gateways())
    for name, reader in (("policy.json", policy), ("envoy.json", envoy)):
        told = reader.facts(JsonTree.read(directory / name))
        yield Telling.of(f"generated/gateway/{name}", told, aspects=reader.ASPECTS), expected
    told = aws_rest.facts(JsonTree.read(directory / AWS_REST))
    telling = Telling.of(f"generated/gateway/{AWS_REST}", told, aspects=aws_rest.ASPECTS)
    yield telling, aws_rest.without_what_it_leaves_out(expected)
    [subject] = {fact.subject for fact in expected if fact.aspect is Aspect.ADDRESS}
    told = aws_socket.facts(JsonTree.read(directory / AWS_SOCKET), subject=subject)
    yield Telling.of(f"generated/gateway/{AWS_SOCKET}", told, aspects=aws_socket.ASPECTS), expected


def python(package: Path, *, specs: Specs) -> Iterator[Compared]:
    """Read the Python side: the clients, and the dispatch of the channels."""
    for service, expected in specs.operations.items():
        told = python_client.facts(package, service=service)
        yield Telling.of(f"generated/{service}/client.py", told, aspects=python_client.ASPECTS), expected
    for service, expected in specs.channels.items():
        told = python_channel.facts(package / service / "channel.py", service=service)
        yield Telling.of(f"generated/{service}/channel.py", told, aspects=python_channel.ASPECTS), expected


def typescript_package(output: str, *, specs: Specs) -> Compared:
    """Take what the tool has read of the TypeScript package."""
    told = typescript.facts(
        output, service_of_operation=specs.services_of_routes(), service_of_channel=specs.channel_names
    )
    return Telling.of("generated/typescript", told, aspects=typescript.ASPECTS), specs.for_gateways()


def documents(service: str, found: served.Documents, *, specs: Specs) -> Iterator[Compared]:
    """Read what a service serves."""
    told = openapi.facts(JsonTree(found[OPENAPI_PATH]), service=service)
    where = f"what {service} serves at"
    yield Telling.of(f"{where} {OPENAPI_PATH}", told, aspects=openapi.ASPECTS), specs.operations[service]
    if service in specs.channels:
        told = asyncapi.facts(JsonTree(found[ASYNCAPI_PATH]), service=service)
        yield Telling.of(f"{where} {ASYNCAPI_PATH}", told, aspects=asyncapi.ASPECTS), specs.channels[service]


def _service(document: Document) -> str:
    return service_of(document.path.name)
