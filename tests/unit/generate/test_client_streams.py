"""Streams of events, from the side of the client."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import httpx
import pytest

from scripts.generate.static.client_runtime import (
    CallTimedOut,
    RetryPolicy,
    ServerSentEvent,
    ServiceUnreachable,
    UnexpectedAnswer,
)
from scripts.generate.static.server_sent_events import EventReader, StreamTooLong, written
from tests.unit.generate.client_shop import Bicycle, Busy, Colour, Shop, bicycle, problem, stream

RED = ServerSentEvent(data=Bicycle(colour=Colour.RED), id="1", event="sold")
BLUE = ServerSentEvent(data=Bicycle(colour=Colour.BLUE, gears=[1]))


async def events(shop: Shop, *, longest: int = 1000) -> list[ServerSentEvent[Bicycle]]:
    """All events of a stream."""
    async with shop.client(longest_answer_bytes=longest).follow() as sales:
        return [event async for event in sales.events]


def read(*chunks: bytes, longest: int = 1000) -> list[ServerSentEvent[bytes]]:
    """The events of a stream that comes in these pieces."""
    reader = EventReader(longest_event_bytes=longest)
    return [event for chunk in chunks for event in reader.feed(chunk)]


def test_an_event_is_written_in_lines() -> None:
    assert written(RED) == b'id: 1\nevent: sold\ndata: {"colour":"red","gears":[]}\n\n'
    assert written(BLUE) == b'data: {"colour":"blue","gears":[1]}\n\n'


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "a\0b"])
def test_what_would_break_the_lines_of_an_event_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="break lines"):
        ServerSentEvent(data=1, id=text)
    with pytest.raises(ValueError, match="break lines"):
        ServerSentEvent(data=1, event=text)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_events_are_found_however_the_stream_is_cut(line_end: bytes, size: int) -> None:
    text = line_end.join((b": hello", b"id: 7", b"event: sold", b"data: a", b"data:b", b"", b"data: c", b"", b"data"))
    chunks = [text[start : start + size] for start in range(0, len(text), size)]
    assert read(*chunks) == [ServerSentEvent(data=b"a\nb", id="7", event="sold"), ServerSentEvent(data=b"c", id="7")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"id: 1\n\n", []),
        (b": comment\n\n\n\n", []),
        (b"data: a\nretry: 5\nother: x\n\n", [ServerSentEvent(data=b"a")]),
        (b"data: a\nid: x\0y\n\n", [ServerSentEvent(data=b"a")]),
        (b"data: a\nevent: x\0y\n\n", [ServerSentEvent(data=b"a")]),
        (b"data:  a \n\n", [ServerSentEvent(data=b" a ")]),
    ],
)
def test_what_is_no_event_is_passed_over(text: bytes, expected: Sequence[ServerSentEvent[bytes]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("chunks", [[b"data: " + b"x" * 100], [b"data: xxxxxxxxx\n"] * 10, [b": " + b"x" * 100]])
def test_an_event_that_grows_too_long_is_refused(chunks: list[bytes]) -> None:
    with pytest.raises(StreamTooLong):
        read(*chunks, longest=50)


def test_a_stream_may_be_as_long_as_it_likes() -> None:
    assert len(read(*([b"data: xxxxxxxxx\n\n"] * 100), longest=50)) == 100


async def test_events_are_typed() -> None:
    shop = Shop([stream(b": keep-alive\n\n", written(RED), written(BLUE)[:9], written(BLUE)[9:])])
    assert await events(shop) == [RED, ServerSentEvent(data=BLUE.data, id="1")]
    assert shop.requests[0].headers["accept"] == "text/event-stream, application/problem+json"


async def test_a_stream_is_opened_again_until_it_begins_but_not_later() -> None:
    lost = httpx.ReadError("reset")
    shop = Shop([httpx.ConnectError("refused"), problem(503, "busy"), stream(written(RED), error=lost)])
    async with shop.client().follow() as sales:
        assert await anext(sales.events) == RED
        with pytest.raises(ServiceUnreachable) as caught:
            await anext(sales.events)
    assert (caught.value.answer_lost, caught.value.operation, len(shop.requests)) == (True, "follow", 3)


async def test_a_problem_instead_of_a_stream_is_raised() -> None:
    with pytest.raises(Busy):
        await events(Shop([problem(503, "busy", headers={"Retry-After": "99"})]))


async def test_another_answer_instead_of_a_stream_is_unexpected() -> None:
    with pytest.raises(UnexpectedAnswer, match="text/event-stream"):
        await events(Shop([bicycle()]))
    with pytest.raises(UnexpectedAnswer, match="neither"):
        await events(Shop([httpx.Response(204)]))


async def test_an_event_that_does_not_fit_is_unexpected() -> None:
    with pytest.raises(UnexpectedAnswer) as caught:
        await events(Shop([stream(written(RED), b'data: {"colour": "mauve"}\n\n')]))
    assert caught.value.pointer == "/body/colour"


async def test_an_event_that_is_too_long_is_unexpected() -> None:
    with pytest.raises(UnexpectedAnswer, match="longer than 50 bytes"):
        await events(Shop([stream(b"data: " + b"x" * 100)]), longest=50)


async def test_a_stream_that_gives_no_sign_of_life_has_timed_out() -> None:
    shop = Shop([stream(written(RED), error=httpx.ReadTimeout("silence"))])
    with pytest.raises(CallTimedOut) as caught:
        await events(shop)
    assert (caught.value.seconds, caught.value.answer_lost) == (45.0, True)
    assert shop.requests[0].extensions["timeout"]["read"] == 45.0


async def test_an_answer_that_does_not_begin_is_given_up() -> None:
    async def never(_request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    client = Shop([never]).client(retry=RetryPolicy(attempts=1, deadline_seconds=0.01))
    with pytest.raises(CallTimedOut):
        async with client.follow():
            pass


async def test_leaving_the_block_closes_the_connection() -> None:
    class Watched(httpx.AsyncByteStream):
        closed = False

        async def __aiter__(self) -> AsyncIterator[bytes]:
            while True:
                yield written(RED)

        async def aclose(self) -> None:
            self.closed = True

    body = Watched()
    shop = Shop([httpx.Response(200, stream=body, headers={"Content-Type": "text/event-stream"})])
    async with shop.client().follow() as sales:
        assert await anext(sales.events) == RED
    assert body.closed
