"""What the documents say of the checkout is so."""

import re
import subprocess
from pathlib import Path

import pytest

from scripts.stack.places import CHECKOUT

DECISIONS = CHECKOUT / "docs" / "decisions"
DOCUMENTS = [CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
PLACE = re.compile(r"`((?:specs|generated|impl|gateway|scripts|tests|docs)/[\w./*-]*)`")
MAKE = re.compile(r"\bmake (?:--silent )?([a-z-]+)")
ADR_PARTS = ("**Context.**", "**Decision.**", "**Rejected")


def _name(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text()) if not (document.parent / link).exists()]
    assert links == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_place_that_is_named_exists(document: Path) -> None:
    places = set(PLACE.findall(document.read_text()))
    assert {place for place in places if not list(CHECKOUT.glob(place.rstrip("/")))} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_make_command_exists(document: Path) -> None:
    targets = set(MAKE.findall("\n".join(_code(document.read_text()))))
    for target in sorted(targets):
        outcome = subprocess.run(
            ["make", "--dry-run", target], cwd=CHECKOUT, check=False, capture_output=True, text=True
        )
        assert outcome.returncode == 0, outcome.stderr


def test_make_help_tells_of_every_command_that_the_documents_name() -> None:
    told = subprocess.run(["make", "help"], cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout
    named = {target for document in DOCUMENTS for code in _code(document.read_text()) for target in MAKE.findall(code)}
    assert {target for target in named - {"help"} if not re.search(rf"\bmake {target}\b", told)} == set()


def test_adding_an_endpoint_takes_less_than_ten_lines_to_explain() -> None:
    contributing = (CHECKOUT / "CONTRIBUTING.md").read_text()
    [section] = re.findall(r"^## Adding an operation\n(.*?)^## ", contributing, re.MULTILINE | re.DOTALL)
    steps = re.findall(r"^\d+\. ", section, re.MULTILINE)
    assert 0 < len(steps) < 10


def test_every_decision_is_listed_and_every_listed_decision_exists() -> None:
    listed = re.findall(r"\[(\d{4})\]\(([^)]+)\)", (DECISIONS / "README.md").read_text())
    written = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert [name for _, name in listed] == written
    assert [number for number, _ in listed] == [name[:4] for name in written]


@pytest.mark.parametrize("decision", sorted(DECISIONS.glob("[0-9]*.md")), ids=_name)
def test_a_decision_tells_its_reasons_and_what_was_rejected(decision: Path) -> None:
    text = decision.read_text()
    assert text.startswith(f"# {decision.name[:4]} ")
    assert [part for part in ADR_PARTS if part not in text] == []
    title = text.partition("\n")[0].removeprefix(f"# {decision.name[:4]} ")
    assert title in (DECISIONS / "README.md").read_text()


def _code(text: str) -> list[str]:
    """The code blocks of a Markdown document, and what it sets in code within a sentence."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^```\w*\n.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return [*blocks, *re.findall(r"`([^`\n]+)`", prose)]
