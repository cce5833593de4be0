"""Schemathesis on the contracts through a gateway, as tests/contract has it directly on the services."""

import asyncio
import json
from functools import partial
from pathlib import Path
from typing import Final

from scripts.stack.supervisor import Stack, request_token
from tests.contract.fuzzing import Effort, Findings, Fuzzing
from tests.contract.good_requests import Town, good_requests
from tests.contract.published_contract import RESERVATION, TRAVEL_AGENT, PublishedContract
from tests.contract.travel_agent.talk import sensible, talk_of
from tests.gateway.conformance.policies import policy, routes

EFFORT: Final = Effort(examples=6, seed=20261201)
FEWEST_CASES: Final = 600
CUSTOMERS: Final = ("fuzzed|aino", "fuzzed|bram")
CONTRACTS: Final = (RESERVATION, TRAVEL_AGENT)
_CONTRACT_TESTS: Final = Path(__file__).parents[2] / "contract"
# Streams do not end by themselves.
_STREAM: Final = "streamEvents"


def fuzz(contract: PublishedContract, *, url: str, services: Stack, directory: Path) -> Findings:
    """Try everything of a contract that is at the gateway, in the names of two customers."""
    town = asyncio.run(Town.seen_in(services.database.url))
    talk = asyncio.run(
        talk_of(services.wiring.travel_agent_database_url, subject=CUSTOMERS[0], issuer=services.issuer_url)
    )
    declared = contract.declared_problems()
    about_vehicles = contract is RESERVATION
    reached = {found.id for found in routes() if found.operation.contract is contract}
    return Fuzzing(
        application=url,
        contract=contract,
        configuration=_CONTRACT_TESTS / ("" if about_vehicles else "travel_agent") / "schemathesis.toml",
        dictionaries=town.dictionaries() if about_vehicles else talk,
        sensible=partial(good_requests, town) if about_vehicles else sensible,
        excluded=tuple(found.id for found in contract.operations if found.id not in reached - {_STREAM}),
        tokens={name: request_token(services.issuer_url, form={"subject": name}) for name in CUSTOMERS},
        directory=directory,
        # It has a thousand cases for the larger contract, whatever the effort; the suite has most of them, too.
        left_out=("coverage",) if about_vehicles else (),
        stands_for_itself=partial(is_the_gateways_own, {(each.operation.id, each.code) for each in declared}),
    ).run(EFFORT)


def is_the_gateways_own(declared: set[tuple[str, str]], operation: str, status: int, content: bytes) -> bool:
    """Whether an answer is a problem of the gateways that the operation does not declare: all may be so refused."""
    try:
        document = json.loads(content)
    except ValueError:
        return False
    code = document.get("code") if isinstance(document, dict) else None
    known = policy()["problems"].get(code)
    if known is None or (operation, code) in declared:
        return False
    return known["status"] == status and all(document.get(name) == value for name, value in known.items())
