"""Generated files on disk: written together or not at all, and compared without being written."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.generate import manifest

_MARK = b"DO NOT EDIT"
_MARK_REACH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How a directory differs from what would be generated: paths relative to it."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.stale)

    def lines(self) -> Iterator[str]:
        """Describe each difference in a line."""
        yield from (f"{path}: differs from what the contracts make" for path in self.changed)
        yield from (f"{path}: is missing" for path in self.missing)
        yield from (f"{path}: is not generated from anything" for path in self.stale)


def compare(files: Mapping[str, str], *, out: Path) -> Drift:
    """Compare a directory with what it should hold. Files of others in it count as stale."""
    present = {path.as_posix() for path in manifest.present_files(out)} if out.exists() else set()
    if (out / manifest.NAME).exists():
        present.add(manifest.NAME)
    return Drift(
        changed=tuple(
            path for path in sorted(files.keys() & present) if (out / path).read_bytes() != files[path].encode()
        ),
        missing=tuple(sorted(files.keys() - present)),
        stale=tuple(sorted(present - files.keys())),
    )


def write(files: Mapping[str, str], *, out: Path) -> Drift:
    """Bring a directory up to date and tell what that changed.

    All files are written beside the directory first, so that a full disk leaves it as it was; the manifest goes last.
    Files that were generated before and no longer are get removed; files that were never ours stay.
    """
    drift = compare(files, out=out)
    out.mkdir(parents=True, exist_ok=True)
    before = manifest.read(out)
    staging = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        for path in (*drift.changed, *drift.missing):
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).write_bytes(files[path].encode())
        for path in sorted((*drift.changed, *drift.missing), key=lambda path: path == manifest.NAME):
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).replace(out / path)
    finally:
        shutil.rmtree(staging)
    removed = tuple(path for path in drift.stale if (before and path in before.outputs) or _is_marked(out / path))
    for path in removed:
        _remove(out / path, out=out)
    return Drift(changed=drift.changed, missing=drift.missing, stale=removed)


def _is_marked(path: Path) -> bool:
    with path.open("rb") as file:
        return _MARK in file.read(_MARK_REACH)


def _remove(path: Path, *, out: Path) -> None:
    path.unlink()
    for parent in path.parents:
        if parent == out or any(parent.iterdir()):
            break
        parent.rmdir()
