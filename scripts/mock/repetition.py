"""Requests that are repeated with the same `Idempotency-Key` get the first answer again."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generated.runtime import ContractResponse
from scripts.mock import answers
from scripts.mock.memory import Call

_KEY: Final = "idempotency_key"
_VALIDATION: Final = 422
_FAILURE: Final = 500


@dataclass(frozen=True, slots=True)
class _Answered:
    asked: str
    answer: ContractResponse


class Repetitions:
    """The answers given so far to requests with a key. Failures and invalid requests are not kept."""

    def __init__(self) -> None:
        self._answered: dict[tuple[str, str], _Answered] = {}

    def once(self, call: Call, play: Callable[[Call], ContractResponse]) -> ContractResponse:
        """Answer a request, the first time by `play`."""
        key = call.arguments.get(_KEY)
        if key is None:
            return play(call)
        known = self._answered.get((call.operation.id, key))
        asked = _fingerprint(call)
        if known is not None and known.asked != asked:
            detail = "The Idempotency-Key was used for another request. Send a fresh key with each new request."
            return call.refuse("idempotency_key_reused", status=_VALIDATION, detail=detail)
        if known is not None:
            return answers.replayed(known.answer)
        answer = play(call)
        if answer.status < _FAILURE and answer.status != _VALIDATION:
            self._answered[call.operation.id, key] = _Answered(asked, answer)
        return answer

    def clear(self) -> None:
        """Forget everything."""
        self._answered.clear()


def _fingerprint(call: Call) -> str:
    arguments = {name: value for name, value in call.arguments.items() if name not in (_KEY, "if_match")}
    return json.dumps([arguments, call.body], sort_keys=True)
