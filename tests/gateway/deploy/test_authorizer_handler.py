"""The entry point on AWS Lambda: its environment, and the texts that API Gateway turns into statuses."""

import logging
from collections.abc import Iterator

import pytest

from gateway.aws.authorizer import handler
from gateway.aws.authorizer.events import UnexpectedEvent
from gateway.aws.authorizer.handler import ConfigurationError, Unauthorized, from_environment, handle
from gateway.aws.authorizer.keys import KeysUnavailable
from tests.gateway.deploy.authorizing import request
from tests.gateway.deploy.web import served_keys
from tests.support.tokens import AUDIENCE, ISSUER, TokenIssuer

ENVIRONMENT = {
    "MOBILITY_TOKEN_ISSUER": ISSUER,
    "MOBILITY_TOKEN_AUDIENCE": AUDIENCE,
    "MOBILITY_TOKEN_JWKS_URL": f"{ISSUER}/jwks.json",
}


@pytest.fixture
def issuer(monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenIssuer]:
    """An issuer that the function's environment names."""
    issuer = TokenIssuer()
    with served_keys(issuer) as address:
        for name, value in {**ENVIRONMENT, "MOBILITY_TOKEN_JWKS_URL": address}.items():
            monkeypatch.setenv(name, value)
        handler._authorizer.cache_clear()
        yield issuer
        handler._authorizer.cache_clear()


def test_a_good_token_gets_a_policy(issuer: TokenIssuer) -> None:
    assert handle(request(issuer.token("auth0|anna")), None)["principalId"] == "auth0|anna"


def test_what_was_set_up_serves_the_next_event_too(issuer: TokenIssuer) -> None:
    for _ in range(3):
        handle(request(issuer.token()), None)
    assert issuer.fetches == 1


def test_a_refused_token_fails_with_the_word_that_means_401(
    issuer: TokenIssuer, caplog: pytest.LogCaptureFixture
) -> None:
    token = issuer.token(aud="https://elsewhere.example")
    with caplog.at_level(logging.INFO), pytest.raises(Unauthorized, match=r"^Unauthorized$"):
        handle(request(token), None)
    [record] = caplog.records
    assert (record.message, vars(record)["reason"]) == ("token_refused", "The access token is for another audience.")
    assert not any(token in str(value) or "anna" in str(value) for value in vars(record).values())


def test_without_the_issuers_keys_it_fails_otherwise_and_says_so(
    issuer: TokenIssuer, caplog: pytest.LogCaptureFixture
) -> None:
    issuer.down = True
    with pytest.raises(KeysUnavailable):
        handle(request(issuer.token()), None)
    assert [record.message for record in caplog.records] == ["jwks_refresh_failed", "keys_unavailable"]


def test_an_event_of_something_else_fails_otherwise(issuer: TokenIssuer) -> None:
    with pytest.raises(UnexpectedEvent):
        handle({"Records": []}, None)


@pytest.mark.parametrize("name", ENVIRONMENT)
def test_each_variable_is_needed(name: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        from_environment({**ENVIRONMENT, name: ""})


@pytest.mark.parametrize("address", ["http://accounts.example/jwks.json", "file:///etc/passwd", "jwks.json"])
def test_keys_are_fetched_over_https_only(address: str) -> None:
    with pytest.raises(ConfigurationError, match="https"):
        from_environment({**ENVIRONMENT, "MOBILITY_TOKEN_JWKS_URL": address})


@pytest.mark.parametrize("text", ["{", "[]", '{"web": 7}', '"key"'])
def test_keys_of_usage_plans_are_texts(text: str) -> None:
    with pytest.raises(ConfigurationError, match="MOBILITY_USAGE_KEYS"):
        from_environment({**ENVIRONMENT, "MOBILITY_USAGE_KEYS": text})
