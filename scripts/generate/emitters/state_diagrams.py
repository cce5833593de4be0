"""The lives of resources for people: each state machine as data, and as a diagram in Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.generate.contract import ContractSet, StateMachine, Transition
from scripts.generate.emitters.written_documents import data, document_name, markdown

type Json = Mapping[str, Any]


def emit(contracts: ContractSet) -> dict[str, str]:
    """Give all state machines as JSON and as Markdown, if there are any."""
    if not contracts.state_machines:
        return {}
    causes = dict(_causes(contracts))
    machines = [_machine(machine, causes=causes) for machine in contracts.state_machines]
    return {
        "docs/state-machines.json": data({"state_machines": machines}, source=contracts.sources),
        "docs/state-machines.md": markdown("state_machines.jinja2", {"machines": machines}, source=contracts.sources),
    }


def _machine(machine: StateMachine, *, causes: Mapping[str, Json]) -> Json:
    return {
        "schema": machine.schema,
        "description": machine.description,
        "initial": machine.initial,
        "final": list(machine.final),
        "states": list(machine.states),
        "transitions": [_transition(transition, causes=causes) for transition in machine.transitions],
        "diagram": "\n".join(_diagram(machine)),
    }


def _transition(transition: Transition, *, causes: Mapping[str, Json]) -> Json:
    return {
        "event": transition.event,
        "from": list(transition.sources),
        "to": transition.target,
        "operations": [causes[name] for name in transition.operations],
    }


def _causes(contracts: ContractSet) -> Iterator[tuple[str, Json]]:
    """Give what may cause transitions: operations of services, and messages of clients on channels."""
    for contract in contracts.contracts:
        for operation in contract.operations:
            yield (
                operation.id,
                {
                    "id": operation.id,
                    "document": document_name(contract.source),
                    "method": operation.method,
                    "path": operation.path,
                },
            )
    for channel in contracts.channels:
        for sent in channel.operations:
            yield sent.id, {"id": sent.id, "document": document_name(channel.source), "message": sent.message.name}


def _diagram(machine: StateMachine) -> Iterator[str]:
    """Write a state diagram of Mermaid."""
    yield "stateDiagram-v2"
    yield f"    [*] --> {machine.initial}"
    for transition in machine.transitions:
        for source in transition.sources:
            yield f"    {source} --> {transition.target}: {transition.event}"
    for state in machine.final:
        yield f"    {state} --> [*]"
