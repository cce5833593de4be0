"""Generated files on disk."""

from pathlib import Path

import pytest

from scripts.generate import manifest, writing

FILES = {"a.py": "# DO NOT EDIT\na = 1\n", "b/c.py": "# DO NOT EDIT\nc = 1\n"}


def complete(files: dict[str, str]) -> dict[str, str]:
    outputs = {path: manifest.text_hash(text.encode()) for path, text in files.items()}
    return files | {manifest.NAME: manifest.Manifest(inputs={}, pipeline="", outputs=outputs).text()}


def test_a_new_directory_gets_everything(tmp_path: Path) -> None:
    drift = writing.write(complete(FILES), out=tmp_path / "made")
    assert set(drift.missing) == {*FILES, manifest.NAME}
    assert (tmp_path / "made/b/c.py").read_text() == FILES["b/c.py"]
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    writing.write(complete(FILES), out=tmp_path / "made")
    drift = writing.write(complete(FILES | {"a.py": "# DO NOT EDIT\na = 2\n"}), out=tmp_path / "made")
    assert drift.changed == ("a.py", manifest.NAME)


def test_what_is_no_longer_generated_goes_with_its_directory(tmp_path: Path) -> None:
    writing.write(complete(FILES), out=tmp_path / "made")
    drift = writing.write(complete({"a.py": FILES["a.py"]}), out=tmp_path / "made")
    assert drift.stale == ("b/c.py",)
    assert not (tmp_path / "made/b").exists()


def test_stale_files_are_known_by_their_mark_when_the_manifest_is_lost(tmp_path: Path) -> None:
    writing.write(complete(FILES), out=tmp_path / "made")
    (tmp_path / "made" / manifest.NAME).unlink()
    drift = writing.write(complete({"a.py": FILES["a.py"]}), out=tmp_path / "made")
    assert drift.stale == ("b/c.py",)


def test_files_of_others_stay(tmp_path: Path) -> None:
    writing.write(complete(FILES), out=tmp_path / "made")
    (tmp_path / "made/notes.txt").write_text("mine")
    (tmp_path / "made/node_modules").mkdir()
    (tmp_path / "made/node_modules/x.js").write_text("theirs")
    assert not writing.write(complete(FILES), out=tmp_path / "made")
    assert writing.compare(complete(FILES), out=tmp_path / "made").stale == ("notes.txt",)


def test_a_failed_write_leaves_the_directory_as_it_was(tmp_path: Path) -> None:
    writing.write(complete(FILES), out=tmp_path / "made")
    with pytest.raises(OSError, match="too long"):
        writing.write(complete({"a.py": "# changed\n", "x" * 300: ""}), out=tmp_path / "made")
    assert (tmp_path / "made/a.py").read_text() == FILES["a.py"]
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
