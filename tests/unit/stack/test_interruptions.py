"""Signals that end the stack."""

import os
import signal

import pytest

from scripts.stack.interruptions import Interrupted, Interruptions


def send(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_stack_with_the_usual_exit_code(number: signal.Signals) -> None:
    with Interruptions().installed(), pytest.raises(Interrupted) as interruption:
        send(number)
    assert interruption.value.exit_code == 128 + number


def test_a_second_signal_does_not_disturb_the_stopping() -> None:
    with Interruptions().installed():
        with pytest.raises(Interrupted):
            send(signal.SIGINT)
        send(signal.SIGINT)


def test_a_signal_waits_for_the_end_of_a_section_that_must_not_be_left_half_done() -> None:
    interruptions, done = Interruptions(), []

    def sections() -> None:
        with interruptions.held():
            with interruptions.held():
                send(signal.SIGTERM)
            done.append("the whole section")
        done.append("more")

    with interruptions.installed(), pytest.raises(Interrupted):
        sections()
    assert done == ["the whole section"]


def test_a_signal_can_be_left_to_the_program_in_the_foreground() -> None:
    interruptions = Interruptions()
    with interruptions.installed(), interruptions.ignoring(signal.SIGINT):
        send(signal.SIGINT)
        with pytest.raises(Interrupted):
            send(signal.SIGTERM)


def test_the_handlers_of_before_are_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Interruptions().installed():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
