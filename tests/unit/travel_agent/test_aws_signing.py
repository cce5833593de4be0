"""Signatures on requests to `@connections`: each is checked by recomputing it with botocore, as AWS would."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from structlog.testing import capture_logs

from generated.travel_agent.channel import ChatCloseCode
from impl.travel_agent.channel.callbacks import CallbackSender, Gateways, GatewayUnreachable
from impl.travel_agent.channel.connection import ConnectionGone
from impl.travel_agent.settings import CallbackGateway
from tests.support.web import web_server

REGION = "eu-north-1"
CONNECTION = "L0SM9cOFvHcCIhw="
SECRETS = {"AKID-1": "secret-1", "AKID-2": "secret-2"}
_AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/]+)/(?P<date>\d{8})/(?P<region>[^/]+)/execute-api/aws4_request,"
    r" SignedHeaders=(?P<signed>[^,]+), Signature=(?P<signature>[0-9a-f]{64})"
)


class Connections:
    """The endpoint `@connections`, with the checks of IAM; `answers` are given first to requests that pass them."""

    def __init__(self) -> None:
        self.url = ""
        self.pushed: list[tuple[str, str, bytes]] = []
        self.keys: list[str] = []
        self.answers: list[int] = []

    async def take(self, request: Request) -> Response:
        body = await request.body()
        key = self._signer_of(request, body)
        if key is None:
            return JSONResponse({"message": "The request signature we calculated does not match."}, 403)
        self.keys.append(key)
        self.pushed.append((request.method, request.scope["raw_path"].decode(), body))
        return Response(status_code=self.answers.pop(0) if self.answers else 200)

    def _signer_of(self, request: Request, body: bytes) -> str | None:
        """Recompute the signature from what has arrived, the path as it was sent and the signed headers alone."""
        found = _AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
        if found is None or found["key"] not in SECRETS:
            return None
        signed = found["signed"].split(";")
        if not {"host", "x-amz-date"} <= set(signed):
            return None
        again = AWSRequest(
            method=request.method,
            url=f"http://{request.headers['host']}{request.scope['raw_path'].decode()}",
            data=body,
            headers={name: request.headers[name] for name in signed if name != "host"},
        )
        again.context["timestamp"] = request.headers["x-amz-date"]
        auth = SigV4Auth(Credentials(found["key"], SECRETS[found["key"]]), "execute-api", REGION)
        signature = auth.signature(auth.string_to_sign(again, auth.canonical_request(again)), again)
        return found["key"] if signature == found["signature"] else None


@pytest.fixture
async def connections() -> AsyncIterator[Connections]:
    endpoint = Connections()
    route = Route("/production/@connections/{id}", endpoint.take, methods=["POST", "DELETE"])
    async with web_server(Starlette(routes=[route])) as url:
        endpoint.url = f"{url}/production"
        yield endpoint


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient() as client:
        yield client


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the machine's own is found."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key in the environment."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKID-1")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret-1")


def sender_to(connections: Connections, client: httpx.AsyncClient, *, region: str = REGION) -> CallbackSender:
    gateway = {
        "callback_url": connections.url,
        "key": "key-that-the-gateway-shows",
        "authentication": {"kind": "sigv4", "region": region},
    }
    gateways = Gateways([CallbackGateway.model_validate(gateway)], client=client)
    return gateways.sender(connections.url, connection_id=CONNECTION)


@pytest.mark.usefixtures("key")
async def test_frames_and_closes_are_signed(connections: Connections, client: httpx.AsyncClient) -> None:
    sender = sender_to(connections, client)
    await sender.send('{"type": "pong", "detail": "größer als 🚲"}')
    await sender.close(ChatCloseCode.UNAUTHENTICATED)
    path = "/production/@connections/L0SM9cOFvHcCIhw%3D"
    frame = '{"type": "pong", "detail": "größer als 🚲"}'.encode()
    assert connections.pushed == [("POST", path, frame), ("DELETE", path, b"")]


@pytest.mark.usefixtures("key")
async def test_the_key_of_the_gateway_is_not_shown_to_aws(connections: Connections) -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200)

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        await sender_to(connections, client).send("{}")
    assert "x-gateway-key" not in seen[0].headers


@pytest.mark.usefixtures("key")
async def test_a_signature_for_another_region_is_refused_and_not_tried_again(
    connections: Connections, client: httpx.AsyncClient
) -> None:
    with pytest.raises(GatewayUnreachable), capture_logs() as logs:
        await sender_to(connections, client, region="eu-west-1").send("{}")
    assert [(entry["event"], entry["status"]) for entry in logs] == [("push_failed", 403)]
    assert connections.pushed == []


@pytest.mark.usefixtures("key")
async def test_a_client_that_is_gone_is_told_as_such(connections: Connections, client: httpx.AsyncClient) -> None:
    connections.answers = [410]
    with pytest.raises(ConnectionGone) as gone:
        await sender_to(connections, client).send("{}")
    assert not isinstance(gone.value, GatewayUnreachable)


@pytest.mark.usefixtures("key")
async def test_throttling_and_failures_are_tried_again_with_new_signatures(
    connections: Connections, client: httpx.AsyncClient
) -> None:
    connections.answers = [429, 500]
    await sender_to(connections, client).send("{}")
    assert len(connections.pushed) == 3


@pytest.mark.usefixtures("key")
async def test_a_frame_that_the_gateway_never_takes_does_not_hold_up_the_others(
    connections: Connections, client: httpx.AsyncClient
) -> None:
    connections.answers = [413]
    with capture_logs() as logs:
        await sender_to(connections, client).send("{}")
    assert [(entry["event"], entry["log_level"]) for entry in logs] == [("push_too_large", "error")]
    assert len(connections.pushed) == 1


async def test_without_credentials_nothing_is_sent_and_the_log_tells_how_to_give_some(
    connections: Connections, client: httpx.AsyncClient
) -> None:
    with pytest.raises(GatewayUnreachable), capture_logs() as logs:
        await sender_to(connections, client).send("{}")
    assert connections.pushed == []
    assert {entry["event"] for entry in logs} == {"push_not_signed", "push_failed"}
    assert "execute-api:ManageConnections" in next(entry["reason"] for entry in logs if "reason" in entry)


class TaskRole:
    """The endpoint from which containers get the credentials of their role; `lifetimes` are in seconds."""

    def __init__(self, *lifetimes: int) -> None:
        self._lifetimes = list(lifetimes)
        self.asked = 0

    async def give(self, _request: Request) -> Response:
        self.asked += 1
        expires = datetime.now(UTC) + timedelta(seconds=self._lifetimes[min(self.asked, len(self._lifetimes)) - 1])
        content: dict[str, Any] = {
            "AccessKeyId": f"AKID-{self.asked}",
            "SecretAccessKey": f"secret-{self.asked}",
            "Token": "token-of-the-session",
            "Expiration": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        return Response(json.dumps(content), media_type="application/json")


async def test_the_credentials_of_a_role_are_renewed_before_they_end(
    connections: Connections, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = TaskRole(60, 3600)
    async with web_server(Starlette(routes=[Route("/role", role.give)])) as url:
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{url}/role")
        sender = sender_to(connections, client)
        await sender.send("{}")
        await asyncio.gather(*(sender.send("{}") for _ in range(5)))
    assert role.asked == 2
    assert connections.keys[-1] == "AKID-2"
    assert len(connections.keys) == 6
