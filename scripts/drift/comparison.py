"""Reads every text that repeats the contract and holds it against the specs."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from scripts.drift import asyncapi, openapi, policy, python_channel, python_client, served, typescript
from scripts.drift.facts import Drift, Fact, Telling, compare
from scripts.drift.trees import JsonTree, Tree
from scripts.generate.documents import Document, Workspace
from scripts.generate.python_names import service_of

OPENAPI_PATH, ASYNCAPI_PATH = "/openapi.json", "/asyncapi.json"


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
            *_gateways(sources.generated / "gateway", specs=specs),
            *_python(sources.generated, specs=specs),
            (_typescript(package.wait(), specs=specs), typescript.without_what_it_leaves_out(specs.everything())),
        ]
        for service, question in questions.items():
            compared += _served(service, question.finish(), specs=specs)
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


def _gateways(directory: Path, *, specs: Specs) -> Iterator[Compared]:
    told = policy.facts(JsonTree.read(directory / "policy.json"))
    yield Telling.of("generated/gateway/policy.json", told, aspects=policy.ASPECTS), specs.for_gateways()


def _python(package: Path, *, specs: Specs) -> Iterator[Compared]:
    for service, expected in specs.operations.items():
        told = python_client.facts(package, service=service)
        yield Telling.of(f"generated/{service}/client.py", told, aspects=python_client.ASPECTS), expected
    for service, expected in specs.channels.items():
        told = python_channel.facts(package / service / "channel.py", service=service)
        yield Telling.of(f"generated/{service}/channel.py", told, aspects=python_channel.ASPECTS), expected


def _typescript(output: str, *, specs: Specs) -> Telling:
    told = typescript.facts(output, service_of_channel=specs.channel_names)
    return Telling.of("generated/typescript", told, aspects=typescript.ASPECTS)


def _served(service: str, documents: served.Documents, *, specs: Specs) -> Iterator[Compared]:
    told = openapi.facts(_tree(documents, OPENAPI_PATH), service=service)
    where = f"what {service} serves at"
    yield Telling.of(f"{where} {OPENAPI_PATH}", told, aspects=openapi.ASPECTS), specs.operations[service]
    if service in specs.channels:
        told = asyncapi.facts(_tree(documents, ASYNCAPI_PATH), service=service)
        yield Telling.of(f"{where} {ASYNCAPI_PATH}", told, aspects=asyncapi.ASPECTS), specs.channels[service]


def _tree(documents: served.Documents, path: str) -> Tree:
    return JsonTree(documents[path])


def _service(document: Document) -> str:
    return service_of(document.path.name)
