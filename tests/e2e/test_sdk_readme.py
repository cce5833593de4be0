"""What the README of the TypeScript package shows compiles strictly, and does at the running stack what it says."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import sdk
from scripts.stack.supervisor import Stack
from tests.support.typescript_package import NODE, STRICTLY, TYPESCRIPT_7, install, run

README = (sdk.PACKAGE / "README.md").read_text()
BLOCK = re.compile(r"(?:^<!-- try: (?P<name>\w+) -->\n)?^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.M | re.S)
IMPORT = re.compile(r'^import \{(?P<names>[^}]+)\} from "(?P<module>[^"]+)";$', re.MULTILINE)
API = "https://api.example"
INSTALL = "npm install @mobilitycorp/sdk\n"
TOUR = Path(__file__).with_name("sdk") / "tour.ts"
GIVEN = "{ mobility, quote, held, conversationId, lastSeq, fetchToken }: Given"
PRINTED = {
    "booking": r".+ is confirmed for \d+\.?\d* EUR\.",
    "problems": r"confirmed",
    "errors": r"There is no such reservation\.",
    "lists": r"(?:res_\w{26} \w+\n)*(?:\d+ (?:and more|and that is all)\n?)+",
    "retries": r"",
    "versions": r"",
    "aborting": r'held 200 "1" [\w-]+',
    "tokens": r"A token was wanted: connect\.\nfi",
    "hooks": r"listMetros 200 true",
    "chat": r"(?s:.*)route_comparison(?s:.*)bike(?s:.*)",
    "resume": r"connecting\nready\ntrue true\nclosed",
    "events": r"(?:[\w.]+\n)+turn\.completed",
    "validation": r"res_\w{26}",
    "tanstack": r"\d+ [123]\nheld",
    "functions": r"held",
}


def blocks() -> Iterator[re.Match[str]]:
    return BLOCK.finditer(README)


def examples() -> str:
    """A module that has each example as a function, with the imports of all at its top."""
    imports: dict[str, set[str]] = {}
    functions = []
    for block in blocks():
        if block["language"] == "ts":
            for found in IMPORT.finditer(block["code"]):
                imports.setdefault(found["module"], set()).update(map(str.strip, found["names"].split(",")))
            code = IMPORT.sub("", block["code"])
            # What an example declares may have the name of what it is given.
            functions.append(f"export async function {block['name']}({GIVEN}): Promise<void> {{\n{{{code}}}\n}}\n")
    head = [f'import {{ {", ".join(sorted(names))} }} from "{module}";' for module, names in imports.items()]
    return "\n".join([*head, 'import type { Given } from "./tour.js";', *functions])


@pytest.fixture(scope="module")
def told(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What each example has printed."""
    place = install(tmp_path_factory.mktemp("readme"), packages=("@cfworker/json-schema", "@tanstack/query-core"))
    (place / "examples.ts").write_text(examples().replace(API, stack.gateway_url))
    shutil.copy(TOUR, place)
    strictly = [option for option in STRICTLY if option != "--noUnusedLocals"]
    run(["node", TYPESCRIPT_7, *strictly, "tour.ts"], directory=place)
    output = run([*NODE, "tour.js"], directory=place, BASE_URL=stack.gateway_url, TOKEN=stack.token("aino"))
    # The logger of one of the examples is the console.
    return dict(json.loads(output.splitlines()[-1]))


def test_every_block_is_tried() -> None:
    assert [block["code"] for block in blocks() if block["language"] != "ts"] == [INSTALL]
    assert [block["name"] for block in blocks() if block["language"] == "ts"] == list(PRINTED)


def test_a_booking_takes_ten_lines() -> None:
    [code] = [block["code"] for block in blocks() if block["name"] == "booking"]
    assert len(code.strip().splitlines()) <= 11


@pytest.mark.parametrize("name", PRINTED)
def test_an_example_does_as_the_readme_says(told: dict[str, list[str]], name: str) -> None:
    assert re.fullmatch(PRINTED[name], "\n".join(told[name])), told[name]
