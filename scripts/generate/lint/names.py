"""Conventions for names: paths, parameters, members and enum values."""

import re
from collections.abc import Iterator

from scripts.generate.changes.versions import Version
from scripts.generate.lint.rule import Finding, Rules
from scripts.generate.lint.survey import Survey

RULES = Rules()
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ENUM_VALUE = re.compile(r"[a-z][a-z0-9]*([_.][a-z0-9]+)*")
# Every service answers these, whatever the version of its interface.
_UNVERSIONED = re.compile(r"/(healthz|readyz|metrics|openapi\.json|asyncapi\.json|\.well-known/.+)")


@RULES.rule(
    "semantic-version",
    source="versions",
    why="Releases are ordered by it, and applications see by it whether they may update.",
    fix="write three numbers with dots between them, such as 1.2.0.",
)
def semantic_version(survey: Survey) -> Iterator[Finding]:
    """The version of a document is a semantic one."""
    for document in (*survey.workspace.contracts(), *survey.workspace.channels()):
        version = document.root.at("info", "version")
        if version is not None and not Version.is_one(version.value):
            yield Finding(version, f"{version.value} is not a semantic version.")


@RULES.rule(
    "path-version",
    source="paths",
    why="A version in the path lets two major versions run side by side.",
    fix="begin the path with the major version of `info.version`, such as /v1.",
)
def path_version(survey: Survey) -> Iterator[Finding]:
    """Paths begin with the major version of the document."""
    for operation in survey.operations:
        version = str(operation.document.value["info"]["version"]).partition(".")[0]
        if not _UNVERSIONED.fullmatch(operation.path) and not operation.path.startswith(f"/v{version}/"):
            yield Finding(operation.item, f"The path {operation.path} does not begin with /v{version}.")


@RULES.rule(
    "path-names",
    source="paths",
    why="Addresses that follow one pattern can be guessed.",
    fix="write plural nouns in kebab-case: /v1/parking-spots/{parking_spot_id}.",
)
def path_names(survey: Survey) -> Iterator[Finding]:
    """Segments are kebab-case; a collection, whose member is named next, is a plural."""
    for operation in survey.operations:
        if _UNVERSIONED.fullmatch(operation.path):
            continue
        segments = operation.path.split("/")[2:]
        for segment, following in zip(segments, [*segments[1:], ""], strict=False):
            if segment.startswith("{"):
                continue
            if not _KEBAB.fullmatch(segment):
                yield Finding(operation.item, f"The segment `{segment}` is not kebab-case.")
            elif following.startswith("{") and not segment.endswith("s"):
                yield Finding(operation.item, f"The collection `{segment}` is not a plural.")


@RULES.rule(
    "snake-case",
    source="paths",
    why="JSON and query names look the same everywhere.",
    fix="write the name in snake_case.",
)
def snake_case(survey: Survey) -> Iterator[Finding]:
    """Names of members, path and query parameters are snake_case."""
    for parameter in survey.parameters:
        name = str(parameter.value.get("name"))
        if parameter.value.get("in") in ("path", "query") and not _SNAKE.fullmatch(name):
            yield Finding(parameter, f"The parameter {name} is not snake_case.")
    for use in survey.schemas:
        if "properties" in use.node:
            for name, member in use.node["properties"].members():
                if not _SNAKE.fullmatch(name):
                    yield Finding(member, f"The member {name} is not snake_case.")


@RULES.rule(
    "enum-values",
    source="paths",
    why="Enum values look the same everywhere.",
    fix="write the value in snake_case.",
)
def enum_values(survey: Survey) -> Iterator[Finding]:
    """Enum values are snake_case; those of events may have dots."""
    for use in survey.schemas:
        for value in use.node.value.get("enum", ()):
            if not _ENUM_VALUE.fullmatch(str(value)):
                yield Finding(use.node["enum"], f"The value {value} is not snake_case.")
