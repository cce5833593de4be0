"""An authorizer that trusts the issuer of the tests, and events as API Gateway writes them."""

from collections.abc import Mapping
from typing import Any

import httpx

from gateway.aws.authorizer.authorizer import Authorizer
from gateway.aws.authorizer.contract import Contract
from gateway.aws.authorizer.keys import DocumentUnavailable, KeySet
from gateway.aws.authorizer.tokens import TokenVerifier
from tests.support.tokens import AUDIENCE, ISSUER, JWKS_URL, TokenIssuer

STAGE = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/production"
CONTRACT = Contract.generated()


def key_set(issuer: TokenIssuer, **options: Any) -> KeySet:
    """A key set that reads the issuer's document."""

    def fetch() -> bytes:
        try:
            return issuer.answer(httpx.Request("GET", JWKS_URL)).content
        except httpx.ConnectError as failure:
            raise DocumentUnavailable(str(failure)) from None

    return KeySet(fetch, **options)


def authorizer(
    issuer: TokenIssuer,
    *,
    keys: KeySet | None = None,
    contract: Contract = CONTRACT,
    usage_keys: Mapping[str, str] | None = None,
) -> Authorizer:
    """An authorizer for the issuer's tokens."""
    verifier = TokenVerifier(
        keys or key_set(issuer), issuer=ISSUER, audience=AUDIENCE, clock_skew_s=contract.clock_skew_s
    )
    return Authorizer(contract, verifier=verifier, usage_keys=usage_keys)


def request(token: str | None, *, method: str = "GET", path: str = "/v1/vehicles", **headers: str) -> dict[str, Any]:
    """An event of a REST API's authorizer of the type REQUEST."""
    given = {**headers, **({} if token is None else {"authorization": f"Bearer {token}"})}
    return {
        "type": "REQUEST",
        "methodArn": f"{STAGE}/{method}{path}",
        "resource": path,
        "path": path,
        "httpMethod": method,
        "headers": given,
        "multiValueHeaders": {name: [value] for name, value in given.items()},
        "queryStringParameters": {},
        "requestContext": {"httpMethod": method, "resourcePath": path, "stage": "production"},
    }


def token_event(authorization: str) -> dict[str, Any]:
    """An event of a REST API's authorizer of the type TOKEN."""
    return {"type": "TOKEN", "methodArn": f"{STAGE}/GET/v1/vehicles", "authorizationToken": authorization}


def connection(subprotocols: str | None) -> dict[str, Any]:
    """An event of a WebSocket API's authorizer."""
    headers = {} if subprotocols is None else {"Sec-WebSocket-Protocol": subprotocols}
    return {
        "type": "REQUEST",
        "methodArn": f"{STAGE}/$connect",
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "requestContext": {"routeKey": "$connect", "eventType": "CONNECT", "connectionId": "L0SM9cOFvHcCIhw="},
    }
