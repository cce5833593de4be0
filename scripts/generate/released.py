"""Released contracts, and the gate that keeps later ones compatible with them."""

import json
import tempfile
from collections.abc import Iterator
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
    for document in workspace.contracts():
        path = _released_path(request, document.path.name)
        if path.exists():
            diagnostics += _compare(document, released=path, candidate=bundles[document.path.name])
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


def _compare(document: Document, *, released: Path, candidate: object) -> Iterator[Diagnostic]:
    before = json.loads(released.read_text())["info"]["version"]
    after = document.root["info"]["version"].value
    if _major(after) > _major(before):
        return
    with tempfile.TemporaryDirectory(prefix="generate-") as directory:
        revision = Path(directory) / "candidate.json"
        revision.write_text(json.dumps(candidate))
        changes = redocly.breaking_changes(released, revision)
    for change in changes:
        yield Diagnostic(
            place=nearest(document.root, change.pointer).place,
            rule=f"breaking-change/{change.rule}",
            what=change.message,
            why=f"Clients of the released version {before} rely on it.",
            fix=f"keep it, or raise the major version above {_major(before)} in `info.version` and in the paths.",
        )


def _major(version: str) -> int:
    return int(version.partition(".")[0])


def _released_path(request: pipeline.Request, source: str) -> Path:
    return request.specs / "released" / f"{source.removesuffix('.yaml')}.json"
