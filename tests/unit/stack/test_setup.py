"""How the environments are made, with small stand-ins for what takes long."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import setup
from scripts.stack.places import CHECKOUT


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """One part, made from one file; the list says how often it was made."""
    times: list[str] = []
    (tmp_path / "requirements.txt").write_text("uvicorn==1\n")
    (tmp_path / "environment").mkdir()
    part = setup.Part(
        name="python",
        description="packages",
        made_from=(tmp_path / "requirements.txt",),
        stamp=tmp_path / "environment" / ".complete",
        make=lambda: times.append("made"),
        lane="python",
        needs=(setup.Need(program="sh", reason="it runs things.", remedy="install it."),),
    )
    monkeypatch.setattr(setup, "PARTS", {"python": part})
    monkeypatch.setattr(setup, "LOCAL", tmp_path / "local")
    return times


def bootstrap(*, path: Path) -> subprocess.CompletedProcess[str]:
    """Run a copy of the script with the programs of one directory alone."""
    scripts = path.parent / "scripts"
    scripts.mkdir()
    shutil.copy(CHECKOUT / "scripts" / "bootstrap", scripts)
    return subprocess.run(
        ["/bin/sh", scripts / "bootstrap", "python"],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def write_program(path: Path, *, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    directory = tmp_path / "bin"
    directory.mkdir()
    for name in ("basename", "cat", "dirname"):
        (directory / name).symlink_to(shutil.which(name) or "/nowhere")
    return directory


def test_a_part_is_made_once(made: list[str]) -> None:
    assert setup.main(["python"]) == setup.main(["python"]) == 0
    assert made == ["made"]


def test_a_changed_requirement_is_installed(made: list[str], tmp_path: Path) -> None:
    setup.main(["python"])
    (tmp_path / "requirements.txt").write_text("uvicorn==2\n")
    assert setup.main(["--verify", "python"]) == 1
    setup.main(["python"])
    assert made == ["made", "made"]


def test_verifying_makes_nothing(made: list[str]) -> None:
    assert setup.main(["--verify", "python"]) == 1
    setup.main(["python"])
    assert setup.main(["--verify", "python"]) == 0
    assert made == ["made"]


def test_an_interrupted_set_up_is_taken_up_again(
    made: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: setup.Part) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(setup, "set_up", interrupted)
        assert setup.main(["python"]) == 130
    assert "takes it up again" in capsys.readouterr().err
    assert setup.main(["python"]) == 0
    assert made == ["made"]


def test_everything_missing_is_told_at_once_with_why_and_how(
    made: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert setup.main([]) == 1
    told = capsys.readouterr().err
    assert "setup: git is missing.\n  Why: " in told
    assert "setup: sh is missing.\n  Why: it runs things.\n  Fix: install it." in told
    assert made == []


@pytest.mark.parametrize(
    ("version", "complaint"),
    [
        ("v20.0.0", None),
        ("v24.1.0", None),
        ("v18.20.1", "node is too old: v18.20.1"),
        ("", "node is too old: no version"),
    ],
)
def test_node_must_be_new_enough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str, complaint: str | None
) -> None:
    write_program(tmp_path / "node", text=f"echo '{version}'")
    monkeypatch.setenv("PATH", str(tmp_path))
    told = setup.NodeNeed(program="node", reason="", remedy="").complaint()
    assert told is complaint is None or (told or "").startswith(complaint or "-")


def test_the_portal_needs_a_newer_node(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_program(tmp_path / "node", text="echo v20.18.3")
    write_program(tmp_path / "npm", text="echo 11.0.0")
    monkeypatch.setenv("PATH", str(tmp_path))
    [told] = [told for need in setup.PARTS["portal"].needs if (told := need.complaint()) is not None]
    assert told.startswith("node is too old: v20.18.3.\n  Why: the developer portal is built with Node.js 20.19")


def test_a_part_of_whole_directories_is_made_again_when_a_file_comes_goes_moves_or_changes(tmp_path: Path) -> None:
    part = setup.Part(
        name="portal",
        description="a portal",
        made_from=(),
        trees=(tmp_path / "src",),
        stamp=tmp_path / ".complete",
        make=lambda: None,
        lane="node",
    )
    source = tmp_path / "src" / "pages" / "start.tsx"
    source.parent.mkdir(parents=True)
    digests = [part.digest()]
    for change in (
        lambda: source.write_text("1"),
        lambda: source.write_text("2"),
        lambda: source.rename(tmp_path / "src" / "start.tsx"),
        lambda: (tmp_path / "src" / "start.tsx").unlink(),
    ):
        change()
        digests.append(part.digest())
    assert len(set(digests[:-1])) == 4
    assert digests[-1] == digests[0]


def test_a_command_that_fails_is_an_error_with_the_end_of_what_it_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(setup, "LOCAL", tmp_path)
    with pytest.raises(setup.SetupFailure, match=r"(?s)exit code 3.*\| no network.*Fix: see to it"):
        setup._run(["sh", "-c", "echo no network; exit 3"], log="setup-python", hint="see to it")


def test_an_unknown_part_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(["ruby"]) == 2
    assert "unknown: ruby" in capsys.readouterr().err


def test_the_bootstrap_takes_any_python_that_is_new_enough(programs: Path) -> None:
    write_program(programs / "python3.12", text="exit 1")
    write_program(programs / "python3", text='[ "$1" = -c ] || echo "runs $(basename "$1") $2"')
    assert bootstrap(path=programs).stdout == "runs setup.py python\n"


def test_the_bootstrap_says_that_python_is_missing_and_why(programs: Path) -> None:
    outcome = bootstrap(path=programs)
    assert outcome.returncode == 1
    assert "Python 3.12 or newer is missing" in outcome.stderr
    assert "Why:" in outcome.stderr
    assert "Fix:" in outcome.stderr


def test_the_make_file_describes_every_command_it_promises() -> None:
    helped = subprocess.check_output(["make", "help"], cwd=CHECKOUT, text=True, env={**os.environ, "MAKEFLAGS": ""})
    described = {line.split()[1] for line in helped.splitlines()}
    promised = ("help", "run", "test", "generate", "watch", "check", "lint", "fuzz", "bench", "scaffold", "clean")
    assert described >= set(promised)


def test_what_fails_in_one_lane_does_not_stop_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise setup.SetupFailure("the registry is away.")

    def part(name: str, *, lane: str, make: Callable[[], None]) -> setup.Part:
        return setup.Part(name=name, description=name, made_from=(), stamp=tmp_path / name, make=make, lane=lane)

    parts = (
        part("tools", lane="tools", make=refuse),
        part("more-tools", lane="tools", make=lambda: None),
        part("packages", lane="node", make=lambda: None),
    )
    monkeypatch.setattr(setup, "PARTS", {each.name: each for each in parts})
    monkeypatch.setattr(setup, "LOCAL", tmp_path / "local")
    assert setup.main(["tools", "more-tools", "packages"]) == 1
    assert "setup: the registry is away." in capsys.readouterr().err
    assert [each.name for each in parts if each.is_complete()] == ["packages"]
