"""The history of the contracts: each released version of each document, and what was released as the package."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scripts.generate.changes.change import Change
from scripts.generate.changes.comparison import changes, level_of
from scripts.generate.changes.versions import Level, Version
from scripts.generate.contract import Channel, Contract, ContractSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One version of one document; `contract` holds that document alone."""

    contract: ContractSet

    @property
    def described(self) -> Contract | Channel:
        """Give what the document describes."""
        found: tuple[Contract | Channel, ...] = (*self.contract.contracts, *self.contract.channels)
        return found[0]

    @property
    def document(self) -> str:
        """Name the document: its file without the ending."""
        return self.described.source.removesuffix(".yaml")

    @property
    def version(self) -> Version:
        """Give the version that the document declares."""
        return Version.parse(self.described.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRelease:
    """A version of the package, and the versions of the documents that it was generated from."""

    version: Version
    documents: Mapping[str, Version]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What was released, oldest first: editions by document, and releases of the package."""

    editions: Mapping[str, tuple[Edition, ...]]
    package: tuple[PackageRelease, ...]

    def latest(self, document: str) -> Edition | None:
        """Give the last released edition of a document, which later ones must stay compatible with."""
        editions = self.editions.get(document, ())
        return editions[-1] if editions else None

    def edition(self, document: str, version: Version) -> Edition | None:
        """Give a released edition, or None where there is none of that version."""
        return next((known for known in self.editions.get(document, ()) if known.version == version), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What changed from one edition of a document to the next; `base` is None for the first."""

    edition: Edition
    base: Edition | None
    changes: tuple[Change, ...]

    @property
    def level(self) -> Level:
        """Give how far the changes raise the version."""
        return level_of(self.changes)

    @property
    def implied(self) -> Version:
        """Give the lowest version that the changes allow."""
        return self.edition.version if self.base is None else self.base.version.raised(self.level)


def step(edition: Edition, *, base: Edition | None) -> Step:
    """Compare an edition with the one before."""
    found = changes(base.contract, edition.contract) if base is not None else ()
    return Step(edition=edition, base=base, changes=found)


def steps(editions: Iterable[Edition]) -> list[Step]:
    """Compare editions one after the other, oldest first."""
    found: list[Step] = []
    for edition in editions:
        found.append(step(edition, base=found[-1].edition if found else None))
    return found


def package_level(history: History, current: Iterable[Edition]) -> Level:
    """Give how far the version of the package has to rise for what the documents are today.

    A document that is new adds to the package, one that is gone takes from it.
    """
    if not history.package:
        return Level.NONE
    released = history.package[-1].documents
    editions = {edition.document: edition for edition in current}
    levels = [Level.MAJOR for document in released if document not in editions]
    for document, edition in editions.items():
        base = history.edition(document, released[document]) if document in released else None
        levels.append(step(edition, base=base).level if base is not None else Level.MINOR)
    return max(levels, default=Level.NONE)


def package_version(history: History, current: Iterable[Edition]) -> Version:
    """Give the version of the package that is generated from the documents of today.

    Before the first release it is the highest version of the documents.
    """
    editions = tuple(current)
    if not history.package:
        return max(edition.version for edition in editions)
    return history.package[-1].version.raised(package_level(history, editions))
