"""The Travel Agent on a real socket in the test's own process, and clients that talk with it."""

import asyncio
import json
import os
import secrets
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import httpx
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from generated.travel_agent.channel import ADDRESS, SUBPROTOCOL, TOKEN_SUBPROTOCOL
from impl.platform.application import Application
from impl.platform.settings import load_settings
from impl.travel_agent.app import assemble
from impl.travel_agent.channel.sockets import ChatSockets
from impl.travel_agent.clock import Clock, system_clock
from impl.travel_agent.ensemble import EnsembleFactory
from impl.travel_agent.settings import TravelAgentSettings
from tests.support.scripted_agents import ScriptedTurns as ScriptedTurns
from tests.support.scripted_agents import scripted_agents as scripted_agents
from tests.support.tokens import TokenIssuer
from tests.support.waiting import until

ALL_SCOPES = (
    "conversations:read conversations:write vehicles:read quotes:write reservations:read reservations:write"
    " profile:read profile:write"
)
SECONDS_TO_ANSWER = 20.0
LARGEST_FRAME = 1_048_576


class _QuietServer(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to the test runner."""
        yield


@asynccontextmanager
async def socket_server(application: ASGIApp) -> AsyncIterator[str]:
    """Serve an application with its WebSockets on a free port of the loopback interface; gives its address."""
    config = uvicorn.Config(
        application,
        host="127.0.0.1",
        port=0,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=LARGEST_FRAME,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    server = _QuietServer(config)
    serving = asyncio.create_task(server.serve())
    try:
        await until(lambda: server.started or serving.done())
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await serving


@dataclass(slots=True, kw_only=True)
class RunningAgent:
    """A node of the Travel Agent that runs.

    Attributes:
        url: its address.
        issuer: whose tokens it takes.
        application: what is served.
        scripted: the stand-ins of its agents, where it has such.
    """

    url: str
    issuer: TokenIssuer
    application: FastAPI
    scripted: list[ScriptedTurns] = field(default_factory=list)

    @property
    def sockets(self) -> ChatSockets:
        """The sockets of the node."""
        assert isinstance(self.application, Application)
        sockets = self.application.sockets[ADDRESS]
        assert isinstance(sockets, ChatSockets)
        return sockets

    @property
    def turns(self) -> ScriptedTurns:
        """The stand-in that runs the turns."""
        return self.scripted[0]

    def token(self, customer: str = "anna", *, scopes: str = ALL_SCOPES, **claims: Any) -> str:
        """A token of a customer."""
        return self.issuer.token(f"auth0|{customer}", scopes=scopes, **claims)

    @asynccontextmanager
    async def connected(self) -> AsyncIterator["ChatTester"]:
        """A client that is connected and has not said hello."""
        async with chat_client(self.url) as tester:
            yield tester

    @asynccontextmanager
    async def chatting(self, customer: str = "anna", **hello: Any) -> AsyncIterator["ChatTester"]:
        """A client with a session."""
        async with self.connected() as tester:
            await tester.hello(self.token(customer), **hello)
            yield tester

    @asynccontextmanager
    async def http(self, customer: str | None = "anna", **claims: Any) -> AsyncIterator[httpx.AsyncClient]:
        """An HTTP client with a customer's token."""
        headers = {} if customer is None else {"Authorization": f"Bearer {self.token(customer, **claims)}"}
        async with httpx.AsyncClient(base_url=self.url, headers=headers, timeout=SECONDS_TO_ANSWER) as client:
            yield client


@asynccontextmanager
async def running_travel_agent(
    settings: TravelAgentSettings,
    *,
    issuer: TokenIssuer,
    clock: Clock = system_clock,
    reservations: httpx.AsyncClient | None = None,
    agents: EnsembleFactory | None = None,
) -> AsyncIterator[RunningAgent]:
    """A node of the Travel Agent on a free port; without `agents` it has scripted ones."""
    made: list[ScriptedTurns] = []
    application = assemble(
        settings,
        clock=clock,
        verifier=issuer.verifier(),
        reservations=reservations,
        agents=agents or scripted_agents(made),
    )
    async with socket_server(application) as url:
        yield RunningAgent(url=url, issuer=issuer, application=application, scripted=made)


def agent_settings(database_url: str, environment: Mapping[str, str] | None = None) -> TravelAgentSettings:
    """Settings for tests: without rate limits, with a patient queue, and with looks that are frequent."""
    variables = {
        "DATABASE_URL": database_url,
        "MOBILITY_ENV": "test",
        "MOBILITY_STRICT_CONTRACT": "true",
        "MOBILITY_RATE_LIMIT_SCALE": "1000",
        "MOBILITY_DATABASE_QUEUE_SIZE": "1000",
        "MOBILITY_DATABASE_QUEUE_SECONDS": "30",
        "MOBILITY_EVENTS_POLL_SECONDS": "0.05",
        "MOBILITY_CONNECTION_SWEEP_SECONDS": "0.1",
        "MOBILITY_RETENTION_SWEEP_SECONDS": "0.2",
        **(environment or {}),
    }
    with patch.dict(os.environ, variables):
        return load_settings(TravelAgentSettings)


@asynccontextmanager
async def chat_client(url: str, *, token: str | None = None) -> AsyncIterator["ChatTester"]:
    """A client that is connected to the chat at an address; gateways want a token for that."""
    address = url.replace("http", "ws", 1) + ADDRESS
    offered = [Subprotocol(SUBPROTOCOL), *([Subprotocol(TOKEN_SUBPROTOCOL + token)] if token else [])]
    # With a bound on its queue a client would not see the answer to its closing behind frames that nobody reads.
    async with connect(address, subprotocols=offered, proxy=None, compression=None, max_queue=None) as socket:
        yield ChatTester(socket)


class ChatTester:
    """A client of the chat that remembers everything it receives, and can wait for what it has not received yet."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.received: list[dict[str, Any]] = []
        self._read = 0

    @property
    def events(self) -> list[dict[str, Any]]:
        """The durable events received, in the order of their arrival."""
        return [message for message in self.received if "seq" in message]

    @property
    def seqs(self) -> list[int]:
        """The numbers of the events received."""
        return [message["seq"] for message in self.events]

    async def send(self, kind: str, *, id: str | None = None, **members: Any) -> str:  # noqa: A002  # The contract's name.
        """Send a message; gives its id."""
        identifier = id or secrets.token_hex(8)
        await self.socket.send(json.dumps({"type": kind, "id": identifier, **members}))
        return identifier

    async def receive(self) -> dict[str, Any]:
        """The next message."""
        async with asyncio.timeout(SECONDS_TO_ANSWER):
            message: dict[str, Any] = json.loads(await self.socket.recv())
        self.received.append(message)
        return message

    async def wait_for(self, kind: str, **members: Any) -> dict[str, Any]:
        """The next message of the kind with these members, among those received and not waited for, or to come."""
        while True:
            while self._read < len(self.received):
                message = self.received[self._read]
                self._read += 1
                if message["type"] == kind and members.items() <= message.items():
                    return message
            await self.receive()

    async def ask(self, kind: str, **members: Any) -> dict[str, Any]:
        """Send a message; gives the direct answer to it: ack, pong, error or rate_limited."""
        identifier = await self.send(kind, **members)
        while True:
            message = await self.receive()
            if message.get("message_id") == identifier and message["type"] in {"ack", "pong", "error", "rate_limited"}:
                return message

    async def hello(self, token: str, **members: Any) -> dict[str, Any]:
        """Begin or resume a session; gives `session.ready`."""
        await self.send("session.hello", token=token, **({"locale": "en"} | members))
        return await self.wait_for("session.ready")

    async def say(self, text: str, **members: Any) -> dict[str, Any]:
        """Say something; gives the acknowledgement."""
        return await self.ask("user.message", text=text, **members)

    async def decide(self, confirmation: Mapping[str, Any], decision: str, **members: Any) -> dict[str, Any]:
        """Decide on a proposal; gives the direct answer."""
        return await self.ask(
            "confirmation.decide",
            confirmation_id=confirmation["id"],
            digest=confirmation["digest"],
            decision=decision,
            **members,
        )

    async def finish_turn(self, text: str, **members: Any) -> list[dict[str, Any]]:
        """Say something and wait for the end of the turn; gives the events of the turn."""
        identifier = (await self.say(text, **members))["message_id"]
        # Through a gateway that pushes, events may come after the acknowledgement.
        while not (said := [event for event in self.events if event.get("client_message_id") == identifier]):
            await self.receive()
        turn_id = said[0]["turn_id"]
        while not any(event["type"] == "turn.completed" and event["turn_id"] == turn_id for event in self.events):
            await self.receive()
        return [event for event in self.events if event.get("turn_id") == turn_id]

    async def receive_until_seq(self, seq: int) -> None:
        """Receive until the event of that number has come."""
        while not self.seqs or self.seqs[-1] < seq:
            await self.receive()

    async def closed_with(self) -> int:
        """The code that the server closes with; what comes before is kept."""
        try:
            while True:
                await self.receive()
        except ConnectionClosed as closed:
            return 1006 if closed.rcvd is None else closed.rcvd.code


class TokenClock:
    """The clock of a service, which can be moved ahead of the machine's."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> datetime:
        return datetime.fromtimestamp(time.time() + self.ahead, UTC)
