"""The TypeScript chat client: against a scripted service in Node's own test runner, and over real sockets."""

import asyncio
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.typing import Subprotocol

from tests.sdk.node_suites import passed
from tests.support.typescript_package import NODE

SCRIPTS = Path(__file__).with_name("chat")
SUITES = sorted(path.name for path in SCRIPTS.glob("*.test.mjs"))
CONVERSATION = "cnv_01m7q5da00gee6t4p7q3e2k9x2"
EVENT = "evt_01m7q5cxbgee6t4p7q3e2k9x2q"


@pytest.fixture(scope="module")
def place(application: Path) -> Path:
    """An application with the scripts of these tests."""
    for script in SCRIPTS.iterdir():
        shutil.copy(script, application)
    return application


@pytest.mark.parametrize("suite", SUITES)
def test_the_client_does_as_its_suite_says(place: Path, suite: str) -> None:
    passed(place / suite)


class Service:
    """A service that drops the first connection after two events and answers on the second."""

    def __init__(self) -> None:
        self.hellos: list[dict[str, Any]] = []
        self.said: list[str] = []

    async def serve(self, connection: ServerConnection) -> None:
        hello = json.loads(await connection.recv())
        self.hellos.append(hello)
        last_seq = hello.get("last_seq", 0)
        ready = {"conversation_id": CONVERSATION, "resumed": "last_seq" in hello, "last_seq": 4, "heartbeat_s": 30}
        await connection.send(json.dumps({"type": "session.ready", "id": EVENT, **ready}))
        for seq in range(last_seq + 1, 5):
            if len(self.hellos) == 1 and seq == 3:
                # The message is read before the connection ends, and never answered.
                self.said.append(json.loads(await connection.recv())["id"])
                await connection.close(1012, "restart")
                return
            await connection.send(json.dumps({"type": "turn.started", "id": EVENT, "seq": seq}))
        message = json.loads(await connection.recv())
        duplicate = message["id"] in self.said
        await connection.send(
            json.dumps({"type": "ack", "id": EVENT, "message_id": message["id"], "duplicate": duplicate})
        )
        await connection.wait_closed()


async def test_a_conversation_survives_the_loss_of_its_connection(place: Path) -> None:
    service = Service()
    async with serve(service.serve, "127.0.0.1", 0, subprotocols=[Subprotocol("mobility.chat.v1")]) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        outcome = await start_client(place, url=f"http://127.0.0.1:{port}")
    assert outcome == {"seen": [1, 2, 3, 4], "duplicate": True, "state": "closed"}
    assert [hello.get("last_seq") for hello in service.hellos] == [None, 2]
    assert service.hellos[1]["conversation_id"] == CONVERSATION


async def start_client(place: Path, *, url: str) -> Any:
    process = await asyncio.create_subprocess_exec(
        *(*NODE, "over_the_wire.mjs"),
        cwd=place,
        env={**os.environ, "URL": url},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    return json.loads(output)
