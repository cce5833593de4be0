"""Transition tables as typed constants."""

from collections.abc import Iterator

from scripts.generate.contract import ContractSet, StateMachine
from scripts.generate.emitters.headers import marked
from scripts.generate.python_names import constant, enum_member


def emit(contracts: ContractSet, *, package: str) -> dict[str, str]:
    """Give the module of all state machines, if there are any."""
    machines = contracts.state_machines
    if not machines:
        return {}
    text = "\n".join((*_head(package), *(line for machine in machines for line in _machine(machine))))
    return {"models/state_machines.py": marked(f"{text}\n", source=contracts.sources)}


def _head(package: str) -> Iterator[str]:
    yield '"""State machines of the contract\'s schemas (`x-state-machine`)."""'
    yield ""
    yield "from collections.abc import Mapping"
    yield "from dataclasses import dataclass"
    yield "from enum import StrEnum"
    yield "from types import MappingProxyType"
    yield ""
    yield f"from {package} import models"
    yield ""
    yield ""
    yield "@dataclass(frozen=True, slots=True, kw_only=True)"
    yield "class StateMachine[State: StrEnum]:"
    yield '    """The life of a resource: `transitions` maps each event to its target by source."""'
    yield ""
    yield "    initial: State"
    yield "    transitions: Mapping[str, Mapping[State, State]]"
    yield ""
    yield "    def after(self, state: State, event: str) -> State | None:"
    yield '        """Give the state that an event leads to, or None where the contract does not allow it."""'
    yield "        return self.transitions[event].get(state)"
    yield ""


def _machine(machine: StateMachine) -> Iterator[str]:
    enum = f"models.{machine.schema}"
    yield ""
    yield f"{constant(machine.schema)}: StateMachine[{enum}] = StateMachine("
    yield f"    initial={enum}.{enum_member(machine.initial)},"
    yield "    transitions=MappingProxyType({"
    for event in dict.fromkeys(transition.event for transition in machine.transitions):
        pairs = ", ".join(
            f"{enum}.{enum_member(source)}: {enum}.{enum_member(transition.target)}"
            for transition in machine.transitions
            if transition.event == event
            for source in transition.sources
        )
        yield f"        {event!r}: MappingProxyType({{{pairs}}}),"
    yield "    }),"
    yield ")"
