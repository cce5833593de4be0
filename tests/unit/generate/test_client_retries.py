"""When clients send a request again, when they give up, and what they say then."""

import asyncio

import httpx
import pytest

from scripts.generate.static.client_runtime import (
    CallFailed,
    CallTimedOut,
    RetryPolicy,
    ServiceUnreachable,
    UnexpectedAnswer,
)
from tests.unit.generate.client_shop import Busy, Reply, Shop, SoldOut, bicycle, keys, problem

REFUSED = httpx.ConnectError("refused")
LOST = (
    httpx.ReadError("reset"),
    httpx.RemoteProtocolError("Server disconnected"),
    httpx.ReadTimeout("slow"),
    httpx.WriteError("reset"),
    httpx.Response(502, text="bad gateway"),
    httpx.Response(504, text="gateway time-out"),
)


async def never(_request: httpx.Request) -> httpx.Response:
    """Answer in another life."""
    await asyncio.Event().wait()
    raise AssertionError


def busy(retry_after: str | None = None, *, date: str | None = None) -> httpx.Response:
    """The shop has no time."""
    written = {"Retry-After": retry_after, "Date": date}
    return problem(503, "busy", headers={name: value for name, value in written.items() if value is not None})


@pytest.mark.parametrize("failure", [REFUSED, httpx.ConnectTimeout("slow"), httpx.PoolTimeout("full"), busy()])
async def test_what_has_not_been_done_is_sent_again_whatever_it_is(failure: Reply) -> None:
    for call in ("read", "buy", "paint"):
        shop = Shop([failure, bicycle()])
        await getattr(shop.client(), call)()
        assert len(shop.requests) == 2


async def test_too_many_requests_are_sent_again_although_nothing_is_declared() -> None:
    shop = Shop([httpx.Response(429, text="slow down"), bicycle()])
    await shop.client().paint()
    assert len(shop.requests) == 2


@pytest.mark.parametrize("failure", LOST)
async def test_a_lost_answer_is_asked_for_again_where_that_does_nothing_twice(failure: Reply) -> None:
    for call in ("read", "buy"):
        shop = Shop([failure, bicycle()])
        await getattr(shop.client(), call)()
        assert len(shop.requests) == 2


@pytest.mark.parametrize("failure", LOST)
async def test_a_change_without_a_key_whose_answer_is_lost_is_not_repeated(failure: Reply) -> None:
    shop = Shop([failure, bicycle()])
    with pytest.raises(CallFailed) as caught:
        await shop.client().paint()
    assert (len(shop.requests), caught.value.outcome_unknown) == (1, True)


@pytest.mark.parametrize(
    "answer", [problem(409, "sold_out", next_delivery="tomorrow"), problem(500, "internal_error"), httpx.Response(404)]
)
async def test_other_answers_are_final(answer: httpx.Response) -> None:
    shop = Shop([answer])
    with pytest.raises(CallFailed) as caught:
        await shop.client().buy()
    assert (len(shop.requests), caught.value.attempts) == (1, 1)


async def test_a_success_that_cannot_be_read_is_not_asked_for_again() -> None:
    shop = Shop([bicycle(etag=None)])
    with pytest.raises(UnexpectedAnswer):
        await shop.client().buy()
    assert len(shop.requests) == 1


async def test_one_key_is_made_for_a_call_and_kept_over_its_attempts() -> None:
    shop = Shop([REFUSED, busy(), bicycle()])
    client = shop.client()
    await client.buy()
    await client.buy()
    first, second, third, other = keys(shop)
    assert first == second == third != other
    assert first
    assert other


async def test_a_given_key_is_used_for_every_attempt() -> None:
    shop = Shop([busy(), bicycle()])
    await shop.client().buy(idempotency_key="mine")
    assert list(keys(shop)) == ["mine", "mine"]


async def test_attempts_are_bounded_and_the_last_failure_is_told() -> None:
    shop = Shop([REFUSED, REFUSED, busy()])
    with pytest.raises(Busy) as caught:
        await shop.client(retry=RetryPolicy(attempts=3)).read()
    assert (len(shop.requests), caught.value.attempts) == (3, 3)


async def test_a_policy_of_one_attempt_never_repeats() -> None:
    shop = Shop([REFUSED])
    with pytest.raises(ServiceUnreachable):
        await shop.client(retry=RetryPolicy(attempts=1)).read()
    assert (len(shop.requests), shop.pauses) == (1, [])


