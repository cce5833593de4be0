"""What the pipeline says when a contract cannot be generated from, and where."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a source document; line and column count from one."""

    path: Path
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One fault of a contract: what is wrong, why that matters and how to repair it."""

    place: Place
    rule: str
    what: str
    why: str
    fix: str

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.what} {self.why} Fix: {self.fix}"


class GenerationFailed(Exception):
    """The contracts are faulty; nothing was written.

    Raised by every stage that finds faults; `diagnostics` lists them in the order of their places.
    """

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(f"{len(diagnostics)} faults")
        self.diagnostics = sorted(set(diagnostics))


class ToolFailed(Exception):
    """A tool of the pipeline ended with an error that no fault of a contract explains.

    `tool` names it, `output` is what it printed last.
    """

    def __init__(self, *, tool: str, output: str) -> None:
        super().__init__(f"{tool} failed:\n{output}")
        self.tool = tool
        self.output = output
