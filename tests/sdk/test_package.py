"""The TypeScript package as it is published: its files, what it asks for, what bundlers and compilers make of it."""

import json
import re
import shutil
import tarfile
from pathlib import Path
from typing import Any

import pytest

from scripts import sdk
from scripts.stack.places import CHECKOUT
from tests.sdk.conftest import PEERS
from tests.support.package_sizes import MOST_FOR_CHAT, MOST_FOR_ONE_OPERATION, bundles, chat_bytes
from tests.support.typescript_package import NODE, TEST_PACKAGES, TYPESCRIPT_5, TYPESCRIPT_7, install, run

SCRIPTS = Path(__file__).with_name("package")
SOURCES = sdk.PACKAGE / "src"
TYPED = [Path(__file__).with_name(name) / "typed.ts" for name in ("chat", "core", "entries")]
BUILTINS = re.compile(r"""\bnode:|\bprocess\.|\bBuffer\b|\brequire\(|from "(?!\.)(?!@)""")
EXAMPLE = re.compile(r"^ +\* ```ts\n(?P<code>(?: +\*.*\n)+?) +\* ```$", re.MULTILINE)
STRICTLY = {
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "noUncheckedIndexedAccess": True,
    "noPropertyAccessFromIndexSignature": True,
    "noEmit": True,
    "target": "ES2022",
    "types": [],
}
BROWSER, NODE_LIBRARY = {"lib": ["ES2023", "DOM"]}, {"lib": ["ES2023"], "types": ["node"]}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    """The package.json that is published."""
    with tarfile.open(sdk.packed()) as tarball:
        found = tarball.extractfile("package/package.json")
        assert found is not None
        return dict(json.load(found))


@pytest.fixture(scope="module")
def consumer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An application of its own with the package, its peers and the tools of these tests."""
    place = install(tmp_path_factory.mktemp("consumer"), packages=(*PEERS, "publint", "vite", "esbuild", "@types/node"))
    shutil.copytree(SCRIPTS, place, dirs_exist_ok=True)
    for typed in TYPED:
        shutil.copy(typed, place / f"{typed.parent.name}.ts")
    (place / "examples.ts").write_text(_examples())
    return place


def _examples() -> str:
    """Every example of the package's documentation, each in a function of its own."""
    head = (
        'import { MobilityClient } from "@mobilitycorp/sdk";\n'
        'import { createClient } from "@mobilitycorp/sdk/core";\n'
        'import { AnswerTexts, ChatClient } from "@mobilitycorp/sdk/chat";\n'
        'import * as operations from "@mobilitycorp/sdk/operations";\n'
        "const { %s } = operations;\n"
        "declare const mobility: MobilityClient;\n"
        "declare const chat: ChatClient;\n"
        'const client = createClient({ baseUrl: "https://api.example" });\n'
    )
    functions, parts = set[str](), []
    for path in sorted(SOURCES.rglob("*.ts")):
        for number, example in enumerate(EXAMPLE.finditer(path.read_text())):
            code = "\n".join(re.sub(r"^ +\* ?", "", line) for line in example["code"].splitlines())
            functions.update(re.findall(r"\b(\w+)\(client\b", code))
            name = re.sub(r"\W", "_", f"{path.relative_to(SOURCES)}_{number}")
            parts.append(f"export async function {name}() {{\n{code}\n}}\n")
    return head % ", ".join(sorted(functions)) + "".join(parts)


def test_there_is_what_applications_need_and_nothing_else() -> None:
    with tarfile.open(sdk.packed()) as tarball:
        names = {name.removeprefix("package/") for name in tarball.getnames()}
    modules = {path.relative_to(SOURCES).with_suffix("").as_posix() for path in SOURCES.rglob("*.ts")}
    shims = {name for name in modules if name.endswith(".d")}
    built = {f"dist/{name}{kind}" for name in modules - shims for kind in (".js", ".d.ts")}
    assert names == {"package.json", "README.md", "LICENSE", *built}


def test_nothing_is_asked_for_but_peers_of_entries_that_say_so(manifest: dict[str, Any]) -> None:
    assert "dependencies" not in manifest
    assert set(manifest["peerDependencies"]) == set(PEERS)
    assert all(manifest["peerDependenciesMeta"][name] == {"optional": True} for name in PEERS)
    assert manifest["sideEffects"] is False
    assert manifest["type"] == "module"


def test_no_module_asks_the_platform_for_more_than_browsers_have(consumer: Path) -> None:
    modules = (consumer / "node_modules" / "@mobilitycorp" / "sdk" / "dist").rglob("*.js")
    found = {path.name: BUILTINS.findall(path.read_text()) for path in modules}
    assert {name: uses for name, uses in found.items() if uses} == {}


