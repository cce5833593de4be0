"""Models outside: a stand-in for an OpenAI-compatible server that misbehaves, and a real small model over HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import AnyHttpUrl, SecretStr
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from generated import models
from impl.platform.database import Database
from impl.travel_agent.models.providers import EnsembleModels, ProviderSettings, build_models
from tests.support.conversation_driver import Exchange, conversing_world
from tests.support.maps import SENATE_SQUARE
from tests.support.scripted_models import embedded_model
from tests.support.small_model import small_model_server
from tests.support.web import web_server

KEY = "sk-a-secret-of-the-tests"

type Answer = Callable[[dict[str, object]], Awaitable[Response]]


@dataclass(slots=True)
class Provider:
    """Answers chat completions as it is told to, and remembers what it was asked."""

    answer: Answer
    asked: list[dict[str, object]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        self.keys.append(request.headers.get("authorization", ""))
        body: dict[str, object] = json.loads(await request.body())
        self.asked.append(body)
        await (await self.answer(body))(scope, receive, send)


def _chunk(delta: dict[str, object], *, finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    return f"data: {json.dumps(chunk)}\n\n"


def speaking(*pieces: str) -> Answer:
    async def answer(_body: dict[str, object]) -> Response:
        async def stream() -> AsyncIterator[str]:
            yield _chunk({"role": "assistant", "content": ""})
            for piece in pieces:
                yield _chunk({"content": piece})
            yield _chunk({}, finish="stop")
            yield "data: [DONE]\n\n"

        return StreamingResponse(stream(), media_type="text/event-stream")

    return answer


def calling(tool: str, arguments: str) -> Answer:
    async def answer(_body: dict[str, object]) -> Response:
        call = {"index": 0, "id": "call_1", "type": "function", "function": {"name": tool, "arguments": arguments}}

        async def stream() -> AsyncIterator[str]:
            yield _chunk({"role": "assistant", "content": None, "tool_calls": [call]})
            yield _chunk({}, finish="tool_calls")
            yield "data: [DONE]\n\n"

        return StreamingResponse(stream(), media_type="text/event-stream")

    return answer


async def failing(_body: dict[str, object]) -> Response:
    return PlainTextResponse("out of order", status_code=500)


async def babbling(_body: dict[str, object]) -> Response:
    return PlainTextResponse("<html>Welcome!</html>", media_type="text/html")


def silent_until(released: asyncio.Event) -> Answer:
    async def answer(_body: dict[str, object]) -> Response:
        await released.wait()
        return PlainTextResponse("")

    return answer


async def breaking_off(_body: dict[str, object]) -> Response:
    async def stream() -> AsyncIterator[str]:
        yield _chunk({"role": "assistant", "content": "The best way "})
        raise ConnectionResetError

    return StreamingResponse(stream(), media_type="text/event-stream", headers={"content-length": "100000"})


def ensemble_at(url: str, *, seconds: float = 20) -> EnsembleModels:
    settings = ProviderSettings(
        model="embedded",
        model_orchestrator="openai-chat:a-model",
        model_base_url=AnyHttpUrl(f"{url}/v1"),
        model_api_key=SecretStr(KEY),
        model_seconds=seconds,
        model_retries=0,
    )
    return build_models(settings, embedded=embedded_model())


@asynccontextmanager
async def closing(ensemble: EnsembleModels) -> AsyncIterator[None]:
    try:
        yield
    finally:
        await ensemble.close()


async def asked_by(
    provider: Provider,
    database: Database,
    directory: Path,
    *,
    words: str,
    seconds: float = 20,
    released: asyncio.Event | None = None,
) -> Exchange:
    """What comes of these words with the orchestrator driven by the provider."""
    async with web_server(provider) as url:
        ensemble = ensemble_at(url, seconds=seconds)
        async with (
            closing(ensemble),
            conversing_world(database, directory=directory, ensemble=ensemble) as world,
        ):
            exchange = await (await world.converse(position=SENATE_SQUARE)).say(words)
            assert world.service.writes == []
            if released is not None:
                released.set()
            return exchange


async def test_a_provider_speaks_in_pieces(database: Database, tmp_path: Path) -> None:
    provider = Provider(speaking("Good ", "morning!"))

    exchange = await asked_by(provider, database, tmp_path, words="Hello!")

    assert exchange.text == "Good morning!"
    assert exchange.status is models.TurnStatus.COMPLETED
    assert provider.keys == [f"Bearer {KEY}"]
    started = next(event for event in exchange.events if isinstance(event, models.TurnStarted))
    assert started.model == "openai-chat:a-model"


async def test_a_provider_is_told_the_policy_and_the_present(database: Database, tmp_path: Path) -> None:
    provider = Provider(speaking("Good morning!"))

    await asked_by(provider, database, tmp_path, words="Hello!")

    told = json.dumps(provider.asked[0])
    assert "propose_reservation" in told
    assert "Europe/Helsinki" in told
    assert "no approval" in told
    assert KEY not in told


@pytest.mark.parametrize("answer", [failing, babbling, breaking_off], ids=["fails", "babbles", "breaks off"])
async def test_the_embedded_model_answers_where_the_provider(
    answer: Answer, database: Database, tmp_path: Path
) -> None:
    exchange = await asked_by(Provider(answer), database, tmp_path, words="How do I get to Hakaniemi?")

    assert exchange.status is models.TurnStatus.COMPLETED
    assert exchange.tools == ["plan_trip"]


async def test_the_embedded_model_answers_where_the_provider_is_silent(database: Database, tmp_path: Path) -> None:
    released = asyncio.Event()
    provider = Provider(silent_until(released))

    exchange = await asked_by(provider, database, tmp_path, words="Hello!", seconds=0.3, released=released)

    assert exchange.status is models.TurnStatus.COMPLETED
    assert exchange.text


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("no_such_tool", "{}"),
        ("plan_trip", '{"destination": 7}'),
        ("plan_trip", "not json"),
        ("propose_reservation", '{"action": "create"}'),
        ("map_routes", '{"brief_id": "trip-1"}'),
    ],
)
async def test_wrong_tool_calls_do_no_harm(tool: str, arguments: str, database: Database, tmp_path: Path) -> None:
    exchange = await asked_by(Provider(calling(tool, arguments)), database, tmp_path, words="Hello!")

    assert exchange.status in (models.TurnStatus.COMPLETED, models.TurnStatus.FAILED)
    assert exchange.text
    assert exchange.confirmation is None


async def test_what_a_provider_makes_up_is_taken_back(database: Database, tmp_path: Path) -> None:
    provider = Provider(speaking("Your car is booked. ", "It costs 99.99 €."))

    exchange = await asked_by(provider, database, tmp_path, words="Book me a car")

    assert exchange.retracted
    assert "99" not in exchange.text


async def test_a_real_small_model_does_no_harm(database: Database, tmp_path: Path) -> None:
    """It is far too small for the task: what counts is that every turn ends properly and nothing is written."""
    with small_model_server() as url:
        settings = ProviderSettings(
            model="embedded",
            model_orchestrator="openai-chat:smollm2",
            model_base_url=AnyHttpUrl(url),
            model_seconds=12,
            model_retries=0,
        )
        ensemble = build_models(settings, embedded=embedded_model())
        async with (
            closing(ensemble),
            conversing_world(database, directory=tmp_path, ensemble=ensemble) as world,
        ):
            anna = await world.converse(position=SENATE_SQUARE)

            exchange = await anna.say("Book me a bike to Hakaniemi")

            assert exchange.status in set(models.TurnStatus)
            assert exchange.text
            assert world.service.writes == []
            assert exchange.events[-1].type == "turn.completed"
