"""Differences with the places where they are met, and the changes that come of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scripts.generate.changes.change import Change, Direction, Group, Use
from scripts.generate.changes.differences import Difference, Finding, Pair, Place, difference
from scripts.generate.changes.interface_rules import INTERFACE_RULES
from scripts.generate.changes.meanings import Meaning, Meanings
from scripts.generate.changes.schema_rules import SCHEMA_RULES
from scripts.generate.changes.schemas import Json, SchemaComparison, Schemas

RULES: Mapping[str, Meanings] = {**SCHEMA_RULES, **INTERFACE_RULES}
_ORDER = tuple(Group)

type Meeting = tuple[Direction, Use]


@dataclass(slots=True)
class Notes:
    """Collects differences. The same one in several operations is one change of all of them."""

    schemas: SchemaComparison
    _met: dict[Difference, dict[Meeting, None]] = field(default_factory=dict)
    _pairs: dict[Pair, dict[Meeting, None]] = field(default_factory=dict)
    _compared: dict[Pair, tuple[Finding, ...]] = field(default_factory=dict)

    def add(self, rule: str, use: Use | None, place: Place, **words: str) -> None:
        """Note a difference of an operation, or of the document as a whole where `use` is None."""
        self._note(difference(rule, place, **words), [(Direction.REQUEST, use)] if use else [])

    def values(self, old: Json, new: Json, place: Place, *, direction: Direction, use: Use) -> None:
        """Note how two versions of a value differ, and compare the schemas they refer to."""
        self._follow(self.schemas.values(old, new, place), [(direction, use)])

    def changes(self) -> Iterator[Change]:
        """Say what all that was noted means, in the order in which it was noted."""
        for found, meetings in self._met.items():
            meanings = _meanings(found, {direction for direction, _use in meetings})
            if meanings:
                yield _change(found, meanings, uses=sorted({use for _direction, use in meetings}))

    def uses_of(self, schema: str) -> tuple[Use, ...]:
        """Give where a schema is used, by its newer name."""
        return tuple(
            sorted({use for pair, met in self._pairs.items() if pair.new == schema for _direction, use in met})
        )

    def _follow(self, findings: Iterator[Finding] | tuple[Finding, ...], meetings: list[Meeting]) -> None:
        waiting = [(finding, meetings) for finding in findings]
        while waiting:
            finding, met = waiting.pop(0)
            if isinstance(finding, Difference):
                self._note(finding, met)
                continue
            known = self._pairs.setdefault(finding, {})
            fresh = [meeting for meeting in met if meeting not in known]
            if fresh:
                known |= dict.fromkeys(fresh)
                waiting += [(child, fresh) for child in self._findings(finding)]

    def _findings(self, pair: Pair) -> tuple[Finding, ...]:
        if pair not in self._compared:
            self._compared[pair] = tuple(self.schemas.pair(pair))
        return self._compared[pair]

    def _note(self, found: Difference, meetings: list[Meeting]) -> None:
        self._met.setdefault(found, {}).update(dict.fromkeys(meetings))


def compare_schemas(*, old: Schemas, new: Schemas) -> Notes:
    """Begin to compare two versions of a document."""
    return Notes(schemas=SchemaComparison(old=old, new=new))


def _meanings(found: Difference, directions: set[Direction]) -> list[Meaning]:
    """Give what a difference means where it is met, the weightiest first; what has no use means the same anywhere."""
    rule = RULES[found.rule]
    meanings = [rule[direction] for direction in Direction if direction in rule and direction in (directions or rule)]
    distinct = list(dict.fromkeys(meanings))
    return sorted(distinct, key=lambda meaning: (-meaning.level, _ORDER.index(meaning.group)))


def _change(found: Difference, meanings: list[Meaning], *, uses: list[Use]) -> Change:
    words = {"place": str(found.place), **dict(found.words)}
    return Change(
        rule=found.rule,
        level=meanings[0].level,
        group=meanings[0].group,
        text=" ".join(dict.fromkeys(_sentence(meaning.text, words) for meaning in meanings)),
        advice=" ".join(dict.fromkeys(_sentence(meaning.advice, words) for meaning in meanings if meaning.advice)),
        subject=str(found.place),
        uses=tuple(uses),
        pointer=found.place.pointer,
    )


def _sentence(form: str, words: Mapping[str, str]) -> str:
    text = form.format_map(words)
    return text[:1].upper() + text[1:]
