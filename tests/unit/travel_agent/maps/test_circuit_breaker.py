import pytest

from impl.travel_agent.maps.circuit_breaker import CircuitBreaker, CircuitOpen, CircuitState
from tests.support.waiting import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(failures_to_open=3, open_s=10, now=clock)


def fail(breaker: CircuitBreaker, *, times: int) -> None:
    for _ in range(times):
        breaker.admit()
        breaker.failed()


def test_a_circuit_opens_after_failures_in_a_row(breaker: CircuitBreaker) -> None:
    fail(breaker, times=3)
    with pytest.raises(CircuitOpen) as refusal:
        breaker.admit()
    assert refusal.value.retry_after_s == 10


def test_a_success_between_failures_keeps_the_circuit_closed(breaker: CircuitBreaker) -> None:
    fail(breaker, times=2)
    breaker.admit()
    breaker.succeeded()
    fail(breaker, times=2)
    assert breaker.state is CircuitState.CLOSED


def test_one_call_alone_tries_a_service_again(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, times=3)
    clock.advance(10)
    assert breaker.state is CircuitState.HALF_OPEN
    breaker.admit()
    with pytest.raises(CircuitOpen):
        breaker.admit()


def test_a_trial_that_succeeds_closes_the_circuit(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, times=3)
    clock.advance(10)
    breaker.admit()
    breaker.succeeded()
    assert breaker.state is CircuitState.CLOSED


def test_a_trial_that_fails_opens_the_circuit_again(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, times=3)
    clock.advance(10)
    fail(breaker, times=1)
    assert breaker.state is CircuitState.OPEN


def test_a_trial_that_nobody_waits_for_leaves_room_for_another(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, times=3)
    clock.advance(10)
    breaker.admit()
    breaker.abandoned()
    breaker.admit()
