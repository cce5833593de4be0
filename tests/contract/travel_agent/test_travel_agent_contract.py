"""The Travel Agent's HTTP side does what the source contract says, tried by Schemathesis in all four phases.

CONTRACT_EXAMPLES and CONTRACT_SEED set how many and which; `make fuzz` runs it for longer, from a random seed. Streams
do not end by themselves, so their operation has tests of its own in tests/integration/travel_agent.
"""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from schemathesis.python.asgi import shutdown_lifespans

from impl.travel_agent.migrate import upgrade
from scripts.stack.database import scratch_database
from tests.contract.fuzzing import CHECKS, EFFORT, Findings, Fuzzing
from tests.contract.published_contract import TRAVEL_AGENT
from tests.contract.travel_agent.served_agent import agent_application
from tests.contract.travel_agent.talk import sensible, talk_of
from tests.support.tokens import ISSUER, TokenIssuer

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
A_DAY = 86_400
FEWEST_CASES = 1500
FIRST_FAILURE_STATUS = 300
CUSTOMERS = ("customer-aino", "customer-bram")
STREAM = "streamEvents"
# These need a signature, or would end the talk that the others are about; they succeed in tests of their own.
ELSEWHERE = {"acceptReservationEvent", "createErasure", STREAM}
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


@pytest.fixture(scope="module")
def findings(
    postgres_url: str, keys_url: str, trusted_issuer: TokenIssuer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Findings]:
    """What Schemathesis finds in the service, on a database of its own with a little talk in it."""
    expiry = int(time.time()) + A_DAY
    with scratch_database(postgres_url) as database:
        upgrade(database.url)
        fuzzing = Fuzzing(
            application=agent_application(database_url=database.url, keys_url=keys_url),
            contract=TRAVEL_AGENT,
            configuration=CONFIGURATION,
            dictionaries=asyncio.run(talk_of(database.url, subject=CUSTOMERS[0], issuer=ISSUER)),
            sensible=sensible,
            excluded=(STREAM,),
            tokens={name: trusted_issuer.token(name, scopes=TRAVEL_AGENT.all_scopes, exp=expiry) for name in CUSTOMERS},
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


@pytest.mark.parametrize("identifier", [found.id for found in TRAVEL_AGENT.operations if found.id not in ELSEWHERE])
def test_every_operation_succeeded_at_least_once(findings: Findings, identifier: str) -> None:
    answers = {status: count for (operation, status), count in findings.answers.items() if operation == identifier}
    assert any(status < FIRST_FAILURE_STATUS for status in answers), answers
