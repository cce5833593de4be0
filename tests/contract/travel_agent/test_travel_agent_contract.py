"""The Travel Agent's HTTP side does what the source contract says, tried by Schemathesis in all four phases.

CONTRACT_EXAMPLES and CONTRACT_SEED set how many and which; `make fuzz` runs it for longer, from a random seed. Streams
do not end by themselves, so their operation has tests of its own in tests/integration/travel_agent.
"""

import asyncio
import json
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import schemathesis
from schemathesis import hooks
from schemathesis.python.asgi import shutdown_lifespans

from impl.platform.context import customer_id_of
from impl.platform.identifiers import encode, new_uuid7
from impl.travel_agent.migrate import upgrade
from scripts.stack.database import scratch_database
from tests.contract.fuzzing import CHECKS, EFFORT, Findings, Fuzzing
from tests.contract.published_contract import TRAVEL_AGENT
from tests.contract.travel_agent.refused_here import CALLBACK_URL, GATEWAY_KEY, sample_proposal
from tests.contract.travel_agent.served_agent import agent_application
from tests.support.tokens import ISSUER, TokenIssuer

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
A_DAY = 86_400
FEWEST_CASES = 1500
FIRST_FAILURE_STATUS = 300
CUSTOMERS = ("customer-aino", "customer-bram")
STREAM = "streamEvents"
ERASING = "POST /v1/erasures"
# These need a signature, or would end the talk that the others are about; they succeed in tests of their own.
ELSEWHERE = {"acceptReservationEvent", "createErasure", STREAM}
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


async def _talk_of(database_url: str) -> dict[str, Any]:
    """Give the first customer a conversation with a turn and a proposal; gives their ids as dictionaries."""
    conversation, turn, proposal = new_uuid7(), new_uuid7(), new_uuid7()
    customer = customer_id_of(CUSTOMERS[0], issuer=ISSUER)
    connection = await asyncpg.connect(database_url)
    try:
        await _insert(connection, conversation=conversation, turn=turn, proposal=proposal, customer=customer)
    finally:
        await connection.close()
    return {
        "known_conversation": {"values": [encode("cnv", value=conversation)]},
        "known_turn": {"values": [encode("trn", value=turn)]},
        "known_proposal": {"values": [encode("cnf", value=proposal)]},
        "known_digest": {"values": [sample_proposal()["digest"]]},
        "callback": {"values": [CALLBACK_URL]},
        "gateway_key": {"values": [GATEWAY_KEY]},
    }


async def _insert(
    connection: asyncpg.Connection, *, conversation: UUID, turn: UUID, proposal: UUID, customer: UUID
) -> None:
    await connection.execute(
        "INSERT INTO conversations (id, customer_id, locale, time_zone) VALUES ($1, $2, 'en', 'Europe/Helsinki')",
        conversation,
        customer,
    )
    await connection.execute(
        "INSERT INTO turns (id, conversation_id, status, completed_at) VALUES ($1, $2, 'completed', now())",
        turn,
        conversation,
    )
    example = sample_proposal()
    await connection.execute(
        "INSERT INTO confirmations (id, conversation_id, turn_id, customer_id, digest, change, expires_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, now() + interval '1 day')",
        proposal,
        conversation,
        turn,
        customer,
        example["digest"],
        json.dumps(example["change"]),
    )


@contextmanager
def _sensible() -> Iterator[None]:
    """Give every good request a key of its own, and keep what the others are about from being erased.

    Generated keys are short and would come again.
    """

    def before_call(_context: schemathesis.HookContext, case: Any, _arguments: dict[str, Any]) -> None:
        if case.meta is None or not case.meta.generation.mode.is_positive:
            return
        if "Idempotency-Key" in case.headers:
            case.headers["Idempotency-Key"] = str(uuid.uuid4())
        if case.operation.label == ERASING and isinstance(case.body, dict):
            case.body.setdefault("conversation_id", encode("cnv", value=new_uuid7()))

    schemathesis.hook("before_call")(before_call)
    try:
        yield
    finally:
        hooks.unregister(before_call)


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
            dictionaries=asyncio.run(_talk_of(database.url)),
            sensible=_sensible,
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
