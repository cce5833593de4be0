"""Puts the mock together from the contracts that it serves."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.types import ASGIApp

from generated.runtime import ContractRouter, Operation
from scripts.mock.application import build_application
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

    router: ContractRouter
    contract: Contract
    memory: Memory
    roles: Roles


def assemble(sources: Sequence[Source], *, switches: Switches, clock: Clock = utc_now) -> Mock:
    """The mock of these documents.

    Raises:
        SwitchUnknown: a switch names a problem that no operation declares.
    """
    chance = Chance(switches)
    identifiers = Identifiers(switches.seed)
    resources, repetitions = Resources(), Repetitions()
    served = [
        _serve(source, sources, chance=chance, identifiers=identifiers, resources=resources, repetitions=repetitions, clock=clock)
        for source in sources
        if source.kind == _OPENAPI
    ]
    operations = [operation for source in sources if source.kind == _OPENAPI for operation in operations_of(source)]
    verify(switches, operations)

    def begin() -> None:
        resources.clear()
        repetitions.clear()
        for one in served:
            one.memory.fill()

    begin()
    application = build_application(
        routers=[one.router for one in served],
        sockets={},
        readable=_readable(served),
        chance=chance,
        identifiers=identifiers,
        control=Control(chance=chance, operations=operations, conversations=(), forget=begin),
    )
    return Mock(application=application, operations=operations, conversations=())


def operations_of(source: Source) -> list[Operation]:
    """The operations of a contract, in its order."""
    module = importlib.import_module(f"generated.{source.package}.operations")
    return [value for value in vars(module).values() if isinstance(value, Operation)]


def _serve(
    source: Source,
    sources: Sequence[Source],
    *,
    chance: Chance,
    identifiers: Identifiers,
    resources: Resources,
    repetitions: Repetitions,
    clock: Clock,
) -> _Served:
    contract = Contract(source.document)
    roles = Roles(contract)
    memory = Memory(contract, roles=roles, resources=resources, identifiers=identifiers, clock=clock)
    documents = documents_of([source, *sources])
    service = MockedService(
        contract, memory=memory, repetitions=repetitions, chance=chance, documents=documents
    )
    return _Served(router=service.router(source.package), contract=contract, memory=memory, roles=roles)


def _readable(served: Sequence[_Served]) -> list[str]:
    """The headers that answers of the contracts may have."""
    return sorted(
        {
            name
            for one in served
            for operation in one.contract.operations.values()
            for headers in operation.headers.values()
            for name in headers
        }
    )
