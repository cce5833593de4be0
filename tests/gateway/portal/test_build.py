"""What the build makes: small first loads, pages as files, and nothing that comes from elsewhere."""

import gzip
import json
import re
from pathlib import Path

import pytest

from gateway.portal.settings import BUILT, PREFIX
from scripts.stack.places import CHECKOUT
from tests.support.portal_sizes import (
    MOST_FOR_FIRST_LOAD,
    REFERENCES,
    SMALL_PAGES,
    build,
    first_load,
    loaded_with,
    manifest,
    page,
)

PAGES = re.compile(r'below\("\w+", "([\w/-]+)"')
# Where a page could fetch something from elsewhere without a script.
FETCHING = re.compile(r"""(?:src|href)=["']?https?://|url\(["']?https?://|@import\s+(?:url\()?["']?https?://""")


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    build()


@pytest.mark.parametrize("name", SMALL_PAGES)
def test_a_first_load_is_small(name: str) -> None:
    assert first_load(name) <= MOST_FOR_FIRST_LOAD


@pytest.mark.parametrize("name", [*SMALL_PAGES, *REFERENCES])
def test_references_are_loaded_only_when_they_are_opened(name: str) -> None:
    begun = loaded_with("index.html", page(name))
    others = {manifest()[page(reference)]["file"] for reference in REFERENCES if reference != name}
    assert begun.isdisjoint(others)
    if name in SMALL_PAGES:
        heavy = set().union(*(loaded_with(page(reference)) for reference in REFERENCES)) - loaded_with("index.html")
        assert not {file for file in begun & heavy if (BUILT / file).stat().st_size > 100_000}


def test_every_page_has_a_file() -> None:
    names = PAGES.findall((CHECKOUT / "gateway" / "portal" / "src" / "pages.ts").read_text())
    assert {"404", "console", "problems", "reference/reservation"} <= set(names)
    titles = {
        name: re.findall(r"<title>(.+)</title>", (BUILT / f"{name}.html").read_text()) for name in ("index", *names)
    }
    assert all(len(found) == 1 for found in titles.values())
    assert len({found[0] for found in titles.values()}) == len(titles)


def test_the_start_page_shows_the_booking_that_the_tests_of_the_sdk_run() -> None:
    readme = (CHECKOUT / "generated" / "typescript" / "README.md").read_text()
    [booking] = re.findall(r"^<!-- try: booking -->\n```ts\n(.*?)^```$", readme, re.M | re.S)
    shown = (BUILT / manifest()[page("start")]["file"]).read_text().replace("\\n", "\n")
    # Which quotes the minifier takes, and so what it escapes, is its own affair.
    assert booking.rstrip() in re.sub(r"\\([\"'`$])", r"\1", shown)


@pytest.mark.parametrize("kind", ["html", "css"])
def test_nothing_is_fetched_from_elsewhere(kind: str) -> None:
    files = list(BUILT.rglob(f"*.{kind}"))
    assert files
    assert {file.name: FETCHING.findall(file.read_text()) for file in files} == {file.name: [] for file in files}


def test_all_that_pages_name_is_there() -> None:
    for file in BUILT.rglob("*.html"):
        named = re.findall(rf'(?:src|href)="{PREFIX}/([^"]+)"', file.read_text())
        assert named
        assert [name for name in named if not (BUILT / name).is_file()] == []


def test_no_script_is_written_into_a_page() -> None:
    assert {file.name for file in BUILT.rglob("*.html") if re.search(r"<script[^>]*>[^<]", file.read_text())} == set()


def test_compressed_copies_are_copies() -> None:
    copies = list(BUILT.rglob("*.gz"))
    assert copies
    for copy in copies:
        assert gzip.decompress(copy.read_bytes()) == copy.with_suffix("").read_bytes()


def test_pages_tell_no_address_of_the_machine_they_were_built_on() -> None:
    for file in BUILT.rglob("*.js"):
        assert str(CHECKOUT) not in file.read_text()


def contracts(name: str) -> list[Path]:
    return [file for file in BUILT.glob(f"assets/{name}-*.json") if file.suffix == ".json"]


@pytest.mark.parametrize("name", ["reservation.openapi", "travel-agent.openapi"])
def test_references_show_the_contracts_that_services_serve(name: str) -> None:
    [shown] = contracts(name)
    assert json.loads(shown.read_bytes()) == json.loads(
        (CHECKOUT / "generated" / "contracts" / f"{name}.json").read_bytes()
    )
