"""What README.md and CONTRIBUTING.md tell one to type works as it stands there."""

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from scripts.stack.places import CHECKOUT
from scripts.stack.supervisor import Stack
from tests.contract.customers import Customer
from tests.contract.fleet import Fleet
from tests.support.typescript_package import NODE, STRICTLY, TYPESCRIPT_5, install, run

DOCUMENTS = ("README.md", "CONTRIBUTING.md")
BLOCK = re.compile(r"(?:^<!-- tour: (?P<tour>\w+) -->\n)?^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.M | re.S)
MAKE_LINE = re.compile(r"make (?P<target>[a-z-]+)(?P<variables>(?: [A-Z_]+=[\w./-]+)*)(?:\s+#.*)?")
MOST_RESERVATIONS = 5
GATEWAY = "http://127.0.0.1:8000"
RUN = """
import { tryOut } from "./tour.js";
console.log(await tryOut(process.env.TOKEN));
"""


TALK = """
import { plan } from "./chat.js";
console.log(await plan(process.env.TOKEN, process.env.WORDS));
process.exit(0);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of code in a document; `tour` names the walk it is a step of."""

    document: str
    language: str
    tour: str | None
    code: str

    @property
    def lines(self) -> list[str]:
        """What there is to type."""
        return [line for line in self.code.splitlines() if line.strip()]


BLOCKS = [
    Block(document=name, language=found["language"], tour=found["tour"], code=found["code"])
    for name in DOCUMENTS
    for found in BLOCK.finditer((CHECKOUT / name).read_text())
]
COMMANDS = [(block, line) for block in BLOCKS if block.language == "bash" and not block.tour for line in block.lines]


def _tour(name: str) -> str:
    code = "".join(block.code for block in BLOCKS if block.tour == name)
    assert GATEWAY in code
    return code


def test_every_block_is_tried_by_a_test() -> None:
    tried = {("bash", "curl"), ("typescript", "typescript"), ("typescript", "chat"), ("bash", "mock"), ("bash", None)}
    assert {(block.language, block.tour) for block in BLOCKS} <= tried
    assert {block.tour for block in BLOCKS} >= {"curl", "typescript", "chat"}


@pytest.mark.parametrize(("block", "line"), COMMANDS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_command_is_one_that_make_knows(block: Block, line: str) -> None:
    command = MAKE_LINE.fullmatch(line)
    assert command is not None, f"No test runs this line of {block.document}: {line}"
    run(["make", "--dry-run", command["target"], *command["variables"].split()], directory=CHECKOUT)


def test_make_without_a_target_lists_the_commands() -> None:
    told = run(["make"], directory=CHECKOUT)
    assert [name for name in ("run", "test", "generate", "check", "fuzz", "bench") if f"make {name} " not in told] == []


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A directory like the checkout, in which a walk may leave its files."""
    for entry in CHECKOUT.iterdir():
        (tmp_path / entry.name).symlink_to(entry)
    return tmp_path


def test_the_walk_with_curl(stack: Stack, place: Path) -> None:
    script = _tour("curl").replace(GATEWAY, stack.gateway_url)
    output = run(["bash", "-e", "-u", "-o", "pipefail", "-c", script], directory=place, ISSUER_URL=stack.issuer_url)
    nearest, quote, reservation, preview = (
        json.loads((place / f"{name}.json").read_text()) for name in ("nearest", "quote", "reservation", "preview")
    )
    assert nearest["items"][0]["vehicle"]["vehicle_class"] == "scooter"
    assert quote["vehicle"]["id"] == nearest["items"][0]["vehicle"]["id"]
    assert (reservation["status"], reservation["quote_id"]) == ("held", quote["id"])
    assert preview["fee"]["total"]["amount"] == 0
    assert '"status":"cancelled"' in output
    assert "401 Unauthorized" in output
    assert '"pointer":"/query/latitude"' in output


@pytest.fixture(scope="module")
def compiled_walk(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the compiled TypeScript walk, in which the generated package is installed."""
    directory = install(tmp_path_factory.mktemp("typescript"))
    (directory / "tour.ts").write_text(_tour("typescript").replace(GATEWAY, stack.gateway_url))
    (directory / "chat.ts").write_text(_tour("chat").replace(GATEWAY, stack.gateway_url))
    run(["node", TYPESCRIPT_5, *STRICTLY, "tour.ts", "chat.ts"], directory=directory)
    (directory / "run.js").write_text(RUN)
    (directory / "talk.js").write_text(TALK)
    return directory


def test_the_walk_with_typescript(stack: Stack, compiled_walk: Path) -> None:
    output = run(["node", "run.js"], directory=compiled_walk, TOKEN=stack.token("bram"))
    assert output.endswith(" is cancelled.\n")


async def test_the_walk_with_typescript_ends_at_a_problem_it_knows(stack: Stack, compiled_walk: Path) -> None:
    token = stack.token("diego")
    fleet = Fleet(database_url=stack.database.url)
    async with httpx.AsyncClient(base_url=stack.gateway_url, timeout=30, trust_env=False) as client:
        for _ in range(MOST_RESERVATIONS):
            await Customer(client=client, token=token).hold(await fleet.vehicle())
    output = run(["node", "run.js"], directory=compiled_walk, TOKEN=token)
    assert output == f"You have {MOST_RESERVATIONS} reservations, the most one may.\n"


def test_the_walk_with_the_chat(stack: Stack, compiled_walk: Path) -> None:
    words = "How do I get from Rautatientori to Hakaniemi?"
    output = run([*NODE, "talk.js"], directory=compiled_walk, TOKEN=stack.token("bram"), WORDS=words)
    assert {"bike", "walk"} <= set(output.split()), output


def test_the_chat_in_the_terminal(stack: Stack) -> None:
    addresses = {"GATEWAY_URL": stack.gateway_url, "ISSUER_URL": stack.issuer_url}
    words = "Wie komme ich vom Rautatientori nach Hakaniemi?"
    command = [sys.executable, "-m", "scripts.chat", "--customer", "bram", "--locale", "de", words]
    output = run(command, directory=CHECKOUT, **addresses)
    assert "bike:" in output, output
