"""Each convention has a rule, and each rule finds its breach and names the place."""

from pathlib import Path

import pytest
import yaml

from scripts.generate import lint
from tests.contract.generation.sources import Sources

API = "workshop.openapi.yaml"
APPOINTMENTS = "schemas/appointments.yaml"
PRIMITIVES = "schemas/primitives.yaml"
BREACHES: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("breaches.yaml").read_text())


def test_documents_in_the_conventions_have_no_faults(sources: Sources) -> None:
    assert sources.faults() == []


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach['rule']}-{breach.get('says', '')}")
def test_a_breach_is_found(sources: Sources, breach: dict[str, str]) -> None:
    sources.change(breach["file"], old=breach["old"], new=breach["new"])
    faults = sources.faults()
    found = [fault for fault in faults if fault.rule == breach["rule"] and breach.get("says", "") in fault.what]
    assert found, [str(fault) for fault in faults]
    assert all(fault.why and fault.fix for fault in found)


@pytest.mark.parametrize(
    ("rule", "file", "old", "new", "lines_further"),
    [
        ("unsupported-format", PRIMITIVES, "format: date-time", "format: time", 0),
        ("operation-id-unique", API, "operationId: getHealth", "operationId: getAppointment", 0),
        ("reference", API, "$defs/AppointmentCreate'", "$defs/AppointmentMake'", 0),
        ("yaml-syntax", APPOINTMENTS, "    type: string\n", "    type: [string\n", 1),
        ("closed-request", APPOINTMENTS, "    additionalProperties: false\n    minProperties", "    minProperties", -3),
    ],
)
def test_a_fault_names_file_and_line(
    sources: Sources, rule: str, file: str, old: str, new: str, lines_further: int
) -> None:
    changed = sources.change(file, old=old, new=new)
    places = {(str(fault.place.path), fault.place.line) for fault in sources.faults() if fault.rule == rule}
    assert (file, changed + lines_further) in places


def test_every_rule_has_a_breach() -> None:
    assert {rule.id for rule in (*lint.SHAPE, *lint.CONVENTIONS)} <= {breach["rule"] for breach in BREACHES}


def test_every_rule_says_why_and_how_to_repair() -> None:
    for rule in (*lint.SHAPE, *lint.CONVENTIONS):
        assert rule.why.endswith(".")
        assert rule.fix
        assert rule.source
