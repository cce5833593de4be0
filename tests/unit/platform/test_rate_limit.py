from dataclasses import replace

import pytest

from generated.runtime import RateLimit
from impl.platform.rate_limit import RateLimiter, Usage
from tests.support.contract import CREATE_PARCEL
from tests.support.waiting import Clock

THREE_IN_SIX_SECONDS = replace(CREATE_PARCEL, rate_limit=RateLimit(requests=3, per_seconds=6))


def use(limiter: RateLimiter, subject: str = "anna") -> Usage:
    usage = limiter.use(THREE_IN_SIX_SECONDS, subject=subject)
    assert usage is not None
    return usage


def test_a_burst_may_use_the_whole_quota_and_no_more() -> None:
    limiter = RateLimiter(clock=Clock())

    assert [use(limiter).remaining for _ in range(3)] == [2, 1, 0]
    assert use(limiter).retry_after == 2


def test_a_request_comes_back_after_its_share_of_the_window() -> None:
    clock = Clock()
    limiter = RateLimiter(clock=clock)
    for _ in range(3):
        use(limiter)

    clock.advance(1.9)
    assert use(limiter).retry_after == 1
    clock.advance(0.1)
    assert use(limiter).retry_after is None
    assert use(limiter).retry_after == 2


def test_a_refused_request_takes_nothing() -> None:
    clock = Clock()
    limiter = RateLimiter(clock=clock)
    for _ in range(20):
        use(limiter)

    clock.advance(6)
    assert use(limiter).remaining == 2


def test_subjects_and_operations_are_counted_apart() -> None:
    limiter = RateLimiter(clock=Clock())
    for _ in range(3):
        use(limiter)

    assert use(limiter, "ben").remaining == 2
    other = limiter.use(replace(THREE_IN_SIX_SECONDS, id="other"), subject="anna")
    assert other is not None
    assert other.remaining == 2


def test_an_operation_without_a_limit_is_not_counted() -> None:
    assert RateLimiter().use(replace(CREATE_PARCEL, rate_limit=None), subject="anna") is None


def test_the_headers_tell_quota_rest_and_reset() -> None:
    usage = RateLimiter(clock=Clock()).use(CREATE_PARCEL, subject="anna")
    assert usage is not None

    assert usage.response_headers() == (
        (b"ratelimit", b'"default";r=59;t=1'),
        (b"ratelimit-policy", b'"default";q=60;w=60'),
    )


def test_the_scale_multiplies_the_quota() -> None:
    limiter = RateLimiter(scale=10, clock=Clock())

    assert use(limiter).remaining == 29
    assert use(limiter).response_headers()[1] == (b"ratelimit-policy", b'"default";q=30;w=6')


def test_a_tiny_scale_leaves_one_request() -> None:
    limiter = RateLimiter(scale=0.001, clock=Clock())

    assert use(limiter).remaining == 0
    assert use(limiter).retry_after == 6


def test_the_whole_quota_is_available_after_many_roundings() -> None:
    clock = Clock()
    limiter = RateLimiter(clock=clock)
    operation = replace(CREATE_PARCEL, rate_limit=RateLimit(requests=7, per_seconds=3))
    for _ in range(1000):
        granted = [limiter.use(operation, subject="anna") for _ in range(7)]
        assert all(usage is not None and usage.retry_after is None for usage in granted)
        clock.advance(3)


@pytest.mark.parametrize("capacity", [1, 10])
def test_memory_is_bounded_and_keeps_the_latest(capacity: int) -> None:
    limiter = RateLimiter(clock=Clock(), capacity=capacity)
    for number in range(100):
        use(limiter, f"subject {number}")

    assert use(limiter, "subject 99").remaining == 1
    assert use(limiter, "subject 0").remaining == 2


def test_settled_subjects_are_forgotten() -> None:
    clock = Clock()
    limiter = RateLimiter(clock=clock)
    for number in range(100):
        use(limiter, f"subject {number}")
    clock.advance(10)
    for _ in range(100):
        use(limiter, "anna")
        clock.advance(10)

    assert limiter.remembered <= 2