def test_publint_finds_nothing(consumer: Path) -> None:
    assert json.loads(run([*NODE, "checks.mjs"], directory=consumer)) == []


def test_its_types_are_what_its_modules_are() -> None:
    attw = TEST_PACKAGES / "@arethetypeswrong" / "cli" / "dist" / "index.js"
    run([*NODE, attw, "--profile", "esm-only", "--no-color", sdk.packed()], directory=CHECKOUT)


def test_one_operation_and_the_chat_are_within_their_budgets() -> None:
    one = max(bundles()[name].compressed for name in ("booking", "search"))
    print(*(f"{name}: {bundle.compressed} bytes" for name, bundle in bundles().items()), sep="\n")
    assert one <= MOST_FOR_ONE_OPERATION
    assert chat_bytes() <= MOST_FOR_CHAT


def test_a_bundle_has_the_operations_that_it_uses_and_no_other() -> None:
    assert bundles()["booking"].paths == ("/v1/reservations",)
    assert bundles()["search"].paths == bundles()["one query"].paths == ("/v1/vehicles",)
    assert len(bundles()["whole client"].paths) > 20


@pytest.mark.parametrize(
    ("compiler", "options"),
    [
        pytest.param(TYPESCRIPT_5, {"module": "NodeNext", **BROWSER}, id="5.9, NodeNext"),
        pytest.param(
            TYPESCRIPT_5,
            {"module": "ESNext", "moduleResolution": "bundler", "skipLibCheck": True, **BROWSER},
            id="5.9, bundler, libraries unchecked",
        ),
        pytest.param(TYPESCRIPT_7, {"module": "NodeNext", **BROWSER}, id="7, NodeNext"),
        pytest.param(
            TYPESCRIPT_7, {"module": "NodeNext", "skipLibCheck": True, **BROWSER}, id="7, NodeNext, libraries unchecked"
        ),
        pytest.param(TYPESCRIPT_7, {"module": "ESNext", "moduleResolution": "bundler", **BROWSER}, id="7, bundler"),
        pytest.param(
            TYPESCRIPT_7,
            {"module": "ESNext", "moduleResolution": "bundler", "skipLibCheck": True, **BROWSER},
            id="7, bundler, libraries unchecked",
        ),
        pytest.param(
            TYPESCRIPT_7, {"module": "NodeNext", "skipLibCheck": True, **NODE_LIBRARY}, id="7, Node.js without the DOM"
        ),
    ],
)
def test_strict_applications_compile_and_wrong_ones_do_not(
    consumer: Path, compiler: Path, options: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    files = [*(f"{typed.parent.name}.ts" for typed in TYPED), "examples.ts"]
    if "node" in options.get("types", ()):
        files.remove("chat.ts")
    project = consumer / f"{abs(hash(request.node.name))}.json"
    project.write_text(json.dumps({"compilerOptions": STRICTLY | options, "files": files}))
    run(["node", compiler, "--project", project.name], directory=consumer)


def test_every_operation_has_an_example(consumer: Path) -> None:
    examples = (consumer / "examples.ts").read_text()
    methods = len(re.findall(r"^export async function groups_", examples, re.MULTILINE))
    assert methods >= 35


def test_a_browser_bundle_is_built(consumer: Path) -> None:
    run([*NODE, TEST_PACKAGES / "vite" / "bin" / "vite.js", "build", "--config", "vite.config.mjs"], directory=consumer)
    [script] = (consumer / "built" / "assets").glob("*.js")
    text = script.read_text()
    assert "/v1/reservations" in text
    # What the page names and never uses is not in the bundle.
    assert "mobility.chat.v1" not in text
    assert (consumer / "built" / "index.html").read_text().count("<script") == 1


def test_npm_installs_the_tarball(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"private": true, "type": "module"}')
    options = ("--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock")
    run(["npm", "install", *options, sdk.packed()], directory=tmp_path)
    assert sorted(path.name for path in (tmp_path / "node_modules").iterdir() if path.name[0] != ".") == [
        "@mobilitycorp"
    ]
    script = 'import("@mobilitycorp/sdk").then(({ MobilityClient }) => console.log(typeof MobilityClient))'
    assert run([*NODE, "--eval", script], directory=tmp_path) == "function\n"


def test_a_module_of_commonjs_can_require_it(consumer: Path) -> None:
    (consumer / "required.cjs").write_text('console.log(typeof require("@mobilitycorp/sdk").MobilityClient);\n')
    # Node.js does so by itself from version 22.12, and 20.19 in its line; the option is accepted by both.
    assert run([*NODE, "--experimental-require-module", "required.cjs"], directory=consumer) == "function\n"
