"""Limits per caller and operation, in a gateway whose buckets hold few tokens."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.gateway.envoy.backends import Backend
from tests.gateway.envoy.rig import OPERATIONS, Answer, Gateway, Issuer, envoy_before, request_of

SCALE = 0.05
LIMITED = {operation["id"]: operation for operation in OPERATIONS if operation["rate_limit"]["requests"] <= 300}


@pytest.fixture(scope="module")
def shared_gateway(
    backends: tuple[Backend, Backend], issuer: Issuer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Gateway]:
    log = tmp_path_factory.mktemp("envoy") / "gateway.log"
    scale = {"rate_limit_scale": str(SCALE), "gateway_trusted_hops": "127.0.0.0/8"}
    with envoy_before(*backends, issuer=issuer, log=log, **scale) as running:
        yield running


def bucket(operation: Mapping[str, Any]) -> int:
    """The requests that a caller may make at once."""
    requests: int = operation["rate_limit"]["requests"]
    return max(1, round(requests * SCALE))


def until_refused(gateway: Gateway, operation: Mapping[str, Any], headers: Mapping[str, str]) -> tuple[int, Answer]:
    """The number of requests that were let through before one was refused, and the refusal."""
    method, path = request_of(operation)
    body = b"{}" if operation["body"] else None
    for count in range(bucket(operation) * 3):
        answer = gateway.ask(method, path, headers=headers, body=body)
        if answer.status != 200:
            return count, answer
    raise AssertionError("None was refused.")


@pytest.mark.parametrize("name", LIMITED)
def test_a_caller_may_do_so_much_and_no_more(
    gateway: Gateway, reservation: Backend, travel_agent: Backend, issuer: Issuer, name: str
) -> None:
    operation = LIMITED[name]
    caller = {"X-Forwarded-For": f"192.0.2.{list(LIMITED).index(name)}"}
    headers = caller if operation["public"] else issuer.bearer("auth0|busy")
    count, refused = until_refused(gateway, operation, headers)
    # A token may come back meanwhile.
    assert bucket(operation) <= count <= bucket(operation) + 1
    assert refused.is_problem("rate_limited")
    assert len(reservation.heard + travel_agent.heard) == count


def test_the_refusal_says_when_to_come_again(gateway: Gateway, issuer: Issuer) -> None:
    _, refused = until_refused(gateway, LIMITED["createErasure"], issuer.bearer("auth0|eager"))
    limit = LIMITED["createErasure"]["rate_limit"]
    wait = -(-limit["per_seconds"] // limit["requests"])
    assert refused.headers["retry-after"] == str(wait)
    assert refused.headers["ratelimit-policy"] == f'"default";q={limit["requests"]};w={limit["per_seconds"]}'
    assert refused.headers["ratelimit"] == f'"default";r=0;t={limit["per_seconds"]}'
    assert refused.document["detail"] == f"Too many requests. Try again in {wait} s."


def test_what_one_caller_has_used_up_another_still_has(gateway: Gateway, issuer: Issuer) -> None:
    operation = LIMITED["createQuote"]
    until_refused(gateway, operation, issuer.bearer("auth0|one"))
    count, _ = until_refused(gateway, operation, issuer.bearer("auth0|two"))
    assert count >= bucket(operation)


def test_what_is_used_up_of_one_operation_is_left_of_another(gateway: Gateway, issuer: Issuer) -> None:
    headers = issuer.bearer("auth0|curious")
    until_refused(gateway, LIMITED["createQuote"], headers)
    count, _ = until_refused(gateway, LIMITED["getQuote"], headers)
    assert count >= bucket(LIMITED["getQuote"])


def test_a_new_token_of_the_same_subject_brings_nothing_new(gateway: Gateway, issuer: Issuer) -> None:
    operation = LIMITED["createDecision"]
    until_refused(gateway, operation, issuer.bearer("auth0|again"))
    answer = gateway.ask(*request_of(operation), headers=issuer.bearer("auth0|again", jti="another"), body=b"{}")
    assert answer.is_problem("rate_limited")


def test_public_operations_are_limited_by_address(gateway: Gateway) -> None:
    operation = LIMITED["getMetro"]
    until_refused(gateway, operation, {"X-Forwarded-For": "198.51.100.1"})
    count, _ = until_refused(gateway, operation, {"X-Forwarded-For": "198.51.100.2"})
    assert count >= bucket(operation)


def test_an_address_that_no_trusted_hop_tells_does_not_count(
    backends: tuple[Backend, Backend], issuer: Issuer, tmp_path: Path
) -> None:
    log = tmp_path / "gateway.log"
    operation = LIMITED["getMetro"]
    with envoy_before(*backends, issuer=issuer, log=log, rate_limit_scale=str(SCALE)) as gateway:
        until_refused(gateway, operation, {"X-Forwarded-For": "198.51.100.1"})
        answer = gateway.ask(*request_of(operation), headers={"X-Forwarded-For": "198.51.100.2"})
        assert answer.is_problem("rate_limited")


def test_refused_callers_use_up_nothing(gateway: Gateway, issuer: Issuer) -> None:
    operation = LIMITED["updateCustomer"]
    method, path = request_of(operation)
    for _ in range(bucket(operation) * 2):
        poor = gateway.ask(method, path, headers=issuer.bearer("auth0|poor", scopes=""), body=b"{}")
        assert poor.is_problem("forbidden")
    count, _ = until_refused(gateway, operation, issuer.bearer("auth0|poor"))
    assert count >= bucket(operation)
