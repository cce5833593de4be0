import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.responses import Response

from impl.travel_agent.domain.facts import Source
from impl.travel_agent.maps.circuit_breaker import CircuitBreaker, CircuitState
from impl.travel_agent.maps.errors import WeatherUnavailable
from impl.travel_agent.maps.resilient_calls import CallPolicy, CallRefused, Question, ResilientService, http_client
from tests.support.maps import NOON, SetClock, StandIn
from tests.support.waiting import Clock, until

QUESTION = Question(path="/number")
SOURCE = Source(name="Numbers", url="https://numbers.example", licence="CC0-1.0", attribution="Numbers")
MINUTE = timedelta(minutes=1)
POLICY = CallPolicy(timeout_s=5, attempts=2, lifetime=MINUTE, stale_for=10 * MINUTE)
type Ask = Callable[[], "asyncio.Future[object]"]


class Numbers:
    """A resilient service of numbers over a stand-in, and the clocks and the breaker it runs by."""

    def __init__(self, stand_in: StandIn, *, policy: CallPolicy = POLICY) -> None:
        self.stand_in = stand_in
        self.clock = SetClock()
        self.seconds = Clock()
        self.breaker = CircuitBreaker(failures_to_open=3, open_s=10, now=self.seconds)
        client = http_client(stand_in.url, user_agent="tests/1", timeout_s=policy.timeout_s)
        self.service = ResilientService[int](
            client,
            source=SOURCE,
            policy=policy,
            unavailable=WeatherUnavailable,
            breaker=self.breaker,
            clock=self.clock,
        )

    async def value(self) -> int:
        return (await self.service.ask(QUESTION, parse=int)).value

    @property
    def asked(self) -> int:
        return len(self.stand_in.requests)


@pytest.fixture
async def numbers(service: StandIn) -> AsyncIterator[Numbers]:
    made = Numbers(service)
    yield made
    await made.service.close()


async def test_an_answer_is_a_fact(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "7")
    fact = await numbers.service.ask(QUESTION, parse=int)
    assert (fact.value, fact.source, fact.observed_at, fact.valid_until) == (7, SOURCE, NOON, NOON + MINUTE)
    assert not fact.stale


async def test_an_answer_is_asked_for_once_while_it_holds(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "7")
    assert [await numbers.value(), await numbers.value()] == [7, 7]
    assert numbers.asked == 1


async def test_an_answer_is_asked_for_again_when_it_holds_no_longer(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "7")
    await numbers.value()
    numbers.clock.advance(MINUTE)
    numbers.stand_in.says("/number", "8")
    assert await numbers.value() == 8


@pytest.mark.parametrize(
    ("headers", "lifetime"),
    [
        ({"Cache-Control": "public, max-age=300"}, timedelta(minutes=5)),
        ({"Cache-Control": "max-age=99999999"}, timedelta(days=1)),
        ({"Cache-Control": "max-age=0"}, MINUTE),
        ({"Cache-Control": "max-age=soon"}, MINUTE),
        ({"Expires": "Tue, 24 Nov 2026 12:30:00 GMT"}, timedelta(minutes=30)),
        ({"Expires": "Tue, 24 Nov 2099 12:30:00 GMT"}, timedelta(days=1)),
        ({"Expires": "Tue, 24 Nov 2020 12:30:00 GMT"}, MINUTE),
        ({"Expires": "-1"}, MINUTE),
    ],
)
async def test_the_source_says_how_long_an_answer_holds(
    numbers: Numbers, headers: dict[str, str], lifetime: timedelta
) -> None:
    numbers.stand_in.says("/number", "7", headers=headers)
    assert (await numbers.service.ask(QUESTION, parse=int)).valid_until == NOON + lifetime


async def test_what_has_not_been_modified_holds_again(numbers: Numbers) -> None:
    modified = "Mon, 23 Nov 2026 10:00:00 GMT"
    numbers.stand_in.says("/number", "7", headers={"Last-Modified": modified})
    await numbers.value()
    numbers.clock.advance(MINUTE)
    numbers.stand_in.says("/number", "", status=304)
    fact = await numbers.service.ask(QUESTION, parse=int)
    assert (fact.value, fact.observed_at) == (7, NOON + MINUTE)
    assert numbers.stand_in.requests[1].headers["if-modified-since"] == modified


