"""Each convention for channels has a rule, and each rule finds its breach and names the place."""

from pathlib import Path

import pytest
import yaml

from scripts.generate import lint, pipeline
from scripts.generate.diagnostics import GenerationFailed
from tests.contract.generation.command import generate
from tests.contract.generation.sources import Sources

BENCH = "workshop.asyncapi.yaml"
BREACHES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("bench_breaches.yaml").read_text())
RULES = (*lint.CHANNEL_SHAPE, *lint.CHANNEL_CONVENTIONS)


def test_a_channel_in_the_conventions_has_no_faults(bench: Sources) -> None:
    assert bench.faults() == []


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach['rule']}-{breach['says']}")
def test_a_breach_is_found(bench: Sources, breach: dict[str, str]) -> None:
    bench.change(breach["file"], old=breach["old"], new=breach["new"])
    faults = bench.faults()
    found = [fault for fault in faults if fault.rule == breach["rule"] and breach["says"] in fault.what]
    assert found, [str(fault) for fault in faults]
    assert all(fault.why and fault.fix for fault in found)


@pytest.mark.parametrize(
    ("rule", "file", "old", "new", "lines_further"),
    [
        ("channel-address", BENCH, "address: /v1/work-bench", "address: /work-bench", 0),
        ("channel-protocol", BENCH, "code: 4401", "code: 1006", 0),
        ("channel-operation", BENCH, "  askForPart:", "  AskForPart:", 0),
        ("message-examples", BENCH, "quantity: 2", "quantity: 0", 0),
        ("client-message", "schemas/bench.yaml", "    required: [type, id, job]", "    required: [type, job]", -4),
        ("reference", BENCH, "bench.yaml#/$defs/Ping", "bench.yaml#/$defs/Pang", 0),
        ("reference", BENCH, "'schemas/bench.yaml#/$defs/Ping'", "'schemas/bench.yaml'", 0),
    ],
)
def test_a_fault_names_file_and_line(
    bench: Sources, rule: str, file: str, old: str, new: str, lines_further: int
) -> None:
    changed = bench.change(file, old=old, new=new)
    places = {(str(fault.place.path), fault.place.line) for fault in bench.faults() if fault.rule == rule}
    assert (file, changed + lines_further) in places


def test_a_relay_operation_that_may_take_longer_than_gateways_wait_is_found_where_it_says_so(bench: Sources) -> None:
    bench.change(BENCH, old="x-max-message-bytes", new="x-relay-operation: createAppointment\n    x-max-message-bytes")
    limits = (
        "per_seconds: 60}\n      x-timeout-ms: 5000\n      x-max-body-bytes: 2048\n      parameters:\n        - {$ref"
    )
    line = bench.change("workshop.openapi.yaml", old=limits, new=limits.replace("5000", "29001")) + 1
    (fault,) = [fault for fault in bench.faults() if fault.rule == "relay-operation" and "29001 ms" in fault.what]
    assert (str(fault.place.path), fault.place.line) == ("workshop.openapi.yaml", line)
    assert "50 to 29000" in fault.fix


def test_what_the_specification_forbids_is_found_with_its_place(bench: Sources) -> None:
    line = bench.change(BENCH, old="protocol: wss", new="protokol: wss")
    with pytest.raises(GenerationFailed) as failure:
        pipeline.bundle(pipeline.Request(specs=bench.directory, base=bench.directory, package="unused"))
    (fault, *_others) = [fault for fault in failure.value.diagnostics if "protokol" in fault.what]
    assert fault.rule.startswith("asyncapi/")
    assert (str(fault.place.path), fault.place.line) == (BENCH, line)


def test_a_document_that_our_own_stages_stumble_over_is_reported_as_faulty(bench: Sources) -> None:
    bench.change(
        BENCH, old="info:\n  title: Workshop bench\n  version: 1.2.0\n", new="info:\n  title: Workshop bench\n"
    )
    outcome = generate(specs=bench.directory, out=bench.directory.parent / "unused")
    assert outcome.code == 100
    assert "version" in outcome.errors
    assert "Traceback" not in outcome.errors


def test_every_rule_has_a_breach() -> None:
    assert {rule.id for rule in RULES} <= {breach["rule"] for breach in BREACHES}


def test_every_rule_says_why_and_how_to_repair() -> None:
    for rule in RULES:
        assert rule.why.endswith(".")
        assert rule.fix
        assert rule.source


def test_the_supported_constructs_and_rules_are_listed(bench: Sources) -> None:
    listed = generate("--supported", specs=bench.directory, out=bench.directory.parent / "unused").output
    assert {rule.id for rule in RULES if f"  {rule.id} (" not in listed} == set()
    assert "x-durable" in listed
