"""The gateway as a process of its own, with documents that it is given."""

from pathlib import Path

import httpx
import pytest

from scripts.stack.failures import StackFailure
from scripts.stack.local_gateway import running_local_gateway

ISSUER = {
    "MOBILITY_TOKEN_ISSUER": "http://127.0.0.1:1",
    "MOBILITY_TOKEN_AUDIENCE": "https://api.example",
    "MOBILITY_TOKEN_JWKS_URL": "http://127.0.0.1:1/jwks.json",
}
NOWHERE = "http://127.0.0.1:9"


async def test_the_gateway_runs_alone_with_given_documents(documents: Path, service_url: str, tmp_path: Path) -> None:
    with running_local_gateway(
        reservation_url=service_url,
        travel_agent_url=service_url,
        documents=documents,
        environment=ISSUER,
        log=tmp_path / "gateway.log",
    ) as gateway:
        async with httpx.AsyncClient(base_url=gateway.url) as client:
            answer = await client.get("/v1/tools/1")
            absent = await client.get("/v1/nothing")
        async with httpx.AsyncClient(headers={"X-Gateway-Key": gateway.key}) as pushing:
            gone = await pushing.get(f"{gateway.callback_url}/@connections/never")
    assert (answer.status_code, absent.status_code, gone.status_code) == (418, 404, 410)
    assert "server" not in absent.headers
    assert '"kind": "MISSING_AUTHENTICATION_TOKEN"' in (tmp_path / "gateway.log").read_text()


def test_a_gateway_that_cannot_start_tells_why(tmp_path: Path) -> None:
    with (
        pytest.raises(StackFailure, match="make generate"),
        running_local_gateway(
            reservation_url=NOWHERE, travel_agent_url=NOWHERE, documents=tmp_path, log=tmp_path / "gateway.log"
        ),
    ):
        pass
