"""The mock as people start it: contracts of others, and what it says when it cannot serve."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from scripts.mock import sources
from scripts.mock.command import DEFAULT_PORT, FAILED, PORT_VARIABLE
from scripts.mock.sources import CHECKOUT
from scripts.stack.ports import LOOPBACK
from tests.contract.generation.sources import Sources

READY = re.compile(r"ready at (http://127\.0\.0\.1:\d+)")
APPOINTMENT = "/v1/appointments"
TOKEN = {"Authorization": "Bearer anything"}


def start(*arguments: str | Path, **environment: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "scripts.mock", *arguments]
    return subprocess.Popen(
        command,
        cwd=CHECKOUT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def refusal(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    """How a start ends that does not serve: the exit code and all that was said."""
    process = start(*arguments, **{PORT_VARIABLE: str(free_port()), **environment})
    output, _ = process.communicate(timeout=120)
    return process.returncode, output


def free_port() -> int:
    with contextlib.closing(socket.socket()) as taken:
        taken.bind((LOOPBACK, 0))
        port: int = taken.getsockname()[1]
    return port


@contextlib.contextmanager
def serving(*arguments: str | Path) -> Iterator[tuple[str, str]]:
    """A mock that serves: its address, and what it said up to there."""
    process = start(*arguments, **{PORT_VARIABLE: str(free_port())})
    assert process.stdout is not None
    said = ""
    try:
        while READY.search(said) is None:
            line = process.stdout.readline()
            assert line, f"The mock ended with {process.wait()}:\n{said}"
            said += line
        yield READY.findall(said)[0], said
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    assert (process.returncode, rest) == (0, "")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A mock of the documents of a bicycle workshop, which know nothing of reservations and chats."""
    documents = Sources.copied_to(tmp_path_factory.mktemp("workshop") / "specs").with_bench()
    with serving("--specs", documents.directory, "--pace", "0") as (url, _said):
        yield url


def test_contracts_of_others_have_a_life_too(workshop: str) -> None:
    with httpx.Client(base_url=workshop, headers=TOKEN, trust_env=False) as client:
        [written] = client.get(APPOINTMENT).json()["items"]
        refused = client.post(APPOINTMENT, json={})
        assert (refused.status_code, refused.json()["code"]) == (400, "idempotency_key_required")
        asked = {"starts_at": "2027-03-01T09:00:00+02:00", "job": {"kind": "inspection"}}
        body = {"bike_id": "bik_01m7q5cvd0ftqv6emwfx5191va", **asked}
        made = client.post(APPOINTMENT, json=body, headers={"Idempotency-Key": "a"})
        assert made.status_code == 201, made.text
        assert {name: made.json()[name] for name in asked} == asked
        assert made.json()["id"] != written["id"]
        assert client.get(made.headers["Location"]).json() == made.json()
        stale = client.patch(
            made.headers["Location"],
            content=json.dumps({"notes": "Later"}),
            headers={"If-Match": '"7"', "Content-Type": "application/merge-patch+json"},
        )
        assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")


async def test_channels_of_others_are_spoken_on(workshop: str) -> None:
    address = workshop.replace("http", "ws") + "/v1/work-bench"
    async with connect(address, subprotocols=[Subprotocol("workshop.bench.v1")], proxy=None) as connection:

        async def say(**message: object) -> None:
            await connection.send(json.dumps(message))

        async def heard() -> Any:
            return json.loads(await connection.recv())

        await say(type="part.ask", id="a-0", job={"kind": "inspection"})
        # The channel has no word for a missing hello, so it is told by the written one.
        assert (await heard())["code"] == "no_such_part"
        await say(type="session.hello", id="a-1", token="t")
        assert (await heard())["type"] == "session.ready"
        await say(type="part.ask", id="a-2", job={"kind": "inspection"}, quantity=1)
        assert [(await heard())["type"] for _ in range(2)] == ["ack", "job.changed"]
        await say(type="part.ask", id="a-3", job={"kind": "inspection"}, quantity=3)
        refused = await heard()
        assert (refused["type"], refused["message_id"]) == ("error", "a-3")
        await say(type="part.ask", id="a-4", job={"kind": "inspection"}, quantity=2)
        assert (await heard())["type"] == "ack"
        changed = await heard()
        assert (changed["type"], changed["seq"]) == ("job.changed", 2)


def test_ours_are_served_by_default_and_one_of_them_when_asked_for() -> None:
    with serving("--contract", "reservation", "--latency", "0-1", "--error-rate", "0") as (url, said):
        assert "MobilityCorp Reservation API" in said
        assert "Travel Agent" not in said
        assert httpx.get(f"{url}/v1/metros", trust_env=False).status_code == 200


def test_a_taken_port_is_told_with_the_variable_that_changes_it() -> None:
    with contextlib.closing(socket.socket()) as taken:
        taken.bind((LOOPBACK, 0))
        taken.listen()
        code, output = refusal(**{PORT_VARIABLE: str(taken.getsockname()[1])})
    assert code == FAILED
    assert PORT_VARIABLE in output
    assert "make mock" in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "says"),
    [
        (["--contract", "reservations"], {}, FAILED, "name one of these: reservation, travel-agent"),
        ([], {"MOBILITY_ENV": "production"}, FAILED, "it accepts every token"),
        ([], {PORT_VARIABLE: "eighty"}, FAILED, "is not a port"),
        (["--latency", "long"], {}, 2, "write milliseconds"),
        (["--errors", "teapot"], {}, 2, "teapot"),
        (["--specs", "nowhere"], {}, FAILED, "no contract here"),
    ],
    ids=["contract", "production", "port", "latency", "errors", "directory"],
)
def test_what_cannot_be_is_told_without_a_trace(
    arguments: list[str], environment: dict[str, str], code: int, says: str
) -> None:
    ended, output = refusal(*arguments, **environment)
    assert ended == code, output
    assert says in output
    assert "Fix: " in output
    assert "Traceback" not in output


def test_a_broken_document_is_told_with_its_place(tmp_path: Path) -> None:
    documents = Sources.copied_to(tmp_path / "specs")
    line = documents.change("workshop.openapi.yaml", old="operationId: listAppointments", new="operationId: List")
    code, output = refusal("--specs", documents.directory)
    assert code == FAILED
    assert f"workshop.openapi.yaml:{line}:" in output
    assert "cannot be served" in output
    assert "Traceback" not in output


def test_no_contract_uses_the_page_of_the_mock() -> None:
    paths = {
        path
        for source in sources.read(CHECKOUT / "generated" / "contracts")
        for path in (
            *source.document.get("paths", ()),
            *(c["address"] for c in source.document.get("channels", {}).values()),
        )
    }
    assert all(not path.startswith("/__") for path in paths)
    assert DEFAULT_PORT not in (8000, 8001, 8002, 8009)
