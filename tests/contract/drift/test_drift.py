"""Drift of each kind is found, told by the operation or message that it is about, and ends the command with 4."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.responses import JSONResponse

from scripts.drift import comparison, typescript
from scripts.drift.comparison import ASYNCAPI_PATH, OPENAPI_PATH, Compared, Specs
from scripts.drift.facts import Drift, compare
from scripts.stack.places import CHECKOUT
from tests.contract.drift.seeds import GATEWAYS, PYTHON, TYPESCRIPT, Seed
from tests.contract.served import served

DONE, DRIFTED, FAILED = 0, 4, 100
DOCUMENTS = CHECKOUT / "generated" / "contracts"


def _drifts(compared: Iterable[Compared]) -> list[Drift]:
    found = (compare(telling, expected=expected) for telling, expected in compared)
    return [drift for drift in found if drift.is_there]


def _is_found(seed: Seed, drifts: list[Drift]) -> None:
    [drift] = drifts
    assert Path(seed.file).parts[0] in drift.source
    assert not seed.missing or seed.missing in map(str, drift.missing), str(drift)
    assert not seed.surplus or seed.surplus in map(str, drift.surplus), str(drift)


def _kind(seed: Seed) -> str:
    return seed.kind


@pytest.mark.parametrize("seed", GATEWAYS, ids=_kind)
def test_drift_of_a_gateway_is_found(specs: Specs, generated: Path, seed: Seed) -> None:
    assert _drifts(comparison.gateways(generated / "gateway", specs=specs)) == []
    seed.sow(generated)
    _is_found(seed, _drifts(comparison.gateways(generated / "gateway", specs=specs)))


@pytest.mark.parametrize("seed", PYTHON, ids=_kind)
def test_drift_of_the_python_side_is_found(specs: Specs, generated: Path, seed: Seed) -> None:
    assert _drifts(comparison.python(generated, specs=specs)) == []
    seed.sow(generated)
    _is_found(seed, _drifts(comparison.python(generated, specs=specs)))


@pytest.mark.parametrize("seed", TYPESCRIPT, ids=_kind)
def test_drift_of_the_typescript_package_is_found(specs: Specs, generated: Path, seed: Seed) -> None:
    seed.sow(generated)
    told = typescript.start(generated / "typescript").wait()
    _is_found(seed, _drifts([comparison.typescript_package(told, specs=specs)]))


def _contract(name: str) -> Any:
    return json.loads((DOCUMENTS / name).read_bytes())


def _served_drifts(specs: Specs, document: Any, channels: Any) -> list[Drift]:
    return _drifts(comparison.documents("travel_agent", {OPENAPI_PATH: document, ASYNCAPI_PATH: channels}, specs=specs))


def test_drift_of_served_documents_is_found(specs: Specs) -> None:
    document, channels = _contract("travel-agent.openapi.json"), _contract("travel-agent.asyncapi.json")
    assert _served_drifts(specs, document, channels) == []
    path = document["paths"]["/v1/feedback"]
    del path["post"]["responses"]["404"]
    [drift] = _served_drifts(specs, document, channels)
    assert {str(fact) for fact in drift.missing} == {
        "travel_agent POST /v1/feedback: response 404 NotFound",
        "travel_agent POST /v1/feedback: status 404",
    }
    path["put"] = path.pop("post")
    [drift] = _served_drifts(specs, document, channels)
    assert "travel_agent PUT /v1/feedback: operation is there" in map(str, drift.surplus)


def test_drift_of_a_served_channel_is_found(specs: Specs) -> None:
    document, channels = _contract("travel-agent.openapi.json"), _contract("travel-agent.asyncapi.json")
    channels["operations"].pop("cancelTurn")
    [drift] = _served_drifts(specs, document, channels)
    assert "travel_agent WebSocket /v1/chat: client message turn.cancel" in map(str, drift.missing)


def test_an_internal_operation_in_a_gateway_is_found(specs: Specs, generated: Path) -> None:
    policy = generated / "gateway" / "policy.json"
    document = json.loads(policy.read_text())
    leaked = {**document["operations"][-1], "id": "relayConnectionEvent", "path": "/v1/connection-events"}
    policy.write_text(json.dumps({**document, "operations": [*document["operations"], leaked]}))
    [drift] = _drifts(comparison.gateways(generated / "gateway", specs=specs))
    assert {fact.subject for fact in drift.surplus} == {"travel_agent GET /v1/connection-events"}


# The command --------------------------------------------------------------------------------------------------------


def _run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "scripts.drift", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)


@contextmanager
def _serving(**documents: Any) -> Iterator[str]:
    """A service that has nothing but its documents."""
    application = FastAPI(openapi_url=None)
    for name, document in documents.items():
        response = JSONResponse(document)
        application.add_api_route(f"/{name}.json", lambda answer=response: answer, response_model=None)
    with served(application) as url:
        yield url


def test_the_checkout_has_not_drifted() -> None:
    outcome = _run()
    assert outcome.returncode == DONE, outcome.stderr
    assert "agree with specs" in outcome.stdout


def test_the_command_tells_what_drifted_where_and_what_to_do(generated: Path) -> None:
    GATEWAYS[0].sow(generated)
    reservation = _contract("reservation.openapi.json")
    del reservation["paths"]["/v1/metros"]
    agent = {"openapi": _contract("travel-agent.openapi.json"), "asyncapi": _contract("travel-agent.asyncapi.json")}
    with _serving(openapi=reservation) as reservation_url, _serving(**agent) as agent_url:
        outcome = _run("--generated", generated, "--reservation", reservation_url, "--travel-agent", agent_url)
    assert outcome.returncode == DRIFTED
    assert "generated/gateway/policy.json differs from specs/" in outcome.stderr
    assert "it does not say  reservation POST /v1/quotes: operation is there" in outcome.stderr
    assert "what reservation serves at /openapi.json differs" in outcome.stderr
    assert "Fix: run `make generate`" in outcome.stderr


def test_what_cannot_be_read_is_a_failure_and_no_drift(tmp_path: Path) -> None:
    outcome = _run("--generated", tmp_path)
    assert outcome.returncode == FAILED
    assert "nothing could be compared" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_a_service_that_does_not_answer_is_a_failure_and_no_drift() -> None:
    outcome = _run("--reservation", "http://127.0.0.1:9")
    assert outcome.returncode == FAILED
    assert "reservation does not serve /openapi.json" in outcome.stderr
    assert "Traceback" not in outcome.stderr
