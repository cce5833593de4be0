"""What the pipeline makes of a channel: types, dispatch, client and catalogue, all from one document."""

import importlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema_rs
import pytest

from scripts.generate import manifest, pipeline, writing
from scripts.generate.lint import channel_answers
from tests.contract.generation.command import ROOT, generate
from tests.contract.generation.sources import Sources

PACKAGE = "bench_code"
BENCH = "workshop.asyncapi.yaml"
NODE = ROOT / "scripts" / "node"
STRICTEST = ("--exactOptionalPropertyTypes", "--noUnusedLocals", "--noUnusedParameters", "--noImplicitReturns")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    sources = Sources.copied_to(tmp_path_factory.mktemp("bench") / "specs").with_bench()
    return pipeline.generate(pipeline.Request(specs=sources.directory, base=sources.directory, package=PACKAGE))


@pytest.fixture(scope="module")
def directory(files: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("output") / PACKAGE
    writing.write(files, out=directory)
    return directory


@pytest.fixture(scope="module")
def channel(directory: Path) -> Iterator[ModuleType]:
    sys.path.insert(0, str(directory.parent))
    yield importlib.import_module(f"{PACKAGE}.workshop.channel")
    sys.path.remove(str(directory.parent))


@pytest.fixture
def models(channel: ModuleType) -> ModuleType:
    return importlib.import_module(f"{PACKAGE}.models")


@pytest.fixture
def document(files: dict[str, str]) -> dict[str, Any]:
    """The bundled document."""
    found: dict[str, Any] = json.loads(files["contracts/workshop.asyncapi.json"])
    return found


def test_every_kind_of_file_is_made_and_marked(files: dict[str, str]) -> None:
    made = {
        "contracts/workshop.asyncapi.json",
        "docs/bench.md",
        "typescript/src/bench/index.ts",
        "typescript/src/bench/messages.ts",
        "typescript/src/bench/session.ts",
        "workshop/channel.py",
        "workshop/routes.py",
    }
    assert files.keys() >= made
    for path in made:
        assert "DO NOT EDIT" in files[path][:400], path
        assert str(ROOT) not in files[path], path


def test_the_same_documents_make_the_same_bytes(bench: Sources, files: dict[str, str]) -> None:
    request = pipeline.Request(specs=bench.directory, base=bench.directory, package=PACKAGE)
    assert pipeline.generate(request) == files


def test_a_schema_of_both_documents_is_one_type(files: dict[str, str]) -> None:
    assert files["models/__init__.py"].count("class Repair(") == 1
    assert files["typescript/src/types.ts"].count("export type Repair = ") == 1
    assert 'from "../types.js"' in files["typescript/src/bench/messages.ts"]


def test_the_package_passes_the_type_checkers(directory: Path) -> None:
    assert type_check(directory).returncode == 0
    compiler = NODE / "node_modules" / "typescript" / "bin" / "tsc"
    project = ("--project", directory / "typescript", "--noEmit")
    subprocess.run(["node", compiler, *project], check=True)


def test_the_client_passes_the_strictest_type_check(directory: Path) -> None:
    compiler = NODE / "node_modules" / "typescript" / "bin" / "tsc"
    options = ("--noEmit", "--strict", "--noUncheckedIndexedAccess", "--target", "es2022", "--module", "nodenext")
    module = directory / "typescript" / "src" / "bench" / "index.ts"
    outcome = subprocess.run(
        ["node", compiler, *options, *STRICTEST, "--lib", "es2023,dom,dom.iterable", module],
        check=False,
        capture_output=True,
        text=True,
    )
    assert outcome.returncode == 0, outcome.stdout


def test_what_is_known_of_the_channel_can_be_read_in_code(channel: ModuleType, models: ModuleType) -> None:
    assert (channel.ADDRESS, channel.SUBPROTOCOL, channel.MAX_MESSAGE_BYTES) == (
        "/v1/work-bench",
        "workshop.bench.v1",
        1024,
    )
    assert {code.name: int(code) for code in channel.BenchCloseCode} == {"RESTART": 1012, "UNAUTHENTICATED": 4401}
    assert list(channel.CLIENT_MESSAGES) == ["session.hello", "part.ask", "token.refresh", "ping"]
    ask = channel.PART_ASK
    assert (ask.operation, ask.model, ask.scopes) == ("askForPart", models.PartAsk, ("bench:watch", "parts:write"))
    assert (ask.rate_limit.requests, ask.rate_limit.per_seconds) == (5, 60)
    assert channel.PING.scopes == ()
    assert {name for name, durable in channel.DURABLE.items() if durable} == {"job.changed"}
    assert not hasattr(channel, "IDLE_TIMEOUT_S")


def test_every_example_is_read_as_its_model(channel: ModuleType, document: dict[str, Any]) -> None:
    for message in document["components"]["messages"].values():
        (example,) = message["examples"]
        text = json.dumps(example["payload"])
        if message["name"] in channel.CLIENT_MESSAGES:
            assert type(channel.read(text)) is channel.CLIENT_MESSAGES[message["name"]].model
        else:
            model = channel.SERVER_MESSAGES[message["name"]].model
            assert json.loads(channel.write(model.model_validate_json(text))) == example["payload"]


def test_a_message_of_the_service_needs_no_type_and_leaves_out_what_is_missing(
    channel: ModuleType, models: ModuleType
) -> None:
    written = json.loads(channel.write(models.TooMany(retry_after_s=3)))
    assert written == {"type": "rate_limited", "retry_after_s": 3}


@dataclass
class Mechanic:
    """Handlers that tell what they were called with."""

    called: list[tuple[str, object, object]] = field(default_factory=list)

    async def watch_bench(self, context: object, /, *, message: object) -> None:
        self.called.append(("watch_bench", context, message))

    async def ask_for_part(self, context: object, /, *, message: object) -> None:
        self.called.append(("ask_for_part", context, message))

    async def refresh_token(self, context: object, /, *, message: object) -> None:
        self.called.append(("refresh_token", context, message))

    async def ping_bench(self, context: object, /, *, message: object) -> None:
        self.called.append(("ping_bench", context, message))


@pytest.mark.parametrize(
    ("frame", "handler"),
    [
        ('{"type": "session.hello", "id": "a", "token": "t"}', "watch_bench"),
        ('{"type": "part.ask", "id": "a", "job": {"kind": "inspection"}}', "ask_for_part"),
        ('{"type": "token.refresh", "id": "a", "token": "t"}', "refresh_token"),
        ('{"type": "ping", "id": "a"}', "ping_bench"),
    ],
)
async def test_each_message_goes_to_its_handler(channel: ModuleType, frame: str, handler: str) -> None:
    mechanic, message = Mechanic(), channel.read(frame)
    await channel.dispatch(mechanic, "context", message)
    assert mechanic.called == [(handler, "context", message)]


def test_missing_handlers_are_found_at_start_up(channel: ModuleType) -> None:
    runtime = importlib.import_module(f"{PACKAGE}.runtime")
    runtime.verify_handlers(channel.BenchHandlers, Mechanic())
    with pytest.raises(runtime.HandlersIncomplete, match="ping_bench"):
        runtime.verify_handlers(channel.BenchHandlers, object())


def type_check(directory: Path, *more: Path) -> subprocess.CompletedProcess[str]:
    options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", ROOT / ".mypy_cache")
    return subprocess.run(
        [sys.executable, "-m", "mypy", *options, directory.name, *more],
        cwd=directory.parent,
        check=False,
        capture_output=True,
        text=True,
    )


HANDLERS = """
from {package} import models
from {package}.workshop import channel


class Mechanic:
    async def watch_bench(self, context: str, /, *, message: models.Hello) -> None: ...
    async def ask_for_part(self, context: str, /, *, message: models.{asked}) -> None: ...
    async def refresh_token(self, context: str, /, *, message: models.TokenRefresh) -> None: ...
    {ping}


async def serve(frame: str) -> None:
    match channel.read(frame):
        case channel.UnreadableMessage():
            pass
        case message:
            await channel.dispatch(Mechanic(), "context", message)
"""
PING = "async def ping_bench(self, context: str, /, *, message: models.Ping) -> None: ..."


@pytest.mark.parametrize(
    ("ping", "asked", "fault"),
    [
        (PING, "PartAsk", None),
        ("", "PartAsk", '"Mechanic" is missing following "BenchHandlers" protocol member'),
        (PING, "Ping", "Following member(s) of "),
    ],
)
def test_a_message_without_a_handler_fails_type_checking(
    directory: Path, tmp_path: Path, ping: str, asked: str, fault: str | None
) -> None:
    service = tmp_path / "bench_service.py"
    service.write_text(HANDLERS.format(package=PACKAGE, ping=ping, asked=asked))
    outcome = type_check(directory, service)
    assert (outcome.returncode == 0) == (fault is None), outcome.stdout
    assert fault is None or fault in outcome.stdout or "bench_service.py" in outcome.stdout


def test_a_message_that_dispatch_leaves_out_fails_type_checking(files: dict[str, str], tmp_path: Path) -> None:
    case = re.compile(r"        case models\.Ping\(\):\n.*\n")
    module = "workshop/channel.py"
    assert case.search(files[module])
    writing.write(files | {module: case.sub("", files[module])}, out=tmp_path / PACKAGE)
    outcome = type_check(tmp_path / PACKAGE)
    assert 'Argument 1 to "assert_never" has incompatible type "Ping"' in outcome.stdout


def test_the_document_stands_on_its_own(document: dict[str, Any], tmp_path: Path) -> None:
    assert {reference for reference in references(document) if not leads_somewhere(document, reference)} == set()
    assert not any("mapping" in str(schema) for schema in document["components"]["schemas"].values())
    bundle = tmp_path / "bundle.json"
    bundle.write_text(json.dumps(document))
    outcome = subprocess.run(["node", NODE / "asyncapi.mjs", bundle], check=True, capture_output=True, text=True)
    assert json.loads(outcome.stdout) == []


def test_the_document_says_all_that_tests_of_the_channel_need(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert [option["$ref"] for option in schemas["BenchClientMessage"]["oneOf"]] == [
        f"#/components/schemas/{name}" for name in ("Hello", "PartAsk", "TokenRefresh", "Ping")
    ]
    validator = jsonschema_rs.validator_for(
        {"$ref": "#/components/schemas/BenchServerMessage", "components": document["components"]}
    )
    assert validator.is_valid({"type": "pong", "message_id": "a"})
    assert not validator.is_valid({"type": "pong"})
    assert document["operations"]["askForPart"]["x-scopes"] == ["bench:watch", "parts:write"]
    assert document["components"]["messages"]["JobChanged"]["x-durable"] is True


def references(node: object) -> Iterator[str]:
    match node:
        case {"$ref": str(reference)}:
            yield reference
        case dict():
            for child in node.values():
                yield from references(child)
        case list():
            for child in node:
                yield from references(child)
        case _:
            pass


def leads_somewhere(document: dict[str, Any], reference: str) -> bool:
    target: Any = document
    for part in reference.removeprefix("#/").split("/"):
        if part not in target:
            return False
        target = target[part]
    return reference.startswith("#/")


def test_the_client_has_a_method_for_each_message_but_the_first(files: dict[str, str]) -> None:
    client = files["typescript/src/bench/index.ts"]
    assert "export class BenchClient extends Session" in client
    assert 'askForPart(content: Content<ClientMessages["part.ask"]>): Promise<ServerMessages["ack"]>' in client
    assert "refreshToken()" in client
    assert "pingBench()" in client
    assert "watchBench" not in client
    assert '"./bench"' in files["typescript/package.json"]


def test_the_client_has_a_method_for_each_answer_to_a_message(files: dict[str, str]) -> None:
    client = files["typescript/src/bench/index.ts"]
    assert "/** Ask for a part for the bike at once: `askForPart` as an answer to `job.changed`. */" in client
    assert 'message: ServerMessages["job.changed"],' in client
    assert 'content: Omit<Content<ClientMessages["part.ask"]>, "bike_id" | "for_today">,' in client
    said = ("...content,", "bike_id: message.conversation_id,", "for_today: true,")
    assert re.search(r"this\.askForPart\(\{\s+" + r"\s+".join(map(re.escape, said)) + r"\s+\}\)", client)
    assert "`askForMore` of the client, as an answer to `job.changed`." in files["docs/bench.md"]


def test_parts_of_the_client_that_stand_on_messages_come_with_them(files: dict[str, str]) -> None:
    assert "typescript/src/bench/texts.ts" not in files
    assert "AnswerTexts" not in files["typescript/src/bench/index.ts"]


def test_the_rule_for_names_knows_every_member_of_the_client(files: dict[str, str]) -> None:
    session = files["typescript/src/bench/session.ts"] + files["typescript/src/bench/audience.ts"]
    members = re.findall(r"^  (?:protected |abstract |get )?([a-zA-Z]+)(?:<.*>)?\(.*\{$", session, re.MULTILINE)
    assert "connect" in members
    assert set(members) == channel_answers.CLIENT_MEMBERS


def test_the_catalogue_tells_every_message_with_its_members(files: dict[str, str], channel: ModuleType) -> None:
    catalogue = files["docs/bench.md"]
    for name in (*channel.CLIENT_MESSAGES, *channel.SERVER_MESSAGES):
        assert f"\n### {name}\n" in catalogue
    assert "| `quantity` |  | integer, at least 1, at most 100 | How many. |" in catalogue
    assert "| 4401 | `unauthenticated` | No valid token. |" in catalogue
    assert "Scopes: `bench:watch`, `parts:write`. At most 5 in 60 s." in catalogue
    assert "Durable: numbered, kept and sent again on resumption." in catalogue
    links = set(re.findall(r"\]\(#([a-z0-9]+)\)", catalogue))
    assert links <= {heading.lower() for heading in re.findall(r"^### (\w+)$", catalogue, re.MULTILINE)}
    assert "\n\n\n" not in catalogue


def test_a_change_of_the_channel_is_seen(bench: Sources, tmp_path: Path) -> None:
    out = tmp_path / PACKAGE
    assert generate(specs=bench.directory, out=out).code == 0
    assert manifest.is_current(specs=bench.directory, out=out)
    assert generate("--check", specs=bench.directory, out=out).code == 0
    bench.change(BENCH, old="summary: A sign of life.", new="summary: The service is there.")
    assert not manifest.is_current(specs=bench.directory, out=out)
    outcome = generate("--check", specs=bench.directory, out=out)
    assert outcome.code == 4
    assert "docs/bench.md: differs" in outcome.errors
    assert "1 written" not in generate(specs=bench.directory, out=out).output
    assert "The service is there." in (out / "docs" / "bench.md").read_text()


def test_a_channel_that_is_removed_takes_its_files_along(bench: Sources, tmp_path: Path) -> None:
    out = tmp_path / PACKAGE
    assert generate(specs=bench.directory, out=out).code == 0
    (bench.directory / BENCH).unlink()
    outcome = generate(specs=bench.directory, out=out)
    assert outcome.code == 0, outcome.errors
    assert not (out / "workshop" / "channel.py").exists()
    assert not (out / "typescript" / "src" / "bench").exists()


def test_a_channel_without_an_openapi_document_of_its_name_is_a_service_too(bench: Sources) -> None:
    (bench.directory / BENCH).rename(bench.directory / "work-bench.asyncapi.yaml")
    request = pipeline.Request(specs=bench.directory, base=bench.directory, package=PACKAGE)
    files = pipeline.generate(request)
    assert files["work_bench/__init__.py"].startswith("# Generated from work-bench.asyncapi.yaml")
    assert "class BenchHandlers" in files["work_bench/channel.py"]
    assert "export type Hello = " in files["typescript/src/types.ts"]


class TestReleased:
    """The gate between the released channel and that of today."""

    @pytest.fixture
    def released(self, bench: Sources) -> Sources:
        outcome = generate("--release", specs=bench.directory, out=bench.directory / "unused")
        assert outcome.code == 0, outcome.errors
        assert list((bench.directory / "released" / "workshop.asyncapi").iterdir())
        return bench

    def test_what_clients_do_not_notice_passes(self, released: Sources) -> None:
        released.change(BENCH, old="version: 1.2.0", new="version: 1.3.0")
        released.change(BENCH, old="summary: A sign of life.", new="summary: The service is there.")
        released.change(
            "schemas/bench.yaml", old="      quantity:", new="      urgent: {type: boolean}\n      quantity:"
        )
        outcome = generate("--check-released", specs=released.directory, out=released.directory / "unused")
        assert outcome.code == 0, outcome.errors

    def test_what_breaks_clients_is_named_with_its_place(self, released: Sources) -> None:
        released.change(
            "schemas/bench.yaml", old="required: [type, id, job]", new="required: [type, id, job, quantity]"
        )
        member = released.change("schemas/bench.yaml", old="      quantity:", new="      quantity:")
        released.change("schemas/bench.yaml", old="enum: [no_such_part, token_expired]", new="enum: [no_such_part]")
        outcome = generate("--check-released", specs=released.directory, out=released.directory / "unused")
        assert outcome.code == 100
        assert f"schemas/bench.yaml:{member}:" in outcome.errors
        assert "breaking-change/member-became-required" in outcome.errors
        assert "`PartAsk.quantity` has to be sent from now on." in outcome.errors
        assert "1 fault;" in outcome.errors

    def test_a_channel_that_was_never_released_has_nothing_to_keep(self, released: Sources) -> None:
        shutil.rmtree(released.directory / "released")
        released.change(
            "schemas/bench.yaml", old="required: [type, id, job]", new="required: [type, id, job, quantity]"
        )
        outcome = generate("--check-released", specs=released.directory, out=released.directory / "unused")
        assert outcome.code == 0, outcome.errors
