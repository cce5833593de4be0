"""Released contracts on disk: one file for each version of each document, and the list of the package's versions.

`released/DOCUMENT/VERSION.json` is the bundle as it was released, `released/sdk.json` tells which versions made which
package. Both are written by `make release` alone.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts.generate import contract_builder
from scripts.generate.changes.history import Edition, History, PackageRelease
from scripts.generate.changes.versions import Version
from scripts.generate.diagnostics import Diagnostic, GenerationFailed, Place

DIRECTORY = "released"
PACKAGE = "sdk.json"

type Json = Mapping[str, Any]


def read(specs: Path) -> History:
    """Read the history of the contracts of a directory; one that was never released is empty."""
    directory = specs / DIRECTORY
    return History(
        editions={path.name: tuple(_editions(path)) for path in sorted(directory.glob("*/")) if path.is_dir()},
        package=tuple(_package_releases(directory / PACKAGE)),
    )


def edition(source: str, bundle: Json) -> Edition:
    """Read one document; `source` is the name of its file."""
    return Edition(contract=contract_builder.build_set({source: bundle}))


def path_of(specs: Path, known: Edition) -> Path:
    """Tell where a released edition is kept."""
    return specs / DIRECTORY / known.document / f"{known.version}.json"


def write_package(specs: Path, releases: tuple[PackageRelease, ...]) -> Path:
    """Write the list of the package's versions, and tell where."""
    path = specs / DIRECTORY / PACKAGE
    entries = [
        {
            "version": str(release.version),
            "documents": {document: str(version) for document, version in sorted(release.documents.items())},
        }
        for release in releases
    ]
    mark = "Written by `make release`. DO NOT EDIT."
    path.write_text(json.dumps({"x-generated": mark, "releases": entries}, indent=2) + "\n")
    return path


def _editions(directory: Path) -> Iterator[Edition]:
    """Read the editions of a document, oldest first: the versions decide, not the names as texts."""
    editions = (_edition(path) for path in directory.glob("*.json"))
    yield from sorted(editions, key=lambda known: known.version)


def _edition(path: Path) -> Edition:
    with _readable(path):
        found = edition(f"{path.parent.name}.yaml", json.loads(path.read_text(encoding="utf-8")))
        if str(found.version) != path.stem:
            raise ValueError(f"It says that it is {found.version}.")
        return found


def _package_releases(path: Path) -> list[PackageRelease]:
    if not path.exists():
        return []
    with _readable(path):
        return [
            PackageRelease(
                version=Version.parse(entry["version"]),
                documents={document: Version.parse(version) for document, version in entry["documents"].items()},
            )
            for entry in json.loads(path.read_text(encoding="utf-8"))["releases"]
        ]


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Report a released file that was edited or cut off as the fault that it is."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        fault = Diagnostic(
            place=Place(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path, 1, 1),
            rule="released-contract",
            what=f"This is not what `make release` wrote: {error}",
            why="Later contracts are compared with it, and released files never change.",
            fix="take the file back from the history of the repository.",
        )
        raise GenerationFailed([fault]) from None
