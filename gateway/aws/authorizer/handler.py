"""The entry point on AWS Lambda: `gateway.aws.authorizer.handler.handle`, configured by environment variables.

`MOBILITY_TOKEN_ISSUER`, `MOBILITY_TOKEN_AUDIENCE` and `MOBILITY_TOKEN_JWKS_URL` are those of the services;
`MOBILITY_USAGE_KEYS` is a JSON object that gives the API key of each client application, `*` for all others.
"""

import json
import logging
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from gateway.aws.authorizer.authorizer import Authorizer
from gateway.aws.authorizer.contract import Contract
from gateway.aws.authorizer.keys import KeySet, KeysUnavailable, fetch_over_http
from gateway.aws.authorizer.tokens import TokenVerifier, Unauthenticated

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

_log = logging.getLogger(__name__)
_log.setLevel(logging.INFO)


class Unauthorized(Exception):
    """API Gateway answers 401 when the text of a failure is exactly `Unauthorized`, and 500 to any other."""


class ConfigurationError(Exception):
    """The environment does not describe an authorizer; the text names the variable, the reason and the fix."""


def handle(event: Mapping[str, Any], _context: object) -> dict[str, Any]:
    """Answer an event of API Gateway.

    Raises:
        Unauthorized: there is no token that is accepted.
        KeysUnavailable: the issuer's keys are not known yet.
        UnexpectedEvent: it is not an event of an authorizer.
        ConfigurationError: the function's environment lacks something.
    """
    try:
        return _authorizer().authorize(event)
    except Unauthenticated as refusal:
        _log.info("token_refused", extra={"reason": str(refusal)})
        raise Unauthorized("Unauthorized") from None
    except KeysUnavailable:
        # The alarm counts this word; the function's own count of errors includes each refused token.
        _log.error("keys_unavailable")
        raise


@lru_cache(maxsize=1)
def _authorizer() -> Authorizer:
    return from_environment(os.environ)


def from_environment(environment: Mapping[str, str]) -> Authorizer:
    """The authorizer that the variables describe, with the generated policy.

    Raises:
        ConfigurationError: a variable is missing or has no valid value.
    """
    contract = Contract.generated()
    keys = KeySet(fetch_over_http(_key_address(environment)))
    verifier = TokenVerifier(
        keys,
        issuer=_required(environment, "MOBILITY_TOKEN_ISSUER"),
        audience=_required(environment, "MOBILITY_TOKEN_AUDIENCE"),
        clock_skew_s=contract.clock_skew_s,
    )
    return Authorizer(contract, verifier=verifier, usage_keys=_usage_keys(environment))


def _required(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if not value:
        raise ConfigurationError(f"{name} is not set. Set it to the same value as the services have.")
    return value


def _key_address(environment: Mapping[str, str]) -> str:
    address = _required(environment, "MOBILITY_TOKEN_JWKS_URL")
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ConfigurationError(
            "MOBILITY_TOKEN_JWKS_URL is not valid: keys are fetched over https only. Set it to an https:// address."
        )
    return address


def _usage_keys(environment: Mapping[str, str]) -> dict[str, str]:
    text = environment.get("MOBILITY_USAGE_KEYS") or "{}"
    try:
        keys = json.loads(text)
    except ValueError:
        keys = None
    if not isinstance(keys, dict) or not all(isinstance(key, str) for key in keys.values()):
        raise ConfigurationError(
            'MOBILITY_USAGE_KEYS is not valid: it is a JSON object of texts. Set it, for example, to {"*": "KEY"}.'
        )
    return keys
