"""The TypeScript package of other documents: its examples compile, and it says what the contract says."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.generate import pipeline, writing
from tests.contract.generation.command import ROOT
from tests.contract.generation.sources import Sources

COMPILER = ROOT / "scripts" / "node" / "node_modules" / "typescript" / "bin" / "tsc"
FOLLOWING = Path(__file__).with_name("following.yaml")
EXAMPLE = re.compile(r"^ *\* ```ts\n(?P<code>.*?)^ *\* ```$", re.MULTILINE | re.DOTALL)
MARGIN = re.compile(r"^ *\* ?", re.MULTILINE)
STRICTEST = ("--noUnusedParameters", "--noImplicitReturns", "--noPropertyAccessFromIndexSignature")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of two services with the same operations, a stream, a text and a channel, and its examples."""
    scratch = tmp_path_factory.mktemp("sdk")
    sources = Sources.copied_to(scratch / "specs").with_front_desk().with_bench()
    sources.change("workshop.openapi.yaml", old="  /healthz:\n", new=FOLLOWING.read_text())
    internal = "  /healthz:\n    get:\n      x-internal: true\n"
    sources.change("front-desk.openapi.yaml", old="  /readyz:\n    get:\n", new=internal)
    request = pipeline.Request(specs=sources.directory, base=sources.directory, package="sdk_code")
    writing.write(pipeline.generate(request), out=scratch / "made")
    package = scratch / "made" / "typescript"
    (package / "src" / "examples.ts").write_text("\n".join(_examples(package / "src")))
    return package


def test_the_package_and_its_examples_pass_the_strictest_type_check(package: Path) -> None:
    command = ("node", COMPILER, "--project", package, "--noEmit", *STRICTEST)
    outcome = subprocess.run(command, check=False, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stdout


def test_every_operation_has_an_example_as_a_method_and_as_a_function(package: Path) -> None:
    examples = (package / "src" / "examples.ts").read_text()
    for operation in ("confirmAppointment", "followAppointment", "getReceipt", "createAppointment"):
        assert re.search(rf"\b\w*{operation}\(client, ", examples, re.IGNORECASE), operation
    assert 'const text = await mobility.appointments.getReceipt("' in examples
    assert "for await (const event of mobility.appointments.follow(" in examples


def test_problems_are_told_with_each_operation(package: Path) -> None:
    problems = (package / "src" / "problems.ts").read_text()
    union = re.search(r"export type WorkshopConfirmAppointmentProblem =(.*?);", problems, re.DOTALL)
    assert union is not None
    assert {"IllegalTransition", "StaleVersion", "VersionRequired"} <= set(re.findall(r"\w+", union[1]))
    group = (package / "src" / "groups" / "appointments.ts").read_text()
    assert "- `stale_version` (412): " in group


def test_what_is_internal_is_not_in_the_package(package: Path) -> None:
    group = (package / "src" / "groups" / "service.ts").read_text()
    assert "getHealth(this.#client, options)" in group
    assert "frontDesk" not in group


def _examples(sources: Path) -> Iterator[str]:
    """Put each example into a function of its own."""
    yield 'import type { MobilityClient } from "./index.js";'
    yield 'import * as operations from "./operations/index.js";'
    names = re.findall(r"^export function (\w+)\(", "".join(_texts(sources / "operations")), re.MULTILINE)
    yield f"export const {{ {', '.join(sorted(set(names)))} }} = operations;"
    found = EXAMPLE.findall("".join((*_texts(sources / "groups"), *_texts(sources / "operations"))))
    for number, code in enumerate(found):
        yield f"export async function example{number}(mobility: MobilityClient, client = mobility): Promise<unknown> {{"
        yield MARGIN.sub("", code)
        # What an example is called makes no difference to the checker, so long as it is used.
        yield f"  return [mobility, client, {', '.join(re.findall(r'^ *[*] const (\w+)', code, re.MULTILINE))}];"
        yield "}"


def _texts(directory: Path) -> list[str]:
    return [path.read_text() for path in sorted(directory.glob("*.ts"))]
