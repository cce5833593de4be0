"""Conventions for states: transitions are listed in the schema and make sense."""

from collections.abc import Iterator

from scripts.generate.documents import Node
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import Survey

RULES = Rules()


@RULES.rule(
    "state-machine",
    source="states",
    why="Transition tables and stateful tests are generated from the list.",
    fix="write {initial, transitions: [{event, from: [...], to}]} with values of the enum, and `operations` with ids.",
)
def state_machine(survey: Survey) -> Iterator[Finding]:
    """A state machine names states of its enum and operations, reaches all states, and is deterministic."""
    operations = {*_operation_ids(survey)}
    for use in survey.schemas:
        machine = use.node.get("x-state-machine")
        if machine is not None and not use.request:
            states = set(use.node.value.get("enum", ()))
            faults = list(_shape_faults(machine, states))
            yield from faults or (*_meaning_faults(machine, states), *_cause_faults(machine, operations))


@RULES.rule(
    "value-descriptions",
    source="states",
    why="Clients show and handle each value by what it means.",
    fix="describe every value of the enum under its name, and nothing else.",
)
def value_descriptions(survey: Survey) -> Iterator[Finding]:
    """Values of an enum are described all or not at all."""
    for use in survey.schemas:
        described = use.node.get("x-value-descriptions")
        if described is not None and not use.request:
            values = [str(value) for value in use.node.value.get("enum", ())]
            texts = described.value if isinstance(described.value, dict) else {}
            if set(texts) != set(values) or not all(isinstance(text, str) and text for text in texts.values()):
                yield Finding(described, f"The descriptions are not exactly those of {', '.join(values)}.")


def _operation_ids(survey: Survey) -> Iterator[str]:
    yield from (operation.label for operation in survey.operations)
    yield from (operation.name for channel in survey.channels for operation in channel.receiving())


def _shape_faults(machine: Node, states: set[str]) -> Iterator[Finding]:
    if set(machine.value) != {"initial", "transitions"} or machine.value["initial"] not in states:
        yield Finding(machine, "The state machine has no initial state of the enum, or other members.")
        return
    for transition in machine["transitions"].items():
        members = set(transition.value) if isinstance(transition.value, dict) else set()
        if members - {"operations"} != {"event", "from", "to"}:
            yield Finding(transition, "A transition does not have exactly event, from and to, and perhaps operations.")
            continue
        unknown = {*transition.value["from"], transition.value["to"]} - states
        if unknown:
            yield Finding(transition, f"{', '.join(sorted(map(str, unknown)))} is not a value of the enum.")


def _meaning_faults(machine: Node, states: set[str]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    reached = {machine.value["initial"]}
    for transition in machine["transitions"].items():
        event = transition.value["event"]
        reached.add(transition.value["to"])
        for source in transition.value["from"]:
            if (event, source) in seen:
                yield Finding(transition, f"{event} leads from {source} to two states.")
            seen.add((event, source))
    for state in sorted(states - reached):
        yield Finding(machine, f"Nothing leads to the state {state}.")


def _cause_faults(machine: Node, known: set[str]) -> Iterator[Finding]:
    for transition in machine["transitions"].items():
        unknown = [name for name in transition.value.get("operations", ()) if name not in known]
        if unknown:
            yield Finding(transition, f"No document has the operation {', '.join(map(str, unknown))}.")
