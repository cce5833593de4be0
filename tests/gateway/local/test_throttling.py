"""Buckets of tokens."""

from gateway.local.throttling import Bucket, Throttles, operation_buckets
from tests.support.waiting import Clock

OPERATION = {"method": "GET", "path": "/a", "rate_limit": {"requests": 60, "per_seconds": 30}}


def test_a_burst_passes_and_then_the_rate() -> None:
    clock = Clock()
    throttles = Throttles({"a": Bucket(per_second=2, burst=3)}, clock=clock)
    assert [throttles.admits("a") for _ in range(4)] == [True, True, True, False]
    clock.advance(0.5)
    assert [throttles.admits("a") for _ in range(2)] == [True, False]
    clock.advance(1000)
    assert [throttles.admits("a") for _ in range(4)] == [True, True, True, False]


def test_what_has_no_bucket_always_passes() -> None:
    assert all(Throttles[str]({}).admits("b") for _ in range(100))


def test_the_limits_of_a_customer_are_multiplied() -> None:
    bucket = operation_buckets([OPERATION], scale=10)["GET", "/a"]
    assert (bucket.per_second, bucket.burst) == (20, 600)
