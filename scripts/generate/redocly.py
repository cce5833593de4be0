"""Redocly CLI: lint of the structure, bundles, and comparison with released contracts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.generate.diagnostics import Diagnostic, Place, ToolFailed
from scripts.generate.documents import Workspace, nearest
from scripts.generate.tools import NODE_PACKAGES, Tool, node_tool

CONFIGURATION = NODE_PACKAGES / "redocly.yaml"
_SCRIPT = "@redocly/cli/bin/cli.js"
_FAULTS_FOUND = 1


class Lint:
    """One run of the linter over all documents."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._tool = _redocly("lint", *workspace.contract_paths(), "--format=json", "--max-problems=1000")

    def finish(self) -> list[Diagnostic]:
        """Wait for the linter and give what it found."""
        output = self._tool.wait(accept=(0, _FAULTS_FOUND))
        return [self._diagnostic(problem) for report in _reports(output) for problem in report["problems"]]

    def stop(self) -> None:
        """Give up; the result no longer matters."""
        self._tool.stop()

    def _diagnostic(self, problem: Mapping[str, Any]) -> Diagnostic:
        rule = problem["ruleId"]
        suggestions = problem.get("suggest") or ()
        fix = (
            f"write {' or '.join(suggestions)}."
            if suggestions
            else "see the rule of that name in Redocly's documentation."
        )
        location = problem["location"][0]
        return Diagnostic(
            place=self._place(location["source"]["ref"], location.get("pointer", "#/")),
            rule=f"redocly/{rule}",
            what=" ".join(problem["message"].split()),
            why="The document is not a valid OpenAPI description.",
            fix=fix,
        )

    def _place(self, source: str, pointer: str) -> Place:
        path = Path(source).resolve()
        document = self._workspace.documents.get(path)
        if document is None:
            return Place(self._workspace.shown(path), 1, 1)
        return nearest(document.root, pointer).place


class Bundle:
    """One run of the bundler over all documents."""

    def __init__(self, workspace: Workspace, *, directory: Path) -> None:
        self._paths = workspace.contract_paths()
        self._directory = directory
        # With one document the option names a file, with several a directory.
        output = directory if len(self._paths) > 1 else self._bundle_of(self._paths[0])
        self._tool = _redocly(
            "bundle",
            *self._paths,
            "--ext=json",
            f"--output={output}",
            "--component-renaming-conflicts-severity=error",
        )

    def finish(self) -> dict[str, dict[str, Any]]:
        """Wait for the bundler and give each document, with everything it refers to, by its file name."""
        self._tool.wait()
        return {path.name: json.loads(self._bundle_of(path).read_text()) for path in self._paths}

    def stop(self) -> None:
        """Give up; the result no longer matters."""
        self._tool.stop()

    def _bundle_of(self, path: Path) -> Path:
        return self._directory / f"{path.stem}.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakingChange:
    """A change that clients of the released contract would notice; `pointer` leads to it in the bundle."""

    rule: str
    message: str
    pointer: str


class Comparison:
    """One comparison of a bundle with the released one; several run at once."""

    def __init__(self, released: Path, candidate: Path) -> None:
        # Our configuration names the rules of the lint alone; with it, no change would count as breaking.
        self._tool = node_tool("redocly diff", _SCRIPT, "diff", released, candidate, "--fail-on=major", "--format=json")

    def finish(self) -> list[BreakingChange]:
        """Wait for the comparison and give what clients would notice."""
        report = json.loads(self._tool.wait(accept=(0, _FAULTS_FOUND)))
        return [
            BreakingChange(
                rule=verdict["ruleId"],
                message=verdict["message"],
                pointer=f"{change['path']}/{change.get('property', '')}",
            )
            for change in report["changes"]
            for verdict in change["verdicts"]
            if verdict["impact"] == "major"
        ]

    def stop(self) -> None:
        """Give up; the result no longer matters."""
        self._tool.stop()


def _reports(output: str) -> Iterator[dict[str, Any]]:
    """Read one JSON document after the other: the linter prints a report for each contract."""
    decoder = json.JSONDecoder()
    text = output.strip()
    while text:
        try:
            report, end = decoder.raw_decode(text)
        except ValueError:
            raise ToolFailed(tool="redocly lint", output=output) from None
        yield report
        text = text[end:].lstrip()


def _redocly(command: str, *arguments: str | Path) -> Tool:
    return node_tool(f"redocly {command}", _SCRIPT, command, *arguments, f"--config={CONFIGURATION}")