async def test_pauses_are_drawn_below_a_bound_that_doubles_up_to_the_longest() -> None:
    shop = Shop([REFUSED], chance=1.0)
    policy = RetryPolicy(attempts=5, first_pause_seconds=1.0, longest_pause_seconds=3.0, deadline_seconds=100.0)
    with pytest.raises(ServiceUnreachable):
        await shop.client(retry=policy).read()
    assert shop.pauses == [1.0, 2.0, 3.0, 3.0]
    calm = Shop([REFUSED, bicycle()], chance=0.0)
    await calm.client(retry=policy).read()
    assert calm.pauses == [0.0]


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (busy("2"), 2.0),
        (busy(" 3 "), 3.0),
        (busy("Mon, 23 Nov 2026 12:00:04 GMT", date="Mon, 23 Nov 2026 12:00:00 GMT"), 4.0),
        (busy("Mon, 23 Nov 2026 11:00:00 GMT", date="Mon, 23 Nov 2026 12:00:00 GMT"), 0.0),
        (busy("Mon, 23 Nov 2026 12:00:04 GMT"), 0.0),
        (busy("-2"), 0.0),
        (busy("soon"), 0.0),
        (httpx.Response(429, headers={"Retry-After": "1"}), 1.0),
    ],
)
async def test_what_the_service_asks_for_is_waited_before_the_pause(answer: httpx.Response, seconds: float) -> None:
    shop = Shop([answer, bicycle()], chance=0.5)
    await shop.client(retry=RetryPolicy(first_pause_seconds=0.5)).read()
    assert shop.pauses == [seconds + 0.25]


async def test_a_service_that_asks_for_too_much_patience_is_not_asked_again() -> None:
    shop = Shop([busy("6")])
    with pytest.raises(Busy) as caught:
        await shop.client(retry=RetryPolicy(longest_retry_after_seconds=5.0)).read()
    assert (len(shop.requests), shop.pauses, caught.value.retry_after) == (1, [], 6)


async def test_no_attempt_begins_after_the_deadline() -> None:
    shop = Shop([busy("4")])
    with pytest.raises(Busy) as caught:
        await shop.client(retry=RetryPolicy(attempts=10, deadline_seconds=10.0)).read()
    # After two pauses of four seconds and some, a third would end later.
    assert (caught.value.attempts, len(shop.pauses)) == (3, 2)


async def test_an_answer_that_takes_too_long_is_given_up() -> None:
    shop = Shop([never])
    policy = RetryPolicy(attempts=1, deadline_seconds=0.01)
    with pytest.raises(CallTimedOut) as caught:
        await shop.client(retry=policy).buy()
    failure = caught.value
    assert (failure.seconds, failure.answer_lost, failure.outcome_unknown) == (0.01, True, True)
    assert str(failure) == "buy: no complete answer within 0.01 s"


async def test_a_body_that_never_ends_is_given_up() -> None:
    class Endless(httpx.AsyncByteStream):
        async def __aiter__(self):  # type: ignore[no-untyped-def]  # The base leaves it open.
            yield b"{"
            await asyncio.Event().wait()

    shop = Shop([httpx.Response(200, stream=Endless(), headers={"ETag": "1"})])
    with pytest.raises(CallTimedOut) as caught:
        await shop.client(retry=RetryPolicy(attempts=1, deadline_seconds=0.01)).read()
    assert (caught.value.answer_lost, caught.value.outcome_unknown) == (True, False)


async def test_a_token_that_never_comes_is_given_up_before_anything_is_sent() -> None:
    class Asleep:
        async def token(self) -> str:
            await asyncio.Event().wait()
            raise AssertionError

    shop = Shop([bicycle()])
    with pytest.raises(CallTimedOut) as caught:
        await shop.client(token=Asleep(), retry=RetryPolicy(attempts=1, deadline_seconds=0.01)).buy()
    assert (caught.value.answer_lost, caught.value.outcome_unknown, shop.requests) == (False, False, [])


async def test_each_attempt_may_take_what_the_contract_says_and_some_grace() -> None:
    shop = Shop([bicycle()])
    await shop.client(retry=RetryPolicy(grace_seconds=0.5, connect_seconds=0.25)).read()
    assert shop.requests[0].extensions["timeout"] == {"connect": 0.25, "read": 1.5, "write": 1.5, "pool": 1.5}


async def test_no_connection_is_told_as_nothing_done() -> None:
    with pytest.raises(ServiceUnreachable, match="no connection: ConnectError: refused") as caught:
        await Shop([REFUSED]).client().buy()
    assert (caught.value.answer_lost, caught.value.outcome_unknown) == (False, False)


async def test_an_outcome_that_was_lost_once_stays_unknown() -> None:
    shop = Shop([httpx.ReadError("reset"), REFUSED])
    with pytest.raises(ServiceUnreachable) as caught:
        await shop.client().buy()
    assert (caught.value.answer_lost, caught.value.outcome_unknown, caught.value.attempts) == (False, True, 3)


async def test_a_repeated_request_that_is_refused_leaves_the_first_one_open() -> None:
    shop = Shop([httpx.ReadError("reset"), problem(409, "sold_out", next_delivery="tomorrow")])
    with pytest.raises(SoldOut) as caught:
        await shop.client().buy()
    assert caught.value.outcome_unknown


async def test_cancelling_a_call_is_no_failure_of_it() -> None:
    begun = asyncio.Event()

    async def hang(_request: httpx.Request) -> httpx.Response:
        begun.set()
        return await never(_request)

    shop = Shop([hang])
    call = asyncio.create_task(shop.client().buy())
    await begun.wait()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert len(shop.requests) == 1
