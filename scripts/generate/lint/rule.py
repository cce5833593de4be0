"""What a rule is: an identifier, a reason, a way out, the convention it enforces, and how breaches are found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.generate.diagnostics import Diagnostic
from scripts.generate.documents import Node
from scripts.generate.lint.survey import Survey


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of a rule. `fix` is given where it depends on the breach."""

    node: Node
    what: str
    fix: str | None = None


type Finder = Callable[[Survey], Iterator[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One convention that can be checked mechanically. `source` is its topic in the API conventions."""

    id: str
    source: str
    why: str
    fix: str
    find: Finder

    def check(self, survey: Survey) -> Iterator[Diagnostic]:
        """Find all breaches."""
        for finding in self.find(survey):
            yield Diagnostic(
                place=finding.node.place, rule=self.id, what=finding.what, why=self.why, fix=finding.fix or self.fix
            )


class Rules:
    """The rules of a module, in the order in which they are written."""

    def __init__(self) -> None:
        self.all: list[Rule] = []

    def rule(self, identifier: str, *, source: str, why: str, fix: str) -> Callable[[Finder], Finder]:
        """Make a rule of the function that follows."""

        def register(find: Finder) -> Finder:
            self.all.append(Rule(id=identifier, source=source, why=why, fix=fix, find=find))
            return find

        return register
