"""Released contracts, and the gate that keeps later ones compatible with them."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from scripts.generate import pipeline, redocly
from scripts.generate.diagnostics import Diagnostic, GenerationFailed
from scripts.generate.documents import Document, nearest
from scripts.generate.emitters.contracts import bundle_text


def check(request: pipeline.Request) -> None:
    """Compare each contract with its released one; raises GenerationFailed for changes that break clients.

    A rise of the major version allows every change. A contract that was never released has nothing to keep.
    """
    workspace, bundles = pipeline.bundle(request)
    diagnostics: list[Diagnostic] = []
    with tempfile.TemporaryDirectory(prefix="generate-") as directory, ExitStack() as tools:
        comparisons = []
        for document in (*workspace.contracts(), *workspace.channels()):
            source = document.path.name
            released = _released_path(request, source)
            if released.exists() and not _rises(document, released):
                candidate = Path(directory) / released.name
                candidate.write_text(bundle_text(source, bundles[source]))
                comparison = redocly.Comparison(released, candidate)
                tools.callback(comparison.stop)
                comparisons.append((document, comparison))
        for document, comparison in comparisons:
            diagnostics += _faults(document, comparison.finish())
    if diagnostics:
        raise GenerationFailed(diagnostics)


def release(request: pipeline.Request) -> Iterator[Path]:
    """Keep the contracts of today as the released ones; raises GenerationFailed when they are not compatible."""
    check(request)
    _workspace, bundles = pipeline.bundle(request)
    for source, bundle in bundles.items():
        path = _released_path(request, source)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(bundle_text(source, bundle))
        yield path.relative_to(request.base) if path.is_relative_to(request.base) else path


def _rises(document: Document, released: Path) -> bool:
    """Tell whether the major version is higher than the released one."""
    return _major(document.root["info"]["version"].value) > _major(json.loads(released.read_text())["info"]["version"])


def _faults(document: Document, changes: list[redocly.BreakingChange]) -> Iterator[Diagnostic]:
    major = _major(document.root["info"]["version"].value)
    for change in changes:
        yield Diagnostic(
            place=nearest(document.root, change.pointer).place,
            rule=f"breaking-change/{change.rule}",
            what=change.message,
            why=f"Clients of the released version {major} rely on it.",
            fix=f"keep it, or raise the major version above {major} in `info.version` and in the paths.",
        )


def _major(version: str) -> int:
    return int(version.partition(".")[0])


def _released_path(request: pipeline.Request, source: str) -> Path:
    return request.specs / "released" / f"{source.removesuffix('.yaml')}.json"
