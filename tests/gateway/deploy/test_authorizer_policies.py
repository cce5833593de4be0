"""What the authorizer's policies allow: exactly what the token's scopes permit, for every operation, until it ends."""

import itertools
import json
import time
from typing import Any

import pytest

from gateway.aws.authorizer.contract import AmbiguousPaths, Contract, Operation
from gateway.aws.iam import Decision, UnknownCondition, decide
from tests.gateway.deploy.authorizing import CONTRACT, STAGE, authorizer, connection, request
from tests.support.tokens import TokenIssuer

SCOPES = sorted({scope for operation in CONTRACT.operations for scope in operation.scopes})
LONGEST_RESOURCE = 512
"""Characters of an ARN in the policy of an authorizer (Amazon API Gateway Developer Guide, its output)."""
LARGEST_ANSWER = 8192
"""Bytes of an authorizer's answer that are known to be kept."""


@pytest.fixture(scope="module")
def issuer() -> TokenIssuer:
    return TokenIssuer()


def path_of(operation: Operation) -> str:
    """A request of the operation, with identifiers as ours look."""
    segments = ("res_01jd8k2m" if each.startswith("{") else each for each in operation.path.split("/"))
    return "/".join(segments)


def decision(policy: dict[str, object], operation: Operation, *, now: float | None = None) -> Decision:
    arn = f"{STAGE}/{operation.method}{path_of(operation)}"
    return decide(policy, arn=arn, now=time.time() if now is None else now)


def policy_for(issuer: TokenIssuer, scopes: frozenset[str], *, contract: Contract = CONTRACT) -> dict[str, object]:
    answer = authorizer(issuer, contract=contract).authorize(request(issuer.token(scopes=" ".join(sorted(scopes)))))
    policy: dict[str, object] = answer["policyDocument"]
    return policy


def contract_of(*operations: tuple[str, str, str]) -> Contract:
    entries = [
        {"id": f"{method} {path}", "method": method, "path": path, "scopes": scopes.split()}
        for method, path, scopes in operations
    ]
    return Contract.from_policy({"operations": entries, "channels": [], "clock_skew_s": 2})


@pytest.mark.parametrize(
    "scopes",
    [frozenset(chosen) for size in range(len(SCOPES) + 1) for chosen in itertools.combinations(SCOPES, size)],
    ids=lambda chosen: " ".join(sorted(chosen)) or "none",
)
def test_the_policy_allows_exactly_the_operations_that_the_scopes_permit(
    issuer: TokenIssuer, scopes: frozenset[str]
) -> None:
    policy = policy_for(issuer, scopes)
    allowed = {each.name for each in CONTRACT.operations if decision(policy, each) is Decision.ALLOW}
    assert allowed == {each.name for each in CONTRACT.operations if each.scopes <= scopes}


@pytest.mark.parametrize("operation", CONTRACT.operations, ids=lambda each: each.name)
def test_the_policy_does_not_depend_on_the_operation_it_was_asked_for(
    issuer: TokenIssuer, operation: Operation
) -> None:
    token = issuer.token(scopes="reservations:read", exp=int(time.time()) + 60)
    asked = authorizer(issuer).authorize(request(token, method=operation.method, path=path_of(operation)))
    assert asked == authorizer(issuer).authorize(request(token))


def test_unknown_methods_and_paths_are_allowed_to_nobody(issuer: TokenIssuer) -> None:
    policy = policy_for(issuer, frozenset(SCOPES))
    for target in ("DELETE/v1/reservations/res_1", "GET/internal/gateways", "GET/", "POST/v1/metros"):
        assert decide(policy, arn=f"{STAGE}/{target}", now=time.time()) is Decision.IMPLICIT_DENY


def test_the_policy_is_for_one_stage_of_one_api(issuer: TokenIssuer) -> None:
    policy = policy_for(issuer, frozenset(SCOPES))
    for other in (STAGE.replace("production", "staging"), STAGE.replace("a1b2c3d4e5", "z9y8x7w6v5")):
        assert decide(policy, arn=f"{other}/GET/v1/vehicles", now=time.time()) is Decision.IMPLICIT_DENY


def test_a_policy_that_is_kept_allows_nothing_after_the_token_has_ended(issuer: TokenIssuer) -> None:
    expires_at = int(time.time()) + 60
    token = issuer.token(scopes="vehicles:read", exp=expires_at)
    policy = authorizer(issuer).authorize(request(token))["policyDocument"]
    search = next(operation for operation in CONTRACT.operations if operation.name == "searchVehicles")
    assert decision(policy, search, now=expires_at + CONTRACT.clock_skew_s - 1) is Decision.ALLOW
    assert decision(policy, search, now=expires_at + CONTRACT.clock_skew_s) is Decision.IMPLICIT_DENY


