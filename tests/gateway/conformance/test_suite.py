"""The suite covers the contract, and the table of differences is about it."""

import json
from functools import partial
from pathlib import Path

import pytest

from tests.contract.channel.talking import CONTRACT
from tests.gateway.conformance import differences as differences_module
from tests.gateway.conformance.differences import PAGE, Difference, differences, gateways, page, verify
from tests.gateway.conformance.fuzzed import is_the_gateways_own
from tests.gateway.conformance.policies import policy, routes
from tests.gateway.conformance.suite import cases, families

# Whatever else a gateway does, it does this for each operation.
FOR_EACH_OPERATION = ("good request", "over the limit", "slow service", "dead service", "preflight", "answer to a page")
FOR_EACH_PROTECTED = ("no token", "missing scope", "only its scopes", "limit of another")
FEWEST_CASES = 1000


def test_there_are_hundreds_of_cases_and_each_has_its_own_name() -> None:
    names = [case.id for case in cases()]
    assert len(names) == len(set(names))
    assert len(names) >= FEWEST_CASES


@pytest.mark.parametrize("name", FOR_EACH_OPERATION)
def test_a_family_has_a_case_for_each_operation(name: str) -> None:
    [found] = [found for found in families() if found.name == name]
    assert {case.name for case in found.cases} == {route.id for route in routes()}


@pytest.mark.parametrize("name", FOR_EACH_PROTECTED)
def test_a_family_has_a_case_for_each_operation_with_a_token(name: str) -> None:
    [found] = [found for found in families() if found.name == name]
    tried = {case.name.rpartition(", ")[2] for case in found.cases}
    assert tried == {route.id for route in routes() if not route.policy["public"]}


def test_every_message_of_clients_is_sent() -> None:
    [found] = [found for found in families() if found.name == "client message"]
    assert {case.name for case in found.cases} >= {kind.type for kind in CONTRACT.client_kinds}


def test_every_problem_that_gateways_answer_is_expected_somewhere() -> None:
    expected = " ".join(case.expected_line for case in cases())
    # These two are what remains where everything else fails; a request cannot ask for them.
    unexpected = {"internal_error", "validation_failed"}
    assert {code for code in policy()["problems"] if code not in expected} <= unexpected


@pytest.mark.parametrize("row", differences(), ids=lambda row: f"{row.family}: {row.instead}")
def test_a_declared_difference_is_about_a_case_and_has_a_reason(row: Difference) -> None:
    assert row.reason.endswith("."), row.reason
    assert set(row.gateways) <= {gateway.name for gateway in gateways()}
    for gateway in row.gateways:
        assert any(row.covers(gateway, case) for case in cases())


def test_the_page_of_differences_is_current() -> None:
    assert PAGE.read_text() == page(), "Run `python -m tests.gateway.conformance.differences`."


def test_the_command_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences_module, "PAGE", tmp_path / "page.md")
    assert differences_module.main() == 0
    assert (tmp_path / "page.md").read_text() == page()


def test_a_difference_that_nobody_declared_is_found() -> None:
    gateway = gateways()[0].name
    case = next(case for case in cases() if not any(row.covers(gateway, case) for row in differences()))
    verify(gateway, case, case.expected_line)
    with pytest.raises(AssertionError, match="declare the difference"):
        verify(gateway, case, "418 I'm a teapot")


def test_a_difference_that_no_longer_occurs_is_found() -> None:
    row = differences()[0]
    case = next(case for case in cases() if row.covers(row.gateways[0], case))
    verify(row.gateways[0], case, row.instead.replace("*", "anything"))
    with pytest.raises(AssertionError, match="Take the difference"):
        verify(row.gateways[0], case, case.expected_line)
    with pytest.raises(AssertionError, match="is declared"):
        verify(row.gateways[0], case, "418 I'm a teapot")


def _problem(code: str, **members: object) -> bytes:
    return json.dumps({**policy()["problems"][code], "code": code, **members}).encode()


def test_only_a_problem_of_the_policy_that_the_operation_does_not_declare_is_the_gateways_own() -> None:
    own = partial(is_the_gateways_own, {("listMetros", "rate_limited")}, "listMetros")
    assert own(400, _problem("malformed_request"))
    assert not own(429, _problem("rate_limited"))
    assert not own(422, _problem("malformed_request"))
    assert not own(400, _problem("malformed_request", title="Something else"))
    assert not own(400, b'{"code": "unheard_of"}')
    assert not own(400, b"not JSON")
