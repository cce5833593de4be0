"""What the command line does with outcomes of the pipeline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import watchfiles

from scripts.generate import actions, pipeline
from scripts.generate.command import main
from scripts.generate.diagnostics import Diagnostic, GenerationFailed, Place, ToolFailed

FAULT = Diagnostic(
    place=Place(Path("specs/a.openapi.yaml"), 3, 5),
    rule="some-rule",
    what="It is wrong.",
    why="It matters.",
    fix="do it.",
)


def run(action: str, tmp_path: Path) -> int:
    return actions.run(action, specs=tmp_path, out=tmp_path / "made", show_timings=False)


@pytest.fixture
def outcomes(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str] | Exception]:
    """What the pipeline gives, run after run."""
    given: list[dict[str, str] | Exception] = []

    def generate(_request: pipeline.Request) -> dict[str, str]:
        outcome = given.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(pipeline, "generate", generate)
    return given


def test_a_fault_is_printed_in_one_line(
    outcomes: list[dict[str, str] | Exception], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes.append(GenerationFailed([FAULT, FAULT]))
    assert run("generate", tmp_path) == 100
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "specs/a.openapi.yaml:3:5: some-rule: It is wrong. It matters. Fix: do it."
    assert lines[1:] == ["1 fault; nothing was written."]


def test_a_tool_that_breaks_is_named(
    outcomes: list[dict[str, str] | Exception], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes.append(ToolFailed(tool="openapi-ts", output="no memory"))
    assert run("generate", tmp_path) == 100
    assert capsys.readouterr().err == "openapi-ts failed:\nno memory\n"


def test_check_writes_nothing(outcomes: list[dict[str, str] | Exception], tmp_path: Path) -> None:
    outcomes.extend([{"a.py": "a = 1\n"}, {"a.py": "a = 1\n"}, {"a.py": "a = 1\n"}])
    assert run("check", tmp_path) == 4
    assert not (tmp_path / "made").exists()
    assert run("generate", tmp_path) == 0
    assert run("check", tmp_path) == 0


def test_watching_goes_on_after_a_fault(
    outcomes: list[dict[str, str] | Exception],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def changes(_directory: Path) -> Iterator[set[object]]:
        yield set()
        yield set()
        raise KeyboardInterrupt

    monkeypatch.setattr(watchfiles, "watch", changes)
    outcomes.extend([{"a.py": "a = 1\n"}, GenerationFailed([FAULT]), {"a.py": "a = 2\n"}])
    assert run("watch", tmp_path) == 0
    assert (tmp_path / "made/a.py").read_text() == "a = 2\n"
    assert "some-rule" in capsys.readouterr().err


def test_an_output_that_cannot_be_a_package_is_the_users_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.openapi.yaml").touch()
    assert main(["--specs", str(tmp_path), "--out", str(tmp_path / "not-a-package")]) == 100
    assert "identifier" in capsys.readouterr().err


def test_supported_constructs_and_rules_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("supported", tmp_path) == 0
    text = capsys.readouterr().out
    for part in ("x-problem-when-missing", "uniqueItems", "date-time", "idempotency-key (idempotency)", "Fix:"):
        assert part in text
