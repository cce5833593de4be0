"""Puts the mock together from the contracts that it serves."""

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.types import ASGIApp

from generated.runtime import ContractRouter, Operation
from scripts.mock.application import build_application
from scripts.mock.bridge import Bridge
from scripts.mock.chat.channel import MockedChannel
from scripts.mock.chat.renewal import Renewal
from scripts.mock.chat.repertoire import Repertoire
from scripts.mock.chat.rooms import Rooms
from scripts.mock.chat.sockets import ChatSockets
from scripts.mock.contract import Contract
from scripts.mock.control import Control, verify
from scripts.mock.identifiers import Identifiers
from scripts.mock.memory import Memory
from scripts.mock.repetition import Repetitions
from scripts.mock.resources import Resources
from scripts.mock.roles import Roles
from scripts.mock.service import MockedService
from scripts.mock.sources import Source, documents_of
from scripts.mock.switches import Chance, Switches
from scripts.mock.times import Clock, utc_now

_OPENAPI: Final = "openapi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mock:
    """The mock, ready to be served, and what it tells of itself."""

    application: ASGIApp
    operations: Sequence[Operation]
    conversations: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Served:
    """A contract that is served over HTTP."""

    contract: Contract
    roles: Roles
    memory: Memory
    router: ContractRouter
    operations: Sequence[Operation]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Talked:
    """A channel that is served."""

    address: str
    rooms: Rooms
    names: Sequence[str]
    sockets: ChatSockets


class Assembly:
    """The parts of one mock, and what they share."""

    def __init__(self, sources: Sequence[Source], *, switches: Switches, clock: Clock) -> None:
        self._sources = sources
        self._switches = switches
        self._clock = clock
        self._chance = Chance(switches)
        self._identifiers = Identifiers(switches.seed)
        self._resources = Resources()
        self._repetitions = Repetitions()
        self._served = [self._serve(source) for source in sources if source.kind == _OPENAPI]
        self._talked = [self._talk(source) for source in sources if source.kind != _OPENAPI]

    def mock(self) -> Mock:
        """The mock.

        Raises:
            SwitchUnknown: a switch names a problem that no operation declares.
        """
        operations = [operation for one in self._served for operation in one.operations]
        conversations = [name for one in self._talked for name in one.names]
        verify(self._switches, operations)
        self.begin()
        application = build_application(
            routers=[one.router for one in self._served],
            contracts=[one.contract for one in self._served],
            sockets={one.address: one.sockets for one in self._talked},
            readable=sorted(set(self._headers())),
            chance=self._chance,
            identifiers=Identifiers(self._switches.seed + 1),
            control=Control(chance=self._chance, operations=operations, conversations=conversations, forget=self.begin),
        )
        return Mock(application=application, operations=operations, conversations=conversations)

    def begin(self) -> None:
        """Forget everything but what the contracts have written."""
        self._identifiers.begin_again()
        self._resources.clear()
        self._repetitions.clear()
        for talked in self._talked:
            talked.rooms.clear()
        for served in self._served:
            served.memory.fill()

    def _serve(self, source: Source) -> _Served:
        contract = Contract(source.document)
        roles = Roles(contract)
        memory = Memory(
            contract, roles=roles, resources=self._resources, identifiers=self._identifiers, clock=self._clock
        )
        service = MockedService(
            contract,
            memory=memory,
            repetitions=self._repetitions,
            chance=self._chance,
            documents=documents_of([source, *self._sources]),
        )
        return _Served(
            contract=contract,
            roles=roles,
            memory=memory,
            router=service.router(source.package),
            operations=operations_of(source),
        )

    def _talk(self, source: Source) -> _Talked:
        channel = MockedChannel.of(source.document, importlib.import_module(f"generated.{source.package}.channel"))
        repertoire = Repertoire(channel.conversations)
        rooms = Rooms(
            channel=channel,
            repertoire=repertoire,
            renewal=Renewal(self._identifiers, kept=frozenset(self._lasting_prefixes())),
            identifiers=self._identifiers,
            chance=self._chance,
            clock=self._clock,
            surroundings=Bridge(channel, memories=[one.memory for one in self._served]),
        )
        return _Talked(
            address=channel.address,
            rooms=rooms,
            names=repertoire.names,
            sockets=ChatSockets(channel, rooms=rooms, repertoire=repertoire, chance=self._chance),
        )

    def _lasting_prefixes(self) -> Iterator[str]:
        """The prefixes of identifiers of things that are the same in every conversation."""
        for served in self._served:
            for kind in served.roles.lasting:
                for example in kind.reader.successes:
                    yield str(example.body.get("id", "")).partition("_")[0]

    def _headers(self) -> Iterator[str]:
        """The headers that answers of the contracts may have."""
        for served in self._served:
            for operation in served.contract.operations.values():
                for headers in operation.headers.values():
                    yield from headers


def assemble(sources: Sequence[Source], *, switches: Switches, clock: Clock = utc_now) -> Mock:
    """The mock of these documents.

    Raises:
        SwitchUnknown: a switch names a problem that no operation declares.
    """
    return Assembly(sources, switches=switches, clock=clock).mock()


def operations_of(source: Source) -> list[Operation]:
    """The operations of a contract, in its order."""
    module = importlib.import_module(f"generated.{source.package}.operations")
    return [value for value in vars(module).values() if isinstance(value, Operation)]
