"""Lambda authorizers: asked once for each identity, and believed until their answer is too old."""

import asyncio
import importlib
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog

from gateway.aws.iam import Decision, UnknownCondition, decide
from gateway.local.failures import GatewayFailure
from gateway.local.refusals import KINDS, Refused

type Handler = Callable[[Mapping[str, Any], object], Any]

_MOST_REMEMBERED: Final = 10_000
_SECONDS_TO_ANSWER: Final = 29.0
# What a function raises to have 401 answered; any other failure is a 500.
_UNAUTHORIZED: Final = "Unauthorized"

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """An authorizer's answer: whose request it is, what is allowed, and what templates may see of it."""

    principal: str
    policy: Mapping[str, Any]
    context: Mapping[str, str]

    @property
    def variables(self) -> dict[str, str]:
        """``$context.authorizer``."""
        return {**self.context, "principalId": self.principal}


def load_handler(name: str) -> Handler:
    """The function that a name such as ``package.module:function`` stands for.

    Raises:
        GatewayFailure: there is none.
    """
    module, _, function = name.partition(":")
    try:
        handler: Handler = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise GatewayFailure(
            f"The authorizer {name} cannot be loaded: {error}.\n"
            "  Fix: set MOBILITY_GATEWAY_AUTHORIZER to MODULE:FUNCTION of a Lambda authorizer."
        ) from error
    return handler


class Authorizers:
    """Asks the function, and remembers its answers by the identities they are for."""

    def __init__(self, handler: Handler, *, clock: Callable[[], float] = time.time) -> None:
        self._handler = handler
        self._clock = clock
        self._remembered: OrderedDict[tuple[str, ...], tuple[float, Grant]] = OrderedDict()

    async def grant(
        self,
        event: Callable[[], Mapping[str, Any]],
        *,
        name: str,
        identity: Sequence[str | None],
        ttl_s: float,
        validation: str | None = None,
    ) -> Grant:
        """Whose request it is.

        Args:
            event: makes what the function is told, if it is asked.
            name: the authorizer.
            identity: the values it judges by; without one of them nothing is asked.
            ttl_s: how long an answer holds; 0 asks every time.
            validation: a regular expression that the identity must match.

        Raises:
            Refused: UNAUTHORIZED without an identity or where the function says so, AUTHORIZER_FAILURE where it fails.
        """
        values = tuple(value for value in identity if value)
        if len(values) < len(identity) or (validation and not re.fullmatch(validation, values[0])):
            raise Refused("UNAUTHORIZED")
        key = (name, *values)
        now = self._clock()
        remembered = self._remembered.get(key)
        if remembered is not None and remembered[0] > now:
            return remembered[1]
        grant = await self._ask(event())
        if ttl_s > 0:
            self._remembered[key] = (now + ttl_s, grant)
            self._remembered.move_to_end(key)
            if len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.popitem(last=False)
        return grant

    def ensure_allowed(self, grant: Grant, resource: str) -> None:
        """Check that the policy of an answer covers a method.

        Raises:
            Refused: ACCESS_DENIED where it does not, AUTHORIZER_CONFIGURATION_ERROR where it is no policy.
        """
        try:
            decision = decide(grant.policy, arn=resource, now=self._clock())
        except (UnknownCondition, LookupError, TypeError, ValueError) as problem:
            _log.error("authorizer_policy_invalid", reason=f"{type(problem).__name__}: {problem}")
            raise Refused("AUTHORIZER_CONFIGURATION_ERROR") from None
        match decision:
            case Decision.EXPLICIT_DENY:
                raise Refused("ACCESS_DENIED", message=f"{KINDS['ACCESS_DENIED'].message} with an explicit deny")
            case Decision.IMPLICIT_DENY:
                raise Refused("ACCESS_DENIED")
            case Decision.ALLOW:
                return

    async def _ask(self, event: Mapping[str, Any]) -> Grant:
        try:
            async with asyncio.timeout(_SECONDS_TO_ANSWER):
                answer = await asyncio.to_thread(self._handler, event, None)
        except Exception as failure:  # noqa: BLE001  # Whatever a function raises is an answer to API Gateway.
            if str(failure) == _UNAUTHORIZED:
                raise Refused("UNAUTHORIZED") from None
            _log.error("authorizer_failed", reason=f"{type(failure).__name__}: {failure}")
            raise Refused("AUTHORIZER_FAILURE") from None
        return _grant(answer)


def _grant(answer: Any) -> Grant:
    """An answer of the right shape: values of its context are texts, numbers and truth values, and become texts."""
    match answer:
        case {"principalId": str(principal), "policyDocument": dict(policy)}:
            context = answer.get("context", {})
            if all(isinstance(value, str | int | float) for value in context.values()):
                return Grant(principal=principal, policy=policy, context={key: _text(context[key]) for key in context})
        case _:
            pass
    _log.error("authorizer_answer_invalid")
    raise Refused("AUTHORIZER_CONFIGURATION_ERROR")


def _text(value: str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
