"""How long an authorizer is believed, and what it must answer."""

from collections.abc import Mapping
from typing import Any

import pytest

from gateway.local.authorizing import Authorizers, Grant, load_handler
from gateway.local.failures import GatewayFailure
from gateway.local.refusals import Refused
from tests.support.waiting import Clock

ARN = "arn:aws:execute-api:r:a:api/stage/GET/v1/tools"


def answer(**changes: Any) -> dict[str, Any]:
    statement = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": [ARN]}
    return {"principalId": "ada", "policyDocument": {"Statement": [statement]}, **changes}


class Asked:
    """Counts how often it is asked, and gives what it is told to."""

    def __init__(self, given: Any = None) -> None:
        self.given = answer() if given is None else given
        self.times = 0

    def __call__(self, _event: Mapping[str, Any], _context: object) -> Any:
        self.times += 1
        return self.given


async def grant(authorizers: Authorizers, *identity: str | None, ttl_s: float = 300) -> Grant:
    return await authorizers.grant(dict, name="bearer", identity=identity, ttl_s=ttl_s)


async def test_an_answer_holds_for_its_time_and_no_longer() -> None:
    handler, clock = Asked(), Clock()
    authorizers = Authorizers(handler, clock=clock)
    await grant(authorizers, "one")
    clock.advance(299)
    await grant(authorizers, "one")
    assert handler.times == 1
    clock.advance(2)
    await grant(authorizers, "one")
    assert handler.times == 2


async def test_answers_are_kept_for_each_identity_and_without_a_time_not_at_all() -> None:
    handler = Asked()
    authorizers = Authorizers(handler)
    await grant(authorizers, "one", "a")
    await grant(authorizers, "one", "b")
    await grant(authorizers, "two", ttl_s=0)
    await grant(authorizers, "two", ttl_s=0)
    assert handler.times == 4


@pytest.mark.parametrize("identity", [("one", None), ("", "two"), (None,)])
async def test_without_an_identity_nobody_is_asked(identity: tuple[str | None, ...]) -> None:
    handler = Asked()
    with pytest.raises(Refused, match="UNAUTHORIZED"):
        await grant(Authorizers(handler), *identity)
    assert handler.times == 0


async def test_context_becomes_texts() -> None:
    given = answer(context={"subject": "ada", "age": 7, "is_new": True})
    variables = (await grant(Authorizers(Asked(given)), "one")).variables
    assert variables == {"subject": "ada", "age": "7", "is_new": "true", "principalId": "ada"}


@pytest.mark.parametrize(
    "given",
    ["text", {}, {"principalId": "ada"}, answer(principalId=7), answer(context={"scopes": ["a"]})],
)
async def test_an_answer_of_another_shape_is_a_failure(given: Any) -> None:
    with pytest.raises(Refused, match="AUTHORIZER_CONFIGURATION_ERROR"):
        await grant(Authorizers(Asked(given)), "one")


@pytest.mark.parametrize(
    ("statements", "kind"),
    [
        ([{"Effect": "Allow", "Resource": ["arn:aws:execute-api:r:a:api/stage/POST/*"]}], "ACCESS_DENIED"),
        ([{"Effect": "Allow", "Resource": [ARN]}, {"Effect": "Deny", "Resource": [ARN]}], "ACCESS_DENIED"),
        ([{"Effect": "Allow", "Resource": [ARN], "Condition": {"IpAddress": {"a": "b"}}}], "CONFIGURATION_ERROR"),
        ([{"Effect": "Allow"}], "CONFIGURATION_ERROR"),
    ],
)
async def test_a_policy_must_allow_the_method(statements: list[dict[str, Any]], kind: str) -> None:
    authorizers = Authorizers(Asked())
    given = Grant(principal="ada", policy={"Statement": statements}, context={})
    with pytest.raises(Refused, match=kind):
        authorizers.ensure_allowed(given, ARN)


async def test_a_policy_may_end_before_the_answer_does() -> None:
    clock = Clock(now=1_780_000_000)
    authorizers = Authorizers(Asked(), clock=clock)
    ends = {"DateLessThan": {"aws:CurrentTime": "2026-05-28T20:26:41Z"}}
    given = Grant(
        principal="ada",
        policy={"Statement": [{"Effect": "Allow", "Resource": [ARN], "Condition": ends}]},
        context={},
    )
    authorizers.ensure_allowed(given, ARN)
    clock.advance(1)
    with pytest.raises(Refused, match="ACCESS_DENIED"):
        authorizers.ensure_allowed(given, ARN)


@pytest.mark.parametrize("name", ["gateway.nothing:handle", "gateway.local.app:nothing", "nothing"])
def test_an_authorizer_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(GatewayFailure, match="MOBILITY_GATEWAY_AUTHORIZER"):
        load_handler(name)
