"""Versions: what changes imply, release after release, for each document and for the package."""

import json
from pathlib import Path

import pytest

from scripts.generate import releases
from scripts.generate.changes.history import (
    Edition,
    History,
    PackageRelease,
    package_level,
    package_version,
    step,
    steps,
)
from scripts.generate.changes.versions import Level, Version
from scripts.generate.diagnostics import GenerationFailed
from tests.unit.generate.changes.library import API, DESK, Json, changed, desk, library
from tests.unit.generate.changes.seed import SCHEMAS, append, put

FIRST = Version.parse("1.2.0")


def _edition(document: Json, version: str = "1.2.0") -> Edition:
    source = API if "openapi" in document else DESK
    return releases.edition(source, changed(document, put("info", version=version)))


def _history(*editions: Edition) -> History:
    """A history in which the last editions are the package 3.1.4."""
    by_document: dict[str, tuple[Edition, ...]] = {}
    for edition in editions:
        by_document[edition.document] = (*by_document.get(edition.document, ()), edition)
    documents = {document: known[-1].version for document, known in by_document.items()}
    return History(editions=by_document, package=(PackageRelease(version=Version.parse("3.1.4"), documents=documents),))


@pytest.mark.parametrize(
    ("level", "expected"),
    [(Level.NONE, "1.2.3"), (Level.PATCH, "1.2.4"), (Level.MINOR, "1.3.0"), (Level.MAJOR, "2.0.0")],
)
def test_a_version_rises_as_far_as_a_change_weighs(level: Level, expected: str) -> None:
    assert str(Version.parse("1.2.3").raised(level)) == expected


@pytest.mark.parametrize("text", ["1.2", "v1.2.3", "1.02.3", "1.2.3-beta", ""])
def test_other_texts_are_no_versions(text: str) -> None:
    with pytest.raises(ValueError, match="such as"):
        Version.parse(text)


def test_versions_are_ordered_by_their_numbers() -> None:
    assert Version.parse("1.10.0") > Version.parse("1.9.9")


@pytest.mark.parametrize(
    ("schema", "member", "implied"), [("LoanState", "enum", "1.3.0"), ("LoanCreate", "required", "2.0.0")]
)
def test_changes_imply_a_version(schema: str, member: str, implied: str) -> None:
    old = library()
    new = changed(old, append(f"{SCHEMAS}|{schema}|{member}", "days"))
    assert str(step(_edition(new), base=_edition(old)).implied) == implied


def test_texts_alone_imply_a_patch() -> None:
    new = changed(library(), put(f"{SCHEMAS}|Loan", description="Lent."))
    assert str(step(_edition(new), base=_edition(library())).implied) == "1.2.1"


def test_each_release_is_compared_with_the_one_before() -> None:
    second = changed(library(), append(f"{SCHEMAS}|LoanState|enum", "lost"))
    third = changed(second, append(f"{SCHEMAS}|Wish|enum", "braille"))
    found = steps([_edition(library()), _edition(second, "1.3.0"), _edition(third, "1.4.0")])
    assert [[change.subject for change in known.changes] for known in found] == [[], ["`LoanState`"], ["`Wish`"]]


def test_the_package_rises_with_any_of_its_documents() -> None:
    history = _history(_edition(library()), _edition(desk()))
    other = changed(desk(), append(f"{SCHEMAS}|Mood|enum", "tired"))
    assert str(package_version(history, [_edition(library()), _edition(desk())])) == "3.1.4"
    assert str(package_version(history, [_edition(library()), _edition(other, "1.3.0")])) == "3.2.0"


def test_a_document_that_is_new_adds_to_the_package_and_one_that_is_gone_takes_from_it() -> None:
    assert package_level(_history(_edition(library())), [_edition(library()), _edition(desk())]) is Level.MINOR
    assert package_level(_history(_edition(library()), _edition(desk())), [_edition(library())]) is Level.MAJOR


def test_before_the_first_release_the_package_has_the_highest_version() -> None:
    nothing = History(editions={}, package=())
    assert str(package_version(nothing, [_edition(library(), "1.9.0"), _edition(desk(), "1.10.0")])) == "1.10.0"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("library.openapi/1.2.0.json", "{"),
        ("library.openapi/1.2.0.json", "[]"),
        ("library.openapi/1.3.0.json", json.dumps(library())),
        ("library.openapi/newest.json", json.dumps(library())),
        ("sdk.json", '{"releases": [{"version": "one"}]}'),
    ],
)
def test_a_released_file_that_was_spoilt_is_named(path: str, text: str, tmp_path: Path) -> None:
    spoilt = tmp_path / "released" / path
    spoilt.parent.mkdir(parents=True)
    spoilt.write_text(text)
    with pytest.raises(GenerationFailed) as failure:
        releases.read(tmp_path)
    [fault] = failure.value.diagnostics
    assert (fault.rule, fault.place.path) == ("released-contract", spoilt)
    assert "history of the repository" in fault.fix