async def test_a_failure_is_tried_once_more(numbers: Numbers) -> None:
    answers = iter([Response(status_code=503), Response("7")])
    numbers.stand_in.answers["/number"] = lambda _: next(answers)
    assert await numbers.value() == 7
    assert numbers.asked == 2


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_service_that_fails_is_told(numbers: Numbers, status: int) -> None:
    numbers.stand_in.says("/number", "7", status=status)
    with pytest.raises(WeatherUnavailable, match=f"status {status}"):
        await numbers.value()
    assert numbers.asked == 2


async def test_a_service_that_asks_us_to_slow_down_is_not_asked_again_at_once(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "", status=429, headers={"Retry-After": "30"})
    with pytest.raises(WeatherUnavailable) as refusal:
        await numbers.value()
    assert refusal.value.retry_after_s == 30
    assert numbers.asked == 1


async def test_a_redirect_is_not_followed(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "", status=302, headers={"Location": "/elsewhere"})
    with pytest.raises(WeatherUnavailable, match="status 302"):
        await numbers.value()
    assert {request.url.path for request in numbers.stand_in.requests} == {"/number"}


async def test_a_refused_question_is_no_failure_of_the_service(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "no such number", status=404)
    for _ in range(5):
        with pytest.raises(CallRefused) as refusal:
            await numbers.value()
        assert (refusal.value.status, refusal.value.body) == (404, b"no such number")
    assert numbers.breaker.state is CircuitState.CLOSED


async def test_nonsense_is_told_and_not_kept(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "seven")
    with pytest.raises(WeatherUnavailable, match="makes no sense"):
        await numbers.value()
    numbers.stand_in.says("/number", "7")
    assert await numbers.value() == 7


async def test_an_endless_answer_is_cut_off(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "7" * (9 * 1024 * 1024))
    with pytest.raises(WeatherUnavailable, match="too large"):
        await numbers.value()


async def test_a_service_that_is_too_slow_is_told(service: StandIn) -> None:
    numbers = Numbers(service, policy=CallPolicy(timeout_s=0.2, attempts=3, lifetime=MINUTE))
    service.held.clear()
    with pytest.raises(WeatherUnavailable):
        await numbers.value()
    await numbers.service.close()


async def test_the_last_answer_is_given_as_stale_when_the_service_fails(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "7")
    await numbers.value()
    numbers.clock.advance(2 * MINUTE)
    numbers.stand_in.says("/number", "", status=500)
    fact = await numbers.service.ask(QUESTION, parse=int)
    assert (fact.value, fact.stale, fact.observed_at) == (7, True, NOON)
    assert not fact.is_valid_at(NOON)


async def test_an_answer_too_old_is_not_given_as_stale(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "7")
    await numbers.value()
    numbers.clock.advance(11 * MINUTE)
    numbers.stand_in.says("/number", "", status=500)
    with pytest.raises(WeatherUnavailable):
        await numbers.value()


async def test_a_service_that_keeps_failing_is_left_in_peace(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "", status=500)
    for _ in range(3):
        with pytest.raises(WeatherUnavailable, match="status 500"):
            await numbers.value()
    asked = numbers.asked
    with pytest.raises(WeatherUnavailable, match="too many calls") as refusal:
        await numbers.value()
    assert numbers.asked == asked
    assert refusal.value.retry_after_s == 10


async def test_a_service_that_was_left_in_peace_is_tried_again(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "", status=500)
    for _ in range(3):
        with pytest.raises(WeatherUnavailable):
            await numbers.value()
    numbers.seconds.advance(10)
    numbers.stand_in.says("/number", "7")
    assert await numbers.value() == 7
    assert numbers.breaker.state is CircuitState.CLOSED


async def test_a_question_that_nobody_waits_for_leaves_the_next_trial_free(numbers: Numbers) -> None:
    numbers.stand_in.says("/number", "", status=500)
    for _ in range(3):
        with pytest.raises(WeatherUnavailable):
            await numbers.value()
    numbers.seconds.advance(10)
    numbers.stand_in.held.clear()
    asked = numbers.asked
    trial = asyncio.create_task(numbers.value())
    await until(lambda: numbers.asked > asked)
    trial.cancel()
    await asyncio.wait([trial])
    numbers.stand_in.held.set()
    numbers.stand_in.says("/number", "7")
    assert await numbers.value() == 7


async def test_different_questions_have_different_answers(numbers: Numbers) -> None:
    def respond(request: Request) -> Response:
        return Response(request.query_params["n"])

    numbers.stand_in.answers["/number"] = respond
    answers = [
        (await numbers.service.ask(Question(path="/number", query=(("n", str(number)),)), parse=int)).value
        for number in (1, 2, 1)
    ]
    assert answers == [1, 2, 1]
    assert numbers.asked == 2
