"""Who calls and what they may: from an event of API Gateway to the policy that it evaluates and caches."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from gateway.aws.authorizer import events
from gateway.aws.authorizer.contract import Contract, Operation
from gateway.aws.authorizer.tokens import Token, TokenVerifier

_ACTION: Final = "execute-api:Invoke"
ANY_CLIENT: Final = "*"


class Authorizer:
    """Answers events of the authorizers of REST APIs and of WebSocket APIs.

    The policy for a token is the same whichever operation it came with, as API Gateway keeps it for others: it allows
    the operations that the token's scopes permit, until the token ends. `usage_keys` gives the API key, and so the
    usage plan, of each client application; `*` is that of all others.
    """

    def __init__(
        self, contract: Contract, *, verifier: TokenVerifier, usage_keys: Mapping[str, str] | None = None
    ) -> None:
        self._contract = contract
        self._verifier = verifier
        self._usage_keys = dict(usage_keys or {})

    def authorize(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """What API Gateway wants to know: principal, policy, context, and the key of the usage plan if there is one.

        A good token that does not permit the operation gets a policy that does not allow it, which API Gateway
        answers with 403. Which messages a token permits on an open socket is for the service to say.

        Raises:
            Unauthenticated: there is no token that is accepted.
            KeysUnavailable: the issuer's keys are not known yet.
            UnexpectedEvent: it is not an event of an authorizer.
        """
        stage = events.stage_arn(event)
        if events.is_connect(event):
            token = self._verifier.verify(events.subprotocol_token(event, prefixes=self._contract.token_subprotocols))
            statements = [_statement("Allow", [f"{stage}/{events.CONNECT}"])]
        else:
            token = self._verifier.verify(events.bearer_token(event))
            statements = self._statements(token, stage=stage)
        return self._answer(token, statements)

    def _statements(self, token: Token, *, stage: str) -> list[dict[str, Any]]:
        permitted = self._contract.permitted(token.scopes)
        if not permitted:
            return [_statement("Deny", [f"{stage}/*"])]
        ends = datetime.fromtimestamp(token.expires_at, tz=UTC) + timedelta(seconds=self._contract.clock_skew_s)
        allowed = _statement("Allow", _resources(permitted, stage=stage))
        allowed["Condition"] = {"DateLessThan": {"aws:CurrentTime": ends.strftime("%Y-%m-%dT%H:%M:%SZ")}}
        caught = self._contract.caught(permitted)
        return [allowed, *([_statement("Deny", _resources(caught, stage=stage))] if caught else [])]

    def _answer(self, token: Token, statements: list[dict[str, Any]]) -> dict[str, Any]:
        answer: dict[str, Any] = {
            "principalId": token.subject,
            "policyDocument": {"Version": "2012-10-17", "Statement": statements},
            "context": {"subject": token.subject, "scopes": " ".join(sorted(token.scopes))},
        }
        key = self._usage_keys.get(token.client or ANY_CLIENT, self._usage_keys.get(ANY_CLIENT))
        return {**answer, "usageIdentifierKey": key} if key else answer


def _resources(operations: tuple[Operation, ...], *, stage: str) -> list[str]:
    return [f"{stage}/{operation.resource}" for operation in operations]


def _statement(effect: str, resources: list[str]) -> dict[str, Any]:
    return {"Action": _ACTION, "Effect": effect, "Resource": resources}
