"""Figures as a person reads them, and the file that keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.load import machine

SECTION = "\n\n## "
RESULTS = Path(__file__).with_name("RESULTS.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A figure that the project promises: what was measured, what was promised, and whether it holds."""

    name: str
    measured: str
    promised: str
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A heading and rows of as many cells."""

    heading: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One section of the report."""

    title: str
    method: str
    targets: Sequence[Target]
    tables: Sequence[Table] = ()
    notes: Sequence[str] = ()


def markdown(figure: Figure) -> str:
    """The section of a figure."""
    promises = Table(
        heading=("figure", "measured", "target", ""),
        rows=[
            (target.name, target.measured, target.promised, "holds" if target.holds else "**missed**")
            for target in figure.targets
        ],
    )
    parts = [f"## {figure.title}", figure.method, *map(_table, (promises, *figure.tables))]
    return "\n\n".join([*parts, *(f"- {note}" for note in figure.notes)])


def keep(figure: Figure) -> None:
    """Put the figure into the results file, in place of what it was there before; the others stay."""
    introduction = (
        f"# Results\n\nWritten by `make bench` (`python -m tests.load [--only NAME]`). Machine: {machine.describe()}."
        " Ratios are taken within one run, round by round; a spread is the median, with the least and the greatest"
        " round. Milliseconds depend on the machine, ratios much less."
    )
    _, *kept = RESULTS.read_text().split(SECTION) if RESULTS.exists() else [""]
    sections = {text.partition("\n")[0]: text.strip() for text in kept}
    sections[figure.title] = markdown(figure).removeprefix(SECTION.lstrip())
    RESULTS.write_text(SECTION.join([introduction, *sections.values()]) + "\n")


def _table(table: Table) -> str:
    lines = (table.heading, tuple("---" for _ in table.heading), *table.rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
