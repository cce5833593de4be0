"""What is kept in the repository works anywhere and gives nothing away."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from scripts.stack.places import CHECKOUT

LARGEST_FILE = 1_000_000
# Written in pieces, as this file is one of those that are searched.
PACKAGE_INDEX_HOSTS = re.compile(
    r"(?:pypi|pythonhosted|npmjs|yarnpkg|npmmirror|jfrog|artifactory|nexus|codeartifact|devpi|verdaccio)"
    r"(?:\.[a-z0-9-]+)*\.(?:org|com|io|net|dev|internal|local)\b"
    "|--(?:extra-)?index"
    r"-url[ =]\S"
)
MACHINE_PATHS = re.compile(r"(?<![\w.$}{~>-])/" + r"(?:home|Users|root|work|workspace|mnt|opt|srv)/[\w.-]+")
SECRETS = re.compile(
    "-----BEGIN" + r"(?: [A-Z]+)* PRIVATE KEY"
    r"|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}"
    r"|\b(?:gh[pousr]_|glpat-|sk_live_|xox[abp]-)[\w-]{10,}"
    r"|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b"
)


@cache
def tracked_files() -> tuple[Path, ...]:
    """The files that are in the repository, or would be with the next commit."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    files = (CHECKOUT / name for name in listing.split("\0") if name)
    return tuple(sorted(file for file in files if file.is_file()))


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(PACKAGE_INDEX_HOSTS, id="hosts of package indexes"),
        pytest.param(MACHINE_PATHS, id="paths of one machine"),
        pytest.param(SECRETS, id="secrets"),
    ],
)
def test_no_file_holds_what_belongs_to_one_machine_or_person(pattern: re.Pattern[str]) -> None:
    found = {
        f"{file.relative_to(CHECKOUT)}:{text[: match.start()].count('\n') + 1}: {match[0]}"
        for file in tracked_files()
        for text in [file.read_text(errors="replace")]
        for match in pattern.finditer(text)
    }
    assert found == set()


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (PACKAGE_INDEX_HOSTS, "files.python" + "hosted.org"),
        (PACKAGE_INDEX_HOSTS, "https://registry.npm" + "js.org/tsc"),
        (PACKAGE_INDEX_HOSTS, "--index" + "-url https://mirror"),
        (MACHINE_PATHS, "see /" + "home/aino/notes"),
        (SECRETS, "-----BEGIN " + "EC PRIVATE KEY"),
    ],
)
def test_the_search_finds_what_it_looks_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


def test_files_are_small_enough_to_read() -> None:
    assert {str(file) for file in tracked_files() if file.stat().st_size > LARGEST_FILE} == set()


def test_nothing_that_commands_leave_behind_is_kept() -> None:
    left_behind = {".venv", ".tools", ".local", "node_modules", "__pycache__", "dist", ".schemathesis", ".hypothesis"}
    assert {file for file in tracked_files() if left_behind & set(file.relative_to(CHECKOUT).parts)} == set()


def test_the_top_level_is_the_agreed_one() -> None:
    agreed = {
        *("specs", "generated", "impl", "gateway", "scripts", "tests", "docs", ".ci"),
        *("pyproject.toml", "Makefile", "README.md", "CONTRIBUTING.md", "LICENSE"),
        *(".gitignore", ".gitattributes", ".python-version"),
    }
    assert {file.relative_to(CHECKOUT).parts[0] for file in tracked_files()} <= agreed
