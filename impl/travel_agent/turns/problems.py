"""Why a turn failed, as the contract tells it."""

from dataclasses import dataclass
from typing import Final

from pydantic_ai.exceptions import (
    AgentRunError,
    FallbackExceptionGroup,
    ModelAPIError,
    RunTimedOut,
    UnexpectedModelBehavior,
    UsageLimitExceeded,
    UserError,
)

from generated import models
from impl.platform.database import DatabaseBusy, DatabaseUnavailable
from impl.travel_agent.reservations.errors import ReservationsUnavailable, TokenRejected

_CODES: Final = models.TurnProblemCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What went wrong. `worth_embedded` says that the embedded model may do better."""

    code: models.TurnProblemCode
    detail: str
    retryable: bool = True
    worth_embedded: bool = False

    def as_problem(self) -> models.TurnProblem:
        """The problem of `turn.completed`."""
        return models.TurnProblem(code=self.code, detail=self.detail, retryable=self.retryable)


INTERRUPTED: Final = Failure(
    code=_CODES.INTERRUPTED,
    detail="The process that worked on the turn ended. Nothing was done that was not approved. Say it again.",
)


def failure_of(error: Exception) -> Failure:
    """What an error that ended a run means for the customer. The text says nothing of where models run."""
    match error:
        case UsageLimitExceeded():
            return Failure(
                code=_CODES.LIMIT_REACHED,
                detail="The turn took more steps than one may take. Ask for less at once.",
            )
        case RunTimedOut() | TimeoutError():
            return Failure(code=_CODES.TIMED_OUT, detail="The turn took longer than one may. Try again.")
        case ModelAPIError() | FallbackExceptionGroup():
            return Failure(
                code=_CODES.MODEL_UNAVAILABLE,
                detail="The language model does not answer. Try again in a moment.",
                worth_embedded=True,
            )
        case UnexpectedModelBehavior():
            return Failure(
                code=_CODES.MODEL_FAILED,
                detail="The language model gave no answer that could be used. Say it in other words.",
                worth_embedded=True,
            )
        case ReservationsUnavailable():
            return Failure(
                code=_CODES.RESERVATIONS_UNAVAILABLE,
                detail="The Reservation API does not answer. Try again in a moment.",
            )
        case TokenRejected():
            return Failure(
                code=_CODES.TOKEN_EXPIRED,
                detail="The access token is not accepted any more. Send a new one with token.refresh, and try again.",
            )
        case DatabaseBusy() | DatabaseUnavailable():
            return Failure(code=_CODES.INTERNAL_ERROR, detail="The service is overloaded. Try again in a moment.")
        case UserError():
            return Failure(
                code=_CODES.MODEL_UNAVAILABLE,
                detail="The language model is not set up rightly. Try again later.",
                worth_embedded=True,
            )
        case AgentRunError():
            return Failure(
                code=_CODES.MODEL_FAILED,
                detail="The language model gave no answer that could be used. Say it in other words.",
                worth_embedded=True,
            )
        case _:
            return Failure(code=_CODES.INTERNAL_ERROR, detail="Something went wrong. Try again.")
