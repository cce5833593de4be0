"""YAML with positions, read as the Node tools read it."""

from pathlib import Path

import pytest

from scripts.generate.diagnostics import GenerationFailed
from scripts.generate.documents import Document, Workspace, nearest


def document(directory: Path, text: str) -> Document:
    path = directory / "a.openapi.yaml"
    path.write_text(text)
    return Workspace.load(directory, base=directory).open(path)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("012", 12),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2026-12-01", "2026-12-01"),
        ("1.5e3", 1500.0),
        ("'5'", "5"),
        ("''", ""),
    ],
)
def test_scalars_follow_yaml_1_2(tmp_path: Path, written: str, value: object) -> None:
    assert document(tmp_path, f"a: {written}\n").value == {"a": value}


def test_a_member_stands_where_its_key_is_written(tmp_path: Path) -> None:
    root = document(tmp_path, "a:\n  b:\n    - x\n    - {c: 1}\n").root
    assert str(root["a"]["b"].place) == "a.openapi.yaml:2:3"
    assert str(root["a"]["b"][1]["c"].place) == "a.openapi.yaml:4:8"


def test_an_absent_member_stands_where_its_parent_does(tmp_path: Path) -> None:
    found = document(tmp_path, "a:\n  b: {}\n")
    assert str(found.place(("a", "b", "c", "d"))) == "a.openapi.yaml:2:3"


def test_references_are_followed_across_files(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "b.yaml").write_text("$defs:\n  A: {$ref: '#/$defs/B'}\n  B: {type: string}\n")
    root = document(tmp_path, "a: {$ref: 'schemas/b.yaml#/$defs/A'}\n").root
    assert root["a"].resolved().value == {"type": "string"}
    assert str(root["a"].resolved().place) == "schemas/b.yaml:3:3"


def test_a_reference_that_leads_nowhere_is_named_even_in_a_schema_file(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "b.yaml").write_text("$defs:\n  A: {$ref: '#/$defs/C'}\n")
    with pytest.raises(GenerationFailed) as failure:
        document(tmp_path, "a: {$ref: 'schemas/b.yaml#/$defs/A'}\n")
    assert [str(fault.place) for fault in failure.value.diagnostics] == ["schemas/b.yaml:2:7"]


def test_examples_are_data_and_not_searched_for_references(tmp_path: Path) -> None:
    assert document(tmp_path, "example: {$ref: nowhere}\n").value == {"example": {"$ref": "nowhere"}}


def test_a_pointer_is_followed_as_far_as_it_leads(tmp_path: Path) -> None:
    root = document(tmp_path, "paths:\n  /a/b: {get: {$ref: '#/x/0'}}\nx: [{y: 1}]\n").root
    assert nearest(root, "#/paths/~1a~1b/get/y").pointer == ("x", 0, "y")
    assert nearest(root, "#/paths/~1a~1b/put/y").pointer == ("paths", "/a/b")


def test_faults_of_several_files_are_reported_together(tmp_path: Path) -> None:
    (tmp_path / "b.openapi.yaml").write_text("a: 1\na: 2\n")
    with pytest.raises(GenerationFailed) as failure:
        document(tmp_path, "a: [1\n")
    assert [fault.rule for fault in failure.value.diagnostics] == ["yaml-syntax", "duplicate-key"]
