"""Two versions of the state machines side by side: which transitions came and went."""

from collections.abc import Iterator

from scripts.generate.changes.change import Use
from scripts.generate.changes.differences import Place
from scripts.generate.changes.notes import Notes
from scripts.generate.contract import StateMachine

type Edge = tuple[str, str, str]


def compare_state_machines(old: tuple[StateMachine, ...], new: tuple[StateMachine, ...], notes: Notes) -> None:
    """Note how the machines that both versions have differ; the states themselves are values of an enum."""
    before = {machine.schema: machine for machine in old}
    for machine in new:
        if machine.schema in before:
            _compare(before[machine.schema], machine, notes)


def _compare(old: StateMachine, new: StateMachine, notes: Notes) -> None:
    place = Place(path=new.schema, pointer=f"#/components/schemas/{new.schema}/x-state-machine")
    uses = notes.uses_of(new.schema)
    if old.initial != new.initial:
        _add("initial-state-changed", notes, uses, place, was=f"`{old.initial}`", now=f"`{new.initial}`")
    before, after = (dict.fromkeys(_edges(machine)) for machine in (old, new))
    for source, event, target in before:
        if (source, event, target) not in after:
            words = {"was": f"`{source}`", "now": f"`{target}`", "event": event}
            _add("transition-removed", notes, uses, place, **words)
    for source, event, target in after:
        if (source, event, target) not in before:
            words = {"was": f"`{source}`", "now": f"`{target}`", "event": event}
            _add("transition-added", notes, uses, place, **words)


def _add(rule: str, notes: Notes, uses: tuple[Use, ...], place: Place, **words: str) -> None:
    for use in uses or (None,):
        notes.add(rule, use, place, **words)


def _edges(machine: StateMachine) -> Iterator[Edge]:
    for transition in machine.transitions:
        for source in transition.sources:
            yield source, transition.event, transition.target
