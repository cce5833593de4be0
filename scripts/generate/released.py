"""The gate between released contracts and those of today, and the release of the latter."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from scripts.generate import pipeline, redocly, releases
from scripts.generate.changes.history import (
    Edition,
    History,
    PackageRelease,
    Step,
    package_level,
    package_version,
    step,
)
from scripts.generate.changes.versions import Level
from scripts.generate.diagnostics import Diagnostic, GenerationFailed, Place
from scripts.generate.documents import Document, nearest
from scripts.generate.emitters.contracts import bundle_text

_SHOWN = 3
_SCHEMAS = "#/components/schemas/"
# What Redocly calls breaking, and our comparison, which knows more, need not. It does not know which side of a channel
# writes a schema; it counts the parts of a composition without looking at them; it knows no convention that
# applications accept values which they do not know.
LEFT_TO_US = {
    "openapi": frozenset({"enum-values-added", "schema-combinator-changed"}),
    "asyncapi": frozenset(
        {
            *("enum-values-added", "enum-values-removed", "property-removed", "required-properties-added"),
            *("required-properties-removed", "schema-constraint-changed", "schema-type-changed"),
        }
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A document of today, its text as it would be released, and how it differs from its last release."""

    document: Document
    text: str
    step: Step

    @property
    def edition(self) -> Edition:
        """Give the document as an edition."""
        return self.step.edition


def check(request: pipeline.Request) -> None:
    """Compare each contract with its last release.

    Raises GenerationFailed for changes that break clients without a new major version, and for versions that are lower
    than the changes imply. A contract that was never released has nothing to keep.
    """
    _checked(request, releases.read(request.specs))


def release(request: pipeline.Request) -> Iterator[Path]:
    """Keep the contracts of today as released ones, and give the files; raises GenerationFailed as `check` does.

    A contract that is for its users what was released last is not released again. Released files never change.
    """
    history = releases.read(request.specs)
    candidates = _checked(request, history)
    editions = [candidate.edition for candidate in candidates]
    version, level = package_version(history, editions), package_level(history, editions)
    for candidate in candidates:
        path = releases.path_of(request.specs, candidate.edition)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(candidate.text, encoding="utf-8")
            yield _shown(path, request)
    if not history.package or level is not Level.NONE:
        documents = {edition.document: edition.version for edition in editions}
        package = (*history.package, PackageRelease(version=version, documents=documents))
        yield _shown(releases.write_package(request.specs, package), request)


def _checked(request: pipeline.Request, history: History) -> list[Candidate]:
    workspace, bundles = pipeline.bundle(request)
    candidates = []
    for document in (*workspace.contracts(), *workspace.channels()):
        source = document.path.name
        edition = releases.edition(source, bundles[source])
        base = history.latest(edition.document)
        text = bundle_text(source, bundles[source])
        candidates.append(Candidate(document=document, text=text, step=step(edition, base=base)))
    faults = [fault for candidate in candidates for fault in _faults(candidate)]
    faults = faults or _second_opinion(request, candidates)
    if faults:
        raise GenerationFailed(faults)
    return candidates


def _faults(candidate: Candidate) -> Iterator[Diagnostic]:
    """Find what is wrong with a version, by our own comparison."""
    found = candidate.step
    if found.base is None:
        return
    declared, base = candidate.edition.version, found.base.version
    if declared < base:
        yield _version_fault(
            candidate,
            what=f"The version {declared} is lower than the released {base}.",
            why="Versions never go back: applications would take the older contract for the newer one.",
        )
    elif found.level is Level.MAJOR and declared.major == base.major:
        yield from _breaking_changes(candidate, major=base.major)
    elif declared < found.implied:
        texts = [change.text for change in found.changes if change.level is found.level]
        more = f" (and {len(texts) - _SHOWN} more)" if len(texts) > _SHOWN else ""
        yield _version_fault(
            candidate,
            what=f"The version {declared} is lower than {found.implied}, which the changes since {base} imply.",
            why=f"A {found.level.word} change: {' '.join(texts[:_SHOWN])}{more}",
        )


def _version_fault(candidate: Candidate, *, what: str, why: str) -> Diagnostic:
    return Diagnostic(
        place=nearest(candidate.document.root, "#/info/version").place,
        rule="version-too-low",
        what=what,
        why=why,
        fix=f"write {candidate.step.implied} or a higher one in `info.version`, or take the changes back.",
    )


def _breaking_changes(candidate: Candidate, *, major: int) -> Iterator[Diagnostic]:
    for change in candidate.step.changes:
        if change.level is Level.MAJOR:
            where = ", ".join(use.where for use in change.uses[:_SHOWN])
            yield _breaking_change(
                candidate,
                pointer=change.pointer,
                rule=change.rule,
                what=f"{where}: {change.text}" if where else change.text,
                major=major,
            )


def _breaking_change(candidate: Candidate, *, pointer: str, rule: str, what: str, major: int) -> Diagnostic:
    return Diagnostic(
        place=_place(candidate.document, pointer),
        rule=f"breaking-change/{rule}",
        what=what,
        why=f"Clients of the released version {major} rely on it.",
        fix=f"keep it, or raise the major version above {major} in `info.version` and in the paths.",
    )


def _second_opinion(request: pipeline.Request, candidates: Sequence[Candidate]) -> list[Diagnostic]:
    """Ask Redocly whether it knows of breaking changes that our comparison has not found."""
    faults: list[Diagnostic] = []
    with tempfile.TemporaryDirectory(prefix="generate-") as directory, ExitStack() as tools:
        comparisons = []
        for candidate in candidates:
            base = candidate.step.base
            if base is not None and base.version.major == candidate.edition.version.major:
                path = Path(directory) / f"{candidate.edition.document}.json"
                path.write_text(candidate.text, encoding="utf-8")
                comparison = redocly.Comparison(releases.path_of(request.specs, base), path)
                tools.callback(comparison.stop)
                comparisons.append((candidate, comparison))
        for candidate, comparison in comparisons:
            left = LEFT_TO_US[candidate.edition.document.rpartition(".")[2]]
            faults += (
                _breaking_change(
                    candidate,
                    pointer=change.pointer,
                    rule=change.rule,
                    what=change.message,
                    major=candidate.edition.version.major,
                )
                for change in comparison.finish()
                if change.rule not in left
            )
    return faults


def _place(document: Document, pointer: str) -> Place:
    """Find what a pointer into the bundle means in the sources, where schemas stand in files of their own."""
    name, _, rest = pointer.removeprefix(_SCHEMAS).partition("/")
    if pointer.startswith(_SCHEMAS):
        for other in document.workspace.documents.values():
            definition = other.root.at("$defs", name)
            if definition is not None:
                return nearest(definition, rest).place
    return nearest(document.root, pointer).place


def _shown(path: Path, request: pipeline.Request) -> Path:
    return path.relative_to(request.base) if path.is_relative_to(request.base) else path
