"""Released contracts on disk: one file for each version of each document, and the list of the package's versions.

`released/DOCUMENT/VERSION.json` is the bundle as it was released, `released/sdk.json` tells which versions made which
package. Both are written by `make release` alone.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.generate import contract_builder
from scripts.generate.changes.history import Edition, History, PackageRelease
from scripts.generate.changes.versions import Version

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
    for path in sorted(directory.glob("*.json"), key=lambda path: Version.parse(path.stem)):
        yield edition(f"{directory.name}.yaml", json.loads(path.read_text(encoding="utf-8")))


def _package_releases(path: Path) -> Iterator[PackageRelease]:
    if not path.exists():
        return
    for entry in json.loads(path.read_text(encoding="utf-8"))["releases"]:
        documents = {document: Version.parse(version) for document, version in entry["documents"].items()}
        yield PackageRelease(version=Version.parse(entry["version"]), documents=documents)
