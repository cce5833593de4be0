"""What changed between the releases of the contracts, in words, and since the last one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from scripts.generate.changes.change import Change, Group, Use
from scripts.generate.changes.history import (
    Edition,
    History,
    PackageRelease,
    Step,
    package_level,
    package_version,
    step,
    steps,
)
from scripts.generate.changes.versions import Level, Version
from scripts.generate.contract import Channel
from scripts.generate.emitters.typescript import kebab
from scripts.generate.emitters.written_documents import data, markdown

type Json = Mapping[str, Any]

TITLES = {
    Group.BREAKING: "Breaking",
    Group.ATTENTION: "Look at your code",
    Group.NEW: "New",
    Group.CHANGED: "Changed",
    Group.DEPRECATED: "Deprecated",
    Group.WORDING: "Reworded",
}
_RELEASED, _UNRELEASED = "released", "unreleased"


def emit(history: History, *, current: Sequence[Edition]) -> dict[str, str]:
    """Give the changelog as JSON and as Markdown; `current` are the documents of today."""
    source = ", ".join(sorted(f"{edition.document}.yaml" for edition in current))
    members = {
        "groups": [{"group": group.value, "title": title} for group, title in TITLES.items()],
        "package": _package(history, current),
        "documents": [_document(history, edition) for edition in current],
    }
    return {
        "docs/changelog.json": data(members, source=source),
        "docs/changelog.md": markdown("changelog.jinja2", members, source=source),
    }


def _document(history: History, edition: Edition) -> Json:
    released = steps(history.editions.get(edition.document, ()))
    pending = step(edition, base=released[-1].edition if released else None)
    versions = [_version(known, status=_RELEASED) for known in released]
    if _is_pending(pending):
        versions.append(_version(pending, status=_UNRELEASED))
    return {
        "document": edition.document,
        "title": edition.described.title,
        "kind": "asyncapi" if isinstance(edition.described, Channel) else "openapi",
        "declared": str(edition.version),
        "released": str(released[-1].edition.version) if released else None,
        "versions": versions[::-1],
    }


def _is_pending(pending: Step) -> bool:
    """Tell whether a document differs from its last release for those who use it."""
    return pending.base is None or bool(pending.changes) or pending.base.version != pending.edition.version


def _version(known: Step, *, status: str) -> Json:
    return {
        "version": str(known.edition.version),
        "status": status,
        "base": None if known.base is None else str(known.base.version),
        "level": known.level.word,
        "implied": str(known.implied),
        "changes": [_change(change, edition=known.edition) for change in _ordered(known.changes)],
    }


def _ordered(changes: Sequence[Change]) -> Iterator[Change]:
    """Give changes group by group; within one, in the order in which they were found."""
    for group in Group:
        yield from (change for change in changes if change.group is group)


def _change(change: Change, *, edition: Edition) -> Json:
    return {
        "rule": change.rule,
        "level": change.level.word,
        "group": change.group.value,
        "text": change.text,
        "subject": change.subject,
        "advice": change.advice,
        "operations": [
            {
                "id": use.id,
                "document": use.document,
                "where": use.where,
                "internal": use.internal,
                "page": _page(use, edition=edition),
            }
            for use in change.uses
        ],
    }


def _page(use: Use, *, edition: Edition) -> str | None:
    """Tell where the documents beside this one speak of an operation or message; nowhere of webhooks."""
    name = use.where.partition(" ")[2]
    described = edition.described
    if isinstance(described, Channel):
        return f"{kebab(described.name)}.md#{name.replace('.', '')}"
    operations = {operation.id for operation in described.operations}
    return f"problems.md#{use.id.lower()}" if use.id in operations else None


def _package(history: History, current: Sequence[Edition]) -> Json:
    now = PackageRelease(
        version=package_version(history, current),
        documents={edition.document: edition.version for edition in current},
    )
    levels = [Level.NONE, *(_level(history, *pair) for pair in pairwise(history.package))]
    entries = [
        _package_entry(release, before=before, level=level, status=_RELEASED)
        for before, release, level in zip((None, *history.package), history.package, levels, strict=False)
    ]
    level = package_level(history, current)
    if not history.package or level is not Level.NONE:
        before = history.package[-1] if history.package else None
        entries.append(_package_entry(now, before=before, level=level, status=_UNRELEASED))
    return {"version": str(now.version), "versions": entries[::-1]}


def _package_entry(release: PackageRelease, *, before: PackageRelease | None, level: Level, status: str) -> Json:
    bases: Mapping[str, Version] = before.documents if before is not None else {}
    return {
        "version": str(release.version),
        "status": status,
        "level": level.word,
        "documents": [
            {
                "document": document,
                "version": str(version),
                "base": str(bases[document]) if document in bases else None,
            }
            for document, version in sorted(release.documents.items())
        ],
    }


def _level(history: History, before: PackageRelease, release: PackageRelease) -> Level:
    """Give how far a release of the package raised its version."""
    editions = [history.edition(document, version) for document, version in release.documents.items()]
    known = History(editions=history.editions, package=(before,))
    return package_level(known, [edition for edition in editions if edition is not None])
