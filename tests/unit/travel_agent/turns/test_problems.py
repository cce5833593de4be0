"""Every way in which a turn can fail is told as the contract names it, and says what to do."""

import pytest
from pydantic_ai.exceptions import (
    AgentRunError,
    FallbackExceptionGroup,
    ModelAPIError,
    ModelHTTPError,
    RunTimedOut,
    UnexpectedModelBehavior,
    UsageLimitExceeded,
    UserError,
)

from generated.models import TurnProblemCode
from impl.platform.database import DatabaseUnavailable
from impl.platform.pool import DatabaseBusy
from impl.travel_agent.reservations.errors import ReservationsUnavailable, TokenRejected
from impl.travel_agent.turns.problems import INTERRUPTED, failure_of

SECRET = "http://10.0.0.7:9999 sk-secret"
FAILURES: tuple[tuple[Exception, TurnProblemCode], ...] = (
    (UsageLimitExceeded(SECRET), TurnProblemCode.LIMIT_REACHED),
    (TimeoutError(SECRET), TurnProblemCode.TIMED_OUT),
    (RunTimedOut(SECRET), TurnProblemCode.TIMED_OUT),
    (ModelHTTPError(500, SECRET, None), TurnProblemCode.MODEL_UNAVAILABLE),
    (ModelAPIError(SECRET, SECRET), TurnProblemCode.MODEL_UNAVAILABLE),
    (FallbackExceptionGroup(SECRET, [ValueError(SECRET)]), TurnProblemCode.MODEL_UNAVAILABLE),
    (UserError(SECRET), TurnProblemCode.MODEL_UNAVAILABLE),
    (UnexpectedModelBehavior(SECRET), TurnProblemCode.MODEL_FAILED),
    (AgentRunError(SECRET), TurnProblemCode.MODEL_FAILED),
    (ReservationsUnavailable(SECRET), TurnProblemCode.RESERVATIONS_UNAVAILABLE),
    (TokenRejected(SECRET), TurnProblemCode.TOKEN_EXPIRED),
    (DatabaseBusy(), TurnProblemCode.INTERNAL_ERROR),
    (DatabaseUnavailable(), TurnProblemCode.INTERNAL_ERROR),
    (KeyError(SECRET), TurnProblemCode.INTERNAL_ERROR),
)


@pytest.mark.parametrize(("error", "code"), FAILURES, ids=lambda each: type(each).__name__)
def test_a_failure_is_told_by_its_code_and_says_what_to_do(error: Exception, code: TurnProblemCode) -> None:
    problem = failure_of(error).as_problem()
    assert problem.code is code
    assert any(advice in problem.detail for advice in ("ry again", "Ask for less", "other words", "Send a new one"))
    assert SECRET not in problem.detail


def test_every_code_of_the_contract_comes_about() -> None:
    assert {code for _, code in FAILURES} | {INTERRUPTED.code} == set(TurnProblemCode)
