"""What is told of the contracts to people and to the portal is whole, and leads somewhere."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "generated" / "docs"
PAGES = ("changelog.md", "problems.md", "state-machines.md")
CONTRACTS = [json.loads(path.read_text()) for path in sorted((ROOT / "generated" / "contracts").glob("*.openapi.json"))]

type Json = dict[str, Any]


def _read(name: str) -> Json:
    document: Json = json.loads((DOCS / name).read_text())
    return document


def _operations(contract: Json) -> Iterator[Json]:
    for path, item in contract["paths"].items():
        for method, operation in item.items():
            if method in ("get", "post", "put", "patch", "delete"):
                yield {"path": path, "method": method.upper(), **operation}


def _problem_schemas(contract: Json) -> Iterator[tuple[str, str]]:
    for name, schema in contract["components"]["schemas"].items():
        for part in schema.get("allOf", ()):
            if "code" in part.get("properties", {}):
                yield name, part["properties"]["code"]["const"]


def _anchors(text: str) -> set[str]:
    """The anchors of a page, as GitHub makes them of its headings."""
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.M)}


def test_every_problem_is_catalogued_with_meaning_advice_and_example() -> None:
    expected = {found for contract in CONTRACTS for found in _problem_schemas(contract)}
    problems = _read("problems.json")["problems"]
    assert {(problem["schema"], problem["code"]) for problem in problems} == expected
    for problem in problems:
        assert problem["meaning"], problem["code"]
        assert problem["advice"], problem["code"]
        assert problem["example"]["type"] == problem["type"]
        assert problem["operations"] or problem["any_path_of"]


def test_a_problem_has_its_own_members_and_headers() -> None:
    problems = {problem["code"]: problem for problem in _read("problems.json")["problems"]}
    assert [member["name"] for member in problems["too_many_open_reservations"]["members"]] == ["limit"]
    assert [header["name"] for header in problems["rate_limited"]["headers"]] == ["Retry-After"]
    assert problems["not_found"]["members"] == []
    [retry] = problems["service_unavailable"]["headers"]
    assert retry["type"].startswith("integer")


def test_every_operation_lists_exactly_the_problems_that_it_declares() -> None:
    entries = _read("problems.json")["operations"]
    listed = {(entry["method"], entry["path"], entry["document"]): entry for entry in entries}
    for contract in CONTRACTS:
        document = f"{'reservation' if 'Reservation' in contract['info']['title'] else 'travel-agent'}.openapi"
        codes = dict(_problem_schemas(contract))
        for operation in _operations(contract):
            entry = listed.pop((operation["method"], operation["path"], document))
            assert entry["id"] == operation["operationId"]
            assert set(entry["problems"]) == set(_declared(contract, operation, codes))
    assert listed == {}


def _declared(contract: Json, operation: Json, codes: dict[str, str]) -> Iterator[str]:
    for response in operation["responses"].values():
        shared = response.get("$ref", "").rpartition("/")[2]
        content = contract["components"]["responses"].get(shared, response).get("content", {})
        for reference in re.findall(r'"#/components/schemas/(\w+)"', json.dumps(content)):
            if reference in codes:
                yield codes[reference]


def test_every_code_of_the_channel_says_what_to_do() -> None:
    [channel] = _read("problems.json")["channels"]
    contract = json.loads((ROOT / "generated" / "contracts" / "travel-agent.asyncapi.json").read_text())
    assert [code["code"] for code in channel["error_codes"]] == contract["components"]["schemas"]["ErrorCode"]["enum"]
    assert [code["code"] for code in channel["close_codes"]] == [1008, 1009, 1012, 4401, 4403]
    for code in (*channel["error_codes"], *channel["close_codes"]):
        assert code["meaning"], code
        assert code["advice"], code


def test_every_state_and_transition_is_drawn() -> None:
    for machine in _read("state-machines.json")["state_machines"]:
        lines = machine["diagram"].splitlines()
        assert lines[:2] == ["stateDiagram-v2", f"    [*] --> {machine['initial']}"]
        for transition in machine["transitions"]:
            for source in transition["from"]:
                assert f"    {source} --> {transition['to']}: {transition['event']}" in lines
        assert {line.split()[0] for line in lines if line.endswith("--> [*]")} == set(machine["final"])
        assert f"```mermaid\n{machine['diagram']}\n```" in (DOCS / "state-machines.md").read_text()


def test_a_transition_names_the_operations_that_cause_it() -> None:
    machines = {machine["schema"]: machine for machine in _read("state-machines.json")["state_machines"]}
    causes = {
        (schema, transition["event"]): [operation["id"] for operation in transition["operations"]]
        for schema, machine in machines.items()
        for transition in machine["transitions"]
    }
    assert causes["ReservationStatus", "confirm"] == ["confirmReservation"]
    assert causes["ConfirmationStatus", "approve"] == ["createDecision", "decideConfirmation"]
    assert causes["ReservationStatus", "expire"] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_to_a_heading(page: str) -> None:
    text = (DOCS / page).read_text()
    for target, anchor in re.findall(r"\]\(([\w.-]*)#([\w.-]+)\)", text):
        destination = DOCS / (target or page)
        assert anchor in _anchors(destination.read_text()), (target, anchor)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_well_formed(page: str) -> None:
    text = (DOCS / page).read_text()
    assert text.count("```") % 2 == 0
    assert "\n\n\n" not in re.sub(r"```.*?```", "code", text, flags=re.S)
    assert not re.search(r"\{[{%]|None|Undefined", text)
    for table in re.findall(r"(?:^\|.*\n)+", text, re.M):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1, table


def test_the_changelog_tells_of_every_version_and_groups_its_changes() -> None:
    log = _read("changelog.json")
    groups = [group["group"] for group in log["groups"]]
    page = (DOCS / "changelog.md").read_text()
    for document in log["documents"]:
        for version in document["versions"]:
            assert [change["group"] for change in version["changes"]] == sorted(
                (change["group"] for change in version["changes"]), key=groups.index
            )
            for change in version["changes"]:
                told = change["subject"] if change["group"] == "wording" else change["text"]
                assert told[1:] in page
    assert log["package"]["version"] == json.loads((ROOT / "generated/typescript/package.json").read_text())["version"]


def test_the_changelog_has_no_dates() -> None:
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b", (DOCS / "changelog.md").read_text())
