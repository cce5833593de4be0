"""Where gateways differ from the contract, and why: read from `differences.toml`, written out for people.

``python -m tests.gateway.conformance.differences`` writes docs/gateway-differences.md.
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.gateway.conformance.cases import AnyCase, Family
from tests.gateway.conformance.suite import families

TABLE: Final = Path(__file__).with_name("differences.toml")
PAGE: Final = Path(__file__).parents[3] / "docs" / "gateway-differences.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """A gateway as the table calls it, and what it stands for."""

    name: str
    title: str
    stands_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What some gateways do instead of what the contract says, in the same words as tests tell it.

    Attributes:
        family: which cases it is about.
        cases: patterns of their names.
        gateways: which gateways differ.
        instead: what they do; `*` stands for any text.
        reason: why that is so, and what takes its place.
        source: where that is written, if anywhere.
    """

    family: str
    gateways: tuple[str, ...]
    instead: str
    reason: str
    cases: tuple[str, ...] = ("*",)
    source: str = ""

    def covers(self, gateway: str, case: AnyCase) -> bool:
        """Whether it is about this case at this gateway."""
        is_meant = gateway in self.gateways and case.family == self.family
        return is_meant and any(fnmatchcase(case.name, pattern) for pattern in self.cases)


@cache
def gateways() -> tuple[Gateway, ...]:
    """The gateways of the table."""
    return tuple(Gateway(**entry) for entry in _table()["gateway"])


@cache
def differences() -> tuple[Difference, ...]:
    """All declared differences."""
    return tuple(_difference(entry) for entry in _table()["difference"])


def _difference(entry: dict[str, Any]) -> Difference:
    lists: dict[str, Any] = {name: tuple(entry[name]) for name in ("gateways", "cases") if name in entry}
    return Difference(**(entry | lists))


def verify(gateway: str, case: AnyCase, line: str) -> None:
    """Compare what came of a case with the contract, or with the declared difference.

    Raises:
        AssertionError: the gateway differs and that is not declared; or it is, and does not occur.
    """
    declared = [found for found in differences() if found.covers(gateway, case)]
    assert len(declared) <= 1, f"Several rows of {TABLE.name} are about {case.id!r} at {gateway}."
    if not declared:
        assert line == case.expected_line, (
            f"{gateway} differs from the contract in {case.id!r}. Let it do as the contract says, or declare the"
            f" difference with its reason in {TABLE.name}."
        )
        return
    [row] = declared
    assert line != case.expected_line, (
        f"{gateway} does as the contract says in {case.id!r}. Take the difference {row.instead!r} out of {TABLE.name}."
    )
    assert fnmatchcase(line, row.instead), f"{gateway} does {line!r} in {case.id!r}, and {row.instead!r} is declared."


def page() -> str:
    """The table as a Markdown page."""
    return "\n".join([*_introduction(), *_overview(), "", *_reasons()]) + "\n"


def _introduction() -> Iterator[str]:
    count = sum(len(found.cases) for found in families())
    yield "<!-- Written by `python -m tests.gateway.conformance.differences` from its table. DO NOT EDIT. -->"
    yield "# Where gateways differ"
    yield ""
    yield (
        f"One suite of {count} cases, derived from the policy and the contracts, is run against every gateway"
        " (`make test-gateways`). Each case has one right outcome: the contract's. Where a gateway does something else,"
        " it is declared here with its reason; tests fail where a gateway differs otherwise, and where a declared"
        " difference no longer occurs."
    )
    yield ""
    yield (
        "Schemathesis, too, tries both contracts through the local gateway and through Envoy, with the checks that it"
        " makes directly. Problems that a gateway answers itself count as declared for every operation there."
    )
    yield ""
    yield "| gateway | stands for |"
    yield "|---|---|"
    for found in gateways():
        yield f"| **{found.title}** | {found.stands_for} |"
    yield ""


def _overview() -> Iterator[str]:
    yield "## What all should do"
    yield ""
    yield f"| cases | | promise | {' | '.join(found.title for found in gateways())} |"
    yield f"|---|--:|---|{'---|' * len(gateways())}"
    for found in families():
        marks = " | ".join(_mark(found, gateway.name) for gateway in gateways())
        yield f"| {found.name} | {len(found.cases)} | {found.promise} | {marks} |"


def _mark(found: Family, gateway: str) -> str:
    rows = [(number, row) for number, row in enumerate(differences(), 1) if row.family == found.name]
    numbers = [f"[{number}](#{number})" for number, row in rows if gateway in row.gateways]
    return "differs: " + ", ".join(numbers) if numbers else "✓"


def _reasons() -> Iterator[str]:
    yield "## What some do instead, and why"
    yield ""
    yield "| | cases | by the contract | gateways | instead | why |"
    yield "|--:|---|---|---|---|---|"
    titles = {found.name: found.title for found in gateways()}
    for number, row in enumerate(differences(), 1):
        covered = [case for case in _cases_of(row.family) if row.covers(row.gateways[0], case)]
        some = f"{row.family}: {', '.join(row.cases)}" if row.cases != ("*",) else row.family
        expected = ", ".join(dict.fromkeys(case.expected_line for case in covered))
        names = ", ".join(titles[name] for name in row.gateways)
        source = f" ({row.source})" if row.source else ""
        cells = (
            f'<a id="{number}"></a>{number}',
            _cell(some),
            _cell(expected),
            names,
            _cell(row.instead),
            row.reason + source,
        )
        yield f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return "`" + text.replace("|", "\\|") + "`"


def _cases_of(name: str) -> tuple[AnyCase, ...]:
    return next((found.cases for found in families() if found.name == name), ())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text())


def main() -> int:
    """Write the page; returns the exit code."""
    PAGE.write_text(page())
    print(f"{PAGE.name} is written: {len(differences())} differences.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