def test_the_largest_policy_is_within_the_bounds_of_aws(issuer: TokenIssuer) -> None:
    answer = authorizer(issuer).authorize(request(issuer.token("a" * 255, scopes=" ".join(SCOPES))))
    assert len(json.dumps(answer)) < LARGEST_ANSWER
    for statement in answer["policyDocument"]["Statement"]:
        assert max(len(resource) for resource in statement["Resource"]) < LONGEST_RESOURCE


def test_the_integration_gets_subject_and_scopes_as_texts_and_nothing_else(issuer: TokenIssuer) -> None:
    token = issuer.token("auth0|anna", scopes="vehicles:read quotes:write", email="anna@example.com", name="Anna")
    for event in (request(token), connection(f"mobility.token.{token}")):
        answer = authorizer(issuer).authorize(event)
        assert answer["context"] == {"subject": "auth0|anna", "scopes": "quotes:write vehicles:read"}
        assert "usageIdentifierKey" not in answer


@pytest.mark.parametrize(
    ("claims", "key"),
    [
        ({"client_id": "partner"}, "partner-key"),
        ({"azp": "partner"}, "partner-key"),
        ({"azp": "new"}, "any-key"),
        ({"azp": 7}, "any-key"),
        ({}, "any-key"),
    ],
)
def test_each_client_application_has_its_usage_plan(issuer: TokenIssuer, claims: dict[str, Any], key: str) -> None:
    usage_keys = {"partner": "partner-key", "*": "any-key"}
    answer = authorizer(issuer, usage_keys=usage_keys).authorize(request(issuer.token(**claims)))
    assert answer["usageIdentifierKey"] == key


@pytest.mark.parametrize("claims", [{"scope": ["vehicles:read"]}, {"without": ("scope",), "scp": ["vehicles:read"]}])
def test_scopes_may_be_a_list(issuer: TokenIssuer, claims: dict[str, Any]) -> None:
    answer = authorizer(issuer).authorize(request(issuer.token(**claims)))
    assert answer["context"]["scopes"] == "vehicles:read"


@pytest.mark.parametrize("scope", [7, None, {"vehicles:read": True}, [["vehicles:read"]]])
def test_scopes_of_another_form_permit_nothing(issuer: TokenIssuer, scope: object) -> None:
    answer = authorizer(issuer).authorize(request(issuer.token(scope=scope)))
    assert answer["context"]["scopes"] == ""
    secured = next(operation for operation in CONTRACT.operations if operation.scopes)
    assert decision(answer["policyDocument"], secured) is Decision.IMPLICIT_DENY


def test_a_token_that_permits_nothing_is_denied_everything(issuer: TokenIssuer) -> None:
    contract = contract_of(("GET", "/v1/things", "things:read"))
    policy = policy_for(issuer, frozenset(), contract=contract)
    assert decide(policy, arn=f"{STAGE}/GET/v1/things", now=0) is Decision.EXPLICIT_DENY


def test_a_wildcard_does_not_allow_what_lies_below(issuer: TokenIssuer) -> None:
    contract = contract_of(
        ("GET", "/v1/things/{id}", "things:read"),
        ("GET", "/v1/things/{id}/secrets", "secrets:read"),
        ("GET", "/v1/things/mine", "mine:read"),
    )
    policy = policy_for(issuer, frozenset({"things:read"}), contract=contract)
    outcome = {each.path: decision(policy, each) for each in contract.operations}
    assert outcome == {
        "/v1/things/{id}": Decision.ALLOW,
        "/v1/things/{id}/secrets": Decision.EXPLICIT_DENY,
        "/v1/things/mine": Decision.EXPLICIT_DENY,
    }
    policy = policy_for(issuer, frozenset({"mine:read"}), contract=contract)
    assert [decision(policy, each) for each in contract.operations] == [
        Decision.IMPLICIT_DENY,
        Decision.IMPLICIT_DENY,
        Decision.ALLOW,
    ]


def test_operations_that_no_policy_can_tell_apart_are_refused() -> None:
    with pytest.raises(AmbiguousPaths, match=r"GET /v1/a/\{id\}, GET /v1/a/\{id\}/b, GET /v1/a/\{id\}/\{other\}/b"):
        contract_of(
            ("GET", "/v1/a/{id}", "wide"), ("GET", "/v1/a/{id}/b", "narrow"), ("GET", "/v1/a/{id}/{other}/b", "wide")
        )


def test_a_condition_that_is_not_understood_is_not_passed_over() -> None:
    statement = {"Effect": "Allow", "Resource": ["*"], "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.1"}}}
    with pytest.raises(UnknownCondition, match="IpAddress"):
        decide({"Statement": [statement]}, arn=STAGE, now=0)
