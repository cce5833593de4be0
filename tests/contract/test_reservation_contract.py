"""The service does what the source contract says, tried with thousands of requests in all four phases of Schemathesis.

CONTRACT_EXAMPLES and CONTRACT_SEED set how many and which; `make fuzz` runs it for longer, from a random seed.
"""

import asyncio
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from schemathesis.python.asgi import shutdown_lifespans

from scripts.stack.database import scratch_database
from tests.contract.customers import ALL_SCOPES
from tests.contract.fuzzing import CHECKS, EFFORT, Findings, Fuzzing
from tests.contract.good_requests import Town, good_requests
from tests.contract.published_contract import RESERVATION
from tests.contract.served import application, seed
from tests.support.tokens import TokenIssuer

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
FEWEST_CASES = 2000
FIRST_FAILURE_STATUS = 300
A_DAY = 86_400
CUSTOMERS = ("customer-aino", "customer-bram")
# What generates the requests may warn while it does; as an error that would end the generation, and find no defect.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


@pytest.fixture(scope="module")
def findings(
    postgres_url: str, keys_url: str, trusted_issuer: TokenIssuer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Findings]:
    """What Schemathesis finds in the service, on a database of its own with the seeded fleet."""
    expiry = int(time.time()) + A_DAY
    with scratch_database(postgres_url) as database:
        seed(database.url)
        settings = {"MOBILITY_OPEN_RESERVATION_LIMIT": "1000"}
        town = asyncio.run(Town.seen_in(database.url))
        fuzzing = Fuzzing(
            application=application(database_url=database.url, keys_url=keys_url, settings=settings),
            contract=RESERVATION,
            configuration=CONFIGURATION,
            dictionaries=town.dictionaries(),
            sensible=partial(good_requests, town),
            tokens={name: trusted_issuer.token(name, scopes=ALL_SCOPES, exp=expiry) for name in CUSTOMERS},
            directory=tmp_path_factory.mktemp("schemathesis"),
        )
        try:
            yield fuzzing.run(EFFORT)
        finally:
            shutdown_lifespans()


def test_the_service_keeps_its_contract(findings: Findings) -> None:
    assert findings.report() == "", f"\n\n{EFFORT}\n\n{findings.report()}"


def test_every_check_was_made_in_enough_cases(findings: Findings) -> None:
    assert findings.checks.keys() >= CHECKS
    assert findings.cases.keys() == {"examples", "coverage", "fuzzing", "stateful"}
    assert findings.cases.total() >= FEWEST_CASES, findings.cases


@pytest.mark.parametrize("identifier", [found.id for found in RESERVATION.operations])
def test_every_operation_succeeded_at_least_once(findings: Findings, identifier: str) -> None:
    answers = {status: count for (operation, status), count in findings.answers.items() if operation == identifier}
    assert any(status < FIRST_FAILURE_STATUS for status in answers), answers


@pytest.mark.parametrize("customer", CUSTOMERS)
def test_both_customers_asked_for_what_the_first_one_has(findings: Findings, customer: str) -> None:
    assert findings.customers[customer] > 0, findings.customers
