"""Streams of events and texts, from the document to both sides of the connection."""

import asyncio
import importlib
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from scripts.generate import pipeline, writing
from tests.contract.generation.command import ROOT
from tests.contract.generation.requests import APPOINTMENT, Appointments, Host, ServiceState
from tests.contract.generation.sources import Sources
from tests.support.waiting import until
from tests.support.web import web_server

PACKAGE = "following_code"
FOLLOWING = Path(__file__).with_name("following.yaml")
EVENT_ID = "evt_01m7q5cvd0ftqv6emwfx5191va"
IDENTIFIER = APPOINTMENT.rpartition("/")[2]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the pipeline makes of the workshop, with a stream and a text besides."""
    scratch = tmp_path_factory.mktemp("following")
    sources = Sources.copied_to(scratch / "specs")
    sources.change("workshop.openapi.yaml", old="  /healthz:\n", new=FOLLOWING.read_text())
    request = pipeline.Request(specs=sources.directory, base=sources.directory, package=PACKAGE)
    writing.write(pipeline.generate(request), out=scratch / PACKAGE)
    return scratch / PACKAGE


class Generated:
    """The generated package, imported."""

    def __getattr__(self, name: str) -> ModuleType:
        return importlib.import_module(f"{PACKAGE}.{name}".replace("__", "."))


@pytest.fixture(scope="module")
def made(directory: Path) -> Iterator[Any]:
    sys.path.insert(0, str(directory.parent))
    yield Generated()
    sys.path.remove(str(directory.parent))


@dataclass
class Followed(Appointments):
    """Handlers that tell of one event after the other, and whether somebody still listens."""

    told: asyncio.Queue[int | None] = field(default_factory=asyncio.Queue)
    left: bool = False

    async def follow_appointment(self, _context: str, *, appointment_id: str, last_event_id: str | None) -> Any:
        self.given = {"last_event_id": last_event_id}
        ok = self.workshop.workshop__operations.FollowAppointment.Ok
        return ok(events=self._events(), etag='"1"')

    async def _events(self) -> AsyncIterator[Any]:
        try:
            while (sequence := await self.told.get()) is not None:
                if sequence < 0:
                    raise LookupError(sequence)
                models = self.workshop.models
                status = models.AppointmentStatus.REQUESTED
                data = models.AppointmentEvent(id=EVENT_ID, sequence=sequence, status=status)
                yield self.workshop.runtime.ServerSentEvent(data=data, id=str(sequence), event="changed")
        finally:
            self.left = True

    async def get_receipt(self, _context: str, *, appointment_id: str) -> Any:
        return self.workshop.workshop__operations.GetReceipt.Ok(body="# Kuitti\n\nÖljyt: 5 €\n")


@pytest.fixture
def handlers(made: Any) -> Followed:
    return Followed(made)


@asynccontextmanager
async def _served(made: Any, handlers: Followed) -> AsyncIterator[str]:
    application = FastAPI(openapi_url=None, redirect_slashes=False)
    router = made.workshop__routes.build_router(Host(made), appointments=handlers, service=ServiceState(made))
    application.include_router(router)
    async with web_server(application) as address:
        yield address


@pytest.fixture
async def address(made: Any, handlers: Followed) -> AsyncIterator[str]:
    async with _served(made, handlers) as address:
        yield address


@pytest.fixture
async def api(made: Any, address: str) -> AsyncIterator[Any]:
    async with made.workshop__client.WorkshopClient(address, token="t") as api:
        yield api


async def test_events_arrive_one_by_one_while_the_stream_is_open(api: Any, handlers: Followed) -> None:
    async with api.follow_appointment(appointment_id=IDENTIFIER, last_event_id="0") as stream:
        assert stream.etag == '"1"'
        for sequence in (1, 2, 3):
            await handlers.told.put(sequence)
            event = await anext(stream.events)
            assert (event.id, event.event, event.data.sequence) == (str(sequence), "changed", sequence)
        await handlers.told.put(None)
        assert [event async for event in stream.events] == []
    assert handlers.given == {"last_event_id": "0"}


async def test_a_client_that_leaves_ends_the_iterator_of_the_handler(api: Any, handlers: Followed) -> None:
    async with api.follow_appointment(appointment_id=IDENTIFIER) as stream:
        await handlers.told.put(1)
        await anext(stream.events)
        assert not handlers.left
    await until(lambda: handlers.left)


async def test_a_handler_that_fails_in_the_middle_breaks_the_connection(
    made: Any, api: Any, handlers: Followed
) -> None:
    async with api.follow_appointment(appointment_id=IDENTIFIER) as stream:
        await handlers.told.put(1)
        await anext(stream.events)
        await handlers.told.put(-1)
        with pytest.raises(made.client_runtime.ServiceUnreachable) as caught:
            await anext(stream.events)
    assert caught.value.answer_lost


async def test_a_stream_says_what_it_is_and_that_nobody_may_keep_it(address: str, handlers: Followed) -> None:
    path = f"{APPOINTMENT}/events/stream"
    async with httpx.AsyncClient(base_url=address) as client, client.stream("GET", path) as response:
        assert response.status_code == 200
        headers = response.headers
        assert headers["content-type"] == "text/event-stream"
        assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")
        assert headers["etag"] == '"1"'
        assert "content-length" not in headers
        lines = response.aiter_lines()
        assert await anext(lines) == ": keep-alive"


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("events/stream", "text/event-stream", 200),
        ("events/stream", "application/json", 400),
        ("receipt", "text/*", 200),
        ("receipt", "text/html", 400),
    ],
)
async def test_the_media_type_is_negotiated(
    address: str, handlers: Followed, path: str, accept: str, status: int
) -> None:
    await handlers.told.put(None)
    async with httpx.AsyncClient(base_url=address) as client:
        response = await client.get(f"{APPOINTMENT}/{path}", headers={"Accept": accept})
    assert response.status_code == status
    assert status == 200 or response.json()["refused"] == "NotAcceptable"


async def test_a_text_arrives_as_it_was_written(api: Any, address: str) -> None:
    receipt = await api.get_receipt(appointment_id=IDENTIFIER)
    assert receipt.body == "# Kuitti\n\nÖljyt: 5 €\n"
    async with httpx.AsyncClient(base_url=address) as client:
        response = await client.get(f"{APPOINTMENT}/receipt")
    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    assert response.headers["content-length"] == str(len(receipt.body.encode()))


def test_both_sides_pass_the_type_checker(directory: Path) -> None:
    options = ("--config-file", ROOT / "pyproject.toml", "--cache-dir", ROOT / ".mypy_cache")
    subprocess.run([sys.executable, "-m", "mypy", *options, PACKAGE], cwd=directory.parent, check=True)


def test_the_typescript_client_reads_typed_events(directory: Path) -> None:
    group = (directory / "typescript/src/groups/appointments.ts").read_text()
    assert "EventStream<AppointmentEvent, " in group
    assert "Call<string, GetReceiptProblem, " in group
    compiler = ROOT / "scripts" / "node" / "node_modules" / "typescript" / "bin" / "tsc"
    subprocess.run(["node", compiler, "--project", directory / "typescript", "--noEmit"], check=True)
