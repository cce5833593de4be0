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
    fix="write {initial, transitions: [{event, from: [...], to}]} with values of the enum.",
)
def state_machine(survey: Survey) -> Iterator[Finding]:
    """A state machine names states of its enum, reaches all of them, and is deterministic."""
    for use in survey.schemas:
        machine = use.node.get("x-state-machine")
        if machine is not None and not use.request:
            states = set(use.node.value.get("enum", ()))
            faults = list(_shape_faults(machine, states))
            yield from faults or _meaning_faults(machine, states)


def _shape_faults(machine: Node, states: set[str]) -> Iterator[Finding]:
    if set(machine.value) != {"initial", "transitions"} or machine.value["initial"] not in states:
        yield Finding(machine, "The state machine has no initial state of the enum, or other members.")
        return
    for transition in machine["transitions"].items():
        if not isinstance(transition.value, dict) or set(transition.value) != {"event", "from", "to"}:
            yield Finding(transition, "A transition does not have exactly event, from and to.")
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
