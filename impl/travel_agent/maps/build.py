"""Builds a map from an extract of OpenStreetMap: ``python -m impl.travel_agent.maps.build EXTRACT DIRECTORY``.

Tiles for routes and a gazetteer of places are built next to the directory and put there in one step, so that nobody
sees half a map. Several processes may ask at once: one builds, the others wait. What is there already is kept.
"""

import fcntl
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from impl.travel_agent.maps.extract_reading import read_extract
from impl.travel_agent.maps.gazetteer_building import write_gazetteer
from impl.travel_agent.maps.map_directory import (
    GAZETTEER,
    MANIFEST,
    TILES,
    MapManifest,
    digest_of,
    holds_map_of,
    read_manifest,
)
from impl.travel_agent.maps.valhalla_programs import BuildFailure, build_tiles

type Tell = Callable[[str], None]


def build_map(extract: Path, *, directory: Path, tell: Tell) -> MapManifest:
    """Build the map of an extract into a directory, unless it is there; `tell` hears of the progress.

    Raises:
        BuildFailure: it cannot be built. What stood in the directory before still does.
    """
    if not extract.is_file():
        raise BuildFailure(f"{extract} is not there.\n  Fix: name an extract of OpenStreetMap in the format .osm.pbf.")
    digest = digest_of(extract)
    if not holds_map_of(directory, extract_sha256=digest):
        directory.parent.mkdir(parents=True, exist_ok=True)
        with _one_at_a_time(directory.with_name(f"{directory.name}.lock")):
            if not holds_map_of(directory, extract_sha256=digest):
                _build(extract, digest=digest, directory=directory, tell=tell)
    return read_manifest(directory)


def _build(extract: Path, *, digest: str, directory: Path, tell: Tell) -> None:
    started = time.monotonic()
    _ensure_replaceable(directory)
    with tempfile.TemporaryDirectory(prefix=f".{directory.name}-", dir=directory.parent) as working:
        work, finished = Path(working), Path(working) / "finished"
        finished.mkdir()
        tell(f"building the routes of {extract.name} …")
        build_tiles(extract, into=work)
        shutil.move(work / TILES, finished / TILES)
        tell("reading the places …")
        read = read_extract(extract)
        tell(f"writing the gazetteer of {len(read.features)} things …")
        counts = write_gazetteer(read, file=finished / GAZETTEER)
        manifest = MapManifest.of(extract_sha256=digest, bounds=read.bounds, as_of=read.as_of, counts=counts)
        (finished / MANIFEST).write_text(manifest.model_dump_json(indent=2) + "\n")
        _put(finished, into=directory)
    told = ", ".join(f"{number} × {kind}" for kind, number in sorted(manifest.counts.items()))
    tell(f"{told}, as of {manifest.as_of:%Y-%m-%d} ({time.monotonic() - started:.1f} s)")


def _put(finished: Path, *, into: Path) -> None:
    """Exchange the directory. A process that has the old map open keeps it."""
    if into.exists():
        into.rename(finished.with_name("replaced"))
    finished.rename(into)


def _ensure_replaceable(directory: Path) -> None:
    if directory.exists() and not (directory / MANIFEST).exists() and any(directory.iterdir()):
        raise BuildFailure(
            f"{directory} is not a map, and would be replaced.\n  Fix: name another directory, or empty this one."
        )


@contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def main(arguments: Sequence[str]) -> int:
    """Build the map that the arguments name; returns the exit code."""
    if len(arguments) != 2:
        print("usage: python -m impl.travel_agent.maps.build EXTRACT DIRECTORY", file=sys.stderr)
        return 2
    extract, directory = map(Path, arguments)
    try:
        manifest = build_map(extract, directory=directory, tell=_tell)
    except BuildFailure as failure:
        _tell(str(failure))
        return 1
    bounds = manifest.bounds
    print(
        f"{directory}: {bounds.south:.4f} to {bounds.north:.4f} N, {bounds.west:.4f} to {bounds.east:.4f} E\n"
        "© OpenStreetMap contributors, ODbL (https://www.openstreetmap.org/copyright)"
    )
    return 0


def _tell(message: str) -> None:
    print(f"[maps] {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
