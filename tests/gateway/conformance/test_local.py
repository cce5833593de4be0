"""The local gateway, which does as AWS would: each case comes to what the contract says, or is declared."""

from collections.abc import Mapping

import pytest

from scripts.stack.supervisor import Stack
from tests.contract.fuzzing import CHECKS, Findings
from tests.contract.published_contract import PublishedContract
from tests.gateway.conformance.cases import AnyCase
from tests.gateway.conformance.differences import verify
from tests.gateway.conformance.fuzzed import CONTRACTS, FEWEST_CASES, fuzz
from tests.gateway.conformance.journey import book_and_cancel
from tests.gateway.conformance.observing import Front
from tests.gateway.conformance.suite import cases
from tests.gateway.conformance.under_test import LOCAL as GATEWAY

# What generates the requests may warn while it does; as an error that would end the generation, and find no defect.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_the_contract_is_kept_or_the_difference_declared(case: AnyCase, lines: Mapping[str, str]) -> None:
    verify(GATEWAY.name, case, lines[case.id])


async def test_a_customer_books_and_cancels_through_it(front: Front, services: Stack) -> None:
    await book_and_cancel(front, services=services)


@pytest.fixture(scope="module")
def findings(front: Front, services: Stack, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Findings]:
    """What Schemathesis finds in each contract through the gateway."""
    directory = tmp_path_factory.mktemp("schemathesis")
    return {
        found.name: fuzz(found, url=front.endpoint.url, services=services, directory=directory) for found in CONTRACTS
    }


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_the_contract_holds_through_it_as_directly(
    findings: Mapping[str, Findings], contract: PublishedContract
) -> None:
    assert findings[contract.name].report() == ""


def test_every_check_of_schemathesis_was_made_in_enough_cases(findings: Mapping[str, Findings]) -> None:
    assert set().union(*(found.checks for found in findings.values())) >= CHECKS
    assert set().union(*(found.cases for found in findings.values())) == {"examples", "coverage", "fuzzing", "stateful"}
    assert sum(found.cases.total() for found in findings.values()) >= FEWEST_CASES
