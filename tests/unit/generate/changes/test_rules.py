"""What each kind of change is called, what it implies and what it asks of applications."""

from collections.abc import Callable

import pytest

from scripts.generate.changes.change import Change, Group
from scripts.generate.changes.comparison import level_of
from scripts.generate.changes.notes import RULES
from scripts.generate.changes.versions import Level
from tests.unit.generate.changes.desk_seeds import DESK_SEEDS
from tests.unit.generate.changes.library import Json, changed, compared, desk, library
from tests.unit.generate.changes.operation_seeds import LIBRARY_SEEDS
from tests.unit.generate.changes.seed import LEVELS, SCHEMAS, Seed, append, at, put

SEEDS = [(library, seed) for seed in LIBRARY_SEEDS] + [(desk, seed) for seed in DESK_SEEDS]


def _assert_told(found: tuple[Change, ...], expected: tuple[str, Group, str]) -> None:
    rule, group, text = expected
    [change] = [change for change in found if change.rule == rule and text in change.text]
    assert (change.group, change.level) == (group, LEVELS[group])
    if group in (Group.BREAKING, Group.ATTENTION, Group.DEPRECATED):
        assert change.advice


@pytest.mark.parametrize(("document", "seed"), SEEDS, ids=[seed.name for _document, seed in SEEDS])
def test_a_change_is_told_with_what_it_means(document: Callable[[], Json], seed: Seed) -> None:
    old = document()
    new = changed(old, seed.change)
    _assert_told(compared(old, new), seed.forwards)
    _assert_told(compared(new, old), seed.backwards)


def test_every_rule_has_a_seed() -> None:
    seeded = {told[0] for _document, seed in SEEDS for told in (seed.forwards, seed.backwards)}
    assert set(RULES) - seeded == set()


@pytest.mark.parametrize("document", [library, desk])
def test_the_same_document_has_no_changes(document: Callable[[], Json]) -> None:
    assert compared(document(), document()) == ()


def test_what_says_nothing_of_the_interface_does_not_count() -> None:
    old, channel = library(), desk()
    new = changed(old, lambda document: document.update({"x-audience": "public"}))
    new["paths"]["/v1/loans"]["get"]["x-note"] = "internal"
    new["paths"]["/v1/loans"]["get"]["responses"]["200"]["links"] = {"Create": {"operationId": "createLoan"}}
    new["paths"]["/v1/loans"]["get"]["responses"]["200"]["content"]["application/json"]["examples"] = {"a": {}}
    new["components"]["schemas"]["Loan"]["examples"] = [{}]
    new["components"]["schemas"]["Loan"]["x-table"] = "loans"
    new["components"]["schemas"]["Unused"] = {"type": "string"}
    asking = {"name": "asking", "summary": "Somebody asks.", "turns": []}
    talk = changed(channel, put("channels|desk", **{"x-example-conversations": [asking]}))
    talk["components"]["messages"]["Answered"]["examples"].append({"name": "two", "payload": {}})
    assert compared(old, new) == ()
    assert compared(channel, talk) == ()


def test_what_is_written_otherwise_and_means_the_same_does_not_count() -> None:
    old = library()
    new = changed(
        old, put(f"{SCHEMAS}|Loan|properties", note={"oneOf": [{"type": "string", "maxLength": 90}, {"type": "null"}]})
    )
    new["components"]["schemas"]["Loan"]["properties"]["page"] = {"type": ["null", "integer"]}
    new["components"]["schemas"]["Loan"]["properties"]["id"] = {"$ref": "#/components/schemas/LoanId"}
    new["components"]["schemas"]["LoanId"] = {"type": "string", "minLength": 1, "maxLength": 50}
    new["components"]["schemas"]["LoanPage"] = {"allOf": [old["components"]["schemas"]["LoanPage"]]}
    path = new["paths"].pop("/v1/loans/{loan_id}")
    path["delete"]["parameters"][0]["name"] = "loan"
    new["paths"]["/v1/loans/{loan}"] = path
    assert compared(old, new) == ()


def test_a_schema_of_many_operations_changes_once_and_names_them_all() -> None:
    old = library()
    [change] = compared(old, changed(old, append(f"{SCHEMAS}|LoanState|enum", "lost")))
    assert [use.where for use in change.uses] == ["POST /v1/loans", "GET /v1/loans", "webhook overdue"]


def test_a_value_that_goes_both_ways_is_told_for_both() -> None:
    old = changed(library(), put(f"{SCHEMAS}|LoanCreate|properties", state={"$ref": "#/components/schemas/LoanState"}))
    forwards = compared(old, changed(old, append(f"{SCHEMAS}|LoanState|enum", "lost")))
    backwards = compared(changed(old, append(f"{SCHEMAS}|LoanState|enum", "lost")), old)
    assert [change.text for change in forwards] == [
        "`LoanState` may be `lost` in answers: a value that is new. `LoanState` may be sent as `lost`."
    ]
    assert level_of(backwards) is Level.MAJOR


def test_schemas_that_refer_to_themselves_are_compared() -> None:
    old = changed(library(), put(f"{SCHEMAS}|Entry|properties", before={"$ref": "#/components/schemas/Entry"}))
    new = changed(old, lambda document: at(document, f"{SCHEMAS}|Entry|properties").pop("at"))
    assert "`Entry.at` is gone from answers." in {change.text for change in compared(old, new)}


def test_a_change_leads_to_its_place() -> None:
    old = library()
    [change] = compared(old, changed(old, put("paths|/v1/loans|get|parameters|0|schema", maximum=20)))
    assert change.pointer == "#/paths/~1v1~1loans/get/parameters/limit"
    [change] = compared(old, changed(old, put(f"{SCHEMAS}|Loan|properties|note", maxLength=20)))
    assert change.pointer == "#/components/schemas/Loan/properties/note"
